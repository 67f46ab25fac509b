"""What falls due, said once a day at each desk (到期提醒): above the pages and in the tray."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSystemTrayIcon, QWidget

from models.rules.terms import Role
from models.rules.zone import local, local_day
from views import icons
from views.desk import Desk
from views.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from models.queries.due_board import DueBoard

translate = QCoreApplication.translate

TOLD = frozenset({Role.SUPERVISOR, Role.DISPATCHER, Role.KEEPER, Role.CLERK})
NOT_BEFORE = time(8)
SETTLED = timedelta(seconds=20)  # the first lists come before this
LATER = timedelta(hours=1)
DONE = "done"


class DueBar(QWidget):
    """One line with what to do about it; Tab walks its buttons."""

    def __init__(
        self,
        parent: QWidget,
        *,
        look: Callable[[], None],
        later: Callable[[], None],
        done: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self.text = PlainLabel("", self, role="strong", wrap=True)
        self.look = QPushButton(translate("Morning", "Show the list"), self)
        self.later = QPushButton(translate("Morning", "In an hour"), self)
        self.done = QPushButton(translate("Morning", "Seen for today"), self)
        gap = self.fontMetrics().height() // 2
        line = QHBoxLayout(self)
        line.setContentsMargins(gap * 2, gap // 2, gap * 2, gap // 2)
        line.addWidget(self.text, 1)
        for button, run in ((self.look, look), (self.later, later), (self.done, done)):
            button.clicked.connect(run)
            line.addWidget(button)


class MorningNotice(QObject):
    """Asks once a day and desk; put off or seen is remembered over a restart."""

    def __init__(self, desk: Desk, parent: QWidget, *, open_list: Callable[[], None]) -> None:
        super().__init__(parent)
        self.desk, self._open_list = desk, open_list
        self._since: datetime | None = None
        self._asked_at: datetime | None = None
        self.bar = DueBar(parent, look=self.look, later=self.put_off, done=self.seen)
        self.bar.hide()
        self.tray: QSystemTrayIcon | None = None

    # Being told

    def tick(self, now: datetime) -> None:
        """Hear the clock: say what falls due when it is time."""
        self._since = self._since or now
        if now - self._since >= SETTLED and self.is_time(now):
            self._asked_at = now
            from models.queries.due_board import due_board  # wanted once a day, not at the start

            query = partial(due_board, today=local_day(now))
            self.desk.ask(self, query, self._show, slow=True)

    def is_time(self, now: datetime) -> bool:
        """Say whether this desk should be told now."""
        if self.desk.session.role not in TOLD or local(now).time() < NOT_BEFORE:
            return False
        if self._asked_at is not None and now - self._asked_at < LATER:
            return False
        if not self.bar.isHidden():
            return False
        day, _, until = self.desk.settings.due_notice.partition(" ")
        if day != local_day(now).isoformat():
            return True
        return until != DONE and now >= datetime.fromisoformat(until)

    # What the person says

    def look(self) -> None:
        """Open the list; that is enough for today."""
        self.seen()
        self._open_list()

    def put_off(self) -> None:
        """Say it again in an hour."""
        self._remember((self.desk.now() + LATER).isoformat())

    def seen(self) -> None:
        """Say no more today."""
        self._remember(DONE)

    def _remember(self, until: str) -> None:
        day = local_day(self.desk.now()).isoformat()
        self.desk.settings.change(due_notice=f"{day} {until}")
        self.bar.hide()
        if self.tray is not None:
            self.tray.hide()

    # Showing

    def _show(self, board: "DueBoard") -> None:
        from models.rules.due import Urgency  # the norms come along: not before the first list

        pressing = (Urgency.OVERDUE, Urgency.TODAY, Urgency.PRESSING)
        counts = [sum(item.near.urgency is one for item in board.items) for one in pressing]
        if not any(counts):
            return
        overdue, today, soon = counts
        said = translate(
            "Morning", "{overdue} overdue, {today} fall due today, {soon} within a week."
        ).format(overdue=overdue, today=today, soon=soon)
        self.bar.text.setText(said)
        self.bar.show()
        self._tell_tray(said)

    def _tell_tray(self, said: str) -> None:
        """Say it outside the window too, where the system has a place for that."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self.tray is None:
            self.tray = QSystemTrayIcon(icons.icon("bell"), self)
            self.tray.activated.connect(lambda _: self.look())
            self.tray.messageClicked.connect(self.look)
        self.tray.show()
        self.tray.showMessage(translate("Morning", "What falls due"), said)
