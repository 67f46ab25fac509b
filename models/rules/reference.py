"""Public tables to look things up in: townships of a county, plate heads, where a phone is from.

All of them only help with typing; what an office writes otherwise is kept as it is. Sources
stand in ``resources/reference/README.md``.
"""

import lzma
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


@dataclass(frozen=True, slots=True)
class County:
    """A county with its townships (县、区), as the statistical code has it."""

    code: str
    province: str
    city: str
    name: str
    towns: tuple[str, ...]


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


def townships(county: str) -> tuple[str, ...]:
    """Return the townships of the county a text names (``永嘉县``, ``浙江省温州市永嘉县``).

    Empty for one nobody knows, and for a name several counties bear unless city or province
    stand in the text too.
    """
    told = "".join(county.split())
    found = [one for one in counties() if told and told.endswith(one.name)]
    if len(found) > 1:
        found = [one for one in found if one.city in told or one.province in told]
        narrower = [one for one in found if one.city in told]
        found = narrower or found
    return found[0].towns if len(found) == 1 else ()


@cache
def _plate_heads() -> Mapping[str, str]:
    text = resources.read_text(f"{FOLDER}/plates.tsv")
    return dict(line.split("\t") for line in text.splitlines())


def plate_place(plate: str) -> str:
    """Return the city a plate is from; nothing for a head nobody has issued.

    Raises ``RefusedError("plate.unreadable")`` for what is no plate.
    """
    return _plate_heads().get(read_plate(plate).text[:2], "")


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
