"""Which task makes sense for what is marked, and a page method for each."""

from functools import partialmethod
from typing import Protocol, TypeVar

from models.queries.due_board import DueItem
from models.queries.things import ThingRow
from models.rules.terms import DueKind, ThingKind, ThingState


class DoesTasks(Protocol):
    """A page that can start a task, tell whether it makes sense, and show a tab."""

    def start(self, name: str) -> None:
        """Start a task."""

    def may(self, name: str) -> bool:
        """Say whether a task makes sense."""

    def show_tab(self, at: int) -> None:
        """Go to a tab."""


PageType = TypeVar("PageType", bound=type[DoesTasks])

TASKS = (
    "enter",
    "change",
    "lend",
    "give_back",
    "finish",
    "calibration",
    "state",
    "due",
    "note",
    "retire",
    "receive",
    "drive",
    "trip",
    "fuel",
    "odometer",
)
TABS = 6
OF_VEHICLES = frozenset({"drive", "trip", "fuel", "odometer"})


def with_tasks(page: PageType) -> PageType:
    """Give a page ``start_<task>`` and ``can_<task>``, and ``show_tab_<n>``, for its actions."""
    for name in TASKS:
        setattr(page, f"start_{name}", partialmethod(page.start, name))
        setattr(page, f"can_{name}", partialmethod(page.may, name))
    for at in range(TABS):
        setattr(page, f"show_tab_{at}", partialmethod(page.show_tab, at))
    return page


def may_start(name: str, row: ThingRow | None, due: DueItem | None) -> bool:
    """Say whether a task of a register makes sense."""
    if name == "enter":
        return True
    if row is None:
        return False
    if name in OF_VEHICLES:
        return row.subject_kind is ThingKind.VEHICLE
    is_lent = row.state is ThingState.LENT
    answers = {
        "lend": row.state is ThingState.IN_STORE,
        "give_back": is_lent,
        "state": not is_lent,
        "retire": not is_lent,
        "calibration": row.subject_kind is ThingKind.INSTRUMENT,
        "finish": due is not None,
        "receive": False,
    }
    return answers.get(name, True)


def may_finish(name: str, due: DueItem | None) -> bool:
    """Say whether a task of the due list makes sense."""
    if due is None:
        return False
    answers = {
        "finish": True,
        "note": due.subject_kind in list(ThingKind),
        "calibration": due.kind is DueKind.CALIBRATION,
    }
    return answers.get(name, False)
