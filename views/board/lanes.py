"""Where everything stands: a row a crew, a row a member once unfolded, bars in lanes."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models.queries.board_rows import GanttBar, GanttCrew, GanttMember, GanttPicture
from models.rules.terms import OrderState

SHORTEST = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar in its row: from when to when, in which lane of how many.

    ``clashes`` says that the crew has another order at the same time.
    """

    bar: GanttBar
    starts_at: datetime
    ends_at: datetime
    lane: int
    clashes: bool = False


@dataclass(slots=True)
class Row:
    """One row: a crew's, or with ``member`` one person's below it."""

    crew: GanttCrew
    top: int
    height: int
    lanes: int
    bars: tuple[Placed, ...] = ()
    member: GanttMember | None = None
    starts: list[datetime] = field(default_factory=list)

    @property
    def bottom(self) -> int:
        """Where the next row begins."""
        return self.top + self.height

    def between(self, first: datetime, last: datetime) -> Sequence[Placed]:
        """Return the bars that may be seen between two moments; starts are in order."""
        return self.bars[: bisect_right(self.starts, last)] if self.bars else ()


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in pixels, reckoned from the font."""

    lane: int
    pad: int
    member: int


@dataclass(slots=True)
class Plan:
    """The whole chart laid out; ``places`` finds a bar by its order."""

    rows: list[Row] = field(default_factory=list)
    places: dict[str, tuple[Row, Placed]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """The height of all rows."""
        return self.rows[-1].bottom if self.rows else 0

    def row_at(self, y: int) -> Row | None:
        """Return the row at a height, none below the last."""
        at = bisect_right([row.top for row in self.rows], y) - 1
        return self.rows[at] if 0 <= at < len(self.rows) and y < self.rows[at].bottom else None

    def crew_rows(self) -> list[Row]:
        """Return the rows of crews, without their members'."""
        return [row for row in self.rows if row.member is None]

    def row_of(self, crew: str) -> Row | None:
        """Return a crew's row."""
        return next((row for row in self.crew_rows() if row.crew.code == crew), None)


def ends_of(bar: GanttBar) -> datetime:
    """Return when a bar ends: as planned, or when its order really ended."""
    planned = bar.starts_at + timedelta(minutes=bar.minutes)
    if bar.order_state is OrderState.FINISHED and bar.finished_at is not None:
        return max(bar.finished_at, began(bar) + SHORTEST)
    return planned


def began(bar: GanttBar) -> datetime:
    """Return where a bar begins: when the crew really set out, else as planned."""
    return bar.departed_at if bar.departed_at is not None else bar.starts_at


def lay_out(picture: GanttPicture, unfolded: Collection[str], sizes: Measures) -> Plan:
    """Place every crew and bar; a member's row carries the bars the member leads."""
    by_crew: dict[str, list[GanttBar]] = defaultdict(list)
    for bar in picture.bars:
        by_crew[bar.crew_code].append(bar)
    plan, top = Plan(), 0
    for crew in picture.crews:
        row = _row(crew, by_crew.get(crew.code, ()), top, sizes=sizes)
        plan.rows.append(row)
        plan.places |= {one.bar.order: (row, one) for one in row.bars}
        top = row.bottom
        for member in crew.members if crew.code in unfolded else ():
            led = [one for one in row.bars if one.bar.leader == member.number]
            plan.rows.append(_member_row(row, member, led, top=top, height=sizes.member))
            top += sizes.member
    return plan


def _row(crew: GanttCrew, bars: Collection[GanttBar], top: int, *, sizes: Measures) -> Row:
    placed, lanes = in_lanes(bars)
    return Row(
        crew=crew,
        top=top,
        height=lanes * sizes.lane + 2 * sizes.pad,
        lanes=lanes,
        bars=placed,
        starts=[one.starts_at for one in placed],
    )


def _member_row(
    row: Row, member: GanttMember, led: Sequence[Placed], *, top: int, height: int
) -> Row:
    bars = tuple(Placed(one.bar, one.starts_at, one.ends_at, 0) for one in led)
    starts = [one.starts_at for one in bars]
    return Row(row.crew, top, height, 1, bars=bars, member=member, starts=starts)


def in_lanes(bars: Collection[GanttBar]) -> tuple[tuple[Placed, ...], int]:
    """Stack bars that overlap; returns them by start, and how many lanes they need."""
    ends: list[datetime] = []
    found: list[Placed] = []
    spans = sorted(((began(bar), ends_of(bar), bar) for bar in bars), key=lambda one: one[:2])
    for starts_at, ends_at, bar in spans:
        free = next((lane for lane, end in enumerate(ends) if end <= starts_at), len(ends))
        if free == len(ends):
            ends.append(ends_at)
        else:
            ends[free] = ends_at
        found.append(Placed(bar, starts_at, ends_at, free))
    return tuple(_with_clashes(found)), max(len(ends), 1)


def _with_clashes(placed: Sequence[Placed]) -> list[Placed]:
    """Mark live orders of one crew that overlap: nobody can be in two places."""
    clashing: set[str] = set()
    open_until: Mapping[str, datetime] = {}
    for one in placed:
        if one.bar.order_state is OrderState.FINISHED:
            continue
        still = {order: end for order, end in open_until.items() if end > one.starts_at}
        if still:
            clashing |= {one.bar.order, *still}
        open_until = {**still, one.bar.order: one.ends_at}
    return [
        Placed(one.bar, one.starts_at, one.ends_at, one.lane, clashes=one.bar.order in clashing)
        for one in placed
    ]
