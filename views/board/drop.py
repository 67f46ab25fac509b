"""Letting go over a crew: which verb that is, what still has to be said, and doing it."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from models.errors import RefusedError
from models.rules.placement import Placement
from models.rules.states import Verb
from models.rules.terms import Role
from views.board.carry import Carry, Way
from views.board.words import heaviest_first, reason_line
from views.desk import Desk
from views.widgets.aging import short_number
from views.widgets.dialog import QuietDialog
from views.widgets.form_field import Form, FormField
from views.widgets.moments import near
from views.widgets.plain_label import PlainLabel
from views.widgets.taking_back import TakingBack
from views.wording import length, term

if TYPE_CHECKING:
    from models.queries.carrying import Verdict
    from models.services.tickets import Done

translate = QCoreApplication.translate


def verb_of(carry: Carry) -> Verb:
    """Return what dropping here would be."""
    if carry.way is Way.SEND:
        return Verb.DISPATCH
    if carry.way is Way.SHARE:
        return Verb.REINFORCE
    return Verb.REPLAN if carry.crew == carry.from_crew else Verb.REASSIGN


def facts_of(carry: Carry, verdict: "Verdict") -> dict[str, object]:
    """Return what the place itself says; reasons are asked for separately."""
    if verb_of(carry) is Verb.REPLAN:
        facts: dict[str, object] = {"order": carry.order}
        if carry.starts_at != carry.from_at:
            facts["planned_at"] = carry.starts_at
        if carry.minutes_told:
            facts["planned_minutes"] = carry.minutes
        return facts
    told = verdict.party.model_dump(exclude_none=True, exclude={"technicians", "instruments"})
    return {**told, "planned_at": carry.starts_at}


def asked_for(carry: Carry, placement: Placement) -> tuple[str, ...]:
    """Return what has to be said in words before it can be done."""
    names = {Verb.REASSIGN: ("reason",), Verb.REINFORCE: ("task",)}.get(verb_of(carry), ())
    return (*names, "override_reason") if placement.needs_override else names


class DropDialog(QuietDialog):
    """Says what would be done and what speaks against it, and asks for the words it needs."""

    def __init__(
        self, title: str, placement: Placement, *, names: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self.names = names
        reasons = "\n".join(map(reason_line, heaviest_first(placement.reasons)))
        if reasons:
            label = PlainLabel(reasons, self, role="soon", wrap=True)
            label.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
            self.body.addWidget(label)
        self.form = Form(self)
        for name in names:
            editor = QPlainTextEdit(self)
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(self.fontMetrics().height() * 4)
            self.form.add(name, FormField(_LABELS[name](), editor, required=True))
        self.form.saved.connect(self.accept)
        self.body.addWidget(self.form)
        self.buttons(translate("Board", "Do it"))
        if names:
            self.form.fields[names[0]].setFocus()

    def accept(self) -> None:
        """Only with every word said; nothing typed is lost otherwise."""
        self.form.clear_problems()
        for name in self.names:
            if not self.said(name):
                self.form.fields[name].show_problem(translate("Board", "Please say why."))
                self.form.fields[name].setFocus()
                return
        super().accept()

    def said(self, name: str) -> str:
        """Return what was typed into a field."""
        editor = self.form.fields[name].editor
        return editor.toPlainText().strip() if isinstance(editor, QPlainTextEdit) else ""


_LABELS = {
    "reason": lambda: translate("Board", "&Reason for another crew"),
    "task": lambda: translate("Board", "&Task of this crew"),
    "override_reason": lambda: translate("Board", "&Why all the same"),
}


class Dropper(QObject):
    """Carries out what was dropped; ``done`` tells the ticket's number."""

    done = Signal(str)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self.dialog: DropDialog | None = None
        self._back = TakingBack(desk, self)

    def drop(self, carry: Carry, verdict: "Verdict") -> None:
        """Do what dropping here means, or say why it cannot be done."""
        placement = verdict.placement
        refusal = self._refusal(carry, placement)
        if refusal is not None:
            self._desk.show_error(refusal)
            return
        names = asked_for(carry, placement)
        facts = facts_of(carry, verdict)
        if not names:
            self._send(carry, facts)
            return
        title = f"{term(verb_of(carry))}  {short_number(carry.number)}"
        self.dialog = DropDialog(title, placement, names=names, parent=self._owner.window())
        self.dialog.finished.connect(self._closed)
        self.dialog.ask(partial(self._answered, carry, facts))

    def _refusal(self, carry: Carry, placement: Placement) -> RefusedError | None:
        """Return what stops this whatever is said; the service would say the same."""
        if verb_of(carry) is Verb.REASSIGN and not carry.lead:
            return RefusedError("board.part_stays", number=carry.number)
        heavy = [one for one in heaviest_first(placement.reasons) if _stops(one.weight, self._role)]
        if heavy:
            return RefusedError(heavy[0].wording_code, **heavy[0].facts)
        return None

    @property
    def _role(self) -> Role:
        return self._desk.session.role

    def _closed(self, _result: int) -> None:
        """A dialog that was answered or left destroys itself."""
        self.dialog = None

    def _answered(self, carry: Carry, facts: Mapping[str, object]) -> None:
        if self.dialog is not None:
            said = {name: self.dialog.said(name) for name in self.dialog.names}
            self._send(carry, {**facts, **said})

    def _send(self, carry: Carry, facts: Mapping[str, Any]) -> None:
        from models.services.tickets import do  # not before the first thing is dropped

        service = partial(
            do,
            verb=verb_of(carry),
            number=carry.number,
            facts=dict(facts),
            expected_version=carry.version,
        )
        self._desk.act(self, service, partial(self._tell, carry))

    def _tell(self, carry: Carry, done: "Done | None") -> None:
        words = translate("Board", "{verb}: {order}, {start}, {length}.").format(
            verb=term(verb_of(carry)),
            order=(done.order if done is not None else None) or carry.number,
            start=near(carry.starts_at, self._desk.now()),
            length=length(carry.ends_at - carry.starts_at),
        )
        warnings = [] if done is None else [reason_line(one) for one in done.warnings]
        self._desk.notify("  ".join([words, *warnings]), undo=self._back.undo)
        self.done.emit(carry.number)


def _stops(weight: str, role: Role) -> bool:
    return weight == "block" or (weight == "override" and role is not Role.SUPERVISOR)
