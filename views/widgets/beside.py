"""A list and what is beside it, sharing the width as told whatever the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def beside(left: QWidget, right: QWidget, *, shares: tuple[int, int]) -> QSplitter:
    """Return both in a split that can be dragged, and neither dragged away."""
    split = QSplitter(Qt.Orientation.Horizontal)
    for at, (part, share) in enumerate(zip((left, right), shares, strict=True)):
        split.addWidget(part)
        split.setStretchFactor(at, share)
    split.setSizes([share * 100 for share in shares])
    split.setChildrenCollapsible(False)
    return split
