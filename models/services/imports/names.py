"""Who a list means: numbers and names of the office's records, looked up once a batch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Circuit, Crew, Customer, Instrument, Site, Technician, Vehicle
from models.errors import RefusedError
from models.rules.text import fold

# noun: the class, the column people say aloud, and the column with the name.
_NAMED: Mapping[str, tuple[Any, str, str]] = {
    "customer": (Customer, "number", "name"),
    "circuit": (Circuit, "number", "number"),
    "crew": (Crew, "code", "name"),
    "technician": (Technician, "number", "name"),
    "vehicle": (Vehicle, "plate", "plate"),
    "instrument": (Instrument, "number", "name"),
}


@dataclass(slots=True)
class _Known:
    """The records of one noun: row ids by number, numbers by folded name."""

    ids: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, list[str]] = field(default_factory=dict)


class Names:
    """The office's names as the batch sees them, its own new ones among them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, _Known] = {}
        self._crews: dict[str, str] | None = None
        self._sites: dict[int, dict[str, int]] | None = None

    def id_of(self, noun: str, number: str) -> int | None:
        """Return the row id of a record by its number."""
        return self._of(noun).ids.get(number)

    def number_of(self, noun: str, told: str, *, crew: str | None = None) -> str:
        """Return the number of the record a number or a full name means.

        Raises ``RefusedError`` <noun>.unknown, or import.ambiguous where a name is borne twice;
        people are told apart by their crew where the list names it.
        """
        known = self._of(noun)
        if told in known.ids:
            return told
        found = known.numbers.get(fold(told), [])
        if crew is not None and len(found) > 1:
            found = [number for number in found if self.crew_of(number) == crew]
        if not found:
            raise RefusedError(f"{noun}.unknown", number=told)
        if len(found) > 1:
            raise RefusedError("import.ambiguous", name=told, numbers=found[:5])
        return found[0]

    def learn(self, noun: str, number: str, *, name: str, row_id: int) -> None:
        """Know a record the batch has just entered."""
        known = self._of(noun)
        known.ids[number] = row_id
        known.numbers.setdefault(fold(name), []).append(number)

    def crew_of(self, technician: str) -> str | None:
        """Return the code of the crew a technician belongs to."""
        if self._crews is None:
            pairs = select(Technician.number, Crew.code).join(Crew, Technician.crew_id == Crew.id)
            self._crews = {}
            for number, code in self._session.execute(pairs):
                self._crews[number] = code
        return self._crews.get(technician)

    def joins(self, technician: str, crew: str) -> None:
        """Know which crew a new technician belongs to."""
        self.crew_of(technician)
        if self._crews is not None:
            self._crews[technician] = crew

    def sites_of(self, customer_id: int) -> dict[str, int]:
        """Return the sites of a customer by name; what is added to it is known at once."""
        if self._sites is None:
            self._sites = {}
            rows = select(Site.customer_id, Site.name, Site.id).order_by(Site.id.desc())
            for owner, name, row_id in self._session.execute(rows):
                self._sites.setdefault(owner, {})[name] = row_id
        return self._sites.setdefault(customer_id, {})

    def _of(self, noun: str) -> _Known:
        if noun not in self._known:
            model, number, name = _NAMED[noun]
            known = self._known[noun] = _Known()
            columns = (model.id, getattr(model, number), getattr(model, name))
            for row_id, told, called in self._session.execute(select(*columns)):
                known.ids[told] = row_id
                known.numbers.setdefault(fold(called), []).append(told)
        return self._known[noun]
