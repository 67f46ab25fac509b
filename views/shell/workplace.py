"""What is in the window while somebody is signed in: rail, banners, pages, status line."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from console.office import Condition
from models.queries.number_rows import NumberRow
from models.queries.questions import board_counts, find_number
from views import wording
from views.actions import sheet
from views.desk import Place, Screen
from views.shell.alarm_bell import AlarmBell
from views.shell.desk import ShellDesk
from views.shell.dialogs import AboutDialog, HelpDialog, NoticeDialog, ShortcutSheet
from views.shell.main_window import MainWindow
from views.shell.menu import Choices, shell_menu
from views.shell.morning import MorningNotice
from views.shell.nameplate import Nameplate
from views.shell.number_box import NumberBox
from views.shell.over_all import OverAll
from views.shell.pages import Pages
from views.shell.rail import Rail
from views.shell.scan_watch import ScanWatch
from views.shell.status_line import StatusLine
from views.shell.tomorrow import TomorrowNotice
from views.widgets.dialog import QuietDialog
from views.widgets.message_bar import MessageBar
from views.widgets.taking_back import TakingBack

translate = QCoreApplication.translate

COUNT_EVERY = timedelta(seconds=30)


class Workplace(QWidget):
    """Rebuilt whole when language, look or person changes; ``choices`` are the menu's wishes."""

    moved = Signal(str)

    def __init__(
        self,
        desk: ShellDesk,
        screens: Sequence[Screen],
        choices: Choices,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.frame = self
        self._counted_at: datetime | None = None
        self._minor: list[str] = []
        self.bell: AlarmBell | None = None
        self._back = TakingBack(desk, self)
        self._over_all = OverAll(self)
        mine = [screen for screen in screens if desk.session.role in screen.roles]
        self._known = {screen.id: screen for screen in mine}
        self.rail = Rail([screen for screen in mine if screen.place is Place.RAIL], self)
        self.rail.chosen.connect(self.open_screen)
        self.pages = Pages(desk, mine, self)
        self.status = StatusLine(self)
        self.morning = MorningNotice(desk, self, open_list=self._open_due)
        alert = self.status.add_button("calendar", "", tone="overdue")
        self.tomorrow = TomorrowNotice(desk, alert, open_list=self._open_ahead)
        self._banners = QVBoxLayout()
        self._banners.setSpacing(0)
        self._lay_out()
        self._add_menu(shell_menu(self, choices, ways=self))
        self._add_keys()
        self._fill_status(choices)
        self._scans = ScanWatch(cast(QApplication, QApplication.instance()), desk.office.code, self)
        self._scans.scanned.connect(self.take_scan)
        desk.follow(self, {"ticket"}, self._count)

    # views.shell.desk.Frame

    def open_screen(self, screen_id: str, subject: str | None = None) -> None:
        """Show a screen about a subject."""
        self.pages.open(screen_id, subject)
        self.rail.mark(self.pages.current_id)
        self.moved.emit(self.pages.current_id)

    def knows(self, screen_id: str) -> bool:
        """Say whether a screen is there for whoever is signed in."""
        return screen_id in self._known

    def close_screen(self, widget: QWidget) -> None:
        """Go back from a page, or close a dialog."""
        self.pages.close_page(widget)
        self.rail.mark(self.pages.current_id)

    def bar(self) -> MessageBar:
        """Return the message bar of the dialog or page in front."""
        dialog = self.pages.dialog()
        if isinstance(dialog, QuietDialog):
            return dialog.bar
        page = self.pages.page()
        return page.bar if page is not None else self._own_bar

    # What the console calls

    def warn(self, conditions: Sequence[Condition]) -> None:
        """Show grave conditions above the page; the others wait behind a sign at the foot."""
        for condition in conditions:
            if condition.grave:
                bar = MessageBar(self)
                bar.show_error(self._told(condition), code=condition.code)
                self._banners.addWidget(bar)
        self._minor += [self._told(condition) for condition in conditions if not condition.grave]
        self._notices.setText(str(len(self._minor)))
        self._notices.setVisible(bool(self._minor))

    def tick(self, now: datetime) -> None:
        """Hear the clock once a second, and let the page in front hear it."""
        self.status.tick(now)
        self.morning.tick(now)
        self.tomorrow.tick(now)
        if self.bell is not None:
            self.bell.tick(now)
        page = self.pages.page()
        if page is not None and page.isVisible():
            page.tick(now)
        if self._counted_at is None or now - self._counted_at > COUNT_EVERY:
            self._count()

    # Numbers

    def ask_number(self) -> None:
        """Ask which record to open, by its number or the end of it."""
        box = NumberBox(self._desk, self.window())
        box.chosen.connect(self._go_to)
        box.open()

    def take_scan(self, number: str) -> None:
        """Open what was scanned; while a dialog waits for its answer, only say so."""
        if QApplication.activeModalWidget() is not None:
            said = translate("Shell", "{number} was scanned. Close this first, then scan it again.")
            self._desk.notify(said.format(number=number))
            return
        page = self.pages.page()
        if self.isVisible() and not (page is not None and page.take_number(number)):
            find = partial(find_number, text=number)
            self._desk.ask(self, find, partial(self._scan_found, number))

    def _scan_found(self, number: str, rows: Sequence[NumberRow]) -> None:
        if rows:
            self._go_to(rows[0])
        else:
            said = translate("Shell", "{number} was scanned, and no record answers to it.")
            self._desk.notify(said.format(number=number))

    def _go_to(self, row: NumberRow) -> None:
        self.open_screen("tickets", row.ticket)

    # Building

    def _lay_out(self) -> None:
        self._own_bar = MessageBar(self)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._banners)
        right.addWidget(self.morning.bar)
        right.addWidget(self._own_bar)
        right.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def _add_menu(self, menu: QMenu) -> None:
        self.rail.add_menu(translate("Shell", "&Menu"), "settings", menu)

    def _add_keys(self) -> None:
        keys = (
            ("Ctrl+N", partial(self._open_if_known, "intake")),
            ("Ctrl+Shift+N", partial(self._open_if_known, "visit_call")),
            ("Ctrl+G", self.ask_number),
            ("Ctrl+E", partial(self._open_if_known, "search")),
            ("Ctrl+K", self.show_command_line),
            ("Ctrl+Shift+A", partial(self._open_if_known, "alarms")),
            ("Ctrl+Z", self._back.undo),
            ("Ctrl+Y", self._back.redo),
            ("F5", self._refresh),
            ("F6", self._next_pane),
            ("F1", self.show_help),
            ("Ctrl+/", self.show_sheet),
        )
        for shortcut, run in keys:
            action = QAction(self)
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(run)
            self.addAction(action)

    def _fill_status(self, choices: Choices) -> None:
        who = self._desk.session
        self._nameplate = Nameplate(self._desk, self.status.office, self._rename)
        role = wording.term(who.role)
        self.status.person.setText(f"{who.display_name} · {role}")
        if "alarms" in self._known:
            ring = self.status.add_button("bell", translate("Shell", "Alarms"))
            ring.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            ring.clicked.connect(partial(self._open_if_known, "alarms"))
            self.bell = AlarmBell(self._desk, ring)
        self._notices = self.status.add_button(
            "alert-triangle", translate("Shell", "Good to know"), tone="soon"
        )
        self._notices.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._notices.clicked.connect(self.show_notices)
        self._notices.hide()
        language = self.status.add_button("language", translate("Shell", "中文 / English"))
        language.clicked.connect(choices.other_language)
        look = self.status.add_button("contrast", translate("Shell", "Day or night look"))
        look.clicked.connect(choices.other_theme)

    def _rename(self, name: str) -> None:
        window = self.window()
        if isinstance(window, MainWindow):  # while locked there is none, and no name to see
            window.name_office(name)

    # Doing

    def show_sheet(self) -> None:
        """Show the keys of the page in front."""
        page = self.pages.page()
        title = page.title.text() if page is not None else ""
        lines = sheet(page.deeds) if page is not None else []
        ShortcutSheet(title, lines, self.window()).open()

    def show_command_line(self) -> None:
        """Let somebody type what is to be done, here or on any screen."""
        from views.shell.command_line import CommandLine  # its services load when it is wanted
        from views.shell.reaches import current_ticket, reaches

        page = self.pages.page()
        CommandLine(
            self._desk,
            self.window(),
            reaches=reaches(page, self._known.values(), self.open_screen),
            current=current_ticket(page),
            back=self._back,
        ).open()

    def show_help(self) -> None:
        """Show the help page of what is in front."""
        HelpDialog(self.pages.current_id or "console", self.window()).open()

    def show_about(self) -> None:
        """Show what this is and whose work it stands on."""
        AboutDialog(self.window()).open()

    def show_notices(self) -> None:
        """Show what is worth knowing and presses nobody."""
        NoticeDialog(self._minor, self.window()).open()

    @staticmethod
    def _told(condition: Condition) -> str:
        return wording.say(condition.code, condition.facts)

    def _open_if_known(self, screen_id: str) -> None:
        if screen_id in self._known:
            self.open_screen(screen_id)

    def _open_due(self) -> None:
        if "things" in self._known:
            self.open_screen("things", "due")

    def _open_ahead(self) -> None:
        if "roster" in self._known:
            self.open_screen("roster", "ahead")

    def _refresh(self) -> None:
        page = self.pages.page()
        if page is not None:
            page.refresh()
        self._count()

    def _next_pane(self) -> None:
        page = self.pages.page()
        panes = [self.rail.entry(), *(page.panes() if page is not None else [])]
        at = next((n for n, pane in enumerate(panes) if _holds_focus(pane)), -1)
        panes[(at + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _count(self) -> None:
        now = self._counted_at = self._desk.now()
        self._desk.ask(self, partial(board_counts, now=now), self.status.show_counts)


def _holds_focus(pane: QWidget) -> bool:
    focused: QWidget | None = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))
