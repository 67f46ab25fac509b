"""The one editor of every record: walked with Enter, saved with Ctrl+Enter, nothing lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from console.drafts import FormDraft
from models.errors import ConflictError, RefusedError
from views.desk import Desk
from views.widgets.conflict import resolve
from views.widgets.dialog import QuietDialog
from views.widgets.editors import Editor
from views.widgets.form_field import ENTER, Form, FormField
from views.widgets.reference_hints import offer_help
from views.wording import term

translate = QCoreApplication.translate

# Given what changed and the version it was changed from (None: over whatever is there now).
Save = Callable[[dict[str, Any], int | None], Any]
COMPUTED = frozenset({"search_key", "initials", "phone_key"})
SHORT = 12  # fields that still fit in one column


@dataclass(frozen=True, slots=True)
class Spec:
    """One field: its column, how it is edited, and whether it must be there.

    ``fixed`` keeps a value from being changed once the record is there; ``hint`` is said below.
    """

    name: str
    make: Callable[[QWidget], Editor]
    required: bool = False
    wide: bool = False
    fixed: bool = False
    hint: str = ""

    @property
    def label(self) -> str:
        """The word before the field."""
        return term(f"field.{self.name}")


class RecordDialog(QuietDialog):
    """``values`` are the record's fields; a new one has none and starts with what is ``usual``.

    ``stored`` tells that it was saved.
    """

    stored = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        title: str,
        draft: str,
        specs: Sequence[Spec],
        save: Save,
        values: Mapping[str, Any] | None = None,
        version: int | None = None,
        usual: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.desk, self._save, self._version = desk, save, version
        self._values = values
        self._shown = values if values is not None else usual or {}
        self._needed = [spec.name for spec in specs if spec.required]
        self._busy = False
        self.form = Form(self, columns=2 if len(specs) >= SHORT else 1)
        self.form.saved.connect(self.save)
        self.editors: dict[str, Editor] = {}
        for spec in specs:
            self._add(spec, fixed=spec.fixed and values is not None)
        self._draft = FormDraft(desk.drafts, draft, self._raw, owner=self)
        self._build()
        self._recall()
        for editor in self.editors.values():
            editor.touched.connect(self._draft.touched)

    # Being used

    def show_record(self, values: Mapping[str, Any], version: int) -> None:
        """Show a record that was read after the dialog opened, and over it what a draft kept."""
        self._values = self._shown = values
        self._version = version
        kept = self.desk.drafts.recall(self._draft.form) or {}
        for name, editor in self.editors.items():
            editor.restore(kept.get(name, values.get(name)))
        self._start()

    def save(self) -> None:
        """Keep it: one call of the service."""
        if self._busy:
            return
        self._draft.flush()
        self.form.clear_problems()
        self.bar.clear()
        try:
            told = self.changes()
        except RefusedError as error:
            self._refuse(error)
            return
        if self._values is not None and not told:
            self._finish(None)
            return
        self._send(told, self._version)

    def changes(self) -> dict[str, Any]:
        """Return what differs from the record, or what was told of a new one."""
        told = {name: editor.value() for name, editor in self.editors.items()}
        for name in self._needed:
            if told[name] in (None, ""):
                raise RefusedError("record.empty", field=name)
        if self._values is None:
            return {name: value for name, value in told.items() if value not in (None, "", [])}
        return {name: value for name, value in told.items() if _plain(value) != self._before(name)}

    def accept(self) -> None:
        """Save; the dialog closes once it is stored."""
        self.save()

    def reject(self) -> None:
        """Close; what was typed is there again when it is opened next."""
        self._draft.flush()
        if self.desk.drafts.recall(self._draft.form):
            self.desk.notify(translate("Record", "What you typed is kept for the next time."))
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save from the buttons too; in the fields the form hears it first."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    # Building

    def _add(self, spec: Spec, *, fixed: bool) -> None:
        editor = spec.make(self)
        editor.restore(self._shown.get(spec.name, editor.raw()))
        widget = cast(QWidget, editor)
        widget.setEnabled(not fixed)
        field = FormField(spec.label, widget, required=spec.required, hint=spec.hint)
        offer_help(self.desk, spec.name, field)
        self.form.add(spec.name, field, wide=spec.wide)
        self.editors[spec.name] = editor

    def _build(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget(scroll)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self.save_button = self.buttons(translate("Record", "&Save  Ctrl+Enter"))
        self.save_button.setAutoDefault(False)
        self.save_button.setDefault(False)
        letter = self.fontMetrics()
        wide = letter.averageCharWidth() * (110 if len(self.editors) >= SHORT else 60)
        high = inside.sizeHint().height() + letter.height() * 5
        parent = cast(QWidget, self.parent())
        self.resize(
            min(wide, parent.window().width()),
            min(high, parent.window().height() - letter.height() * 2),
        )
        self._start()

    def _start(self) -> None:
        """Put the keyboard on the first field that can be changed."""
        usable = (one for one in map(_widget, self.editors.values()) if one.isEnabled())
        next(usable, self.save_button).setFocus()

    def _recall(self) -> None:
        kept = self.desk.drafts.recall(self._draft.form)
        if not kept:
            return
        for name, raw in kept.items():
            if name in self.editors:
                self.editors[name].restore(raw)
        self.bar.show_notice(
            translate("Record", "What you had typed here is back."), undo=self._forget
        )

    def _forget(self) -> None:
        """Throw the draft away and show the record as it is."""
        self._draft.stored()
        for name, editor in self.editors.items():
            editor.restore(self._shown.get(name))

    # Answers

    def _send(self, told: dict[str, Any], version: int | None) -> None:
        self._busy = True
        self.save_button.setEnabled(False)
        self.desk.act(self, self._save(told, version), self._finish, failed=self._refuse)

    def _finish(self, outcome: object) -> None:
        self._busy = False
        self._draft.stored()
        self.done(1)
        self.stored.emit(outcome)

    def _refuse(self, error: Exception) -> None:
        self._busy = False
        self.save_button.setEnabled(True)
        if isinstance(error, ConflictError):
            self._compare(error)
        elif not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
        elif not self._beside(error):
            self.bar.show_error(self.desk.word(error), code=error.code)

    def _beside(self, error: RefusedError) -> bool:
        if "field" not in error.facts and error.code.endswith(".taken"):
            error = RefusedError(error.code, **(error.facts | {"field": "number"}))
        return self.form.show_refusal(error, self.desk.word)

    def _compare(self, error: ConflictError) -> None:
        """Show both sides; mine is saved over theirs only when chosen knowingly."""
        sides = [
            {name: value for name, value in side.items() if name not in COMPUTED}
            for side in (error.before, error.mine, error.theirs)
        ]
        seen = ConflictError(error.subject, before=sides[0], mine=sides[1], theirs=sides[2])
        resolve(seen, self, mine=lambda: self._send(self.changes(), None))

    # Parts

    def _raw(self) -> dict[str, Any]:
        return {name: editor.raw() for name, editor in self.editors.items()}

    def _before(self, name: str) -> Any:
        value = (self._values or {}).get(name)
        return list(value) if name == "phones" and value is not None else _plain(value)


def _plain(value: Any) -> Any:
    """Return a value as an editor gives it back: a day as text, none as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _widget(editor: Editor) -> QWidget:
    return cast(QWidget, editor)
