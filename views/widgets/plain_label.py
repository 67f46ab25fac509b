"""The only label: text from people is never read as markup, which could open files."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """Shows text exactly as it is; ``role`` picks its look from the style sheet."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "body",
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        super().setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def setTextFormat(self, format_: Qt.TextFormat) -> None:
        """Stay plain, whoever asks."""

    def set_role(self, role: str) -> None:
        """Change the look, such as to ``overdue``."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


def plain_tip(text: str) -> str:
    """Return text for a tooltip, which Qt would otherwise search for markup."""
    lines = html.escape(text).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""
