"""Window-modal dialogs that open without a loop of their own, and the small question."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate


class QuietDialog(QDialog):
    """Body, message bar and buttons; show it with ``ask`` or ``open``, never with exec."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        gap = self.fontMetrics().height()
        self.bar = MessageBar(self)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(gap, gap, gap, gap // 2)
        self.body.setSpacing(gap // 2)
        self.button_box = QDialogButtonBox(self)
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(gap, 0, gap, gap)
        foot.addWidget(self.button_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self.body, 1)
        column.addLayout(foot)

    def buttons(self, ok: str, cancel: str = "") -> QPushButton:
        """Put up the buttons and return the one that says yes."""
        yes = self.button_box.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
        yes.setDefault(True)
        no = cancel or translate("Dialog", "Cancel")
        self.button_box.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
        return yes

    def showEvent(self, event: QShowEvent) -> None:
        """Open no wider than the window it stands over."""
        above = self.parentWidget()
        if above is not None and not event.spontaneous():
            self.resize(self.size().boundedTo(above.window().size()))
        super().showEvent(event)

    def ask(self, done: Callable[[], None]) -> None:
        """Open, and call ``done`` if it is accepted."""
        self.accepted.connect(done)
        self.open()


def confirm(
    parent: QWidget, title: str, text: str, *, ok: str, done: Callable[[], None]
) -> QuietDialog:
    """Ask a question over a window; only yes calls ``done``."""
    dialog = QuietDialog(title, parent)
    label = PlainLabel(text, dialog, wrap=True)
    label.setMinimumWidth(dialog.fontMetrics().averageCharWidth() * 48)
    dialog.body.addWidget(label)
    dialog.buttons(ok)
    dialog.ask(done)
    return dialog
