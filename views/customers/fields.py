"""The fields of each record in the order the keyboard walks them."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.terms import (
    BoundarySide,
    CircuitState,
    Importance,
    Industry,
    Locality,
    Owner,
    Reach,
    Segment,
    Service,
    ServiceGrade,
    SpendBand,
    ValueClass,
)
from views.widgets.editors import (
    ChoiceEditor,
    DayEditor,
    Editor,
    FigureEditor,
    FlagEditor,
    HoursEditor,
    LineEditor,
    LinesEditor,
    PhonesEditor,
)
from views.widgets.record_dialog import Spec

translate = QCoreApplication.translate

Choices = Sequence[tuple[object, str]]
Maker = Callable[[QWidget], Editor]


def _line(name: str, *, required: bool = False, wide: bool = False, fixed: bool = False) -> Spec:
    return Spec(name, LineEditor, required=required, wide=wide, fixed=fixed)


def _code(name: str, *, required: bool = False, fixed: bool = False) -> Spec:
    return Spec(name, _code_editor, required=required, fixed=fixed)


def _code_editor(parent: QWidget) -> Editor:
    return LineEditor(parent, code=True)


def _lines(name: str) -> Spec:
    return Spec(name, LinesEditor, wide=True)


def _one_of(name: str, kind: type[StrEnum], empty: Callable[[], str] | None = None) -> Spec:
    def make(parent: QWidget) -> Editor:
        return ChoiceEditor(kind, parent, empty=None if empty is None else empty())

    return Spec(name, make)


def _chosen(name: str, choices: Choices) -> Spec:
    def make(parent: QWidget) -> Editor:
        return ChoiceEditor(choices, parent, empty="—")

    return Spec(name, make)


def _unknown() -> str:
    return "—"


def _inherited() -> str:
    return translate("Customers", "as the customer's")


def _as_the_circuit() -> str:
    return translate("Customers", "as the circuit's")


def _as_the_customer() -> str:
    return translate("Customers", "blank: the customer's own")


def customer_fields(crews: Choices) -> tuple[Spec, ...]:
    """Return the fields of a customer; ``crews`` are codes and names."""
    return (
        Spec("number", _code_editor, required=True, fixed=True),
        _line("name", required=True),
        _line("short_name"),
        _one_of("grade", ServiceGrade),
        _one_of("importance", Importance),
        _one_of("industry", Industry),
        _one_of("spend_band", SpendBand, _unknown),
        _one_of("value_class", ValueClass, _unknown),
        _line("office_class"),
        Spec("office_hours", HoursEditor),
        _line("town"),
        _one_of("locality", Locality),
        _line("address", wide=True),
        _line("registered_name"),
        _line("registered_address"),
        _line("account_manager"),
        _chosen("responsible_crew", crews),
        _code("contract_number"),
        Spec("contract_ends_on", DayEditor),
        _code("service_line"),
        Spec("longitude", FigureEditor),
        Spec("latitude", FigureEditor),
        _lines("premises_rules"),
        _lines("notes"),
    )


def contact_fields(sites: Choices) -> tuple[Spec, ...]:
    """Return the fields of a contact; ``sites`` are ids and names of the customer's places."""
    return (
        _line("name", required=True),
        _line("title"),
        _line("role"),
        Spec("phones", PhonesEditor),
        _chosen("site_id", sites),
        Spec("office_hours", HoursEditor, hint=_as_the_customer()),
        _line("preferred_window"),
        Spec("do_not_call", FlagEditor),
        Spec("valid_from_on", DayEditor),
        _lines("notes"),
    )


def site_fields() -> tuple[Spec, ...]:
    """Return the fields of a place of the customer."""
    return (
        _line("name", required=True),
        _line("town"),
        _one_of("locality", Locality),
        _line("address", wide=True),
        Spec("longitude", FigureEditor),
        Spec("latitude", FigureEditor),
        _lines("access_notes"),
    )


def circuit_fields(sites: Choices) -> tuple[Spec, ...]:
    """Return the fields of a circuit; ``sites`` are ids and names of the customer's places."""
    return (
        Spec("number", _code_editor, required=True, fixed=True),
        _code("product_number"),
        _one_of("service", Service),
        _one_of("reach", Reach),
        _one_of("grade", ServiceGrade, _inherited),
        _one_of("value_class", ValueClass, _unknown),
        _chosen("site_a", sites),
        _chosen("site_z", sites),
        _code("speed"),
        _line("access"),
        _one_of("state", CircuitState),
        Spec("opened_on", DayEditor),
        _line("room"),
        _line("odf"),
        _code("port"),
        _line("splitter"),
        _code("splitter_ratio"),
        _code("core"),
        _code("olt_port"),
        _code("vlan"),
        _code("ip"),
        _code("gateway"),
        _one_of("segment", Segment),
        _one_of("boundary_side", BoundarySide),
        _line("maintainer"),
        Spec("protected", FlagEditor),
        Spec("baseline_dbm", FigureEditor),
        Spec("baseline_on", DayEditor),
        _lines("notes"),
    )


def terminal_fields() -> tuple[Spec, ...]:
    """Return the fields of a box at the customer's end."""
    return (
        _line("kind", required=True),
        _code("serial"),
        _line("brand"),
        _code("model"),
        _code("mac"),
        _one_of("owner", Owner),
        _line("location"),
        Spec("installed_on", DayEditor),
        Spec("warranty_ends_on", DayEditor),
        _one_of("segment", Segment, _as_the_circuit),
        _one_of("boundary_side", BoundarySide),
        _line("maintainer"),
    )


def reason_field() -> Spec:
    """Return the field in which a reason is told."""
    return Spec("reason", LineEditor, required=True, wide=True)
