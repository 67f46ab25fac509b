"""All the load charts of one view from one consistent picture: counted here, drawn elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Ticket
from models.domain.edition import norms_on
from models.queries.flow import ticket_times
from models.queries.load import ChartFilter, LoadTable, crew_load
from models.rules.flow import (
    Spread,
    TicketTimes,
    TrendPoint,
    hours_of_week,
    spreads,
    trend,
)
from models.rules.zone import local_day

DAILY_UP_TO = 62  # days a trend shows one by one; a longer one goes by weeks
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
LONGEST = 400


class Compare(StrEnum):
    """What a period is held against."""

    NOTHING = "nothing"
    BEFORE = "before"
    YEAR_AGO = "year_ago"
    CREW = "crew"


@dataclass(frozen=True, slots=True)
class ChartAsk:
    """A period, both days included, what it is narrowed to, and what it is held against."""

    from_on: date
    to_on: date
    filters: ChartFilter = field(default_factory=ChartFilter)
    compare: Compare = Compare.NOTHING
    other_crew: str = ""

    def beside(self) -> "ChartAsk | None":
        """Return what is asked of the other side; none when nothing is compared."""
        length = self.to_on - self.from_on + DAY
        match self.compare:
            case Compare.BEFORE:
                moved = (self.from_on - length, self.to_on - length)
            case Compare.YEAR_AGO:
                moved = (self.from_on - 52 * WEEK, self.to_on - 52 * WEEK)
            case Compare.CREW if self.other_crew:
                other = replace(self.filters, crews=frozenset({self.other_crew}))
                return ChartAsk(self.from_on, self.to_on, other)
            case _:
                return None
        return ChartAsk(*moved, self.filters)


@dataclass(frozen=True, slots=True)
class Side:
    """Everything counted of one period."""

    ask: ChartAsk
    load: LoadTable
    trend: tuple[TrendPoint, ...]
    arrivals: tuple[Spread, ...]
    repairs: tuple[Spread, ...]
    hours: tuple[tuple[int, ...], ...]
    times: tuple[TicketTimes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Counted:
    """A period and what it is held against; the colours of load come from the norms."""

    main: Side
    other: Side | None
    amber_from: float
    red_above: float


@dataclass(frozen=True, slots=True)
class ChartChoices:
    """What the filters can be set to."""

    crews: tuple[tuple[str, str], ...]
    towns: tuple[str, ...]


def chart_choices(session: Session) -> ChartChoices:
    """Return the crews and townships there are."""
    crews = select(Crew.code, Crew.name).where(Crew.archived_at.is_(None)).order_by(Crew.code)
    towns = select(Ticket.town).where(Ticket.town != "").distinct().order_by(Ticket.town)
    return ChartChoices(
        crews=tuple((row.code, row.name) for row in session.execute(crews)),
        towns=tuple(session.scalars(towns)),
    )


def counted(session: Session, ask: ChartAsk, *, now: datetime) -> Counted:
    """Return what every chart of a view shows."""
    beside = ask.beside()
    load = norms_on(session, local_day(now)).office.load
    return Counted(
        main=_side(session, ask, now=now),
        other=None if beside is None else _side(session, beside, now=now),
        amber_from=load.amber_from,
        red_above=load.red_above,
    )


def _side(session: Session, ask: ChartAsk, *, now: datetime) -> Side:
    first, last = ask.from_on, ask.to_on
    times = ticket_times(session, first, last, now=now, filters=ask.filters)
    within = [one for one in times if first <= local_day(one.reported_at) <= last]
    back = [one for one in times if one.restored_at and first <= local_day(one.restored_at) <= last]
    return Side(
        ask=ask,
        load=crew_load(session, first, last, now=now, filters=ask.filters),
        trend=trend(times, tuple(periods(first, last))),
        arrivals=spreads(within, lambda one: one.arrival),
        repairs=spreads(back, lambda one: one.repair),
        hours=hours_of_week(one.reported_at for one in within),
        times=times,
    )


def periods(first: date, last: date) -> Iterable[tuple[date, date]]:
    """Yield the days of a period, or its weeks from Monday on once it is long."""
    if (last - first).days < DAILY_UP_TO:
        for offset in range((last - first).days + 1):
            day = first + offset * DAY
            yield day, day
        return
    begins = first
    while begins <= last:
        ends = min(begins + (6 - begins.weekday()) * DAY, last)
        yield begins, ends
        begins = ends + DAY
