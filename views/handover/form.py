"""The form of a hand-over: both shifts' words, kept as a draft until the next one has it."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from models.errors import RefusedError
from models.queries.handovers import HandoverStart
from models.services.handovers import HandedOver, HandoverFacts, hand_over
from views.desk import Desk
from views.handover.editors import CountsEditor, Notes, PasswordEditor
from views.widgets.draft_form import DraftForm
from views.widgets.editors import ChoiceEditor, LineEditor, LinesEditor
from views.widgets.form_field import FormField

translate = QCoreApplication.translate

DRAFT = "handover"
_NAMES = ("on_duty", "next_on_duty")
_SEPARATORS = str.maketrans(dict.fromkeys(",，;；", "、"))


class HandoverForm(DraftForm):
    """``done`` carries the number of the hand-over."""

    def __init__(
        self, desk: Desk, start: HandoverStart, parent: QWidget | None = None, *, notes: Notes
    ) -> None:
        title = translate("Handover", "Hand over to the next shift")
        super().__init__(desk, parent, draft=DRAFT, title=title)
        self.save_button.setText(translate("Handover", "&Hand over  Ctrl+Enter"))
        self._start = start
        self._fields()
        self._editors["notes"] = notes
        self.build()
        self.propose({"on_duty": "、".join(start.on_duty)})

    def send(self, *, over: bool = False) -> None:
        """Hand over; the list itself is taken from the record as it stands then."""
        told = {name: editor.value() for name, editor in self._editors.items()}
        for name in _NAMES:
            told[name] = [one.strip() for one in told[name].translate(_SEPARATORS).split("、")]
        told["taken_over_by"] = told["taken_over_by"] or ""
        self.act(partial(hand_over, facts=HandoverFacts(**told)))

    def may_save_over(self) -> bool:
        """A hand-over is written once."""
        return False

    def stored(self, value: Any) -> None:
        """Hear the number, or that the next one's password was wrong: then nothing is lost."""
        answer: HandedOver | None = value
        if answer is not None and answer.number is None:
            self.refused(RefusedError(answer.code, field="password", until=answer.until))
            return
        number = "" if answer is None else str(answer.number)
        said = translate("Handover", "{number} is handed over. Ctrl+P prints it.")
        self.desk.notify(said.format(number=number))
        super().stored(number)

    def start(self) -> None:
        """Put the keyboard on the first field."""
        self.form.fields["shift"].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _fields(self) -> None:
        major = self._start.listed.major
        self._line("shift", translate("Handover", "This shift"))
        self._line("next_shift", translate("Handover", "Next shift"))
        self._line("on_duty", translate("Handover", "On duty"))
        self._line("next_on_duty", translate("Handover", "Next on duty"))
        self._add(
            "counts", translate("Handover", "Counted"), CountsEditor(self._start.listed.counts)
        )
        self._prose("major_events", translate("Handover", "Major matters"))
        if major:
            hint = translate(
                "Handover", "{ticket} lasts. Shifts are not handed over in one, but for:"
            )
            self._line(
                "major_reason",
                translate("Handover", "Why all the same"),
                hint=hint.format(ticket="、".join(major)),
                required=True,
            )
        self._prose("notices", translate("Handover", "From above"))
        self._prose("left_over", translate("Handover", "Left over"))
        self._taker()
        self._add(
            "password",
            translate("Handover", "Their password"),
            PasswordEditor(self),
            hint=translate("Handover", "left out, the record says the account was only chosen"),
        )

    def _taker(self) -> None:
        takers = [(name, f"{shown}  {name}") for name, shown in self._start.takers]
        nobody = translate("Handover", "choose")
        editor = ChoiceEditor(takers, self, empty=nobody) if takers else LineEditor(self)
        self._add("taken_over_by", translate("Handover", "Taken over by"), editor, required=True)

    def _line(self, name: str, label: str, *, hint: str = "", required: bool = False) -> None:
        self._add(name, label, LineEditor(self), hint=hint, required=required)

    def _prose(self, name: str, label: str) -> None:
        self._add(name, label, LinesEditor(self, lines=2))

    def _add(
        self, name: str, label: str, editor: QWidget, *, hint: str = "", required: bool = False
    ) -> None:
        self.add_field(name, FormField(label, editor, required=required, hint=hint))
