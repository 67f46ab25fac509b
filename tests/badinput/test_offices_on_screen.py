"""An office that cannot be used, met by the console: a card with a sentence, and a way on."""

import pytest

from tests.badinput.sentences import is_clear
from tests.badinput.spoiled import SPOILS, left, mend


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.name)
def test_a_spoiled_office_is_told_on_a_card_and_opens_once_it_is_mended(
    spoil, opened, folder, sound
):
    spoil.do(folder)
    before = left(folder)
    desk = opened(folder)
    card = desk.trouble()
    assert is_clear(card.bar.text.text(), "zh_CN", said_back=str(folder))
    assert card.bar._copied.endswith(f"[{spoil.code}]")
    assert left(folder) == before
    mend(folder, sound)
    card.submitted.emit()
    desk.at_work()
