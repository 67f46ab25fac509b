"""The form of a visit in person: who was there, what was looked at, scores, what to put right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.site_visit_log import SiteVisitForm, SiteVisitRow
from models.rules.norms.checklists import CheckLine
from models.rules.norms.language import LanguageNorms
from models.rules.terms import Satisfaction
from models.services.site_visits import record_site_visit
from views.desk import Desk
from views.visits.promise_rows import PromiseRows
from views.widgets.editors import (
    ChoiceEditor,
    DayEditor,
    FlagEditor,
    LineEditor,
    LinesEditor,
    MomentEditor,
)
from views.widgets.record_dialog import RecordDialog, Spec
from views.widgets.wording_marks import mark_wording
from views.wording import language, term

translate = QCoreApplication.translate

CHECK, SCORE = "check.", "score."
WATCHED = ("running_note", "needs", "competition")
PLACE = "site_visit"


@dataclass(frozen=True)
class NamedSpec(Spec):
    """A field whose word comes from the norm and not from the glossary."""

    words: str = ""

    @property
    def label(self) -> str:
        """The word before the field."""
        return self.words or super().label


class CheckEditor(QWidget):
    """One line of the look at the equipment: well or not, and the figure or note."""

    touched = Signal()

    def __init__(self, line: CheckLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        verdicts = [(True, translate("Visits", "well")), (False, translate("Visits", "not well"))]
        unseen = translate("Visits", "not looked at")
        self.passed = ChoiceEditor(verdicts, self, empty=unseen)
        self.answer = LineEditor(self)
        self.answer.setPlaceholderText(line.unit or translate("Visits", "Figure or note"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.passed, 2)
        row.addWidget(self.answer, 3)
        self.setFocusProxy(self.passed)
        for editor in (self.passed, self.answer):
            editor.touched.connect(self.touched)

    def value(self) -> Any:
        """Return what was found, none where nobody looked."""
        passed, answer = self.passed.value(), self.answer.value()
        return None if passed is None and not answer else {"passed": passed, "answer": answer}

    def restore(self, value: Any) -> None:
        """Show what a draft kept."""
        told: Mapping[str, Any] = value or {}
        self.passed.restore(told.get("passed"))
        self.answer.restore(told.get("answer"))

    def raw(self) -> Any:
        """Return what was chosen and typed."""
        return {"passed": self.passed.value(), "answer": self.answer.raw()}


def visit_dialog(
    desk: Desk,
    parent: QWidget,
    row: SiteVisitRow,
    *,
    asked: SiteVisitForm,
    spoken: LanguageNorms,
) -> RecordDialog:
    """Return the form of a visit that was planned and has been made."""
    dialog = RecordDialog(
        desk,
        parent,
        title=translate("Visits", "Visit {number}: {customer}").format(
            number=row.number, customer=row.customer
        ),
        draft=f"site_visit/{row.number}",
        specs=_specs(asked, desk),
        save=lambda told, _: partial(record_site_visit, facts=_facts(row, told), number=row.number),
        usual={
            "visited_at": desk.now(),
            "visitors": row.visitors or desk.session.display_name,
            "purpose": row.purpose,
        },
    )
    for name in WATCHED:
        mark_wording(dialog.form.fields[name], place=PLACE, language=lambda: spoken)
    return dialog


def _specs(asked: SiteVisitForm, desk: Desk) -> Sequence[Spec]:
    def moment(parent: QWidget) -> MomentEditor:
        return MomentEditor(desk.now, parent)

    running = [(True, translate("Visits", "runs well")), (False, translate("Visits", "not well"))]
    unasked = translate("Visits", "not asked")
    return (
        Spec("visited_at", moment, required=True),
        Spec("left_at", moment),
        Spec("visitors", LineEditor, required=True),
        Spec("attendees", LineEditor),
        Spec("purpose", LineEditor, wide=True),
        Spec("running_normal", lambda parent: ChoiceEditor(running, parent, empty=unasked)),
        Spec("photos", LineEditor),
        Spec("running_note", LinesEditor, wide=True),
        *(_check(line) for line in asked.lines),
        *(_score(name, unasked) for name in asked.scores),
        Spec("opinion", LinesEditor, wide=True),
        Spec("needs", LinesEditor, wide=True),
        Spec("competition", LinesEditor, wide=True),
        NamedSpec("plans", PromiseRows, wide=True, words=translate("Visits", "To be put right")),
        Spec("next_visit_on", DayEditor),
        Spec("signed", FlagEditor),
    )


def _check(line: CheckLine) -> Spec:
    return NamedSpec(f"{CHECK}{line.code}", partial(CheckEditor, line), words=line.said(language()))


def _score(name: str, unasked: str) -> Spec:
    return NamedSpec(
        f"{SCORE}{name}",
        lambda parent: ChoiceEditor(Satisfaction, parent, empty=unasked),
        words=term(f"score.{name}"),
    )


def _facts(row: SiteVisitRow, told: Mapping[str, Any]) -> dict[str, Any]:
    """Put the checks and the scores together as the facts of a visit have them."""
    facts = {name: value for name, value in told.items() if "." not in name}
    checks = [
        {"code": name.removeprefix(CHECK), **value}
        for name, value in told.items()
        if name.startswith(CHECK)
    ]
    scores = {
        name.removeprefix(SCORE): value for name, value in told.items() if name.startswith(SCORE)
    }
    return {**facts, "customer": row.customer_number, "checks": checks, "scores": scores}
