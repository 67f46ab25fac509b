"""Whether tomorrow is short of people (明天缺人), said at the foot of the window in time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QToolButton

from models.rules.terms import Role
from views.desk import Desk
from views.widgets.plain_label import plain_tip

translate = QCoreApplication.translate

TOLD = frozenset({Role.SUPERVISOR, Role.DISPATCHER})
SETTLED = timedelta(seconds=20)  # the first lists come before this
EVERY = timedelta(minutes=5)


class TomorrowNotice(QObject):
    """Asks now and then; from which hour on it matters is the norm's to say."""

    def __init__(self, desk: Desk, button: QToolButton, *, open_list: Callable[[], None]) -> None:
        super().__init__(button)
        self.desk, self.button = desk, button
        self._since: datetime | None = None
        self._asked_at: datetime | None = None
        button.clicked.connect(lambda *_: open_list())
        button.hide()

    def tick(self, now: datetime) -> None:
        """Hear the clock: look at tomorrow when it is time to."""
        self._since = self._since or now
        if self.desk.session.role not in TOLD or now - self._since < SETTLED:
            return
        if self._asked_at is None or now - self._asked_at >= EVERY:
            from models.queries.roster_ahead import short_tomorrow  # the window paints first

            self._asked_at = now
            self.desk.ask(self, partial(short_tomorrow, now=now), self._show, slow=True)

    def _show(self, count: int) -> None:
        said = translate("Morning", "Tomorrow's roster has gaps or too few people: {count}").format(
            count=count
        )
        self.button.setToolTip(plain_tip(said))
        self.button.setAccessibleName(said)
        self.button.setVisible(count > 0)
