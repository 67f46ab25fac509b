"""The archive as a list that is searched: any number of files, read as they are looked at."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.queries.customer_list import (
    ArchiveOrder,
    ArchiveRow,
    ArchiveStart,
    ArchiveWanted,
    archive_id,
    archive_ids,
    archive_rows,
    archive_start,
)
from views.customers.columns import archive_columns
from views.desk import Desk
from views.widgets.empty_state import EmptyState
from views.widgets.paged_table import Ids, PagedModel
from views.widgets.plain_label import PlainLabel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

PAUSE_MS = 150


class ArchiveList(QWidget):
    """Typing searches, arrows go down into the list; ``pointed`` carries the file chosen.

    ``anybody`` says whether some file is shown already; until then the first one is chosen.
    """

    pointed = Signal(object)
    opened = Signal()

    def __init__(self, desk: Desk, parent: QWidget, *, anybody: Callable[[], bool]) -> None:
        super().__init__(parent)
        self.desk, self._anybody = desk, anybody
        self._asked: ArchiveWanted | None = None
        self._order: tuple[ArchiveOrder | None, bool] = (None, False)
        self._wanted: str | None = None
        self._diving = False
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.archived = QCheckBox(translate("Customers", "&Archived"), self)
        self.count = PlainLabel("", self, role="muted")
        self.model: PagedModel[ArchiveRow] = PagedModel(archive_columns(), self, read=self._read)
        self.table = Table("customers", desk.settings, self)
        self.empty = EmptyState("", "", icon="building", parent=self)
        self._stack = QStackedWidget(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._listen()

    def find_words(self) -> None:
        """Go to the search with its words marked."""
        self.words.setFocus()
        self.words.selectAll()

    def point_out(self, number: str) -> None:
        """Select a customer, now or as soon as the list has it."""
        self._wanted = number

        def found(customer: int | None) -> None:
            if number == self._wanted and self.table.select_key(customer):
                self._wanted = None

        self.desk.ask(self, partial(archive_id, number=number), found)

    def ask(self) -> None:
        """Ask for the list; the top of a new one is there at once, however long the rest is."""
        self._pause.stop()
        order, backwards = self._order
        before = self._asked
        self._asked = wanted = ArchiveWanted(
            self.words.text(), self.archived.isChecked(), order=order, backwards=backwards
        )
        if before is not None and _same_files(before, wanted):
            self._ask_ids(wanted)
            return
        chosen: ArchiveRow | None = self.table.selected_row()
        if chosen is not None and not wanted.text:
            self._wanted = chosen.number  # a search is given up, but not what it found
        start = partial(archive_start, wanted=wanted)
        self.desk.ask(self, start, partial(self._show_start, wanted))

    # Building

    def _build(self) -> None:
        self.words.setPlaceholderText(
            translate("Customers", "Name, pinyin, initials, number, circuit, contact or phone")
        )
        self.words.setAccessibleName(translate("Customers", "Find in the list"))
        self.table.show_model(self.model)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.archived)
        top.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, self.fontMetrics().height() // 3, 0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._dive)
        self._pause.timeout.connect(self.ask)
        self.archived.toggled.connect(lambda _: self.ask())
        self.model.sorted_by.connect(self._sort)
        self.table.pointed.connect(self.pointed)
        self.table.opened.connect(lambda _: self.opened.emit())

    def _sort(self, column: int, way: Qt.SortOrder) -> None:
        order = tuple(ArchiveOrder)[column] if column >= 0 else None
        self._order = (order, way is Qt.SortOrder.DescendingOrder)
        if self._asked is not None:
            self.ask()

    def _dive(self) -> None:
        """Go into the list, to the first file that answers, as soon as the answer is there."""
        self._diving = True
        self.table.setFocus()
        self.ask()

    # Asking and showing

    def _read(self, ids: Sequence[int], done: Callable[[Mapping[int, ArchiveRow]], None]) -> None:
        self.desk.ask(self, partial(archive_rows, ids=ids), done)

    def _ask_ids(self, wanted: ArchiveWanted) -> None:
        asked = partial(archive_ids, wanted=wanted)
        # Telling the order of a whole archive is a long read; a search is answered at once.
        self.desk.ask(self, asked, partial(self._show_ids, wanted), slow=not wanted.text.strip())

    def _show_start(self, wanted: ArchiveWanted, found: ArchiveStart) -> None:
        if wanted != self._asked:
            return
        self.model.show_ids(found.ids, found.rows, anew=True)
        self.table.scrollToTop()
        self._stack.setCurrentIndex(0 if found.ids else 1)
        if found.whole:
            self._settle(wanted)
        else:
            self.count.setText("…")
            self._ask_ids(wanted)

    def _show_ids(self, wanted: ArchiveWanted, ids: Ids) -> None:
        if wanted == self._asked:
            self.model.show_ids(ids)
            self._settle(wanted)

    def _settle(self, wanted: ArchiveWanted) -> None:
        """Say how many there are, and choose the file that was waited for."""
        count = self.model.rowCount()
        self._stack.setCurrentIndex(0 if count else 1)
        self.count.setText(f"{count:,}")
        if not count:
            self._say_empty(wanted)
        diving, self._diving = self._diving, False
        if self._wanted is not None:
            self.point_out(self._wanted)
        elif diving or not (wanted.text or self._anybody()):
            self.table.select_first(unless_chosen=True)

    def _say_empty(self, wanted: ArchiveWanted) -> None:
        if wanted.text.strip():
            self.empty.say(
                translate("Customers", "Nobody found"),
                translate("Customers", "Try fewer letters, or another part of the name."),
            )
        elif wanted.archived:
            self.empty.say(
                translate("Customers", "Nothing is archived"),
                translate("Customers", "Files that are put away are listed here."),
            )
        else:
            self.empty.say(
                translate("Customers", "No customer yet"),
                translate("Customers", "Ctrl+Shift+K opens the first file."),
            )


def _same_files(one: ArchiveWanted, other: ArchiveWanted) -> bool:
    """Say whether two questions differ at most in the order of the answer."""
    return (one.text, one.archived) == (other.text, other.archived)
