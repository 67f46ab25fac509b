"""Import and export: a list in, the batches that came in, and lists out, as three tabs."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QWidget

from views.actions import native
from views.desk import Desk
from views.exchange.actions import ACTIONS
from views.exchange.batches_tab import BatchesTab
from views.exchange.holidays import Holidays
from views.exchange.import_tab import ImportTab
from views.exchange.lists_tab import ListsTab
from views.widgets.page import Page
from views.widgets.plain_label import plain_tip

translate = QCoreApplication.translate

IMPORT, BATCHES, LISTS = range(3)


class ExchangePage(Page):
    """The subject is ``import``, ``batches`` or ``lists``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Exchange", "Import and export"))
        self.coming = ImportTab(desk, self)
        self.batches = BatchesTab(desk, self)
        self.lists = ListsTab(desk, self)
        self.rehearse, self.stop = self.coming.rehearse, self.coming.stop
        self.undo_batch = self.batches.start_undo
        self.holidays = Holidays(desk, self)
        self.choose_holidays = self.holidays.choose_file
        self.take_holidays_back = self.holidays.ask_take_back
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        named = (
            (self.coming, translate("Exchange", "Import a list")),
            (self.batches, translate("Exchange", "Batches")),
            (self.lists, translate("Exchange", "Lists out")),
        )
        for at, (tab, name) in enumerate(named, start=1):
            self.tabs.addTab(tab, name)
            self.tabs.setTabToolTip(at - 1, plain_tip(native(f"Alt+{at}")))
        self.body.addWidget(self.tabs, 1)
        self.set_actions(ACTIONS)
        self.coming.changed.connect(self.update_actions)
        self.batches.pointed.connect(self.update_actions)
        self.tabs.currentChanged.connect(lambda _: self.update_actions())
        desk.follow(self, frozenset({"import_batch"}), self.batches.refresh)

    # What the shell asks of a page

    def refresh(self) -> None:
        """Ask for the batches again; a list on its way in stays as it is."""
        self.batches.refresh()
        self.update_actions()

    def show_subject(self, subject: str | None) -> None:
        """Show one of the tabs."""
        names = ["import", "batches", "lists"]
        if subject in names:
            self.tabs.setCurrentIndex(names.index(subject))

    def subject(self) -> str | None:
        """Return the tab shown."""
        return ("import", "batches", "lists")[self.tabs.currentIndex()]

    def primary_focus(self) -> QWidget:
        """Start on what the tab is for."""
        homes = (self.coming.home(), self.batches.table, self.lists.table)
        return homes[self.tabs.currentIndex()]

    def panes(self) -> list[QWidget]:
        """Walk from the mapping to the rows and the problems."""
        if self.tabs.currentIndex() == IMPORT:
            return [self.coming.home(), self.coming.preview.rows, self.coming.preview.wrong]
        return [self.primary_focus()]

    # What can be done

    def choose_file(self) -> None:
        """Choose a list to bring in."""
        self.show_import()
        self.coming.choose_file()

    def bring_in_all(self) -> None:
        """Import every row or none."""
        self.coming.bring_in(good_rows=False)

    def bring_in_good(self) -> None:
        """Import the good rows only."""
        self.coming.bring_in(good_rows=True)

    def save_template(self) -> None:
        """Save the empty list of the kind marked."""
        self.show_lists()
        self.lists.save_template()

    def save_export(self) -> None:
        """Save everything of the kind marked."""
        self.show_lists()
        self.lists.save_export()

    def save_result(self) -> None:
        """Save the list with a reason beside each row that stayed out."""
        self.coming.save_result()

    def show_import(self) -> None:
        """Go to the list on its way in."""
        self._show(IMPORT)

    def show_batches(self) -> None:
        """Go to the batches."""
        self._show(BATCHES)

    def show_lists(self) -> None:
        """Go to the lists out."""
        self._show(LISTS)

    # What makes sense now

    def can_bring_in(self) -> bool:
        """Say whether a list is read and nothing is under way."""
        return self.coming.read is not None and not self.coming.is_busy

    def can_bring_in_all(self) -> bool:
        """Say whether every row of the list may come in, as far as is known."""
        return self.can_bring_in() and not self.coming.problems

    def can_save_result(self) -> bool:
        """Say whether there is a list to save with reasons."""
        return self.coming.read is not None

    def is_busy(self) -> bool:
        """Say whether something is under way."""
        return self.coming.is_busy

    def can_undo(self) -> bool:
        """Say whether the batch marked can be taken back."""
        return self.tabs.currentIndex() == BATCHES and self.batches.can_undo()

    def _show(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
        self.primary_focus().setFocus()
