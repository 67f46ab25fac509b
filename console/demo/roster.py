"""The demo county's rotations: nights that turn round, patterns to choose from, a swap."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from models.rules.roster_cells import ShiftsSet
from models.rules.terms import ShiftKind
from models.services.shifts import add_template, apply_template
from models.services.swaps import ask_swap, decide_swap

NIGHTS = "夜班轮换"
NIGHT, DAY, REST = ShiftKind.NIGHT, ShiftKind.DAY, ShiftKind.REST
# Two of five people each night, and a day between two nights of one person.
STEPS = (NIGHT, REST, NIGHT, REST, REST)
PATTERNS: tuple[tuple[str, tuple[ShiftKind, ...], bool], ...] = (
    (NIGHTS, STEPS, False),
    ("白班六休一", (*((DAY,) * 6), REST), False),
    ("四班三运转", (DAY, NIGHT, REST, REST), False),
    ("正常班", (DAY,), True),
)
SWAPPED, ASKED = timedelta(days=3), timedelta(days=6)


def lay_rotations(session: Session, *, people: Sequence[str], first: date, last: date) -> None:
    """Enter the patterns, and let the emergency crew's people take turns at night."""
    for name, steps, follows_calendar in PATTERNS:
        add_template(session, name=name, steps=steps, follows_calendar=follows_calendar)
    apply_template(
        session, template=NIGHTS, technicians=people, starts_on=first, until_on=last, stagger=1
    )


def swap_nights(session: Session, *, people: Sequence[str], first: date, today: date) -> ShiftsSet:
    """Let two people swap a night, agreed to; two more ask to, not yet answered."""
    for day in (today + ASKED, today + SWAPPED):
        on, off = _night_and_rest(people, (day - first).days)
        reason = "家中有事" if day == today + SWAPPED else "参加培训"
        swap = ask_swap(session, technician=on, day_on=day, other=off, reason=reason)
    return decide_swap(session, swap, approve=True)


def _night_and_rest(people: Sequence[str], offset: int) -> tuple[str, str]:
    """Return somebody on the first night of the pattern that day, and somebody who rests."""
    turn = len(STEPS)
    return people[-offset % turn], people[(1 - offset) % turn]
