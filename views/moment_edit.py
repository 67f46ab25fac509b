"""A box for a moment that takes what a dispatcher types: 1430, 21 09:00, +30, now."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.rules.zone import SHANGHAI, local, stamp

translate = QCoreApplication.translate

STEP = timedelta(minutes=5)
_CLOCK = r"(?P<hour>\d{1,2})[:\uff1a](?P<minute>\d{2})|(?P<packed>\d{3,4})"
_AHEAD = re.compile(r"\+\s*(?P<count>\d{1,4})\s*(?P<unit>h|m|d|小时|时|分|天)?")
_TODAY = re.compile(_CLOCK)
_DAY = re.compile(
    r"((?P<year>\d{4})[-/.])?(?:(?P<month>\d{1,2})[-/.])?(?P<day>\d{1,2})[日号]?\s+"
    rf"(?:{_CLOCK})"
)
_NOW = frozenset({"now", "现在", "此刻"})
_UNITS = {"h": 60, "小时": 60, "时": 60, "d": 1440, "天": 1440}


def read_moment(text: str, now: datetime) -> datetime | None:
    """Return the moment a text means at ``now``; none for nothing.

    Raises ``ValueError`` for a text that means no moment.
    """
    told = " ".join(text.strip().lower().split())
    if not told:
        return None
    if told in _NOW:
        return now
    if ahead := _AHEAD.fullmatch(told):
        minutes = int(ahead["count"]) * _UNITS.get(ahead["unit"] or "m", 1)
        return now + timedelta(minutes=minutes)
    today = local(now)
    if clock := _TODAY.fullmatch(told):
        return _at(clock, (today.year, today.month, today.day))
    if day := _DAY.fullmatch(told):
        year = int(day["year"] or today.year)
        month = int(day["month"] or today.month)
        return _at(day, (year, month, int(day["day"])))
    raise ValueError(text)


def _at(clock: re.Match[str], day: tuple[int, int, int]) -> datetime:
    if clock["packed"]:
        hour, minute = divmod(int(clock["packed"]), 100)
    else:
        hour, minute = int(clock["hour"]), int(clock["minute"])
    return datetime(*day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


class MomentEdit(QLineEdit):
    """Shows office time; ↑ and ↓ step five minutes, leaving the box writes the day out."""

    touched = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._exact: datetime | None = None
        self.setPlaceholderText(translate("Moment", "e.g. 1430, 21 09:00, +30, now"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.textEdited.connect(self._edited)

    def set_moment(self, moment: datetime | None) -> None:
        """Show a moment, or nothing."""
        self._exact = moment
        self.setText(stamp(moment))

    def moment(self) -> datetime | str | None:
        """Return the moment, none when empty, or the text as typed when it means none.

        The text goes on to the service, whose refusal then stands beside this box.
        """
        if self._exact is not None and self.text() == stamp(self._exact):
            return self._exact
        try:
            return read_moment(self.text(), self._now())
        except ValueError:
            return self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows; everything else is typing."""
        steps = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}
        step = steps.get(Qt.Key(event.key()))
        shown = self.moment() if step is not None else None
        if step is not None and not isinstance(shown, str):
            self.set_moment((shown or self._now()) + step)
            self.touched.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write out what was meant, so that the day is seen before saving."""
        shown = self.moment()
        if isinstance(shown, datetime):
            self.set_moment(shown)
        super().focusOutEvent(event)

    def _edited(self) -> None:
        self._exact = None
        self.touched.emit()
