"""What is being carried over the chart, by mouse or by keys: one small value, no widget."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from models.queries.board_rows import BoardLine, GanttBar
from views.board.scale import Scale

SHORTEST, LONGEST = 10, 7 * 24 * 60


class Way(StrEnum):
    """What dropping would do."""

    SEND = "send"  # a waiting ticket to a crew
    MOVE = "move"  # an order to another time, or on to another crew
    RESIZE = "resize"  # an order to another length
    SHARE = "share"  # one more crew beside the one that goes (加派)


@dataclass(frozen=True, slots=True)
class Carry:
    """A bar in the hand: where it came from, where it hovers.

    ``order`` is empty for a waiting ticket; ``minutes_told`` says that its length was changed.
    """

    way: Way
    number: str
    title: str
    version: int
    crew: str
    starts_at: datetime
    minutes: int
    order: str = ""
    lead: bool = True
    from_crew: str = ""
    from_at: datetime | None = None
    from_minutes: int = 0

    @property
    def is_moved(self) -> bool:
        """Say whether dropping here would change anything."""
        if self.way is Way.SHARE:
            return self.crew != self.from_crew
        return self.way is Way.SEND or (
            (self.crew, self.starts_at, self.minutes)
            != (self.from_crew, self.from_at, self.from_minutes)
        )

    @property
    def minutes_told(self) -> bool:
        """Say whether somebody chose its length."""
        return self.minutes != self.from_minutes

    @property
    def ends_at(self) -> datetime:
        """When it would end here."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def to(self, crew: str, starts_at: datetime) -> "Carry":
        """Hover over another place; what is resized stays where it is."""
        if self.way is Way.RESIZE:
            return self
        return replace(self, crew=crew, starts_at=starts_at)

    def sized(self, minutes: int) -> "Carry":
        """Take another length, within bounds."""
        return replace(self, minutes=min(max(minutes, SHORTEST), LONGEST))

    def stepped(self, steps: int, scale: Scale) -> "Carry":
        """Move by steps along the axis; resizing changes the end instead."""
        if self.way is Way.RESIZE:
            return self.sized(self.minutes + steps * (scale.step // timedelta(minutes=1)))
        at = scale.within(scale.snapped(self.starts_at) + steps * scale.step)
        return replace(self, starts_at=at)


def lifted(line: BoardLine, *, crew: str, at: datetime, minutes: int) -> Carry:
    """Pick a waiting ticket up over a place."""
    return Carry(
        way=Way.SEND,
        number=line.number,
        title=line.customer_name,
        version=line.version,
        crew=crew,
        starts_at=at,
        minutes=max(minutes, SHORTEST),
        from_minutes=max(minutes, SHORTEST),
    )


def taken(bar: GanttBar, way: Way) -> Carry:
    """Pick a bar up where it stands."""
    return Carry(
        way=way,
        number=bar.number,
        title=bar.customer_name,
        version=bar.version,
        crew=bar.crew_code,
        starts_at=bar.starts_at,
        minutes=bar.minutes,
        order=bar.order,
        lead=bar.lead,
        from_crew=bar.crew_code,
        from_at=bar.starts_at,
        from_minutes=bar.minutes,
    )
