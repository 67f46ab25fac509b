"""The log of calls: found and filtered, each opened whole, printed, exported, corrected."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from console.spreadsheets import write_table
from models.queries.visit_log import VisitCard, VisitRow, log_callers, visit_card, visit_rows
from models.rules.terms import Satisfaction
from models.services.calling import correct_visit, give_up_visit, try_again
from views.desk import Desk
from views.visits.card_tab import CardTab
from views.visits.log_columns import log_columns
from views.visits.log_filter import LogFilter
from views.visits.recording_deeds import RecordingDeeds
from views.widgets.count_badge import CountBadge
from views.widgets.editors import ChoiceEditor, LineEditor, LinesEditor, MomentEditor
from views.widgets.empty_state import EmptyState
from views.widgets.record_dialog import RecordDialog, Spec
from views.widgets.wording_marks import mark_wording

translate = QCoreApplication.translate

TEXTS = ("needs", "suggestions", "competition", "recent_fault", "running_note", "greeting")
PLACE = "phone_visit"


class LogTab(CardTab[VisitRow, VisitCard]):
    """The log of calls; ``pointed`` tells of another line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            parent,
            name="log",
            columns=log_columns(),
            card=visit_card,
            counts={
                "calls": CountBadge(translate("Visits", "Calls")),
                "flags": CountBadge(translate("Visits", "Wording to change"), "overdue"),
            },
        )
        self.filter = LogFilter(desk, self)
        self.recordings = RecordingDeeds(desk, self)
        self.fill(
            self.filter,
            EmptyState(
                translate("Visits", "No call is found"),
                translate("Visits", "Choose another period, or fewer filters."),
                icon="phone",
                parent=self,
            ),
        )
        self.filter.changed.connect(self.refresh)

    # Being asked

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self.model.rowCount() else self.filter.words

    # Being told

    def refresh(self) -> None:
        """Ask for the log again; nothing loses its place."""
        query = partial(visit_rows, wanted=self.filter.wanted(), now=self.desk.now())
        self.desk.ask(self, query, self._show, slow=True)
        self.desk.ask(self, log_callers, self.filter.show_callers)

    def show_number(self, number: str) -> None:
        """Show one call, whatever is filtered."""
        self._wanted = number
        words = translate("Visits", "Only {number}").format(number=number)
        self.filter.show_behind((number,), words)

    def show_behind(self, numbers: Sequence[str], words: str) -> None:
        """Show the calls behind a figure."""
        self.filter.show_behind(tuple(numbers), words)

    # What can be done

    def correct(self) -> None:
        """Correct what was written of a call; what stood there stays in the trail."""
        card = self.shown
        if card is None:
            return
        row = card.row
        unasked = translate("Visits", "not asked")
        self.dialog = RecordDialog(
            self.desk,
            self,
            title=translate("Visits", "Correct {number}").format(number=row.number),
            draft=f"visit/correct/{row.number}",
            specs=(
                Spec("satisfaction", lambda p: ChoiceEditor(Satisfaction, p, empty=unasked)),
                *(Spec(name, LinesEditor, wide=True) for name in TEXTS),
                Spec("reason", LineEditor, required=True, wide=True),
            ),
            save=lambda told, version: partial(
                correct_visit, number=row.number, expected_version=version, **told
            ),
            values={"satisfaction": row.satisfaction, "reason": "", **_texts(row)},
            version=row.version,
        )
        for name in TEXTS:
            field = self.dialog.form.fields[name]
            mark_wording(field, place=PLACE, language=lambda: card.language)
        self.dialog.open()

    def give_up(self) -> None:
        """End a visit nobody was reached in; a supervisor's word."""
        row = self.row()
        if row is not None:
            self._decide(
                translate("Visits", "Give up {number}").format(number=row.number),
                specs=(Spec("reason", LineEditor, required=True),),
                service=partial(give_up_visit, number=row.number),
            )

    def let_try_again(self) -> None:
        """Let callers try once more; a supervisor's word."""
        row = self.row()
        if row is not None:
            self._decide(
                translate("Visits", "Let callers try {number} again").format(number=row.number),
                specs=(
                    Spec("at", lambda p: MomentEditor(self.desk.now, p), required=True),
                    Spec("reason", LineEditor, required=True),
                ),
                service=partial(try_again, number=row.number),
            )

    def export(self) -> None:
        """Choose a file for the lines shown; phones stay masked."""
        dialog = QFileDialog(self, translate("Visits", "Export the log"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(translate("Visits", "Workbooks (*.xlsx);;Text (*.csv)"))
        dialog.setDefaultSuffix("xlsx")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(f"{translate('Visits', 'Phone visits')}-{self.filter.month():%Y-%m}.xlsx")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the lines shown into a workbook."""
        header, rows = exported(self.model.rows())
        said = translate("Visits", "{count} calls are in {file}.")
        self.desk.work(
            self,
            lambda _: write_table(path, header, rows),
            lambda count: self.desk.notify(said.format(count=count, file=path.name)),
        )

    def _decide(self, title: str, *, specs: tuple[Spec, ...], service: Any) -> None:
        self.dialog = RecordDialog(
            self.desk,
            self,
            title=title,
            draft=f"visit/decide/{title}",
            specs=specs,
            save=lambda told, _: partial(service, **told),
        )
        self.dialog.open()

    # Answers

    def show_card(self, card: VisitCard) -> None:
        """Show a call and its recordings."""
        self.card.show_visit(card)

    def _show(self, rows: Sequence[VisitRow]) -> None:
        self.counts["calls"].show_count(len(rows))
        self.counts["flags"].show_count(sum(bool(row.flags) for row in rows))
        self.show_lines(rows, is_empty=not rows)


def _texts(row: VisitRow) -> dict[str, str]:
    return {name: row.topics.get(name, "") for name in TEXTS}


def exported(rows: Sequence[VisitRow]) -> tuple[list[str], list[list[str]]]:
    """Return heads and lines of the workbook: the columns of the list, then what was said."""
    columns = log_columns()
    said = translate("Visits", "What was said")
    promised = translate("Visits", "Promises")
    phone = translate("Visits", "Whom")
    header = [*(column.heading() for column in columns), phone, said, promised]
    lines = [
        [
            *(column.text(row) for column in columns),
            f"{row.contact} {row.phone}".strip(),
            "；".join(row.topics.values()),
            row.promised,
        ]
        for row in rows
    ]
    return header, lines
