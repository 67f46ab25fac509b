"""The bell at the foot of every screen: how many alarms, and a sound for a new one (告警).

Nothing blinks but the bell, and only while a critical alarm waits for an answer.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QToolButton

from models.queries.questions import alarms
from views import icons
from views.desk import Desk
from views.widgets.plain_label import plain_tip

if TYPE_CHECKING:
    from models.queries.alarm_rows import Alarms

translate = QCoreApplication.translate

TABLES = frozenset({"ticket", "alarm_answer"})
ASK_EVERY = timedelta(minutes=1)
FIRST_MS = 1500  # the first list stands by then


class AlarmBell(QObject):
    """Follows the office's alarms; ``heard`` carries them whenever they were read anew."""

    heard = Signal(object)

    def __init__(self, desk: Desk, button: QToolButton) -> None:
        super().__init__(button)
        self._desk, self.button = desk, button
        self.alarms: Alarms | None = None
        self._known: set[tuple[object, ...]] | None = None
        self._asked_at = desk.now()
        self._lit = True
        self.show()
        desk.follow(self, TABLES, self.ask)
        QTimer.singleShot(FIRST_MS, self, self.ask)

    def ask(self) -> None:
        """Read the alarms."""
        now = self._asked_at = self._desk.now()
        self._desk.ask(self, partial(alarms, now=now), self._hear, slow=True)

    def tick(self, now: datetime) -> None:
        """Let a critical one blink, and read anew when the next one is due."""
        found = self.alarms
        due = found is not None and found.next_at is not None and now >= found.next_at
        if due or now - self._asked_at > ASK_EVERY:
            self.ask()
        if found is not None and any(row.is_pressing(now) for row in found.rows):
            self._lit = not self._lit
            self._paint()
        elif not self._lit:
            self._lit = True
            self._paint()

    def _hear(self, found: "Alarms") -> None:
        self.alarms = found
        now = self._desk.now()
        loud = {row.key for row in found.rows if not row.is_quiet(now)}
        # What was there before anybody sat down is seen on the bell; a sound is for what is new.
        if self._known is not None and loud - self._known and self._desk.settings.alarm_sound:
            QApplication.beep()
        self._known = loud
        self.show()
        self.heard.emit(found)

    def show(self) -> None:
        """Write how many wait for an answer, and in which words."""
        now = self._desk.now()
        rows = () if self.alarms is None else self.alarms.rows
        waiting = [row for row in rows if not row.is_quiet(now)]
        critical = sum(row.is_pressing(now) for row in waiting)
        self.button.setText(str(len(waiting)) if waiting else "")
        words = translate("Alarms", "Alarms: {count} unanswered, {critical} past their limit")
        text = words.format(count=len(waiting), critical=critical)
        self.button.setToolTip(plain_tip(f"{text}  Ctrl+Shift+A"))
        self.button.setAccessibleName(text)
        self._paint()

    def _paint(self) -> None:
        now = self._desk.now()
        rows = () if self.alarms is None else self.alarms.rows
        waiting = [row for row in rows if not row.is_quiet(now)]
        tone = "soon" if waiting else "muted"
        if any(row.is_pressing(now) for row in waiting):
            tone = "overdue" if self._lit else "faint"
        self.button.setIcon(icons.icon("bell", tone))
