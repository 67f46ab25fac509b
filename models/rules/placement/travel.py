"""How long the way takes: the office's own table, else coordinates, else the kind of place."""

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from models.rules.placement.facts import Spot
from models.rules.reasons import HopBasis

if TYPE_CHECKING:
    from models.rules.norms import Norms


EARTH_KM = 6371.0
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Hop:
    """The way between two places in whole minutes, and what that was taken from."""

    minutes: int
    basis: HopBasis


def hop(start: Spot, end: Spot, held: "Norms") -> Hop:
    """Return the way from one place to another."""
    known = _known(start.town, end.town, held)
    if known is not None:
        return Hop(known // MINUTE, HopBasis.TABLE)
    kilometres = distance_km(start, end)
    roads = held.placement.roads
    if kilometres is not None:
        speed = roads.speed_kmh[end.locality]
        return Hop(math.ceil(kilometres * roads.detour * 60 / speed), HopBasis.COORDINATES)
    if start.town and start.town == end.town:
        return Hop(roads.within_town // MINUTE, HopBasis.TOWN)
    return Hop(held.office.travel.limit[end.locality] // MINUTE, HopBasis.LOCALITY)


def _known(start: str, end: str, held: "Norms") -> timedelta | None:
    hops = held.placement.hops
    for one, other in ((start, end), (end, start)):
        if one in hops and other in hops[one]:
            return hops[one][other]
    return None


def distance_km(start: Spot, end: Spot) -> float | None:
    """Return the straight line between two places, none where one is not on the map."""
    if start.longitude is None or start.latitude is None:
        return None
    if end.longitude is None or end.latitude is None:
        return None
    north, south = math.radians(start.latitude), math.radians(end.latitude)
    across = math.sin(math.radians(end.longitude - start.longitude) / 2) ** 2
    along = math.sin((south - north) / 2) ** 2
    half = along + math.cos(north) * math.cos(south) * across
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
