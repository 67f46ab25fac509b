"""Which finished tickets are called back (回访抽样): the same draw for whoever draws it.

Each kind of ticket and each month is drawn for itself. A ticket's lot is the digest of
its own number, so nobody can steer it and anybody can check it; the lowest lots are
called, as many as the norm's share asks for.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from models.rules.norms.care import FollowUpNorms
from models.rules.terms import RequestCategory, TicketKind

COMPLAINTS = frozenset({RequestCategory.COMPLAINT, RequestCategory.GRAVE_COMPLAINT})


@dataclass(frozen=True, slots=True)
class Finished:
    """A ticket that may be called back: its number, kind, category, and month ``2026-11``."""

    number: str
    kind: TicketKind
    category: RequestCategory
    month: str

    @property
    def is_complaint(self) -> bool:
        """Say whether it is a complaint; those are all called."""
        return self.kind is TicketKind.COMPLAINT or self.category in COMPLAINTS


def lot_of(number: str) -> str:
    """Return a ticket's lot: evenly spread, fixed for good, and checkable by hand."""
    return hashlib.sha256(number.encode()).hexdigest()


def drawn(tickets: Iterable[Finished], norm: FollowUpNorms) -> frozenset[str]:
    """Return the numbers that have to be called back."""
    pots: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in tickets:
        kind = "complaint" if one.is_complaint else one.kind.value
        pots[one.month, kind].append(one.number)
    return frozenset(
        number
        for (_, kind), pot in pots.items()
        for number in _lowest(pot, norm.complaints if kind == "complaint" else norm.others)
    )


def _lowest(pot: list[str], share: float) -> list[str]:
    """Return the tickets with the lowest lots; a share of a ticket is a whole one."""
    wanted = ceil(round(share * len(pot), 9))
    return sorted(pot, key=lot_of)[:wanted]
