"""Public tables to look things up in: townships of a county, plate heads, where a phone is from.

They only help with typing: a town, a plate or a phone written otherwise is kept as it is.
Sources stand in ``resources/reference/README.md``.
"""

import lzma
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources
from models.errors import RefusedError
from models.rules.phones import PhoneKind, read_phone
from models.rules.plates import read_plate

FOLDER = "reference"
PREFIX = 7  # digits of a mobile number that tell its place
SHORTEST_STEM = 2
_NO_CITY = re.compile("^(市辖区|县)$|直辖")  # what stands in a city's place where there is none


@dataclass(frozen=True, slots=True)
class County:
    """A county with its townships (县、区), as the statistical code has it."""

    code: str
    province: str
    city: str
    name: str
    towns: tuple[str, ...]

    @property
    def seat(self) -> str:
        """The city it is of; the province, where that has its counties without a city."""
        return self.province if _NO_CITY.search(self.city) else self.city

    @property
    def place(self) -> str:
        """The county as it is told apart from others of its name: ``浙江省 温州市 永嘉县``."""
        return " ".join(dict.fromkeys((self.province, self.seat, self.name)))


@dataclass(frozen=True, slots=True)
class PhonePlace:
    """Where a number was given out: province, city and the area code calls there begin with."""

    province: str
    city: str
    area: str

    def __str__(self) -> str:
        return self.city if self.city == self.province else f"{self.province} {self.city}"


@cache
def counties() -> tuple[County, ...]:
    """Return every county of the country, in the order of their codes."""
    rows = (line.split("\t") for line in _unpacked("divisions.tsv.xz").splitlines())
    return tuple(
        County(code, province, city, name, tuple(towns.split()))
        for code, province, city, name, towns in rows
    )


def counties_named(text: str) -> tuple[County, ...]:
    """Return the counties a text may mean: ``永嘉``, ``浙江省温州市永嘉县`` or ``330324``.

    None for one nobody knows, several for a name they share unless city or province stand
    before it.
    """
    told = "".join(text.split())
    if not told:
        return ()
    coded = [one for one in counties() if one.code == told]
    found = coded or [one for one in counties() if told.endswith(one.name)]
    if not found:
        found = [one for one in counties() if told == _stem(one.name)]
    longest = max((len(one.name) for one in found), default=0)
    found = [one for one in found if coded or len(one.name) == longest]
    for part in ("province", "seat"):
        found = [one for one in found if getattr(one, part) in told] or found
    return tuple(found)


def townships(county: str) -> tuple[str, ...]:
    """Return the townships of the one county a text means, in official order; none otherwise."""
    found = counties_named(county)
    return found[0].towns if len(found) == 1 else ()


def _stem(name: str) -> str:
    """Return the name people say: ``永嘉`` of ``永嘉县``; two characters say the whole."""
    return name[:-1] if len(name) > SHORTEST_STEM else name


@cache
def _plate_heads() -> Mapping[str, str]:
    text = resources.read_text(f"{FOLDER}/plates.tsv")
    return dict(line.split("\t") for line in text.splitlines())


def plate_place(plate: str) -> str:
    """Return the city a plate is from; nothing for a head nobody has issued.

    Raises ``RefusedError("plate.unreadable")`` for what is no plate.
    """
    return _plate_heads().get(read_plate(plate).text[:2], "")


def plate_head(county: County) -> str:
    """Return the head of the plates of a county's city; nothing where it has none or several."""
    heads = [
        head
        for head, cities in _plate_heads().items()
        if cities.startswith(county.seat) or county.name in cities.split("、")
    ]
    return heads[0] if len(heads) == 1 else ""


def phone_area(county: County) -> str:
    """Return the area code calls to a county begin with; nothing where that is not one code."""
    areas = {
        one.area
        for one in _prefixes()[2]
        if county.seat.startswith(one.city) and county.province.startswith(one.province)
    }
    return areas.pop() if len(areas) == 1 else ""


def phone_place(number: str) -> PhonePlace | None:
    """Return where a mobile or landline was given out, or nothing where that is not known."""
    try:
        phone = read_phone(number)
    except RefusedError:
        return None
    starts, owners, places = _prefixes()
    if phone.kind is PhoneKind.LANDLINE:
        return next((one for one in places if phone.area and one.area == phone.area), None)
    if phone.kind is not PhoneKind.MOBILE:
        return None
    at = bisect_right(starts, int(phone.number[:PREFIX])) - 1
    return places[owners[at]] if at >= 0 and owners[at] < len(places) else None


@cache
def _prefixes() -> tuple[list[int], list[int], tuple[PhonePlace, ...]]:
    named, _, runs = _unpacked("phone_places.txt.xz").partition("\n\n")
    places = tuple(PhonePlace(*line.split("\t")) for line in named.splitlines())
    starts: list[int] = []
    owners: list[int] = []
    at = 0
    for line in runs.splitlines():
        step, place = line.split()
        at += int(step, 16)
        starts.append(at)
        owners.append(int(place, 16))
    return starts, owners, places


def _unpacked(name: str) -> str:
    return lzma.decompress(resources.read_bytes(f"{FOLDER}/{name}")).decode("utf-8")
