"""A form told in a list: each entry its label and editor, one service call when it is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from views.desk import Desk
from views.widgets.draft_form import DraftForm
from views.widgets.editors import LinesEditor, Make
from views.widgets.form_field import FormField

Told = dict[str, Any]
Service = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One field: its name to the service, its label, its editor, what stands in it first."""

    name: str
    label: str
    make: Make
    required: bool = False
    value: object = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a form asks and does; ``said`` words what came of it.

    ``draft`` is where what is typed is kept until it is saved; ``columns`` how many fields
    stand side by side.
    """

    draft: str
    title: str
    entries: Sequence[Entry]
    service: Callable[[Told], Service]
    said: Callable[[Any], str]
    columns: int = 1


class EntryForm(DraftForm):
    """One sheet: Enter goes on, Ctrl+Enter saves, Esc puts away and loses nothing."""

    def __init__(self, desk: Desk, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, draft=sheet.draft, title=sheet.title)
        self.sheet = sheet
        if sheet.columns > 1:
            self.form = _wider(self, sheet.columns)
        for entry in sheet.entries:
            editor = entry.make(self)
            field = FormField(entry.label, editor, required=entry.required, hint=entry.hint)
            self.add_entry(entry.name, field, wide=isinstance(editor, LinesEditor))
        self.build()
        self.propose({entry.name: entry.value for entry in sheet.entries})

    def add_entry(self, name: str, field: FormField, *, wide: bool) -> None:
        """Add a field, over the whole width where it has lines."""
        self.add_field(name, field) if not wide else self._add_wide(name, field)

    def start(self) -> None:
        """Put the keyboard on the first field, its text marked to be typed over."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            cast(QWidget, first).setFocus(Qt.FocusReason.TabFocusReason)

    def told(self) -> Told:
        """Return what is filled in."""
        return {name: editor.value() for name, editor in self._editors.items()}

    def send(self, *, over: bool = False) -> None:
        """Call the service of the sheet."""
        self.act(self.sheet.service(self.told()))

    def may_save_over(self) -> bool:
        """A record that only grows has nothing to save over."""
        return False

    def stored(self, value: Any) -> None:
        """Say what came of it at the foot of the window too."""
        self.desk.notify(self.sheet.said(value))
        super().stored(value)

    def _add_wide(self, name: str, field: FormField) -> None:
        self.form.add(name, field, wide=True)
        self._editors[name] = cast(Any, field.editor)


def _wider(owner: EntryForm, columns: int) -> Any:
    from views.widgets.form_field import Form

    form = Form(owner, columns=columns)
    form.saved.connect(owner.save)
    return form


class FormSide(QStackedWidget):
    """Beside a list: what it is about, and over it a form; ``back`` when the form is gone."""

    back = Signal()

    def __init__(self, desk: Desk, under: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._under = desk, under
        self.form: EntryForm | None = None
        self.addWidget(under)

    def start(self, sheet: Sheet) -> EntryForm:
        """Open a form; one that was open is put away with its text kept."""
        self.close_form()
        form = self.form = EntryForm(self._desk, sheet, self)
        form.done.connect(lambda _: self._leave(form))
        form.left.connect(lambda: self._leave(form))
        self.addWidget(form)
        self.setCurrentWidget(form)
        form.start()
        return form

    def close_form(self) -> None:
        """Put away the form that is open, its text kept as a draft."""
        form, self.form = self.form, None
        if form is not None:
            form.keep()
            self.setCurrentWidget(self._under)
            self.removeWidget(form)
            form.leave_behind()

    def _leave(self, form: EntryForm) -> None:
        if form is self.form:
            self.close_form()
            self.back.emit()
