"""What a page can do, as a table: header buttons, menu, shortcuts and sheet come from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from models.rules.terms import Role
from views import icons
from views.widgets.plain_label import plain_tip

EVERYONE = frozenset(Role)


class Shown(StrEnum):
    """Where an action appears; it is in the shortcut sheet in every case."""

    BAR = "bar"  # a button in the page header, and the menu
    MENU = "menu"  # the menu only
    KEY = "key"  # its shortcut only


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing a page can do; ``run`` and ``enabled`` name methods of the page."""

    id: str
    text: Callable[[], str]
    run: str
    shortcut: str = ""
    icon: str = ""
    shown: Shown = Shown.BAR
    enabled: str = ""
    roles: frozenset[Role] = EVERYONE
    strong: bool = False


class ActionSet:
    """The actions of one page, made from its table."""

    def __init__(self, page: QWidget, deeds: Iterable[Deed], role: Role) -> None:
        self._page = page
        self.deeds = tuple(deed for deed in deeds if role in deed.roles)
        self.actions = {deed.id: self._action(deed) for deed in self.deeds}
        page.addActions(list(self.actions.values()))

    def _action(self, deed: Deed) -> QAction:
        action = QAction(deed.text(), self._page)
        run = getattr(self._page, deed.run)
        action.triggered.connect(lambda *_: run())
        if deed.icon:
            action.setIcon(icons.icon(deed.icon, "accent_text" if deed.strong else "text"))
        if deed.shortcut:
            action.setShortcut(QKeySequence(deed.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(plain_tip(spoken(deed)))
        return action

    def update(self) -> None:
        """Ask again which actions make sense now."""
        for deed in self.deeds:
            if deed.enabled:
                self.actions[deed.id].setEnabled(bool(getattr(self._page, deed.enabled)()))

    def buttons(self, parent: QWidget) -> list[QToolButton]:
        """Return a button for each action of the header."""
        return [self._button(deed, parent) for deed in self.deeds if deed.shown is Shown.BAR]

    def _button(self, deed: Deed, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setDefaultAction(self.actions[deed.id])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("strong", deed.strong)
        button.setAccessibleName(deed.text().replace("&", ""))
        return button

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of a page: every action but the key-only ones."""
        menu = QMenu(parent)
        menu.addActions([self.actions[d.id] for d in self.deeds if d.shown is not Shown.KEY])
        return menu


def spoken(deed: Deed) -> str:
    """Return an action's words with its shortcut behind, for tooltips."""
    words = deed.text().replace("&", "")
    return f"{words}  {native(deed.shortcut)}" if deed.shortcut else words


def native(shortcut: str) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def sheet(deeds: Iterable[Deed]) -> list[tuple[str, str]]:
    """Return the lines of a shortcut sheet: keys and what they do."""
    return [(native(d.shortcut), d.text().replace("&", "")) for d in deeds if d.shortcut]
