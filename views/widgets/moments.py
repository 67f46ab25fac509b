"""Moments as a list says them: only as much of the date as is needed to tell them apart."""

from datetime import datetime

from models.rules.zone import local, short, stamp


def near(at: datetime, now: datetime) -> str:
    """Return ``09:30`` for today, ``11-20 23:30`` within the year, else with the year."""
    here, today = local(at), local(now)
    if here.date() == today.date():
        return f"{here:%H:%M}"
    return short(at) if here.year == today.year else stamp(at)
