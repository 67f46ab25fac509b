"""The stack of pages: each made when first asked for, kept, and left the way it was come by."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from views.desk import Desk, Place, Screen
from views.widgets.page import Page


@runtime_checkable
class HasSubject(Protocol):
    """A dialog that can be opened about something."""

    def show_subject(self, subject: str | None) -> None:
        """Show what it is opened about."""


class Pages(QStackedWidget):
    """Opens screens by id; dialogs stand over the window, pages in the stack."""

    def __init__(
        self, desk: Desk, screens: Sequence[Screen], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._screens = {screen.id: screen for screen in screens}
        self._made: dict[str, QWidget] = {}
        self._dialogs: list[QWidget] = []
        self._trail: list[tuple[str, str | None]] = []

    @property
    def current_id(self) -> str:
        """The id of the page in front, or nothing."""
        return self._trail[-1][0] if self._trail else ""

    def page(self) -> Page | None:
        """Return the page in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    def dialog(self) -> QWidget | None:
        """Return the screen's dialog that stands in front, if one does."""
        self._dialogs = [shown for shown in self._dialogs if isValid(shown) and shown.isVisible()]
        return self._dialogs[-1] if self._dialogs else None

    def open(self, screen_id: str, subject: str | None = None) -> None:
        """Show a screen about a subject; raises ``KeyError`` for an unknown id."""
        screen = self._screens[screen_id]
        if screen.place is Place.DIALOG:
            self._open_dialog(screen, subject)
            return
        if screen.place is Place.RAIL:
            self._trail.clear()
        self._trail = [step for step in self._trail if step[0] != screen_id]
        self._trail.append((screen_id, subject))
        self._show(screen, subject)

    def close_page(self, widget: QWidget) -> None:
        """Go back to where a page was opened from; a dialog is closed."""
        if isinstance(widget, QDialog):
            widget.done(0)
            return
        if len(self._trail) > 1:
            self._trail.pop()
            screen_id, _ = self._trail[-1]
            self._front(self._made[screen_id])

    def trail(self) -> list[tuple[str, str | None]]:
        """Return the way to the page in front, with what each is about now."""
        return [(screen_id, self._subject_of(screen_id, to)) for screen_id, to in self._trail]

    def walk(self, trail: Sequence[tuple[str, str | None]]) -> None:
        """Open the pages of a trail anew, after a rebuild."""
        for screen_id, subject in trail:
            self.open(screen_id, subject)

    def _subject_of(self, screen_id: str, opened_with: str | None) -> str | None:
        page = self._made.get(screen_id)
        return (page.subject() or opened_with) if isinstance(page, Page) else opened_with

    def _open_dialog(self, screen: Screen, subject: str | None) -> None:
        dialog = screen.open(self._desk, self.window())
        self._dialogs.append(dialog)
        if isinstance(dialog, HasSubject):
            dialog.show_subject(subject)
        if isinstance(dialog, QDialog):
            dialog.open()

    def _show(self, screen: Screen, subject: str | None) -> None:
        page = self._made.get(screen.id)
        fresh = page is None
        if page is None:
            page = self._made[screen.id] = screen.open(self._desk, self)
            self.addWidget(page)
        if isinstance(page, Page):
            if fresh and not page.title.text():
                page.title.setText(screen.title().replace("&", ""))
            page.show_subject(subject)
            if fresh:
                page.refresh()
        self._front(page)

    def _front(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        start = page.primary_focus() if isinstance(page, Page) else None
        (start or page).setFocus()
