"""Which column fills which field: proposed, and open to another opinion."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.rules.imports import Field, ImportMap, RowProblem, heading, kind_of
from models.rules.imports.kinds import FieldType
from views.exchange.words import field_word
from views.widgets.choice_box import ChoiceBox
from views.widgets.form_field import Form, FormField
from views.widgets.plain_label import PlainLabel
from views.wording import language, term

translate = QCoreApplication.translate

COLUMN, ALWAYS = "column\t", "always\t"
MOST_WORDS = 30


class MappingForm(QScrollArea):
    """A line for each field of the kind, then one for each word nobody knew."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._kind = ""
        self._map: ImportMap | None = None
        self._boxes: dict[str, ChoiceBox] = {}
        self._words: dict[tuple[str, str], ChoiceBox] = {}

    def show_mapping(
        self,
        kind: str,
        chosen: ImportMap,
        *,
        headings: Sequence[str],
        problems: Sequence[RowProblem],
    ) -> None:
        """Offer the columns of a list for the fields of a kind, as a mapping has them."""
        kept = self._focused()
        self._kind, self._map = kind, chosen
        self._boxes, self._words = {}, {}
        page = QWidget(self)
        column = QVBoxLayout(page)
        form = Form(page)
        for field in kind_of(kind).fields.values():
            form.add(field.name, self._line(field, chosen, headings))
        column.addWidget(form)
        unknown = unknown_words(kind, chosen, problems)
        if unknown:
            column.addWidget(self._word_form(unknown, page))
        column.addStretch(1)
        self.setWidget(page)
        if kept in self._boxes:
            self._boxes[kept].setFocus()

    def unknown_words(self) -> frozenset[tuple[str, str]]:
        """Return the words that are asked about now."""
        return frozenset(self._words)

    def mapping(self) -> ImportMap | None:
        """Return the mapping as it stands on screen."""
        if self._map is None:
            return None
        columns: dict[str, str] = {}
        constants = dict(self._map.constants)
        for name, box in self._boxes.items():
            constants.pop(name, None)
            value = box.value() or ""
            if value.startswith(COLUMN):
                columns[name] = value.removeprefix(COLUMN)
            elif value.startswith(ALWAYS):
                constants[name] = value.removeprefix(ALWAYS)
        values = {name: dict(words) for name, words in self._map.values.items()}
        for (name, word), box in self._words.items():
            if box.value():
                values.setdefault(name, {})[word] = box.value()
        return replace(self._map, columns=columns, constants=constants, values=values)

    def first_box(self) -> QWidget | None:
        """Return the first line, for the keyboard to start at."""
        return next(iter(self._boxes.values()), None)

    def _focused(self) -> str:
        return next((name for name, box in self._boxes.items() if box.hasFocus()), "")

    def _line(self, field: Field, chosen: ImportMap, headings: Sequence[str]) -> FormField:
        offered: list[tuple[Any, str]] = [(COLUMN + name, name) for name in headings]
        always = translate("Exchange", "Always: {value}")
        offered += [
            (ALWAYS + value.value, always.format(value=term(value))) for value in field.values()
        ]
        kept = chosen.constants.get(field.name)
        if kept is not None and ALWAYS + kept not in [value for value, _ in offered]:
            offered.append((ALWAYS + kept, always.format(value=kept)))
        box = ChoiceBox(offered, self, empty=_left_out(field, chosen))
        column = chosen.columns.get(field.name)
        known = {heading(name): name for name in headings}
        if column is not None:
            box.set_value(COLUMN + known.get(heading(column), column))
        elif kept is not None:
            box.set_value(ALWAYS + kept)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._boxes[field.name] = box
        return FormField(
            field_word(field), box, required=field.required, hint=field.hint(language())
        )

    def _word_form(self, unknown: Mapping[tuple[str, str], Field], parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(translate("Exchange", "What these words mean"), role="title"))
        form = Form(holder)
        for (name, word), field in unknown.items():
            pairs = [(value.value, term(value)) for value in field.values()]
            box = ChoiceBox(pairs, holder, empty=translate("Exchange", "(not known yet)"))
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
            self._words[name, word] = box
            form.add(f"{name}:{word}", FormField(word.replace("&", "&&"), box))
        column.addWidget(form)
        return holder


def _left_out(field: Field, chosen: ImportMap) -> str:
    """Return what it says beside a field no column fills."""
    if field.name in chosen.templates:
        return translate("Exchange", "(put together: {parts})").format(
            parts=chosen.templates[field.name]
        )
    return translate("Exchange", "(left out)")


def unknown_words(
    kind: str, chosen: ImportMap, problems: Sequence[RowProblem]
) -> dict[tuple[str, str], Field]:
    """Return the words no list of the office knows, with the field they were found in."""
    by_column = {
        column: kind_of(kind).fields[name]
        for name, column in chosen.columns.items()
        if kind_of(kind).fields[name].type is FieldType.TERM
    }
    found: dict[tuple[str, str], Field] = {}
    for problem in problems:
        field = by_column.get(problem.heading)
        if problem.code == "import.unknown_word" and field is not None:
            found.setdefault((field.name, str(problem.facts.get("text", ""))), field)
        if len(found) >= MOST_WORDS:
            break
    return found
