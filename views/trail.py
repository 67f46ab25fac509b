"""The columns of a customer's trail, shared by the ticket's tab and the history page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.rules.states import Verb
from models.rules.terms import CallOutcome
from views.widgets.columns import moment, text
from views.widgets.table import Column
from views.wording import term

if TYPE_CHECKING:
    from models.queries.customers import HistoryRow

translate = QCoreApplication.translate

KINDS: dict[str, Callable[[], str]] = {
    "ticket": lambda: translate("Trail", "A ticket"),
    "print": lambda: translate("Trail", "Print"),
    "paper": lambda: translate("Trail", "Paper"),
    "phone_visit": lambda: translate("Trail", "Phone visit"),
    "site_visit": lambda: translate("Trail", "Site visit"),
    "follow_up": lambda: translate("Trail", "Follow-up call"),
    "record": lambda: translate("Trail", "Record"),
}


def kind_word(what: str) -> str:
    """Return the word for one kind of line; an unknown kind stands as it is."""
    said = KINDS.get(what)
    return said() if said else what


def verb_word(verb: str) -> str:
    """Return the word for what was done, or for how a call went; others stand as they are."""
    for kind in (Verb, CallOutcome):
        if verb in {one.value for one in kind}:
            return term(kind(verb))
    return verb


def trail_columns() -> "tuple[Column[HistoryRow], ...]":
    """Return the columns of a trail, newest first."""
    return (
        moment(lambda: translate("Trail", "When"), lambda row: row.happened_at, 19),
        Column(
            lambda: translate("Trail", "What"),
            lambda row: kind_word(row.what),
            lambda row: row.what,
            width=14,
        ),
        Column(
            lambda: translate("Trail", "Done"),
            lambda row: verb_word(row.verb),
            lambda row: row.verb,
            width=14,
        ),
        text(lambda: translate("Trail", "Number"), lambda row: row.subject, 22),
        text(lambda: translate("Trail", "In short"), lambda row: " ".join(row.line.split()), 60),
        text(lambda: translate("Trail", "By"), lambda row: row.actor, 12),
    )
