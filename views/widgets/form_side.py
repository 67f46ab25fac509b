"""What stands beside a list: a card or a hint, and over it a form while something is entered."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from views.widgets.draft_form import DraftForm

What = TypeVar("What")
Made = TypeVar("Made", bound=DraftForm)


class FormSide(QStackedWidget, Generic[What, Made]):
    """Shows ``under``, or a form that ``make`` makes of what it is about.

    ``back`` tells that the form is gone, and the keyboard free.
    """

    back = Signal()

    def __init__(
        self,
        under: QWidget,
        parent: QWidget | None = None,
        *,
        make: Callable[[What, QWidget], Made],
    ) -> None:
        super().__init__(parent)
        self._under, self._make = under, make
        self.form: Made | None = None
        self.addWidget(under)

    def start(self, what: What) -> Made:
        """Open a form; one that was open is put away with its text kept."""
        self.close_form()
        form = self.form = self._make(what, self)
        form.done.connect(lambda _: self._leave(form))
        form.left.connect(lambda: self._leave(form))
        self.addWidget(form)
        self.setCurrentWidget(form)
        form.start()
        return form

    def close_form(self) -> None:
        """Put away the form that is open, its text kept as a draft."""
        form, self.form = self.form, None
        if form is not None:
            form.keep()
            self.setCurrentWidget(self._under)
            self.removeWidget(form)
            form.leave_behind()

    def _leave(self, form: DraftForm) -> None:
        if form is self.form:
            self.close_form()
            self.back.emit()
