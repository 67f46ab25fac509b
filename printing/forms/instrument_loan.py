"""F13 仪表/工器具领用归还单: what leaves the store, for which order, and how it came back."""

from models.rules.zone import stamp
from models.sheets.instrument_loan import InstrumentLoanSheet, LoanedItem
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Row, Section
from printing.layout import Form
from printing.marks import boxes
from printing.paper import A4_TWO, A5, FANFOLD_HALF
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F13", "仪表、工器具领用归还单", "JK-B-13/1.0", (FANFOLD_HALF, A4_TWO, A5))
SHEET = InstrumentLoanSheet
_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("仪表编号", 10),
    Column("名称", 13),
    Column("型号", 12),
    Column("序列号", 14),
    Column("校准有效期", 16, "centre"),
    Column("附件清点", 26),
    Column("归还状态", 12),
)
_LEAST = 4  # rows a slip has, so that more can be written in


def content(sheet: InstrumentLoanSheet, missing: frozenset[str]) -> Report:
    """Return the loan, the things lent and their return; ``missing`` printed as 〓."""
    notes = (f"超期领用 {sheet.override}",) if sheet.override else ()
    lines = tuple(_item(n, item) for n, item in enumerate(sheet.items, 1))
    return Report(
        head=head_of(FORM, sheet, plies=sheet.plies),
        parts=(
            Panel((_loan(sheet),)),
            Table(_COLUMNS, lines, title="清单", blanks=max(0, _LEAST - len(lines)), fill=True),
        ),
        closing=(
            _return(sheet),
            signed(sheet, missing, "领用人签字", "保管员签字", notes=notes, grow=1),
        ),
        repeated=(Cell("领用人", sheet.borrower, 2), Cell("应还时间", stamp(sheet.due_back_at), 2)),
    )


def _loan(sheet: InstrumentLoanSheet) -> Section:
    return Section(
        "领用",
        (
            cells(
                ("领用人", sheet.borrower),
                ("班组", sheet.crew),
                ("领用时间", stamp(sheet.lent_at)),
                ("经手保管", sheet.keeper),
            ),
            Row(
                (
                    Cell("派工单号", sheet.order, 2),
                    Cell("应还时间", stamp(sheet.due_back_at), 2, bold=True),
                )
            ),
            full("用途", sheet.purpose),
        ),
    )


def _item(number: int, item: LoanedItem) -> Line:
    valid = str(item.valid_until_on or "") + ("\n超期" if item.expired else "")
    return Line(
        (
            str(number),
            item.number,
            item.name,
            item.model,
            item.serial,
            valid,
            boxes(item.accessories),
            item.condition,
        ),
        frozenset((5,)) if item.expired else frozenset(),
    )


def _return(sheet: InstrumentLoanSheet) -> Section:
    return Section(
        "归还",
        (
            cells(("归还时间", stamp(sheet.returned_at), 2), ("验收保管", sheet.received_by, 2)),
            full("损坏说明", sheet.damage),
        ),
    )
