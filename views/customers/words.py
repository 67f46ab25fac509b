"""What the archive calls the things that happen to it and the things it lacks."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from models.queries.customer_doubles import DoubleRow
from models.queries.customers import HistoryRow
from models.rules.completeness import Gap
from models.rules.search import Shelf
from views.trail import kind_word, verb_word
from views.wording import term

translate = QCoreApplication.translate

NOUNS = {
    "customer": "Customer",
    "contact": "Contact",
    "site": "Site",
    "circuit": "Circuit",
    "terminal": "Terminal",
}
VERBS: dict[str, Callable[[], str]] = {
    "add": lambda: translate("Customers", "Added"),
    "edit": lambda: translate("Customers", "Changed"),
    "archive": lambda: translate("Customers", "Archived"),
    "restore": lambda: translate("Customers", "Taken out again"),
    "swap": lambda: translate("Customers", "Swapped"),
    "merge": lambda: translate("Customers", "Merged"),
    "unmerge": lambda: translate("Customers", "Merge undone"),
    "show_phone": lambda: translate("Customers", "Phone shown"),
}
GAPS: dict[Gap, Callable[[], str]] = {
    Gap.PHONES: lambda: translate("Customers", "A contact with a phone"),
    Gap.SITE: lambda: translate("Customers", "At least one site"),
    Gap.CIRCUIT: lambda: translate("Customers", "At least one circuit"),
    Gap.CHAIN: lambda: translate("Customers", "Room, ODF and port"),
    Gap.BASELINE: lambda: translate("Customers", "Baseline receive power"),
}
MATCHED: dict[str, Callable[[], str]] = {
    Shelf.CONTACT_NAME: lambda: term("Contact"),
    Shelf.CONTACT_SOUND: lambda: term("Contact"),
    Shelf.CONTACT_PHONE: lambda: term("Contact"),
    Shelf.SITE: lambda: term("Site"),
}


def is_record(row: HistoryRow) -> bool:
    """Tell whether a line is about the file itself."""
    return row.what in NOUNS


def what_word(row: HistoryRow) -> str:
    """Return what a line is about."""
    return term(NOUNS[row.what]) if is_record(row) else kind_word(row.what)


def happened_word(row: HistoryRow) -> str:
    """Return what was done."""
    if not is_record(row):
        return verb_word(row.verb)
    said = VERBS.get(row.verb)
    return said() if said else row.verb


def change_line(row: HistoryRow) -> str:
    """Return the changed fields in words, or the line as it is."""
    if not is_record(row):
        return " ".join(row.line.split())
    if row.verb != "edit":
        return row.line if not row.line.isascii() else ""
    return ", ".join(term(f"field.{name}") for name in row.line.split(",") if name)


def gap_word(gap: Gap) -> str:
    """Return the word for what is missing."""
    said = GAPS.get(gap)
    return said() if said else term(f"field.{gap.value}")


def alike_words(row: DoubleRow) -> str:
    """Return in what two files are alike."""
    return ", ".join(term(f"field.{alike.value}") for alike in row.alike)
