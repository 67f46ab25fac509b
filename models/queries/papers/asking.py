"""What a query that fills a paper is asked, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.queries.letterhead import letterhead
from models.sheets import Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAsk:
    """Who prints, when, and why again; ``options`` are what was said beside the number."""

    actor: str
    now: datetime
    reason: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def copy(self) -> Copy:
        """Return the copy block of a first print; the registry counts it on."""
        return Copy(number=1, printed_at=self.now, printed_by=self.actor, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A sheet with its facts, and the record its print belongs to.

    ``row_id`` is the row of the subject's kind. A paper that belongs to a ticket (its order,
    its slip, its complaint) names the ``ticket``: the print is then an event of that ticket.
    """

    sheet: Any
    row_id: int | None = None
    ticket: str | None = None
    order: str | None = None


Fill = Callable[[Session, str, PaperAsk], Filled]

__all__ = ["Fill", "Filled", "PaperAsk", "letterhead"]
