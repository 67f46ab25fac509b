"""What every page has: a header with its title and actions, a message bar, and a body."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from models.rules.filenames import safe_filename
from views import icons
from views.actions import ActionSet, Deed, Shown
from views.desk import Desk
from views.widgets.list_export import SHORTCUT, ListExport, list_in, save_list_deed
from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel, plain_tip
from views.widgets.table_view import Table

translate = QCoreApplication.translate


class Page(QWidget):
    """Base of all pages; the shell calls ``show_subject``, ``refresh`` and ``tick``."""

    deeds: tuple[Deed, ...] = ()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, title: str = "") -> None:
        super().__init__(parent)
        self.desk = desk
        self.title = PlainLabel(title, self, role="title")
        self.bar = MessageBar(self)
        self.header = QWidget(self)
        self.header.setObjectName("pageHeader")
        self.header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header = QHBoxLayout(self.header)
        gap = self.fontMetrics().height() // 2
        self._header.setContentsMargins(gap * 2, gap, gap, gap)
        self._header.addWidget(self.title)
        self._header.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(gap, gap, gap, gap)
        self.body.setSpacing(gap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        column.addLayout(self.body, 1)
        self.list_export = ListExport(desk, self, bar=self.bar)
        self.actions_: ActionSet | None = None
        self._missed = False
        if self.deeds:
            self.set_actions(self.deeds)

    def set_actions(self, deeds: Iterable[Deed]) -> None:
        """Make header buttons, menu and shortcuts from the page's table of deeds."""
        self.deeds = tuple(deeds)
        if self.findChildren(Table) and SHORTCUT not in {deed.shortcut for deed in self.deeds}:
            self.deeds = (*self.deeds, save_list_deed())
        self.actions_ = ActionSet(self, self.deeds, self.desk.session.role)
        for button in self.actions_.buttons(self.header):
            self._header.addWidget(button)
        if any(deed.shown is Shown.MENU for deed in self.actions_.deeds):
            self._header.addWidget(self._more())
        self.update_actions()

    def update_actions(self) -> None:
        """Ask again which actions make sense; call it when the selection changes."""
        if self.actions_ is not None:
            self.actions_.update()

    def keep_fresh(self, tables: frozenset[str]) -> None:
        """Refresh when these change; out of sight only on the way back, so that nobody waits."""
        self.desk.follow(self, tables, self._office_changed)

    def save_list(self) -> None:
        """Save the list shown, as it is shown, to a file."""
        table = list_in(self, self.primary_focus())
        if table is not None:
            self.list_export.ask_where(table, safe_filename(self.title.text()))
        else:
            self.bar.show_notice(translate("ListExport", "There is no list with rows here."))

    # What the shell calls

    def show_subject(self, subject: str | None) -> None:
        """Show what the page was opened about."""

    def subject(self) -> str | None:
        """Return what the page is about now, so that a rebuilt page can come back to it."""
        return None

    def refresh(self) -> None:
        """Ask for everything shown again."""

    def tick(self, now: datetime) -> None:
        """Hear the clock, once a second while visible."""

    def take_number(self, _number: str) -> bool:
        """Take a number that was scanned; say whether the page has a use of its own for it."""
        return False

    def primary_focus(self) -> QWidget | None:
        """Return where the keyboard starts on this page."""
        return None

    def panes(self) -> list[QWidget]:
        """Return the parts of the page that F6 walks through."""
        start = self.primary_focus()
        return [start] if start is not None else []

    # Overrides of Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another page was in front."""
        super().showEvent(event)
        if self._missed:
            self._catch_up()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.actions_ is not None and self.actions_.deeds:
            menu = self.actions_.menu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    # Parts

    def _office_changed(self) -> None:
        if self.isVisible():
            self._catch_up()
        else:
            self._missed = True

    def _catch_up(self) -> None:
        self._missed = False
        self.refresh()

    def _more(self) -> QToolButton:
        button = QToolButton(self.header)
        button.setIcon(icons.icon("dots"))
        button.setToolTip(plain_tip(translate("Page", "More actions")))
        button.setAccessibleName(translate("Page", "More actions"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if self.actions_ is not None:
            button.setMenu(self.actions_.menu(button))
        return button
