"""The month's grid with what is above and below it, and what is done to its cells."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.errors import RefusedError
from models.queries.roster import RosterSheet, roster_sheet
from models.rules.roster_cells import ShiftCell, ShiftsSet
from models.rules.roster_patterns import read_shift
from models.rules.terms import ShiftKind
from models.rules.zone import local_day
from models.services.shifts import restore_shifts, set_shifts
from views import icons
from views.actions import native
from views.desk import Desk
from views.roster import words
from views.roster.grid_model import GridModel
from views.roster.grid_view import Block, GridView
from views.roster.totals import TotalsModel, TotalsView
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel, plain_tip

translate = QCoreApplication.translate

KEPT_STEPS = 50


class GridTab(QWidget):
    """Every change is one action of the office; Ctrl+Z takes the last one here back."""

    pointed = Signal()

    def __init__(self, desk: Desk, bar: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._bar = desk, bar
        self.first = local_day(desk.now()).replace(day=1)
        self._sheet: RosterSheet | None = None
        self._wanted: tuple[str, date] | None = None
        self._done: list[ShiftsSet] = []
        self._undone: list[ShiftsSet] = []
        self._busy = False
        self.model = GridModel(self)
        self.totals = TotalsModel(self)
        self.view = GridView(self)
        self.view.show_model(self.model)
        self.foot = TotalsView(self.view, self)
        self.foot.setModel(self.totals)
        self.people = QCheckBox(translate("Roster", "With &people"), self)
        self.people.setChecked(True)
        self.month = PlainLabel("", self, role="title")
        self.said = PlainLabel("", self, role="muted")
        self.gaps = CountBadge(translate("Roster", "No shift"), "overdue")
        self.short = CountBadge(translate("Roster", "Days short of people"), "overdue")
        self._stack = QStackedWidget(self)
        self._build()
        self._listen()

    # Being asked

    @property
    def last(self) -> date:
        """Return the last day shown."""
        return (self.first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

    def home(self) -> QWidget:
        """Return where the keyboard starts: the grid, or above it where there are no crews."""
        return self.people if self._stack.currentIndex() else self.view

    def targets(self) -> tuple[list[str], list[str]]:
        """Return the crews and the people whose lines are selected."""
        lines = [self.model.lines[row] for row in sorted({row for row, _ in self.view.selected()})]
        people = [one.technician for one in lines if one.technician]
        return [one.crew_code for one in lines if not one.technician], people

    def days(self) -> tuple[date, date]:
        """Return the days selected; one alone means the month from there on."""
        columns = sorted({column for _, column in self.view.selected()})
        if not columns:
            return self.first, self.last
        start = self.model.heads[columns[0]].day_on
        return start, self.model.heads[columns[-1]].day_on if len(columns) > 1 else self.last

    def can_undo(self) -> bool:
        """Say whether something was changed here that can be taken back."""
        return bool(self._done)

    # Being told

    def refresh(self) -> None:
        """Ask for the month again; the place in the grid stays."""
        query = partial(roster_sheet, first=self.first, last=self.last)
        self.desk.ask(self, query, self._show)

    def turn(self, months: int) -> None:
        """Show an earlier or later month."""
        there = self.first.year * 12 + self.first.month - 1 + months
        self._go(date(there // 12, there % 12 + 1, 1))

    def go_today(self) -> None:
        """Show this month, and point at today."""
        self.show_day("", local_day(self.desk.now()))

    def show_day(self, who: str, day: date) -> None:
        """Point at a day, on the line of a crew or a person where one is named."""
        self._wanted = (who, day)
        if self.first == day.replace(day=1) and self._sheet is not None:
            self._point_at_wanted()
        else:
            self._go(day.replace(day=1))

    def undo(self) -> None:
        """Take back the last change made here, as an action of its own."""
        if self._done:
            done = self._done.pop()
            self._act(partial(restore_shifts, done=done), self._undone, back=True)

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._undone:
            done = self._undone.pop()
            self._act(partial(restore_shifts, done=done), self._done, back=True)

    def remember(self, done: ShiftsSet | None) -> None:
        """Keep a change made elsewhere on this page, such as by a pattern, to be taken back."""
        if done is not None and done.count:
            self._done = [*self._done[-KEPT_STEPS:], done]
            self._undone.clear()
            said = translate("Roster", "{count} shifts changed.").format(count=done.count)
            self.desk.notify(said, undo=self.undo)
        self.pointed.emit()

    # Building

    def _build(self) -> None:
        line = QHBoxLayout()
        for icon, tip, months, keys in (
            ("arrow-left", translate("Roster", "Earlier month"), -1, "Ctrl+PgUp"),
            ("arrow-right", translate("Roster", "Later month"), 1, "Ctrl+PgDown"),
        ):
            button = QToolButton(self, autoRaise=True)
            button.setIcon(icons.icon(icon))
            button.setToolTip(plain_tip(f"{tip}  {native(keys)}"))
            button.setAccessibleName(tip)
            button.clicked.connect(partial(self.turn, months))
            line.addWidget(button)
        line.addWidget(self.month)
        line.addSpacing(self.fontMetrics().height())
        line.addWidget(self.people)
        line.addStretch(1)
        for badge in (self.gaps, self.short):
            line.addSpacing(self.fontMetrics().height() // 2)
            line.addWidget(badge)
        grid = QWidget(self)
        held = QVBoxLayout(grid)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(0)
        held.addWidget(self.view, 1)
        held.addWidget(self.foot)
        self._stack.addWidget(grid)
        self._stack.addWidget(
            EmptyState(
                translate("Roster", "No crews yet"),
                translate("Roster", "Enter a crew with Ctrl+I; its days then stand here."),
                icon="users",
                parent=self,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        column.addWidget(self.said)
        self.view.setAccessibleName(translate("Roster", "Roster of the month"))

    def _listen(self) -> None:
        self.people.toggled.connect(lambda _: self._fill())
        self.view.pointed.connect(self._say)
        self.view.entered.connect(self._enter)
        self.view.pasted.connect(self._paste)
        self.view.emptied.connect(self._empty)
        self.view.filled.connect(self._repeat)
        self.view.undone.connect(self.undo)
        self.view.redone.connect(self.redo)

    # Answers

    def _go(self, first: date) -> None:
        self.first = first
        self.refresh()

    def _show(self, sheet: RosterSheet) -> None:
        if sheet.heads[0].day_on != self.first:
            return
        self._sheet = sheet
        self._fill()
        if self._wanted is not None:
            self._point_at_wanted()
        elif not self.view.currentIndex().isValid() and self.model.lines:
            today = local_day(self.desk.now())
            self.view.point_at(0, today.day - 1 if self.first == today.replace(day=1) else 0)

    def _fill(self) -> None:
        if self._sheet is None:
            return
        self.month.setText(f"{self.first:%Y-%m}")
        self.model.show_sheet(self._sheet, people=self.people.isChecked())
        self.totals.show_sheet(self._sheet)
        self._stack.setCurrentIndex(0 if self.model.lines else 1)
        self.gaps.show_count(self.totals.gaps())
        self.short.show_count(self.totals.short_days())
        self.foot.follow()
        self._say()

    def _point_at_wanted(self) -> None:
        who, day = self._wanted or ("", self.first)
        self._wanted = None
        rows = [
            at
            for at, line in enumerate(self.model.lines)
            if who == (line.technician or line.crew_code)
        ]
        self.view.point_at(rows[0] if rows else 0, (day - self.first).days)

    def _say(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and index.row() < len(self.model.lines):
            line = self.model.lines[index.row()]
            head = self.model.heads[index.column()]
            self.said.setText(words.cell_words(line, head, line.cells[index.column()]))
        self.pointed.emit()

    # Changing

    def _enter(self, text: str) -> None:
        try:
            kind = read_shift(text)
        except RefusedError as error:
            self._refuse(error)
            return
        self._set(dict.fromkeys(self.view.selected(), kind))

    def _empty(self) -> None:
        self._set(dict.fromkeys(self.view.selected()))

    def _paste(self, text: str) -> None:
        block = self.view.block()
        lines = text.rstrip("\r\n").splitlines()
        if block is None or not lines:
            return
        told = [line.split("\t") for line in lines]
        try:
            if len(told) == 1 and len(told[0]) == 1:
                self._set(dict.fromkeys(self.view.selected(), read_shift(told[0][0])))
                return
            self._set(self._placed(block, told))
        except RefusedError as error:
            self._refuse(error)

    def _placed(
        self, block: Block, told: Sequence[Sequence[str]]
    ) -> dict[tuple[int, int], ShiftKind | None]:
        """Return pasted cells by their place, blanks left out; refuses shift.bad_paste."""
        rows, columns = self.model.rowCount(), self.model.columnCount()
        placed: dict[tuple[int, int], ShiftKind | None] = {}
        for down, line in enumerate(told):
            for right, word in enumerate(line):
                row, column = block.top + down, block.left + right
                if not word.strip():
                    continue
                if row >= rows or column >= columns:
                    raise RefusedError("shift.paste_outside", rows=len(told), columns=len(line))
                try:
                    placed[row, column] = read_shift(word)
                except RefusedError as error:
                    name, head = self.model.lines[row].name, self.model.heads[column]
                    raise RefusedError(
                        "shift.bad_paste", word=word.strip()[:40], who=name, day=head.day_on
                    ) from error
        return placed

    def _repeat(self, source: Block, target: Block) -> None:
        """Repeat a block of shifts over a greater one, as a drag or Ctrl+R asks."""
        high, wide = len(source.rows), len(source.columns)
        placed: dict[tuple[int, int], ShiftKind | None] = {}
        for row, column in target.cells():
            if row in source.rows and column in source.columns:
                continue
            from_row = source.top + (row - source.top) % high
            from_column = source.left + (column - source.left) % wide
            kind = self.model.kind(from_row, from_column)
            if kind is not None:
                placed[row, column] = kind
        self._set(placed)

    def _set(self, placed: dict[tuple[int, int], ShiftKind | None]) -> None:
        cells = []
        for (row, column), kind in placed.items():
            line, day = self.model.lines[row], self.model.heads[column].day_on
            crew = "" if line.technician else line.crew_code
            cells.append(ShiftCell(day, kind, crew=crew, technician=line.technician))
        if cells:
            self._act(partial(set_shifts, cells=cells), self._done)

    def _act(
        self, service: Callable[..., ShiftsSet], stack: list[ShiftsSet], *, back: bool = False
    ) -> None:
        if self._busy:
            return
        self._busy = True
        self._bar.clear()

        def done(changed: ShiftsSet | None) -> None:
            self._busy = False
            if changed is not None and changed.count:
                stack.append(changed)
                del stack[:-KEPT_STEPS]
                if not back:
                    self._undone.clear()
            self._say()

        self.desk.act(self, service, done, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, RefusedError):
            self._refuse(error)
        else:
            self.desk.show_error(error)

    def _refuse(self, error: RefusedError) -> None:
        self._bar.show_error(self.desk.word(error), code=error.code)
