"""Every case of two real logs lives its whole life through our services, at its own times.

No legal history is refused, every event stands in the order it happened, and every clock
agrees to the second with the book the replay keeps by itself.
"""

import json
from datetime import timedelta

import pytest

from tests.offices import make_store
from tests.replay.check import Replay, check
from tests.replay.logs import volvo, volvo_moves


@pytest.mark.realdata
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("log", "cases"), [("volvo", 3792), ("helpdesk", 2289)])
def test_a_whole_log_lives_its_life_as_tickets(replays, log, cases):
    out, err = replays[log].communicate()
    assert replays[log].returncode == 0, err
    told = json.loads(out)
    assert told["cases"] == cases
    assert told["moves"] > cases * 4


@pytest.mark.realdata
def test_the_check_sees_a_book_that_is_off_by_a_second(realdata, tmp_path):
    name, lines = next(iter(volvo(realdata / "tickets").items()))
    road, moves = volvo_moves(name, lines)
    with make_store(tmp_path / "office.db", tmp_path) as store:
        replay = Replay(store, [(road, moves)])
        replay.add_crews()
        replay.run()
        check(replay)
        road.book.counted += timedelta(seconds=1)
        with pytest.raises(AssertionError):
            check(replay)
