"""The navigation rail: one entry a screen, Ctrl+1 to Ctrl+9, words under icons."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QVBoxLayout, QWidget

from views import icons
from views.actions import native
from views.desk import Screen
from views.widgets.plain_label import plain_tip

NUMBERED = 9


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
        self._width = self._wide_enough([screen.title() for screen in screens])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 3, 0, 0)
        column.setSpacing(0)
        for place, screen in enumerate(screens, start=1):
            column.addWidget(self._entry(screen, place))
        column.addStretch(1)
        column.addLayout(self._foot)

    def mark(self, screen_id: str) -> None:
        """Show which screen is open; none is marked for one without an entry."""
        button = self._buttons.get(screen_id)
        if button is not None:
            button.setChecked(True)

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

    def _entry(self, screen: Screen, place: int) -> QToolButton:
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
        return min(max(widest * 11 // 10 + height, height * 5), height * 7)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        height = self.fontMetrics().height()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(height * 4 // 3, height * 4 // 3))
        button.setFixedWidth(self._width)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
