"""The columns of the list and of every section of a file."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from models.queries.customer_archive import CircuitFile, ContactFile, SiteFile, TerminalFile
from models.queries.customer_doubles import DoubleRow
from models.queries.customer_list import ArchiveRow
from models.queries.customers import HistoryRow
from models.rules.zone import stamp
from views.customers.words import alike_words, change_line, happened_word, what_word
from views.trail import trail_columns
from views.widgets.table import Column
from views.wording import term

translate = QCoreApplication.translate

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
POOR = 60  # per cent of a file below which somebody should look into it
ORDER = {"AAA": 0, "AA": 1, "A": 2, "STANDARD": 3}
RANKS = {"national": 0, "provincial": 1, "municipal": 2, "county": 3}


def _field(name: str) -> Callable[[], str]:
    return lambda: term(f"field.{name}")


def archive_columns() -> tuple[Column[ArchiveRow], ...]:
    """Return the columns of the archive."""
    return (
        Column(_field("number"), lambda row: row.number, lambda row: row.number, width=9),
        Column(_field("name"), lambda row: row.name, lambda row: row.name, width=22),
        Column(_field("grade"), lambda row: term(row.grade), lambda row: ORDER[row.grade], width=9),
        Column(
            _field("importance"),
            lambda row: term(row.importance),
            lambda row: RANKS[row.importance],
            width=10,
        ),
        Column(_field("town"), lambda row: row.town, lambda row: row.town, width=10),
        Column(
            lambda: translate("Customers", "Circuits"),
            lambda row: str(row.circuits),
            lambda row: row.circuits,
            align=RIGHT,
            width=8,
        ),
        Column(
            lambda: translate("Customers", "Open"),
            lambda row: str(row.open_tickets or ""),
            lambda row: row.open_tickets,
            tone=lambda row: "soon" if row.open_tickets else None,
            align=RIGHT,
            width=6,
        ),
        Column(
            _field("account_manager"),
            lambda row: row.account_manager,
            lambda row: row.account_manager,
            width=9,
        ),
        Column(
            lambda: translate("Customers", "Complete"),
            lambda row: f"{row.complete} %",
            lambda row: row.complete,
            tone=lambda row: "soon" if row.complete < POOR else None,
            align=RIGHT,
            width=9,
        ),
    )


def site_columns() -> tuple[Column[SiteFile], ...]:
    """Return the columns of a customer's places."""
    return (
        Column(_field("name"), lambda row: row.name, lambda row: row.name, width=16),
        _value("town", 10),
        _word("locality", 8),
        _value("address", 30),
        Column(
            lambda: translate("Customers", "Circuits"),
            lambda row: str(row.circuits),
            lambda row: row.circuits,
            align=RIGHT,
            width=7,
        ),
        _value("access_notes", 30),
    )


def contact_columns() -> tuple[Column[ContactFile], ...]:
    """Return the columns of a customer's contacts; phones are masked."""
    return (
        Column(
            _field("name"),
            lambda row: row.name,
            lambda row: row.name,
            tone=lambda row: "faint" if row.past else None,
            width=12,
        ),
        _value("title", 12),
        _value("role", 10),
        Column(
            _field("phones"),
            lambda row: "  ".join(row.phones),
            lambda row: row.phones,
            width=24,
        ),
        Column(
            _field("site_id"),
            lambda row: row.site,
            lambda row: row.site,
            width=12,
        ),
        Column(
            _field("office_hours"),
            lambda row: row.hours,
            lambda row: row.hours,
            width=22,
        ),
        _value("preferred_window", 14),
        Column(
            _field("do_not_call"),
            lambda row: translate("Customers", "yes") if row.values["do_not_call"] else "",
            lambda row: row.values["do_not_call"],
            tone=lambda row: "overdue" if row.values["do_not_call"] else None,
            width=8,
        ),
        Column(
            _field("valid_to_on"),
            lambda row: str(row.values["valid_to_on"] or ""),
            lambda row: str(row.values["valid_to_on"] or ""),
            tone=lambda _: "faint",
            width=12,
        ),
    )


def circuit_columns() -> tuple[Column[CircuitFile], ...]:
    """Return the columns of a customer's circuits, the resource chain told in one."""
    return (
        Column(_field("number"), lambda row: row.number, lambda row: row.number, width=20),
        _word("service", 12),
        _word("reach", 18),
        Column(_field("grade"), _grade, lambda row: ORDER[row.grade], width=18),
        Column(
            lambda: translate("Customers", "Ends"),
            lambda row: " → ".join(filter(None, (row.site_a, row.site_z))),
            lambda row: row.site_a,
            width=16,
        ),
        _value("speed", 8),
        _value("access", 8),
        Column(
            lambda: translate("Customers", "Open ticket"),
            lambda row: row.open_ticket or "",
            lambda row: row.open_ticket or "",
            tone=lambda _: "soon",
            width=20,
        ),
        Column(
            lambda: translate("Customers", "Room › ODF › port › splitter › core"),
            _chain,
            _chain,
            width=44,
        ),
        _word("state", 8),
        Column(
            _field("maintainer"),
            lambda row: " ".join(
                filter(None, (term(row.values["boundary_side"]), row.values["maintainer"]))
            ),
            lambda row: row.values["maintainer"],
            width=16,
        ),
    )


def terminal_columns() -> tuple[Column[TerminalFile], ...]:
    """Return the columns of the boxes, those taken out among them."""
    return (
        Column(_field("circuit"), lambda row: row.circuit, lambda row: row.circuit, width=20),
        _value("kind", 12),
        Column(
            _field("serial"),
            lambda row: row.values["serial"],
            lambda row: row.values["serial"],
            tone=lambda row: "faint" if row.removed_at else None,
            width=16,
        ),
        _value("brand", 8),
        _value("model", 10),
        _word("owner", 8),
        _value("installed_on", 12),
        Column(
            _field("maintainer"),
            lambda row: " ".join(
                filter(None, (term(row.values["boundary_side"]), row.values["maintainer"]))
            ),
            lambda row: row.values["maintainer"],
            width=16,
        ),
        Column(
            lambda: translate("Customers", "Taken out"),
            lambda row: stamp(row.removed_at),
            lambda row: stamp(row.removed_at),
            tone=lambda _: "faint",
            width=18,
        ),
        Column(
            lambda: translate("Customers", "Replaced by"),
            lambda row: row.replaced_by,
            lambda row: row.replaced_by,
            width=16,
        ),
    )


def timeline_columns() -> tuple[Column[HistoryRow], ...]:
    """Return the columns of the trail, with changes of the file told in words."""
    when, _what, _done, number, _line, by = trail_columns()
    return (
        when,
        Column(_what.heading, what_word, lambda row: row.what, width=10),
        Column(_done.heading, happened_word, lambda row: row.verb, width=12),
        number,
        Column(_line.heading, change_line, lambda row: row.line, width=60),
        by,
    )


def double_columns() -> tuple[Column[DoubleRow], ...]:
    """Return the columns of files that may be one customer's."""
    return (
        Column(
            lambda: translate("Customers", "Keep"),
            lambda row: f"{row.keep}  {row.keep_name}",
            lambda row: row.keep,
            width=36,
        ),
        Column(
            lambda: translate("Customers", "Merge into it"),
            lambda row: f"{row.drop}  {row.drop_name}",
            lambda row: row.drop,
            width=36,
        ),
        Column(
            lambda: translate("Customers", "Alike in"),
            alike_words,
            lambda row: -len(row.alike),
            width=20,
        ),
    )


def _value(name: str, width: int) -> Column[Any]:
    def text(row: Any) -> str:
        value = row.values[name]
        return "" if value is None else " ".join(str(value).split())

    return Column(_field(name), text, text, width=width)


def _word(name: str, width: int) -> Column[Any]:
    return Column(
        _field(name),
        lambda row: term(row.values[name]),
        lambda row: str(row.values[name] or ""),
        width=width,
    )


def _grade(row: CircuitFile) -> str:
    word = term(row.grade)
    return (
        translate("Customers", "{grade} (customer's)").format(grade=word) if row.inherited else word
    )


def _chain(row: CircuitFile) -> str:
    names = ("room", "odf", "port", "splitter", "core")
    return " › ".join(str(row.values[name]) for name in names if row.values[name])
