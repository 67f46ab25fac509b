"""Pieces many forms share: the head of a sheet, the signature row, the notes at the foot."""

from collections.abc import Iterable
from typing import Protocol

from models.sheets.letter import Copy, CustomerBlock, Letterhead
from printing.grid import PAIRS, Cell, Row, Section
from printing.head import Head
from printing.layout import Form
from printing.phrases import joined, missing_glyphs

DATED = "　年　　月　　日"


class Numbered(Protocol):
    """What every sheet has."""

    @property
    def number(self) -> str:
        """The number of the paper."""

    @property
    def letterhead(self) -> Letterhead:
        """Whose paper it is."""

    @property
    def copy(self) -> Copy:
        """Which printing it is."""


def head_of(form: Form, sheet: Numbered, title: str = "", *, plies: tuple[str, ...] = ()) -> Head:
    """Return the head of a form's sheet; without a title the form's own."""
    return Head(
        title=title or form.title,
        form=form.code,
        mark=form.mark,
        number=sheet.number,
        letterhead=sheet.letterhead,
        copy=sheet.copy,
        plies=plies,
    )


def signatures(*labels: str, lines: int = 2, grow: int = 0) -> Row:
    """Return the row of boxes to sign in, each with its label and a date to fill in."""
    span = PAIRS / len(labels)
    cells = tuple(Cell(label, DATED, span) for label in labels)
    return Row(cells, lines=lines, grow=grow, low=True)


def signed(
    sheet: Numbered,
    missing: frozenset[str],
    *labels: str,
    notes: Iterable[str] = (),
    lines: int = 2,
    grow: int = 0,
) -> Section:
    """Return the last section: what has to be said of this copy, and the signatures."""
    told = "；".join((*reprinted(sheet.copy), *notes, *missing_glyphs(missing)))
    row = signatures(*labels, lines=lines, grow=grow)
    return Section("签认", (Row((Cell("说明", told, PAIRS),)), row) if told else (row,))


def reprinted(copy: Copy) -> Iterable[str]:
    """Yield why a copy was printed again."""
    if copy.number > 1 and copy.reason:
        yield f"补打原因 {copy.reason}"


def full(label: str, text: str, *, lines: int = 1, grow: int = 0) -> Row:
    """Return a row of one cell across the form."""
    return Row((Cell(label, text, PAIRS),), lines=lines, grow=grow)


def cells(*pairs: tuple[str, str] | tuple[str, str, float]) -> Row:
    """Return a row of label and value pairs; a third number is the cell's span."""
    return Row(tuple(Cell(*pair) for pair in pairs))


def customer_row(customer: CustomerBlock) -> Row:
    """Return the row that says which customer it is."""
    return Row(
        (
            Cell("客户名称", customer.name, 2, bold=True),
            Cell("客户编号", customer.number),
            Cell("等级", joined(customer.grade, customer.importance)),
        )
    )


def visited(customer: CustomerBlock, *, title: str) -> Section:
    """Return whom a visit was paid to; ``title`` is the contact's."""
    return Section(
        "客户",
        (
            customer_row(customer),
            cells(
                ("联系人", customer.contact),
                ("职务", title),
                ("联系电话", customer.phone),
                ("客户经理", customer.account_manager),
            ),
            full("客户地址", customer.address),
        ),
    )
