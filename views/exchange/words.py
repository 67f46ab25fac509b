"""How kinds, fields and problems are called on screen."""

from PySide6.QtCore import QCoreApplication

from console.exchange import ReadList
from models.rules.imports import KINDS, Field, RowProblem, kind_of
from models.services.imports import ImportDone
from views.wording import language, listed, say

translate = QCoreApplication.translate


def kind_word(kind: str) -> str:
    """Return the name of a kind."""
    return kind_of(kind).title(language())


def kind_choices() -> list[tuple[str, str]]:
    """Return every kind with its name, to choose from."""
    return [(kind, kind_word(kind)) for kind in KINDS]


def field_word(field: Field) -> str:
    """Return the name of a field."""
    return field.title(language())


def told(problem: RowProblem) -> str:
    """Return what is wrong with a row."""
    return say(problem.code, problem.facts)


def place_of(problem: RowProblem) -> str:
    """Return where a problem is: the sheet where there are several, and the row."""
    row = translate("Exchange", "row {number}").format(number=problem.row)
    return f"{problem.sheet} {row}" if problem.sheet else row


def counted(read: ReadList) -> str:
    """Return how much a list holds, and what of it was left alone."""
    bad = len({(problem.sheet, problem.row) for problem in read.problems})
    words = translate(
        "Exchange", "{count} records; {bad} rows have problems; {over} rows are no records."
    )
    told = words.format(count=len(read.rows), bad=bad, over=read.passed_over)
    if read.passed:
        left = translate("Exchange", "Sheets left alone: {names}.")
        told += " " + left.format(names=listed(name for name, _ in read.passed))
    return told


def done_word(done: ImportDone) -> str:
    """Return what a batch did, or would do."""
    words = translate(
        "Exchange",
        "{added} added, {changed} changed, {same} unchanged, {kept} different but kept, "
        "{bad} not taken.",
    )
    return words.format(
        added=done.added,
        changed=done.changed,
        same=done.unchanged,
        kept=done.differing,
        bad=len({(problem.sheet, problem.row) for problem in done.problems}),
    )
