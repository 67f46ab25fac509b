"""A box that finds records while it is typed in, with the hits right under it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from views.desk import Desk

if TYPE_CHECKING:
    from console.tasks import Query

PAUSE_MS = 120
SHOWN = 7
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
ROW = Qt.ItemDataRole.UserRole
STRANGER = Qt.ItemDataRole.UserRole + 1

Ask = Callable[[str], "Query[Sequence[Any]]"]
Found = Callable[[Sequence[Any]], None]


class _Words(QLineEdit):
    """Offers each key to the box around it first, so that arrows move in the hits."""

    def __init__(self, first: Callable[[QKeyEvent], bool], parent: QWidget) -> None:
        super().__init__(parent, clearButtonEnabled=True)
        self._first = first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the hits have the key, or type it."""
        if not self._first(event):
            super().keyPressEvent(event)


class FindBox(QWidget):
    """Arrows choose, Enter takes, Esc shuts the list and keeps the text.

    ``picked`` carries a row of what was found; ``stranger`` the text, where ``nobody`` words
    a last line for going on without a record. Enter on what is not searched yet takes
    the first hit as soon as it comes. ``left`` tells that Enter had nothing to take.
    A subclass says in ``look`` where it finds.
    """

    picked = Signal(object)
    stranger = Signal(str)
    edited = Signal()
    left = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        say: Callable[[Any], str],
        nobody: Callable[[str], str],
        strangers: bool = False,
    ) -> None:
        super().__init__(parent)
        self._say, self._nobody, self._strangers = say, nobody, strangers
        self._asked: str | None = None
        self._take_when_found = False
        self.words = _Words(self._handle, self)
        self.hits = QListWidget(self)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setUniformItemSizes(True)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.hide()
        self.setFocusProxy(self.words)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.words.textEdited.connect(self._typed)
        self.hits.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.words)
        layout.addWidget(self.hits)

    def look(self, told: str, done: Found) -> None:
        """Find what fits a text, and hand it to ``done`` when it comes."""
        raise NotImplementedError

    def look_up(self, text: str) -> None:
        """Search for a text found elsewhere, such as a phone in a pasted message."""
        self.words.setText(text)
        self._ask()

    def take_first(self, text: str) -> None:
        """Search, and take the first hit as soon as it comes."""
        self._take_when_found = True
        self.look_up(text)

    def show_text(self, text: str) -> None:
        """Show what was taken, without searching for it."""
        self._pause.stop()
        self._asked = text.strip()
        self.words.setText(text)
        self.hits.hide()

    def shut(self) -> None:
        """Shut the list, and let no answer that is still on its way open it again."""
        self._pause.stop()
        self._asked = None
        self.hits.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll the list into sight, once it has its room in a form that is scrolled."""
        super().resizeEvent(event)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None and self.hits.isVisible():
            end = self.hits.mapTo(inside, self.hits.rect().bottomLeft())
            around.ensureVisible(end.x(), end.y(), 0, self.fontMetrics().height())

    def _typed(self) -> None:
        self._take_when_found = False
        self._pause.start()
        self.edited.emit()

    def _handle(self, event: QKeyEvent) -> bool:
        key, shown = Qt.Key(event.key()), self.hits.isVisibleTo(self)
        if key in _STEPS and shown:
            self._move(_STEPS[key])
            return True
        if key in ENTERS and event.modifiers() in PLAIN:
            return self._enter()
        if key == Qt.Key.Key_Escape and shown:
            self.hits.hide()
            return True
        return False

    def _move(self, step: int) -> None:
        last = self.hits.count() - 1
        self.hits.setCurrentRow(min(max(self.hits.currentRow() + step, 0), last))

    def _enter(self) -> bool:
        told = self.words.text().strip()
        if not told:
            return False
        if self._pause.isActive() or self._asked != told:
            self._take_when_found = True
            self._ask()
        elif self.hits.isVisibleTo(self) and self._is_takeable(self.hits.currentItem()):
            self._take(self.hits.currentItem())
        else:
            self.left.emit()
        return True

    def _is_takeable(self, item: QListWidgetItem | None) -> bool:
        return item is not None and (self._strangers or item.data(ROW) is not None)

    def _ask(self) -> None:
        self._pause.stop()
        self._asked = self.words.text().strip()
        if not self._asked:
            self.hits.hide()
            return
        self.look(self._asked, partial(self._offer, self._asked))

    def _offer(self, asked: str, rows: Sequence[Any]) -> None:
        if asked != self._asked:
            return
        self.hits.clear()
        for row in rows:
            self._add(self._say(row), ROW, row)
        if self._strangers or not rows:
            self._add(self._nobody(asked), STRANGER, asked)
        self.hits.setCurrentRow(0)
        lines = min(self.hits.count(), SHOWN)
        self.hits.setFixedHeight(self.hits.sizeHintForRow(0) * lines + 2 * self.hits.frameWidth())
        self.hits.show()
        if self._take_when_found:
            self._take_when_found = False
            self._take(self.hits.item(0))

    def _add(self, text: str, role: int, value: object) -> None:
        item = QListWidgetItem(text)
        item.setData(role, value)
        item.setToolTip("")
        self.hits.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        row, told = item.data(ROW), item.data(STRANGER)
        if row is not None:
            self.hits.hide()
            self.picked.emit(row)
        elif self._strangers:
            self.hits.hide()
            self.stranger.emit(told)


class LookupBox(FindBox):
    """Finds in the office: ``ask`` makes the question of a text."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask: Ask,
        say: Callable[[Any], str],
        nobody: Callable[[str], str],
        strangers: bool = False,
    ) -> None:
        super().__init__(parent, say=say, nobody=nobody, strangers=strangers)
        self._desk, self._query = desk, ask

    def look(self, told: str, done: Found) -> None:
        """Put the question on the database lane."""
        self._desk.ask(self, self._query(told), done)


_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: SHOWN,
    Qt.Key.Key_PageUp: -SHOWN,
}
