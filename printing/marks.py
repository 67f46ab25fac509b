"""Boxes and ticks, drawn as shapes: nearly no Chinese font has ☐ and ☑."""

from collections.abc import Iterable

from models.sheets.letter import Tick
from printing.fonts import BOX, TICKED

SIDE = 0.74  # of an em


def box(*, done: bool) -> str:
    """Return the sign that stands for a box in a line of text."""
    return TICKED if done else BOX


def strip(ticks: list[tuple[str, bool]], gap: str = "  ") -> str:
    """Return a tick strip as one text; each box stays with its words."""
    return gap.join(f"{box(done=done)}{label}" for label, done in ticks)


def boxes(ticks: Iterable[Tick], gap: str = "  ") -> str:
    """Return the boxes of a sheet as one text."""
    return strip([(tick.label, tick.done) for tick in ticks], gap)


def box_path(x: float, y: float, size: float) -> str:
    """Return the operators of an open box standing on the base line at x, y (points)."""
    side = SIDE * size
    return f"{x + 0.1 * size:.2f} {y - 0.04 * size:.2f} {side:.2f} {side:.2f} re S"


def tick_path(x: float, y: float, size: float) -> str:
    """Return the operators of a box with a tick in it."""
    return f"{box_path(x, y, size)} {tick_mark(x, y, size)}"


def tick_mark(x: float, y: float, size: float) -> str:
    """Return the operators of the tick alone, for a box that is on the paper already."""
    left, low, side = x + 0.1 * size, y - 0.04 * size, SIDE * size
    points = [(0.16, 0.52), (0.42, 0.2), (0.98, 1.02)]
    path = " ".join(
        f"{left + right * side:.2f} {low + up * side:.2f} {'l' if n else 'm'}"
        for n, (right, up) in enumerate(points)
    )
    return f"1.1 w {path} S 0.6 w"
