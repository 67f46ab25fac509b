"""Stretches of time, half-open: cut to a window, laid together, taken away from each other."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """From ``start`` up to, not including, ``end``."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long the stretch is."""
        return self.end - self.start


def clipped(spans: Iterable[Span], window: Span) -> list[Span]:
    """Return the parts of spans inside a window, empty ones dropped."""
    cut = (Span(max(one.start, window.start), min(one.end, window.end)) for one in spans)
    return [one for one in cut if one.start < one.end]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order with overlapping and touching ones made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def without(spans: Sequence[Span], gaps: Iterable[Span]) -> list[Span]:
    """Return what is left of spans in order once gaps, merged, are taken away.

    An empty span stays empty and is dropped: no moment is counted twice or invented.
    """
    holes = merged(gaps)
    left: list[Span] = []
    for span in spans:
        start = span.start
        for hole in holes:
            if hole.end <= start or hole.start >= span.end:
                continue
            if start < hole.start:
                left.append(Span(start, hole.start))
            start = hole.end
        if start < span.end:
            left.append(Span(start, span.end))
    return left


def total(spans: Iterable[Span]) -> timedelta:
    """Return how long spans are together."""
    return sum((span.length for span in spans), timedelta())
