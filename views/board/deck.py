"""Where the four panes stand: splitters and windows of their own, remembered by the desk."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from PySide6.QtCore import QByteArray, QCoreApplication, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from console.settings import DeskSettings
from views.board.pane import Pane
from views.widgets.empty_state import EmptyState

translate = QCoreApplication.translate

KEEP_MS = 400
LEAST = 60  # pixels of a window that have to be on some screen
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@dataclass(slots=True)
class Layout:
    """Sizes of the splitters by their name, and geometries of panes in their own windows."""

    sizes: dict[str, list[int]] = field(default_factory=dict)
    windows: dict[str, str] = field(default_factory=dict)

    def to_text(self) -> str:
        """Return the layout as the desk keeps it."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> "Layout":
        """Return the layout kept; a spoiled one is the default."""
        try:
            told = json.loads(text) if text else {}
            sizes = {str(k): [int(one) for one in v] for k, v in told.get("sizes", {}).items()}
            windows = {str(k): str(v) for k, v in told.get("windows", {}).items()}
        except (ValueError, AttributeError, TypeError):
            return cls()
        return cls(sizes, windows)


DEFAULT = {"all": [9, 13], "lists": [1, 1], "right": [7, 2]}


class PaneWindow(QWidget):
    """A pane on its own, for a second monitor; closing it brings the pane back."""

    left = Signal(str)
    moved = Signal()

    def __init__(self, pane: Pane, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.pane = pane
        self.setObjectName("content")
        self.setWindowTitle(pane.title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)
        self.addActions(list(actions))
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * 120, letter.height() * 40)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.left.emit(self.pane.name)
        event.accept()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def come_into_sight(self) -> None:
        """Stand on a screen that is there: the one it was on may be gone."""
        frame = self.frameGeometry()
        if not any(_shows(one.availableGeometry(), frame) for one in QGuiApplication.screens()):
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(self.size().boundedTo(room.size()))
            frame.moveCenter(room.center())
            self.move(frame.topLeft())


class Deck(QWidget):
    """Two lists on the left, chart and filed tickets on the right; any of them popped out."""

    def __init__(self, panes: Mapping[str, Pane], settings: DeskSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._panes, self._settings = dict(panes), settings
        self._actions: Sequence[QAction] = ()
        self._layout = Layout.from_text(settings.board_layout)
        self.windows: dict[str, PaneWindow] = {}
        self._gaps: dict[str, QWidget] = {}
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep.timeout.connect(self._store)
        lists = self._splitter("lists", DOWN, ["waiting", "active"])
        right = self._splitter("right", DOWN, ["crews", "closed"])
        self._splits = {"lists": lists, "right": right, "all": QSplitter(ACROSS, self)}
        whole = self._splits["all"]
        whole.addWidget(lists)
        whole.addWidget(right)
        for name, split in self._splits.items():
            split.setChildrenCollapsible(False)
            split.setHandleWidth(5)
            for at, share in enumerate(DEFAULT[name]):
                split.setStretchFactor(at, share)
            split.splitterMoved.connect(lambda *_: self._keep.start())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(whole)
        for pane in panes.values():
            pane.popped.connect(lambda pane=pane: self.toggle(pane.name))

    def restore(self, actions: Sequence[QAction]) -> None:
        """Put everything where this desk left it; ``actions`` work in every window."""
        self._actions = actions
        for name, split in self._splits.items():
            sizes = self._layout.sizes.get(name)
            if sizes is not None and len(sizes) == split.count():
                split.setSizes(sizes)
            else:
                split.setSizes([share * 100 for share in DEFAULT[name]])
        for name in list(self._layout.windows):
            if name in self._panes:
                self._pop(name, self._layout.windows[name])

    def reset(self) -> None:
        """Put everything back as it was delivered (恢复默认布局)."""
        for name in list(self.windows):
            self._put_back(name)
        self._layout = Layout()
        self._settings.change(board_layout="", column_widths="")
        self.restore(self._actions)

    def toggle(self, name: str) -> None:
        """Give a pane its own window, or take it back into the board."""
        if name in self.windows:
            self._put_back(name)
        else:
            self._pop(name, "")
        self._keep.start()

    def flush(self) -> None:
        """Keep what changed a moment ago."""
        if self._keep.isActive():
            self._store()

    def _splitter(self, name: str, way: Qt.Orientation, panes: list[str]) -> QSplitter:
        split = QSplitter(way, self)
        split.setObjectName(name)
        for pane in panes:
            split.addWidget(self._panes[pane])
        return split

    def _pop(self, name: str, geometry: str) -> None:
        pane = self._panes[name]
        split = pane.parentWidget()
        if not isinstance(split, QSplitter):
            return
        gap = self._gap(pane)
        sizes = split.sizes()
        split.replaceWidget(split.indexOf(pane), gap)
        split.setSizes(sizes)
        gap.show()
        self._gaps[name] = gap
        window = PaneWindow(pane, self._actions, self)
        pane.show()
        pane.say_place(own_window=True)
        if geometry:
            window.restoreGeometry(QByteArray(base64.b64decode(geometry)))
        window.come_into_sight()
        window.left.connect(self.toggle)
        window.moved.connect(self._keep.start)
        self.windows[name] = window
        window.show()

    def _put_back(self, name: str) -> None:
        window, gap, pane = self.windows.pop(name), self._gaps.pop(name), self._panes[name]
        split = gap.parentWidget()
        if isinstance(split, QSplitter):
            sizes = split.sizes()
            split.replaceWidget(split.indexOf(gap), pane)
            split.setSizes(sizes)
        pane.say_place(own_window=False)
        pane.show()
        gap.deleteLater()
        window.hide()
        window.deleteLater()

    def _gap(self, pane: Pane) -> QWidget:
        return EmptyState(
            pane.title,
            translate("Board", "Stands in a window of its own."),
            icon="external-link",
            button=translate("Board", "Back into the board"),
            run=self._taker(pane.name),
            parent=self,
        )

    def _taker(self, name: str) -> Callable[[], None]:
        return lambda: self.toggle(name)

    def _store(self) -> None:
        self._keep.stop()
        self._layout.sizes = {name: split.sizes() for name, split in self._splits.items()}
        self._layout.windows = {
            name: base64.b64encode(window.saveGeometry().data()).decode()
            for name, window in self.windows.items()
        }
        self._settings.change(board_layout=self._layout.to_text())


def _shows(screen: QRect, frame: QRect) -> bool:
    """Say whether enough of a window is on a screen to take hold of it."""
    seen = screen.intersected(frame)
    return seen.width() >= LEAST and seen.height() >= LEAST and frame.top() >= screen.top() - LEAST
