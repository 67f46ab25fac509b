"""Which crew to send for a ticket, why, why not the others, and what it would push back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Ticket
from models.domain.edition import norms_on
from models.domain.judging import crews_for, job_of, replaced_by
from models.errors import RefusedError
from models.rules.lifecycle import TABLE
from models.rules.placement import CrewFacts, Job, Planned, Slip, Suggestion, slips, suggest
from models.rules.states import Verb
from models.rules.zone import local_day

NEW = ""  # the order that is not there yet has no number


@dataclass(frozen=True, slots=True)
class Suggested:
    """The answer for one ticket: ``verb`` is how a crew would be sent, ``slips`` go by crew."""

    number: str
    verb: Verb
    customer_name: str
    town: str
    planned_at: datetime
    ends_at: datetime
    due_at: datetime | None
    suggestion: Suggestion
    slips: Mapping[str, tuple[Slip, ...]]


def suggested(
    session: Session, *, number: str, now: datetime, planned_at: datetime | None = None
) -> Suggested:
    """Return the crews for a ticket, judged as the dispatch itself will judge.

    Refuses ticket.unknown, and suggest.not_now where no crew can be sent.
    """
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    verb = _verb(ticket)
    replaced = replaced_by(session, ticket, verb)
    job = job_of(session, ticket, planned_at=planned_at or now, order_id=replaced)
    norms = norms_on(session, local_day(job.starts_at))
    crews = [one for one in crews_for(session, job, norms).values() if not one.retired]
    size = norms.office.crew_size
    return Suggested(
        number=number,
        verb=verb,
        customer_name=ticket.customer_name,
        town=ticket.town,
        planned_at=job.starts_at,
        ends_at=job.ends_at,
        due_at=ticket.due_at,
        suggestion=suggest(job, crews, norms),
        slips={crew.code: pushed(job, crew, teams=crew.teams(size)) for crew in crews},
    )


def _verb(ticket: Ticket) -> Verb:
    for verb in (Verb.DISPATCH, Verb.REASSIGN):
        if ticket.state in TABLE[verb].froms:
            return verb
    raise RefusedError("suggest.not_now", number=ticket.number, state=ticket.state)


def pushed(job: Job, crew: CrewFacts, *, teams: int) -> tuple[Slip, ...]:
    """Return what of a crew's plan a job would push back; the ticket's own order goes."""
    queue = [one for one in crew.planned if one.ticket != job.ticket]
    new = Planned(NEW, job.ticket, job.starts_at, job.ends_at, due_at=job.due_at)
    return slips(new, queue, teams=teams)


def insert_preview(
    session: Session, *, number: str, crew: str, planned_at: datetime
) -> tuple[Slip, ...]:
    """Return which planned orders of a crew slip, and by how much, if a ticket is put in.

    Refuses ticket.unknown and crew.unknown.
    """
    ticket = session.scalar(select(Ticket).where(Ticket.number == number))
    if ticket is None:
        raise RefusedError("ticket.unknown", number=number)
    job = job_of(session, ticket, planned_at=planned_at)
    norms = norms_on(session, local_day(planned_at))
    facts = crews_for(session, job, norms, codes=[crew]).get(crew)
    if facts is None:
        raise RefusedError("crew.unknown", number=crew)
    return pushed(job, facts, teams=facts.teams(norms.office.crew_size))
