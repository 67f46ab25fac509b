"""The one editor of every record: walked with Enter, saved with Ctrl+Enter, nothing lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.errors import ConflictError, RefusedError
from views.desk import Desk
from views.widgets.conflict import resolve
from views.widgets.draft_dialog import DraftDialog
from views.widgets.editors import Editor
from views.widgets.form_field import FormField
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


class RecordDialog(DraftDialog):
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
        columns = 2 if len(specs) >= SHORT else 1
        save_word = translate("Record", "&Save  Ctrl+Enter")
        super().__init__(desk, parent, title=title, draft=draft, save=save_word, columns=columns)
        self._save, self._version = save, version
        self._values = values
        self._shown = values if values is not None else usual or {}
        self._needed = [spec.name for spec in specs if spec.required]
        self.editors: dict[str, Editor] = {}
        for spec in specs:
            self._add(spec, fixed=spec.fixed and values is not None)
        self._build()
        self._recall()
        for editor in self.editors.values():
            editor.touched.connect(self._draft.touched)

    # Being used

    def show_record(self, values: Mapping[str, Any], version: int) -> None:
        """Show a record that was read after the dialog opened, and over it what a draft kept."""
        self._values = self._shown = values
        self._version = version
        kept = self.recalled()
        for name, editor in self.editors.items():
            editor.restore(kept.get(name, values.get(name)))
        self._start()

    def service(self) -> Any:
        """Return the one call that keeps it, None where nothing differs."""
        told = self.changes()
        if self._values is not None and not told:
            return None
        return self._save(told, self._version)

    def changes(self) -> dict[str, Any]:
        """Return what differs from the record, or what was told of a new one."""
        told = {name: editor.value() for name, editor in self.editors.items()}
        for name in self._needed:
            if told[name] in (None, ""):
                raise RefusedError("record.empty", field=name)
        if self._values is None:
            return {name: value for name, value in told.items() if value not in (None, "", [])}
        return {name: value for name, value in told.items() if _plain(value) != self._before(name)}

    def reject(self) -> None:
        """Close; what was typed is there again when it is opened next."""
        self._draft.flush()
        if self.recalled():
            self.desk.notify(translate("Record", "What you typed is kept for the next time."))
        super().reject()

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
        kept = self.recalled()
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

    def finish(self, outcome: object) -> None:
        """Close, and tell what came of it."""
        super().finish(outcome)
        self.stored.emit(outcome)

    def refuse(self, error: Exception) -> None:
        """Say why it could not be stored; what somebody else saved first is laid beside it."""
        if isinstance(error, ConflictError):
            self._mark_busy(busy=False)
            self._compare(error)
        else:
            super().refuse(error)

    def placed(self, error: RefusedError) -> RefusedError:
        """A record that is there already is refused for its number."""
        if "field" in error.facts or not error.code.endswith(".taken"):
            return error
        return RefusedError(error.code, **(error.facts | {"field": "number"}))

    def _compare(self, error: ConflictError) -> None:
        """Show both sides; mine is saved over theirs only when chosen knowingly."""
        sides = [
            {name: value for name, value in side.items() if name not in COMPUTED}
            for side in (error.before, error.mine, error.theirs)
        ]
        seen = ConflictError(error.subject, before=sides[0], mine=sides[1], theirs=sides[2])
        resolve(seen, self, mine=lambda: self.send(self._save(self.changes(), None)))

    # Parts

    def raw(self) -> dict[str, Any]:
        """Return what is typed, as the draft keeps it."""
        return {name: editor.raw() for name, editor in self.editors.items()}

    def _before(self, name: str) -> Any:
        value = (self._values or {}).get(name)
        return list(value) if name == "phones" and value is not None else _plain(value)


def _plain(value: Any) -> Any:
    """Return a value as an editor gives it back: a day as text, none as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _widget(editor: Editor) -> QWidget:
    return cast(QWidget, editor)
