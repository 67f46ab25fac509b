"""Which county (县、区) is meant: found by part of its name, by its sound, or by its code."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from models.errors import RefusedError
from models.rules.pinyin import spell
from models.rules.reference import SHORTEST_STEM, County, counties, counties_named
from models.rules.text import fold

MOST = 40
NAMED = 6  # candidates a refusal lists

EXACT, BEGINS, SOUNDS, HOLDS, LIES = range(5)  # how well a word fits, the best first


def find_counties(text: str, *, most: int = MOST) -> tuple[County, ...]:
    """Return the counties that fit every word of a text, the best first, then by code.

    A word is part of the name or of where it lies (``永嘉``, ``温州永嘉``), the beginning of
    its pinyin or initials (``yongjia``, ``yj``), or of its code (``3303``).
    """
    words = [fold(word) for word in text.split()]
    if not any(words):
        return ()
    fits = ((_fit_all(words, one), at) for at, one in enumerate(_sought()))
    best = nsmallest(most, ((fit, at) for fit, at in fits if fit is not None))
    return tuple(_sought()[at].county for _, at in best)


def read_county(text: str) -> County:
    """Return the one county a name, a name with its city, or a code means.

    Raises ``RefusedError`` county.ambiguous or county.misnamed with what may be meant,
    county.unknown where nothing is like it.
    """
    found = counties_named(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusedError(
            "county.ambiguous", field="county", county=text, candidates=_listed(found)
        )
    near = find_counties(text, most=NAMED + 1)
    code = "county.misnamed" if near else "county.unknown"
    raise RefusedError(code, field="county", county=text, candidates=_listed(near))


def _listed(found: tuple[County, ...]) -> str:
    told = "、".join(f"{one.place} {one.code}" for one in found[:NAMED])
    return f"{told} …" if len(found) > NAMED else told


@dataclass(frozen=True, slots=True)
class _Sought:
    """A county with every text it may be found by."""

    county: County
    full: tuple[str, ...]
    initials: tuple[str, ...]
    around: tuple[str, ...]  # where it lies, in characters
    sounds: tuple[str, ...]  # how its city sounds


@cache
def _sought() -> tuple[_Sought, ...]:
    return tuple(map(_spelled, counties()))


def _spelled(one: County) -> _Sought:
    own, city = spell(one.name), spell(one.seat)
    whole = one.place.replace(" ", "")
    said = "".join(part[:-1] for part in one.place.split()[:-1]) + one.name
    return _Sought(one, own.full, own.initials, (whole, said), (*city.full, *city.initials))


def _fit_all(words: list[str], one: _Sought) -> int | None:
    """Return how well the best word fits, none where a word does not fit at all."""
    best: int | None = None
    for word in words:
        fit = next(_fits(word, one), None)
        if fit is None:
            return None
        best = fit if best is None else min(best, fit)
    return best


def _fits(word: str, one: _Sought) -> Iterator[int]:
    name, stem = one.county.name, len(one.county.name) - 1
    if word in (name, one.county.code) or (word == name[:stem] and stem >= SHORTEST_STEM):
        yield EXACT
    if any(word == said[:stem] for said in one.initials):
        yield EXACT
    if name.startswith(word):
        yield BEGINS
    if any(said.startswith(word) for said in (*one.initials, *one.full)):
        yield SOUNDS
    if word in name:
        yield HOLDS
    if any(word in place for place in one.around) or one.county.code.startswith(word):
        yield LIES
    if any(said.startswith(word) for said in one.sounds):
        yield LIES
