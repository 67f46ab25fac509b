"""The names of the days of the week, short, as a board and the status line show them."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from models.rules.zone import local

translate = QCoreApplication.translate


def weekday(at: datetime) -> str:
    """Return the day of the week of a moment, in office time."""
    return (
        translate("Status", "Mon"),
        translate("Status", "Tue"),
        translate("Status", "Wed"),
        translate("Status", "Thu"),
        translate("Status", "Fri"),
        translate("Status", "Sat"),
        translate("Status", "Sun"),
    )[local(at).weekday()]
