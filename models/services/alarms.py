"""Answers to alarms: seen, or remind me later; each with who and when on record (告警确认)."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import AlarmAnswer
from models.errors import RefusedError
from models.services.journal import action_of, record
from models.services.records import find_id

LONGEST_SNOOZE = timedelta(hours=8)


def acknowledge(session: Session, *, number: str, limit: str, level: str, due_at: datetime) -> None:
    """Say that an alarm has been seen (确认); it stays in the list and is quiet."""
    action = action_of(session)
    values = {
        "acknowledged_by": action.actor,
        "acknowledged_at": action.now,
        "snoozed_until": None,
    }
    _answer(session, number, (limit, level, due_at), verb="acknowledge", values=values)


def snooze(
    session: Session, *, number: str, limit: str, level: str, due_at: datetime, until: datetime
) -> None:
    """Ask to be reminded later (稍后提醒); refuses alarm.snooze_out_of_range."""
    action = action_of(session)
    if not action.now < until <= action.now + LONGEST_SNOOZE:
        raise RefusedError("alarm.snooze_out_of_range", until=until, longest=LONGEST_SNOOZE)
    values = {
        "acknowledged_by": "",
        "acknowledged_at": None,
        "snoozed_by": action.actor,
        "snoozed_until": until,
    }
    _answer(session, number, (limit, level, due_at), verb="snooze", values=values)


def _answer(
    session: Session,
    number: str,
    alarm: tuple[str, str, datetime],
    *,
    verb: str,
    values: dict[str, Any],
) -> None:
    limit, level, due_at = alarm
    ticket_id = find_id(session, "ticket", number)
    row = session.scalar(
        select(AlarmAnswer).where(
            AlarmAnswer.ticket_id == ticket_id,
            AlarmAnswer.limit_name == limit,
            AlarmAnswer.level == level,
        )
    )
    if row is None:
        row = AlarmAnswer(ticket_id=ticket_id, limit_name=limit, level=level, due_at=due_at)
        session.add(row)
    row.due_at = due_at
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()
    record(
        session,
        verb=verb,
        subject_kind="alarm",
        subject_id=row.id,
        subject=number,
        facts={"limit": limit, "level": level, "due_at": due_at, **values},
    )
