"""F08 客户走访记录: a call in person, with a look at the equipment and the customer's scores."""

from models.rules.zone import stamp
from models.sheets.site_visit import CheckedItem, SiteVisitSheet
from printing.blocks import cells, full, head_of, signed, visited
from printing.grid import Cell, Row, Section
from printing.layout import Form
from printing.marks import boxes
from printing.paper import A4
from printing.phrases import finding, joined
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F08", "客户走访记录", "JK-B-08/1.0", (A4,))
SHEET = SiteVisitSheet

_CHECKS = (
    Column("序号", 3, "centre"),
    Column("检查项", 11),
    Column("要求", 12.5),
    Column("现场情况", 11),
    Column("结论", 4, "centre"),
    Column("备注", 5.5),
)


def content(sheet: SiteVisitSheet, missing: frozenset[str]) -> Report:
    """Return the form in print order."""
    checks = tuple(_check(n, one) for n, one in enumerate(sheet.items, 1))
    return Report(
        head=head_of(FORM, sheet, "集团客户走访记录"),
        parts=(
            Panel((visited(sheet.customer, title=sheet.contact_title), _visit(sheet))),
            Table(_CHECKS, checks, "现场检查", small=True),
            Panel((_scores(sheet), _heard(sheet))),
        ),
        closing=(
            _after(sheet),
            signed(sheet, missing, "走访人签字", "客户签章", "主任签字", grow=1),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name, 2),
            Cell("走访时间", stamp(sheet.visited_at)),
            Cell("走访人员", "、".join(sheet.visitors)),
        ),
    )


def _visit(sheet: SiteVisitSheet) -> Section:
    return Section(
        "走访",
        (
            cells(
                ("走访时间", stamp(sheet.visited_at)),
                ("离开时间", stamp(sheet.left_at)),
                ("地点", sheet.place, 2),
            ),
            cells(("走访人员", "、".join(sheet.visitors), 2), ("参加人员", sheet.participants, 2)),
            full("走访目的", sheet.purpose),
            Row(
                (
                    Cell("设备运行", boxes(sheet.running), bold=True),
                    Cell("异常转单", sheet.ticket, 1.5),
                    Cell("近期故障", sheet.recent_fault, 1.5),
                )
            ),
            full("运行情况", sheet.running_note, grow=1),
        ),
    )


def _check(n: int, one: CheckedItem) -> Line:
    return Line((str(n), joined(one.code, one.name), one.rule, finding(one), one.verdict, one.note))


def _scores(sheet: SiteVisitSheet) -> Section:
    pairs = [sheet.scores[n : n + 2] for n in range(0, len(sheet.scores), 2)]
    rows = [
        Row(tuple(Cell(one.name, boxes(one.boxes), 4 / len(pair)) for one in pair))
        for pair in pairs
    ]
    return Section("评分", tuple(rows) or (full("评分", ""),))


def _heard(sheet: SiteVisitSheet) -> Section:
    return Section(
        "收集",
        (
            full("客户意见", sheet.opinion, grow=2),
            full("需求线索", sheet.needs, grow=1),
            cells(("竞争信息", sheet.competition, 2), ("人员变更", sheet.contact_change, 2)),
        ),
    )


def _after(sheet: SiteVisitSheet) -> Section:
    plans = "\n".join(
        joined(
            one.what,
            f"责任人 {one.owner}" if one.owner else "",
            f"期限 {one.due_on}" if one.due_on else "",
        )
        for one in sheet.plans
    )
    return Section(
        "整改",
        (
            full("整改计划", plans, grow=2),
            cells(
                ("照片编号", sheet.photos, 2),
                ("下次走访", str(sheet.next_visit_on or "")),
                ("禁语检查", sheet.language_check),
            ),
        ),
    )
