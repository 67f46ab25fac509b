"""Somebody else saved first: before, mine and theirs, field by field."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from models.errors import ConflictError
from models.rules.wording import shown
from views import wording
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate


class ConflictDialog(QuietDialog):
    """Accepted: mine is to be saved over theirs, knowingly. Rejected: theirs stays."""

    def __init__(
        self,
        error: ConflictError,
        parent: QWidget | None = None,
        *,
        names: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(translate("Conflict", "Somebody else saved first"), parent)
        self.body.addWidget(PlainLabel(wording.sentence(error), self, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.fontMetrics().height())
        heads = (
            "",
            translate("Conflict", "Before"),
            translate("Conflict", "Mine"),
            translate("Conflict", "Theirs"),
        )
        for column, head in enumerate(heads):
            grid.addWidget(PlainLabel(head, self, role="muted"), 0, column)
        for row, field in enumerate(clashing(error), start=1):
            name = (names or {}).get(field, wording.term(f"field.{field}"))
            self._add(grid, row, name, field=field, error=error)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.buttons(translate("Conflict", "Save &mine"), translate("Conflict", "Keep &theirs"))

    def _add(
        self, grid: QGridLayout, row: int, name: str, *, field: str, error: ConflictError
    ) -> None:
        grid.addWidget(PlainLabel(name, self, role="muted"), row, 0)
        sides = ((error.before, "faint"), (error.mine, "strong"), (error.theirs, "soon"))
        for column, (side, role) in enumerate(sides, start=1):
            text = shown(side.get(field), wording.language(), name=field)
            grid.addWidget(PlainLabel(text, self, role=role, wrap=True), row, column)


def clashing(error: ConflictError) -> list[str]:
    """Return the fields in which the two sides differ, in the order of mine."""
    fields = [*error.mine, *(name for name in error.theirs if name not in error.mine)]
    return [name for name in fields if error.mine.get(name) != error.theirs.get(name)]


def resolve(
    error: ConflictError, parent: QWidget, *, mine: Callable[[], None] | None
) -> ConflictDialog:
    """Open the comparison over a window; ``mine`` saves again over what is there now."""
    dialog = ConflictDialog(error, parent)
    if mine is None:
        dialog.button_box.buttons()[0].setEnabled(False)
        dialog.open()
    else:
        dialog.ask(mine)
    return dialog
