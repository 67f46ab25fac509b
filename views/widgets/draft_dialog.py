"""The form in a window of its own: Ctrl+Enter saves, Esc puts it away and loses nothing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.drafts import FormDraft
from models.errors import RefusedError
from views.desk import Desk
from views.widgets.dialog import QuietDialog
from views.widgets.form_field import ENTER, Form

if TYPE_CHECKING:
    from console.tasks import Query


class DraftDialog(QuietDialog):
    """One form, one call of the service; a refusal stands beside the field it names.

    What was typed is kept as a draft under ``draft`` until it is saved. A subclass adds its
    fields to ``form``, lays them out, and says what saving does.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        title: str,
        draft: str,
        save: str,
        columns: int = 1,
    ) -> None:
        super().__init__(title, parent)
        self.desk = desk
        self.form = Form(self, columns=columns)
        self.form.saved.connect(self.save)
        self.save_button = self.buttons(save)
        self.save_button.setAutoDefault(False)
        self.save_button.setDefault(False)  # Enter in a field goes on and never presses it
        self._busy = False
        self._draft = FormDraft(desk.drafts, draft, self.raw, owner=self)

    # What a subclass says

    def service(self) -> "Query[Any] | None":
        """Return what is to be done, None where nothing is; may raise ``RefusedError``."""
        raise NotImplementedError

    def raw(self) -> Mapping[str, Any]:
        """Return what is typed, as the draft keeps it."""
        raise NotImplementedError

    def finish(self, _outcome: object) -> None:
        """Close: it is stored, and the draft goes."""
        self._busy = False
        self._draft.stored()
        self.done(1)

    def refuse(self, error: Exception) -> None:
        """Say why it could not be stored; everything typed stays."""
        self._mark_busy(busy=False)
        if not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
        elif not self.form.show_refusal(self.placed(error), self.desk.word):
            self.bar.show_error(self.desk.word(error), code=error.code)

    def placed(self, error: RefusedError) -> RefusedError:
        """Return a refusal with the field it belongs to, where the service names none."""
        return error

    # Being used

    def save(self) -> None:
        """Keep it; the dialog closes once it is stored."""
        if self._busy:
            return
        self._draft.flush()
        self.form.clear_problems()
        self.bar.clear()
        try:
            service = self.service()
        except RefusedError as error:
            self.refuse(error)
            return
        if service is None:
            self.finish(None)
        else:
            self.send(service)

    def send(self, service: "Query[Any]") -> None:
        """Do it; nothing is sent again before the office has answered."""
        self._mark_busy(busy=True)
        self.desk.act(self, service, self.finish, failed=self.refuse)

    def recalled(self) -> Mapping[str, Any]:
        """Return what an earlier draft kept; nothing if there is none."""
        return self.desk.drafts.recall(self._draft.form) or {}

    # Overrides of Qt

    def accept(self) -> None:
        """Save; the dialog closes once it is stored."""
        self.save()

    def reject(self) -> None:
        """Close; what was typed is there again when it is opened next."""
        self._draft.flush()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save from the buttons too; in the fields the form hears it first."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    # Parts

    def _mark_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)
