"""Nothing needs a mouse: every action has its key, or is typed in the command line."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.rules.states import Verb
from models.rules.typed import table
from models.rules.typed.table import named
from tests.screens import settle, subject_of
from tests.views.test_main_road import CTRL, Hands
from views.actions import Deed, native
from views.desk import Place
from views.shell.command_line import CommandLine
from views.shell.dialogs import everywhere
from views.shell.reaches import reaches
from views.shell.screens import screens
from views.tickets.actions import KEY_OF, VERB_DEEDS
from views.tickets.verb_fields import ELSEWHERE

SPOKEN_ELSEWHERE = frozenset({Verb.OPEN})  # Ctrl+N, and a word of its own

# What has to be right from the first day, and where a hand finds it: screen and action.
FIRST_DAY = {
    "the clock explains itself": ("tickets", "board.detail"),
    "a work order is seen and printed": ("preview", "preview.print"),
    "a customer is found by a piece of a name": ("customers", "customers.find"),
    "a call is taken": ("intake", "intake.save"),
    "a crew is suggested": ("tickets", "board.suggest"),
    "a crew is sent": ("dispatch", "dispatch.save"),
    "a crew is sent with its paper": ("dispatch", "dispatch.save_print"),
    "a thing is lent": ("things", "things.lend"),
}


def deeds_of(console):
    """Every deed of every page, opened for real."""
    place = console.workplace
    for screen in screens():
        if screen.place is Place.DIALOG:
            continue
        place.open_screen(screen.id, subject_of(console, screen.sample))
        settle(console)
        yield screen.id, place.pages.page()


def test_every_action_of_every_page_is_reached_by_its_key_or_by_typing(at_work):
    console = at_work()
    without = []
    for screen_id, page in deeds_of(console):
        found = reaches(page, (), console.workplace.open_screen)
        words = [(one.key, one.words) for one in found]
        for deed in page.actions_.deeds if page.actions_ is not None else ():
            typed = deed.text().replace("&", "")
            enabled = page.actions_.actions[deed.id].isEnabled()
            reached = not enabled or deed.id in named(typed, words)
            if not (deed.shortcut or reached):
                without.append(f"{screen_id}: {deed.id}")
            if enabled and deed.id not in named(typed.split("   ")[0], words):
                without.append(f"{screen_id}: {deed.id} cannot be typed")
    assert without == []


def test_every_verb_has_a_key_on_the_board_and_words_in_the_command_line():
    assert {deed.id for deed in VERB_DEEDS} == {f"ticket.{verb}" for verb in KEY_OF}
    assert set(Verb) - set(KEY_OF) == SPOKEN_ELSEWHERE
    for verb in Verb:
        assert [word for word in table()[verb].words if not word.isascii()], verb
        assert [word for word in table()[verb].words if word.isascii()], verb
    assert Verb.DISPATCH in ELSEWHERE


def clashes(deeds):
    """Keys given twice on one page, or taken from the window: such a key does nothing at all."""
    keys = Counter(native(deed.shortcut) for deed in deeds if deed.shortcut)
    window = {keys for keys, _ in everywhere()} | {native(f"Ctrl+{at}") for at in range(1, 10)}
    return sorted(key for key, times in keys.items() if times > 1 or key in window)


def test_no_key_has_two_meanings_on_a_page(at_work):
    console = at_work()
    found = {screen: clashes(page.deeds) for screen, page in deeds_of(console)}
    assert {screen: keys for screen, keys in found.items() if keys} == {}


def test_counter_proof_a_key_given_twice_or_taken_from_the_window_is_named():
    twice = [Deed(one, lambda: "x", "go", "Ctrl+J") for one in "ab"]
    taken = [Deed("c", lambda: "x", "go", "Ctrl+G"), Deed("d", lambda: "x", "go", "Ctrl+3")]
    assert clashes([*twice, *taken]) == ["Ctrl+3", "Ctrl+G", "Ctrl+J"]


def test_what_counts_from_the_first_day_has_a_key(at_work):
    console = at_work()
    deeds = {
        (screen, deed.id): deed.shortcut
        for screen, page in deeds_of(console)
        for deed in page.deeds
    }
    assert [told for told, where in FIRST_DAY.items() if not deeds.get(where)] == []


def test_each_rail_screen_is_a_digit_away_and_the_sheet_has_every_key_of_the_page(at_work):
    console = at_work()
    hands = Hands(console)
    console.window.activateWindow()
    rail = [one for one in screens() if one.place is Place.RAIL]
    for at, screen in enumerate(rail[:9]):
        hands.press(Qt.Key(Qt.Key.Key_1 + at), CTRL)
        hands.until(lambda wanted=screen.id: console.workplace.pages.current_id == wanted)
    global_keys = {keys for keys, _ in everywhere()}
    assert {"Ctrl+K", "Ctrl+/", "F1", "Ctrl+Z"} <= global_keys


def test_ctrl_k_opens_over_a_text_box_and_reaches_another_screen(at_work):
    console = at_work()
    hands = Hands(console)
    console.window.activateWindow()
    hands.press(Qt.Key.Key_N, CTRL)
    hands.until(lambda: console.workplace.pages.current_id == "intake")
    hands.press(Qt.Key.Key_K, CTRL)
    (line,) = (one for one in console.window.findChildren(CommandLine) if one.isVisible())
    line.line.insert("客户档案")
    hands.until(lambda: line.hits.count() == 1)
    QTest.keyClick(line.line, Qt.Key.Key_Down)
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    hands.until(lambda: console.workplace.pages.current_id == "customers")


def test_counter_proof_an_action_without_key_and_words_would_be_named(at_work):
    console = at_work()
    _, page = next(iter(deeds_of(console)))
    found = reaches(page, (), console.workplace.open_screen)
    assert named("没有这个动作", [(one.key, one.words) for one in found]) == ()
