"""What the slip for spare parts (备品备件领用/更换单, F14) prints."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import Copy, Letterhead

PART_PLIES = ("第一联 仓库", "第二联 领用")
FATES = ("返修", "报废", "退库")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A part handed out; an old one that came back for it has its serial and its fate.

    ``old_fate`` is one of ``FATES``, in other words, or empty while it is not decided.
    """

    code: str
    name: str
    model: str = ""
    batch: str = ""
    serial: str = ""
    quantity: str = ""
    old_serial: str = ""
    old_fate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparePartSheet:
    """Parts taken from the store for an order, new against old."""

    number: str
    letterhead: Letterhead
    copy: Copy
    parts: tuple[PartLine, ...]
    taken_by: str = ""
    crew: str = ""
    taken_at: datetime | None = None
    keeper: str = ""
    order: str = ""
    customer: str = ""
    circuit: str = ""
    purpose: str = ""
    remarks: str = ""
    plies: tuple[str, ...] = PART_PLIES
