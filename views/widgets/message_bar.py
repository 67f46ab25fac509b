"""One line above a page: what went wrong with a way to try again, or what was done."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from views import icons
from views.widgets.plain_label import PlainLabel, plain_tip

translate = QCoreApplication.translate

NOTICE_MS = 8000


class MessageBar(QWidget):
    """Hidden until there is something to say; errors stay until dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._copied = ""
        self._run: Callable[[], None] | None = None
        self.text = PlainLabel("", self, wrap=True, selectable=True)
        self.act_button = QPushButton(self)
        self.act_button.clicked.connect(self._act)
        self._copy = QToolButton(self, autoRaise=True)
        self._copy.setIcon(icons.icon("copy"))
        self._copy.setToolTip(plain_tip(translate("MessageBar", "Copy the message")))
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._copied))
        self._close = QToolButton(self, autoRaise=True)
        self._close.setIcon(icons.icon("x"))
        self._close.setToolTip(plain_tip(translate("MessageBar", "Dismiss")))
        self._close.setAccessibleName(translate("MessageBar", "Dismiss"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.addWidget(self.text, 1)
        for widget in (self.act_button, self._copy, self._close):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def show_error(
        self, text: str, *, code: str = "", retry: Callable[[], None] | None = None
    ) -> None:
        """Say what went wrong; the code can be copied, ``retry`` tries the same again."""
        self._show("error", text, verb=translate("MessageBar", "&Try again"), run=retry)
        self._copied = f"{text} [{code}]" if code else text
        self._copy.setVisible(bool(code))

    def show_warning(self, text: str) -> None:
        """Say what to look out for."""
        self._show("warning", text)

    def show_notice(self, text: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say what was done; it goes away by itself."""
        self._show("notice", text, verb=translate("MessageBar", "&Undo"), run=undo)
        self._timer.start()

    def show_progress(self, text: str, *, stop: Callable[[], None]) -> None:
        """Say how far something is, with a way to stop it; it stays until more is said."""
        self._show("notice", text, verb=translate("MessageBar", "&Stop"), run=stop)

    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self._run = None
        self.hide()

    def _show(
        self, kind: str, text: str, *, verb: str = "", run: Callable[[], None] | None = None
    ) -> None:
        self._timer.stop()
        self._run = run
        self.text.setText(text)
        self.act_button.setText(verb)
        self.act_button.setVisible(run is not None)
        self._copy.hide()
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()

    def _act(self) -> None:
        run = self._run
        self.clear()
        if run is not None:
            run()
