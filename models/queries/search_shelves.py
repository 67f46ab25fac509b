"""Keys of one kind in one text, and which records hold a word: the search's own shelves."""

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache, partial

from models.rules.search import TAILS, Fit, Shelf, fit, is_start_only, shelves_for

BREAK = "\n"
WORST = len(Fit)
SET_PAYS = 4  # up to so many holders a candidate, all of them are looked up at once
MOST_COUNTS = 1_000

Record = tuple[str, int]
Keys = tuple[str, ...]

NOUNS = ("customer", "contact", "site", "circuit", "technician", "vehicle", "instrument")
NOUN_OF = {shelf: shelf.value.split("_")[0] for shelf in Shelf}
SHELVES_OF = {noun: tuple(shelf for shelf in Shelf if NOUN_OF[shelf] == noun) for noun in NOUNS}


@lru_cache(maxsize=512)
def asked(noun: str, word: str) -> tuple[Shelf, ...]:
    """Return the shelves of a noun a word is looked for on."""
    return tuple(shelf for shelf in shelves_for(word) if NOUN_OF[shelf] == noun)


class KeyShelf:
    """All keys of one shelf, by record, and one text of them, the newest first."""

    def __init__(self, shelf: Shelf) -> None:
        self._tail = shelf in TAILS
        self._keys: dict[int, Keys] = {}
        self._text = BREAK
        self._starts: list[int] = []
        self._owners: list[int] = []
        self._counts: dict[str, int] = {}
        self._stale = False

    def put(self, record: int, told: Keys) -> None:
        """Keep the keys of a record; none takes it off the shelf."""
        if self._keys.get(record, ()) != told:
            self._stale = True
            if told:
                self._keys[record] = told
            else:
                del self._keys[record]

    def count(self, word: str) -> int:
        """Return about how many keys hold a word."""
        self._renew()
        if len(self._counts) > MOST_COUNTS:
            self._counts.clear()
        if word not in self._counts:
            self._counts[word] = self._text.count(word)
        return self._counts[word]

    def keys_of(self, record: int) -> Keys:
        """Return the keys of a record."""
        return self._keys.get(record, ())

    def find(self, word: str, most: int) -> dict[int, Fit]:
        """Return records by how they fit: the exact ones, then the newest of the others."""
        self._renew()
        lead = word + BREAK if self._tail else BREAK + word
        found: dict[int, Fit] = {}
        if not is_start_only(word) and self._collect(word, found, most=most):
            return found
        # More answers than wanted: the best of them may be old, so they are asked for first.
        best: dict[int, Fit] = {}
        self._collect(BREAK + word + BREAK, best, most=most)
        self._collect(lead, best, most=most)
        for record, place in found.items():
            if len(best) >= most:
                break
            best.setdefault(record, place)
        return best

    def holders(self, word: str) -> set[int]:
        """Return the records that answer a word, however well."""
        self._renew()
        needle = word
        if is_start_only(word):
            needle = word + BREAK if self._tail else BREAK + word
        text, starts, lead = self._text, self._starts, needle.startswith(BREAK)
        found: set[int] = set()
        at = text.find(needle)
        while at >= 0:
            line = bisect_right(starts, at + lead) - 1
            found.add(self._owners[line])
            at = text.find(needle, starts[line + 1] - 1)
        return found

    def _collect(self, needle: str, found: dict[int, Fit], *, most: int) -> bool:
        """Walk from the newest record to the oldest; say whether all answers were taken."""
        text, starts, lead = self._text, self._starts, needle.startswith(BREAK)
        word = needle.strip(BREAK)
        at = text.find(needle)
        while at >= 0:
            if len(found) >= most:
                return False
            line = bisect_right(starts, at + lead) - 1
            place = self._fit(word, starts[line], starts[line + 1] - 1)
            owner = self._owners[line]
            if place < found.get(owner, WORST):
                found[owner] = place
            at = text.find(needle, starts[line + 1] - 1)
        return True

    def _fit(self, word: str, start: int, end: int) -> Fit:
        if end - start == len(word):
            return Fit.EXACT
        at = end - len(word) if self._tail else start
        return Fit.START if self._text.startswith(word, at) else Fit.INSIDE

    def _renew(self) -> None:
        if not self._stale:
            return
        lines: list[str] = []
        starts: list[int] = []
        owners: list[int] = []
        at = len(BREAK)
        for record in sorted(self._keys, reverse=True):
            for key in self._keys[record]:
                lines.append(key)
                starts.append(at)
                owners.append(record)
                at += len(key) + len(BREAK)
        self._counts = {}
        self._text = BREAK + "".join(f"{line}{BREAK}" for line in lines)
        self._starts, self._owners, self._stale = [*starts, at], owners, False


class Holders:
    """Which records hold a word, for one question: a set where that is cheaper than looking."""

    def __init__(self, shelves: dict[Shelf, KeyShelf], *, candidates: int) -> None:
        self._shelves, self._candidates = shelves, candidates
        self._sets: dict[tuple[str, str], set[int] | None] = {}

    def test(self, noun: str, word: str) -> Callable[[int], bool]:
        """Return what says of a noun's record whether it holds a word on one of its shelves."""
        known = self._known(noun, word)
        return known.__contains__ if known is not None else partial(self._reads, noun, word)

    def _reads(self, noun: str, word: str, number: int) -> bool:
        return any(
            word in key and fit(key, word, shelf=shelf) is not None
            for shelf in asked(noun, word)
            for key in self._shelves[shelf].keys_of(number)
        )

    def all_of(self, noun: str, word: str) -> set[int]:
        """Return every record of a noun that holds a word."""
        shelves = [self._shelves[shelf] for shelf in asked(noun, word)]
        return set[int]().union(*(shelf.holders(word) for shelf in shelves))

    def _known(self, noun: str, word: str) -> set[int] | None:
        question = (noun, word)
        if question not in self._sets:
            self._sets[question] = self._set(noun, word)
        return self._sets[question]

    def _set(self, noun: str, word: str) -> set[int] | None:
        shelves = [self._shelves[shelf] for shelf in asked(noun, word)]
        if sum(shelf.count(word) for shelf in shelves) > self._candidates * SET_PAYS:
            return None
        return self.all_of(noun, word)
