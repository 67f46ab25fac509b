"""A box for a day that takes what a clerk types: 1231, 12-31, 2027-03-01, +30, +6m, today."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.rules.due import months_later
from models.rules.zone import local_day

translate = QCoreApplication.translate

_FULL = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2})")
_AHEAD = re.compile(r"\+\s*(\d{1,4})\s*(d|m|y|天|日|月|个月|年)?")
_TODAY = frozenset({"today", "今天", "今日"})
_MONTHS = {"m": 1, "月": 1, "个月": 1, "y": 12, "年": 12}
A_DAY = timedelta(days=1)


def read_day(text: str, today: date) -> date | None:
    """Return the day a text means; none for nothing.

    Raises ``ValueError`` for a text that means no day.
    """
    told = "".join(text.split()).lower()
    if not told:
        return None
    if told in _TODAY:
        return today
    if full := _FULL.fullmatch(told):
        return date(int(full[1]), int(full[2]), int(full[3]))
    if short := _SHORT.fullmatch(told):
        return date(today.year, int(short[1] or short[3]), int(short[2] or short[4]))
    if ahead := _AHEAD.fullmatch(told):
        months = _MONTHS.get(ahead[2], 0) * int(ahead[1])
        return months_later(today, months) + A_DAY if months else today + int(ahead[1]) * A_DAY
    raise ValueError(text)


class DayEditor(QLineEdit):
    """Shows a day; ↑ and ↓ step one, leaving the box writes the day out."""

    touched = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.setPlaceholderText(translate("Day", "e.g. 2027-03-01, 0301, +30, +12m"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.textEdited.connect(lambda _: self.touched.emit())

    def value(self) -> date | str | None:
        """Return the day, none when blank, or the text as typed when it means none.

        The text goes on to the service, whose refusal then stands beside this box.
        """
        try:
            return read_day(self.text(), local_day(self._now()))
        except (ValueError, OverflowError):
            return self.text()

    def raw(self) -> str:
        """Return the text as typed."""
        return self.text()

    def restore(self, raw: Any) -> None:
        """Show a day, or a text kept."""
        self.setText("" if raw is None else str(raw))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows; everything else is typing."""
        steps = {Qt.Key.Key_Up: A_DAY, Qt.Key.Key_Down: -A_DAY}
        step = steps.get(Qt.Key(event.key()))
        shown = self.value() if step is not None else None
        if step is not None and not isinstance(shown, str):
            self.restore((shown or local_day(self._now())) + step)
            self.touched.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write out what was meant, so that the year is seen before saving."""
        shown = self.value()
        if isinstance(shown, date):
            self.restore(shown)
        super().focusOutEvent(event)
