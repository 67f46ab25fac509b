"""F07 电话拜访台账: the calls of a month across the paper, with what they add up to."""

from models.rules.zone import short
from models.sheets.phone_visit import PhoneVisitLedgerSheet, PhoneVisitLine
from printing.blocks import cells, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.paper import A4_LANDSCAPE
from printing.phrases import share
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F07L", "电话拜访月台账", "JK-B-07L/1.0", (A4_LANDSCAPE,))
SHEET = PhoneVisitLedgerSheet

_COLUMNS = (
    Column("序号", 2.4, "centre"),
    Column("拜访编号", 9.7),
    Column("客户名称", 11.2),
    Column("等级", 3.2, "centre"),
    Column("联系人", 3.8),
    Column("联系电话", 6),
    Column("拜访人", 3.8),
    Column("计划窗口", 4.4),
    Column("拨打时间", 5.4),
    Column("时长", 2.6, "right"),
    Column("窗口内", 3.2, "centre"),
    Column("接通", 3.2, "centre"),
    Column("运行", 3.2, "centre"),
    Column("满意度", 4),
    Column("需求、意见、转单", 10.6),
)


def content(sheet: PhoneVisitLedgerSheet, missing: frozenset[str]) -> Report:
    """Return the ledger: what it covers, one row a call, what they add up to."""
    lines = tuple(_line(n, one) for n, one in enumerate(sheet.lines, 1))
    return Report(
        head=head_of(FORM, sheet, "集团客户电话拜访月台账"),
        parts=(
            Panel((Section("月", (cells(("月份", sheet.month), ("范围", sheet.scope, 3)),)),)),
            Table(_COLUMNS, lines, fill=True),
            Panel((_totals(sheet),)),
        ),
        closing=(signed(sheet, missing, "制表", "审核签字", "主任签字"),),
        repeated=(Cell("月份", sheet.month), Cell("范围", sheet.scope, 3)),
    )


def _line(n: int, one: PhoneVisitLine) -> Line:
    return Line(
        (
            str(n),
            one.number,
            one.customer,
            one.grade,
            one.contact,
            one.phone,
            one.caller,
            one.window,
            short(one.called_at) or "未拨打",
            "" if one.minutes is None else f"{one.minutes}",
            one.in_window,
            one.outcome,
            one.running,
            one.satisfaction,
            one.remark,
        )
    )


def _totals(sheet: PhoneVisitLedgerSheet) -> Section:
    totals = sheet.totals
    return Section(
        "合计",
        (
            cells(
                (
                    "完成计划",
                    f"{totals.done}/{totals.planned} {share(totals.done, totals.planned)}",
                ),
                (
                    "窗口内",
                    f"{totals.in_window}/{totals.done} {share(totals.in_window, totals.done)}",
                ),
                (
                    "接通",
                    f"{totals.connected}/{totals.done} {share(totals.connected, totals.done)}",
                ),
                (
                    "满意",
                    f"{totals.satisfied}/{totals.asked} {share(totals.satisfied, totals.asked)}",
                ),
            ),
            cells(("运行异常", f"{totals.abnormal} 户"), ("说明", sheet.remark, 3)),
        ),
    )
