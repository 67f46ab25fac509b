"""Crews, their people, and one person's papers and avoidances."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from models.queries.crew_files import (
    AvoidanceRow,
    CertificateRow,
    CrewFile,
    CrewFiles,
    PersonFile,
    crew_files,
)
from models.rules.zone import local_day
from models.services.crew_upkeep import restore_crew, restore_technician
from views.desk import Desk
from views.roster.columns import avoidance_columns, crew_columns, paper_columns, people_columns
from views.roster.records import Records
from views.widgets.beside import beside
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

CREWS, PEOPLE, PAPERS, AVOIDANCES = "crews", "people", "papers", "avoidances"
LEFT, RIGHT = 6, 5


class PeopleTab(QWidget):
    """The crew marked limits the people; the words find anybody, whatever is marked."""

    pointed = Signal()

    def __init__(self, desk: Desk, records: Records, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.records = desk, records
        self._files = CrewFiles((), (), ())
        self._wanted = ""
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.archived = QCheckBox(translate("Roster", "&Put away as well"), self)
        self.crews: RowsModel[CrewFile] = RowsModel(crew_columns(), self, key=lambda row: row.code)
        self.people: RowsModel[PersonFile] = RowsModel(
            people_columns(self._today), self, key=lambda row: row.number
        )
        self.papers: RowsModel[CertificateRow] = RowsModel(
            paper_columns(self._today), self, key=lambda row: row.id
        )
        self.avoidances: RowsModel[AvoidanceRow] = RowsModel(
            avoidance_columns(), self, key=lambda row: row.id
        )
        self.tables = {
            name: Table(f"roster/{name}", desk.settings, self)
            for name in (CREWS, PEOPLE, PAPERS, AVOIDANCES)
        }
        self.name = PlainLabel("", self, role="strong", wrap=True)
        self._build()
        self._listen()

    # Being asked

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.tables[CREWS]

    def focused(self) -> str:
        """Return which of the lists had the keyboard last; the crews where none had."""
        last = self.focusWidget()  # also while a menu is open over it
        return next((name for name, one in self.tables.items() if one is last), CREWS)

    def crew(self) -> CrewFile | None:
        """Return the crew marked."""
        return cast("CrewFile | None", self.tables[CREWS].selected_row())

    def person(self) -> PersonFile | None:
        """Return the person marked."""
        return cast("PersonFile | None", self.tables[PEOPLE].selected_row())

    def away(self) -> CrewFile | PersonFile | None:
        """Return what putting away, or taking back, would be about."""
        return self.crew() if self.focused() == CREWS else self.person()

    # Being told

    def refresh(self) -> None:
        """Ask for everything again; nothing loses its place."""
        self.desk.ask(self, crew_files, self._show)

    def show_person(self, number: str) -> None:
        """Mark a person, as soon as they are listed."""
        self._wanted = number
        self.words.clear()
        self._fill_people()

    def change(self) -> None:
        """Open the editor of what is marked in the list with the keyboard."""
        person, focused = self.person(), self.focused()
        if focused == CREWS and self.crew() is not None:
            self.records.crew(self.crew())
        elif focused == PEOPLE and person is not None:
            self.records.person(person)
        elif focused == PAPERS and person is not None:
            row = cast("CertificateRow | None", self.tables[PAPERS].selected_row())
            self.records.paper(person, row)
        elif focused == AVOIDANCES and person is not None:
            self.lift()

    def lift(self) -> None:
        """Lift the avoidance marked."""
        person = self.person()
        row = cast("AvoidanceRow | None", self.tables[AVOIDANCES].selected_row())
        if person is not None and row is not None and not row.lifted:
            self.records.lift(person, row)

    def put_away(self) -> None:
        """Put away the crew or the person marked, or take them back."""
        row = self.away()
        if row is None:
            return
        if not row.archived:
            self.records.put_away(row)
            return
        service = (
            partial(restore_crew, crew=row.code)
            if isinstance(row, CrewFile)
            else partial(restore_technician, technician=row.number)
        )
        said = translate("Roster", "{name} is back in use.").format(name=row.name)
        self.desk.act(self, service, lambda _: self.desk.notify(said))

    # Building

    def _build(self) -> None:
        self.words.setPlaceholderText(translate("Roster", "Name, pinyin, number or phone"))
        self.words.setAccessibleName(translate("Roster", "Find somebody"))
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.archived)
        left = QSplitter(Qt.Orientation.Vertical, self)
        for name, model in ((CREWS, self.crews), (PEOPLE, self.people)):
            self.tables[name].show_model(model)
            left.addWidget(self.tables[name])
        left.setStretchFactor(1, 1)
        card = QWidget(self)
        held = QVBoxLayout(card)
        held.setContentsMargins(self.fontMetrics().height() // 2, 0, 0, 0)
        held.addWidget(self.name)
        for name, heading, rows in (
            (PAPERS, translate("Roster", "Papers (Ctrl+J enters one)"), self.papers),
            (
                AVOIDANCES,
                translate("Roster", "Kept away from (Ctrl+H)"),
                self.avoidances,
            ),
        ):
            held.addWidget(PlainLabel(heading, card, role="muted"))
            self.tables[name].show_model(cast("RowsModel[Any]", rows))
            held.addWidget(self.tables[name], 1)
        split = beside(left, card, shares=(LEFT, RIGHT))
        for name, said in (
            (CREWS, translate("Roster", "Crews")),
            (PEOPLE, translate("Roster", "People")),
            (PAPERS, translate("Roster", "Papers")),
            (AVOIDANCES, translate("Roster", "Kept away from")),
        ):
            self.tables[name].setAccessibleName(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(top)
        column.addWidget(split, 1)

    def _listen(self) -> None:
        self.words.textChanged.connect(lambda _: self._fill_people())
        self.words.returnPressed.connect(self._to_people)
        self.archived.toggled.connect(lambda _: self._fill())
        self.tables[CREWS].pointed.connect(lambda _: self._fill_people())
        self.tables[PEOPLE].pointed.connect(lambda _: self._fill_card())
        for table in self.tables.values():
            table.opened.connect(lambda _: self.change())
            table.pointed.connect(lambda _: self.pointed.emit())

    # Answers

    def _show(self, files: CrewFiles) -> None:
        self._files = self.records.files = files
        self._fill()

    def _fill(self) -> None:
        shown = [one for one in self._files.crews if self.archived.isChecked() or not one.archived]
        self.crews.show_rows(shown)
        if self.crew() is None:
            self.tables[CREWS].select_first()
        self._fill_people()

    def _fill_people(self) -> None:
        self.people.show_rows(self._found())
        if self._wanted and self.tables[PEOPLE].select_key(self._wanted):
            self._wanted = ""
        elif self.person() is None:
            self.tables[PEOPLE].select_first()
        self._fill_card()

    def _found(self) -> Sequence[PersonFile]:
        told = self.words.text().casefold().split()
        crew = self.crew()
        everybody = [
            one for one in self._files.people if self.archived.isChecked() or not one.archived
        ]
        if told:
            return [one for one in everybody if all(word in one.found_by for word in told)]
        if self._wanted:
            return everybody
        return [one for one in everybody if crew is None or one.crew_code == crew.code]

    def _fill_card(self) -> None:
        person = self.person()
        self.papers.show_rows(() if person is None else person.certificates)
        self.avoidances.show_rows(() if person is None else person.avoidances)
        if person is None:
            self.name.setText(translate("Roster", "Nobody marked. Ctrl+Shift+I enters somebody."))
        else:
            kept = person.values
            parts = (person.name, person.number, person.crew_name, kept["employment"])
            badge = translate("Roster", "badge {number}").format(number=kept["badge_number"])
            emergency = translate("Roster", "emergency {phone}").format(phone=person.emergency)
            more = (
                badge if kept["badge_number"] else "",
                emergency if person.emergency else "",
                ", ".join(kept["skills"]),
            )
            self.name.setText("   ".join(filter(None, (*parts, *more))))
        self.pointed.emit()

    def _to_people(self) -> None:
        self.tables[PEOPLE].setFocus()

    def _today(self) -> date:
        return local_day(self.desk.now())
