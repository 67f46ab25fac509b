"""What the made-up county is: its towns, trades, crews and the stories of its faults."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources


@dataclass(frozen=True, slots=True)
class Town:
    """One township, with where it lies."""

    name: str
    locality: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Trade:
    """One industry and how the names of its customers are put together."""

    industry: str
    share: int
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrewPlan:
    """One crew as the county has it."""

    code: str
    name: str
    base: str
    towns: tuple[str, ...]
    skills: tuple[str, ...]
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One kind of fault: how it is told, what it was, how it was mended."""

    symptom: str
    cause: str
    how: str
    prevention: str


@dataclass(frozen=True, slots=True)
class County:
    """Everything fixed about the demo county; the rest is drawn from a seed."""

    office: Mapping[str, str]
    towns: tuple[Town, ...]
    trades: tuple[Trade, ...]
    crews: tuple[CrewPlan, ...]
    stories: tuple[Story, ...]
    surnames: str
    given: str
    roads: tuple[str, ...]
    brand_first: str
    brand_second: str

    def town(self, name: str) -> Town:
        """Return a town by its name."""
        return next(town for town in self.towns if town.name == name)


@cache
def county() -> County:
    """Return the county, read once."""
    table: dict[str, Any] = tomllib.loads(resources.read_text("demo/county.toml"))
    return County(
        office=table["office"],
        towns=tuple(Town(**entry) for entry in table["town"]),
        trades=tuple(
            Trade(entry["industry"], entry["share"], tuple(entry["patterns"]))
            for entry in table["trade"]
        ),
        crews=tuple(
            CrewPlan(
                code=entry["code"],
                name=entry["name"],
                base=entry["base"],
                towns=tuple(entry["towns"]),
                skills=tuple(entry["skills"]),
                segments=tuple(entry["segments"]),
            )
            for entry in table["crew"]
        ),
        stories=tuple(Story(**entry) for entry in table["story"]),
        surnames=table["names"]["surnames"],
        given=table["names"]["given"],
        roads=tuple(table["names"]["roads"]),
        brand_first=table["brands"]["first"],
        brand_second=table["brands"]["second"],
    )
