"""What the dispatch board shows: three lists that age, the crews' chart, counts in every head."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QWidget

from models.queries.board_rows import BoardLine, BoardLists, GanttPicture
from models.queries.questions import board_lists, gantt
from models.rules.stage import Level
from models.rules.zone import local_day
from views.board.badges import Badges
from views.board.columns import (
    TAKES_COLUMN,
    active_columns,
    closed_columns,
    waiting_columns,
)
from views.board.deck import Deck
from views.board.hand import Gantt
from views.board.list_pane import ListPane
from views.board.pane import Pane
from views.board.scale import Zoom
from views.board.sought import Sought, SoughtLine
from views.desk import Desk
from views.widgets.empty_state import EmptyState
from views.widgets.marks import MarkHeap
from views.widgets.page import Page
from views.wording import length

translate = QCoreApplication.translate

TABLES = frozenset({"ticket", "work_order"})
CREWS = frozenset({"crew", "technician", "shift", "leave", "certificate", "vehicle", "avoidance"})
BEHIND, AHEAD = 1, 7  # days of the chart before and after the day looked at
JUMP = timedelta(seconds=90)
SECOND_MS = 1000
FIRST_CHART_MS = 250  # the first list is painted by then
NAMES = ("waiting", "active", "crews", "closed")


class BoardFrame(Page):
    """Follows the database and the clock; ``views.board.page`` adds what can be done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Board", "Dispatch board"))
        self.lists = BoardLists((), (), (), local_day(desk.now()))
        self.day_on = local_day(desk.now())
        self._wanted: str | None = None
        self._charted = False
        self._ticked_at = desk.now()
        self._marks = MarkHeap()
        self._zones: dict[str, str] = {}
        self.sought = SoughtLine(Sought.from_text(_view(desk)["sought"]), self)
        self.chart = Gantt(desk, self)
        self.no_crews = EmptyState(
            translate("Board", "No crews yet"),
            translate("Board", "Enter crews and their people, then place tickets on this chart."),
            icon="users",
            button=translate("Board", "Enter the first crew"),
            run=self._enter_crew,
            parent=self,
        )
        self.board = QStackedWidget(self)
        self.board.addWidget(self.chart)
        self.board.addWidget(self.no_crews)
        self.waiting, self.active, self.closed = self._list_panes()
        self.panes_ = self._panes()
        self.deck = Deck(self.panes_, desk.settings, self)
        self.badges = Badges(desk, self.chart)
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._tick_alone)
        self.body.addWidget(self.sought)
        self.body.addWidget(self.deck, 1)
        self._zooms: dict[Zoom, QToolButton] = {}
        self._add_zooms()
        self.zoom_to(Zoom(_view(desk)["zoom"]))
        self.sought.chosen.connect(self._narrow)
        desk.follow(self, TABLES, self.refresh)
        desk.follow(self, CREWS, self._crews_changed)

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for lists and chart; nothing loses its place."""
        now = self.desk.now()
        self.desk.ask(self, partial(board_lists, now=now), self.show_lists)
        if self._charted:
            self._ask_chart()

    def _ask_chart(self) -> None:
        """The chart comes after the first list: it needs the norms, which take their time."""
        now = self.desk.now()
        query = partial(
            gantt,
            first_on=self.day_on - timedelta(days=BEHIND),
            last_on=self.day_on + timedelta(days=AHEAD),
            now=now,
        )
        self.desk.ask(self, query, self.show_picture)

    def tick(self, now: datetime) -> None:
        """Let rows age; sort and count anew when one reached a stage."""
        jumped = not timedelta() <= now - self._ticked_at < JUMP
        minute = now.minute != self._ticked_at.minute
        self._ticked_at = now
        if local_day(now) != self.lists.day_on:
            self.refresh()
        elif jumped or self._marks.take_due(now):
            self.show_lists(self.lists)
            self.chart.repaint_still()
        else:
            for pane in (self.waiting, self.active):
                pane.age()
        if minute or jumped:
            self.chart.repaint_still()
            self.chart.axis.update()

    def show_subject(self, subject: str | None) -> None:
        """Mark a ticket on the board."""
        self._wanted = subject
        self._find_wanted()

    def primary_focus(self) -> QWidget:
        """Start with what waits."""
        return self.waiting.table

    def panes(self) -> list[QWidget]:
        """The four panes, wherever they stand."""
        return [self.panes_[name].start for name in NAMES]

    def pop_pane(self) -> None:
        """Give the pane with the keyboard its own window, or take it back."""
        pane = next((one for one in self.panes_.values() if one.start.hasFocus()), None)
        self.deck.toggle((pane or self.panes_["crews"]).name)

    def reset_layout(self) -> None:
        """Put panes and columns back as they were delivered."""
        self.deck.reset()
        self.desk.notify(translate("Board", "The layout is the default one again."))

    # Answers

    def show_lists(self, lists: BoardLists) -> None:
        """Show the lists, narrowed to what is sought, and the counts of all."""
        self.lists = lists
        now = self.desk.now()
        for pane, lines in (
            (self.waiting, lists.waiting),
            (self.active, lists.active),
            (self.closed, lists.closed),
        ):
            pane.show_lines(self._narrowed(lines))
        self._count(now)
        self._marks.clear()
        for line in (*lists.waiting, *lists.active):
            self._marks.set(line.number, [at for one in line.limits for at in one.coming(now)])
        self._say_empty()
        self._find_wanted()
        self.update_actions()
        if not self._charted:
            self._charted = True
            QTimer.singleShot(FIRST_CHART_MS, self, self._ask_chart)

    def show_picture(self, picture: GanttPicture) -> None:
        """Show crews and bars."""
        self._zones = {crew.code: crew.zone for crew in picture.crews}
        self.board.setCurrentIndex(0 if picture.crews else 1)
        self.sought.show_zones(sorted({zone for zone in self._zones.values() if zone}))
        self.chart.show_picture(picture)
        self._count(self.desk.now())
        self.waiting.model.repaint_column(TAKES_COLUMN)
        on_duty = sum(crew.on_duty is True for crew in picture.crews)
        more = translate("Board", "{count} on duty").format(count=on_duty)
        self.panes_["crews"].show_count(len(picture.crews), more)
        self._dim()
        self.badges.look()
        self._find_wanted()
        self.update_actions()

    # Narrowing

    def _narrow(self, sought: Sought) -> None:
        self._keep_view(sought=sought.to_text())
        self.show_lists(self.lists)
        self._dim()

    def _narrowed(self, lines: Sequence[BoardLine]) -> Sequence[BoardLine]:
        sought = self.sought.sought
        if not sought.narrows:
            return lines
        return [line for line in lines if sought.wants(line, self._zones)]

    def _dim(self) -> None:
        sought, picture = self.sought.sought, self.chart.picture
        if not sought.narrows:
            self.chart.dim(frozenset(), frozenset())
            return
        self.chart.dim(
            frozenset(bar.order for bar in picture.bars if not sought.wants(bar, self._zones)),
            frozenset(crew.code for crew in picture.crews if not sought.wants_crew(crew)),
        )

    def _keep_view(self, **values: str) -> None:
        told = _view(self.desk) | values
        self.desk.settings.change(board_view=json.dumps(told))

    # Counting

    def _count(self, now: datetime) -> None:
        lists, panes = self.lists, self.panes_
        minutes = sum(map(self.takes, lists.waiting))
        more = translate("Board", "{time} of work unplanned")
        more = more.format(time=length(timedelta(minutes=minutes))) if minutes else ""
        panes["waiting"].show_count(len(lists.waiting), more)
        levels = [line.level(now) for line in lists.active]
        late, near = levels.count(Level.LATE), levels.count(Level.NEAR)
        more = translate("Board", "{late} past a limit, {near} nearly")
        panes["active"].show_count(len(lists.active), more.format(late=late, near=near))
        missed = sum(line.was_kept is False for line in lists.closed)
        more = translate("Board", "{count} missed their limit").format(count=missed)
        panes["closed"].show_count(len(lists.closed), more if missed else "")

    def takes(self, line: BoardLine) -> int:
        """Return how many minutes a ticket is reckoned with."""
        return self.chart.picture.takes(line)

    # Building

    def _list_panes(self) -> tuple[ListPane, ListPane, ListPane]:
        made = []
        now = self.desk.now
        for name, columns in (
            ("waiting", waiting_columns(now, self.takes)),
            ("active", active_columns(now)),
            ("closed", closed_columns()),
        ):
            empty = EmptyState("", "", icon="check", parent=self)
            made.append(ListPane(name, self.desk, columns, empty=empty, parent=self))
        return made[0], made[1], made[2]

    def _panes(self) -> dict[str, Pane]:
        parts: tuple[tuple[str, str, QWidget, QWidget], ...] = (
            ("waiting", translate("Board", "Waiting"), self.waiting, self.waiting.table),
            ("active", translate("Board", "Under way"), self.active, self.active.table),
            ("crews", translate("Board", "Crews"), self.board, self.chart),
            ("closed", translate("Board", "Filed today"), self.closed, self.closed.table),
        )
        return {
            name: Pane(name, title, body, start=start, parent=self)
            for name, title, body, start in parts
        }

    def _add_zooms(self) -> None:
        """Three chips in the chart's head: how much time is seen at once."""
        words = {
            Zoom.HOUR: translate("Board", "Hours"),
            Zoom.DAY: translate("Board", "Day"),
            Zoom.WEEK: translate("Board", "Week"),
        }
        group = QButtonGroup(self)
        for zoom, text in words.items():
            chip = QToolButton(self)
            chip.setText(text)
            chip.setCheckable(True)
            chip.setProperty("chip", "true")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(partial(self.zoom_to, zoom))
            group.addButton(chip)
            self.panes_["crews"].add_tool(chip)
            self._zooms[zoom] = chip

    def zoom_to(self, zoom: Zoom) -> None:
        """See a stretch of time at once, and remember it."""
        self.chart.set_zoom(zoom)
        self._zooms[zoom].setChecked(True)
        self.badges.look()
        self._keep_view(zoom=zoom.value)

    def _say_empty(self) -> None:
        narrowed = self.sought.sought.narrows
        shown_all = translate("Board", "Ctrl+Shift+F shows all.")
        told = {
            self.waiting: (
                translate("Board", "Nothing waits"),
                translate("Board", "Ctrl+N takes a call."),
            ),
            self.active: (
                translate("Board", "Nobody is out"),
                translate("Board", "F2 on a waiting ticket places it on the chart."),
            ),
            self.closed: (
                translate("Board", "Nothing filed today"),
                translate("Board", "What is called back and filed stands here until midnight."),
            ),
        }
        for pane, (title, text) in told.items():
            pane.empty.say(
                translate("Board", "Nothing matches") if narrowed else title,
                shown_all if narrowed else text,
            )

    # Following

    def _find_wanted(self) -> None:
        if self._wanted is None:
            return
        for pane in (self.waiting, self.active, self.closed):
            if pane.table.select_key(self._wanted):
                self._wanted = None
                return

    def _crews_changed(self) -> None:
        self.badges.look(afresh=True)
        self.refresh()

    def _tick_alone(self) -> None:
        """Panes in their own windows go on while another screen is in front."""
        if not self.isVisible() and self.deck.windows:
            self.tick(self.desk.now())

    def _enter_crew(self) -> None:
        self.desk.open_screen("dispatch")


def _view(desk: Desk) -> dict[str, str]:
    """Return what the desk remembers of the view; a spoiled memory is the default."""
    default = {"zoom": Zoom.DAY.value, "sought": ""}
    try:
        told = json.loads(desk.settings.board_view or "{}")
        kept = {name: str(told.get(name, value)) for name, value in default.items()}
    except (ValueError, AttributeError):
        return default
    return kept if kept["zoom"] in list(Zoom) else default
