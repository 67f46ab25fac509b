"""What the dispatcher wants to see on the board, as one value kept per desk."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self

from PySide6.QtCore import QCoreApplication

from console.crash import PHONE
from models.queries.ticket_rows import BoardCounts, BoardFilter
from models.rules.states import FINAL_STATES, OPEN_STATES, TicketState
from models.rules.terms import ServiceGrade, TicketKind

translate = QCoreApplication.translate


class Group(StrEnum):
    """The chips above the board: which tickets are listed."""

    OPEN = "open"
    TO_SEND = "to_send"
    UNDER_WAY = "under_way"
    PAUSED = "paused"
    TO_FINISH = "to_finish"
    NEAR = "near"
    LATE = "late"
    FILED = "filed"


STATES: dict[Group, frozenset[TicketState]] = {
    Group.OPEN: OPEN_STATES,
    Group.TO_SEND: frozenset({TicketState.DRAFT, TicketState.PENDING, TicketState.TO_DISPATCH}),
    Group.UNDER_WAY: frozenset(
        {
            TicketState.DISPATCHED,
            TicketState.TAKEN,
            TicketState.APPOINTED,
            TicketState.EN_ROUTE,
            TicketState.ON_SITE,
            TicketState.WORKING,
        }
    ),
    Group.PAUSED: frozenset({TicketState.SUSPENDED}),
    Group.TO_FINISH: frozenset({TicketState.RESTORED, TicketState.REPLIED, TicketState.VISITING}),
    Group.NEAR: OPEN_STATES,
    Group.LATE: OPEN_STATES,
    Group.FILED: FINAL_STATES,
}

WORDS: dict[Group, Callable[[], str]] = {
    Group.OPEN: lambda: translate("Tickets", "All open"),
    Group.TO_SEND: lambda: translate("Tickets", "To accept, to dispatch"),
    Group.UNDER_WAY: lambda: translate("Tickets", "Under way"),
    Group.PAUSED: lambda: translate("Tickets", "Suspended"),
    Group.TO_FINISH: lambda: translate("Tickets", "To finish"),
    Group.NEAR: lambda: translate("Tickets", "Nearly due"),
    Group.LATE: lambda: translate("Tickets", "Overdue"),
    Group.FILED: lambda: translate("Tickets", "Filed"),
}


def counted(group: Group, counts: BoardCounts) -> int | None:
    """Return how many open tickets a chip stands for; none where nothing is counted."""
    match group:
        case Group.FILED:
            return None
        case Group.NEAR:
            return counts.due_soon
        case Group.LATE:
            return counts.overdue
        case Group.OPEN:
            return counts.open
    return sum(counts.by_state.get(state, 0) for state in STATES[group])


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """Chip, words and boxes of the filter bar; survives a restart as one line of text."""

    group: Group = Group.OPEN
    text: str = ""
    crew: str = ""
    grade: str = ""
    kind: str = ""

    @property
    def narrowed(self) -> bool:
        """Say whether anything but the chip hides tickets."""
        return bool(self.text or self.crew or self.grade or self.kind)

    def cleared(self) -> "BoardChoice":
        """Return the same chip with nothing else hidden."""
        return BoardChoice(group=self.group)

    def filters(self) -> BoardFilter:
        """Return what to ask the board for."""
        return BoardFilter(
            states=STATES[self.group],
            crew=self.crew or None,
            grade=ServiceGrade(self.grade) if self.grade else None,
            kind=TicketKind(self.kind) if self.kind else None,
            overdue=self.group is Group.LATE,
            text=self.text.strip(),
        )

    def to_text(self) -> str:
        """Return the line kept in the desk's settings, where phone numbers have no place."""
        kept = asdict(self) | {"text": "" if PHONE.search(self.text) else self.text}
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_text(cls, line: str) -> Self:
        """Return the choice of a kept line, or the plain one if it no longer reads."""
        try:
            kept = json.loads(line)
            return cls(
                group=Group(kept["group"]),
                text=str(kept["text"]),
                crew=str(kept["crew"]),
                grade=ServiceGrade(kept["grade"]).value if kept["grade"] else "",
                kind=TicketKind(kept["kind"]).value if kept["kind"] else "",
            )
        except (ValueError, KeyError, TypeError):
            return cls()
