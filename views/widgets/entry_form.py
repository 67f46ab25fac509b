"""A form told in a list: each entry its label and editor, one service call when it is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtWidgets import QWidget

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
