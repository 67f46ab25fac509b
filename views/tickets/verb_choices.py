"""The lists a verb's form offers: from the norms, the crew and the ticket itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.queries.crews import CrewRow
from models.queries.ticket_detail import TicketDetail
from models.rules.norms import Norms
from models.rules.states import Verb
from models.rules.terms import CallOutcome, Liability
from views.wording import language

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class VerbChoices:
    """What can be picked for one ticket; ``source`` of a field names one of these."""

    causes: tuple[Option, ...]
    holds: tuple[Option, ...]
    five_ones: tuple[Option, ...]
    eight_steps: tuple[Option, ...]
    orders: tuple[Option, ...]
    members: tuple[Option, ...]

    def of(self, source: str) -> Sequence[Option]:
        """Return one list by its name."""
        options: Sequence[Option] = getattr(self, source)
        return options


def choices_for(detail: TicketDetail, norms: Norms, crews: Sequence[CrewRow] = ()) -> VerbChoices:
    """Return the lists for one ticket, worded in the language shown."""
    said = language()
    return VerbChoices(
        causes=tuple((code, cause_line(norms, code)) for code in norms.causes.codes()),
        holds=tuple((code, reason.said(said)) for code, reason in norms.suspension.reasons.items()),
        five_ones=_lines(norms.checklists.five_ones_enterprise.lines),
        eight_steps=_lines(norms.checklists.eight_steps.lines),
        orders=tuple((one.number, f"{one.number}  {one.crew_name}") for one in detail.orders),
        members=_members(detail, crews),
    )


def cause_line(norms: Norms, code: str) -> str:
    """Return a cause with its group in front."""
    said = language()
    group, _, name = code.partition(".")
    head = norms.causes.groups[group].said(said)
    return f"{head} / {norms.causes.find(code).said(said)}" if name else head


def _lines(lines: Sequence[Any]) -> tuple[Option, ...]:
    return tuple((line.code, line.said(language())) for line in lines)


def _members(detail: TicketDetail, crews: Sequence[CrewRow]) -> tuple[Option, ...]:
    for crew in crews:
        if crew.code == detail.row.crew_code:
            return tuple(member_option(member) for member in crew.members)
    return ()


def member_option(member: str) -> Option:
    """Return a crew member, told as ``number name``, as number and words."""
    number, _, _ = member.partition(" ")
    return (number, member)


def proposed(verb: Verb, detail: TicketDetail, now: datetime) -> dict[str, Any]:
    """Return what a form starts with: what is known already or nearly always so."""
    row = detail.row
    lead = next((one.number for one in detail.orders if one.lead), "")
    given: dict[str, Any] = {
        "person": row.contact_name,
        "phone": row.contact_phone,
        "outcome": CallOutcome.CONNECTED.value,
        "called": CallOutcome.CONNECTED.value,
        "reporter": row.contact_name,
        "left_at": now,
        "order": lead,
        "fixed": "yes",
        "liability": Liability.OPERATOR.value if verb is Verb.REPORT else "",
        "grade": row.grade or "",
        "reach": row.reach or "",
        "service": row.service or "",
        "locality": row.locality or "",
        "self_checked": True,
        "signed": True,
        "cause_code": detail.cause_code or "",
        "expected_at": row.due_at if row.due_at and row.due_at > now else now + timedelta(hours=1),
        "prevention": detail.prevention,
    }
    if verb is Verb.PRETEST:
        given["outcome"] = "unresolved"
    if verb is Verb.REPEAT:
        given["channel"] = "phone"
    return {name: value for name, value in given.items() if value != ""}
