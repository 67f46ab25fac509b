"""Ctrl+Z and Ctrl+Y: the last action of this desk taken back, or done again (撤销、重做)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from views.desk import Desk
from views.wording import term

if TYPE_CHECKING:
    from console.tasks import Query
    from models.services.tickets import TakenBack

translate = QCoreApplication.translate


class TakingBack(QObject):
    """Sends undo and redo for a desk, and says what they came to."""

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._busy = False

    def undo(self) -> None:
        """Take back what this desk did last."""
        from models.services.tickets import undo  # the window paints before services load

        self._send(undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        from models.services.tickets import redo

        self._send(redo)

    def _send(self, service: "Query[TakenBack]") -> None:
        if not self._busy:
            self._busy = True
            self._desk.act(self, service, self._tell, failed=self._refused)

    def _tell(self, done: "TakenBack | None") -> None:
        self._busy = False
        if done is None:
            return
        steps = translate("Undo", ", ").join(term(verb) for verb in done.verbs)
        words = (
            translate("Undo", "Done again: {steps}, {number}. It is “{state}” now.")
            if done.again
            else translate(
                "Undo",
                "Taken back: {steps}, {number}. It is “{state}” again; Ctrl+Y does it once more.",
            )
        )
        text = words.format(steps=steps, number=done.number, state=term(done.state))
        self._desk.notify(text, undo=self.undo if done.again else None)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._desk.show_error(error)
