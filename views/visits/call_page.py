"""One phone visit: dialled, talked through in the order of the norm, saved by keyboard."""

from collections.abc import Mapping
from functools import partial, partialmethod
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from console.dialling import dial
from console.drafts import FormDraft
from models.errors import RefusedError
from models.queries.call_list import CallList, call_list
from models.queries.call_side import CallSide, OpenPromise, call_side
from models.queries.intake import CallerRow, find_caller
from models.rules.terms import CallOutcome
from models.services.customer_upkeep import show_phones
from models.services.undertakings import finish_undertaking
from models.services.visit_outcome import SOURCE
from models.services.visits import VisitDone, record_phone_visit
from views.desk import Desk
from views.lookup_box import LookupBox
from views.visits.call_actions import ACTIONS
from views.visits.call_beside import Beside
from views.visits.call_fields import CallFields
from views.visits.call_strip import CallStrip
from views.visits.way_dialog import WayDialog
from views.visits.words import advice_words
from views.widgets.form_field import Form
from views.widgets.page import Page
from views.wording import term

translate = QCoreApplication.translate

MOST_HITS = 20
RENAMED = {"called_at": "outcome", "text": "note"}


class CallPage(Page):
    """The subject is a customer's number; Esc goes back with everything typed kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Visits", "Phone visit"))
        self.number, self._side = "", cast("CallSide | None", None)
        self._busy = self._then_next = False
        self._draft: FormDraft | None = None
        self._typed_in: QWidget | None = None
        self.box = LookupBox(desk, self, ask=_find, say=_caller_words, nobody=_nobody)
        self.strip = CallStrip(self)
        self.form = Form(self, columns=2)
        self.fields = CallFields(self.form, desk.now, self)
        self.beside = Beside(desk, self)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start by finding somebody, or on the number to dial."""
        return self.strip.dial_button if self.number else self.box

    def panes(self) -> list[QWidget]:
        """Walk from the number to the talk to what stands beside it."""
        first = self.form.fields["outcome"].editor
        return [self.primary_focus(), first, self.beside.promises]

    def subject(self) -> str | None:
        """Return the customer who is rung."""
        return self.number or None

    def show_subject(self, subject: str | None) -> None:
        """Begin a call to a customer; a call that was begun keeps its text."""
        if subject and subject != self.number:
            self._put_away()
            self._start(subject)

    def refresh(self) -> None:
        """Ask again what stands beside the call."""
        if self.number:
            query = partial(call_side, customer=self.number, now=self.desk.now())
            self.desk.ask(self, query, self._show_side)

    def tick(self, now: Any) -> None:
        """Show how long the call lasts."""
        if self.strip.is_running:
            self.strip.tick(now)

    # What can be done

    def has_customer(self) -> bool:
        """Say whether a customer is chosen."""
        return bool(self.number)

    def has_promises(self) -> bool:
        """Say whether something promised is open."""
        return self._side is not None and bool(self._side.promises)

    def dial(self) -> None:
        """Dial the number, or hang up; the whole number is shown to who rings, on record."""
        row = self.strip.contact_row()
        if self.strip.is_running:
            self.strip.end(self.desk.now())
            self.form.fields["outcome"].editor.setFocus()
        elif row is not None:
            service = partial(show_phones, contact=row.id, reason=SOURCE)
            self.desk.act(self, service, self._dial_number)

    def reached(self) -> None:
        """Go on with the talk: somebody answered."""
        self.fields.set_outcome(CallOutcome.CONNECTED)
        self.form.fields["greeting"].editor.setFocus()

    def keep_promise(self) -> None:
        """Note that an open promise was kept."""
        self.beside.keep_promise()

    def show_phrases(self) -> None:
        """Go to the phrase book; Enter comes back with a phrase."""
        self._typed_in = self.focusWidget()
        self.beside.setCurrentIndex(1)
        self.beside.phrases.setFocus()
        self.beside.phrases.setCurrentRow(0)

    def find_customer(self) -> None:
        """Go to the box for another customer."""
        self.box.show()
        self.box.setFocus()
        self.box.words.selectAll()

    def set_way(self) -> None:
        """Say how this desk dials."""
        words = translate("Visits", "This desk dials that way from now on.")
        WayDialog(self.desk, self, done=partial(self.desk.notify, words)).open()

    def save(self) -> None:
        """Keep the call and go back to the list."""
        self._save(then_next=False)

    def save_and_next(self) -> None:
        """Keep the call and begin the one that is most pressing now."""
        self._save(then_next=True)

    def leave(self) -> None:
        """Go back, losing nothing."""
        self._put_away()
        self.desk.close_screen(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; what was typed is a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        self.box.words.setPlaceholderText(
            translate("Visits", "Whom to ring: name, initials, number or phone")
        )
        self.box.words.setAccessibleName(translate("Visits", "Whom to ring"))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        left = QVBoxLayout()
        for widget in (self.box, self.strip):
            left.addWidget(widget)
        left.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addLayout(left, 5)
        row.addWidget(self.beside, 3)
        self.body.addLayout(row, 1)
        self.strip.hide()
        inside.setEnabled(False)
        self._inside = inside

    def _listen(self) -> None:
        self.box.picked.connect(lambda row: self.show_subject(row.customer_number))
        self.form.saved.connect(self.save)
        self.strip.dial.connect(self.dial)
        self.strip.chosen.connect(self._person_chosen)
        self.fields.touched.connect(self._touched)
        self.beside.phrase.connect(self._put_phrase)
        self.beside.kept.connect(self._promise_kept)

    # Beginning

    def _start(self, number: str) -> None:
        self.number = number
        self.strip.reset()
        self.fields.reset()
        self._draft = FormDraft(self.desk.drafts, f"visit/{number}", self._raw, owner=self)
        self.box.hide()
        self.strip.show()
        self._inside.setEnabled(True)
        self.update_actions()
        self.refresh()
        kept = self.desk.drafts.recall(self._draft.form)
        if kept:
            self.fields.restore(kept)
            self.bar.show_notice(translate("Visits", "The call you had begun is back."))

    def _show_side(self, side: CallSide) -> None:
        if side.number != self.number:
            return
        self._side = side
        self.strip.show_side(side, self.desk.now())
        self.fields.show_side(side)
        self.beside.show_side(side)
        self._person_chosen()
        self.update_actions()

    def _person_chosen(self) -> None:
        row = self.strip.contact_row()
        self.fields.name_person(row.name if row is not None else "")

    def _raw(self) -> Mapping[str, Any]:
        return self.fields.raw()

    def _touched(self) -> None:
        if self._draft is not None:
            self._draft.touched()

    def _put_away(self) -> None:
        if self._draft is not None:
            self._draft.flush()

    # Dialling

    def _dial_number(self, phones: tuple[str, ...] | None) -> None:
        if not phones:
            return
        self.strip.show_number("、".join(phones))
        self.strip.begin(self.desk.now())
        self.form.fields["greeting"].editor.setFocus()
        try:
            dial(self.desk.settings.dial_way, phones[0])
        except RefusedError as error:
            self.bar.show_warning(self.desk.word(error))

    def miss(self, outcome: CallOutcome) -> None:
        """Note that nobody was reached, and ask when to ring again."""
        if self.strip.is_running:
            self.strip.end(self.desk.now())
        self.fields.set_outcome(outcome)
        self.form.fields["next_call_at"].editor.setFocus()

    # Beside

    def _put_phrase(self, text: str) -> None:
        wanted = self._typed_in
        if not isinstance(wanted, QPlainTextEdit) or not wanted.isEnabled():
            wanted = cast(QPlainTextEdit, self.form.fields["suggestions"].editor)
        wanted.insertPlainText(text)
        wanted.setFocus()

    def _promise_kept(self, promise: OpenPromise) -> None:
        words = translate("Visits", "The customer confirmed it on the phone.")
        service = partial(finish_undertaking, undertaking=promise.id, result=words)
        self.desk.act(self, service, lambda _: self.refresh())

    # Saving

    def _save(self, *, then_next: bool) -> None:
        if self._busy or not self.number:
            return
        self._busy, self._then_next = True, then_next
        self.form.clear_problems()
        self.bar.clear()
        self._put_away()
        now = self.desk.now()
        self.strip.end(now)
        row = self.strip.contact_row()
        facts = self.fields.told() | {
            "customer": self.number,
            "called_at": self.strip.began_at or now,
            "seconds": self.strip.seconds if self.fields.is_reached() else 0,
            "contact": None if row is None else row.id,
        }
        self.desk.act(
            self, partial(record_phone_visit, facts=facts), self._stored, failed=self._refused
        )

    def _stored(self, done: VisitDone | None) -> None:
        self._busy = False
        if self._draft is not None:
            self._draft.stored()
        self.number, self._side = "", None
        self.strip.reset()
        if done is not None:
            self.desk.notify(_saved_words(done))
        if self._then_next:
            self.desk.ask(self, partial(call_list, now=self.desk.now()), self._go_on)
        else:
            self.desk.close_screen(self)

    def _go_on(self, found: CallList) -> None:
        line = next((one for one in found.lines if not one.handed), None)
        if line is None:
            self.desk.notify(translate("Visits", "Nobody else has to be called now."))
            self.desk.close_screen(self)
            return
        self.show_subject(line.number)
        self.strip.dial_button.setFocus()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
            return
        name = str(error.facts.get("field", ""))
        field = self.form.fields.get(RENAMED.get(name, name))
        if field is None or field.isHidden():
            self.bar.show_error(self.desk.word(error), code=error.code)
            return
        field.show_problem(self.desk.word(error))
        field.editor.setFocus()


def _find(text: str) -> Any:
    return partial(find_caller, text=text, limit=MOST_HITS)


def _caller_words(row: CallerRow) -> str:
    return f"{row.customer_name}  {row.customer_number}  {term(row.grade)}  {row.town}"


def _nobody(text: str) -> str:
    return translate("Visits", "Nobody is called “{text}”.").format(text=text)


def _saved_words(done: VisitDone) -> str:
    said = translate("Visits", "{number} is saved.").format(number=done.number)
    if done.ticket:
        opened = translate("Visits", "Ticket {ticket} is open with this call in it.")
        said = f"{said} {opened.format(ticket=done.ticket)}"
    return f"{said} {advice_words(done.advice)}" if done.advice is not None else said


for _outcome in CallOutcome:
    setattr(CallPage, f"miss_{_outcome.value}", partialmethod(CallPage.miss, _outcome))
