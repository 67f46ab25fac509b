"""F23 代维质量检查单: what a check looked at, the points lost, and what is put right."""

from models.rules.zone import stamp
from models.sheets.quality_check import LEVELS, QualityCheckSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.marks import strip
from printing.paper import A4
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F23", "代维质量检查单", "JK-B-23/1.0", (A4,))
SHEET = QualityCheckSheet
_ITEMS = (
    Column("序号", 5, "centre"),
    Column("检查项", 18),
    Column("标准要求", 26),
    Column("检查情况", 26),
    Column("扣分", 7, "centre"),
    Column("照片编号", 12),
)
_CORRECTIONS = (
    Column("序号", 5, "centre"),
    Column("问题", 24),
    Column("整改措施", 26),
    Column("责任人", 9, "centre"),
    Column("整改期限", 12, "centre"),
    Column("整改结果", 18),
)
_LEAST = 8  # rows of items a check has room for


def content(sheet: QualityCheckSheet, missing: frozenset[str]) -> Report:
    """Return who checked whom, the items and the corrections; ``missing`` printed as 〓."""
    return Report(
        head=head_of(FORM, sheet),
        parts=(Panel((_check(sheet),)), _items(sheet), _corrections(sheet)),
        closing=(
            Section("意见", (full("检查意见", sheet.opinion, lines=3, grow=1),)),
            signed(sheet, missing, "检查人签字", "受检方签字"),
        ),
        repeated=(Cell("受检单位", sheet.unit, 2), Cell("检查时间", stamp(sheet.checked_at), 2)),
    )


def _check(sheet: QualityCheckSheet) -> Section:
    words = [*LEVELS, *{sheet.level}.difference(LEVELS, [""])]
    levels = strip([(word, word == sheet.level) for word in words], gap="　　")
    return Section(
        "检查",
        (
            full("检查层级", levels),
            cells(("受检单位", sheet.unit, 2), ("抽查对象", sheet.subject, 2)),
            cells(("检查地点", sheet.place, 2), ("检查依据", sheet.basis, 2)),
            cells(
                ("检查人", "、".join(sheet.checkers), 2), ("检查时间", stamp(sheet.checked_at), 2)
            ),
        ),
    )


def _items(sheet: QualityCheckSheet) -> Table:
    lines = tuple(
        Line((str(n), one.item, one.standard, one.finding, one.points, one.photos))
        for n, one in enumerate(sheet.items, 1)
    )
    total = ("合计", f"满分 {sheet.total}" if sheet.total else "", "", "", sheet.lost, "")
    return Table(
        _ITEMS, lines, title="检查项", total=total, blanks=max(0, _LEAST - len(lines)), fill=True
    )


def _corrections(sheet: QualityCheckSheet) -> Table:
    lines = tuple(
        Line(
            (
                str(n),
                one.problem,
                one.measure,
                one.responsible,
                str(one.due_on or ""),
                one.result,
            )
        )
        for n, one in enumerate(sheet.corrections, 1)
    )
    return Table(_CORRECTIONS, lines, title="整改", blanks=0 if lines else 3)
