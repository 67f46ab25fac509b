"""Makes the editor of each field of a verb's form."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rules.sheet_lines import read_material, read_replaced
from views.tickets.editors import (
    AnswerEditor,
    AttemptsEditor,
    ChoiceEditor,
    LineEditor,
    LinesEditor,
    NumberEditor,
    ProseEditor,
    TestsEditor,
)
from views.tickets.verb_choices import VerbChoices
from views.tickets.verb_fields import FieldSpec, Kind
from views.widgets.editors import Editor, FlagEditor, MomentEditor, TicksEditor
from views.wording import term

translate = QCoreApplication.translate


def editor_for(
    spec: FieldSpec, choices: VerbChoices, parent: QWidget, *, now: Callable[[], datetime]
) -> QWidget:
    """Return the editor of a field."""
    match spec.kind:
        case Kind.CHOICE if spec.choices is not None:
            options = [(one.value, term(one)) for one in spec.choices]
            made: Editor = ChoiceEditor(options, needed=spec.required, parent=parent)
        case Kind.PICK:
            made = ChoiceEditor(choices.of(spec.source), needed=spec.required, parent=parent)
        case Kind.TICKS:
            made = TicksEditor(choices.of(spec.source), parent)
        case Kind.MOMENT:
            made = MomentEditor(now, parent)
        case Kind.ATTEMPTS:
            made = AttemptsEditor(now, parent)
        case Kind.LINES:
            read, hint = _LINES[spec.name]
            made = LinesEditor(read, hint(), parent)
        case _:
            made = _SIMPLE[spec.kind](parent)
    return cast(QWidget, made)


_LINES: dict[str, tuple[Callable[[str], object], Callable[[], str]]] = {
    "defects": (str, lambda: translate("Facts", "what is wrong, one defect a line")),
    "materials": (read_material, lambda: translate("Facts", "e.g. fibre jumper 2 pcs")),
    "replaced": (read_replaced, lambda: translate("Facts", "e.g. OLD123 NEW456")),
}
_SIMPLE: dict[Kind, Callable[[QWidget], Editor]] = {
    Kind.LINE: LineEditor,
    Kind.PROSE: lambda parent: ProseEditor(parent=parent),
    Kind.NUMBER: NumberEditor,
    Kind.FLAG: FlagEditor,
    Kind.ANSWER: AnswerEditor,
    Kind.TESTS: TestsEditor,
}
