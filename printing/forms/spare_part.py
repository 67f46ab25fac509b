"""F14 备品备件领用/更换单: parts that leave the store, and the old ones that come back."""

from models.rules.zone import stamp
from models.sheets.spare_part import FATES, PartLine, SparePartSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.marks import strip
from printing.paper import A4_TWO, A5, FANFOLD_HALF
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F14", "备品备件领用、更换单", "JK-B-14/1.0", (FANFOLD_HALF, A4_TWO, A5))
SHEET = SparePartSheet
_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("物料编码", 11),
    Column("名称", 15),
    Column("规格", 14),
    Column("批次", 9),
    Column("新件序列号", 16),
    Column("数量", 6, "centre"),
    Column("旧件序列号", 16),
    Column("旧件去向", 16, "centre"),
)
_LEAST = 5  # rows a slip has, so that more can be written in


def content(sheet: SparePartSheet, missing: frozenset[str]) -> Report:
    """Return whom the parts are for and the parts; ``missing`` printed as 〓."""
    lines = tuple(_part(n, part) for n, part in enumerate(sheet.parts, 1))
    return Report(
        head=head_of(FORM, sheet, plies=sheet.plies),
        parts=(
            Panel((_order(sheet),)),
            Table(_COLUMNS, lines, title="清单", blanks=max(0, _LEAST - len(lines)), fill=True),
        ),
        closing=(
            Section("备注", (full("备注", sheet.remarks, lines=2),)),
            signed(sheet, missing, "领用人签字", "仓库签字", grow=1),
        ),
        repeated=(Cell("领用人", sheet.taken_by, 2), Cell("派工单号", sheet.order, 2)),
    )


def _order(sheet: SparePartSheet) -> Section:
    return Section(
        "领用",
        (
            cells(
                ("领用人", sheet.taken_by),
                ("班组", sheet.crew),
                ("领用时间", stamp(sheet.taken_at)),
                ("仓管员", sheet.keeper),
            ),
            cells(("客户名称", sheet.customer, 2), ("电路代号", sheet.circuit, 2)),
            cells(("派工单号", sheet.order, 2), ("用途", sheet.purpose, 2)),
        ),
    )


def _part(number: int, part: PartLine) -> Line:
    words = [*FATES[:2], *{part.old_fate}.difference(FATES[:2], [""])]
    fate = strip([(word, word == part.old_fate) for word in words], gap=" ")
    return Line(
        (
            str(number),
            part.code,
            part.name,
            part.model,
            part.batch,
            part.serial,
            part.quantity,
            part.old_serial,
            fate if part.old_serial or part.old_fate else "",
        )
    )
