"""Lists thrown together by chance come in alike both ways, and so does what an undo leaves."""

from random import Random
from uuid import UUID

import pytest

from models.errors import RefusedError
from models.services.imports import undo_import
from tests.services.import_lists import GOES, LONG
from tests.services.test_gathering import ways

__all__ = ["ways"]

KINDS = sorted(GOES.keys() - {"tickets"})  # whose numbers of their own say nothing here
NOTHING = ["", LONG, "无"]


def thrown(kind, chance):
    """Return a list of a kind whose cells are those of its mixed list, in any rows."""
    head, *lines = GOES[kind][0]
    columns = [sorted({line[at] for line in lines}) for at in range(len(head))]

    def line():
        if chance.random() < 0.3:
            return list(chance.choice(lines))
        return [chance.choice(one if chance.random() < 0.9 else NOTHING) for one in columns]

    return [head, *(line() for _ in range(chance.randint(1, 25)))]


def undone(way, batch):
    try:
        return way.county.act(
            lambda s: undo_import(s, batch=batch, reason="选错文件"), uid=UUID(int=1_000)
        )
    except RefusedError as error:
        return error.code


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kind", KINDS)
def test_lists_thrown_together_come_in_alike(ways, kind, seed):
    chance = Random(f"{kind} {seed}")
    for at in range(3):
        lines = thrown(kind, chance)
        quick, slow = (way.bring(kind, lines) for way in ways)
        assert quick == slow
        assert ways[0].kept() == ways[1].kept()
        if at == 1 and quick.batch is not None:
            assert undone(ways[0], quick.batch) == undone(ways[1], quick.batch)
            assert ways[0].kept() == ways[1].kept()
    assert all(way.holds() for way in ways)
