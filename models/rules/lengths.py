"""Lengths of time as people say them: ``2 d 3 h``, ``1 小时 20 分``; one way everywhere."""

from datetime import timedelta

_UNITS = (
    (timedelta(days=1), "d", "天"),
    (timedelta(hours=1), "h", "小时"),
    (timedelta(minutes=1), "min", "分"),
    (timedelta(seconds=1), "s", "秒"),
)
_MINUTES = 3  # how many units down to minutes


def length(
    span: timedelta, language: str, *, units: int = 3, days: bool = True, seconds: bool = False
) -> str:
    """Return a length of time, rounded down, units of nothing left out, negative with a minus.

    ``units`` is how many count from the largest that holds something; without ``days``
    hours are the largest, as working time is counted; ``seconds`` count under one minute.
    """
    word = 1 if language.startswith("en") else 2
    rest, parts, left = abs(span), [], units
    for unit in _UNITS[0 if days else 1 : _MINUTES]:
        count, rest = divmod(rest, unit[0])
        if count and left:
            parts.append(f"{count} {unit[word]}")
        left -= bool(parts)
    if not parts:
        unit = _UNITS[_MINUTES if seconds else _MINUTES - 1]
        return f"{rest // unit[0] if seconds else 0} {unit[word]}"
    return ("-" if span < timedelta() else "") + " ".join(parts)
