"""Help while typing: townships to choose from, where a phone is from, which city a plate is of."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from models.errors import RefusedError
from models.queries.towns import home_phone_area, home_plate_head, town_names
from models.rules.phones import PhoneKind, read_phone
from models.rules.pinyin import Spelling, spell
from models.rules.reference import phone_place, plate_place
from views.desk import Desk
from views.widgets.county_box import CountyBox
from views.widgets.form_field import FormField

translate = QCoreApplication.translate

SHORTEST_PHONE = 7
PLATE_PLACES = 7
SHOWN = 6
ANY_PHONE = "13800000000"
_COMMAS = re.compile(r"[,，、;；/]")


def offer_help(desk: Desk, name: str, field: FormField) -> None:
    """Help with a field by what it is for: a town, a phone or a plate; others stay as they are."""
    line = field.editor
    if isinstance(line, CountyBox):
        explain_county(field, line)
    if not isinstance(line, QLineEdit):
        return
    if name in ("town", "base_town", "towns"):
        _offer_towns(desk, field, line)
    elif name == "plate":
        _offer_plates(desk, field, line)
    elif name in ("phone", "contact_phone", "supervise_phone"):
        _tell_phones(desk, field, line)


def explain_county(field: FormField, box: CountyBox) -> None:
    """Say below the field what choosing the county brings, or what the field said before."""
    usual = field.hint
    box.told.connect(lambda told: field.show_hint(told or usual))


def phone_hint(text: str) -> str:
    """Return where a phone is from, as soon as enough of it is there."""
    digits = [letter for letter in text if letter.isdigit()]
    place = phone_place(text) if len(digits) >= SHORTEST_PHONE else None
    return str(place) if place is not None else ""


def with_area(text: str, area: str) -> str:
    """Return a landline with the area code it was told without; nothing for any other text."""
    try:
        phone = read_phone(text)
    except RefusedError:
        return ""
    is_local = phone.kind is PhoneKind.LANDLINE and not phone.area
    return str(replace(phone, area=area)) if is_local else ""


def plate_hint(text: str) -> str:
    """Return the city of a plate, or what is wrong with it once it is long enough."""
    try:
        return plate_place(text) or translate("Hints", "No city has this plate head.")
    except RefusedError:
        written = [letter for letter in text if letter.isalnum()]
        if len(written) < PLATE_PLACES:
            return ""
        return translate("Hints", "This does not read like a plate; it is kept as written.")


def _offer_plates(desk: Desk, field: FormField, line: QLineEdit) -> None:
    """Say the city of a plate; where none is written, the down key begins it as it does here."""
    home: list[str] = []
    usual = field.hint

    def hint(text: str) -> str:
        return plate_hint(text) if text.strip() else "".join(f"↓ {head}" for head in home)

    def begin(head: str) -> None:
        home[:] = [head] if head else []
        field.show_hint(hint(line.text()) or usual)

    def take() -> None:
        if home and not line.text().strip():
            _enter(line, home[0])

    _tell(field, line, hint)
    _on_down(line, take)
    desk.ask(line, home_plate_head, begin)


def _tell(field: FormField, line: QLineEdit, hint: Callable[[str], str]) -> None:
    usual = field.hint

    def say(text: str) -> None:
        field.show_hint(hint(text) or usual)

    line.textChanged.connect(say)
    say(line.text())


def _tell_phones(desk: Desk, field: FormField, line: QLineEdit) -> None:
    """Say where a phone is from; a landline told without its area gets ours by the down key.

    The prefixes take a moment to read, which happens aside.
    """
    home: list[str] = []
    usual = field.hint

    def whole(text: str) -> str:
        return with_area(text, *home) if home else ""

    def hint(text: str) -> str:
        return phone_hint(text) or (f"↓ {whole(text)}" if whole(text) else "")

    def begin(area: str) -> None:
        home[:] = [area] if area else []
        field.show_hint(hint(line.text()) or usual)

    def take() -> None:
        if whole(line.text()):
            _enter(line, whole(line.text()))

    def ready(_place: object) -> None:
        _tell(field, line, hint)
        desk.ask(line, home_phone_area, begin)

    _on_down(line, take)
    desk.work(line, lambda _: phone_place(ANY_PHONE), ready)


def _offer_towns(desk: Desk, field: FormField, line: QLineEdit) -> None:
    """Name the townships that hold what is typed; the down key takes one after another.

    No list drops down: it would take the Enter that goes on to the next field. Of several
    towns with commas between them the last is helped with.
    """
    usual = field.hint

    def offer(names: Sequence[str]) -> None:
        offered = Offered(names)

        def say(text: str) -> None:
            field.show_hint(offered.hint(_last(text)) or usual)

        def take() -> None:
            text = line.text()
            last = _last(text)
            _enter(line, text.removesuffix(last) + offered.next(last))

        line.textEdited.connect(say)
        _on_down(line, take)
        desk.work(line, lambda _: {name: spell(name) for name in names}, offered.hear)

    desk.ask(line, town_names, offer)


def _last(text: str) -> str:
    """Return what stands behind the last comma."""
    return _COMMAS.split(text)[-1].lstrip()


def _enter(line: QLineEdit, text: str) -> None:
    line.setText(text)
    line.textEdited.emit(text)


def _on_down(line: QLineEdit, run: Callable[[], None]) -> None:
    down = QShortcut(QKeySequence(Qt.Key.Key_Down), line)
    down.setContext(Qt.ShortcutContext.WidgetShortcut)
    down.activated.connect(run)


class Offered:
    """Names that hold what was typed, or sound like it, taken in turn."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._sounds: Mapping[str, Spelling] = {}
        self._typed = self._taken = ""

    def hear(self, sounds: Mapping[str, Spelling]) -> None:
        """Find by pinyin from now on too: initials (``qtz``) or whole (``qiaotou``)."""
        self._sounds = sounds

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
        told = text.strip()
        held = [name for name in self._names if told in name]
        return held or [name for name in self._names if self._sounds_like(name, told.casefold())]

    def _sounds_like(self, name: str, told: str) -> bool:
        heard = self._sounds.get(name)
        return heard is not None and any(
            one.startswith(told) for one in (*heard.initials, *heard.full)
        )
