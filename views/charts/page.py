"""The charts page: shared filters, eight charts as tabs, the numbers of a cell in words."""

import json
from collections.abc import Callable
from functools import partial, partialmethod
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from console.calls import Call
from models.queries.charts import ChartChoices, Counted, chart_choices, counted
from models.rules.zone import local_day
from views.actions import native
from views.charts import saving
from views.charts.actions import ACTIONS
from views.charts.canvas import Canvas
from views.charts.chart import Chart, Drawing
from views.charts.choice import ChartChoice, kept, read_choices, restored
from views.charts.filter_bar import ChartFilters
from views.charts.heat_map import HeatMap
from views.charts.side import Side
from views.charts.spread import SpreadChart
from views.charts.stacks import Stacks, by_crew, by_day, by_person
from views.charts.trend import Trend
from views.charts.wallboard import Wallboard
from views.charts.week_map import WeekMap
from views.charts.wording import TABS, short_day
from views.desk import Desk
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel, plain_tip

translate = QCoreApplication.translate

TABLES = frozenset(
    {"ticket", "work_order", "shift", "leave", "technician", "crew", "norm_overlay", "print"}
)
PRINTED_DAYS = 31
LINES = 4
PATIENCE_MS = 400  # before it is said that counting takes a while
DRAWINGS: tuple[Callable[[Canvas], Drawing], ...] = (  # in the order of their words, TABS
    HeatMap,
    partial(Stacks, bars=by_day),
    partial(Stacks, bars=by_crew),
    partial(Stacks, bars=by_person),
    Trend,
    partial(SpreadChart, spreads=lambda side: side.arrivals, took=lambda one: one.arrival),
    partial(SpreadChart, spreads=lambda side: side.repairs, took=lambda one: one.repair),
    WeekMap,
)


class ChartsPage(Page):
    """Asks once for everything shown; a change of filters, of records or F5 asks again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Charts", "Load charts"))
        self.filters = ChartFilters(desk.now, self)
        self.tabs = QTabWidget(self)
        self.charts = [Chart(drawing, self) for drawing in DRAWINGS]
        self.readout = PlainLabel("", self, wrap=True)
        self.counted = PlainLabel(_definition(), self, role="muted", wrap=True)
        self.side = Side(desk, self)
        self._data: Counted | None = None
        self._call: Call | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self.busy = PlainLabel(translate("Charts", "Counting ... Esc stops"), self, role="soon")
        self._build()
        self.set_actions(ACTIONS)
        self._listen()
        self.filters.show_choice(self._kept())

    # What the shell asks of a page

    def refresh(self) -> None:
        """Count again; the charts shown stay until the new count is there."""
        self.desk.ask(self, chart_choices, self._show_choices, slow=True)
        ask = self.filters.choice.ask(local_day(self.desk.now()))
        query = partial(counted, ask=ask, now=self.desk.now())
        self.stop()
        self._call = self.desk.ask(self, query, self._show_data, slow=True)
        self._patience.start()

    def stop(self) -> None:
        """Give up the count that is running; what was shown before stays."""
        self._patience.stop()
        self.busy.hide()
        if self._call is not None:
            self._call.cancel()
            self._call = None

    def is_counting(self) -> bool:
        """Say whether a count is running."""
        return self._call is not None

    def primary_focus(self) -> QWidget:
        """Start on the chart shown."""
        return self._chart()

    def panes(self) -> list[QWidget]:
        """Walk from the chart to the filters, and to what stands beside it."""
        found: list[QWidget] = [self._chart(), self.filters.span]
        if self.side.isVisible():
            found.append(self.side.tickets if self.side.currentIndex() else self.side.numbers)
        return found

    # What can be done

    def go_earlier(self) -> None:
        """Show the period before."""
        self.filters.step(forward=False)

    def go_later(self) -> None:
        """Show the period after."""
        self.filters.step(forward=True)

    def clear_filters(self) -> None:
        """Leave nothing out any more."""
        self.filters.clear()

    def toggle_numbers(self) -> None:
        """Show the chart's figures as a table beside it, or hide them."""
        showing = self.side.isVisible() and self.side.currentIndex() == 0
        self.side.setVisible(not showing)
        if not showing and self._data is not None:
            self.side.show_numbers(self._chart().drawing.numbers())

    def is_printable(self) -> bool:
        """Say whether the period fits on the printed table."""
        if self._data is None:
            return False
        ask = self._data.main.ask
        return (ask.to_on - ask.from_on).days < PRINTED_DAYS

    def print_table(self) -> None:
        """Show the printed table of the period, F18."""
        if self._data is not None:
            ask = self._data.main.ask
            self.desk.open_screen("preview", f"F18/{ask.from_on}..{ask.to_on}")

    def has_data(self) -> bool:
        """Say whether anything was counted yet."""
        return self._data is not None

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        saving.copy_picture(self._chart())
        self.desk.notify(translate("Charts", "The chart is on the clipboard."))

    def save(self) -> None:
        """Ask where to, then write the chart as a workbook, a picture or a page."""
        dialog = saving.ask_where(self, f"{self._name()}.xlsx")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))

    def save_to(self, path: Path) -> None:
        """Write the chart by the ending of the file."""
        chart = self._chart()
        job = partial(
            saving.write,
            path,
            chart.drawing.numbers(),
            saving.picture_of(chart),
            title=self._name(),
        )
        self.desk.work(self, lambda progress: job(progress=progress), self._saved)

    def open_wall(self) -> None:
        """Put the wallboard over the whole screen, in a window of its own."""
        board = Wallboard(self.desk, self.window())
        board.showFullScreen()

    def open_what_if(self) -> None:
        """Replay the period shown under other conditions."""
        ask = self.filters.choice.ask(local_day(self.desk.now()))
        self.desk.open_screen("what_if", f"{ask.from_on}..{ask.to_on}")

    def show_tab(self, at: int) -> None:
        """Go to a chart."""
        self.tabs.setCurrentIndex(at)
        self._chart().setFocus()

    show_tab_1 = partialmethod(show_tab, 0)
    show_tab_2 = partialmethod(show_tab, 1)
    show_tab_3 = partialmethod(show_tab, 2)
    show_tab_4 = partialmethod(show_tab, 3)
    show_tab_5 = partialmethod(show_tab, 4)
    show_tab_6 = partialmethod(show_tab, 5)
    show_tab_7 = partialmethod(show_tab, 6)
    show_tab_8 = partialmethod(show_tab, 7)

    # Building

    def _build(self) -> None:
        for word, chart in zip(TABS, self.charts, strict=True):
            at = self.tabs.addTab(chart, word())
            self.tabs.setTabToolTip(at, plain_tip(native(f"Alt+{at + 1}")))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.readout.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
        self.readout.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.readout)
        column.addWidget(self.counted)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(self.side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.side.hide()
        self.busy.hide()
        self.body.addWidget(self.busy)
        self.body.addWidget(self.filters)
        self.body.addWidget(split, 1)

    def _listen(self) -> None:
        self._patience.timeout.connect(self._show_busy)
        self.filters.chosen.connect(self._choose)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.side.wanted.connect(partial(self.desk.open_screen, "tickets"))
        for chart in self.charts:
            chart.pointed.connect(partial(self._say, chart))
            chart.opened.connect(self._open_cell)
        self.keep_fresh(TABLES)

    # Answers

    def _show_choices(self, known: ChartChoices) -> None:
        self.filters.show_choices(known)

    def _show_data(self, data: Counted) -> None:
        self._data, self._call = data, None
        self.stop()
        for chart in self.charts:
            chart.show_data(data)
        if self.side.isVisible() and self.side.currentIndex() == 0:
            self.side.show_numbers(self._chart().drawing.numbers())
        self.update_actions()

    def _show_busy(self) -> None:
        self.busy.show()
        self.update_actions()

    def _choose(self, choice: ChartChoice) -> None:
        everybody = read_choices(self.desk.settings.chart_choices)
        everybody[self.desk.session.name] = kept(choice)
        self.desk.settings.change(chart_choices=json.dumps(everybody, ensure_ascii=False))
        self.refresh()

    def _kept(self) -> ChartChoice:
        mine = read_choices(self.desk.settings.chart_choices).get(self.desk.session.name)
        return ChartChoice() if mine is None else restored(mine)

    def _turn(self) -> None:
        chart = self._chart()
        self._say(chart, "" if chart.cell is None else chart.drawing.words(chart.cell))
        if self.side.isVisible() and self.side.currentIndex() == 0 and self._data is not None:
            self.side.show_numbers(chart.drawing.numbers())

    def _say(self, chart: Chart, words: str) -> None:
        if chart is self._chart():
            self.readout.setText(
                words
                or translate(
                    "Charts",
                    "Point at a place, or walk with the arrow keys; Enter opens its tickets.",
                )
            )

    def _open_cell(self, title: str, numbers: tuple[str, ...]) -> None:
        self.side.show()
        self.side.show_tickets(title, numbers)

    def _saved(self, path: Path) -> None:
        self.desk.notify(translate("Charts", "Saved as {file}").format(file=path))

    def _chart(self) -> Chart:
        return self.charts[self.tabs.currentIndex()]

    def _name(self) -> str:
        word = self.tabs.tabText(self.tabs.currentIndex())
        if self._data is None:
            return word
        ask = self._data.main.ask
        return f"{word} {ask.from_on} {short_day(ask.to_on)}"


def _definition() -> str:
    return translate(
        "Charts",
        "Booked: each order's standard time with the way there, once; done work on the day it was "
        "done, the rest on its planned day, or today when that is past. Capacity: shifts of the "
        "people present.",
    )
