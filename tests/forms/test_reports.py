"""Ledgers, slips, the card and the letter: what each must say, beyond what every form must."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from models.rules.norms import norms
from models.sheets.crew_load import CrewLoad, LoadDay, RosterLine
from models.sheets.follow_up_ledger import FollowUpLine
from models.sheets.quality_check import LEVELS
from printing.catalogue import FORMS, render
from printing.fonts import TICKED
from printing.paper import A3_LANDSCAPE, A4, A4_LANDSCAPE, MM
from printing.samples import samples
from printing.table import Table
from tests.forms.reading import by_pdfium, picture, squeezed

SHEETS = samples()
MONTH = SHEETS["F18"]["long"]


def content(code, sheet):
    return FORMS[code].content(sheet, frozenset())


def tables(code, sheet):
    return [part for part in content(code, sheet).parts if isinstance(part, Table)]


def words(code, sheet, paper=None):
    """Return all that is on the paper, without gaps."""
    return squeezed("".join(by_pdfium(render(code, [sheet], paper=paper).content)))


def test_the_ledger_of_follow_ups_reckons_its_rates_from_its_lines():
    line = FollowUpLine(ticket="甲", customer="乙")
    marks = ("满意", "满意", "较满意", "不满意", "")
    sheet = replace(
        SHEETS["F22"]["short"],
        closed=20,
        followed=4,
        lines=tuple(replace(line, satisfaction=mark) for mark in marks),
    )
    told = words("F22", sheet)
    assert "回访率20.0%（回访4÷归档20）" in told
    assert "接通率80.0%" in told
    assert "回访满意率75.0%（满意与较满意3÷接通4）" in told
    assert tables("F22", sheet)[0].total[7:11] == ("2", "1", "0", "1")
    assert words("F22", replace(sheet, closed=0, lines=())).count("—") >= 3


def test_a_follow_up_is_ticked_in_the_column_of_its_answer_only():
    sheet = SHEETS["F22"]["long"]
    for told, line in zip(sheet.lines, tables("F22", sheet)[0].lines, strict=True):
        ticked = [n for n in range(7, 11) if line.cells[n] == TICKED]
        assert len(ticked) == bool(told.satisfaction)


@pytest.mark.parametrize("paper", [A4_LANDSCAPE, A3_LANDSCAPE], ids=lambda paper: paper.name)
def test_a_month_of_four_crews_stands_on_one_page(paper):
    pdf = render("F18", [MONTH], paper=paper)
    assert pdf.pages == 1
    assert len(MONTH.days) == 31


def test_every_day_of_a_month_has_its_column_and_weekday():
    columns = tables("F18", MONTH)[0].columns
    titles = [column.title for column in columns[2:-1]]
    assert titles[0] == "1\n二"
    assert titles[-1] == "31\n四"
    week = tables("F18", SHEETS["F18"]["short"])[0].columns
    assert week[2].title == "11-16 周一"


def test_a_day_nobody_filled_is_no_day_on_duty_and_stands_in_bold():
    line = RosterLine(crew="城东一组", person="陈海波", shifts=("白", "缺", "休"))
    sheet = replace(MONTH, roster=(line,))
    shown = tables("F18", sheet)[0].lines[0]
    assert shown.cells[-1] == "1 天"
    assert shown.bold == {3}


def test_only_a_load_above_the_norm_stands_in_bold():
    full = norms().office.load.red_above
    days = tuple(LoadDay(planned=8, actual=8, load=load) for load in (full, full + 0.01, 0.2))
    crew = CrewLoad(crew="城东一组", people=2, days=days)
    sheet = replace(MONTH, days=MONTH.days[:3], crews=(crew,), roster=())
    line = tables("F18", sheet)[1].lines[-1]
    assert line.cells[2:5] == ("100", "101", "20")
    assert line.bold == {3}


def test_hours_add_up_and_days_without_figures_stay_empty():
    days = (LoadDay(planned=1.5), LoadDay(), LoadDay(planned=2.0))
    sheet = replace(MONTH, days=MONTH.days[:4], crews=(CrewLoad(crew="甲", people=1, days=days),))
    planned, actual, load = tables("F18", sheet)[1].lines
    assert planned.cells[2:] == ("1.5", "", "2.0", "", "3.5")
    assert set(actual.cells[2:]) == set(load.cells[2:]) == {""}


def test_the_months_assessment_names_what_missed_its_target_in_bold():
    sheet = SHEETS["F17"]["long"]
    lines = tables("F17", sheet)[0].lines
    assert len(lines) == len(norms().kpi.indicators)
    assert [bool(line.bold) for line in lines] == [one.missed for one in sheet.indicators]


def test_more_than_the_standard_counts_as_all_of_it():
    sheet = SHEETS["F17"]["long"]
    quota = replace(sheet.quotas[0], standard=2, usable=5)
    table = tables("F17", replace(sheet, quotas=(quota,)))[4]
    assert table.lines[0].cells[3] == "100.0%"


@pytest.mark.parametrize("code", ["F13", "F15"])
def test_an_instrument_past_its_calibration_says_so(code):
    assert "超期" in words(code, SHEETS[code]["long"])


def test_who_allowed_an_expired_instrument_stands_on_the_slip():
    told = words("F13", SHEETS["F13"]["long"])
    assert "超期领用备用机送检未回,赵主任同意当次使用" in told
    assert "超期领用" not in words("F13", SHEETS["F13"]["short"])


def test_an_old_part_is_sent_to_repair_or_scrapped():
    sheet = SHEETS["F14"]["long"]
    fates = [line.cells[-1] for line in tables("F14", sheet)[0].lines]
    assert fates[0] == ""
    assert f"{TICKED}返修" in fates[1]
    assert f"{TICKED}留样检验" in fates[3]
    assert f"{TICKED}报废" in fates[4]


def test_no_handover_while_a_major_fault_lasts():
    sheet = SHEETS["F16"]["long"]
    cells = [
        cell.text
        for lasting in (True, False)
        for section in content("F16", replace(sheet, major_fault=lasting)).sections
        for row in section.rows
        for cell in row.cells
        if cell.label == "重大事项"
    ]
    assert [TICKED in text for text in cells] == [True, False]


def test_a_handover_counts_its_tickets():
    told = words("F16", SHEETS["F16"]["long"])
    assert "在途14张，其中临超时或超时4张" in told


@pytest.mark.parametrize("count", [0, 6, 60])
def test_cards_printed_on_both_sides_never_share_a_sheet(count):
    sheet = SHEETS["F19"]["long"]
    card = replace(sheet, circuits=sheet.circuits[:1] * count)
    pdf = render("F19", [card, SHEETS["F19"]["short"], card])
    assert all(pages % 2 == 0 for pages in pdf.pages_per_sheet)
    reader = PdfReader(io.BytesIO(pdf.content))
    assert reader.viewer_preferences.duplex == "/DuplexFlipLongEdge"
    assert "背面" in squeezed(reader.pages[1].extract_text())


def test_other_forms_leave_the_sides_to_the_printer():
    pdf = render("F22", [SHEETS["F22"]["short"]])
    assert PdfReader(io.BytesIO(pdf.content)).viewer_preferences.duplex is None


def test_the_check_before_going_out_asks_every_line_of_the_norm():
    lines = norms().checklists.appearance.lines
    table = tables("F20", SHEETS["F20"]["short"])[0]
    assert [line.cells[1] for line in table.lines] == [line.zh for line in lines]
    assert "共20项，合格17，不合格2" in words("F20", SHEETS["F20"]["long"])


def test_a_letter_keeps_a_seals_room_free_of_everything_but_who_seals():
    sheet = SHEETS["F21"]["long"]
    page = picture(render("F21", [sheet]).content, dpi=72)
    ink = page.point(lambda grey: 255 - grey)
    width, height = page.size
    letter = ink.crop((0, 60, width, height - 60)).getbbox()
    foot = 60 + letter[3]
    left_of_seal = ink.crop((0, int(foot - 44 * MM) + 14, width // 2, foot))
    assert left_of_seal.getbbox() is None


@pytest.mark.parametrize("length", range(0, 4000, 250))
def test_a_seal_never_stands_alone_on_a_page(length):
    sheet = replace(SHEETS["F21"]["short"], process="抢修" * length, reported_on=date(2026, 11, 23))
    last = squeezed(by_pdfium(render("F21", [sheet]).content)[-1])
    assert "（单位盖章）2026年11月23日" in last
    assert "感谢贵单位的理解与支持" in last


@pytest.mark.parametrize("level", [*LEVELS, "", "飞行检查"])
def test_a_check_says_on_which_level_it_was_made(level):
    sheet = replace(SHEETS["F23"]["long"], level=level)
    text = content("F23", sheet).sections[0].rows[0].cells[0].text
    assert text.count(TICKED) == bool(level)
    assert not level or f"{TICKED}{level}" in text


def test_a_week_begins_and_ends_where_the_paper_says():
    sheet = replace(MONTH, days=tuple(date(2026, 12, 28) + timedelta(days=n) for n in range(7)))
    assert "2026-12-28至2027-01-03" in words("F18", sheet, A4_LANDSCAPE)


def test_forms_offer_the_papers_they_are_kept_on():
    assert FORMS["F18"].form.papers == (A4_LANDSCAPE, A3_LANDSCAPE)
    assert FORMS["F13"].form.papers[0].name == FORMS["F14"].form.papers[0].name == "241x139.7"
    assert all(FORMS[code].form.papers == (A4,) for code in ("F15", "F16", "F19", "F21", "F23"))


def tally(sheet):
    rows = content("F20", sheet).sections[-2].rows
    return next(cell.text for row in rows for cell in row.cells if cell.label == "合计")


def test_a_check_nobody_has_made_yet_leaves_its_counts_and_its_kind_to_the_pen():
    sheet = SHEETS["F20"]["short"]
    assert all(one.fit is None for one in sheet.lines)
    assert tally(sheet) == f"共 {len(sheet.lines)} 项，合格 ＿＿＿，不合格 ＿＿＿"
    assert TICKED not in words("F20", sheet)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((True, True, True), "共 3 项，合格 3，不合格 0"),
        ((True, True, False), "共 3 项，合格 2，不合格 1"),
        ((False, None, None), "共 3 项，合格 0，不合格 1，不适用 1，未查 1"),
    ],
)
def test_a_check_that_was_made_counts_what_was_looked_at(answers, told):
    lines = [
        replace(one, fit=fit)
        for one, fit in zip(SHEETS["F20"]["short"].lines, answers, strict=False)
    ]
    assert tally(replace(SHEETS["F20"]["short"], lines=tuple(lines))) == told
