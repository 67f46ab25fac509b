"""Ctrl+K: type what is to be done, read what it will do, Enter does it, and it can be undone.

Verbs, tickets, crews, reasons, times, screens and the actions of the page in front, by
Chinese, pinyin initials or number. Nothing is done before its echo stood on screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from models.errors import RefusedError
from models.queries.command_line import CommandEcho, echo, vocabulary
from models.rules.states import Verb
from models.rules.typed import Other, Vocabulary, parse
from models.rules.typed.table import named
from models.rules.zone import stamp
from models.services.tickets import Done, do
from views.desk import Desk
from views.shell.command_words import offers, said_back
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel
from views.widgets.taking_back import TakingBack
from views.wording import term

translate = QCoreApplication.translate

PAUSE_MS = 60
LETTERS, LINES, ECHO_LINES = 96, 26, 5
NEXT = Qt.ItemDataRole.UserRole
ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
CREW_VERBS = frozenset({Verb.DISPATCH, Verb.REASSIGN, Verb.REINFORCE})


@dataclass(frozen=True, slots=True)
class Reach:
    """A place a line can lead to: a screen of the rail, or an action of the page in front."""

    key: str
    words: str
    go: Callable[[], None]


class _Line(QLineEdit):
    """Hands arrows, Tab and Enter to the dialog, so that they move in the list below."""

    def __init__(self, first: Callable[[QKeyEvent], bool], parent: QWidget) -> None:
        super().__init__(parent, clearButtonEnabled=True)
        self._first = first

    def focusNextPrevChild(self, _next: object) -> bool:
        """Keep Tab for completing."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the dialog have the key, or type it."""
        if not self._first(event):
            super().keyPressEvent(event)


class CommandLine(QuietDialog):
    """``current`` is the ticket on screen; ``reaches`` are the screens and actions at hand."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        reaches: Sequence[Reach] = (),
        current: str | None = None,
        back: TakingBack,
    ) -> None:
        super().__init__(translate("Command", "Command line"), parent)
        self._back = back
        self.desk, self._current, self._busy = desk, current, False
        self._reaches = {one.key: one for one in reaches}
        self._known = Vocabulary(places=tuple((one.key, one.words) for one in reaches))
        self._found: CommandEcho | None = None
        self._told_late = False
        self.line = _Line(self._key, self)
        self.late = QLineEdit(self)
        self.said = PlainLabel("", self, wrap=True)
        self.hits = QListWidget(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._build()
        desk.ask(self, partial(vocabulary, now=desk.now()), self._learn)

    def accept(self) -> None:
        """Enter belongs to the line."""

    # Building

    def _build(self) -> None:
        letter = self.fontMetrics()
        self.line.setPlaceholderText(
            translate("Command", "For example: arrive 0007   hold 0007 spare 15:00   tickets")
        )
        self.line.setAccessibleName(translate("Command", "Command line"))
        self.line.textChanged.connect(lambda _: self._pause.start())
        self.late.setPlaceholderText(translate("Command", "Why is it entered only now?"))
        self.late.setAccessibleName(translate("Command", "Why it is entered late"))
        self.late.returnPressed.connect(self._enter)
        self.late.hide()
        self.said.setMinimumHeight(letter.lineSpacing() * ECHO_LINES)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setUniformItemSizes(True)
        self.hits.itemActivated.connect(self._take)
        self.hits.itemClicked.connect(self._take)
        keys = translate("Command", "↑ ↓ choose   Tab completes   Enter does it   Esc closes")
        for widget in (self.line, self.late, self.said):
            self.body.addWidget(widget)
        self.body.addWidget(self.hits, 1)
        self.body.addWidget(PlainLabel(keys, self, role="muted"))
        self.resize(letter.averageCharWidth() * LETTERS, letter.height() * LINES)
        self.line.setFocus()
        self._offer(CommandEcho(parse("", self._known, self.desk.now())), "")

    def _learn(self, known: Vocabulary) -> None:
        self._known = replace(known, places=self._known.places)
        self._ask()

    # Typing

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in ENTERS:
            self._enter()
        elif event.key() == Qt.Key.Key_Tab:
            self._take(self._marked())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            if self.hits.count():
                at = (self.hits.currentRow() + step) % self.hits.count()
                self.hits.setCurrentRow(at)
        else:
            return False
        return True

    def _ask(self) -> None:
        line = self.line.text()
        query = partial(
            echo,
            line=line,
            now=self.desk.now(),
            role=self.desk.session.role,
            current=self._current,
        )
        self.desk.ask(self, query, partial(self._echo, line), failed=self._refused)

    def _echo(self, line: str, found: CommandEcho) -> None:
        if line != self.line.text():
            return
        places = named(line.strip(), self._known.places) if line.strip() else ()
        if places and found.typed.verb is None:
            found = replace(found, typed=replace(found.typed, places=places))
        self._found = found
        self.bar.clear()
        self.said.setText(said_back(found))
        late = found.happened_at is not None and not found.typed.late and not found.missing
        self.late.setVisible(late)
        self._offer(found, line)

    def _offer(self, found: CommandEcho, line: str) -> None:
        self.hits.clear()
        for then, text in offers(found, self._known, line):
            item = QListWidgetItem(text)
            item.setData(NEXT, then)
            item.setToolTip("")
            self.hits.addItem(item)

    def _marked(self) -> QListWidgetItem | None:
        """Return the offer marked, or else the first."""
        return self.hits.item(max(self.hits.currentRow(), 0))

    def _take(self, item: QListWidgetItem | None) -> None:
        """Complete the line by an offer, or go where it leads."""
        if item is None:
            return
        then = item.data(NEXT)
        if then in self._reaches:
            self._go(self._reaches[then].go)
            return
        self.line.setText(then)
        self.line.setFocus()
        self._ask()

    # Doing

    def _enter(self) -> None:
        """Do what the echo said; an offer marked is taken first."""
        if self._busy:
            return
        if self._pause.isActive() or self._found is None:
            self._pause.stop()
            self._ask()
        found = self._found
        if self.hits.currentRow() >= 0 or found is None or self._needs_a_choice(found):
            self._take(self._marked())
        elif isinstance(found.typed.verb, Verb):
            self._step(found, found.typed.verb)
        else:
            self._other(found)

    @staticmethod
    def _needs_a_choice(found: CommandEcho) -> bool:
        typed = found.typed
        nowhere = typed.verb is None and (found.row is None or bool(typed.places))
        return typed.unclear or bool(found.candidates) or nowhere

    def _step(self, found: CommandEcho, verb: Verb) -> None:
        row = found.row
        if verb is Verb.OPEN:
            self._go(partial(self.desk.open_screen, "intake"))
        elif row is None or not found.allowed:
            return
        elif verb is Verb.PRINT:
            self._go(partial(self.desk.open_screen, "preview", row.number))
        elif found.missing:
            self._go(partial(self._open_form, found, verb))
        elif found.happened_at is not None and not self._why_late(found):
            self.late.show()
            self.late.setFocus()
        else:
            self._do(found, verb)

    def _why_late(self, found: CommandEcho) -> str:
        return found.typed.late or self.late.text().strip()

    def _do(self, found: CommandEcho, verb: Verb) -> None:
        row = found.row
        if row is None:
            return
        facts = found.typed.facts()
        if verb is Verb.DISPATCH:
            facts.setdefault("planned_at", self.desk.now())
        service = partial(
            do, verb=verb, number=row.number, facts=facts, expected_version=row.version
        )
        self._busy = True
        self.desk.act(
            self,
            service,
            self._stored,
            failed=partial(self._failed, found, verb),
            happened_at=found.happened_at,
            late_reason=self._why_late(found) if found.happened_at else None,
        )

    def _other(self, found: CommandEcho) -> None:
        verb, number = found.typed.verb, found.row.number if found.row else None
        if verb in (Other.UNDO, Other.REDO):
            self._go(self._back.undo if verb is Other.UNDO else self._back.redo)
        elif number is not None:
            screen = "suggest" if verb is Other.SUGGEST else "tickets"
            self._go(partial(self.desk.open_screen, screen, number))

    def _open_form(self, found: CommandEcho, verb: Verb) -> None:
        """Open the form of a verb with what the line told in it."""
        row, typed = found.row, found.typed
        if row is None:
            return
        facts = typed.facts()
        if verb in CREW_VERBS:
            at = [f"@{typed.moment.isoformat()}"] if typed.moment is not None else []
            subject = [row.number, str(verb), *typed.crews[:1], *at]
            self.desk.open_screen("dispatch", " ".join(subject))
            return
        told = {name: _raw(value) for name, value in facts.items()}
        if found.happened_at is not None:
            late = {"late": True, "happened_at": stamp(found.happened_at)}
            told |= late | {"late_reason": self._why_late(found)}
        form = f"ticket/{row.number}/{verb}"
        if told:
            self.desk.drafts.keep(form, {**(self.desk.drafts.recall(form) or {}), **told})
        self.desk.open_screen("tickets", f"{row.number} {verb}")

    def _stored(self, done: Done | None) -> None:
        self._go(lambda: None)
        if done is None:
            return
        words = translate("Command", "{verb}: {number} is now {state}.").format(
            verb=term(done.verb), number=done.number, state=term(done.state)
        )
        self.desk.notify(words, undo=self._back.undo)

    def _failed(self, found: CommandEcho, verb: Verb, error: Exception) -> None:
        """Say why not; what a form can still mend is opened filled in."""
        self._busy = False
        if isinstance(error, RefusedError) and verb in CREW_VERBS and error.facts.get("override"):
            self._go(partial(self._open_form, found, verb))
            self.desk.show_error(error)
            return
        self._refused(error)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, RefusedError):
            self.bar.show_error(self.desk.word(error), code=error.code)
        else:
            self.desk.show_error(error)

    def _go(self, there: Callable[[], None]) -> None:
        self.done(1)
        there()


def _raw(value: object) -> object:
    """Return a fact as its editor would have it typed."""
    if isinstance(value, datetime):
        return stamp(value)
    return "\n".join(value) if isinstance(value, list) else value
