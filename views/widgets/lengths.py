"""Lengths of time as people say them, short enough for a cell."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def span(length: timedelta) -> str:
    """Return a length of time in days, hours and minutes, seconds only under one minute."""
    total = int(length.total_seconds())
    days, rest = divmod(total, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, seconds = divmod(rest, 60)
    if days:
        return translate("Countdown", "{days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return translate("Countdown", "{hours} h {minutes} min").format(
            hours=hours, minutes=minutes
        )
    if minutes:
        return translate("Countdown", "{minutes} min").format(minutes=minutes)
    return translate("Countdown", "{seconds} s").format(seconds=seconds)
