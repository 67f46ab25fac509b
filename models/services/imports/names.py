"""Who a list means: numbers and names of the office's records, looked up once a batch."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Circuit, Crew, Customer, Instrument, Technician, Vehicle
from models.errors import RefusedError
from models.rules.text import fold
from models.services.lookups import Lookup, look_up
from models.services.records import BY_NAME, NOUNS

# noun: the class, and the column with the name.
_NAMED: Mapping[str, tuple[Any, str]] = {
    "customer": (Customer, "name"),
    "circuit": (Circuit, "number"),
    "crew": (Crew, "name"),
    "technician": (Technician, "name"),
    "vehicle": (Vehicle, "plate"),
    "instrument": (Instrument, "name"),
}
_CREW_OF: Lookup[int] = Lookup(Technician, ("number",), answer="crew_id")
_CODE_OF: Lookup[str] = Lookup(Crew, ("id",), answer="code")


class Names:
    """The office's names as the batch sees them, its own new ones among them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._numbers: dict[str, dict[str, list[str]]] = {}  # by noun and folded name
        self._unread: dict[str, list[tuple[str, str]]] = {}  # numbers and names not yet among them

    def id_of(self, noun: str, number: str) -> int | None:
        """Return the row id of a record by its number."""
        return look_up(self._session, BY_NAME[noun], number)

    def number_of(self, noun: str, told: str, *, crew: str | None = None) -> str:
        """Return the number of the record a number or a full name means.

        Raises ``RefusedError`` <noun>.unknown, or import.ambiguous where a name is borne twice;
        people are told apart by their crew where the list names it.
        """
        if self.id_of(noun, told) is not None:
            return told
        found = self._named(noun).get(fold(told), [])
        if crew is not None and len(found) > 1:
            found = [number for number in found if self.crew_of(number) == crew]
        if not found:
            raise RefusedError(f"{noun}.unknown", number=told)
        if len(found) > 1:
            raise RefusedError("import.ambiguous", name=told, numbers=found[:5])
        return found[0]

    def learn(self, added: Iterable[tuple[type[Any], Mapping[str, Any]]]) -> None:
        """Know the records the batch has just added."""
        for model, row in added:
            noun = model.__tablename__
            if noun in _NAMED:
                told = (row[NOUNS[noun].key], row[_NAMED[noun][1]])
                self._unread.setdefault(noun, []).append(told)

    def crew_of(self, technician: str) -> str | None:
        """Return the code of the crew a technician belongs to."""
        crew_id = look_up(self._session, _CREW_OF, technician)
        return look_up(self._session, _CODE_OF, crew_id)

    def _named(self, noun: str) -> dict[str, list[str]]:
        """Return the numbers behind each folded name, new ones among them."""
        if noun not in self._numbers:
            model, name = _NAMED[noun]
            columns = select(getattr(model, NOUNS[noun].key), getattr(model, name))
            self._unread[noun] = [(number, said) for number, said in self._session.execute(columns)]
            self._numbers[noun] = {}
        numbers = self._numbers[noun]
        for number, said in self._unread.pop(noun, ()):
            bearers = numbers.setdefault(fold(said), [])
            if number not in bearers:
                bearers.append(number)
        return numbers
