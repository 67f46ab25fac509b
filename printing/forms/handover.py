"""F16 值班交接记录: what one shift leaves to the next, counted and signed by both."""

from models.rules.zone import stamp
from models.sheets.handover import HandoverSheet, OpenTicketLine
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.marks import strip
from printing.paper import A4
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F16", "值班交接记录", "JK-B-16/1.0", (A4,))
SHEET = HandoverSheet
_TICKETS = (
    Column("工单号", 18.5),
    Column("客户名称", 17),
    Column("等级", 6.5, "centre"),
    Column("状态", 7.5, "centre"),
    Column("应恢复时间", 10, "centre"),
    Column("剩余", 8, "centre"),
    Column("班组", 8, "centre"),
    Column("交代事项", 18),
)
_PROMISES = (
    Column("编号", 18),
    Column("事项", 46),
    Column("承诺期限", 14, "centre"),
    Column("责任人", 10, "centre"),
)
_COUNTS = (
    Column("类别", 9, "centre", merged=True),
    Column("名称", 28),
    Column("应有", 10, "centre"),
    Column("实有", 10, "centre"),
    Column("说明", 33),
)


def content(sheet: HandoverSheet, missing: frozenset[str]) -> Report:
    """Return who hands over to whom, and what; ``missing`` printed as 〓."""
    return Report(
        head=head_of(FORM, sheet),
        parts=(
            Panel((_shifts(sheet),)),
            Table(_TICKETS, tuple(map(_ticket, sheet.tickets)), title="工单", small=True),
            _promises(sheet),
            Panel((Section("事项", (full("重大事项", _events(sheet), lines=2, grow=1),)),)),
            _counts(sheet),
        ),
        closing=(
            Section(
                "遗留",
                (
                    full("上级通知", sheet.notices, lines=2, grow=1),
                    full("遗留问题", sheet.left_over, lines=2, grow=2),
                ),
            ),
            signed(sheet, missing, "交班人签字", "接班人签字"),
        ),
        repeated=(Cell("班次", sheet.shift, 2), Cell("交接时间", stamp(sheet.handed_over_at), 2)),
    )


def _shifts(sheet: HandoverSheet) -> Section:
    return Section(
        "班次",
        (
            cells(("交班班次", sheet.shift, 2), ("接班班次", sheet.next_shift, 2)),
            cells(
                ("交班人员", "、".join(sheet.on_duty), 2),
                ("接班人员", "、".join(sheet.next_on_duty), 2),
            ),
            cells(("交接时间", stamp(sheet.handed_over_at), 2), ("工单统计", _tally(sheet), 2)),
        ),
    )


def _tally(sheet: HandoverSheet) -> str:
    urgent = sum(one.urgent for one in sheet.tickets)
    return f"在途 {len(sheet.tickets)} 张，其中临超时或超时 {urgent} 张"


def _ticket(one: OpenTicketLine) -> Line:
    cells_of_line = (
        one.ticket,
        one.customer,
        one.grade,
        one.state,
        stamp(one.due_at),
        one.remaining,
        one.crew,
        one.note,
    )
    return Line(cells_of_line, frozenset((0, 5)) if one.urgent else frozenset())


def _promises(sheet: HandoverSheet) -> Table:
    rows = [(one.number, one.matter, stamp(one.due_at), one.responsible) for one in sheet.promises]
    return Table.of(_PROMISES, rows, "承诺")


def _counts(sheet: HandoverSheet) -> Table:
    rows = [(one.kind, one.name, one.expected, one.found, one.note) for one in sheet.counts]
    return Table.of(_COUNTS, rows, "清点")


def _events(sheet: HandoverSheet) -> str:
    lasting = strip([("重大故障处理中，不交接", sheet.major_fault)])
    return f"{lasting}\n{sheet.major_events}" if sheet.major_events else lasting
