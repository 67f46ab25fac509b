"""What a store counts: why a spare part moves, what becomes of an old one, how a count ends."""

import re
from enum import StrEnum


class MoveKind(StrEnum):
    """Why a spare part goes in or out (备件出入库)."""

    RECEIVED = "received"  # 入库
    ISSUED = "issued"  # 领用出库
    RETURNED = "returned"  # 退库: taken out and not needed
    SCRAPPED = "scrapped"  # 报废
    COUNTED = "counted"  # 盘点调整


class OldFate(StrEnum):
    """What becomes of the old part that comes back for a new one (旧件去向)."""

    REPAIR = "repair"  # 返修
    SCRAP = "scrap"  # 报废
    RESTOCK = "restock"  # 退库


class CountVerdict(StrEnum):
    """What a stocktake says of one line (盘点结果)."""

    FOUND = "found"
    MISSING = "missing"
    SURPLUS = "surplus"  # more than the book, or something the book has elsewhere
    UNKNOWN = "unknown"  # a code nobody registered


class CountScope(StrEnum):
    """What is counted in a stocktake (盘点范围)."""

    VEHICLES = "vehicles"
    INSTRUMENTS = "instruments"
    SPARES = "spares"


INWARD = frozenset({MoveKind.RECEIVED, MoveKind.RETURNED})


def verdict_of(expected: int, found: int) -> CountVerdict:
    """Return what a count comes to against the book."""
    if found == expected:
        return CountVerdict.FOUND
    return CountVerdict.MISSING if found < expected else CountVerdict.SURPLUS


_BETWEEN = re.compile(r"[,，、;；/\n]+")


def parts_of(accessories: str) -> list[str]:
    """Return the accessories (附件) of a text one by one, in its order, none twice."""
    parts = (part.strip() for part in _BETWEEN.split(accessories))
    return list(dict.fromkeys(part for part in parts if part))
