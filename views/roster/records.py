"""The editors of crews, people, papers, requests and patterns: each one call of a service."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from models.queries.crew_files import AvoidanceRow, CertificateRow, CrewFile, CrewFiles, PersonFile
from models.queries.roster import TemplateRow
from models.rules.terms import CertificateKind
from models.services.crew_upkeep import (
    MAY_SEE_PHONES,
    archive_crew,
    archive_technician,
    edit_certificate,
    show_phone,
)
from models.services.crews import (
    add_certificate,
    add_crew,
    add_technician,
    ask_leave,
    avoid,
    edit_crew,
    edit_technician,
    lift_avoidance,
)
from models.services.shifts import add_template, edit_template
from models.services.swaps import ask_swap
from views.desk import Desk
from views.roster import fields
from views.widgets.record_dialog import RecordDialog, Spec
from views.wording import term

translate = QCoreApplication.translate

Saver = Callable[[dict[str, Any], int | None], Any]


class Records(QObject):
    """Opens an editor over the page; ``dialog`` is the one opened last."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self.desk, self._page = desk, page
        self.files = CrewFiles((), (), ())
        self.dialog: RecordDialog | None = None

    # Crews and people

    def crew(self, row: CrewFile | None) -> None:
        """Enter a crew, or change one."""
        specs = fields.crew_fields(self.files.plates)
        if row is None:
            title = translate("Roster", "New crew")
            self._open(
                title, specs, lambda told, _: partial(add_crew, **told), draft="roster/crew/new"
            )
            return
        self._open(
            f"{row.name}  {row.code}",
            specs,
            lambda told, version: partial(
                edit_crew, code=row.code, expected_version=version, **told
            ),
            values=row.values,
            version=row.version,
            draft=f"roster/crew/{row.code}",
        )

    def person(self, row: PersonFile | None, *, crew: str = "") -> None:
        """Enter somebody, or change them; phones are shown for it, and that is noted."""
        if row is None:
            self._open(
                translate("Roster", "New technician"),
                self._person_fields(phones=True),
                lambda told, _: partial(add_technician, **told),
                usual={"crew": crew or None, "role": "member", "driving_class": ""},
                draft="roster/person/new",
            )
        elif self.desk.session.role in MAY_SEE_PHONES:
            self.desk.act(
                self,
                partial(show_phone, technician=row.number),
                lambda told: self._edit_person(row, told),
            )
        else:
            self._edit_person(row, None)

    def _edit_person(self, row: PersonFile, phones: tuple[str, str] | None) -> None:
        more = {} if phones is None else {"phone": phones[0], "emergency_contact": phones[1]}
        self._open(
            f"{row.name}  {row.number}",
            self._person_fields(phones=phones is not None),
            lambda told, version: partial(
                edit_technician, number=row.number, expected_version=version, **told
            ),
            values=dict(row.values) | more,
            version=row.version,
            draft=f"roster/person/{row.number}",
        )

    def _person_fields(self, *, phones: bool) -> tuple[Spec, ...]:
        crews = [(one.code, one.name) for one in self.files.crews if not one.archived]
        return fields.person_fields(crews, phones=phones)

    def put_away(self, row: CrewFile | PersonFile) -> None:
        """Put a crew or somebody away, for a reason."""
        key = row.code if isinstance(row, CrewFile) else row.number

        def save(told: dict[str, Any], _version: int | None) -> Any:
            if isinstance(row, CrewFile):
                return partial(archive_crew, crew=row.code, **told)
            return partial(archive_technician, technician=row.number, **told)

        title = translate("Roster", "Put away: {name}").format(name=row.name)
        self._open(title, (fields.reason_field(),), save, draft=f"roster/away/{key}")

    # Papers and avoidances

    def paper(self, person: PersonFile, row: CertificateRow | None) -> None:
        """Enter a paper of somebody, or change one."""
        specs = fields.paper_fields()
        if row is None:
            self._open(
                translate("Roster", "New paper: {name}").format(name=person.name),
                specs,
                lambda told, _: partial(add_certificate, technician=person.number, **told),
                usual={"kind": CertificateKind.POST},
                draft=f"roster/paper/new/{person.number}",
            )
            return
        names = ("kind", "number", "issued_on", "review_due_on", "expires_on")
        self._open(
            f"{person.name}  {term(row.kind)}",
            specs,
            lambda told, version: partial(
                edit_certificate, certificate=row.id, expected_version=version, **told
            ),
            values={name: getattr(row, name) for name in names},
            version=row.version,
            draft=f"roster/paper/{row.id}",
        )

    def keep_away(self, person: PersonFile) -> None:
        """Keep somebody away from a customer after a dispute."""
        self._open(
            translate("Roster", "Keep away: {name}").format(name=person.name),
            fields.avoidance_fields(),
            lambda told, _: partial(avoid, technician=person.number, **told),
            draft=f"roster/avoid/{person.number}",
        )

    def lift(self, person: PersonFile, row: AvoidanceRow) -> None:
        """Let somebody go to a customer again."""
        self._open(
            translate("Roster", "Let go there again: {name}").format(name=row.customer_name),
            (fields.reason_field(),),
            lambda told, _: partial(
                lift_avoidance, technician=person.number, customer=row.customer, **told
            ),
            draft=f"roster/lift/{row.id}",
        )

    # Requests and patterns

    def leave(self, *, technician: str, day: date) -> None:
        """Ask for leave."""
        usual = {"technician": technician, "kind": "", "starts_on": day, "ends_on": day}
        self._open(
            translate("Roster", "Ask for leave"),
            fields.leave_fields(self._people()),
            lambda told, _: partial(ask_leave, **told),
            usual=usual,
            draft="roster/leave",
        )

    def swap(self, *, technician: str, day: date) -> None:
        """Ask to swap shifts."""
        self._open(
            translate("Roster", "Ask to swap shifts"),
            fields.swap_fields(self._people()),
            lambda told, _: partial(ask_swap, **told),
            usual={"technician": technician, "day_on": day},
            draft="roster/swap",
        )

    def template(self, row: TemplateRow | None) -> None:
        """Enter a pattern that turns round, or change one."""
        specs = fields.template_fields()
        if row is None:
            title = translate("Roster", "New pattern")
            self._open(
                title,
                specs,
                lambda told, _: partial(add_template, **told),
                draft="roster/template/new",
            )
            return
        self._open(
            row.name,
            specs,
            lambda told, version: partial(
                edit_template, name=row.name, expected_version=version, **told
            ),
            values={
                "name": row.name,
                "steps": [kind.value for kind in row.steps],
                "follows_calendar": row.follows_calendar,
            },
            version=row.version,
            draft=f"roster/template/{row.name}",
        )

    # Parts

    def _people(self) -> list[tuple[str, str]]:
        return [
            (one.number, f"{one.name}  {one.number}  {one.crew_name}")
            for one in self.files.people
            if not one.archived
        ]

    def _open(
        self,
        title: str,
        specs: Sequence[Spec],
        save: Saver,
        *,
        draft: str,
        values: Mapping[str, Any] | None = None,
        version: int | None = None,
        usual: Mapping[str, Any] | None = None,
    ) -> None:
        self.dialog = RecordDialog(
            self.desk,
            self._page,
            title=title,
            draft=draft,
            specs=specs,
            save=save,
            values=values,
            version=version,
            usual=usual,
        )
        self.dialog.open()
