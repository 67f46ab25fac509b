"""F10 大客户业务协调表: what other departments are asked, what they say, what was resolved."""

from models.rules.zone import stamp
from models.sheets.coordination import CoordinationSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Row, Section
from printing.layout import Form
from printing.marks import boxes
from printing.order_blocks import customer_rows
from printing.paper import A4
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F10", "大客户业务协调表", "JK-B-10/1.0", (A4,))
SHEET = CoordinationSheet

_OPINIONS = (
    Column("部门", 8),
    Column("意见", 27),
    Column("承诺期限", 7, "centre"),
    Column("签字", 8),
)
_LEAST_ROWS = 6


def content(sheet: CoordinationSheet, missing: frozenset[str]) -> Report:
    """Return the form in print order, with a row for each department to sign in."""
    rows = tuple(
        Line((one.department, one.opinion, str(one.promised_on or ""), ""))
        for one in sheet.opinions
    )
    blanks = max(0, _LEAST_ROWS - len(rows))
    return Report(
        head=head_of(FORM, sheet),
        parts=(
            Panel(
                (Section("客户", customer_rows(sheet.customer)), _subject(sheet), _meeting(sheet))
            ),
            Table(_OPINIONS, rows, "部门意见", blanks=blanks, least=3),
        ),
        closing=(
            _resolved(sheet),
            signed(sheet, missing, "客户经理", "部门经理", "相关部门", grow=1),
        ),
        repeated=(
            Cell("客户名称", sheet.customer.name, 2),
            Cell("关联单号", sheet.origin),
            Cell("办结时限", stamp(sheet.answer_by), bold=True),
        ),
    )


def _subject(sheet: CoordinationSheet) -> Section:
    return Section(
        "事项",
        (
            Row(
                (
                    Cell("关联单号", sheet.origin, 2),
                    Cell("提出时间", stamp(sheet.asked_at)),
                    Cell("办结时限", stamp(sheet.answer_by), bold=True),
                )
            ),
            cells(("提出人", sheet.asked_by), ("客户经理", sheet.customer.account_manager, 3)),
            Row((Cell("涉及部门", boxes(sheet.departments), 4),), firm=True),
            full("协调事项", sheet.subject, lines=2, grow=3),
        ),
    )


def _meeting(sheet: CoordinationSheet) -> Section:
    return Section(
        "协调会",
        (
            cells(("会议时间", stamp(sheet.met_at), 2), ("主持", sheet.chair, 2)),
            full("参加人", sheet.participants, lines=2),
        ),
    )


def _resolved(sheet: CoordinationSheet) -> Section:
    return Section(
        "决议",
        (
            full("决议", sheet.resolution, lines=2, grow=3),
            full("跟踪结果", sheet.follow_up, lines=2, grow=2),
        ),
    )
