"""Today's calls (拜访名单): who is owed one, what is lost if nobody rings, when to ring."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import CallAssignment, Contact
from models.domain.edition import norms_on
from models.domain.office import Account
from models.domain.owing import BATCH, Standing, standing_calls, visit_hours
from models.rules.attempts import next_window, window_now
from models.rules.cadence import Loss, call_order, is_listed, loss_of, most_pressing
from models.rules.calendar import working_calendar
from models.rules.norms import Norms
from models.rules.phones import mask
from models.rules.terms import Role, ServiceGrade
from models.rules.windows import Window, call_windows
from models.rules.zone import local_day

CALLING_ROLES = (Role.CALLER, Role.DISPATCHER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class CallLine:
    """One customer to ring: why, what is lost, the windows of the day, and whose call it is.

    ``now`` is the window open at this moment, ``next`` the one to come; ``phone`` is
    masked. ``visit`` is the visit under way, ``not_before`` the moment agreed for it.
    """

    number: str
    name: str
    grade: ServiceGrade
    town: str
    losses: tuple[Loss, ...]
    due_on: date
    last_on: date
    windows: tuple[Window, ...]
    now: Window | None
    next: Window | None
    contact: str
    phone: str
    caller: str
    visit: str = ""
    attempts: int = 0
    not_before: datetime | None = None
    handed: bool = False

    @property
    def leading(self) -> Loss:
        """What the call is mainly about."""
        return self.losses[0]


@dataclass(frozen=True, slots=True)
class CallList:
    """The lines in the order they should be called, and how many wait for an agreed day."""

    day: date
    lines: tuple[CallLine, ...]
    waiting: int
    callers: tuple[str, ...]


def call_list(session: Session, *, now: datetime, whole_phones: bool = False) -> CallList:
    """Return everything that should be called now, the greatest loss first.

    Phones are masked, but on the paper that is called from.
    """
    today = local_day(now)
    norms = norms_on(session, today)
    standing = standing_calls(session, now=now, norms=norms).values()
    near = [one for one in standing if any(is_listed(o, today, norms.care) for o in one.owed)]
    listed = [one for one in near if not _waits(one, today)]
    owned = _callers(session)
    people = _contacts(session, [one.id for one in listed], masked=not whole_phones)
    lines = [
        _line(one, now=now, norms=norms, caller=owned.get(one.id, ""), people=people.get(one.id))
        for one in sorted(listed, key=lambda one: _order(one, today, norms))
    ]
    return CallList(today, tuple(lines), len(near) - len(listed), _names(session, owned.values()))


def _order(one: Standing, today: date, norms: Norms) -> tuple[bool, int, int, date, str]:
    near = [owed for owed in one.owed if is_listed(owed, today, norms.care)]
    return call_order(near, grade=one.grade, number=one.number, today=today, care=norms.care)


def _waits(one: Standing, today: date) -> bool:
    """Say whether the customer asked to be called on a later day."""
    visit = one.visit
    return (
        visit is not None
        and visit.next_call_at is not None
        and local_day(visit.next_call_at) > today
    )


def _line(
    one: Standing,
    *,
    now: datetime,
    norms: Norms,
    caller: str,
    people: tuple[str, str] | None,
) -> CallLine:
    today, rules = local_day(now), norms.care.windows
    near = [owed for owed in one.owed if is_listed(owed, today, norms.care)]
    leading = most_pressing(near, today, norms.care) or near[0]
    rest = sorted((o for o in near if o is not leading), key=lambda o: o.due_on)
    calendar, hours = working_calendar(), visit_hours(one.office_hours, norms)
    visit = one.visit
    contact, phone = people or ("", "")
    return CallLine(
        number=one.number,
        name=one.name,
        grade=one.grade,
        town=one.town,
        losses=tuple(loss_of(owed, today) for owed in (leading, *rest)),
        due_on=leading.due_on,
        last_on=one.last_on,
        windows=call_windows(hours, today, calendar=calendar, length=rules.length),
        now=window_now(now, hours, calendar=calendar, length=rules.length),
        next=next_window(now, hours, calendar=calendar, length=rules.length),
        contact=contact,
        phone=phone,
        caller=caller,
        visit="" if visit is None else visit.number,
        attempts=0 if visit is None else visit.attempts,
        not_before=None if visit is None else visit.next_call_at,
        handed=visit is not None and bool(visit.handed_to),
    )


def _callers(session: Session) -> dict[int, str]:
    rows = session.execute(select(CallAssignment.customer_id, CallAssignment.caller))
    return {row.customer_id: row.caller for row in rows}


def _contacts(
    session: Session, customers: Sequence[int], *, masked: bool
) -> dict[int, tuple[str, str]]:
    """Return whom to ring first at each customer, and the number."""
    found: dict[int, tuple[str, str]] = {}
    for first in range(0, len(customers), BATCH):
        statement = (
            select(Contact.customer_id, Contact.name, Contact.phones)
            .where(
                Contact.customer_id.in_(customers[first : first + BATCH]),
                Contact.valid_to_on.is_(None),
                Contact.do_not_call.is_(False),
            )
            .order_by(Contact.id)
        )
        for row in session.execute(statement):
            if row.phones:
                shown = mask(row.phones[0]) if masked else row.phones[0]
                found.setdefault(row.customer_id, (row.name, shown))
    return found


def _names(session: Session, owned: Collection[str]) -> tuple[str, ...]:
    """Return who may be given calls: those who may ring customers, and those who have some."""
    accounts = session.execute(
        select(Account.display_name, Account.name).where(
            Account.active.is_(True), Account.role.in_(CALLING_ROLES)
        )
    )
    told = {row.display_name or row.name for row in accounts}
    return tuple(sorted(told | set(owned)))
