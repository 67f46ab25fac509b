"""A month on one page: how much falls due each day, and the most pressing of it by name."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.queries.due_board import PAGE_DAYS, DueItem, due_month
from models.rules.calendar import working_calendar
from models.rules.zone import local_day
from views import icons, theme
from views.desk import Desk
from views.things import words
from views.widgets.plain_label import PlainLabel, plain_tip

translate = QCoreApplication.translate

A_WEEK, WEEKS = 7, PAGE_DAYS // 7
NAMED = 2  # how many are named in a day; the rest is counted


class MonthView(QWidget):
    """Arrows go from day to day, PgUp and PgDn a month; ``chosen`` carries what falls due."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.first = local_day(desk.now()).replace(day=1)
        self._by_day: dict[date, list[DueItem]] = {}
        self.title = PlainLabel("", self, role="title")
        self.grid = _Grid(self)
        self._build()
        self._mark(local_day(desk.now()))  # before the keyboard comes and marks the first day
        self.grid.turned.connect(self.turn)
        self.grid.currentCellChanged.connect(lambda *_: self.chosen.emit(self.items()))
        self.grid.entered_day.connect(lambda: self.opened.emit(self.items()))

    # Being asked

    def day(self) -> date:
        """Return the day marked; today where none is."""
        row, column = self.grid.currentRow(), self.grid.currentColumn()
        if row < 0 or column < 0:
            return local_day(self.desk.now())
        return self._begins() + timedelta(days=row * A_WEEK + column)

    def items(self) -> tuple[DueItem, ...]:
        """Return what falls due on the day marked."""
        return tuple(self._by_day.get(self.day(), ()))

    # Being told

    def refresh(self) -> None:
        """Ask for the month again; the day marked stays marked."""
        query = partial(due_month, first=self.first, today=local_day(self.desk.now()))
        self.desk.ask(self, query, self._show)

    def turn(self, months: int) -> None:
        """Go so many months on or back."""
        place = self.first.year * 12 + self.first.month - 1 + months
        self.first = date(place // 12, place % 12 + 1, 1)
        self.refresh()

    def today(self) -> None:
        """Go back to today."""
        today = local_day(self.desk.now())
        self.first = today.replace(day=1)
        self.refresh()
        self._mark(today)

    # Building

    def _build(self) -> None:
        line = QHBoxLayout()
        for icon, months, name in (
            ("arrow-left", -1, translate("Things", "Month before  PgUp")),
            ("arrow-right", 1, translate("Things", "Month after  PgDn")),
        ):
            button = QToolButton(self)
            button.setIcon(icons.icon(icon))
            button.setToolTip(plain_tip(name))
            button.setAccessibleName(name)
            button.clicked.connect(partial(self.turn, months))
            line.addWidget(button)
        line.addWidget(self.title)
        line.addStretch(1)
        back = QToolButton(self)
        back.setText(translate("Things", "Today"))
        back.clicked.connect(self.today)
        line.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.grid, 1)

    # Showing

    def _begins(self) -> date:
        return self.first - timedelta(days=self.first.weekday())

    def _show(self, items: Sequence[DueItem]) -> None:
        by_day: dict[date, list[DueItem]] = defaultdict(list)
        for item in items:
            if item.due_on is not None:
                by_day[item.due_on].append(item)
        self._by_day = by_day
        self.title.setText(f"{self.first:%Y-%m}")
        today, calendar = local_day(self.desk.now()), working_calendar()
        for at in range(PAGE_DAYS):
            day = self._begins() + timedelta(days=at)
            cell = QTableWidgetItem(self._words(day, today))
            cell.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            tone = self._tone(day, is_off=not calendar.is_working(day))
            cell.setForeground(theme.tone(tone))
            cell.setToolTip(plain_tip("\n".join(map(_line, by_day.get(day, ())))))
            if day == today:
                font = cell.font()
                font.setBold(True)
                cell.setFont(font)
            self.grid.setItem(at // A_WEEK, at % A_WEEK, cell)
        self.chosen.emit(self.items())

    def _mark(self, day: date) -> None:
        at = (day - self._begins()).days
        if 0 <= at < PAGE_DAYS:
            self.grid.setCurrentCell(at // A_WEEK, at % A_WEEK)

    def _words(self, day: date, today: date) -> str:
        held = self._by_day.get(day, [])
        head = f"{day.day}" if day.month == self.first.month else f"{day.month}-{day.day}"
        if day == today:
            head = f"{head}  {translate('Things', 'Today')}"
        if len(held) > NAMED:
            more = translate("Things", "and {n} more").format(n=len(held) - NAMED)
            head = f"{head}  {more}"
        told = [f"{item.subject} {words.kind_words(item)}" for item in held[:NAMED]]
        return "\n".join((head, *told))

    def _tone(self, day: date, *, is_off: bool) -> str:
        held = self._by_day.get(day, [])
        tones = [words.due_tone(item) for item in held]
        if held:
            return next((tone for tone in ("overdue", "soon") if tone in tones), "text")
        return "faint" if is_off or day.month != self.first.month else "muted"


def _line(item: DueItem) -> str:
    return "  ".join(part for part in (item.subject, item.name, words.kind_words(item)) if part)


class _Grid(QTableWidget):
    """Six weeks of seven days; it only shows and is walked through."""

    turned = Signal(int)
    entered_day = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WEEKS, A_WEEK, parent)
        self.setHorizontalHeaderLabels(
            [
                translate("Things", "Mon"),
                translate("Things", "Tue"),
                translate("Things", "Wed"),
                translate("Things", "Thu"),
                translate("Things", "Fri"),
                translate("Things", "Sat"),
                translate("Things", "Sun"),
            ]
        )
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(translate("Things", "What falls due, by day"))
        self.cellDoubleClicked.connect(lambda *_: self.entered_day.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page with PgUp and PgDn; Enter goes into the day."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        months = turns.get(Qt.Key(event.key()))
        if months is not None:
            self.turned.emit(months)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_day.emit()
        else:
            super().keyPressEvent(event)
