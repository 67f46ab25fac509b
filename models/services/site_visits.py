"""Going to see customers (客户走访): planned, carried out, and what has to be put right."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Customer, SiteVisit
from models.domain.edition import norms_on
from models.errors import RefusedError
from models.rules.cadence import months_on, site_months
from models.rules.facts_visit import SiteVisitFacts, told_as
from models.rules.zone import local_day
from models.services.journal import action_of, record
from models.services.numbering import next_number
from models.services.records import checked, edit, find
from models.services.undertakings import keep_promises

LETTERS = "ZF"
NOUN = "site_visit"
TOPICS = ("running_note", "needs", "competition", "photos")


def plan_site_visit(
    session: Session,
    *,
    customer: str,
    planned_on: date | str,
    purpose: str = "",
    visitors: str = "",
) -> str:
    """Plan a visit for a day; returns its number."""
    told = told_as(
        SiteVisitFacts,
        {
            "customer": customer,
            "visited_at": action_of(session).now,
            "visitors": visitors or action_of(session).actor,
            "purpose": purpose,
        },
    )
    day = checked(session, SiteVisit, {"planned_on": planned_on})["planned_on"]
    row = SiteVisit(
        number=next_number(session, LETTERS, action_of(session).at),
        customer_id=find(session, "customer", told.customer).id,
        planned_on=day,
        purpose=told.purpose or "",
        visitors=told.visitors,
    )
    session.add(row)
    session.flush()
    _record(session, row, "plan", facts={"planned_on": day, "purpose": row.purpose})
    return row.number


def move_site_visit(session: Session, number: str, *, planned_on: date | str, reason: str) -> int:
    """Put a planned visit on another day, and say why."""
    row = site_visit(session, number)
    if row.visited_at is not None:
        raise RefusedError("visit.made", number=number)
    if not reason.strip():
        raise RefusedError("record.empty", field="reason")
    return edit(
        session,
        row,
        noun=NOUN,
        subject=number,
        expected_version=None,
        values=checked(session, SiteVisit, {"planned_on": planned_on}),
        verb="move",
        reason=reason.strip(),
    )


def record_site_visit(
    session: Session, facts: Mapping[str, Any] | SiteVisitFacts, *, number: str | None = None
) -> str:
    """Keep a visit that was made, planned before or not; returns its number.

    What has to be put right is followed with owner and day until it is done. Raises
    ``RefusedError`` visit.bad_fact, visit.made, visit.in_future, visit.left_before.
    """
    told = told_as(SiteVisitFacts, facts)
    customer: Customer = find(session, "customer", told.customer)
    row = _row(session, told, customer, number=number)
    norms = norms_on(session, local_day(told.visited_at))
    unknown = sorted(set(told.scores) - set(norms.care.site_visit.scores))
    if unknown:
        raise RefusedError("visit.bad_fact", field="scores", place=unknown[0], problem="malformed")
    row.visited_at, row.left_at = told.visited_at, told.left_at
    row.visitors, row.attendees = told.visitors, told.attendees or ""
    row.purpose = told.purpose or row.purpose
    row.running_normal = told.running_normal
    row.checks = {one.code: one.model_dump(mode="json", exclude={"code"}) for one in told.checks}
    row.scores = {name: score.value for name, score in told.scores.items()}
    row.opinion = told.opinion or ""
    row.signed = told.signed
    texts = {name: getattr(told, name) for name in TOPICS}
    row.topics = {name: text for name, text in texts.items() if text}
    months = site_months(customer.grade, customer.value_class, norms.care)
    proposed = None if months is None else months_on(local_day(told.visited_at), months)
    row.next_visit_on = told.next_visit_on or proposed
    row.plan = "；".join(one.what for one in told.plans)
    session.flush()
    keep_promises(session, told.plans, customer=customer, site_visit=row)
    _record(session, row, "visit", facts=told.model_dump(mode="json", exclude_defaults=True))
    return row.number


def correct_site_visit(
    session: Session,
    number: str,
    *,
    reason: str,
    expected_version: int | None = None,
    **texts: str,
) -> int:
    """Correct what was written of a visit; what stood there stays in its trail.

    Raises ``RefusedError`` visit.unknown, record.unknown_field, record.empty, and
    ``ConflictError``.
    """
    row = site_visit(session, number)
    unknown = sorted(texts.keys() - {*TOPICS, "opinion"})
    if unknown:
        raise RefusedError("record.unknown_field", field=unknown[0], record=NOUN)
    if not reason.strip():
        raise RefusedError("record.empty", field="reason")
    told = told_as(
        SiteVisitFacts,
        {"customer": "-", "visited_at": action_of(session).now, "visitors": "-", **texts},
    )
    topics = {
        **(row.topics or {}),
        **{name: getattr(told, name) for name in texts if name in TOPICS},
    }
    values: dict[str, Any] = {"topics": {name: text for name, text in topics.items() if text}}
    if "opinion" in texts:
        values["opinion"] = told.opinion or ""
    return edit(
        session,
        row,
        noun=NOUN,
        subject=number,
        expected_version=expected_version,
        values=values,
        reason=reason.strip(),
    )


def _row(
    session: Session, told: SiteVisitFacts, customer: Customer, *, number: str | None
) -> SiteVisit:
    action = action_of(session)
    if told.visited_at > action.now:
        raise RefusedError("visit.in_future", field="visited_at", at=told.visited_at)
    if told.left_at is not None and told.left_at < told.visited_at:
        raise RefusedError("visit.left_before", field="left_at")
    if number is None:
        row = SiteVisit(
            number=next_number(session, LETTERS, told.visited_at), customer_id=customer.id
        )
        session.add(row)
        return row
    row = site_visit(session, number)
    if row.visited_at is not None:
        raise RefusedError("visit.made", number=number)
    return row


def site_visit(session: Session, number: str) -> SiteVisit:
    """Return a site visit; raises ``RefusedError("visit.unknown")``."""
    row = session.scalar(select(SiteVisit).where(SiteVisit.number == number))
    if row is None:
        raise RefusedError("visit.unknown", number=number)
    return row


def _record(session: Session, row: SiteVisit, verb: str, *, facts: Mapping[str, object]) -> None:
    record(
        session,
        verb=verb,
        subject_kind=NOUN,
        subject_id=row.id,
        subject=row.number,
        facts={**facts, "version": row.version},
        happened_at=row.visited_at,
    )
