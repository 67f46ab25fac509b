"""Which crew to send: those who may go in the order of their points, and why not the others.

A suggestion never sends anybody. A crew is left out by every rule that blocks or needs a
supervisor; the rest are compared by whole points, so that the sum on screen can be checked
with a pencil.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from models.errors import RefusedError
from models.rules.placement.answer import Placement, Reason
from models.rules.placement.facts import CrewFacts, Job
from models.rules.placement.held import held_or_shipped
from models.rules.placement.place import place
from models.rules.placement.travel import MINUTE, hop
from models.rules.reasons import GoalCode

if TYPE_CHECKING:
    from models.rules.norms import Norms


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing that makes a crew better or worse for the job, in points with its facts."""

    code: GoalCode
    points: int
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def wording_code(self) -> str:
        """The code of its sentence."""
        in_time = self.code is GoalCode.CLOCK and not self.facts["late"]
        return f"goal.{self.code}_in_time" if in_time else f"goal.{self.code}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A crew that may go: its place in the order, its points, and what adds up to them.

    ``people`` are to be named because somebody else of the crew has to stay away.
    """

    crew: str
    name: str
    place: int
    people: tuple[str, ...]
    goals: tuple[Goal, ...]
    warnings: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """The sum of its goals."""
        return sum(goal.points for goal in self.goals)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A crew that may not go, or only on a supervisor's word, and every rule that says so."""

    crew: str
    name: str
    rules: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who may go, best first, and who was left out (派单推荐)."""

    ranked: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]

    def why_not(self, crew: str) -> Candidate | LeftOut:
        """Return where a crew stands and why; refuses crew.unknown."""
        known: list[Candidate | LeftOut] = [*self.ranked, *self.left_out]
        for one in known:
            if one.crew == crew:
                return one
        raise RefusedError("crew.unknown", number=crew)


def suggest(job: Job, crews: Iterable[CrewFacts], held: "Norms | None" = None) -> Suggestion:
    """Return the crews for a job; equal points go by crew code."""
    held = held_or_shipped(held)
    fit: list[tuple[CrewFacts, tuple[Goal, ...], Placement]] = []
    out: list[LeftOut] = []
    for crew in crews:
        placement = place(job, crew, people=people_for(job, crew), held=held)
        if placement.blocked or placement.needs_override:
            rules = tuple(one for one in placement.reasons if one not in placement.warnings)
            out.append(LeftOut(crew.code, crew.name, rules))
        else:
            fit.append((crew, tuple(goals_of(job, crew, held)), placement))
    fit.sort(key=lambda one: (-sum(goal.points for goal in one[1]), one[0].code))
    ranked = [
        Candidate(
            crew.code,
            crew.name,
            place=at,
            people=people_for(job, crew),
            goals=goals,
            warnings=placement.warnings,
        )
        for at, (crew, goals, placement) in enumerate(fit, start=1)
    ]
    return Suggestion(tuple(ranked), tuple(sorted(out, key=lambda one: one.crew)))


def people_for(job: Job, crew: CrewFacts) -> tuple[str, ...]:
    """Return whom to name so that nobody meets a customer they fell out with.

    Nobody, where the whole crew may go or nobody of it may.
    """
    if not any(job.customer_id in one.avoids for one in crew.members):
        return ()
    return tuple(one.number for one in crew.present if job.customer_id not in one.avoids)


def goals_of(job: Job, crew: CrewFacts, held: "Norms") -> Iterator[Goal]:
    """Yield what makes this crew better or worse; what does not apply is not told."""
    points = held.placement.goals
    way = hop(crew.base, job.spot, held)
    told: dict[str, object] = {"minutes": way.minutes, "basis": way.basis}
    yield Goal(GoalCode.TRAVEL, points.travel_minute * way.minutes, told)
    if crew.duty_minutes:
        percent = 100 * (crew.load_minutes + job.minutes) // crew.duty_minutes
        told = {"percent": percent, "planned": crew.load_minutes + job.minutes}
        yield Goal(
            GoalCode.LOAD, points.load_percent * percent, told | {"available": crew.duty_minutes}
        )
    if job.spot.town and job.spot.town in crew.towns | {crew.base.town}:
        yield Goal(GoalCode.ZONE, points.own_zone, {"town": job.spot.town})
    if crew.visits:
        yield Goal(GoalCode.SAME_CUSTOMER, points.same_customer, {"visits": crew.visits})
    if job.first_recipient and job.first_recipient in {one.name for one in crew.members}:
        told = {"technician": job.first_recipient}
        yield Goal(GoalCode.FIRST_RECIPIENT, points.first_recipient, told)
    if job.due_at is not None:
        ready_at = job.starts_at + timedelta(minutes=way.minutes + job.work_minutes)
        late = max(0, (ready_at - job.due_at) // MINUTE)
        told = {"ready_at": ready_at, "due_at": job.due_at, "late": late}
        yield Goal(GoalCode.CLOCK, points.late_minute * min(late, points.late_at_most), told)
