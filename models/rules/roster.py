"""What a roster (排班表) says: who is on which shift, and how many minutes a crew can work.

The one definition of capacity (可用工时) for placement, board, charts and forecasts. A person
stands on their own shift of the day, else on the crew's. The whole shift counts for the day
it begins on, a night across midnight too, as the printed roster has it; approved leave on
that day takes it away whole. Rest and being on call count nothing. The calendar moves no
minute here: holidays and make-up days (调休) are in the roster because it is filled by them
(``models.rules.roster_patterns``), and whoever is rostered on a holiday does work.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from models.rules.calendar import DAY
from models.rules.terms import ShiftKind

MINUTE = timedelta(minutes=1)


class Duty(NamedTuple):
    """One shift as entered: of a whole crew, or of one person where one is named."""

    crew_id: int
    technician_id: int | None
    day_on: date
    kind: ShiftKind
    starts_at: datetime | None
    ends_at: datetime | None

    @property
    def minutes(self) -> int:
        """Return how long the shift lasts; nothing without hours."""
        if self.starts_at is None or self.ends_at is None:
            return 0
        return max(self.ends_at - self.starts_at, timedelta()) // MINUTE

    def covers(self, at: datetime) -> bool:
        """Say whether somebody on this shift is there, or can be called, at a moment."""
        if self.kind is ShiftKind.REST or self.starts_at is None or self.ends_at is None:
            return False
        return self.starts_at <= at < self.ends_at


class Member(NamedTuple):
    """A person of a crew, until the day they are gone."""

    technician_id: int
    crew_id: int | None
    gone_on: date | None = None

    def belongs_on(self, day: date) -> bool:
        """Say whether the person is still with the office on a day."""
        return self.gone_on is None or day < self.gone_on


class Absence(NamedTuple):
    """Approved leave (请假), both days included."""

    technician_id: int
    starts_on: date
    ends_on: date


class RosterTerms(NamedTuple):
    """What the norms of a day say: which shifts count, and the share kept for emergencies."""

    counting: frozenset[ShiftKind]
    reserve: float


class CrewDay(NamedTuple):
    """A crew's day: its shift, its minutes, and its people present, away and without a shift."""

    crew_id: int
    day_on: date
    kind: ShiftKind | None
    minutes: int
    reserve_minutes: int
    people: int
    present: int
    away: int
    blank: int

    @property
    def plannable_minutes(self) -> int:
        """Return what may be planned away; the rest is the emergency reserve (应急预留)."""
        return self.minutes - self.reserve_minutes

    @property
    def is_gap(self) -> bool:
        """Say whether somebody, or a crew without people, stands on no shift at all."""
        return self.blank > 0 or (not self.people and self.kind is None)


class CrewMoment(NamedTuple):
    """A crew at one moment; ``day_on`` is the day whose shift it stands on."""

    known: bool
    on_duty: bool
    kind: ShiftKind | None
    day_on: date


@dataclass(frozen=True, slots=True)
class Roster:
    """The shifts, people and absences of a period, found by person, crew and day.

    Of two shifts of one person on a day the later entered stands.
    """

    crews: Mapping[int, date | None]
    members: tuple[Member, ...]
    own: Mapping[tuple[int, date], Duty] = field(repr=False)
    whole: Mapping[tuple[int, date], Duty] = field(repr=False)
    away: frozenset[tuple[int, date]] = field(repr=False)

    @classmethod
    def of(
        cls,
        crews: Mapping[int, date | None],
        members: Iterable[Member],
        *,
        duties: Iterable[Duty],
        absences: Iterable[Absence] = (),
    ) -> "Roster":
        """Sort what was read; ``crews`` holds the day each was archived, if it was."""
        own: dict[tuple[int, date], Duty] = {}
        whole: dict[tuple[int, date], Duty] = {}
        for duty in duties:
            if duty.technician_id is None:
                whole[duty.crew_id, duty.day_on] = duty
            else:
                own[duty.technician_id, duty.day_on] = duty
        away = frozenset(
            (one.technician_id, day)
            for one in absences
            for day in days_between(one.starts_on, one.ends_on)
        )
        return cls(crews, tuple(members), own, whole, away)

    def duty_of(self, member: Member, day: date) -> Duty | None:
        """Return the shift a person stands on; none where nobody entered one."""
        own = self.own.get((member.technician_id, day))
        if own is not None or member.crew_id is None:
            return own
        return self.whole.get((member.crew_id, day))

    def is_away(self, member: Member, day: date) -> bool:
        """Say whether a person has approved leave on a day."""
        return (member.technician_id, day) in self.away


class _Tally:
    """What is counted up of one crew's day."""

    __slots__ = ("away", "blank", "minutes", "people", "present")

    def __init__(self) -> None:
        self.minutes = self.people = self.present = self.away = self.blank = 0


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield the days of a period, both ends included."""
    for offset in range((last - first).days + 1):
        yield first + offset * DAY


def capacity_of(
    roster: Roster, first: date, last: date, *, terms: Callable[[date], RosterTerms]
) -> Iterator[CrewDay]:
    """Yield each crew's days in order; minutes of a person lent out go where they work."""
    days = [(day, terms(day)) for day in days_between(first, last)]
    counted = _count(roster, days)
    nobody = _Tally()
    for crew, gone_on in roster.crews.items():
        for day, held in days:
            if gone_on is not None and day >= gone_on:
                break
            duty, tally = roster.whole.get((crew, day)), counted.get((crew, day), nobody)
            yield CrewDay(
                crew,
                day,
                None if duty is None else duty.kind,
                tally.minutes,
                round(tally.minutes * held.reserve),
                tally.people,
                tally.present,
                tally.away,
                tally.blank,
            )


def _count(
    roster: Roster, days: list[tuple[date, RosterTerms]]
) -> dict[tuple[int | None, date], _Tally]:
    counted: dict[tuple[int | None, date], _Tally] = defaultdict(_Tally)
    for member in roster.members:
        for day, held in days:
            if not member.belongs_on(day):
                break
            home = counted[member.crew_id, day]
            home.people += 1
            duty = roster.duty_of(member, day)
            if (member.technician_id, day) in roster.away:
                home.away += 1
            elif duty is None:
                home.blank += 1
            elif duty.kind in held.counting:
                place = counted[duty.crew_id, day]
                place.present += 1
                place.minutes += duty.minutes
    return counted


def moment_of(roster: Roster, crew: int, *, at: datetime, day: date) -> CrewMoment:
    """Return what a crew's shifts say of a moment; last night's shift reaches into the day."""
    before = day - DAY
    standing = {when: _standing(roster, crew, when) for when in (before, day)}
    for when in (before, day):
        for duty in standing[when]:
            if duty.covers(at):
                return CrewMoment(known=True, on_duty=True, kind=duty.kind, day_on=when)
    today = standing[day]
    kind = today[0].kind if today else None
    return CrewMoment(known=bool(today), on_duty=False, kind=kind, day_on=day)


def people_at(roster: Roster, crew: int, *, at: datetime, day: date) -> frozenset[int]:
    """Return who stands on a shift of a crew at a moment, last night's reaching into the day.

    Leave is not looked at: whoever has it stands on the shift all the same.
    """
    return frozenset(
        member.technician_id
        for when in (day - DAY, day)
        for member in roster.members
        if member.belongs_on(when)
        and (duty := roster.duty_of(member, when)) is not None
        and duty.crew_id == crew
        and duty.covers(at)
    )


def _standing(roster: Roster, crew: int, day: date) -> list[Duty]:
    """Return the shifts worked with a crew on a day; one without people stands on its own."""
    whole = roster.whole.get((crew, day))
    people = [
        duty
        for member in roster.members
        if member.belongs_on(day)
        and (duty := roster.duty_of(member, day)) is not None
        and duty.crew_id == crew
    ]
    if any(member.crew_id == crew for member in roster.members) or whole is None:
        return people
    return [whole, *people]
