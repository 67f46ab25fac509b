"""How kinds, fields and problems are called on screen."""

from PySide6.QtCore import QCoreApplication

from models.rules.imports import KINDS, Field, RowProblem, kind_of
from views.wording import language, say

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
