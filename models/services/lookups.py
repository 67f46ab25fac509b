"""Questions asked by key: of the database, one by one, or within a batch from memory."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar, cast

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

_MEMORY = "memory"

Answer = TypeVar("Answer")
Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lookup(Generic[Answer]):
    """Which record holds these values in these columns; ``answer`` is what is told of it.

    Where several do, the oldest answers, or the ``newest``; one that has a day or a moment in
    its column ``gone`` has served, and answers only where no other does.
    """

    model: type[Any]
    columns: tuple[str, ...]
    answer: str = "id"
    newest: bool = False
    gone: str = ""

    @property
    def watched(self) -> tuple[str, ...]:
        """The columns an answer follows from."""
        return (*self.columns, self.answer, *filter(None, (self.gone,)))

    def order(self) -> tuple[ColumnElement[Any], ...]:
        """Return by what the record that answers comes first."""
        by_age = self.model.id.desc() if self.newest else self.model.id
        return (getattr(self.model, self.gone).is_not(None), by_age) if self.gone else (by_age,)


def look_up(session: Session, lookup: Lookup[Answer], *key: object) -> Answer | None:
    """Return what a lookup tells of the record with this key, or None where there is none."""
    memory: Memory | None = session.info.get(_MEMORY)
    if memory is not None:
        return memory.answer(lookup, key)
    told = dict(zip(lookup.columns, key, strict=True))
    return cast(Answer | None, session.scalar(_question(lookup), told))


@cache
def _question(lookup: Lookup[Any]) -> Select[Any]:
    """Return the question for one key; built once for each lookup."""
    columns = lookup.model.__table__.columns
    holds = [
        columns[name].is_not_distinct_from(bindparam(name))
        if columns[name].nullable
        else columns[name] == bindparam(name)
        for name in lookup.columns
    ]
    return select(columns[lookup.answer]).where(*holds).order_by(*lookup.order()).limit(1)


class Memory:
    """What a batch has asked of the office: read once, and kept true by what the batch does.

    ``read`` asks the database; ``has_written`` says whether the part under way has written to
    it, and so might have to take back what is read now.
    """

    def __init__(
        self, *, read: Callable[[Select[Any]], Iterable[Any]], has_written: Callable[[], bool]
    ) -> None:
        self._read, self._has_written = read, has_written
        self._answers: dict[Lookup[Any], dict[Key, Any]] = {}
        self._before: list[tuple[dict[Key, Any], Key, Any]] = []
        self._doubtful: list[Lookup[Any]] = []

    def answer(self, lookup: Lookup[Answer], key: Key) -> Answer | None:
        """Return the answer to one key, or None."""
        answers = self._answers.get(lookup)
        if answers is None:
            answers = self._answers[lookup] = self._all_of(lookup)
            if self._has_written():
                self._doubtful.append(lookup)
        return answers.get(key)

    def learn(self, model: type[Any], values: Mapping[str, Any]) -> None:
        """Know a record that has just been written."""
        for lookup, answers in self._answers.items():
            if lookup.model is not model:
                continue
            key = tuple([values.get(name) for name in lookup.columns])
            has_served = bool(lookup.gone) and values.get(lookup.gone) is not None
            if (lookup.newest and not has_served) or key not in answers:
                self._before.append((answers, key, answers.get(key)))
                answers[key] = values[lookup.answer]

    def follows_from(
        self, model: type[Any], has_changed: Callable[[str], bool]
    ) -> list[Lookup[Any]]:
        """Return the lookups whose answers may be others now that a record has changed."""
        return [
            lookup
            for lookup in self._answers
            if lookup.model is model and any(map(has_changed, lookup.watched))
        ]

    def follow(self, model: type[Any], has_changed: Callable[[str], bool]) -> None:
        """Know that a record was edited: what follows from a changed column is read anew."""
        self._forget(self.follows_from(model, has_changed))

    def forget(self, table: str) -> None:
        """Read what is known of a table anew, the next time somebody asks."""
        self._forget(one for one in self._answers if one.model.__tablename__ == table)

    def begin(self) -> None:
        """Begin a part that may have to be taken back."""
        self._before.clear()
        self._doubtful.clear()

    def go_back(self) -> None:
        """Know what was known when the part began."""
        for answers, key, before in reversed(self._before):
            if before is None:
                del answers[key]
            else:
                answers[key] = before
        self._forget(self._doubtful)
        self.begin()

    def _forget(self, lookups: Iterable[Lookup[Any]]) -> None:
        for lookup in list(lookups):
            self._answers.pop(lookup, None)

    def _all_of(self, lookup: Lookup[Any]) -> dict[Key, Any]:
        columns = lookup.model.__table__.columns
        rows = self._read(
            select(columns[lookup.answer], *(columns[name] for name in lookup.columns)).order_by(
                *lookup.order()
            )
        )
        found: dict[Key, Any] = {}
        for answer, *key in rows:
            found.setdefault(tuple(key), answer)
        return found


def remember(session: Session, memory: Memory | None) -> None:
    """Answer lookups from a memory from now on, or from the database again."""
    session.info[_MEMORY] = memory
