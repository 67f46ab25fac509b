"""The Dispatch board page: what can be done on it, by mouse and by keys alike."""

from datetime import timedelta
from functools import partialmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from models.queries.board_rows import BoardLine
from models.rules.states import TicketState
from views.board.actions import ACTIONS
from views.board.carrier import Carrier
from views.board.carry import Way, lifted
from views.board.drop import Dropper
from views.board.frame import NAMES, BoardFrame
from views.board.list_pane import ListPane
from views.board.scale import Zoom
from views.desk import Desk
from views.widgets.crowd_bar import CrowdBar
from views.widgets.taking_back import TakingBack

if TYPE_CHECKING:
    from models.queries.carrying import Verdict
    from views.board.carry import Carry

translate = QCoreApplication.translate

WEEK = timedelta(days=7)


class BoardPage(BoardFrame):
    """Carries tickets to crews, opens them, and arranges itself for one monitor or two."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.carrier = Carrier(desk, self.chart)
        self.dropper = Dropper(desk, self)
        self._back = TakingBack(desk, self)
        self.set_actions(ACTIONS)
        self._listen()
        self.deck.restore(self._everywhere())
        self.body.insertWidget(0, CrowdBar(desk, self))

    # Placing

    def pick_up(self) -> None:
        """Take the waiting ticket, or the bar, that is marked into the hand."""
        if self.chart.hasFocus():
            self.chart.pick_up(Way.MOVE)
            return
        line = self._line()
        if line is None:
            return
        if line.state is TicketState.TO_DISPATCH:
            self._lift(line, by_key=True)
        elif line.order:
            self.chart.choose(line.order)
            self.chart.setFocus()
            self.chart.pick_up(Way.MOVE)
        else:
            self._say_not_ready(line)

    def pick_up_end(self) -> None:
        """Take the end of the marked bar into the hand."""
        self.chart.pick_up(Way.RESIZE)

    def pick_up_share(self) -> None:
        """Send one more crew beside the one of the marked bar."""
        self.chart.pick_up(Way.SHARE)

    def cancel_carry(self) -> None:
        """Put back what is carried."""
        self.carrier.cancel()

    def is_carrying(self) -> bool:
        """Say whether something is in the hand."""
        return self.carrier.carry is not None

    def has_waiting(self) -> bool:
        """Say whether a ticket is marked that a crew can be sent for."""
        line = self._line()
        return line is not None and line.state is TicketState.TO_DISPATCH

    def has_bar(self) -> bool:
        """Say whether a bar is marked on the chart."""
        return self.chart.marked() is not None

    # Opening

    def take_call(self) -> None:
        """Open intake."""
        self.desk.open_screen("intake")

    def _open_for_marked(self, screen: str) -> None:
        """Open a screen about the marked ticket."""
        line = self._line()
        if line is not None:
            self.desk.open_screen(screen, line.number)

    open_form = partialmethod(_open_for_marked, "dispatch")
    show_suggestion = partialmethod(_open_for_marked, "suggest")

    def open_window(self) -> None:
        """Show the marked ticket in a window of its own."""
        number = self.subject()
        if number is not None:
            self.desk.open_screen("ticket", number)

    def copy_number(self) -> None:
        """Put the ticket's number on the clipboard."""
        number = self.subject()
        if number is not None:
            QGuiApplication.clipboard().setText(number)
            words = translate("Board", "{number} is on the clipboard.")
            self.desk.notify(words.format(number=number))

    def has_ticket(self) -> bool:
        """Say whether a ticket is marked."""
        return self.subject() is not None

    def subject(self) -> str | None:
        """Return the ticket marked where the keyboard is."""
        placed = self.chart.marked()
        if placed is not None and (self.chart.hasFocus() or self._line() is None):
            return placed.bar.number
        line = self._line()
        return None if line is None else line.number

    # Looking

    def find_words(self) -> None:
        """Go to the words of the filter."""
        self.sought.words.setFocus()
        self.sought.words.selectAll()

    def show_all(self) -> None:
        """Leave nothing out."""
        self.sought.show_all()

    def zoom_in(self) -> None:
        """See less time, larger."""
        self._zoom(-1)

    def zoom_out(self) -> None:
        """See more time, smaller."""
        self._zoom(1)

    def go_to_now(self) -> None:
        """Come back to today, and to now."""
        self._go_to_week(timedelta())

    def week_earlier(self) -> None:
        """Look at the week before."""
        self._go_to_week(-WEEK)

    def week_later(self) -> None:
        """Look at the week after."""
        self._go_to_week(WEEK)

    # Carrying out

    def _listen(self) -> None:
        self.carrier.dropped.connect(self._dropped)
        for signal in (self.carrier.began, self.carrier.ended):
            signal.connect(self.update_actions)
        for pane in (self.waiting, self.active, self.closed):
            self._listen_to(pane)
        table = self.waiting.table
        table.spaced.connect(lambda _: self.pick_up())
        table.taken.connect(lambda line: self._lift(line, by_key=False))
        table.hovered.connect(self.carrier.hover)
        table.let_go.connect(self.carrier.drop)
        self.chart.opened.connect(self._open)
        self.chart.pointed.connect(lambda _: self.update_actions())

    def _listen_to(self, pane: ListPane) -> None:
        pane.table.opened.connect(lambda line: self._open(line.number))
        pane.table.pointed.connect(lambda _: self.update_actions())

    def _open(self, number: str) -> None:
        self.desk.open_screen("tickets", number)

    def _line(self) -> BoardLine | None:
        """Return the ticket marked in the list that has the keyboard, else what waits."""
        for pane in (self.active, self.closed):
            if pane.table.hasFocus():
                return pane.line()
        return self.waiting.line()

    def _lift(self, line: BoardLine, *, by_key: bool) -> None:
        crews = self.chart.plan.crew_rows()
        if line.state is not TicketState.TO_DISPATCH or not crews:
            self._say_not_ready(line)
            return
        known = {row.crew.code for row in crews}
        crew = self.chart.side.chosen if self.chart.side.chosen in known else crews[0].crew.code
        scale, now = self.chart.scale, self.desk.now()
        at = scale.within(scale.snapped(now))
        at = at if at >= now else at + scale.step
        self.chart.show_moment(now, share=0.25)
        self.chart.window().activateWindow()
        carry = lifted(line, crew=crew, at=at, minutes=self.takes(line))
        self.carrier.begin(carry, back=self.waiting.table if by_key else None)

    def _say_not_ready(self, line: BoardLine) -> None:
        words = translate("Board", "{number} has to be accepted first; Enter opens it.")
        if line.state is TicketState.TO_DISPATCH:
            words = translate("Board", "There is no crew yet to send {number} to.")
        self.desk.notify(words.format(number=line.number))

    def _dropped(self, carry: "Carry", verdict: "Verdict") -> None:
        self.dropper.drop(carry, verdict)

    def _zoom(self, by: int) -> None:
        zooms = list(Zoom)
        at = zooms.index(self.chart.scale.zoom) + by
        if 0 <= at < len(zooms):
            self.zoom_to(zooms[at])

    def _go_to_week(self, by: timedelta) -> None:
        today = self.lists.day_on
        day = self.day_on + by if by else today
        if day != self.day_on:
            self.day_on = day
            self.refresh()
        if not by:
            self.chart.show_moment(self.desk.now(), share=0.25)

    def _everywhere(self) -> list[QAction]:
        """Return what works in a pane's own window as well as on the board."""
        own = list(self.actions_.actions.values()) if self.actions_ is not None else []
        more = (
            ("Ctrl+Z", self._back.undo),
            ("Ctrl+Y", self._back.redo),
            ("F5", self.refresh),
            ("F6", self._next_pane),
        )
        for keys, run in more:
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda *_, run=run: run())
            own.append(action)
        return own

    def _next_pane(self) -> None:
        panes = self.panes()
        at = next((n for n, pane in enumerate(panes) if pane.hasFocus()), -1)
        following = panes[(at + 1) % len(NAMES)]
        following.window().activateWindow()
        following.setFocus()
