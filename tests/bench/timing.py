"""Ways of doing one thing, timed side by side: shuffled rounds, each against the same floor.

A machine's speed swings by half during a day, so two runs differ in milliseconds; the ratio to
a floor taken in the same round does not.
"""

import gc
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Spread:
    """Least, middle and most of some figures."""

    least: float
    middle: float
    most: float

    @classmethod
    def of(cls, figures: list[float]) -> "Spread":
        """Return the spread of at least one figure."""
        return cls(min(figures), median(figures), max(figures))


@dataclass(frozen=True, slots=True)
class Line:
    """One way of doing it: milliseconds a call, and how many times the floor."""

    way: str
    milliseconds: Spread
    ratio: Spread


@dataclass(frozen=True, slots=True)
class Report:
    """What a measure found; ``targets`` bound middle ratios, ``goals`` are hoped for.

    ``beside`` are further parts of the measure, each with a floor of its own.
    """

    name: str
    floor: str
    rounds: int
    lines: tuple[Line, ...]
    targets: Mapping[str, float] = field(default_factory=dict)
    goals: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    beside: tuple["Report", ...] = ()

    def over(self) -> list[str]:
        """Return the ways that are slower than their target."""
        return [
            f"{line.way}: x{line.ratio.middle:.2f}, at most x{self.targets[line.way]:g}"
            for line in self.lines
            if line.way in self.targets and line.ratio.middle > self.targets[line.way]
        ] + [over for part in self.beside for over in part.over()]


def side_by_side(
    ways: Mapping[str, Callable[[], object]],
    *,
    floor: str,
    times: int,
    rounds: int = ROUNDS,
) -> tuple[Line, ...]:
    """Time every way ``times`` times in each round, in a new order each round.

    One round more is run first and thrown away. A way must bring fresh work to every call.
    """
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for turn in range(rounds + 1):
        for way in random.sample(list(ways), len(ways)):
            seconds = _timed(ways[way], times)
            if turn:
                taken[way].append(seconds / times * 1000)
    return tuple(
        Line(way, Spread.of(figures), Spread.of(_ratios(figures, taken[floor])))
        for way, figures in taken.items()
    )


def _ratios(figures: list[float], floors: list[float]) -> list[float]:
    return [figure / least for figure, least in zip(figures, floors, strict=True)]


def _timed(way: Callable[[], object], times: int) -> float:
    gc.collect()
    began = perf_counter()
    for _ in range(times):
        way()
    return perf_counter() - began


def shown(report: Report) -> str:
    """Return a report as people read it."""
    lines = [f"## {report.name}: {report.rounds} rounds, floor = {report.floor}"]
    lines.append(f"{'way':44} {'ms min/med/max':>26} {'x floor min/med/max':>24}")
    for line in report.lines:
        ms, ratio = line.milliseconds, line.ratio
        spent = f"{ms.least:.3f} / {ms.middle:.3f} / {ms.most:.3f}"
        times = f"{ratio.least:.2f} / {ratio.middle:.2f} / {ratio.most:.2f}"
        lines.append(f"{line.way:44} {spent:>26} {times:>24}{_verdict(report, line)}")
    lines += [f"   {note}" for note in report.notes]
    return "\n\n".join(["\n".join(lines), *map(shown, report.beside)])


def _verdict(report: Report, line: Line) -> str:
    told = []
    for word, bounds in (("target", report.targets), ("goal", report.goals)):
        if line.way in bounds:
            met = "met" if line.ratio.middle <= bounds[line.way] else "MISSED"
            told.append(f"{word} x{bounds[line.way]:g} {met}")
    return f"  ({', '.join(told)})" if told else ""
