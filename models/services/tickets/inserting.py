"""Putting an emergency into a crew's day: what it pushes back is planned anew (插单)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.rules.facts_base import FactsModel
from models.rules.states import Verb
from models.services.tickets.doing import Done, do


@dataclass(frozen=True, slots=True)
class Pushed:
    """A planned order that makes room: its ticket, and when it is planned now."""

    ticket: str
    order: str
    planned_at: datetime


def insert_order(
    session: Session,
    *,
    verb: Verb,
    number: str,
    facts: Mapping[str, object] | FactsModel,
    pushed: Sequence[Pushed],
    expected_version: int | None = None,
) -> Done:
    """Send a crew and plan anew what slips, whole or not at all.

    Each moved order is an event of its own ticket that names the emergency. An order that
    may not lie at its new time refuses the whole (``placement.<code>``).
    """
    told = facts.model_dump() if isinstance(facts, FactsModel) else facts
    for one in pushed:
        moved = {"order": one.order, "planned_at": one.planned_at, "reason": number}
        moved["override_reason"] = told.get("override_reason")
        do(session, verb=Verb.REPLAN, number=one.ticket, facts=moved)
    return do(session, verb=verb, number=number, facts=facts, expected_version=expected_version)
