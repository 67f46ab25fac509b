"""What a sheet that came back tells: the times and figures a crew wrote on it by hand (补录)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Final

from pydantic import Field, ValidationError

from models.errors import RefusedError
from models.rules.facts_base import (
    Codes,
    FactsModel,
    Flag,
    MaybeCode,
    MaybeLine,
    MaybeProse,
    Moment,
)
from models.rules.facts_field import Material, Measured, Replaced
from models.rules.lifecycle_facts import PROBLEMS
from models.rules.states import TicketState, Verb
from models.rules.terms import CallOutcome, Liability, Satisfaction


class ReturnedSheet(FactsModel):
    """One work order as it came back from the field; times left blank were not written."""

    acknowledged_at: Moment | None = None
    departed_at: Moment | None = None
    arrived_at: Moment | None = None
    started_at: Moment | None = None
    restored_at: Moment | None = None
    left_at: Moment | None = None
    called: CallOutcome = CallOutcome.CONNECTED
    self_checked: Flag = True
    met: MaybeLine = None
    cause_code: MaybeCode = None
    liability: Liability = Liability.UNKNOWN
    process: MaybeProse = None
    prevention: MaybeProse = None
    tests: Measured = ()
    materials: Annotated[tuple[Material, ...], Field(max_length=100)] = ()
    replaced: Annotated[tuple[Replaced, ...], Field(max_length=50)] = ()
    five_ones: Codes = ()
    signed: Flag = False
    satisfaction: Satisfaction | None = None
    comment: MaybeProse = None


TIMES: Final = {
    Verb.ACKNOWLEDGE: "acknowledged_at",
    Verb.DEPART: "departed_at",
    Verb.ARRIVE: "arrived_at",
    Verb.START: "started_at",
    Verb.RESTORE: "restored_at",
}
MAY_BE_BLANK: Final = frozenset({Verb.DEPART, Verb.START})
_STANDS_BEFORE: Final = {
    TicketState.DISPATCHED: Verb.ACKNOWLEDGE,
    TicketState.TAKEN: Verb.DEPART,
    TicketState.APPOINTED: Verb.DEPART,
    TicketState.EN_ROUTE: Verb.ARRIVE,
    TicketState.ON_SITE: Verb.START,
    TicketState.WORKING: Verb.RESTORE,
}


def sheet_of(told: Mapping[str, object]) -> ReturnedSheet:
    """Return the checked sheet; raises ``facts.invalid`` naming the field."""
    try:
        return ReturnedSheet.model_validate(dict(told))
    except ValidationError as trouble:
        first = trouble.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = PROBLEMS.get(first["type"], "malformed")
        raise RefusedError(
            "facts.invalid", verb=Verb.RETURN_PAPER, field=place, problem=problem
        ) from None


def steps_left(state: TicketState) -> tuple[Verb, ...]:
    """Return the steps a sheet has to tell from a state on, in the order of the road."""
    first = _STANDS_BEFORE.get(state)
    road = tuple(TIMES)
    return () if first is None else road[road.index(first) :]


def moments_of(
    sheet: ReturnedSheet, state: TicketState, *, now: datetime
) -> tuple[tuple[Verb, datetime], ...]:
    """Return each step with its time, in order.

    Refuses backfill.step_missing for one the road cannot do without, backfill.out_of_order
    and ticket.in_future; each names the field of the sheet.
    """
    found: list[tuple[Verb, datetime]] = []
    for verb in steps_left(state):
        name = TIMES[verb]
        at: datetime | None = getattr(sheet, name)
        if at is None:
            if verb in MAY_BE_BLANK:
                continue
            raise RefusedError("backfill.step_missing", step=verb, field=name)
        _check_order(found, at, now=now, step=verb, name=name)
        found.append((verb, at))
    if sheet.left_at is not None:
        _check_order(found, sheet.left_at, now=now, step=Verb.REPORT, name="left_at")
    return tuple(found)


def _check_order(
    found: list[tuple[Verb, datetime]], at: datetime, *, now: datetime, step: Verb, name: str
) -> None:
    if found and at < found[-1][1]:
        raise RefusedError("backfill.out_of_order", step=step, field=name)
    if at > now:
        raise RefusedError("backfill.in_future", at=at, now=now, field=name)
