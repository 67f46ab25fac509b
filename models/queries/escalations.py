"""Who has to be told what, and was it told in time: the ladder, the reports, the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.domain import Crew, Crowd, Escalation, Ticket
from models.domain.edition import norms_on
from models.domain.ledger import Past, calendar, past_of, pasts_of, read
from models.errors import RefusedError
from models.rules.clock import NATURAL
from models.rules.crowd_terms import CrowdState, ReportStage
from models.rules.escalation import Case, LadderStanding, StepState, Told, ladder, next_report_at
from models.rules.norms import Norms
from models.rules.promise import Promise
from models.rules.states import SERVICE_DOWN_STATES, TicketState, Verb
from models.rules.terms import EscalationLevel, ServiceGrade, Severity, TicketKind
from models.rules.zone import local_day


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the ladder of one ticket, due or just done."""

    ticket: str
    customer_name: str
    grade: ServiceGrade | None
    crew_name: str
    standing: LadderStanding

    @property
    def key(self) -> str:
        """What tells one step of one ticket from every other."""
        return f"{self.ticket} {self.standing.step}"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report upwards as a list shows it."""

    number: str
    ticket: str
    customer_name: str
    stage: ReportStage
    level: EscalationLevel
    recipients: tuple[str, ...]
    reporter: str
    reported_at: datetime
    expected_at: datetime | None
    progress: str
    explanation: str


@dataclass(frozen=True, slots=True)
class TroubleRow:
    """A ticket that is reported upwards, and when its next report is due."""

    ticket: str
    customer_name: str
    triggered_at: datetime
    cause_of_report: str
    reports: int
    latest: ReportStage | None
    next_at: datetime | None
    restored_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """What the next report of a ticket starts with; everything may be written over."""

    ticket: str
    stage: ReportStage
    level: EscalationLevel
    cause_of_report: str
    recipients: tuple[str, ...]
    found_at: datetime
    symptom: str
    scope: str
    cause: str
    progress: str
    expected_at: datetime | None
    support: str
    explanation: str


def ladder_rows(session: Session, *, now: datetime) -> tuple[StepRow, ...]:
    """Return the steps that are due now and not answered, the longest waiting first."""
    found = session.execute(
        select(Ticket, Crew.name)
        .outerjoin(Crew, Crew.id == Ticket.crew_id)
        .where(
            Ticket.closed_at.is_(None),
            Ticket.kind == TicketKind.FAULT,
            Ticket.accepted_at.is_not(None),
            Ticket.parent_id.is_(None),
            Ticket.state.in_(SERVICE_DOWN_STATES - {TicketState.DRAFT}),
        )
    ).all()
    pasts = pasts_of(session, [ticket.id for ticket, _ in found])
    norms = norms_on(session, local_day(now))
    rows = [
        StepRow(ticket.number, ticket.customer_name, ticket.grade, crew or "", standing)
        for ticket, crew in found
        for standing in standings(ticket, pasts[ticket.id], norms, now=now)
        if standing.state is StepState.DUE
    ]
    return tuple(sorted(rows, key=lambda row: (row.standing.due_at, row.ticket)))


def ladder_of(session: Session, *, number: str, now: datetime) -> tuple[LadderStanding, ...]:
    """Return every step of one ticket, done and to come; refuses ticket.unknown."""
    ticket = _ticket(session, number)
    return standings(
        ticket, past_of(session, ticket.id), norms_on(session, local_day(now)), now=now
    )


def standings(
    ticket: Ticket, past: Sequence[Past], norms: Norms, *, now: datetime
) -> tuple[LadderStanding, ...]:
    """Return the ladder of a ticket whose history is at hand; nothing before acceptance."""
    if ticket.promise is None or ticket.accepted_at is None:
        return ()
    promise = Promise.from_json(ticket.promise)
    case = Case(
        reading=read(past, now=now),
        promise=promise,
        grade=ticket.grade,
        accepted_at=ticket.accepted_at,
        told=tuple(_told(event) for event in past if event.verb is Verb.ESCALATE),
        hours=NATURAL if promise.basis == "natural" else calendar(),
    )
    return ladder(case, norms.severity, now=now)


def trouble_rows(session: Session, *, now: datetime) -> tuple[TroubleRow, ...]:
    """Return the tickets that have to be reported upwards and are not finished with."""
    norms = norms_on(session, local_day(now))
    triggers = _open_triggers(session)
    reports = _reports(session, [ticket.id for ticket, _, _ in triggers])
    rows = []
    for ticket, triggered_at, why in triggers:
        told = reports.get(ticket.id, ())
        over = any(one.stage is ReportStage.LAST for one in told)
        due = next_report_at(
            triggered_at=triggered_at,
            reported=[one.reported_at for one in told],
            restored_at=ticket.restored_at,
            is_finished=over or (not told and ticket.restored_at is not None),
            norms=norms.severity,
            feedback=norms.stages.feedback,
        )
        if due is not None:
            latest = told[-1].stage if told else None
            rows.append(
                TroubleRow(
                    ticket=ticket.number,
                    customer_name=ticket.customer_name,
                    triggered_at=triggered_at,
                    cause_of_report=why,
                    reports=len(told),
                    latest=latest,
                    next_at=due,
                    restored_at=ticket.restored_at,
                )
            )
    return tuple(sorted(rows, key=lambda row: (row.next_at or now, row.ticket)))


def report_rows(
    session: Session, *, ticket: str | None = None, limit: int = 200
) -> tuple[ReportRow, ...]:
    """Return reports, the latest first; of one ticket where it is named."""
    statement = (
        select(Escalation, Ticket.number, Ticket.customer_name)
        .join(Ticket, Ticket.id == Escalation.ticket_id)
        .order_by(Escalation.id.desc())
        .limit(limit)
    )
    if ticket is not None:
        statement = statement.where(Ticket.number == ticket)
    return tuple(
        ReportRow(
            number=one.number,
            ticket=number,
            customer_name=customer,
            stage=one.stage,
            level=one.level,
            recipients=tuple(one.recipients),
            reporter=one.reporter,
            reported_at=one.reported_at,
            expected_at=one.expected_at,
            progress=one.progress,
            explanation=one.explanation,
        )
        for one, number, customer in session.execute(statement)
    )


def latest_explanation(session: Session, ticket_id: int) -> str:
    """Return what the latest report says customers are told (统一口径); nothing if none does."""
    statement = (
        select(Escalation.explanation)
        .where(Escalation.ticket_id == ticket_id, Escalation.explanation != "")
        .order_by(Escalation.id.desc())
        .limit(1)
    )
    return session.scalar(statement) or ""


def draft_report(session: Session, *, number: str, now: datetime) -> ReportDraft:
    """Return what the next report starts with: the last one's words, the record since."""
    ticket = _ticket(session, number)
    norms = norms_on(session, local_day(now))
    told = _reports(session, [ticket.id]).get(ticket.id, ())
    past = past_of(session, ticket.id)
    last = told[-1] if told else None
    if last is None:
        stage = ReportStage.FIRST
    else:
        stage = ReportStage.FURTHER if ticket.restored_at is None else ReportStage.LAST
    feedback = _last(past, Verb.FEEDBACK)
    return ReportDraft(
        ticket=ticket.number,
        stage=stage,
        level=last.level if last else EscalationLevel.CONTROL_CENTRE,
        cause_of_report=last.cause_of_report if last else _why(session, ticket, norms),
        recipients=tuple(last.recipients) if last else norms.severity.escalation.told_next,
        found_at=last.found_at if last else ticket.reported_at,
        symptom=last.symptom if last else ticket.symptom,
        scope=scope_said(affected(session, ticket)),
        cause=_said(_last(past, Verb.START), "cause_guess") or (last.cause if last else ""),
        progress=_progress(ticket, past),
        expected_at=_moment(feedback, "expected_at") or ticket.due_at,
        support=last.support if last else "",
        explanation=last.explanation if last else "",
    )


def affected(session: Session, ticket: Ticket) -> tuple[Ticket, ...]:
    """Return the tickets of everybody hit: the children, or the ticket itself."""
    children = session.scalars(
        select(Ticket).where(Ticket.parent_id == ticket.id).order_by(Ticket.id)
    ).all()
    return tuple(children) or (ticket,)


def scope_said(tickets: Sequence[Ticket]) -> str:
    """Say how many are hit and of which grades, as a report upwards begins."""
    grades = [ticket.grade for ticket in tickets if ticket.grade is not None]
    words = {ServiceGrade.STANDARD: "普通"}
    counted = "、".join(
        f"{words.get(grade, grade.value)}级{grades.count(grade)}户"
        for grade in ServiceGrade
        if grade in grades
    )
    head = f"影响{len(tickets)}户"
    return f"{head}（{counted}）" if counted else head


def _ticket(session: Session, number: str) -> Ticket:
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    return ticket


def _told(event: Past) -> Told:
    return Told(
        level=EscalationLevel(str(event.facts.get("level"))),
        told_at=event.happened_at,
        recipient=str(event.facts.get("recipient") or ""),
        actor=event.actor,
        step=str(event.facts.get("step") or ""),
    )


Trigger = tuple[Ticket, datetime, str]


def _open_triggers(session: Session) -> list[Trigger]:
    """Return what has to be reported and is not filed: crowds, grave faults, begun reports."""
    begun = select(Escalation.ticket_id)
    found: dict[int, Trigger] = {}
    for ticket, at, place in session.execute(crowds_reported().where(Ticket.closed_at.is_(None))):
        found[ticket.id] = (ticket, at, f"{place}批量申告")
    grave = select(Ticket).where(
        Ticket.closed_at.is_(None),
        (Ticket.severity != Severity.ORDINARY) | Ticket.id.in_(begun),
    )
    for ticket in session.scalars(grave):
        found.setdefault(
            ticket.id, (ticket, ticket.accepted_at or ticket.reported_at, grave_said(ticket))
        )
    return list(found.values())


def crowds_reported() -> Select[Ticket, datetime, str]:
    """Return the question for the troubles of many, each with its trigger and its place."""
    return (
        select(Ticket, Crowd.triggered_at, Crowd.place)
        .join(Crowd, Crowd.ticket_id == Ticket.id)
        .where(Crowd.state == CrowdState.ACCEPTED)
        .order_by(Crowd.id)
    )


def grave_said(ticket: Ticket) -> str:
    """Say why a single ticket is reported upwards."""
    words = {Severity.MAJOR: "重大故障", Severity.SERIOUS: "严重故障"}
    return words.get(ticket.severity, f"{ticket.grade or ''}级故障受理")


def _why(session: Session, ticket: Ticket, norms: Norms) -> str:
    place = session.scalar(select(Crowd.place).where(Crowd.ticket_id == ticket.id).limit(1))
    if place is not None:
        batch = norms.severity.batch
        minutes = int(batch.within.total_seconds() // 60)
        return f"{place}：{minutes}分钟内{batch.customers}户及以上申告"
    return grave_said(ticket)


def _reports(session: Session, tickets: Sequence[int]) -> Mapping[int, Sequence[Escalation]]:
    found: dict[int, list[Escalation]] = {}
    rows = select(Escalation).where(Escalation.ticket_id.in_(tickets)).order_by(Escalation.id)
    for one in session.scalars(rows):
        found.setdefault(one.ticket_id, []).append(one)
    return found


def _progress(ticket: Ticket, past: Sequence[Past]) -> str:
    if ticket.restored_at is not None:
        for event in reversed(past):
            if event.facts.get("how"):
                return str(event.facts["how"])
    return _said(_last(past, Verb.FEEDBACK), "progress")


def _last(past: Sequence[Past], verb: Verb) -> Past | None:
    return next((event for event in reversed(past) if event.verb is verb), None)


def _said(event: Past | None, name: str) -> str:
    return "" if event is None else str(event.facts.get(name) or "")


def _moment(event: Past | None, name: str) -> datetime | None:
    value = None if event is None else event.facts.get(name)
    return datetime.fromisoformat(value) if isinstance(value, str) else None
