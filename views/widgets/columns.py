"""The columns most lists are made of: one maker for each kind of value.

Each reads one value of a row, says how it is written and sorts by the value itself. A list
is a tuple of these; a bare ``Column`` is for what sorts by something else than it shows.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypedDict, TypeVar, Unpack

from PySide6.QtCore import Qt

from models.rules.terms import ServiceGrade
from models.rules.zone import stamp
from views.widgets.table import LEFT, Column
from views.wording import term

Row = TypeVar("Row")
Heading = Callable[[], str]

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FAR = float("inf")
_GRADES = {grade: place for place, grade in enumerate(ServiceGrade)}


class Look(TypedDict, Generic[Row], total=False):
    """How the cells of a column look beyond their words, as in ``Column``."""

    tone: Callable[[Row], str | None] | None
    icon: Callable[[Row], str | None] | None
    tip: Callable[[Row], str] | None


def field(name: str) -> Heading:
    """Return the office's word for a field of a record, as a heading."""
    return lambda: term(f"field.{name}")


def text(
    heading: Heading, read: Callable[[Row], str | None], width: int, **look: Unpack[Look[Row]]
) -> Column[Row]:
    """Return a column of words as they stand; hovering shows them in full."""

    def shown(row: Row) -> str:
        return read(row) or ""

    look.setdefault("tip", shown)
    return Column(heading, shown, shown, width=width, **look)


def word(
    heading: Heading,
    read: Callable[[Row], StrEnum | str | None],
    width: int,
    **look: Unpack[Look[Row]],
) -> Column[Row]:
    """Return a column of values the office has words for."""
    return Column(
        heading,
        lambda row: term(read(row)),
        lambda row: str(read(row) or ""),
        width=width,
        **look,
    )


def grade(
    heading: Heading,
    read: Callable[[Row], ServiceGrade | str | None],
    width: int,
    **look: Unpack[Look[Row]],
) -> Column[Row]:
    """Return a column of service grades, the highest first and none last."""

    def place(row: Row) -> int:
        told = read(row)
        return _GRADES[ServiceGrade(told)] if told else len(_GRADES)

    return Column(heading, lambda row: term(read(row)), place, width=width, **look)


def count(
    heading: Heading,
    read: Callable[[Row], int],
    width: int,
    *,
    hide_zero: bool = False,
    align: Qt.AlignmentFlag = LEFT,
    **look: Unpack[Look[Row]],
) -> Column[Row]:
    """Return a column of counts; ``hide_zero`` leaves the cell of none empty."""

    def shown(row: Row) -> str:
        return "" if hide_zero and not read(row) else str(read(row))

    return Column(heading, shown, read, align=align, width=width, **look)


def moment(
    heading: Heading,
    read: Callable[[Row], datetime | None],
    width: int,
    *,
    show: Callable[[datetime], str] = stamp,
    none_last: bool = False,
    **look: Unpack[Look[Row]],
) -> Column[Row]:
    """Return a column of moments; rows without one come first unless ``none_last``."""
    none = FAR if none_last else -FAR

    def shown(row: Row) -> str:
        at = read(row)
        return "" if at is None else show(at)

    def key(row: Row) -> float:
        at = read(row)
        return none if at is None else at.timestamp()

    return Column(heading, shown, key, width=width, **look)


def day(
    heading: Heading,
    read: Callable[[Row], date | None],
    width: int,
    *,
    none_last: bool = False,
    **look: Unpack[Look[Row]],
) -> Column[Row]:
    """Return a column of days; rows without one come first unless ``none_last``."""
    none = date.max if none_last else date.min

    def shown(row: Row) -> str:
        return str(read(row) or "")

    return Column(heading, shown, lambda row: read(row) or none, width=width, **look)
