"""A customer's own office hours (作息时间): as typed, as kept on record, as reckoned with."""

import re
from collections.abc import Mapping
from typing import Any

from models.errors import RefusedError
from models.rules.calendar import Hours

NAMES = ("am", "pm")
_SPAN = re.compile(r"(\d{1,2})[:：.](\d{2})\s*[-~－–—至到]+\s*(\d{1,2})[:：.](\d{2})")
_BETWEEN = re.compile(r"[\s/,，、;；]*")


def read_hours(text: str, *, field: str = "office_hours") -> dict[str, list[str]] | None:
    """Read ``8:30-12:00 14:00-17:30`` as a record keeps it; none for nothing.

    Raises ``RefusedError("customer.bad_hours")``.
    """
    spans = _SPAN.findall(text)
    if not text.strip():
        return None
    if not 1 <= len(spans) <= len(NAMES) or not _BETWEEN.fullmatch(_SPAN.sub("", text)):
        raise RefusedError("customer.bad_hours", field=field, hours=text)
    told = [[f"{int(a):02d}:{b}", f"{int(c):02d}:{d}"] for a, b, c, d in spans]
    try:
        Hours.of(told)
    except RefusedError as error:
        raise RefusedError("customer.bad_hours", field=field, hours=text) from error
    return dict(zip(NAMES, told, strict=False))


def hours_of(kept: Mapping[str, Any] | None) -> Hours | None:
    """Return the hours on record; none where there are none or they are no hours."""
    if not kept:
        return None
    try:
        return Hours.of([kept[name] for name in NAMES if kept.get(name)])
    except RefusedError:
        return None


def hours_text(kept: Mapping[str, Any] | None) -> str:
    """Return the hours on record as they are typed."""
    hours = hours_of(kept)
    return "" if hours is None else str(hours).replace("/", " ")
