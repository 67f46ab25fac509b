"""What would come in: the rows of a list, those with problems first, and the problems."""

from collections.abc import Sequence
from itertools import chain, islice

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from console.exchange import ReadList
from models.rules.imports import RowProblem, kind_of
from views.desk import Desk
from views.exchange.columns import PreviewRow, preview_columns, problem_columns
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

SHOWN_ROWS = 1_000


class Preview(QSplitter):
    """Two lists, the lower one only where there is something to tell."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.rows = Table("exchange/rows", desk.settings, self)
        self.wrong = Table("exchange/problems", desk.settings, self)
        self._wrong: RowsModel[RowProblem] = RowsModel(problem_columns(), self)
        self.rows.setAccessibleName(translate("Exchange", "What would come in"))
        self.wrong.setAccessibleName(translate("Exchange", "Problems"))
        self.wrong.show_model(self._wrong)
        self.addWidget(self.rows)
        self.addWidget(self.wrong)
        self.setSizes([3, 2])

    def show_list(self, read: ReadList | None, problems: Sequence[RowProblem]) -> None:
        """Show a list's first thousand rows, the bad ones on top, and every problem."""
        self._wrong.show_rows(problems)
        self.wrong.setVisible(bool(problems))
        if read is None:
            return
        told = {name for row in read.rows[:SHOWN_ROWS] for name in row.facts}
        wanted = [name for name in kind_of(read.kind).fields if name in told]
        model: RowsModel[PreviewRow] = RowsModel(
            preview_columns(read.kind, wanted), self, key=lambda one: one.at
        )
        self.rows.show_model(model)
        model.show_rows(_bad_first(read, problems))


def _bad_first(read: ReadList, problems: Sequence[RowProblem]) -> list[PreviewRow]:
    """Return the rows that are shown; a list of a hundred thousand is not made up for the rest."""
    by_row: dict[tuple[str, int], list[RowProblem]] = {}
    for problem in problems:
        by_row.setdefault((problem.sheet, problem.row), []).append(problem)
    bad = [at for at, row in enumerate(read.rows) if by_row and (row.sheet, row.row) in by_row]
    wrong = frozenset(bad)
    good = (at for at in range(len(read.rows)) if at not in wrong)
    shown = [(at, read.rows[at]) for at in islice(chain(bad, good), SHOWN_ROWS)]
    return [PreviewRow(at, row, tuple(by_row.get((row.sheet, row.row), ()))) for at, row in shown]
