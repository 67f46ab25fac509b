"""Lists to fill in, one for each kind: locked head, required columns marked, words to choose."""

import io
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from models.errors import RefusedError, StoreError
from models.rules.imports import Field, Kind, kind_of
from models.rules.imports.kinds import FieldType

ROWS = 5_000  # rows that are formatted and offer their words
LONGEST_LIST = 255  # characters a drop-down may hold by itself
_WIDEST = 28
_FORMATS = {FieldType.DAY: "yyyy-mm-dd", FieldType.MOMENT: "yyyy-mm-dd hh:mm"}


def write_template(kind: str, path: Path, *, language: str) -> int:
    """Write an empty list of a kind to an .xlsx; return how many columns it has.

    The head is locked and cannot be pasted over; required columns carry a star. Codes are
    text, so long ones keep their digits. The grey first row is an example: it is to be
    overwritten, and is left out of an import by its mark on the notes sheet.
    """
    if path.suffix.lower() != ".xlsx":
        raise RefusedError("template.only_xlsx", file=path.name)
    content = template_bytes(kind_of(kind), language)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise StoreError.of_system(error, str(path)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return len(kind_of(kind).fields)


def template_bytes(kind: Kind, language: str) -> bytes:
    """Return the workbook of a template."""
    import xlsxwriter

    packed = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(packed, options) as book:
        book.set_properties({"title": kind.title(language)})
        sheet = book.add_worksheet(kind.title(language))
        words = book.add_worksheet(_word("词表", "Words", language))
        _columns(book, sheet, words, kind=kind, language=language)
        notes = book.add_worksheet(_word("填写说明", "Notes", language))
        _notes(book, notes, kind=kind, language=language)
        words.hide()
        sheet.activate()
    return packed.getvalue()


def _columns(book: Any, sheet: Any, words: Any, *, kind: Kind, language: str) -> None:
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "locked": True}
    plain = book.add_format({**look, "bg_color": "#E8EDF2"})
    needed = book.add_format({**look, "bg_color": "#F6D9B8"})
    listed = 0
    for column, field in enumerate(kind.fields.values()):
        mark = "*" if field in kind.needed else ""
        sheet.write_string(0, column, field.title(language) + mark, needed if mark else plain)
        cells = book.add_format({"num_format": _FORMATS.get(field.type, "@"), "locked": False})
        sheet.set_column(column, column, _width(field, language), cells)
        sheet.write_string(1, column, _sample(field, language), cells)
        choices = field.choices(language)
        if choices:
            listed += _offer(
                sheet, words, column, choices=choices, listed=listed, language=language
            )
        hint = field.hint(language)
        if hint:
            sheet.write_comment(0, column, hint)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, 0)
    sheet.protect(
        "",
        {
            "format_columns": True,
            "format_rows": True,
            "insert_rows": True,
            "delete_rows": True,
            "sort": True,
            "autofilter": True,
        },
    )


def _offer(
    sheet: Any, words: Any, column: int, *, choices: Sequence[str], listed: int, language: str
) -> int:
    """Offer words to choose from; more than fit into a cell's own list stand on a hidden sheet."""
    source: object = list(choices)
    used = 0
    if len(",".join(choices)) > LONGEST_LIST:
        for row, choice in enumerate(choices):
            words.write_string(row, listed, choice)
        letter, used = _letter(listed), 1
        name = _word("词表", "Words", language)
        source = f"='{name}'!${letter}$1:${letter}${len(choices)}"
    sheet.data_validation(
        1,
        column,
        ROWS,
        column,
        {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": _word("不在列表里", "Not in the list", language),
            "error_message": _word("请从下拉列表里选。", "Choose from the list.", language),
        },
    )
    return used


def _notes(book: Any, sheet: Any, *, kind: Kind, language: str) -> None:
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    lines = [
        _word("带 * 的列必填。", "Columns with a star are required.", language),
        _word(
            "第二行是示例,请改成自己的内容或删除。",
            "The second row is an example: overwrite it or delete it.",
            language,
        ),
        _word(
            "编号、电话等长号码已设为文本,请勿改成数字格式。",
            "Codes and phones are text; do not turn them into numbers.",
            language,
        ),
        _word("日期写成 2026-11-20。", "Days are written 2026-11-20.", language),
        *kind.notes(language),
    ]
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 72, wrap)
    sheet.write_string(0, 0, kind.title(language), bold)
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 1, line, wrap)
    for row, field in enumerate(kind.fields.values(), start=len(lines) + 2):
        sheet.write_string(row, 0, field.title(language), bold)
        sheet.write_string(row, 1, _told_of(field, kind, language), wrap)


def _told_of(field: Field, kind: Kind, language: str) -> str:
    parts = [_word("必填", "required", language)] if field in kind.needed else []
    parts += [field.hint(language)] if field.hint(language) else []
    parts += ["、".join(field.choices(language))] if field.choices(language) else []
    return ";".join(parts)


def _sample(field: Field, language: str) -> str:
    """Return an example in the words a drop-down of that language offers."""
    choices = field.choices(language)
    if choices and field.sample:
        known = field.choices("zh_CN")
        return choices[known.index(field.sample)] if field.sample in known else choices[0]
    return field.sample


def _width(field: Field, language: str) -> int:
    longest = max(len(field.title(language)) * 2, len(field.sample) * 2, 10)
    return min(longest + 2, _WIDEST)


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _word(zh: str, en: str, language: str) -> str:
    return en if language.startswith("en") else zh
