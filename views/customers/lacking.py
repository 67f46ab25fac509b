"""What the archive lacks: by whom it is to be filled in, by rule, and file by file."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QWidget

from models.queries.completeness_report import (
    LackingFile,
    OwnerRow,
    RuleRow,
    lacking_files,
    owner_rows,
    rule_rows,
)
from models.rules.completeness import Gap
from views.customers.words import gap_word
from views.desk import Desk
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
POOR = 60


class LackingDialog(QuietDialog):
    """Arrows choose an owner and a rule; Enter on a file opens it: ``opened`` has its number."""

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(translate("Customers", "What the archive lacks"), parent)
        self.desk = desk
        self._files: Sequence[LackingFile] = ()
        self.said = PlainLabel("", self, role="strong")
        self.by_crew = QCheckBox(translate("Customers", "By &crew"), self)
        self.owners: RowsModel[OwnerRow] = RowsModel(
            _owner_columns(), self, key=lambda row: row.owner
        )
        self.rules: RowsModel[RuleRow] = RowsModel(_rule_columns(), self, key=lambda row: row.gap)
        self.files: RowsModel[LackingFile] = RowsModel(
            _file_columns(), self, key=lambda row: row.number
        )
        self.owner_table, self.rule_table = self._table(self.owners), self._table(self.rules)
        self.file_table = self._table(self.files)
        self._build()
        desk.ask(self, lacking_files, self._show, slow=True)

    # Building

    def _table(self, model: RowsModel[Any]) -> Table:
        table = Table("", None, self)
        table.show_model(model)
        return table

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.said, 1)
        top.addWidget(self.by_crew)
        self.body.addLayout(top)
        upper = QSplitter(Qt.Orientation.Horizontal, self)
        upper.addWidget(self.owner_table)
        upper.addWidget(self.rule_table)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(upper)
        split.addWidget(self.file_table)
        self.body.addWidget(split, 1)
        self.buttons(translate("Customers", "Open the file"))
        self.by_crew.toggled.connect(lambda _: self._fill_owners())
        self.owner_table.pointed.connect(lambda _: self._fill_rules())
        self.rule_table.pointed.connect(lambda _: self._fill_files())
        self.owner_table.opened.connect(lambda _: self.rule_table.setFocus())
        self.rule_table.opened.connect(lambda _: self.file_table.setFocus())
        self.file_table.opened.connect(lambda _: self.accept())
        letter = self.fontMetrics()
        window = cast(QWidget, self.parent()).window()
        self.resize(
            min(letter.averageCharWidth() * 130, window.width()),
            min(letter.height() * 36, window.height()),
        )
        self.owner_table.setFocus()

    def accept(self) -> None:
        """Open the file marked; without one, stay."""
        row = self.file_table.selected_row()
        if row is not None:
            super().accept()
            self.opened.emit(row.number)

    # Showing

    def _show(self, files: Sequence[LackingFile]) -> None:
        self._files = files
        lacking = sum(1 for file in files if file.gaps)
        said = translate("Customers", "{lacking} of {all} files lack something.")
        self.said.setText(said.format(lacking=lacking, all=len(files)))
        self._fill_owners()

    def _fill_owners(self) -> None:
        self.owners.show_rows(owner_rows(self._files, by_crew=self.by_crew.isChecked()))
        if self.owners.rowCount() and self.owner_table.selected_row() is None:
            self.owner_table.selectRow(0)
        self._fill_rules()

    def _fill_rules(self) -> None:
        self.rules.show_rows([row for row in rule_rows(self._owned()) if row.missing])
        if self.rules.rowCount() and self.rule_table.selected_row() is None:
            self.rule_table.selectRow(0)
        self._fill_files()

    def _fill_files(self) -> None:
        rule = self.rule_table.selected_row()
        gap: Gap | None = rule.gap if rule is not None else None
        held = [one for one in self._owned() if one.gaps and (gap is None or gap in one.gaps)]
        self.files.show_rows(held)

    def _owned(self) -> list[LackingFile]:
        row = self.owner_table.selected_row()
        if row is None:
            return list(self._files)
        by_crew = self.by_crew.isChecked()
        return [
            one
            for one in self._files
            if (one.crew if by_crew else one.account_manager) == row.owner
        ]


def _owner_columns() -> tuple[Column[OwnerRow], ...]:
    return (
        Column(
            lambda: translate("Customers", "Who fills it in"),
            lambda row: row.owner or translate("Customers", "nobody yet"),
            lambda row: row.owner,
            width=20,
        ),
        _count(lambda: translate("Customers", "Files"), lambda row: row.files),
        _count(lambda: translate("Customers", "Incomplete"), lambda row: row.lacking),
        _count(lambda: translate("Customers", "Missing"), lambda row: row.missing),
        _share(),
    )


def _rule_columns() -> tuple[Column[RuleRow], ...]:
    return (
        Column(
            lambda: translate("Customers", "What is missing"),
            lambda row: gap_word(row.gap),
            lambda row: gap_word(row.gap),
            width=24,
        ),
        _count(lambda: translate("Customers", "Files"), lambda row: row.files),
        _count(lambda: translate("Customers", "Missing"), lambda row: row.missing),
    )


def _file_columns() -> tuple[Column[LackingFile], ...]:
    return (
        Column(
            lambda: translate("Customers", "Customer"),
            lambda row: f"{row.number}  {row.name}",
            lambda row: row.number,
            width=44,
        ),
        _share(),
        Column(
            lambda: translate("Customers", "What is missing"),
            lambda row: "、".join(gap_word(gap) for gap in row.gaps),
            lambda row: -row.missing,
            tip=lambda row: "\n".join(gap_word(gap) for gap in row.gaps),
            width=70,
        ),
    )


def _share() -> Column[Any]:
    return Column(
        lambda: translate("Customers", "Complete"),
        lambda row: f"{row.complete} %",
        lambda row: row.complete,
        tone=lambda row: "soon" if row.complete < POOR else None,
        align=RIGHT,
        width=10,
    )


def _count(heading: Callable[[], str], read: Callable[[Any], int]) -> Column[Any]:
    return Column(heading, lambda row: f"{read(row):,}", read, align=RIGHT, width=10)
