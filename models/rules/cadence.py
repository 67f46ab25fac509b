"""When a customer is owed a call (拜访频次), why, and what is lost if nobody rings now.

A call is owed by rhythm, after a closed complaint, after a repair that was drawn for a
call, for a promise that falls due, and again where nobody answered. Whatever is owed to
one customer makes one line: one call answers all of it.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.calendar import WorkingCalendar
from models.rules.norms.care import CareNorms
from models.rules.terms import ServiceGrade, ValueClass

DAY = timedelta(days=1)
GRADES = tuple(ServiceGrade)


class CallReason(StrEnum):
    """Why a customer is called (拜访缘由)."""

    PROMISE = "promise"  # 承诺到期
    COMPLAINT = "complaint"  # 投诉后
    REPAIR = "repair"  # 修后回访
    RETRY = "retry"  # 再拨
    CADENCE = "cadence"  # 按频次


@dataclass(frozen=True, slots=True)
class Owed:
    """One call owed: ``since_on`` is the day it came about, ``about`` what it is about."""

    reason: CallReason
    since_on: date
    due_on: date
    about: str = ""


def months_on(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    length = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, length))


def phone_months(
    grade: ServiceGrade, value_class: ValueClass | None, care: CareNorms
) -> int | None:
    """Return how many months may pass between calls: by grade or value class, the shorter."""
    return _months(grade, value_class, care, phone=True)


def site_months(grade: ServiceGrade, value_class: ValueClass | None, care: CareNorms) -> int | None:
    """Return how many months may pass between visits in person; none means on event."""
    return _months(grade, value_class, care, phone=False)


def _months(
    grade: ServiceGrade, value_class: ValueClass | None, care: CareNorms, *, phone: bool
) -> int | None:
    rows = [care.cadence[grade]]
    if value_class is not None:
        rows += [one for one in care.cadence.values() if one.value_class is value_class]
    found = [one.phone_months if phone else one.site_months for one in rows]
    return min((months for months in found if months is not None), default=None)


def by_rhythm(
    last_on: date, months: int, calendar: WorkingCalendar, *, agreed_on: date | None = None
) -> Owed:
    """Return the call owed by rhythm after the last one, on a day somebody is there.

    A day agreed with the customer counts where it is sooner; the rhythm is never stretched.
    """
    latest = months_on(last_on, months)
    if agreed_on is not None and last_on < agreed_on < latest:
        latest = agreed_on
    due = worked_by(latest, after=last_on, calendar=calendar)
    return Owed(CallReason.CADENCE, last_on, due)


def after_complaint(
    closed_on: date, care: CareNorms, calendar: WorkingCalendar, *, about: str = ""
) -> Owed:
    """Return the call owed after a complaint was closed: the office does not hide."""
    last = closed_on + care.after_complaint.phone_within
    due = worked_by(last, after=closed_on, calendar=calendar)
    return Owed(CallReason.COMPLAINT, closed_on, due, about)


def after_repair(restored_on: date, calendar: WorkingCalendar, *, about: str = "") -> Owed:
    """Return the call owed after a repair: on the next working day."""
    day = restored_on + DAY
    while not calendar.is_working(day):
        day += DAY
    return Owed(CallReason.REPAIR, restored_on, day, about)


def worked_by(day: date, *, after: date, calendar: WorkingCalendar) -> date:
    """Return the last working day up to a day, never before ``after``."""
    while day > after and not calendar.is_working(day):
        day -= DAY
    return day


def is_listed(owed: Owed, today: date, care: CareNorms) -> bool:
    """Tell whether a call owed is near enough to stand in today's list."""
    return owed.due_on - care.calling.ahead <= today


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost if nobody rings now; ``days`` are left, negative once they are over."""

    reason: CallReason
    days: int
    about: str

    @property
    def is_lost_today(self) -> bool:
        """Say whether tomorrow is too late, or today is already."""
        return self.days <= 0


def loss_of(owed: Owed, today: date) -> Loss:
    """Return what is lost of one call owed."""
    return Loss(owed.reason, (owed.due_on - today).days, owed.about)


def most_pressing(owed: Iterable[Owed], today: date, care: CareNorms) -> Owed | None:
    """Return what a customer's call is mainly about, none for nothing owed."""
    return min(owed, key=lambda one: _pressure(one, today, care), default=None)


def _pressure(owed: Owed, today: date, care: CareNorms) -> tuple[bool, int, date]:
    loss = loss_of(owed, today)
    return (not loss.is_lost_today, care.calling.order.index(owed.reason.value), owed.due_on)


def call_order(
    owed: Sequence[Owed], *, grade: ServiceGrade, number: str, today: date, care: CareNorms
) -> tuple[bool, int, int, date, str]:
    """Return what a customer is sorted by: what is lost today first, then what weighs most."""
    leading = most_pressing(owed, today, care)
    if leading is None:
        raise ValueError(number)
    late, weight, due = _pressure(leading, today, care)
    return (late, weight, GRADES.index(grade), due, number)
