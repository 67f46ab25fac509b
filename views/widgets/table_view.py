"""The table of every list: keyboard, copying, saved widths, and keeping its place."""

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from views.widgets.delegate import TextDelegate
from views.widgets.paged_table import PagedModel
from views.widgets.table import KEY_ROLE, ROW_ROLE, ColumnsModel, Index

if TYPE_CHECKING:
    from console.settings import DeskSettings

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Table(QTableView):
    """Whole rows are selected; ``opened`` and ``pointed`` carry the row object.

    ``name`` is where widths are kept in the desk's settings; no name, nothing kept.
    """

    opened = Signal(object)
    pointed = Signal(object)

    def __init__(
        self,
        name: str = "",
        settings: "DeskSettings | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._settings = name, settings
        self._kept: tuple[Any, int] | None = None
        self._owed = False  # the row pointed at had not been read yet
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(TextDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 8 // 5)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(self._keep_widths)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def show_model(self, model: ColumnsModel[Any], *, sort: int = -1) -> None:
        """Show a model, sorted by a column from the start where one is given."""
        self.setModel(model)
        self._set_widths(model)
        self.setSortingEnabled(True)
        self.sortByColumn(sort, Qt.SortOrder.AscendingOrder)

    def selected_row(self) -> Any:
        """Return the row object selected, or None."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def select_key(self, key: object) -> bool:
        """Select the row with this key; say whether it is in the list."""
        place = self._place_of(key)
        if place is not None:
            self.executeDelayedItemsLayout()  # or it could not scroll there yet
            self.setCurrentIndex(self.model().index(place, 0))
        return place is not None

    def select_first(self, *, unless_chosen: bool = False) -> None:
        """Select what stands on top, in the order shown."""
        if self._count() and not (unless_chosen and self.currentIndex().isValid()):
            self.setCurrentIndex(self.model().index(0, 0))

    def visible_rows(self) -> tuple[int, int]:
        """Return the first and last row on screen, for what repaints once a second."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return max(first, 0), last if last >= 0 else self._count() - 1

    # Overrides of Qt

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._keep_place)
            model.modelReset.connect(self._find_place)
            model.rowsInserted.connect(self._make_room)
            self.selectionModel().currentRowChanged.connect(lambda now, _: self._point(now))
        if isinstance(model, PagedModel):
            model.filled.connect(self._filled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.selected_row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self._count() - 1)
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """Return the selected rows with their headings, tabs between the cells."""
        model, columns = self.model(), self.shown_columns()
        across = Qt.Orientation.Horizontal
        lines = [[str(model.headerData(column, across)) for column in columns]]
        for chosen in self.selectionModel().selectedRows():
            cells = (model.index(chosen.row(), column).data() for column in columns)
            texts = ("" if cell is None else str(cell) for cell in cells)
            lines.append([text.replace("\t", " ").replace("\n", " ") for text in texts])
        return "\n".join("\t".join(line) for line in lines)

    # Keeping

    def _count(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return model.rowCount() if model is not None else 0

    def shown_columns(self) -> list[int]:
        """Return the columns on screen, in the order they stand."""
        header = self.horizontalHeader()
        found = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in found if not self.isColumnHidden(column)]

    def _keep_place(self) -> None:
        index = self.currentIndex()
        key = index.data(KEY_ROLE) if index.isValid() else None
        self._kept = (key, self.verticalScrollBar().value())

    def _find_place(self) -> None:
        if self._kept is None:
            return
        (key, scroll), self._kept = self._kept, None
        place = self._place_of(key) if key is not None else None
        if place is not None:
            select = QItemSelectionModel.SelectionFlag.SelectCurrent
            rows = QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.model().index(place, 0), select | rows)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scroll)

    def _place_of(self, key: Any) -> int | None:
        model = self.model()
        return model.place_of(key) if isinstance(model, ColumnsModel) else None

    def _make_room(self, _parent: Index, first: int, last: int) -> None:
        """Keep the lines on screen where they are when others come in above them."""
        bar, height = self.verticalScrollBar(), self.verticalHeader().defaultSectionSize()
        value = bar.value()
        if first * height < value:
            self.updateGeometries()
            bar.setValue(value + (last - first + 1) * height)

    # Pointing at a row that may still be on its way

    def _point(self, index: Index) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        self._owed = index.isValid() and row is None
        self.pointed.emit(row)

    def _filled(self, first: int, last: int) -> None:
        index = self.currentIndex()
        if self._owed and first <= index.row() <= last:
            self._point(index)

    def _set_widths(self, model: ColumnsModel[Any]) -> None:
        kept = self._widths().get(self._name, [])
        letter = self.fontMetrics().horizontalAdvance("0")
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)  # its arrow is part of what a heading needs
        heading = header.sectionSizeHint  # no heading is cut at first sight
        for at, column in enumerate(model.columns):
            first = max(column.width * letter, heading(at))
            self.setColumnWidth(at, kept[at] if at < len(kept) else first)

    def _widths(self) -> dict[str, list[int]]:
        if self._settings is None or not self._settings.column_widths:
            return {}
        found: dict[str, list[int]] = json.loads(self._settings.column_widths)
        return found

    def _keep_widths(self, column: int, before: int, now: int) -> None:
        if not self._name or self._settings is None or not self.isVisible():
            return
        widths = [self.columnWidth(at) for at in range(self.model().columnCount())]
        self._settings.change(column_widths=json.dumps(self._widths() | {self._name: widths}))
