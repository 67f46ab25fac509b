"""What the forms a crew or a caller fills in say, each in its own words."""

from dataclasses import replace

import pytest

from models.rules.norms import norms
from models.sheets import SATISFACTIONS
from models.sheets.phone_visit import PhoneVisitTotals
from printing.catalogue import FORMS, render
from printing.fonts import BOX, TICKED
from printing.grid import Cell
from printing.marks import boxes
from printing.paper import A4, A4_FOUR, A4_LANDSCAPE, FANFOLD_HALF
from printing.report import Report
from printing.samples import samples
from tests.forms.reading import by_pdfium, squeezed

SHEETS = samples()
PAPERS_OF_THE_HABITS = {
    "F02": {"241x139.7", "241x279.4"},
    "F03": {"A4"},
    "F04": {"A4"},
    "F05": {"A4"},
    "F06": {"241x93.1", "A4x4"},
    "F07": {"A4"},
    "F07L": {"A4-landscape"},
    "F08": {"A4"},
    "F09": {"A4"},
    "F10": {"A4"},
    "F11": {"A4"},
    "F12": {"241x93.1"},
}
SIGNERS = {
    "F02": ("派单签字", "施工签字", "客户签章", "审核签字"),
    "F03": ("勘查人", "网络审核", "集客部", "客户(可选)"),
    "F04": ("施工签字", "班组长签字", "客户签章"),
    "F05": ("施工签字", "班组长签字"),
    "F06": ("施工签字",),
    "F07": ("拜访人签字", "审核签字"),
    "F08": ("走访人签字", "客户签章", "主任签字"),
    "F09": ("受理人签字", "处理人签字", "客户签章", "主任签字"),
    "F10": ("客户经理", "部门经理", "相关部门"),
    "F11": ("报告人签字", "审核签字"),
    "F12": ("派车人签字", "司机签字", "主任签字"),
}


def cells(code, sheet):
    """Return every cell of a form."""
    sections = FORMS[code].content(sheet, frozenset()).sections
    return [cell for section in sections for row in section.rows for cell in row.cells]


def cell(code, sheet, label):
    """Return what stands in the cell of a label."""
    found = [one.text for one in cells(code, sheet) if one.label == label]
    assert len(found) == 1, (code, label, found)
    return found[0]


def read(code, sheet, paper=None):
    return squeezed("".join(by_pdfium(render(code, [sheet], paper=paper).content)))


@pytest.mark.parametrize("code", PAPERS_OF_THE_HABITS)
def test_a_form_is_made_for_the_papers_the_office_uses_it_on(code):
    names = {paper.name for paper in FORMS[code].form.papers}
    assert PAPERS_OF_THE_HABITS[code] <= names


@pytest.mark.parametrize("code", SIGNERS)
def test_the_boxes_to_sign_in_close_the_form(code):
    labels = [one.label for one in cells(code, SHEETS[code]["short"])]
    assert tuple(labels[-len(SIGNERS[code]) :]) == SIGNERS[code]


def test_a_fresh_construction_order_fits_half_a_sheet_and_shows_how_its_day_came_about():
    pdf = render("F02", [SHEETS["F02"]["short"]], paper=FANFOLD_HALF)
    assert pdf.pages == 1
    told = squeezed(by_pdfium(pdf.content)[0])
    assert "受理11-2023:30+120小时" in told
    assert "应完工时间" in squeezed(by_pdfium(pdf.content)[0])
    assert "（推定）" in told


@pytest.mark.parametrize("kind", ["开通", "移机", "拆机"])
def test_the_title_of_a_construction_order_says_what_is_done(kind):
    sheet = replace(SHEETS["F02"]["short"], kind=kind)
    assert read("F02", sheet).startswith(f"集团客户{kind}施工派工单")


def test_a_slip_of_a_blank_pad_has_room_for_every_moment():
    blank = SHEETS["F06"]["short"]
    for label in ("到访时间", "离开时间", "再次上门"):
        assert "月" in cell("F06", blank, label)
    assert cell("F06", blank, "已拨电话").count("第 ") == 3
    assert cell("F06", blank, "尊敬的") == ""


def test_a_filled_slip_counts_its_calls_and_fits_one_slip():
    full = SHEETS["F06"]["long"]
    assert cell("F06", full, "已拨电话").endswith("（共 3 次）")
    assert render("F06", [full], paper=A4_FOUR).pages_per_sheet == (1,)


def test_the_call_asks_after_the_equipment_before_anything_else():
    labels = [one.label for one in cells("F07", SHEETS["F07"]["long"])]
    running = labels.index("设备运行")
    assert running < min(labels.index(one) for one in ("需求线索", "意见建议", "竞争信息"))
    assert labels.index("问候") < running


def test_the_steps_of_a_call_are_those_of_the_norm():
    steps = cell("F07", SHEETS["F07"]["short"], "通话步骤")
    assert all(BOX + line.zh in steps for line in norms().checklists.phone_visit.lines)


def test_the_ledger_adds_up_done_window_connected_and_satisfied():
    totals = PhoneVisitTotals(
        planned=40, done=38, in_window=36, connected=30, asked=30, satisfied=27
    )
    sheet = replace(SHEETS["F07L"]["long"], totals=totals)
    assert cell("F07L", sheet, "完成计划") == "38/40 95.0%"
    assert cell("F07L", sheet, "窗口内") == "36/38 94.7%"
    assert cell("F07L", sheet, "接通") == "30/38 78.9%"
    assert cell("F07L", sheet, "满意") == "27/30 90.0%"


def test_a_ledger_of_a_month_without_calls_divides_nothing_by_nothing():
    nothing = PhoneVisitTotals(planned=0, done=0, in_window=0, connected=0)
    sheet = replace(SHEETS["F07L"]["short"], totals=nothing, lines=())
    assert cell("F07L", sheet, "完成计划") == "0/0 —"
    assert render("F07L", [sheet]).pages == 1


def test_a_call_that_was_planned_and_not_made_says_so():
    lines = SHEETS["F07L"]["long"].lines
    missed = sum(one.called_at is None for one in lines)
    assert missed > 0
    assert read("F07L", SHEETS["F07L"]["long"]).count("未拨打") == missed + 1  # and the remark


def test_every_page_of_a_ledger_repeats_the_heads_of_its_columns():
    pages = by_pdfium(render("F07L", [SHEETS["F07L"]["long"]], paper=A4_LANDSCAPE).content)
    assert len(pages) > 2
    assert all("客户名称" in squeezed(page) and "窗口内" in squeezed(page) for page in pages)
    assert "合计" not in squeezed(pages[0])


def test_a_complaint_has_the_six_steps_and_the_three_of_the_norm():
    sheet, lists = SHEETS["F09"]["long"], norms().checklists
    for label, checklist in (
        ("电话六步", lists.phone_complaint),
        ("现场三步", lists.site_complaint),
    ):
        told = cell("F09", sheet, label)
        assert all(TICKED + line.zh in told for line in checklist.lines)


def test_a_handler_who_withdrew_is_named_with_who_took_over_and_why():
    assert cell("F09", SHEETS["F09"]["long"], "回避移交") == (
        "2026-11-20 23:45 陈某→赵主任 客户对其态度不满,不再到该客户处作业"
    )


def test_a_coordination_leaves_rows_for_departments_nobody_thought_of():
    for name, rows in (("short", 6), ("long", 2)):
        content = FORMS["F10"].content(SHEETS["F10"][name], frozenset())
        assert [part.blanks for part in content.parts if hasattr(part, "blanks")] == [rows]


def test_an_escalation_lists_every_customer_over_as_many_pages_as_it_takes():
    sheet = SHEETS["F11"]["nasty"]
    told = read("F11", sheet)
    assert all(one.ticket in told for one in sheet.affected)


@pytest.mark.parametrize(("code", "field"), [("F04", "items"), ("F08", "items"), ("F05", "items")])
def test_a_checklist_prints_every_line_of_the_norm(code, field):
    told = read(code, SHEETS[code]["short"], A4)
    assert len(getattr(SHEETS[code]["short"], field)) == len(norms().checklists.routine.lines)
    assert all(squeezed(line.zh) in told for line in norms().checklists.routine.lines)


def test_an_instrument_past_its_calibration_says_so_on_the_inspection():
    assert "YB-0022 校准至 2026-10-31 超期" in cell("F04", SHEETS["F04"]["long"], "仪表")


def test_a_round_of_many_devices_takes_reports_not_grids():
    assert isinstance(FORMS["F05"].content(SHEETS["F05"]["long"], frozenset()), Report)
    told = read("F05", SHEETS["F05"]["long"])
    assert all(one.device in told for one in map(squeezed_device, SHEETS["F05"]["long"].lines))


def squeezed_device(line):
    return replace(line, device=squeezed(line.device))


def test_a_survey_leaves_room_to_draw_the_route():
    sections = FORMS["F03"].content(SHEETS["F03"]["short"], frozenset()).sections
    sketch = [row for part in sections for row in part.rows if row.cells[0].label == "路由草图"]
    assert sketch[0].lines >= 9
    assert sketch[0].cells == (Cell("路由草图", "", 4),)


def test_a_vehicle_is_ticked_when_it_leaves_and_again_when_it_is_back():
    sheet = SHEETS["F12"]["long"]
    assert cell("F12", sheet, "出车检查").count(TICKED) == 9
    assert cell("F12", sheet, "回车检查") == boxes(sheet.state_back)
    assert cell("F12", SHEETS["F12"]["short"], "起始里程").strip("　") == "km"


def test_scores_of_a_visit_are_the_four_words_of_the_office():
    for name in ("服务态度", "及时性", "维护质量", "技术水平"):
        told = cell("F08", SHEETS["F08"]["long"], name)
        assert all(word in told for word in SATISFACTIONS)
        assert told.count(TICKED) == 1
