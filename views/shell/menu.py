"""The shell's menu: language, look, the person's account, keys, help, leaving."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from console.language import LANGUAGES
from views import theme

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody may wish of the console itself, and what is chosen now."""

    language: str
    theme: str
    big_text: bool
    set_language: Callable[[str], None]
    set_theme: Callable[[str], None]
    turn_big_text: Callable[[], None]
    change_password: Callable[[], None]
    lock: Callable[[], None]
    sign_out: Callable[[], None]
    leave: Callable[[], None]
    remove_demo: Callable[[], None] | None

    def other_language(self) -> None:
        """Speak the language that is not spoken now."""
        names = list(LANGUAGES)
        self.set_language(names[(names.index(self.language) + 1) % len(names)])

    def other_theme(self) -> None:
        """Wear the look that is not worn now."""
        worn = theme.current().name
        self.set_theme(theme.LIGHT if worn == theme.DARK else theme.DARK)


class Ways(Protocol):
    """Where the menu leads within the workplace it belongs to."""

    def knows(self, screen_id: str) -> bool:
        """Say whether a screen is there for whoever is signed in."""
        ...

    def open_screen(self, screen_id: str, subject: str | None = None) -> None:
        """Show a screen."""
        ...

    def show_sheet(self) -> None:
        """Show which key does what."""
        ...

    def show_help(self) -> None:
        """Show the help of the page in front."""
        ...

    def show_about(self) -> None:
        """Show which program this is."""
        ...


def shell_menu(place: QWidget, choices: Choices, *, ways: Ways) -> QMenu:
    """Return the menu of a place, every entry with its access key and shortcut."""
    menu = QMenu(place)
    _add_languages(menu.addMenu(translate("Shell", "&Language")), choices)
    _add_looks(menu.addMenu(translate("Shell", "L&ook")), choices)
    menu.addSeparator()
    if ways.knows("office"):
        office = translate("Shell", "O&ffice, county and phones…")
        _add(menu, office, lambda: ways.open_screen("office"))
    if ways.knows("rulebook"):
        rules = translate("Shell", "Placement &rules…")
        _add(menu, rules, lambda: ways.open_screen("rulebook"))
    _add(menu, translate("Shell", "Loc&k"), choices.lock, shortcut="Ctrl+L", place=place)
    _add(menu, translate("Shell", "Change &password"), choices.change_password)
    _add(menu, translate("Shell", "&Sign out"), choices.sign_out)
    menu.addSeparator()
    _add(menu, translate("Shell", "&Keyboard"), ways.show_sheet)
    _add(menu, translate("Shell", "&Help"), ways.show_help)
    _add(menu, translate("Shell", "&About Paidan"), ways.show_about)
    menu.addSeparator()
    if choices.remove_demo is not None:
        _add(menu, translate("Shell", "&Remove the demonstration…"), choices.remove_demo)
    _add(menu, translate("Shell", "&Quit"), choices.leave, shortcut="Ctrl+Q", place=place)
    return menu


def _add(
    menu: QMenu,
    text: str,
    run: Callable[[], None],
    *,
    shortcut: str = "",
    place: QWidget | None = None,
) -> QAction:
    action = QAction(text, menu)
    action.triggered.connect(lambda *_: run())
    if place is not None:
        action.setShortcut(QKeySequence(shortcut))
        place.addAction(action)
    menu.addAction(action)
    return action


def _add_languages(menu: QMenu, choices: Choices) -> None:
    group = QActionGroup(menu)
    for code, name in LANGUAGES.items():
        action = _add(menu, name, partial(choices.set_language, code))
        _tick(action, group, chosen=code == choices.language)


def _add_looks(menu: QMenu, choices: Choices) -> None:
    group = QActionGroup(menu)
    looks = (
        (theme.LIGHT, translate("Shell", "&Day")),
        (theme.DARK, translate("Shell", "&Night")),
        (theme.SYSTEM, translate("Shell", "Like the &system")),
    )
    for name, text in looks:
        action = _add(menu, text, partial(choices.set_theme, name))
        _tick(action, group, chosen=name == choices.theme)
    menu.addSeparator()
    big = _add(
        menu,
        translate("Shell", "&Big text"),
        choices.turn_big_text,
    )
    big.setCheckable(True)
    big.setChecked(choices.big_text)


def _tick(action: QAction, group: QActionGroup, *, chosen: bool) -> None:
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
