"""The navigation rail: one entry a screen, Ctrl+1 to Ctrl+9.

Words stand under icons where the window is high enough, beside them where it is not, and the
rail scrolls where even that is too long; no word is ever cut.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from views import icons
from views.actions import native
from views.desk import Screen
from views.widgets.plain_label import plain_tip

NUMBERED = 9
UNDER = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class Rail(QWidget):
    """``chosen`` carries the id of the screen to show."""

    chosen = Signal(str)

    def __init__(self, screens: Sequence[Screen], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._foot = QVBoxLayout()
        self._style = UNDER
        self._tall = 0  # what all entries need with their words under the icons
        self._scroll = self._scrolling([self._entry(*one) for one in enumerate(screens, start=1)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 3, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot)

    def mark(self, screen_id: str) -> None:
        """Show which screen is open; none is marked for one without an entry."""
        button = self._buttons.get(screen_id)
        if button is not None:
            button.setChecked(True)
            self._scroll.ensureWidgetVisible(button)

    def entry(self) -> QToolButton:
        """Return the entry of the screen that is open, or the first one."""
        chosen = self._group.checkedButton()
        found = chosen if isinstance(chosen, QToolButton) else None
        return found or next(iter(self._buttons.values()))

    def add_menu(self, text: str, icon: str, menu: QMenu) -> None:
        """Add the menu of all that is no screen, at the foot."""
        button = self._button()
        button.setText(text)
        button.setIcon(icons.icon(icon, "rail_text"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._foot.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the words where they can be read whole in the height there is."""
        buttons = self.findChildren(QToolButton)
        if self._style is UNDER:
            self._tall = sum(button.sizeHint().height() for button in buttons)
        room = self.height() - self.contentsMargins().top() - self.fontMetrics().height() // 3
        self._style = UNDER if self._tall <= room else BESIDE
        for button in buttons:
            button.setToolButtonStyle(self._style)
        width = self._wide_enough([button.text() for button in buttons])
        for button in buttons:
            button.setFixedWidth(width)
        chosen = self._group.checkedButton()
        if chosen is not None:
            self._scroll.ensureWidgetVisible(chosen)

    def _scrolling(self, entries: Sequence[QToolButton]) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("railEntries")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for entry in entries:
            column.addWidget(entry)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        return area

    def _entry(self, place: int, screen: Screen) -> QToolButton:
        title = screen.title().replace("&", "")
        button = self._button()
        button.setCheckable(True)
        button.setText(title)
        button.setIcon(icons.icon(screen.icon, "rail_text"))
        button.setAccessibleName(title)
        button.clicked.connect(lambda: self.chosen.emit(screen.id))
        if place <= NUMBERED:
            shortcut = f"Ctrl+{place}"
            action = QAction(title, self)
            action.setShortcut(QKeySequence(shortcut))
            action.triggered.connect(lambda: self.chosen.emit(screen.id))
            self.addAction(action)
            button.setToolTip(plain_tip(f"{title}  {native(shortcut)}"))
        self._group.addButton(button)
        self._buttons[screen.id] = button
        return button

    def _wide_enough(self, titles: Sequence[str]) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(title) for title in titles), default=0)
        height = metrics.height()
        if self._style is BESIDE:
            return widest * 11 // 10 + height * 3
        return max(widest * 11 // 10 + height, height * 5)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        height = self.fontMetrics().height()
        button.setToolButtonStyle(self._style)
        button.setIconSize(QSize(height * 4 // 3, height * 4 // 3))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
