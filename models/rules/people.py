"""The people of a crew as an office jots them down: one to a line, the name and then the phone."""

import re
from dataclasses import dataclass

from models.errors import RefusedError
from models.rules.phones import read_phone

_LINE = re.compile(r"(?P<name>[^0-9+]*?)[\s,，、:：;；]*(?P<phone>[0-9+(（].*)?")


@dataclass(frozen=True, slots=True)
class Person:
    """A name, and the phone in the form it is kept; blank where none was told."""

    name: str
    phone: str = ""


def read_people(text: str) -> tuple[Person, ...]:
    """Read a list of people; blank lines count for nothing.

    Raises ``RefusedError`` people.no_name or phone.unreadable, both beside ``people``.
    """
    lines = enumerate(text.splitlines(), start=1)
    return tuple(_person(number, line.strip()) for number, line in lines if line.strip())


def _person(number: int, line: str) -> Person:
    found = _LINE.fullmatch(line)
    name = found["name"].strip() if found else ""
    if found is None or not name:
        raise RefusedError("people.no_name", field="people", line=number)
    if not found["phone"]:
        return Person(name)
    try:
        return Person(name, str(read_phone(found["phone"])))
    except RefusedError as error:
        error.facts["field"] = "people"
        raise
