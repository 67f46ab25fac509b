"""Which bars break a rule: asked a few at a time, for what is in sight, off the desk's lane."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from models.queries.board_rows import GanttBar
from models.queries.questions import bar_reasons
from models.rules.placement import Reason
from models.rules.terms import OrderState
from views.board.hand import Gantt
from views.desk import Desk

AT_ONCE = 12
SETTLE_MS = 250

Key = tuple[str, datetime, int]


class Badges(QObject):
    """Asks for the reasons of bars once they can be seen, and again when they moved."""

    def __init__(self, desk: Desk, chart: Gantt) -> None:
        super().__init__(chart)
        self._desk, self._chart = desk, chart
        self._known: dict[str, Key] = {}
        self._asking = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        chart.scrolled.connect(self._settle.start)

    def look(self, *, afresh: bool = False) -> None:
        """Ask soon; ``afresh`` where people, shifts or things changed under the bars."""
        if afresh:
            self._known.clear()
        self._settle.start()

    def _ask(self) -> None:
        if self._asking or not self._chart.isVisible():
            return
        wanted = [bar for bar in self._seen() if self._known.get(bar.order) != _key(bar)]
        if not wanted:
            return
        self._asking = True
        some = wanted[:AT_ONCE]
        keys = {bar.order: _key(bar) for bar in some}
        query = partial(bar_reasons, numbers=tuple(keys))
        self._desk.ask(self, query, partial(self._hear, keys), failed=self._fail, slow=True)

    def _seen(self) -> list[GanttBar]:
        chart = self._chart
        left = chart.offset().x()
        first, last = chart.scale.at(left), chart.scale.at(left + chart.viewport().width())
        top, bottom = chart.offset().y(), chart.offset().y() + chart.viewport().height()
        return [
            placed.bar
            for row in chart.plan.crew_rows()
            if row.bottom > top and row.top < bottom
            for placed in row.between(first, last)
            if placed.ends_at > first and placed.bar.order_state is not OrderState.FINISHED
        ]

    def _hear(self, keys: Mapping[str, Key], found: Mapping[str, tuple[Reason, ...]]) -> None:
        self._asking = False
        self._known |= keys
        self._chart.show_reasons({order: found.get(order, ()) for order in keys})
        self._settle.start()

    def _fail(self, error: Exception) -> None:
        self._asking = False
        self._desk.show_error(error)


def _key(bar: GanttBar) -> Key:
    return (bar.crew_code, bar.starts_at, bar.minutes)
