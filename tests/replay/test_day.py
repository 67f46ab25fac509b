"""Part of a day's replay on the board; the whole day is ``python -m tests.replay.day DIR``."""

import pytest

from tests.replay import day
from tests.replay.day import SECONDS, play

COUNT = 50


@pytest.mark.realdata
@pytest.mark.timeout(300)
def test_real_letters_are_sent_to_crews_by_keys_and_drags(realdata, tmp_path, qapp):
    told = play(tmp_path, realdata / "tickets", count=COUNT, shots=None)
    assert told["tickets"] == COUNT
    assert told["simulated"] <= SECONDS
    assert told["replan"] == COUNT // day.MOVED_EVERY
    assert told["undo"] == told["redo"] == COUNT // day.UNDONE_EVERY


@pytest.mark.realdata
def test_counter_proof_a_letter_that_is_not_sent_is_noticed(realdata, tmp_path, qapp, monkeypatch):
    monkeypatch.setattr(day.Day, "send_by_mouse", lambda _self, _turn: None)
    with pytest.raises(AssertionError):
        play(tmp_path, realdata / "tickets", count=4)
