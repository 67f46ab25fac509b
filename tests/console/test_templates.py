"""A template marks what is required, offers its words, and what it produces comes in."""

import openpyxl
import pytest

from console.exchange import read_list
from console.templates import LONGEST_LIST, write_template
from models.errors import RefusedError
from models.rules.imports import KINDS, kind_of
from models.rules.imports.kinds import LANGUAGES, FieldType

pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension")


def written(tmp_path, kind, language="zh_CN"):
    path = tmp_path / f"{kind}.xlsx"
    assert write_template(kind, path, language=language) == len(kind_of(kind).fields)
    return path, openpyxl.load_workbook(path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_template_produces_is_read_as_it_is(tmp_path, kind, language):
    path, _ = written(tmp_path, kind, language)
    read = read_list(kind, path)
    assert len(read.tables) == 1
    assert read.problems == ()
    assert len(read.rows) == 1
    known = kind_of(kind)
    told = {name for name in known.fields if name in read.rows[0].facts}
    assert {field.name for field in known.required} <= told | set(known.defaults)
    assert {name for name, one in known.fields.items() if one.sample} <= told


@pytest.mark.parametrize("kind", KINDS)
def test_the_head_is_locked_and_required_columns_carry_a_star(tmp_path, kind):
    _, book = written(tmp_path, kind)
    sheet = book.worksheets[0]
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "A2"
    assert all(cell.protection.locked for cell in sheet[1])
    assert not any(cell.protection.locked for cell in sheet[2])
    stars = {cell.value.rstrip("*") for cell in sheet[1] if cell.value.endswith("*")}
    assert stars == {field.zh for field in kind_of(kind).needed}
    assert len(book.worksheets) == 3
    assert [one.sheet_state for one in book.worksheets] == ["visible", "hidden", "visible"]


@pytest.mark.parametrize("kind", KINDS)
def test_long_codes_are_text_and_words_are_offered(tmp_path, kind):
    _, book = written(tmp_path, kind)
    sheet = book.worksheets[0]
    offered = {
        str(one.sqref).partition("2:")[0]: one for one in sheet.data_validations.dataValidation
    }
    for at, field in enumerate(kind_of(kind).fields.values()):
        letter = openpyxl.utils.get_column_letter(at + 1)
        if field.type in (FieldType.CODE, FieldType.PHONE, FieldType.PHONES):
            assert sheet[f"{letter}2"].number_format == "@", field.name
        if field.choices("zh_CN"):
            assert letter in offered, field.name


def test_a_long_list_of_words_stands_on_a_hidden_sheet(tmp_path):
    _, book = written(tmp_path, "customers", "en")
    industry = kind_of("customers").fields["industry"]
    assert len(",".join(industry.choices("en"))) > LONGEST_LIST - 100
    long = [
        one
        for one in KINDS
        for f in kind_of(one).fields.values()
        if len(",".join(f.choices("en"))) > LONGEST_LIST
    ]
    for kind in set(long):
        _, book = written(tmp_path, kind, "en")
        formulas = [one.formula1 for one in book.worksheets[0].data_validations.dataValidation]
        assert any("Words" in formula for formula in formulas)
        assert book["Words"]["A1"].value


def test_a_template_is_a_workbook_and_nothing_else(tmp_path):
    with pytest.raises(RefusedError) as refused:
        write_template("crews", tmp_path / "crews.csv", language="zh_CN")
    assert refused.value.code == "template.only_xlsx"
    assert list(tmp_path.iterdir()) == []
