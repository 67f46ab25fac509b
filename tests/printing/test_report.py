"""Reports: parts in order, the closing at the end, spare height where it is wanted."""

from datetime import UTC, datetime

import pytest

from models.sheets.letter import Copy, Letterhead
from printing import report
from printing.document import PdfDocument
from printing.fonts import faces
from printing.grid import Cell, Row, Section
from printing.head import Head
from printing.paper import A4
from printing.report import Panel, Report
from printing.table import Column, Line, Table
from tests.forms.reading import by_pdfium, picture, reads_whole, squeezed

COLUMNS = (Column("序号", 1), Column("事项", 5))
HEAD = Head(
    title="试表",
    form="F99",
    mark="JK-B-99/1.0",
    number="LX-SY-20261120-0001",
    letterhead=Letterhead(office="乐溪县代维办公室"),
    copy=Copy(number=1, printed_at=datetime(2026, 11, 20, tzinfo=UTC), printed_by="王敏"),
)


def section(title, label, text, **options):
    return Section(title, (Row((Cell(label, text, 4),), **options),))


def drawn(report):
    layout = report.laid_out(A4, faces())
    document = PdfDocument(A4, title="试", author="Paidan")
    layout.draw(document)
    content = document.finish()
    pages = by_pdfium(content)
    assert len(pages) == layout.pages == document.pages
    return content, pages


def table(count, **options):
    lines = tuple(Line((str(n), f"第{n}项")) for n in range(1, count + 1))
    return Table(COLUMNS, lines, title="事项", **options)


def test_parts_follow_one_another_and_the_closing_ends_the_last_page():
    parts = (Panel((section("首部", "头", "开头"),)), table(90))
    _, pages = drawn(Report(HEAD, parts, closing=(section("签认", "签字", "结尾"),)))
    assert len(pages) > 1
    assert "开头" in pages[0]
    assert all("事项" in page for page in pages)
    assert "结尾" in pages[-1]
    assert all(f"第{n}项" in squeezed("".join(pages)) for n in range(1, 91))


def test_every_page_says_which_it_is():
    _, pages = drawn(Report(HEAD, (table(120),)))
    assert all(f"第{n}页共{len(pages)}页" in squeezed(page) for n, page in enumerate(pages, 1))


@pytest.mark.parametrize("count", [0, 1, 900, 9000])
def test_a_text_too_long_for_its_page_goes_on_after_the_last(count):
    text = "测试专线" * count
    parts = (Panel((section("首部", "头", text),)), table(3))
    _, pages = drawn(Report(HEAD, parts, repeated=(Cell("事", "由", 4),)))
    assert reads_whole(text, pages)


def test_blank_rows_fill_the_page_and_growing_rows_take_the_rest():
    plain, _ = drawn(Report(HEAD, (table(2),)))
    filled, _ = drawn(Report(HEAD, (table(2, fill=True),)))
    grown, _ = drawn(Report(HEAD, (table(2),), closing=(section("附", "注", "", grow=1),)))
    ink = [
        picture(one, dpi=72).point(lambda grey: 255 - grey).getbbox()[3]
        for one in (plain, filled, grown)
    ]
    assert ink[0] < 300
    assert min(ink[1:]) > 780


def test_a_form_for_both_sides_ends_on_a_back():
    one = Report(HEAD, (table(2),), even=True)
    _, pages = drawn(one)
    assert len(pages) == 2
    assert "第2页共2页" in squeezed(pages[1])


def test_a_panel_may_begin_a_page():
    parts = (
        Panel((section("正面", "头", "甲"),)),
        Panel((section("背面", "头", "乙"),), new_page=True),
    )
    _, pages = drawn(Report(HEAD, parts))
    assert ["甲" in page for page in pages] == [True, False]


def test_all_grid_sections_of_a_report_can_be_asked_for():
    parts = (Panel((section("首部", "头", "甲"),)), table(1))
    report = Report(HEAD, parts, closing=(section("签认", "签", ""),))
    assert [one.title for one in report.sections] == ["首部", "签认"]


@pytest.mark.parametrize("count", range(28, 40))
@pytest.mark.parametrize("total", [(), ("合计", "")])
def test_nobody_signs_a_page_on_which_nothing_else_stands(count, total):
    closing = (section("签认", "签字", "签在这里", lines=4),)
    _, pages = drawn(Report(HEAD, (table(count, total=total),), closing=closing))
    assert "签在这里" in pages[-1]
    assert f"第{count}项" in squeezed(pages[-1])
    assert squeezed("".join(pages)).count(f"第{count}项") == 1


def test_a_lonely_signature_would_be_noticed(monkeypatch):
    monkeypatch.setattr(report, "_last_rows", lambda _: None)
    closing = (section("签认", "签字", "签在这里", lines=4),)
    lonely = []
    for count in range(28, 40):
        _, pages = drawn(Report(HEAD, (table(count),), closing=closing))
        lonely.append(f"第{count}项" not in squeezed(pages[-1]))
    assert any(lonely)


def test_the_back_of_a_sheet_without_anything_on_it_would_be_noticed():
    _, pages = drawn(Report(HEAD, (table(2),)))
    assert len(pages) % 2 == 1
