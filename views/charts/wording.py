"""How charts say minutes, shares, days and townships, in the language shown."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from models.rules.load import LoadDay, Phase
from views import wording
from views.wording import term

translate = QCoreApplication.translate

Word = TypeVar("Word", bound=StrEnum)

HOUR = 60
WEEKDAYS: tuple[Callable[[], str], ...] = (
    lambda: translate("Charts", "Mon"),
    lambda: translate("Charts", "Tue"),
    lambda: translate("Charts", "Wed"),
    lambda: translate("Charts", "Thu"),
    lambda: translate("Charts", "Fri"),
    lambda: translate("Charts", "Sat"),
    lambda: translate("Charts", "Sun"),
)
PHASES = {
    Phase.PLANNED: lambda: translate("Charts", "Sent, not taken"),
    Phase.IN_HAND: lambda: translate("Charts", "In hand"),
    Phase.PAPER_OUT: lambda: translate("Charts", "Done, paper out"),
    Phase.DONE: lambda: translate("Charts", "Done"),
}
TABS: tuple[Callable[[], str], ...] = (
    lambda: translate("Charts", "Crews by days"),
    lambda: translate("Charts", "By day"),
    lambda: translate("Charts", "By crew"),
    lambda: translate("Charts", "By person"),
    lambda: translate("Charts", "Trend"),
    lambda: translate("Charts", "Arrival times"),
    lambda: translate("Charts", "Repair times"),
    lambda: translate("Charts", "Hours of the week"),
)


def length(minutes: float) -> str:
    """Return working time: ``2 h 15 min``, and ``52 h`` for what fills days."""
    return wording.length(timedelta(minutes=round(minutes)), days=False)


def percent(share: float | None) -> str:
    """Return ``87 %``, or a dash for no share."""
    return "–" if share is None else f"{share * 100:.0f} %"


def weekday(day: date) -> str:
    """Return the short name of a day of the week."""
    return WEEKDAYS[day.weekday()]()


def day_words(day: date) -> str:
    """Return ``2026-11-20 Fri``."""
    return f"{day:%Y-%m-%d} {weekday(day)}"


def short_day(day: date) -> str:
    """Return a day as an axis has room for: ``11-20``."""
    return f"{day:%m-%d}"


def town_words(town: str) -> str:
    """Return a township, or that none was entered."""
    return town or translate("Charts", "No township")


def parts(minutes: Mapping[Word, int]) -> str:
    """Return minutes by kind or phase, most first: ``Fault 4 h 30, Survey 45 min``."""
    most = sorted(minutes.items(), key=lambda one: -one[1])
    return wording.listed(f"{_name(what)} {length(count)}" for what, count in most if count)


def _name(what: StrEnum) -> str:
    return PHASES[what]() if isinstance(what, Phase) else term(what)


def load_words(cell: LoadDay, crew: str) -> str:
    """Return a crew's day in words: the share, and the sum it is made of."""
    lines = [f"{crew} · {day_words(cell.day_on)} · {percent(cell.share)}"]
    lines.append(
        translate(
            "Charts", "{booked} booked of {capacity} on duty, {reserve} kept for emergencies"
        ).format(
            booked=length(cell.booked),
            capacity=length(cell.capacity.minutes),
            reserve=length(cell.capacity.reserve),
        )
    )
    if cell.bookings:
        lines.append(f"{parts(cell.by_phase())} · {parts(cell.by_kind())}")
        more = [translate("Charts", "{length} on the way").format(length=length(cell.travel))]
        if cell.over:
            more.append(translate("Charts", "{length} too much").format(length=length(cell.over)))
        if cell.at_risk:
            more.append(translate("Charts", "{count} tickets at risk").format(count=cell.at_risk))
        lines.append(" · ".join(more))
    return "\n".join(lines)


def lined(texts: Iterable[str]) -> str:
    """Return texts below one another, the empty ones left out."""
    return "\n".join(text for text in texts if text)
