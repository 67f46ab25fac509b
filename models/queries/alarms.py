"""What should worry the office now: limits nearly used up or past, and what was answered."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import AlarmAnswer
from models.queries.alarm_rows import AlarmRow, Alarms
from models.queries.board_lists import open_lines
from models.queries.board_rows import BoardLine
from models.rules.stage import Level, LimitMarks
from models.rules.states import TicketState

HOLD = "hold"
REMIND = timedelta(minutes=30)  # before a hold runs out


def alarms(session: Session, *, now: datetime) -> Alarms:
    """Return every alarm of the office with what was answered to it."""
    lines = open_lines(session, now=now)
    answers = _answers(session)
    rows = [_row(line, mark, answers, now=now) for line in lines for mark in _marks(line)]
    standing = [row for row in rows if row.level >= Level.NEAR]
    standing.sort(key=lambda row: (row.is_quiet(now), -row.level, row.due_at, row.number))
    return Alarms(tuple(standing), _next(lines, standing, now))


def _marks(line: BoardLine) -> Iterator[tuple[str, LimitMarks]]:
    for mark in line.limits:
        yield str(mark.name), mark
    until = line.suspended_until
    if line.state is TicketState.SUSPENDED and until is not None:
        # Half an hour before is when it is nearly used up; there is no earlier stage.
        yield HOLD, LimitMarks(HOLD, until - REMIND, until - REMIND, until)


Answers = Mapping[tuple[int, str, str], AlarmAnswer]


def _answers(session: Session) -> Answers:
    rows = session.scalars(select(AlarmAnswer))
    return {(one.ticket_id, one.limit_name, one.level): one for one in rows}


def _row(
    line: BoardLine, named: tuple[str, LimitMarks], answers: Answers, *, now: datetime
) -> AlarmRow:
    limit, mark = named
    level = mark.level(now)
    answer = answers.get((line.id, limit, level.name.lower()))
    told = answer if answer is not None and answer.due_at == mark.due_at else None
    return AlarmRow(
        ticket_id=line.id,
        number=line.number,
        limit=limit,
        level=level,
        due_at=mark.due_at,
        customer_name=line.customer_name,
        crew_name=line.crew_name,
        state=line.state,
        acknowledged_by="" if told is None else told.acknowledged_by,
        acknowledged_at=None if told is None else told.acknowledged_at,
        snoozed_by="" if told is None else told.snoozed_by,
        snoozed_until=None if told is None else told.snoozed_until,
    )


def _next(lines: Iterable[BoardLine], rows: Iterable[AlarmRow], now: datetime) -> datetime | None:
    coming = [at for line in lines for _, mark in _marks(line) for at in mark.coming(now)]
    coming += [row.snoozed_until for row in rows if row.snoozed_until is not None]
    return min((at for at in coming if at > now), default=None)
