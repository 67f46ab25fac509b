"""How the lists of customer care lie: what finds in them, their counts, then the list."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from views.widgets.count_badge import CountBadge


def lay_out(
    tab: QWidget, above: Iterable[QWidget], *, counts: Iterable[CountBadge], body: QWidget
) -> None:
    """Lay a tab out; the first of what stands above takes the width."""
    half = tab.fontMetrics().height() // 2
    line = QHBoxLayout()
    for at, part in enumerate(above):
        line.addWidget(part, 0 if at else 1)
    for badge in counts:
        line.addSpacing(half)
        line.addWidget(badge)
    column = QVBoxLayout(tab)
    column.setContentsMargins(0, half, 0, 0)
    column.addLayout(line)
    column.addWidget(body, 1)
