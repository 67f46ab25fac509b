"""Row ids taken ahead, so that rows may refer to each other before they are written."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, select


class Ids:
    """The next ids of one table, given in order and taken back in the opposite one.

    Whoever takes them holds the turn at the chain: nobody else adds rows meanwhile. They are
    the ids the engine itself would have given.
    """

    def __init__(self, connection: Connection, table: Table, *, ahead: int) -> None:
        self._connection, self._table, self._ahead = connection, table, ahead
        self._free, self._at = list[int](), 0

    def take(self) -> int:
        """Return the next id."""
        if self._at == len(self._free):
            self._free += self._more()
        self._at += 1
        return self._free[self._at - 1]

    def give_back(self) -> None:
        """Let the id taken last be the next one again."""
        self._at -= 1

    def _more(self) -> Sequence[int]:
        if self._connection.dialect.name == "sqlite":
            top = self._free[-1] if self._free else self._top()
            return range(top + 1, top + 1 + self._ahead)
        counter = func.pg_get_serial_sequence(self._table.name, "id")
        following = select(func.nextval(counter)).select_from(func.generate_series(1, self._ahead))
        return [int(one) for one in self._connection.execute(following).scalars()]

    def _top(self) -> int:
        highest = select(func.coalesce(func.max(self._table.c.id), 0))
        return int(self._connection.execute(highest).scalar_one())
