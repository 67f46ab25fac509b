"""What a paper is about: one subject of the record, known by the number the paper carries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.errors import RefusedError
from models.rules.terms import RequestCategory, TicketKind

TICKET = "ticket"
OFFICE = "office"
USUAL = "F01"

_NAMED = re.compile(r"(F\d{2}[A-Z]?)/(.*)", re.IGNORECASE | re.DOTALL)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSubject:
    """Whom a print is recorded on.

    ``number`` stands on the paper and in its code, and its copies are counted by it.
    ``kind`` and ``row_id`` name the record the event belongs to; a paper about a ticket, or
    about something that belongs to one, also names the ``ticket`` and perhaps its ``order``.
    """

    kind: str
    number: str
    row_id: int | None = None
    ticket: str | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True)
class PaperName:
    """A form and the number wanted of it, as ``F19/C0001`` or ``F07L/2026-11,customer=C0001``."""

    form: str
    number: str

    @classmethod
    def read(cls, text: str) -> "PaperName":
        """Read ``FORM/NUMBER``; a number alone is a work order's."""
        found = _NAMED.fullmatch(text)
        return cls(USUAL, text) if found is None else cls(found[1].upper(), found[2])

    def __str__(self) -> str:
        return self.number if self.form == USUAL else f"{self.form}/{self.number}"


def forms_of(kind: TicketKind, category: RequestCategory) -> tuple[str, ...]:
    """Return the forms a ticket can be printed on, the usual one first."""
    usual = _ORDERS.get(kind, USUAL)
    complaint = kind is TicketKind.COMPLAINT or category in COMPLAINING
    also = ("F09", "F10") if complaint else ("F10",)
    return tuple(dict.fromkeys((usual, USUAL, *also, "F06", "F15", "F21")))


_ORDERS: Mapping[TicketKind, str] = {
    TicketKind.ACTIVATION: "F02",
    TicketKind.RELOCATION: "F02",
    TicketKind.REMOVAL: "F02",
    TicketKind.SURVEY: "F03",
    TicketKind.INSPECTION: "F04",
    TicketKind.ROUTINE: "F05",
    TicketKind.COMPLAINT: "F09",
}
COMPLAINING = frozenset({RequestCategory.COMPLAINT, RequestCategory.GRAVE_COMPLAINT})


def split_options(number: str) -> tuple[str, Mapping[str, str]]:
    """Return the bare number and what was said beside it: ``2026-11,customer=C0001``."""
    bare, *said = number.split(",")
    pairs = [one.partition("=") for one in said]
    return bare.strip(), {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


@dataclass(frozen=True, slots=True)
class Period:
    """A month, an ISO week or a run of days some papers are about, both ends included."""

    text: str
    first: date
    last: date

    @classmethod
    def read(cls, text: str) -> "Period":
        """Read ``2026-11``, ``2026-W48``, a day or ``DAY..DAY``; refuses print.bad_period."""
        try:
            return _period(text)
        except ValueError:
            raise RefusedError("print.bad_period", period=text) from None


def _period(text: str) -> Period:
    month, week = _MONTH.fullmatch(text), _WEEK.fullmatch(text)
    if month is not None:
        first = date(int(month[1]), int(month[2]), 1)
        after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return Period(text, first, after - timedelta(days=1))
    if week is not None:
        first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Period(text.upper(), first, first + timedelta(days=6))
    begins, _, ends = text.partition("..")
    first = date.fromisoformat(begins)
    last = date.fromisoformat(ends) if ends else first
    if last < first:
        raise ValueError(text)
    return Period(text, first, last)
