"""The columns of the list and of every section of a file."""

from typing import Any, Unpack

from PySide6.QtCore import QCoreApplication

from models.queries.customer_archive import CircuitFile, ContactFile, SiteFile, TerminalFile
from models.queries.customer_doubles import DoubleRow
from models.queries.customer_list import ArchiveRow
from models.queries.customers import HistoryRow
from models.rules.terms import ServiceGrade
from views.customers.words import alike_words, change_line, happened_word, what_word
from views.trail import trail_columns
from views.widgets.columns import RIGHT, Look, count, field, grade, moment, text, word
from views.widgets.table import Column
from views.wording import term

translate = QCoreApplication.translate

POOR = 60  # per cent of a file below which somebody should look into it


def archive_columns() -> tuple[Column[ArchiveRow], ...]:
    """Return the columns of the archive, as ``ArchiveOrder`` names what each is sorted by."""
    return (
        text(field("number"), lambda row: row.number, 9),
        text(field("name"), lambda row: row.name, 22),
        grade(field("grade"), lambda row: row.grade, 9),
        word(field("importance"), lambda row: row.importance, 10),
        text(field("town"), lambda row: row.town, 10),
        count(lambda: translate("Customers", "Circuits"), lambda row: row.circuits, 8, align=RIGHT),
        count(
            lambda: translate("Customers", "Open"),
            lambda row: row.open_tickets,
            6,
            hide_zero=True,
            align=RIGHT,
            tone=lambda row: "soon" if row.open_tickets else None,
        ),
        text(field("account_manager"), lambda row: row.account_manager, 9),
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
        text(field("name"), lambda row: row.name, 16),
        _value("town", 10),
        _word("locality", 8),
        _value("address", 30),
        count(lambda: translate("Customers", "Circuits"), lambda row: row.circuits, 7, align=RIGHT),
        _value("access_notes", 30),
    )


def contact_columns() -> tuple[Column[ContactFile], ...]:
    """Return the columns of a customer's contacts; phones are masked."""
    return (
        text(field("name"), lambda row: row.name, 12, tone=lambda row: _faint(row.past)),
        _value("title", 12),
        _value("role", 10),
        text(field("phones"), lambda row: "  ".join(row.phones), 24),
        text(field("site_id"), lambda row: row.site, 12),
        text(field("office_hours"), lambda row: row.hours, 22),
        _value("preferred_window", 14),
        Column(
            field("do_not_call"),
            lambda row: translate("Customers", "yes") if row.values["do_not_call"] else "",
            lambda row: row.values["do_not_call"],
            tone=lambda row: "overdue" if row.values["do_not_call"] else None,
            width=8,
        ),
        _value("valid_to_on", 12, tone=lambda _: "faint"),
    )


def circuit_columns() -> tuple[Column[CircuitFile], ...]:
    """Return the columns of a customer's circuits, the resource chain told in one."""
    return (
        text(field("number"), lambda row: row.number, 20),
        _word("service", 12),
        _word("reach", 18),
        Column(field("grade"), _grade, lambda row: tuple(ServiceGrade).index(row.grade), width=18),
        text(
            lambda: translate("Customers", "Ends"),
            lambda row: " → ".join(filter(None, (row.site_a, row.site_z))),
            16,
        ),
        _value("speed", 8),
        _value("access", 8),
        text(
            lambda: translate("Customers", "Open ticket"),
            lambda row: row.open_ticket,
            20,
            tone=lambda _: "soon",
        ),
        text(lambda: translate("Customers", "Room › ODF › port › splitter › core"), _chain, 44),
        _word("state", 8),
        text(field("maintainer"), _boundary, 16),
    )


def terminal_columns() -> tuple[Column[TerminalFile], ...]:
    """Return the columns of the boxes, those taken out among them."""
    return (
        text(field("circuit"), lambda row: row.circuit, 20),
        _value("kind", 12),
        _value("serial", 16, tone=lambda row: _faint(row.removed_at)),
        _value("brand", 8),
        _value("model", 10),
        _word("owner", 8),
        _value("installed_on", 12),
        text(field("maintainer"), _boundary, 16),
        moment(
            lambda: translate("Customers", "Taken out"),
            lambda row: row.removed_at,
            18,
            tone=lambda _: "faint",
        ),
        text(lambda: translate("Customers", "Replaced by"), lambda row: row.replaced_by, 16),
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


def _value(name: str, width: int, **look: Unpack[Look[Any]]) -> Column[Any]:
    def told(row: Any) -> str:
        value = row.values[name]
        return "" if value is None else " ".join(str(value).split())

    return text(field(name), told, width, **look)


def _word(name: str, width: int) -> Column[Any]:
    return word(field(name), lambda row: row.values[name], width)


def _faint(past: object) -> str | None:
    return "faint" if past else None


def _boundary(row: CircuitFile | TerminalFile) -> str:
    """Tell whose a line or a box is to maintain, and who the other maintainer is."""
    parts = (term(row.values["boundary_side"]), row.values["maintainer"])
    return " ".join(filter(None, parts))


def _grade(row: CircuitFile) -> str:
    word = term(row.grade)
    return (
        translate("Customers", "{grade} (customer's)").format(grade=word) if row.inherited else word
    )


def _chain(row: CircuitFile) -> str:
    names = ("room", "odf", "port", "splitter", "core")
    return " › ".join(str(row.values[name]) for name in names if row.values[name])
