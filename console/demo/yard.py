"""Who and what is free in the demo county at a simulated moment."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from console.demo.county import County
from console.demo.crews import EXPIRED, NIGHT_CREW, Fleet, is_resting
from console.demo.draw import Draw
from models.rules.zone import local

DAY_STARTS, DAY_ENDS = time(8, 30), time(17, 30)
GETTING_READY = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Party:
    """A crew on its way: its leader, a mate, a vehicle and instruments."""

    crew: str
    leader: str
    leader_name: str
    mate: str
    vehicle: str | None
    instruments: tuple[str, ...]

    def facts(self, *, planned_at: datetime) -> Mapping[str, object]:
        """Return the facts of the dispatch."""
        return {
            "crew": self.crew,
            "leader": self.leader,
            "technicians": [self.leader, self.mate],
            "vehicle": self.vehicle,
            "instruments": list(self.instruments),
            "planned_at": planned_at,
        }


class Yard:
    """Keeps count of what is out, so that no van is sent twice."""

    def __init__(self, county: County, fleet: Fleet, draw: Draw) -> None:
        self._county = county
        self._fleet = fleet
        self._draw = draw
        self._out: dict[str, Party] = {}

    def send(self, town: str, ticket: str, at: datetime) -> Party:
        """Return the party for a ticket: the town's crew by day, the night crew by night."""
        crew = self._crew(town, at)
        people = self._fleet.people[crew]
        leader, mate = people[0], self._draw.random.choice(people[1:])
        name = self._fleet.names[leader]
        party = Party(crew, leader, name, mate, self._vehicle(crew), self._instruments(crew))
        self._out[ticket] = party
        return party

    def back(self, ticket: str) -> None:
        """Take back what a ticket had out."""
        self._out.pop(ticket, None)

    def _crew(self, town: str, at: datetime) -> str:
        goes_at = local(at) + GETTING_READY
        if not DAY_STARTS <= goes_at.time() < DAY_ENDS:
            return NIGHT_CREW
        load = Counter(party.crew for party in self._out.values())
        working = [
            plan
            for index, plan in enumerate(self._county.crews)
            if plan.code != NIGHT_CREW and not is_resting(index, goes_at.date())
        ]
        near = [plan.code for plan in working if town in plan.towns]
        return min(near or [p.code for p in working], key=lambda code: (load[code], code))

    def _vehicle(self, crew: str) -> str | None:
        out = {party.vehicle for party in self._out.values()}
        free = [plate for plate in self._fleet.vehicles.get(crew, ()) if plate not in out]
        return free[-1] if free else None

    def _instruments(self, crew: str) -> tuple[str, ...]:
        out = {number for party in self._out.values() for number in party.instruments}
        out |= {f"YB{serial:03d}" for serial in EXPIRED}
        free = [number for number in self._fleet.instruments.get(crew, ()) if number not in out]
        return tuple(self._draw.random.sample(free, min(2, len(free))))
