"""F22 回访记录台账: a period's follow-up calls, one a line, with the rates below."""

from collections import Counter

from models.rules.zone import stamp
from models.sheets.follow_up_ledger import FollowUpLedgerSheet, FollowUpLine
from models.sheets.letter import SATISFACTIONS
from printing.blocks import cells, full, head_of, signed
from printing.fonts import TICKED
from printing.grid import Cell, Section
from printing.layout import Form
from printing.paper import A4_LANDSCAPE
from printing.phrases import share
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F22", "回访记录台账", "JK-B-22/1.0", (A4_LANDSCAPE,))
SHEET = FollowUpLedgerSheet
_COLUMNS = (
    Column("序号", 4.5, "centre"),
    Column("工单号", 17),
    Column("客户名称", 16),
    Column("联系人及电话", 12),
    Column("回访时间", 10.5, "centre"),
    Column("回访人", 5.5, "centre"),
    Column("接通", 6, "centre"),
    *(Column(word, 5.4, "centre") for word in SATISFACTIONS),
    Column("不满原因或意见", 15),
    Column("整改单号", 17),
)


def content(sheet: FollowUpLedgerSheet, missing: frozenset[str]) -> Report:
    """Return the ledger's head, its lines and its rates; ``missing`` printed as 〓."""
    return Report(
        head=head_of(FORM, sheet),
        parts=(Panel((_heading(sheet),)), _table(sheet)),
        closing=(
            Section("小结", (full("统计", _rates(sheet)), full("备注", sheet.remarks))),
            signed(sheet, missing, "回访人", "审核"),
        ),
        repeated=(Cell("统计期间", sheet.period, 2), Cell("范围", sheet.scope, 2)),
    )


def _heading(sheet: FollowUpLedgerSheet) -> Section:
    return Section(
        "台账",
        (
            cells(("统计期间", sheet.period, 2), ("范围", sheet.scope, 2)),
            cells(("归档工单", f"{sheet.closed} 张", 2), ("目标", sheet.target, 2)),
        ),
    )


def _table(sheet: FollowUpLedgerSheet) -> Table:
    lines = tuple(Line(_line(n, one)) for n, one in enumerate(sheet.lines, 1))
    counts = Counter(one.satisfaction for one in sheet.lines)
    marks = tuple(str(counts[word]) for word in SATISFACTIONS)
    connected = f"接通 {_answered(sheet)}"
    total = ("合计", "", f"共 {len(lines)} 次", "", "", "", connected, *marks, "", "")
    return Table(_COLUMNS, lines, total=total, blanks=0 if lines else 1, fill=True)


def _line(number: int, one: FollowUpLine) -> tuple[str, ...]:
    marks = tuple(TICKED if word == one.satisfaction else "" for word in SATISFACTIONS)
    other = one.satisfaction if one.satisfaction not in SATISFACTIONS else ""
    reason = "；".join(filter(None, (other, one.reason)))
    return (
        str(number),
        one.ticket,
        one.customer,
        one.contact,
        stamp(one.called_at),
        one.caller,
        one.outcome,
        *marks,
        reason,
        one.correction,
    )


def _answered(sheet: FollowUpLedgerSheet) -> int:
    return sum(bool(one.satisfaction) for one in sheet.lines)


def _rates(sheet: FollowUpLedgerSheet) -> str:
    called, answered = len(sheet.lines), _answered(sheet)
    followed, closed = sheet.followed, sheet.closed
    pleased = sum(one.satisfaction in SATISFACTIONS[:2] for one in sheet.lines)
    return "　　".join(
        (
            f"回访率 {share(followed, closed)}（回访 {followed} ÷ 归档 {closed}）",
            f"接通率 {share(answered, called)}",
            f"回访满意率 {share(pleased, answered)}（满意与较满意 {pleased} ÷ 接通 {answered}）",
        )
    )
