"""Builds the demo office, from nothing to three months of work, from a fixed seed."""

import heapq
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from console.demo import papers, stories, troubles
from console.demo.archive import CUSTOMERS, Archive, DemoCircuit
from console.demo.calls import Callers
from console.demo.county import county
from console.demo.crews import NIGHT_CREW, Crews
from console.demo.draw import Draw
from console.demo.roster import lay_rotations, swap_nights
from console.demo.stages import staged
from console.demo.stores import Keeper
from console.demo.teller import Life, Step, Teller
from console.demo.yard import Yard
from console.places import Places
from models.errors import RefusedError
from models.queries.office import has_office, office_card
from models.rules.action import Action
from models.rules.terms import Role, ServiceGrade, TicketKind
from models.rules.zone import SHANGHAI, local_day
from models.services.office import init_office
from models.store.unit_of_work import Store, consult, perform_all

SEED = 20260931
DAYS = 92
ROSTER_AHEAD = 14
_PER_DAY = (5, 6, 6, 7, 7, 8, 9)
_HOURS = (8, 9, 9, 9, 10, 10, 11, 13, 14, 14, 15, 15, 16, 17, 19, 21, 2)
_BATCH = 25

Progress = Callable[[str, float], None]
Steps = Iterator[tuple[Action, Callable[[Session], object]]]


def build(
    store: Store,
    *,
    now: datetime,
    seed: int = SEED,
    days: int = DAYS,
    progress: Progress = lambda _what, _done: None,
) -> None:
    """Fill an empty office with the made-up county and ``days`` of work before ``now``.

    ``progress`` hears what is being made and how far it is, 0 to 1.
    Raises ``RefusedError`` office.exists when the office is not empty.
    """
    if consult(store, has_office):
        raise RefusedError("office.exists")
    plan = _Plan(now=now, seed=seed, days=days, progress=progress)
    perform_all(store, plan.steps())
    perform_all(store, papers.steps(store, now=now, seed=seed))


def is_demo(store: Store) -> bool:
    """Say whether an open office is the made-up one."""
    try:
        return consult(store, office_card).demo
    except RefusedError:
        return False


def remove(places: Places) -> bool:
    """Delete the demo's own folder, never another; return whether there was one."""
    if places.data.name != "demo" or not places.data.is_dir():
        return False
    shutil.rmtree(places.data)
    return True


class _Plan:
    """Every action of the demo office, in the order of its simulated time."""

    def __init__(self, *, now: datetime, seed: int, days: int, progress: Progress) -> None:
        self._now = now
        self._today = local_day(now)
        self._days = days
        self._first = self._today - timedelta(days=days)
        self._county = county()
        self._draw = Draw(self._county, seed)
        self._seed, self._ids = seed, random.Random(seed)
        self._progress = progress
        self._archive = Archive(self._draw, today=self._today)
        self._crews = Crews(self._draw, today=self._today)

    def steps(self) -> Steps:
        """Yield all of it: office, archive, rosters, then the tickets' lives."""
        start = datetime.combine(self._first, time(7), tzinfo=SHANGHAI)
        yield self._action(start), self._found
        yield self._action(start), self._crews.add_crews
        yield self._action(start), self._crews.add_vehicles
        yield self._action(start), self._crews.add_instruments
        yield from self._archive_steps(start)
        last = self._today + timedelta(days=ROSTER_AHEAD)
        for day in self._crews.shifts(self._first, last):
            yield self._action(start), partial(self._crews.set_day, day=day)
        night = self._crews.fleet.people[NIGHT_CREW]
        turns = partial(lay_rotations, people=night, first=self._first, last=last)
        yield self._action(start), turns
        yield self._action(start), self._crews.add_leaves
        yield from self._ticket_steps()
        swap = partial(swap_nights, people=night, first=self._first, today=self._today)
        yield self._action(self._now), swap
        yield self._action(self._now), self._crews.add_avoidance

    def _found(self, session: Session) -> None:
        init_office(session, **dict(self._county.office), demo=True)

    def _archive_steps(self, at: datetime) -> Steps:
        serials = list(self._archive.steps())
        for first in range(0, CUSTOMERS, _BATCH):
            part = serials[first : first + _BATCH]
            self._progress("customers", first / CUSTOMERS * 0.3)

            def add(session: Session, part: list[int] = part) -> None:
                for serial in part:
                    self._archive.add(session, serial)

            yield self._action(at), add

    def _ticket_steps(self) -> Steps:
        yard = Yard(self._county, self._crews.fleet, self._draw)
        heap: list[tuple[datetime, int, Step, Life]] = []
        for order, life in enumerate(self._lives(yard)):
            _take_next(heap, order, life)
        while heap:
            at, order, step, life = heapq.heappop(heap)
            if at > self._now:
                continue
            self._progress("tickets", 0.3 + 0.7 * (at.date() - self._first).days / self._days)
            yield self._action(at, actor=step.actor, role=step.role), step.run
            _take_next(heap, order, life)

    def _lives(self, yard: Yard) -> Iterator[Life]:
        apart = Draw(self._county, self._seed + 1)
        yield Keeper(apart, self._crews.fleet, now=self._now, first=self._first).life()
        spoken = Draw(self._county, self._seed + 2)
        yield Callers(spoken, now=self._now, first=self._first).life()
        yield from self._troubles(yard)
        for offset in range(self._days + 1):
            day = self._first + timedelta(days=offset)
            for _ in range(self._draw.random.choice(_PER_DAY)):
                yield self._life(yard, self._moment(day))
        for stage, grade, minutes in _STAGES:
            at = self._now - timedelta(minutes=minutes)
            yield staged(self._teller(yard, at), stage, ServiceGrade(grade))

    def _troubles(self, yard: Yard) -> Iterator[Life]:
        apart = Draw(self._county, self._seed + 2)
        down, ringing = [
            [
                Teller(
                    draw=apart, yard=yard, circuit=one, story=self._county.stories[0], at=self._now
                )
                for one in group
            ]
            for group in troubles.groups(self._archive.circuits)[:2]
        ]
        yield from troubles.lives(down, now=self._now, to_come=ringing)

    def _moment(self, day: date) -> datetime:
        chance = self._draw.random
        moment = time(chance.choice(_HOURS), chance.randint(0, 59))
        return datetime.combine(day, moment, tzinfo=SHANGHAI)

    def _life(self, yard: Yard, at: datetime) -> Life:
        teller = self._teller(yard, at)
        roll = self._draw.random.random()
        for share, make in _LIVES:
            if roll < share:
                return make(teller)
            roll -= share
        return stories.fault(teller)

    def _teller(self, yard: Yard, at: datetime) -> Teller:
        chance = self._draw.random
        circuit: DemoCircuit = chance.choice(self._archive.circuits)
        story = chance.choice(self._county.stories)
        return Teller(draw=self._draw, yard=yard, circuit=circuit, story=story, at=at)

    def _action(self, at: datetime, *, actor: str = "主任", role: Role = Role.SUPERVISOR) -> Action:
        uid = UUID(int=self._ids.getrandbits(128), version=4)
        return Action(uid=uid, actor=actor, role=role, desk="演示", now=at)


# What came in within the last hours: stage, grade, minutes ago. Some are nearly due, some
# late, so that every colour of the board has something true behind it.
_STAGES = (
    ("draft", "STANDARD", 6),
    ("pending", "A", 4),
    ("pending", "STANDARD", 22),
    ("to_dispatch", "AA", 9),
    ("to_dispatch", "A", 38),
    ("to_dispatch", "STANDARD", 66),
    ("dispatched", "AAA", 21),
    ("dispatched", "A", 34),
    ("dispatched", "STANDARD", 52),
    ("taken", "AA", 47),
    ("taken", "A", 95),
    ("appointed", "STANDARD", 130),
    ("appointed", "A", 250),
    ("en_route", "AAA", 64),
    ("en_route", "A", 150),
    ("en_route", "STANDARD", 240),
    ("on_site", "AA", 205),
    ("on_site", "A", 300),
    ("working", "AAA", 109),
    ("working", "AAA", 163),
    ("working", "AA", 231),
    ("working", "A", 348),
    ("working", "STANDARD", 455),
    ("suspended", "AA", 190),
    ("suspended", "STANDARD", 420),
    ("asked", "A", 170),
    ("reinforced", "A", 215),
    ("working", "A", 402),
    ("restored", "AA", 540),
    ("restored", "A", 600),
    ("replied", "A", 900),
    ("visiting", "AA", 1300),
)

_LIVES: tuple[tuple[float, Callable[[Teller], Life]], ...] = (
    (0.07, stories.inquiry),
    (0.06, lambda teller: stories.errand(teller, TicketKind.ACTIVATION, "新开互联网专线,装机调测")),
    (0.08, lambda teller: stories.errand(teller, TicketKind.INSPECTION, "客户端设备季度巡检")),
    (0.02, lambda teller: stories.errand(teller, TicketKind.RELOCATION, "客户搬迁,专线移机")),
    (0.02, stories.cancelled),
    (0.02, stories.handed_over),
)


def _take_next(heap: list[tuple[datetime, int, Step, Life]], order: int, life: Life) -> None:
    step = next(life, None)
    if step is not None:
        heapq.heappush(heap, (step.at, order, step, life))
