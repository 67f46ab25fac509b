"""Keys of one kind in one text, and which records hold a word: the search's own shelves."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from models.rules.search import TAILS, Fit, Shelf, fit, is_start_only, shelves_for

BREAK = "\n"
FEW = 200  # changed records, above which all keys are ordered anew
DENSE = 20  # keys for each one wanted, above which walking the text finds enough at once
LAST_LETTER = chr(0x10FFFF)
ANY_RECORD = 2**63  # above every row id
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
    """All keys of one shelf, by record: in one text, the newest first, and in their order.

    The text answers what stands anywhere in a key, the order what a key is or begins with;
    on a shelf known by its ends keys stand in the order backwards.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._tail = shelf in TAILS
        self._keys: dict[int, Keys] = {}
        self._order: list[tuple[str, int]] = []
        self._moved: list[tuple[int, Keys, Keys]] = []  # put since: the keys before, and now
        self._text = BREAK
        self._starts: list[int] = []
        self._owners: list[int] = []
        self._counts: dict[str, int] = {}
        self._stale = False

    def put(self, record: int, told: Keys) -> None:
        """Keep the keys of a record; none takes it off the shelf."""
        before = self._keys.get(record, ())
        if before != told:
            self._stale = True
            self._moved.append((record, before, told))
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
        first, exact, last = self._range(word)
        best = dict.fromkeys(self._newest(first, exact, most), Fit.EXACT)
        if last - exact > most * DENSE:
            beginning = self._stepped(word + BREAK if self._tail else BREAK + word)
        else:
            beginning = iter(self._newest(exact, last, most))
        _fill(best, beginning, Fit.START, most=most)
        if not is_start_only(word):
            holding = self._counted(word) if most > len(self._owners) else self._stepped(word)
            _fill(best, holding, Fit.INSIDE, most=most)
        return best

    def holders(self, word: str) -> set[int]:
        """Return the records that answer a word, however well."""
        self._renew()
        if is_start_only(word):
            first, _, last = self._range(word)
            return {record for _, record in self._order[first:last]}
        return set(self._counted(word))

    # What begins with a word

    def _range(self, word: str) -> tuple[int, int, int]:
        """Return where the keys stand that are a word, and up to where they begin with it."""
        told = self._told(word)
        first = bisect_left(self._order, (told,))
        exact = bisect_left(self._order, (told, ANY_RECORD), first)
        return first, exact, bisect_left(self._order, (told + LAST_LETTER,), exact)

    def _newest(self, first: int, last: int, most: int) -> list[int]:
        found = [record for _, record in self._order[first:last]]
        return sorted(found, reverse=True)[:most]

    # What holds a word

    def _stepped(self, word: str) -> Iterator[int]:
        """Go from one to the next: for whoever stops early."""
        text, starts, owners = self._text, self._starts, self._owners
        lead = word.startswith(BREAK)
        at = text.find(word)
        while at >= 0:
            line = bisect_right(starts, at + lead) - 1
            yield owners[line]
            at = text.find(word, starts[line + 1] - 1)

    def _counted(self, word: str) -> Iterator[int]:
        """Cut the text at every one of them, and count the lines between the cuts."""
        owners, line = self._owners, -1
        *pieces, _rest = self._text.split(word)
        for piece in pieces:
            line += piece.count(BREAK)
            yield owners[line]

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
        self._put_in_order(lines, owners)
        self._counts = {}
        self._text = BREAK + "".join(f"{line}{BREAK}" for line in lines)
        self._starts, self._owners, self._stale = [*starts, at], owners, False

    def _put_in_order(self, lines: list[str], owners: list[int]) -> None:
        """Order the keys anew, or move the few that changed to where they belong."""
        if len(self._moved) > FEW:
            self._order = sorted(zip(map(self._told, lines), owners, strict=True))
        else:
            for record, before, now in self._moved:
                for key in before:
                    del self._order[bisect_left(self._order, (self._told(key), record))]
                for key in now:
                    insort(self._order, (self._told(key), record))
        self._moved = []

    def _told(self, key: str) -> str:
        return key[::-1] if self._tail else key


def _fill(best: dict[int, Fit], records: Iterator[int], place: Fit, *, most: int) -> None:
    """Take in records that fit so well, unless they fit better, until there are enough."""
    for record in records:
        if len(best) >= most:
            return
        best.setdefault(record, place)


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
