"""What an office should have and what of it counts (代维配置标准, 达标率).

Only what is in date, serviceable and present counts. A crew's own things are counted
crew by crew: two meters in one crew do not make up for none in the next.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from models.rules.norms.equipment import Quota
from models.rules.terms import InstrumentKind


class Unfit(StrEnum):
    """Why something registered does not count."""

    OUT_OF_DATE = "out_of_date"
    UNSERVICEABLE = "unserviceable"
    LENT = "lent"
    TOO_FEW_PEOPLE = "too_few_people"
    ABSENT = "absent"  # enough people, but too few of them in date and present


class Verdict(StrEnum):
    """What a row of the standard comes to."""

    SHORT = "short"
    MET = "met"
    NOT_KEPT = "not_kept"  # there is no register to count it from


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing or person held: which crew has it, and why it does not count, if so."""

    number: str
    crew: str | None = None
    unfit: Unfit | None = None


@dataclass(frozen=True, slots=True)
class Stock:
    """What an office holds; ``shifts`` is how many shifts a day are manned.

    ``people`` are counted by the quota they fill: supervisor, dispatcher, clerk.
    """

    crews: tuple[Holding, ...] = ()
    vehicles: tuple[Holding, ...] = ()
    instruments: Mapping[InstrumentKind, Sequence[Holding]] = field(default_factory=dict)
    people: Mapping[str, Sequence[Holding]] = field(default_factory=dict)
    shifts: int = 1
    grids: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of the standard: what is asked, what is registered, what counts.

    ``unfit`` says how many do not count and why; ``short_crews`` who is without.
    """

    quota_id: str
    quota: Quota
    needed: int
    registered: int
    counted: int
    unfit: Mapping[Unfit, int]
    short_crews: tuple[str, ...]
    verdict: Verdict

    @property
    def missing(self) -> int:
        """How many more are needed."""
        return max(self.needed - self.counted, 0) if self.verdict is Verdict.SHORT else 0


PEOPLE = frozenset({"supervisor", "dispatcher", "clerk"})
CREW, CREW_VEHICLE, EMERGENCY_VEHICLE = "crew", "crew_vehicle", "emergency_vehicle"


def judge(quotas: Mapping[str, Quota], stock: Stock) -> tuple[Standing, ...]:
    """Hold what there is against the standard, row by row, in the order of the norms."""
    return tuple(_standing(name, quota, stock) for name, quota in quotas.items())


def rate(rows: Iterable[Standing]) -> float | None:
    """Return the share of the standard that is met, each row capped at what it asks (K23)."""
    judged = [row for row in rows if row.verdict is not Verdict.NOT_KEPT]
    needed = sum(row.needed for row in judged)
    counted = sum(min(row.counted, row.needed) for row in judged)
    return counted / needed if needed else None


def needed_of(quota: Quota, stock: Stock) -> int:
    """Return how many a rule asks of this office; half a pair of crews counts as a pair."""
    crews = len(stock.crews)
    times = {
        "grid": stock.grids,
        "office": 1,
        "shift": stock.shifts,
        "crew": crews,
        "two_crews": -(-crews // 2),
    }
    return quota.quantity * times[quota.per]


def _standing(name: str, quota: Quota, stock: Stock) -> Standing:
    needed, held = needed_of(quota, stock), _held(name, quota, stock)
    if held is None:
        return Standing(name, quota, needed, 0, 0, {}, (), Verdict.NOT_KEPT)
    fit = [one for one in held if one.unfit is None]
    counted = len(fit)
    short: tuple[str, ...] = ()
    if quota.per == "crew":
        counted, short = _by_crew(fit, stock, each=quota.quantity)
    elif name == EMERGENCY_VEHICLE:
        counted = _beyond_the_crews(fit, stock)
    unfit = Counter(one.unfit for one in held if one.unfit is not None)
    verdict = Verdict.MET if counted >= needed else Verdict.SHORT
    return Standing(name, quota, needed, len(held), counted, unfit, short, verdict)


def _held(name: str, quota: Quota, stock: Stock) -> Sequence[Holding] | None:
    """Return what could fill a rule; none where nothing of the kind is registered at all."""
    if quota.instrument is not None:
        return stock.instruments.get(quota.instrument, ())
    if name == CREW:
        return stock.crews
    if name in PEOPLE:
        return stock.people.get(name, ())
    if name == CREW_VEHICLE:
        return [one for one in stock.vehicles if one.crew is not None]
    return stock.vehicles if name == EMERGENCY_VEHICLE else None


def _by_crew(fit: Sequence[Holding], stock: Stock, *, each: int) -> tuple[int, tuple[str, ...]]:
    """Count each crew's own up to its share, then what no crew has for those without."""
    own = Counter(one.crew for one in fit)
    counted, short = 0, []
    for crew in stock.crews:
        has = min(own[crew.number], each)
        counted += has
        if has < each:
            short.append(crew.number)
    return min(counted + own[None], each * len(stock.crews)), tuple(short)


def _beyond_the_crews(fit: Sequence[Holding], stock: Stock) -> int:
    """An emergency vehicle is one that no crew has, or one more than the crews need."""
    with_crews = sum(one.crew is not None for one in fit)
    return len(fit) - with_crews + max(with_crews - -(-len(stock.crews) // 2), 0)
