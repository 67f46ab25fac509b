"""Everything that happened to a customer as one list, narrowed by what it was and by words."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.queries.customers import HistoryRow
from models.rules.text import fold
from views.customers.columns import timeline_columns
from views.customers.words import NOUNS, change_line, happened_word
from views.desk import Desk
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

KINDS: dict[str, frozenset[str]] = {
    "ticket": frozenset({"ticket"}),
    "call": frozenset({"phone_visit", "follow_up"}),
    "visit": frozenset({"site_visit"}),
    "paper": frozenset({"print", "paper"}),
    "change": frozenset(NOUNS),
}


class TrailView(QWidget):
    """Chips say how many of each kind there are; words narrow what is shown further."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[HistoryRow] = ()
        self._kind: str | None = None
        self._chips: dict[str | None, QToolButton] = {}
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.model: RowsModel[HistoryRow] = RowsModel(timeline_columns(), self, key=_line)
        self.table = Table("customer-timeline", desk.settings, self)
        self.table.show_model(self.model)
        self._build()

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show these, as far as the filters let them through."""
        self._rows = rows
        self._fill()

    def choose(self, kind: str | None) -> None:
        """Show one kind only, or all again."""
        self._kind = kind
        self._chips[kind].setChecked(True)
        self._fill()

    def _build(self) -> None:
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(self.fontMetrics().height() // 4)
        for kind in (None, *KINDS):
            chip = QToolButton(self)
            chip.setCheckable(True)
            chip.setProperty("chip", "true")
            chip.clicked.connect(partial(self.choose, kind))
            group.addButton(chip)
            self._chips[kind] = chip
            line.addWidget(chip)
        self._chips[None].setChecked(True)
        self.words.setPlaceholderText(translate("Customers", "Number, person or words"))
        self.words.setAccessibleName(translate("Customers", "Find in the timeline"))
        self.words.textChanged.connect(lambda _: self._fill())
        self.words.returnPressed.connect(self.table.setFocus)
        line.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 4, 0, 0)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def _fill(self) -> None:
        told = [row for row in self._rows if self._is_meant(row)]
        for kind, chip in self._chips.items():
            count = sum(kind is None or row.what in KINDS[kind] for row in told)
            chip.setText(f"{_CHIPS[kind]()} · {count}")
        kept: Iterable[HistoryRow] = told
        if self._kind is not None:
            kept = (row for row in told if row.what in KINDS[self._kind])
        self.model.show_rows(list(kept))

    def _is_meant(self, row: HistoryRow) -> bool:
        words = fold(self.words.text())
        said = (row.subject, row.actor, happened_word(row), change_line(row))
        return not words or words in fold(" ".join(said))


_CHIPS: dict[str | None, Callable[[], str]] = {
    None: lambda: translate("Customers", "All"),
    "ticket": lambda: translate("Customers", "Tickets"),
    "call": lambda: translate("Customers", "Calls"),
    "visit": lambda: translate("Customers", "Visits"),
    "paper": lambda: translate("Customers", "Papers"),
    "change": lambda: translate("Customers", "Changes"),
}


def _line(row: HistoryRow) -> tuple[object, ...]:
    return (row.happened_at, row.what, row.subject, row.verb, row.line)
