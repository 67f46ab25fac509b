"""F11 升级报备单: what is down, who is hit, what is being done, what everybody says."""

from models.rules.zone import short, stamp
from models.sheets.escalation import AffectedCustomer, EscalationSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Row, Section
from printing.layout import Form
from printing.marks import boxes
from printing.paper import A4
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F11", "升级报备单", "JK-B-11/1.0", (A4,))
SHEET = EscalationSheet

_AFFECTED = (
    Column("序号", 3, "centre"),
    Column("受影响客户", 14),
    Column("等级", 4, "centre"),
    Column("电路代号", 9.4),
    Column("工单号", 10.4),
    Column("中断起", 6.4),
    Column("现状", 5, "centre"),
)


def content(sheet: EscalationSheet, missing: frozenset[str]) -> Report:
    """Return the form in print order; the list of customers may run over several pages."""
    rows = tuple(_affected(n, one) for n, one in enumerate(sheet.affected, 1))
    return Report(
        head=head_of(FORM, sheet, "升级报备单（重大故障快报）"),
        parts=(
            Panel((_reported(sheet), _scope(sheet))),
            Table(_AFFECTED, rows, "客户清单", blanks=0 if rows else 5),
        ),
        closing=(
            _handled(sheet),
            signed(sheet, missing, "报告人签字", "审核签字", grow=1),
        ),
        repeated=(
            Cell("关联工单", sheet.ticket, 2),
            Cell("发现时间", stamp(sheet.found_at)),
            Cell("预计完成", stamp(sheet.expected_at), bold=True),
        ),
    )


def _reported(sheet: EscalationSheet) -> Section:
    return Section(
        "报备",
        (
            Row(
                (
                    Cell("报告阶段", boxes(sheet.stage), 2, bold=True),
                    Cell("升级级别", sheet.level, 2, bold=True),
                )
            ),
            cells(("升级依据", sheet.trigger, 2), ("关联工单", sheet.ticket, 2)),
            cells(
                ("发现时间", stamp(sheet.found_at)),
                ("报备时间", stamp(sheet.reported_at)),
                ("报告人", sheet.reporter),
                ("接报人", sheet.receiver),
            ),
        ),
    )


def _scope(sheet: EscalationSheet) -> Section:
    return Section(
        "故障",
        (
            full("故障现象", sheet.symptom, grow=2),
            full("影响范围", sheet.scope, grow=1),
            full("影响数量", sheet.counts),
        ),
    )


def _affected(n: int, one: AffectedCustomer) -> Line:
    since = short(one.since)
    return Line((str(n), one.name, one.grade, one.circuit, one.ticket, since, one.state))


def _handled(sheet: EscalationSheet) -> Section:
    return Section(
        "处理",
        (
            full("原因初判", sheet.cause, grow=1),
            full("处理情况", sheet.progress, grow=3),
            Row(
                (
                    Cell("预计完成", stamp(sheet.expected_at), 2, bold=True),
                    Cell("恢复时间", stamp(sheet.restored_at), 2),
                )
            ),
            full("需要支援", sheet.support, grow=1),
            full("统一口径", sheet.explanation, grow=2),
        ),
    )
