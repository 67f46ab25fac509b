"""The two logs as cases: Volvo's incident desk and an Italian help desk."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.replay.road import WAITING_FOR_US, WAITING_FOR_USER, Move, Road

_WAITS_FOR_USER = frozenset({"Wait - User", "Wait - Customer"})
_WAITS_FOR_US = frozenset({"Wait", "Wait - Vendor", "Wait - Implementation"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a log."""

    at: datetime
    activity: str
    detail: str
    group: str


def volvo(folder: Path) -> dict[str, list[Line]]:
    """Return 3,792 cases, 33,273 lines; the detail is the sub-status."""
    return _cases(
        folder / "bpic2013_incidents.csv.gz", detail="lifecycle:transition", group="org:group"
    )


def helpdesk(folder: Path) -> dict[str, list[Line]]:
    """Return 2,289 cases; the person who acted stands for the crew."""
    return _cases(folder / "italian_helpdesk.csv.gz", detail="workgroup", group="org:resource")


def volvo_moves(name: str, lines: list[Line]) -> tuple[Road, list[Move]]:
    """Return the case's road and its moves: in progress, queued, waiting, done."""
    road = Road(name, lines[0].at, f"Volvo {name}", "volvo")
    moves: list[Move] = []
    for line in lines:
        moves += road.open(line.at)
        moves += _volvo_line(road, line)
    return road, moves


def _volvo_line(road: Road, line: Line) -> Iterator[Move]:
    if line.activity == "Queued":
        return road.go_to(line.at, line.group)
    if line.detail in _WAITS_FOR_USER:
        return road.wait(line.at, line.group, WAITING_FOR_USER)
    if line.detail in _WAITS_FOR_US:
        return road.wait(line.at, line.group, WAITING_FOR_US)
    if line.detail == "Closed":
        return road.close(line.at, line.group)
    if line.activity == "Completed":
        return road.restore(line.at, line.group)
    return road.take(line.at, line.group)


def helpdesk_moves(name: str, lines: list[Line]) -> tuple[Road, list[Move]]:
    """Return the case's road and its moves: assigned, taken, waiting, resolved, closed."""
    road = Road(name, lines[0].at, f"Help desk {name}", "helpdesk")
    moves: list[Move] = []
    for line in lines:
        moves += road.open(line.at)
        moves += _helpdesk_line(road, line)
    return road, moves


def _helpdesk_line(road: Road, line: Line) -> Iterator[Move]:
    if line.activity == "Wait":
        return road.wait(line.at, line.group, WAITING_FOR_USER)
    if line.activity in ("Resolve ticket", "Resolve SW anomaly", "RESOLVED", "VERIFIED"):
        return road.restore(line.at, line.group)
    if line.activity in ("Closed", "INVALID"):
        return road.close(line.at, line.group)
    if line.activity in ("Assign seriousness", "Insert ticket"):
        return iter(())
    return road.take(line.at, line.group)


def _cases(path: Path, *, detail: str, group: str) -> dict[str, list[Line]]:
    cases: dict[str, list[Line]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as source:
        for row in csv.DictReader(source):
            cases[row["case:concept:name"]].append(
                Line(
                    at=datetime.fromisoformat(row["time:timestamp"]),
                    activity=row["concept:name"],
                    detail=row[detail],
                    group=row[group],
                )
            )
    for lines in cases.values():
        lines.sort(key=lambda line: line.at)
    return dict(cases)


LOGS = {"volvo": (volvo, volvo_moves), "helpdesk": (helpdesk, helpdesk_moves)}
