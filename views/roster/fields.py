"""The fields of crews, people, papers, requests and patterns, in the order Enter walks them."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.errors import RefusedError
from models.rules.roster_patterns import read_steps
from models.rules.terms import CertificateKind, LeaveKind, Segment, ShiftKind, TicketKind
from views.roster import words
from views.widgets.editors import ChoiceEditor, DayEditor, Editor, FlagEditor, LineEditor
from views.widgets.record_dialog import Spec
from views.wording import term

translate = QCoreApplication.translate

Choices = Sequence[tuple[Any, str]]
SEPARATORS = str.maketrans(dict.fromkeys(",，、;；/\n", "\t"))
JOIN = "、"


class ListEditor(LineEditor):
    """Several words with commas between them."""

    def value(self) -> Any:
        """Return the words without blanks around them."""
        parts = self.text().translate(SEPARATORS).split("\t")
        return [part.strip() for part in parts if part.strip()]

    def restore(self, value: Any) -> None:
        """Show words on record, or what was typed."""
        self.setText(value if isinstance(value, str) else JOIN.join(map(self.shown, value or ())))

    def shown(self, value: str) -> str:
        """Return how one word of the record reads."""
        return value


class TermsEditor(ListEditor):
    """Several of a closed list in the office's words; codes are taken as well."""

    def __init__(self, kinds: type[StrEnum], field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._words = {term(kind): kind.value for kind in kinds}
        self._codes = {kind.value: term(kind) for kind in kinds}
        self.setPlaceholderText(JOIN.join(list(self._words)[:3]))

    def value(self) -> Any:
        """Return the codes; raises record.bad_value for a word outside the list."""
        return [self._code(word) for word in super().value()]

    def shown(self, value: str) -> str:
        """Return the office's word for a code."""
        return self._codes.get(value, value)

    def _code(self, word: str) -> str:
        code = self._words.get(word, word)
        if code not in self._codes:
            raise RefusedError("record.bad_value", field=self._field, value=word)
        return code


class StepsEditor(LineEditor):
    """A pattern as 白 夜 休 休, or D N R R."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(" ".join(map(words.letter, (*ShiftKind, ShiftKind.REST)[:4])))

    def value(self) -> Any:
        """Return the shifts in order; raises what ``read_steps`` does, beside this field."""
        try:
            return [kind.value for kind in read_steps(self.text())]
        except RefusedError as error:
            raise RefusedError(error.code, **(error.facts | {"field": "steps"})) from error

    def restore(self, value: Any) -> None:
        """Show shifts on record, or what was typed."""
        kept = value if isinstance(value, str) else " ".join(words.letter(k) for k in value or ())
        self.setText(kept)


def _code(parent: QWidget) -> Editor:
    return LineEditor(parent, code=True)


def _chosen(choices: Choices | type[StrEnum], *, empty: str | None = None) -> Any:
    return lambda parent: ChoiceEditor(choices, parent, empty=empty)


def crew_fields(plates: Sequence[str]) -> tuple[Spec, ...]:
    """Return the fields of a crew."""
    return (
        Spec("code", _code, required=True, fixed=True),
        Spec("name", LineEditor, required=True),
        Spec("base_town", LineEditor),
        Spec("zone", LineEditor),
        Spec("towns", ListEditor, hint=_commas()),
        Spec("skills", lambda parent: TermsEditor(TicketKind, "skills", parent), hint=_commas()),
        Spec("segments", lambda parent: TermsEditor(Segment, "segments", parent), hint=_commas()),
        Spec("default_vehicle", _chosen([(one, one) for one in plates], empty="—")),
    )


def _commas() -> str:
    return translate("Roster", "several with commas between them")


def person_fields(crews: Choices, *, phones: bool) -> tuple[Spec, ...]:
    """Return the fields of a technician; phones only for who may see them."""
    roles = [(role, words.role_word(role)) for role in ("leader", "member", "driver")]
    classes = [(one, one or "—") for one in words.DRIVING]
    shown = (
        Spec("number", _code, required=True, fixed=True),
        Spec("name", LineEditor, required=True),
        Spec("crew", _chosen(crews, empty="—")),
        Spec("role", _chosen(roles)),
        Spec("phone", _code),
        Spec("emergency_contact", LineEditor),
        Spec("employment", LineEditor),
        Spec("driving_class", _chosen(classes)),
        Spec("skills", ListEditor, hint=_commas()),
        Spec("badge_number", _code),
    )
    hidden = () if phones else ("phone", "emergency_contact")
    return tuple(spec for spec in shown if spec.name not in hidden)


def paper_fields() -> tuple[Spec, ...]:
    """Return the fields of a paper."""
    return (
        Spec("kind", lambda parent: ChoiceEditor(CertificateKind, parent)),
        Spec("number", _code),
        Spec("issued_on", DayEditor),
        Spec("review_due_on", DayEditor),
        Spec("expires_on", DayEditor),
    )


def avoidance_fields() -> tuple[Spec, ...]:
    """Return the fields of an avoidance."""
    return (Spec("customer", _code, required=True), reason_field())


def reason_field() -> Spec:
    """Return the field of a reason that has to be given."""
    return Spec("reason", LineEditor, required=True)


def leave_fields(people: Choices) -> tuple[Spec, ...]:
    """Return the fields of a request for leave."""
    return (
        Spec("technician", _chosen(people), required=True),
        Spec("kind", _chosen(LeaveKind)),
        Spec("starts_on", DayEditor, required=True),
        Spec("ends_on", DayEditor, required=True),
        Spec("reason", LineEditor),
    )


def swap_fields(people: Choices) -> tuple[Spec, ...]:
    """Return the fields of a request to swap shifts."""
    same = translate("Roster", "the same day when left empty")
    return (
        Spec("technician", _chosen(people), required=True),
        Spec("day_on", DayEditor, required=True),
        Spec("other", _chosen(people), required=True),
        Spec("other_day_on", DayEditor, hint=same),
        Spec("reason", LineEditor),
    )


def template_fields() -> tuple[Spec, ...]:
    """Return the fields of a pattern."""
    return (
        Spec("name", LineEditor, required=True, fixed=True),
        Spec(
            "steps",
            StepsEditor,
            required=True,
            hint=translate("Roster", "one shift a day, then from the first again"),
        ),
        Spec(
            "follows_calendar",
            FlagEditor,
            hint=translate("Roster", "rest on holidays, work on make-up days"),
        ),
    )
