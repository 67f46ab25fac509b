"""How a row ages against the limit that presses: colour, icon and words at 50, 80, 100 %."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from models.rules.stage import Level, LimitMarks
from views.wording import brief

translate = QCoreApplication.translate

TONES: dict[Level, str | None] = {
    Level.CALM: None,
    Level.HALF: "half",
    Level.NEAR: "soon",
    Level.LATE: "overdue",
}
ICONS: dict[Level, str] = {
    Level.CALM: "clock",
    Level.HALF: "clock-half",
    Level.NEAR: "alert-triangle",
    Level.LATE: "alarm",
}


def limit_word(limit: str) -> str:
    """Return the office's short word for a limit, or for a hold that runs out."""
    if limit == "hold":
        return translate("Aging", "Hold")
    return _LIMITS[limit]()


_LIMITS = {
    "dispatch": lambda: translate("Aging", "Dispatch"),
    "acknowledge": lambda: translate("Aging", "Taking"),
    "response": lambda: translate("Aging", "First contact"),
    "arrival": lambda: translate("Aging", "Arrival"),
    "restoration": lambda: translate("Aging", "Restoration"),
    "report": lambda: translate("Aging", "Report"),
}


def left_words(mark: LimitMarks, now: datetime) -> str:
    """Return what is left of a limit or by how much it is past: ``Arrival 12 min left``."""
    late = now > mark.due_at
    words = (
        translate("Aging", "{limit} late {time}")
        if late
        else translate("Aging", "{limit} {time} left")
    )
    return words.format(limit=limit_word(str(mark.name)), time=brief(abs(mark.due_at - now)))


def level_word(level: Level) -> str:
    """Return a level in words, so that colour never stands alone."""
    return _LEVELS[level]()


_LEVELS = {
    Level.CALM: lambda: translate("Aging", "in time"),
    Level.HALF: lambda: translate("Aging", "half used"),
    Level.NEAR: lambda: translate("Aging", "80 % used"),
    Level.LATE: lambda: translate("Aging", "past its limit"),
}


_PARTS = 4  # office, kind, day and the number of the day


def short_number(number: str) -> str:
    """Return the part of a number people say: ``GZ-1120-0007`` of ``LX-GZ-20261120-0007``."""
    parts = number.split("-")
    if len(parts) < _PARTS:
        return number
    return f"{parts[1]}-{parts[2][4:]}-{parts[3]}"
