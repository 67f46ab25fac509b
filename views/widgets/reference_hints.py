"""Help while typing: townships to choose from, where a phone is from, which city a plate is of."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from models.errors import RefusedError
from models.queries.towns import town_names
from models.rules.reference import phone_place, plate_place
from views.desk import Desk
from views.widgets.form_field import FormField

translate = QCoreApplication.translate

SHORTEST_PHONE = 7
PLATE_PLACES = 7
SHOWN = 6
ANY_PHONE = "13800000000"


def offer_help(desk: Desk, name: str, field: FormField) -> None:
    """Help with a field by what it is for: a town, a phone or a plate; others stay as they are."""
    line = field.editor
    if not isinstance(line, QLineEdit):
        return
    if name in ("town", "base_town"):
        _offer_towns(desk, field, line)
    elif name == "plate":
        _tell(field, line, plate_hint)
    elif name in ("phone", "contact_phone"):
        _tell_phones(desk, field, line)


def phone_hint(text: str) -> str:
    """Return where a phone is from, as soon as enough of it is there."""
    digits = [letter for letter in text if letter.isdigit()]
    place = phone_place(text) if len(digits) >= SHORTEST_PHONE else None
    return str(place) if place is not None else ""


def plate_hint(text: str) -> str:
    """Return the city of a plate, or what is wrong with it once it is long enough."""
    try:
        return plate_place(text) or translate("Hints", "No city has this plate head.")
    except RefusedError:
        written = [letter for letter in text if letter.isalnum()]
        if len(written) < PLATE_PLACES:
            return ""
        return translate("Hints", "This does not read like a plate; it is kept as written.")


def _tell(field: FormField, line: QLineEdit, hint: Callable[[str], str]) -> None:
    def say(text: str) -> None:
        field.show_hint(hint(text))

    line.textChanged.connect(say)
    say(line.text())


def _tell_phones(desk: Desk, field: FormField, line: QLineEdit) -> None:
    """Hint at phones once the prefixes are read, which takes a moment and happens aside."""
    desk.work(line, lambda _: phone_place(ANY_PHONE), lambda _: _tell(field, line, phone_hint))


def _offer_towns(desk: Desk, field: FormField, line: QLineEdit) -> None:
    """Name the townships that hold what is typed; the down key takes one after another.

    No list drops down: it would take the Enter that goes on to the next field.
    """

    def offer(names: Sequence[str]) -> None:
        offered = Offered(names)

        def say(text: str) -> None:
            field.show_hint(offered.hint(text))

        def take() -> None:
            line.setText(offered.next(line.text()))
            line.textEdited.emit(line.text())

        line.textEdited.connect(say)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), line)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(take)

    desk.ask(line, town_names, offer)


class Offered:
    """Names that hold what was typed, taken in turn."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._typed = self._taken = ""

    def hint(self, text: str) -> str:
        """Return the names to choose from, for a text that is none of them yet."""
        found = self._found(text)
        if text != self._taken:
            self._typed = text
        if not text or not found or found == [text] or text == self._taken:
            return ""
        more = " …" if len(found) > SHOWN else ""
        return f"↓ {'、'.join(found[:SHOWN])}{more}"

    def next(self, text: str) -> str:
        """Return the name after the one taken last, or the first; the text where there is none."""
        if text != self._taken:
            self._typed = text
        found = self._found(self._typed)
        if not found:
            return text
        at = found.index(text) + 1 if text in found and text == self._taken else 0
        self._taken = found[at % len(found)]
        return self._taken

    def _found(self, text: str) -> list[str]:
        return [name for name in self._names if text.strip() in name]
