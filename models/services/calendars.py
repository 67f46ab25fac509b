"""A new year's holidays without a new program: laid over the shipped calendar, or taken back.

The one owner of the office's calendar years (节假日表). What open tickets were promised is
reckoned anew by the same action, so that no list shows a limit the clock does not.
"""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.domain import Ticket
from models.domain.ledger import pasts_of, read
from models.domain.office_calendar import CALENDAR_YEARS, laid_years
from models.errors import RefusedError
from models.rules.calendar import CalendarYears, Laid, calendar_with, reckoning_by
from models.rules.calendar_years import as_kept, refuse_rewriting
from models.rules.terms import Role
from models.rules.zone import local_day
from models.services.journal import action_of
from models.services.office import put_setting
from models.services.tickets.projection import next_mark

_SLICE = 500


def lay_years(session: Session, *, years: CalendarYears) -> int:
    """Lay whole years over the calendar; returns how many open tickets got another limit.

    Only a supervisor may (calendar.not_yours). Refused as calendar.day_is_past where a day
    that has begun, and was covered, would become another kind of day; as
    calendar.years_known where the very same years were laid last.
    """
    laid = laid_years(session)
    if laid and laid[-1] == years:
        raise RefusedError("calendar.years_known", first=years.first, last=years.last)
    return _keep(session, laid, (*laid, years))


def take_years_back(session: Session) -> int:
    """Take the years laid last back, under the same rules; the events of both stay."""
    laid = laid_years(session)
    if not laid:
        raise RefusedError("calendar.nothing_laid")
    return _keep(session, laid, laid[:-1])


def _keep(session: Session, before: Laid, after: Laid) -> int:
    action = action_of(session)
    if action.role is not Role.SUPERVISOR:
        raise RefusedError("calendar.not_yours", role=action.role)
    refuse_rewriting(calendar_with(before), calendar_with(after), today=local_day(action.now))
    put_setting(session, CALENDAR_YEARS, [as_kept(one) for one in after])
    with reckoning_by(after):
        return _reckon_anew(session, action.now)


def _reckon_anew(session: Session, now: datetime) -> int:
    """Write the limits of open tickets anew; a ticket itself is not changed by a calendar."""
    tickets = session.scalars(select(Ticket).where(Ticket.closed_at.is_(None))).all()
    changed = 0
    for start in range(0, len(tickets), _SLICE):
        some = tickets[start : start + _SLICE]
        pasts = pasts_of(session, [ticket.id for ticket in some])
        for ticket in some:
            limit = read(pasts[ticket.id], now=now).restoration
            if limit.due_at == ticket.due_at:
                continue
            session.execute(
                update(Ticket)
                .where(Ticket.id == ticket.id)
                .values(
                    due_at=limit.due_at, next_mark_at=next_mark(ticket, limit.next_mark_at, now=now)
                )
                .execution_options(synchronize_session=False)
            )
            changed += 1
    return changed
