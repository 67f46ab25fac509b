"""Who has to be told how bad it is, and by when (升级报备): the ladder and the reports.

Source: domain 2.3. Steps are computed from the ticket's clock each time; nothing is stored
but what people really told, so a late entry moves a step as it moves the clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from models.rules.clock import NATURAL, ClockReading, LimitName, SegmentKind, WorkingHours
from models.rules.norms.severity import SeverityNorms
from models.rules.norms.stages import FeedbackNorms
from models.rules.promise import Promise
from models.rules.terms import EscalationLevel, Role, ServiceGrade

AT_ACCEPTANCE: Final = "accepted"
_LEVELS: Final = {
    Role.CREW: EscalationLevel.CREW_LEADER,
    Role.SUPERVISOR: EscalationLevel.SUPERVISOR,
    None: EscalationLevel.CONTROL_CENTRE,
}


class StepState(StrEnum):
    """Where a step of the ladder stands."""

    AHEAD = "ahead"
    DUE = "due"
    DONE = "done"
    MOOT = "moot"  # no longer asked for: on site, or service is back


@dataclass(frozen=True, slots=True)
class Told:
    """One report upwards that was made; ``step`` names the step it answered, if it said so."""

    level: EscalationLevel
    told_at: datetime
    recipient: str = ""
    actor: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class LadderStanding:
    """One step of one ticket: whom to tell, since when, and whether it was done."""

    step: str
    level: EscalationLevel
    due_at: datetime
    state: StepState
    colour: str = "none"
    zh: str = ""
    en: str = ""
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What the ladder asks of one ticket."""

    reading: ClockReading
    promise: Promise
    grade: ServiceGrade | None
    accepted_at: datetime
    told: Sequence[Told]
    hours: WorkingHours = NATURAL


def ladder(case: Case, norms: SeverityNorms, *, now: datetime) -> tuple[LadderStanding, ...]:
    """Return every step of a ticket in order of its moment, done and to come."""
    steps = [_first(case, norms)] if case.grade in norms.escalation.at_acceptance else []
    restored = case.reading.restoration.met_at
    for rung in norms.ladder:
        name = f"used_{round(rung.used * 100)}"
        level = _LEVELS[rung.role]
        due = used_at(case, rung.used, now=now)
        arrived = case.reading.limits[LimitName.ARRIVAL].met_at if rung.unless_arrived else None
        told = _answer(case.told, name, level, since=due)
        spared = any(end is not None and end <= due for end in (arrived, restored))
        state = _state(told, due, now=now, spared=spared)
        if state is StepState.DUE and rung.unless_arrived and arrived is not None:
            state = StepState.MOOT  # somebody is there now; telling who sent them helps nobody
        if state is StepState.DUE and restored is not None:
            state = StepState.MOOT
        steps.append(LadderStanding(name, level, due, state, rung.colour, rung.zh, rung.en, told))
    return tuple(sorted(steps, key=lambda one: one.due_at))


def used_at(case: Case, share: float, *, now: datetime) -> datetime:
    """Return when a share of the restoration limit is used up, or would be going on from now."""
    left = case.promise.restoration * share
    for segment in case.reading.segments:
        if segment.kind is not SegmentKind.COUNTED:
            continue
        if segment.length >= left:
            return segment.started_at + left
        left -= segment.length
    return case.hours.add_counted(now, left)


def next_report_at(
    *,
    triggered_at: datetime,
    reported: Sequence[datetime],
    restored_at: datetime | None,
    is_finished: bool,
    norms: SeverityNorms,
    feedback: FeedbackNorms,
) -> datetime | None:
    """Return when the next report of a trouble is due; none once the last one was made.

    The first within minutes of the trigger, then hourly, the last after service is back.
    """
    if is_finished:
        return None
    if not reported:
        return triggered_at + norms.escalation.within
    if restored_at is not None:
        return restored_at + feedback.first_within
    return max(reported) + feedback.then_every


def next_feedback_at(
    *, reported_at: datetime, told: Iterable[datetime], feedback: FeedbackNorms
) -> datetime:
    """Return when a customer without service should hear from us next (每小时反馈)."""
    heard = max(told, default=None)
    return reported_at + feedback.first_within if heard is None else heard + feedback.then_every


def _first(case: Case, norms: SeverityNorms) -> LadderStanding:
    level = EscalationLevel.CONTROL_CENTRE
    told = _answer(case.told, AT_ACCEPTANCE, level, since=case.accepted_at)
    due = case.accepted_at + norms.escalation.within
    state = StepState.DONE if told is not None else StepState.DUE
    return LadderStanding(
        AT_ACCEPTANCE,
        level,
        due,
        state,
        "amber",
        "AAA级受理即报市公司管控中心",
        "AAA: the control centre at acceptance",
        told,
    )


def _answer(
    told: Sequence[Told], step: str, level: EscalationLevel, *, since: datetime
) -> Told | None:
    """Return the first report that answers a step: by its name, or to its level in time."""
    for one in sorted(told, key=lambda report: report.told_at):
        if one.step == step or (not one.step and one.level is level and one.told_at >= since):
            return one
    return None


def _state(told: Told | None, due: datetime, *, now: datetime, spared: bool) -> StepState:
    if told is not None:
        return StepState.DONE
    if spared:
        return StepState.MOOT
    return StepState.DUE if due <= now else StepState.AHEAD
