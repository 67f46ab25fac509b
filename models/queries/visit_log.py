"""The log of calls (电话拜访记录): found, filtered, opened with its attempts and its trail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.domain import (
    CallAttempt,
    Contact,
    Customer,
    Event,
    PhoneVisit,
    Recording,
    SiteVisit,
    Ticket,
    Undertaking,
)
from models.domain.edition import norms_on
from models.errors import RefusedError
from models.rules.lint import check_wording
from models.rules.norms.language import LanguageNorms
from models.rules.phones import mask
from models.rules.terms import CallOutcome, CallWindow, Satisfaction, ServiceGrade
from models.rules.text import search_key
from models.rules.zone import SHANGHAI, local_day

PLACE = "phone_visit"
NEVER_CHECKED = frozenset({"customer_words"})  # 客户原话
MOST = 2000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the log is looked for; ``numbers`` are the calls behind a figure."""

    text: str = ""
    since: date | None = None
    until: date | None = None
    caller: str = ""
    customer: str = ""
    outcome: CallOutcome | None = None
    satisfaction: Satisfaction | None = None
    abnormal: bool = False
    flagged: bool = False
    outside: bool = False
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One call in the log, phones masked; ``flags`` counts wordings that must be changed."""

    number: str
    customer: str
    customer_number: str
    grade: ServiceGrade
    contact: str
    phone: str
    caller: str
    called_at: datetime
    seconds: int
    window: CallWindow | None
    in_window: bool
    outcome: CallOutcome
    attempts: int
    running_normal: bool | None
    satisfaction: Satisfaction | None
    reason: str
    topics: Mapping[str, str]
    promised: str
    promised_on: date | None
    next_visit_on: date | None
    ticket: str
    handed: bool
    finished: bool
    flags: int
    version: int


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One time the number was dialled."""

    called_at: datetime
    caller: str
    outcome: CallOutcome
    window: CallWindow
    seconds: int
    note: str


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """A sound file of a call; ``desk`` is where it lies."""

    id: int
    file_name: str
    kept_as: str
    desk: str
    keep_until_on: date | None


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One change of a record: when, who, what, and each field before and after."""

    happened_at: datetime
    recorded_at: datetime
    actor: str
    verb: str
    changed: Mapping[str, tuple[Any, Any]]
    reason: str


@dataclass(frozen=True, slots=True)
class UndertakingRow:
    """A promise or a rectification, until it is done and after."""

    id: int
    what: str
    owner: str
    due_on: date
    done_at: datetime | None
    result: str
    customer: str
    customer_number: str
    subject: str


@dataclass(frozen=True, slots=True)
class VisitCard:
    """One visit whole: its row, attempts, promises, recordings and edit trail."""

    row: VisitRow
    confirmed_by: str
    attempts: tuple[AttemptRow, ...]
    promises: tuple[UndertakingRow, ...]
    recordings: tuple[RecordingRow, ...]
    trail: tuple[TrailRow, ...]
    language: LanguageNorms


def visit_rows(
    session: Session, wanted: Wanted, *, now: datetime, limit: int = MOST
) -> tuple[VisitRow, ...]:
    """Return the calls of the log that are looked for, the latest first."""
    statement = (
        select(PhoneVisit, Customer, Contact, Ticket.number)
        .join(Customer, Customer.id == PhoneVisit.customer_id)
        .outerjoin(Contact, Contact.id == PhoneVisit.contact_id)
        .outerjoin(Ticket, Ticket.id == PhoneVisit.ticket_id)
        .where(PhoneVisit.called_at.is_not(None), *_conditions(wanted))
        .order_by(PhoneVisit.called_at.desc(), PhoneVisit.id.desc())
        .limit(limit)
    )
    language = norms_on(session, local_day(now)).language
    rows = (
        _row(visit, customer, contact, ticket=ticket, language=language)
        for visit, customer, contact, ticket in session.execute(statement)
    )
    return tuple(one for one in rows if one.flags or not wanted.flagged)


def _conditions(wanted: Wanted) -> Iterable[Any]:
    if wanted.numbers:
        yield PhoneVisit.number.in_(wanted.numbers)
    if wanted.since is not None:
        yield PhoneVisit.called_at >= day_start(wanted.since)
    if wanted.until is not None:
        yield PhoneVisit.called_at < day_start(wanted.until, after=1)
    for column, value in (
        (PhoneVisit.caller, wanted.caller),
        (Customer.number, wanted.customer),
        (PhoneVisit.outcome, wanted.outcome),
        (PhoneVisit.satisfaction, wanted.satisfaction),
    ):
        if value:
            yield column == value
    if wanted.outside:
        yield PhoneVisit.in_window.is_(False)
    if wanted.abnormal:
        yield PhoneVisit.running_normal.is_(False)
    for word in wanted.text.split():
        yield or_(
            Customer.search_key.contains(search_key(word), autoescape=True),
            Customer.initials.contains(word.casefold(), autoescape=True),
            PhoneVisit.number.contains(word.upper(), autoescape=True),
            func.lower(PhoneVisit.promised).contains(word.casefold(), autoescape=True),
        )


def day_start(day: date, *, after: int = 0) -> datetime:
    """Return the first moment of a Shanghai day, or of the day after."""
    day = date.fromordinal(day.toordinal() + after)
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def flags_of(texts: Mapping[str, str], language: LanguageNorms, *, place: str = PLACE) -> int:
    """Count the wordings that must not reach a customer; the customer's own are not looked at."""
    return sum(
        hit.must_change
        for name, text in texts.items()
        if name not in NEVER_CHECKED
        for hit in check_wording(str(text), place=place, language=language)
    )


def _row(
    visit: PhoneVisit,
    customer: Customer,
    contact: Contact | None,
    *,
    ticket: str | None,
    language: LanguageNorms,
) -> VisitRow:
    topics = {name: str(text) for name, text in (visit.topics or {}).items()}
    return VisitRow(
        number=visit.number,
        customer=customer.name,
        customer_number=customer.number,
        grade=customer.grade,
        contact="" if contact is None else contact.name,
        phone="" if contact is None else ", ".join(map(mask, contact.phones)),
        caller=visit.caller,
        called_at=visit.called_at or visit.created_at,
        seconds=visit.duration_seconds,
        window=visit.window,
        in_window=bool(visit.in_window),
        outcome=visit.outcome or CallOutcome.NO_ANSWER,
        attempts=visit.attempts,
        running_normal=visit.running_normal,
        satisfaction=visit.satisfaction,
        reason=visit.reason,
        topics=topics,
        promised=visit.promised,
        promised_on=visit.promised_on,
        next_visit_on=visit.next_visit_on,
        ticket=ticket or "",
        handed=bool(visit.handed_to),
        finished=visit.finished_at is not None,
        flags=flags_of({**topics, "promised": visit.promised}, language),
        version=visit.version,
    )


def visit_card(session: Session, number: str, *, now: datetime) -> VisitCard:
    """Return one visit whole; raises ``RefusedError("visit.unknown")``."""
    visit = session.scalar(select(PhoneVisit).where(PhoneVisit.number == number))
    if visit is None:
        raise RefusedError("visit.unknown", number=number)
    [row] = visit_rows(session, Wanted(numbers=(number,)), now=now)
    attempts = session.scalars(
        select(CallAttempt).where(CallAttempt.phone_visit_id == visit.id).order_by(CallAttempt.id)
    )
    return VisitCard(
        row=row,
        confirmed_by=visit.equipment_confirmed,
        attempts=tuple(
            AttemptRow(
                one.called_at, one.caller, one.outcome, one.window, one.duration_seconds, one.note
            )
            for one in attempts
        ),
        promises=undertakings(session, Undertaking.phone_visit_id == visit.id),
        recordings=_recordings(session, visit.id),
        trail=trail_of(session, "phone_visit", visit.id),
        language=norms_on(session, local_day(now)).language,
    )


def undertakings(session: Session, *conditions: Any) -> tuple[UndertakingRow, ...]:
    """Return promises and rectifications, open ones by their day before those done."""
    statement = (
        select(Undertaking, Customer.name, Customer.number, PhoneVisit.number, SiteVisit.number)
        .join(Customer, Customer.id == Undertaking.customer_id)
        .outerjoin(PhoneVisit, PhoneVisit.id == Undertaking.phone_visit_id)
        .outerjoin(SiteVisit, SiteVisit.id == Undertaking.site_visit_id)
        .where(*conditions)
        .order_by(Undertaking.done_at.is_not(None), Undertaking.due_on, Undertaking.id)
    )
    return tuple(
        UndertakingRow(
            id=one.id,
            what=one.what,
            owner=one.owner,
            due_on=one.due_on,
            done_at=one.done_at,
            result=one.result,
            customer=name,
            customer_number=number,
            subject=call or visit or "",
        )
        for one, name, number, call, visit in session.execute(statement)
    )


def promise_rows(session: Session, *, done_too: bool = False) -> tuple[UndertakingRow, ...]:
    """Return everything promised or to be put right, the earliest day first."""
    return undertakings(session, *(() if done_too else (Undertaking.done_at.is_(None),)))


def _recordings(session: Session, visit_id: int) -> tuple[RecordingRow, ...]:
    statement = select(Recording).where(
        Recording.phone_visit_id == visit_id, Recording.removed_at.is_(None)
    )
    return tuple(
        RecordingRow(one.id, one.file_name, one.kept_as, one.desk, one.keep_until_on)
        for one in session.scalars(statement.order_by(Recording.id))
    )


def trail_of(session: Session, kind: str, subject_id: int) -> tuple[TrailRow, ...]:
    """Return who changed a record and how, the first entry first."""
    statement = (
        select(Event)
        .where(Event.subject_kind == kind, Event.subject_id == subject_id)
        .order_by(Event.sequence)
    )
    return tuple(
        TrailRow(
            happened_at=one.happened_at,
            recorded_at=one.recorded_at,
            actor=one.actor,
            verb=one.verb,
            changed={name: tuple(pair) for name, pair in one.facts.get("changed", {}).items()},
            reason=str(one.facts.get("reason") or ""),
        )
        for one in session.scalars(statement)
    )


def log_callers(session: Session) -> tuple[str, ...]:
    """Return everybody who ever rang a customer, for the filter."""
    return tuple(
        session.scalars(select(CallAttempt.caller).distinct().order_by(CallAttempt.caller))
    )
