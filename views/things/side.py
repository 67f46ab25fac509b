"""What stands beside a list: a card or a hint, and over it the form of a task."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from views.desk import Desk
from views.things.task import Task
from views.things.task_form import TaskForm


class Side(QStackedWidget):
    """Shows ``under``, or a form; ``back`` tells that a form is gone, and the keyboard free."""

    back = Signal()

    def __init__(self, desk: Desk, under: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._under = under
        self.form: TaskForm | None = None
        self.addWidget(under)

    def start(self, task: Task) -> TaskForm:
        """Open the form of a task; one that was open is put away with its text kept."""
        self.close_form()
        form = TaskForm(self._desk, task, self)
        self.form = form
        for gone in (form.done, form.left):
            gone.connect(self._leave)
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
            form.deleteLater()

    def _leave(self) -> None:
        self.close_form()
        self.back.emit()


def beside(left: QWidget, right: QWidget, parent: QWidget, *, shares: tuple[int, int]) -> QSplitter:
    """Return two panes side by side that share the width; neither can be dragged away."""
    split = QSplitter(Qt.Orientation.Horizontal, parent)
    for at, (pane, share) in enumerate(zip((left, right), shares, strict=True)):
        split.addWidget(pane)
        split.setStretchFactor(at, share)
    split.setSizes([share * 100 for share in shares])
    split.setChildrenCollapsible(False)
    return split
