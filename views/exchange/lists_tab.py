"""Lists out: an empty one of each kind to fill in, and everything the office has of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.spreadsheets import write_table
from console.templates import write_template
from models.queries.exports import whole_list
from models.rules.imports import KINDS, Kind, kind_of
from views import icons
from views.desk import Desk
from views.exchange.words import kind_word
from views.widgets.columns import count
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table
from views.wording import language, listed

translate = QCoreApplication.translate

Listed = tuple[list[str], list[list[str]]]


class ListsTab(QWidget):
    """One line for each kind, with what can be saved of it."""

    busy = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._model: RowsModel[Kind] = RowsModel(_columns(), self, key=lambda kind: kind.name)
        self.table = Table("exchange/lists", desk.settings, self)
        self.table.show_model(self._model)
        self.table.setAccessibleName(translate("Exchange", "Kinds of lists"))
        self._model.show_rows([kind_of(name) for name in KINDS])
        self.table.select_first()
        self.template_button = QPushButton(
            translate("Exchange", "Save an empty list to fill in"), self
        )
        self.template_button.setIcon(icons.icon("download"))
        self.export_button = QPushButton(translate("Exchange", "Save all records of a kind"), self)
        self.export_button.setIcon(icons.icon("file-download"))
        line = QHBoxLayout()
        line.addWidget(self.template_button)
        line.addWidget(self.export_button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addWidget(
            PlainLabel(
                translate(
                    "Exchange",
                    "An empty list marks what is required and offers the words to choose "
                    "from; filled in, it can be imported as it is.",
                ),
                self,
                role="muted",
            )
        )
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self.template_button.clicked.connect(self.save_template)
        self.export_button.clicked.connect(self.save_export)
        self.table.opened.connect(lambda _: self.save_template())

    def kind(self) -> Kind:
        """Return the kind marked."""
        return cast("Kind | None", self.table.selected_row()) or kind_of(KINDS[0])

    def save_template(self) -> None:
        """Ask where, and write the empty list of the kind marked."""
        name = translate("Exchange", "{kind} to fill in").format(kind=kind_word(self.kind().name))
        self._ask_where(f"{name}.xlsx", [".xlsx"], self.template_to)

    def save_export(self) -> None:
        """Ask where, and write everything the office has of the kind marked."""
        self._ask_where(f"{kind_word(self.kind().name)}.xlsx", [".xlsx", ".csv"], self.export_to)

    def template_to(self, path: Path) -> None:
        """Write the empty list of the kind marked."""
        job = partial(write_template, self.kind().name, path, language=language())
        self.desk.work(self, lambda _: job(), lambda _: self._saved(path))

    def export_to(self, path: Path) -> None:
        """Write everything the office has of the kind marked; read on the report lane."""
        query = partial(whole_list, kind=self.kind().name, language=language())
        self.desk.ask(self, query, partial(self._write, path), slow=True)

    def _write(self, path: Path, listed: Listed) -> None:
        head, rows = listed
        self.desk.work(self, lambda _: write_table(path, head, rows), lambda _: self._saved(path))

    def _saved(self, path: Path) -> None:
        words = translate("Exchange", "Saved: {file}")
        self.desk.notify(words.format(file=path.name))

    def _ask_where(self, name: str, endings: list[str], then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, translate("Exchange", "Save the list"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"*{ending}" for ending in endings])
        dialog.selectFile(name)
        dialog.setDefaultSuffix(endings[0])
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()


def _columns() -> list[Column[Kind]]:
    return [
        Column(
            heading=lambda: translate("Exchange", "Kind"),
            text=lambda kind: kind.title(language()),
            key=lambda kind: KINDS.index(kind.name),
            width=16,
        ),
        Column(
            heading=lambda: translate("Exchange", "Required columns"),
            text=lambda kind: listed(field.title(language()) for field in kind.needed),
            key=lambda kind: len(kind.needed),
            width=40,
        ),
        count(lambda: translate("Exchange", "Columns"), lambda kind: len(kind.fields), 10),
        Column(
            heading=lambda: translate("Exchange", "Good to know"),
            text=lambda kind: " ".join(kind.notes(language())),
            key=lambda kind: kind.name,
            tip=lambda kind: "\n".join(kind.notes(language())),
            width=60,
        ),
    ]
