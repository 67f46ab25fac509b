"""What the receipt of a count (盘点单, F24) prints."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, Letterhead

RIGHT, AWAY = "相符", "在外"
MISSING, SURPLUS, MISPLACED, UNLISTED = DIFFERENCES = ("盘亏", "盘盈", "错位", "账外")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedItem:
    """One line of a count: what the book had here and what was found.

    ``place`` is the shelf of a part, the crew and keeper of a thing. ``result`` is one of the
    words above: 错位 is there although the book has it elsewhere, 账外 is on no list of the
    count, 在外 is away as the book says. ``remark`` is what the record knows of it.
    """

    code: str
    name: str = ""
    model: str = ""
    unit: str = ""
    place: str = ""
    expected: int = 0
    found: int = 0
    result: str = RIGHT
    remark: str = ""

    @property
    def gain(self) -> int:
        """How many more were found than the book had; fewer are below nothing."""
        return self.found - self.expected

    @property
    def differs(self) -> bool:
        """Whether somebody has to say why."""
        return self.result in DIFFERENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class StocktakeSheet:
    """One finished count with every line of it, in the order of the codes.

    ``place`` and ``supervised_by`` are written in by hand where nobody told them;
    ``settled`` says what became of the book.
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    scope: str
    started_at: datetime
    closed_at: datetime | None = None
    place: str = ""
    counted_by: str = ""
    supervised_by: str = ""
    settled: str = ""
    note: str = ""
    items: tuple[CountedItem, ...] = ()
