"""How much of a promise is left, as a stage and in words (到期倒计时)."""

from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from models.queries.ticket_rows import TicketRow
from models.rules.clock import LimitState
from views.wording import brief

translate = QCoreApplication.translate

MINUTE = timedelta(minutes=1)


class Aging(StrEnum):
    """How far a ticket has come against its limit; each has its colour, icon and words."""

    CALM = "calm"  # under 50 % of the limit
    HALF = "half"  # 50 % used
    NEAR = "near"  # 80 % used
    LATE = "late"  # the limit has passed
    PAUSED = "paused"  # the clock stands still
    KEPT = "kept"  # restored in time
    MISSED = "missed"  # restored too late
    NONE = "none"  # no promise runs


_SETTLED = {
    LimitState.MET: Aging.KEPT,
    LimitState.MISSED: Aging.MISSED,
    LimitState.PAUSED: Aging.PAUSED,
    LimitState.NOT_STARTED: Aging.NONE,
    LimitState.WAIVED: Aging.NONE,
}


def aging(row: TicketRow, now: datetime) -> Aging:
    """Return the stage of a ticket at ``now``."""
    settled = _SETTLED.get(row.clock)
    if settled is not None:
        return settled
    if row.due_at is None:
        return Aging.NONE
    if now > row.due_at:
        return Aging.LATE
    if row.at80 is not None and now >= row.at80:
        return Aging.NEAR
    if row.at50 is not None and now >= row.at50:
        return Aging.HALF
    return Aging.CALM


def remaining(row: TicketRow, now: datetime) -> timedelta | None:
    """Return what is left of the limit, negative once it has passed; none without one."""
    if row.due_at is None:
        return row.remaining
    if aging(row, now) in (Aging.CALM, Aging.HALF, Aging.NEAR, Aging.LATE):
        return row.due_at - now
    return row.remaining


def marks(row: TicketRow, now: datetime) -> tuple[datetime, ...]:
    """Return the coming moments at which a running ticket changes its stage."""
    if aging(row, now) not in (Aging.CALM, Aging.HALF, Aging.NEAR):
        return ()
    passed = row.due_at + timedelta(seconds=1) if row.due_at is not None else None
    return tuple(at for at in (row.at50, row.at80, passed) if at is not None and at > now)


def countdown(row: TicketRow, now: datetime) -> str:
    """Return what the countdown cell says: how long is left, or by how much it is late."""
    stage, left = aging(row, now), remaining(row, now)
    if stage is Aging.NONE or left is None:
        return translate("Countdown", "no limit") if row.due_at is None else ""
    return _PHRASES[stage]().format(time=brief(abs(left)))


_PHRASES = {
    Aging.CALM: lambda: translate("Countdown", "{time} left"),
    Aging.HALF: lambda: translate("Countdown", "{time} left"),
    Aging.NEAR: lambda: translate("Countdown", "{time} left"),
    Aging.LATE: lambda: translate("Countdown", "late {time}"),
    Aging.PAUSED: lambda: translate("Countdown", "paused, {time} left"),
    Aging.KEPT: lambda: translate("Countdown", "kept, {time} to spare"),
    Aging.MISSED: lambda: translate("Countdown", "missed by {time}"),
}


def stage_word(stage: Aging) -> str:
    """Return the stage in words, so that colour never stands alone."""
    return _STAGES[stage]()


_STAGES = {
    Aging.CALM: lambda: translate("Countdown", "in time"),
    Aging.HALF: lambda: translate("Countdown", "half used"),
    Aging.NEAR: lambda: translate("Countdown", "nearly due"),
    Aging.LATE: lambda: translate("Countdown", "overdue"),
    Aging.PAUSED: lambda: translate("Countdown", "clock paused"),
    Aging.KEPT: lambda: translate("Countdown", "kept"),
    Aging.MISSED: lambda: translate("Countdown", "missed"),
    Aging.NONE: lambda: translate("Countdown", "no limit running"),
}
