"""Visits in person (客户走访): planned and made, each with its look, scores and follow-up; F08."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.domain import Contact, Customer, SiteVisit, Ticket, Undertaking
from models.domain.edition import norms_on
from models.errors import RefusedError
from models.queries.letterhead import letterhead
from models.queries.visit_log import (
    TrailRow,
    UndertakingRow,
    day_start,
    flags_of,
    trail_of,
    undertakings,
)
from models.queries.visit_sheets import (
    ABNORMAL,
    NORMAL,
    checked_words,
    commitments,
    customer_block,
    ticks,
    yes_no,
)
from models.rules.glossary import say
from models.rules.lint import check_wording
from models.rules.norms import Norms
from models.rules.norms.checklists import CheckLine
from models.rules.norms.language import LanguageNorms
from models.rules.terms import Satisfaction, ServiceGrade
from models.rules.text import search_key
from models.rules.zone import local_day
from models.sheets.letter import Copy, Tick
from models.sheets.site_visit import CheckedItem, Score, SiteVisitSheet

PLACE = "site_visit"
LANGUAGE = "zh_CN"


@dataclass(frozen=True, slots=True)
class SiteVisitRow:
    """One visit in the list; not made yet where ``visited_at`` is none."""

    number: str
    customer: str
    customer_number: str
    grade: ServiceGrade
    address: str
    planned_on: date | None
    visited_at: datetime | None
    left_at: datetime | None
    visitors: str
    attendees: str
    purpose: str
    running_normal: bool | None
    scores: Mapping[str, str]
    opinion: str
    plan: str
    signed: bool
    flags: int
    version: int


@dataclass(frozen=True, slots=True)
class SiteVisitCard:
    """One visit whole, with what has to be put right and its edit trail."""

    row: SiteVisitRow
    topics: Mapping[str, str]
    checks: Mapping[str, Mapping[str, Any]]
    plans: tuple[UndertakingRow, ...]
    trail: tuple[TrailRow, ...]
    lines: tuple[CheckLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteVisitForm:
    """What the form of a visit asks: the look at the equipment and the scores of the norm."""

    lines: tuple[CheckLine, ...]
    scores: tuple[str, ...]


def site_visit_form(session: Session, *, now: datetime) -> tuple[SiteVisitForm, LanguageNorms]:
    """Return the norm's lists for the form, and the wording it is checked for."""
    norms = norms_on(session, local_day(now))
    asked = SiteVisitForm(norms.checklists.routine.lines, norms.care.site_visit.scores)
    return asked, norms.language


def site_visit_rows(
    session: Session,
    *,
    now: datetime,
    text: str = "",
    since: date | None = None,
    numbers: tuple[str, ...] = (),
) -> tuple[SiteVisitRow, ...]:
    """Return visits: those planned first by their day, then those made, the latest first."""
    language = norms_on(session, local_day(now)).language
    statement = select(SiteVisit, Customer).join(Customer, Customer.id == SiteVisit.customer_id)
    if numbers:
        statement = statement.where(SiteVisit.number.in_(numbers))
    if since is not None:
        began = or_(SiteVisit.visited_at.is_(None), SiteVisit.visited_at >= day_start(since))
        statement = statement.where(began)
    for word in text.split():
        statement = statement.where(
            or_(
                Customer.search_key.contains(search_key(word), autoescape=True),
                Customer.initials.contains(word.casefold(), autoescape=True),
                SiteVisit.number.contains(word.upper(), autoescape=True),
            )
        )
    rows = [
        _row(visit, customer, flags=flags_of(_texts(visit), language, place=PLACE))
        for visit, customer in session.execute(statement)
    ]
    return tuple(sorted(rows, key=_by_day))


def _by_day(row: SiteVisitRow) -> tuple[bool, float]:
    if row.visited_at is None:
        return (False, float((row.planned_on or date.max).toordinal()))
    return (True, -row.visited_at.timestamp())


def _texts(visit: SiteVisit) -> dict[str, str]:
    """Return what the office wrote; the opinion is the customer's own and is not looked at."""
    return {**(visit.topics or {}), "plan": visit.plan}


def _row(visit: SiteVisit, customer: Customer, *, flags: int) -> SiteVisitRow:
    return SiteVisitRow(
        number=visit.number,
        customer=customer.name,
        customer_number=customer.number,
        grade=customer.grade,
        address=" ".join(filter(None, (customer.town, customer.address))),
        planned_on=visit.planned_on,
        visited_at=visit.visited_at,
        left_at=visit.left_at,
        visitors=visit.visitors,
        attendees=visit.attendees,
        purpose=visit.purpose,
        running_normal=visit.running_normal,
        scores=dict(visit.scores or {}),
        opinion=visit.opinion,
        plan=visit.plan,
        signed=visit.signed,
        flags=flags,
        version=visit.version,
    )


def site_visit_card(session: Session, number: str, *, now: datetime) -> SiteVisitCard:
    """Return one visit whole; raises ``RefusedError("visit.unknown")``."""
    visit = session.scalar(select(SiteVisit).where(SiteVisit.number == number))
    if visit is None:
        raise RefusedError("visit.unknown", number=number)
    [row] = site_visit_rows(session, now=now, numbers=(number,))
    return SiteVisitCard(
        row=row,
        topics=dict(visit.topics or {}),
        checks=dict(visit.checks or {}),
        plans=undertakings(session, Undertaking.site_visit_id == visit.id),
        trail=trail_of(session, "site_visit", visit.id),
        lines=norms_on(session, local_day(now)).checklists.routine.lines,
    )


def site_visit_sheet(
    session: Session, number: str, *, actor: str, now: datetime, copy: int = 1, reason: str = ""
) -> SiteVisitSheet:
    """Return the sheet of one visit (F08); one not made yet prints empty, to be taken along.

    Raises ``RefusedError`` visit.unknown, or visit.bad_wording: the customer signs this copy.
    """
    visit = session.scalar(select(SiteVisit).where(SiteVisit.number == number))
    customer = None if visit is None else session.get(Customer, visit.customer_id)
    if visit is None or customer is None:
        raise RefusedError("visit.unknown", number=number)
    norms = norms_on(session, local_day(visit.visited_at or now))
    plans = commitments(session, Undertaking.site_visit_id == visit.id)
    _refuse_bad_wording(visit, norms, also=[one.what for one in plans])
    contact = session.scalar(
        select(Contact)
        .where(Contact.customer_id == customer.id, Contact.valid_to_on.is_(None))
        .order_by(Contact.id)
        .limit(1)
    )
    topics: dict[str, str] = dict(visit.topics or {})
    return SiteVisitSheet(
        number=visit.number,
        letterhead=letterhead(session),
        copy=Copy(number=copy, printed_at=now, printed_by=actor, reason=reason),
        customer=customer_block(customer, contact),
        contact_title="" if contact is None else contact.title,
        visitors=tuple(filter(None, visit.visitors.replace(",", "、").split("、"))),
        visited_at=visit.visited_at,
        left_at=visit.left_at,
        place=" ".join(filter(None, (customer.town, customer.address))),
        participants=visit.attendees,
        purpose=visit.purpose,
        running=yes_no(told=visit.running_normal, yes=NORMAL, no=ABNORMAL),
        running_note=topics.get("running_note", ""),
        ticket=_ticket(session, visit),
        recent_fault=_recent_fault(session, customer.id),
        items=tuple(_item(line, visit) for line in norms.checklists.routine.lines),
        scores=_scores(visit, norms),
        needs=topics.get("needs", ""),
        competition=topics.get("competition", ""),
        opinion=visit.opinion,
        plans=plans,
        photos=topics.get("photos", ""),
        next_visit_on=visit.next_visit_on,
        language_check=checked_words(topics, norms) if visit.visited_at else "",
    )


def _refuse_bad_wording(visit: SiteVisit, norms: Norms, *, also: list[str]) -> None:
    """Refuse a customer's copy that says what customers must not read."""
    words = [
        hit.matched
        for text in (*(visit.topics or {}).values(), *also)
        for hit in check_wording(str(text), place=PLACE, language=norms.language)
        if hit.must_change
    ]
    if words:
        raise RefusedError("visit.bad_wording", number=visit.number, words=words)


def _ticket(session: Session, visit: SiteVisit) -> str:
    if visit.ticket_id is None:
        return ""
    return session.scalar(select(Ticket.number).where(Ticket.id == visit.ticket_id)) or ""


def _recent_fault(session: Session, customer_id: int) -> str:
    row = session.execute(
        select(Ticket.number, Ticket.symptom)
        .where(Ticket.customer_id == customer_id, Ticket.restored_at.is_not(None))
        .order_by(Ticket.restored_at.desc())
        .limit(1)
    ).first()
    return "" if row is None else f"{row.number} {row.symptom.split(chr(10), 1)[0]}"


def _item(line: CheckLine, visit: SiteVisit) -> CheckedItem:
    told: Mapping[str, Any] = (visit.checks or {}).get(line.code, {})
    passed = told.get("passed")
    verdict = "" if passed is None else "合格" if passed else "不合格"
    return CheckedItem(
        name=line.zh,
        code=line.code,
        rule=line.rule,
        choices=() if told.get("answer") else _boxes(line, passed),
        answer=str(told.get("answer") or ""),
        unit=line.unit,
        verdict=verdict,
        note=str(told.get("note") or ""),
    )


def _boxes(line: CheckLine, passed: object) -> tuple[Tick, ...]:
    if line.answer in ("number", "text"):
        return ()
    return (Tick(label="正常", done=passed is True), Tick(label="不正常", done=passed is False))


def _scores(visit: SiteVisit, norms: Norms) -> tuple[Score, ...]:
    told = visit.scores or {}
    return tuple(
        Score(
            name=say(f"score.{name}", LANGUAGE),
            boxes=ticks(Satisfaction, Satisfaction(told[name]) if told.get(name) else None),
        )
        for name in norms.care.site_visit.scores
    )
