"""What is done to the records of a file: each a dialog or a question, then one service call."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from models.queries.crews import CrewRow, crew_rows
from models.queries.customer_archive import CustomerFile
from models.rules.terms import (
    BoundarySide,
    CircuitState,
    Importance,
    Industry,
    Locality,
    Owner,
    Segment,
    Service,
    ServiceGrade,
)
from models.rules.zone import local_day
from models.services.customer_upkeep import (
    archive_circuit,
    archive_site,
    end_contact,
    restore_customer,
    show_phones,
    swap_terminal,
)
from models.services.customers import (
    add_circuit,
    add_contact,
    add_customer,
    add_site,
    add_terminal,
    archive_customer,
    edit_circuit,
    edit_contact,
    edit_customer,
    edit_site,
    edit_terminal,
)
from views.customers.fields import (
    circuit_fields,
    contact_fields,
    customer_fields,
    reason_field,
    site_fields,
    terminal_fields,
)
from views.desk import Desk
from views.widgets.record_dialog import RecordDialog, Spec
from views.wording import term

translate = QCoreApplication.translate

NOUNS = {
    "customer": "Customer",
    "site": "Site",
    "contact": "Contact",
    "circuit": "Circuit",
    "terminal": "Terminal",
}
USUAL: dict[str, dict[str, Any]] = {
    "customer": {
        "grade": ServiceGrade.STANDARD,
        "importance": Importance.COUNTY,
        "industry": Industry.OTHER,
        "locality": Locality.URBAN,
    },
    "site": {"locality": Locality.URBAN},
    "contact": {},
    "circuit": {
        "service": Service.INTERNET,
        "state": CircuitState.IN_SERVICE,
        "segment": Segment.ENTERPRISE_ACCESS,
        "boundary_side": BoundarySide.OUTER,
    },
    "terminal": {"owner": Owner.CARRIER, "boundary_side": BoundarySide.OUTER},
}


class Records(QObject):
    """Opens the editors over a page; ``dialog`` is the one opened last."""

    def __init__(self, desk: Desk, page: QWidget, *, shown: Callable[[str], None]) -> None:
        super().__init__(page)
        self.desk, self._page, self._shown = desk, page, shown
        self.dialog: RecordDialog | None = None

    # Adding

    def add_customer(self) -> None:
        """Open an empty file."""
        self._with_crews(self._new_customer)

    def add(self, part: str, file: CustomerFile, *, circuit: str = "") -> None:
        """Add a site, contact, circuit or terminal to a file."""
        saves: dict[str, Callable[[dict[str, Any], int | None], Any]] = {
            "site": lambda told, _: partial(add_site, customer=file.number, **told),
            "contact": lambda told, _: partial(add_contact, customer=file.number, **told),
            "circuit": lambda told, _: partial(add_circuit, customer=file.number, **told),
            "terminal": lambda told, _: partial(add_terminal, circuit=circuit, **told),
        }
        about = circuit if part == "terminal" else file.number
        title = translate("Customers", "New {noun}: {about}").format(
            noun=term(NOUNS[part]), about=about
        )
        self._open(
            title=title,
            draft=f"{part}/new/{about}",
            specs=self._fields(part, file),
            save=saves[part],
            usual=USUAL[part],
        )

    # Editing

    def edit_customer(self, file: CustomerFile) -> None:
        """Edit the file itself."""
        self._with_crews(partial(self._edit_customer, file))

    def edit(self, part: str, row: Any, file: CustomerFile) -> None:
        """Edit a record of a file; a contact's phones are shown for it, and that is noted."""
        if part == "contact":
            self.desk.act(
                self,
                partial(
                    show_phones,
                    contact=row.id,
                    reason=translate("Customers", "to change the contact"),
                ),
                lambda phones: self._edit(part, row, file, more={"phones": phones or ()}),
            )
        else:
            self._edit(part, row, file, more={})

    def swap(self, row: Any) -> None:
        """Put another box in the place of one."""
        told = {name: row.values[name] for name in ("kind", "brand", "owner", "boundary_side")}
        installed = {"installed_on": local_day(self.desk.now())}
        self._open(
            title=translate("Customers", "Swap {serial}").format(serial=row.values["serial"]),
            draft=f"terminal/swap/{row.id}",
            specs=(reason_field(), *terminal_fields()),
            save=lambda said, _: partial(swap_terminal, terminal=row.id, **said),
            usual=told | installed,
        )

    def ask_phones(self, row: Any, shown: Callable[[Sequence[str]], None]) -> None:
        """Ask why somebody wants a contact's whole number, then show it."""
        self._open(
            title=translate("Customers", "Show the phone of {name}").format(name=row.name),
            draft=f"contact/phones/{row.id}",
            specs=(reason_field(),),
            save=lambda told, _: partial(show_phones, contact=row.id, **told),
            usual={},
        )
        if self.dialog is not None:
            self.dialog.stored.connect(lambda phones: shown(phones or ()))

    # Putting away

    def put_away(self, part: str, row: Any, file: CustomerFile) -> None:
        """Archive a record, or end a contact, for a reason."""
        last = local_day(self.desk.now())
        saves: dict[str, Callable[[dict[str, Any], int | None], Any]] = {
            "customer": lambda told, _: partial(archive_customer, number=file.number, **told),
            "site": lambda told, _: partial(archive_site, site=row.id, **told),
            "contact": lambda told, _: partial(end_contact, contact=row.id, on=last, **told),
            "circuit": lambda told, _: partial(archive_circuit, number=row.number, **told),
        }
        name = file.values["name"] if part == "customer" else getattr(row, "name", "")
        title = translate("Customers", "Put away: {name}").format(name=name or row.number)
        self._open(
            title=title,
            draft=f"{part}/away/{file.number if part == 'customer' else row}",
            specs=(reason_field(),),
            save=saves[part],
            usual={},
        )

    def take_out(self, file: CustomerFile) -> None:
        """Take an archived file out again, for a reason."""
        self._open(
            title=translate("Customers", "Take out again: {name}").format(name=file.values["name"]),
            draft=f"customer/out/{file.number}",
            specs=(reason_field(),),
            save=lambda told, _: partial(restore_customer, number=file.number, **told),
            usual={},
        )

    # Parts

    def _new_customer(self, crews: tuple[CrewRow, ...]) -> None:
        def save(told: dict[str, Any], _version: int | None) -> Any:
            self._shown(told["number"])
            return partial(add_customer, **told)

        self._open(
            title=translate("Customers", "New customer"),
            draft="customer/new",
            specs=customer_fields([(crew.code, crew.name) for crew in crews]),
            save=save,
            usual=USUAL["customer"],
        )

    def _edit_customer(self, file: CustomerFile, crews: tuple[CrewRow, ...]) -> None:
        self._open(
            title=f"{file.values['name']}  {file.number}",
            draft=f"customer/{file.number}",
            specs=customer_fields([(crew.code, crew.name) for crew in crews]),
            save=lambda told, version: partial(
                edit_customer, number=file.number, expected_version=version, **told
            ),
            values=file.values,
            version=file.version,
        )

    def _edit(self, part: str, row: Any, file: CustomerFile, *, more: dict[str, Any]) -> None:
        saves: dict[str, Callable[[dict[str, Any], int | None], Any]] = {
            "site": lambda told, version: partial(
                edit_site, site=row.id, expected_version=version, **told
            ),
            "contact": lambda told, version: partial(
                edit_contact, contact=row.id, expected_version=version, **told
            ),
            "circuit": lambda told, version: partial(
                edit_circuit, number=row.number, expected_version=version, **told
            ),
            "terminal": lambda told, version: partial(
                edit_terminal, terminal=row.id, expected_version=version, **told
            ),
        }
        key = row.number if part == "circuit" else row.id
        named = row.values.get("name") or row.values.get("serial") or key
        self._open(
            title=f"{term(NOUNS[part])}  {named}",
            draft=f"{part}/{key}",
            specs=self._fields(part, file),
            save=saves[part],
            values=dict(row.values) | more,
            version=row.version,
        )

    def _fields(self, part: str, file: CustomerFile) -> tuple[Spec, ...]:
        if part == "circuit":
            return circuit_fields([(site.id, site.name) for site in file.sites])
        if part == "contact":
            return contact_fields([(site.id, site.name) for site in file.sites])
        return site_fields() if part == "site" else terminal_fields()

    def _with_crews(self, then: Callable[[tuple[CrewRow, ...]], None]) -> None:
        self.desk.ask(self, partial(crew_rows, now=self.desk.now()), then)

    def _open(self, **told: Any) -> None:
        self.dialog = RecordDialog(self.desk, self._page, **told)
        self.dialog.open()
