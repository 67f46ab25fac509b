"""The one zone shown: China has a single civil time, UTC+8, and no summer time."""

from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def local(moment: datetime) -> datetime:
    """Return an aware moment as it reads on the office wall."""
    return moment.astimezone(SHANGHAI)


def local_day(moment: datetime) -> date:
    """Return the civil day a moment falls on."""
    return local(moment).date()


def stamp(moment: datetime | None) -> str:
    """Return ``2026-11-20 23:30``, or nothing for no moment."""
    return "" if moment is None else local(moment).strftime("%Y-%m-%d %H:%M")


def short(moment: datetime | None) -> str:
    """Return ``11-20 23:30``, where the year is plain, or nothing for no moment."""
    return "" if moment is None else local(moment).strftime("%m-%d %H:%M")
