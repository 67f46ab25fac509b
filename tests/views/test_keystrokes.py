"""The five commonest calls taken by a trained hand, every key really pressed and counted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.rules.states import OPEN_STATES
from tests.views.test_main_road import ALT, CTRL, ENTER, Hands
from views.intake.page import IntakePage

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "keystrokes.md"
PER_KEY, PER_THOUGHT = 0.28, 1.35  # seconds, after the keystroke-level model: average typist
MOST_SECONDS = 45


class Counting(Hands):
    """Counts every key: one for each stroke, a chord with its modifiers as one."""

    def __init__(self, console):
        super().__init__(console)
        self.keys = self.thoughts = 0

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.keys += 1
        super().press(key, modifiers)

    def say(self, text):
        """Type letters; Chinese costs its pinyin and a space for each word, as typed here."""
        self.keys += len(text)
        self.thoughts += 1
        super().say(text)

    def seconds(self):
        return round(self.keys * PER_KEY + self.thoughts * PER_THOUGHT, 1)


@pytest.fixture
def hands(at_work):
    console = at_work()
    console.window.activateWindow()
    return Counting(console)


def begin(hands, caller):
    """Ctrl+N, who is calling, Enter."""
    hands.press(Qt.Key.Key_N, CTRL)
    intake = hands.at(IntakePage)
    hands.say(caller)
    hands.press(ENTER)
    return intake


def finish(hands, intake):
    """Save with Ctrl+Enter; return the number of the ticket the notice names."""
    hands.press(ENTER, CTRL)
    hands.until(lambda: intake.bar.isVisible() and "LX-" in intake.bar.text.text())
    said = intake.bar.text.text()
    return said[said.index("LX-") :].split()[0].rstrip(":：。.")[:19]


def known_customer(hands, caller, symptom):
    intake = begin(hands, caller)
    hands.until(lambda: intake.call.inputs.circuit_number.row() is not None)
    if intake.is_known_already():
        hands.press(Qt.Key.Key_N, ALT)  # another trouble than the one that is open
    hands.press(Qt.Key.Key_S, ALT)
    hands.say(symptom)
    return finish(hands, intake)


def line_down(hands):
    """专线中断,报客户编号。"""
    return known_customer(hands, "C003", "zhuanxian zhongduan ")


def slow_line(hands):
    """网速慢,换一个客户。"""
    return known_customer(hands, "C002", "wangsu man ")


def red_light(hands):
    """光猫红灯,要派人。"""
    return known_customer(hands, "C001", "guangmao hongdeng ")


def said_again(hands):
    """同一故障再次申告,计入原工单。"""
    intake = begin(hands, "C003")
    hands.until(intake.is_known_already)
    hands.press(Qt.Key.Key_R, ALT)
    hands.press(Qt.Key.Key_S, ALT)
    hands.say("haimei hao ")
    number = finish(hands, intake)
    assert hands.ticket(number).row.repeats == 1
    return number


def stranger(hands):
    """没有档案的来电,先登记再补资料。"""
    intake = begin(hands, "xincheng chaoshi ")
    hands.until(lambda: intake.call.is_somebody)
    hands.press(Qt.Key.Key_S, ALT)
    hands.say("zixun kaitong ")
    return finish(hands, intake)


CALLS = (line_down, slow_line, red_light, said_again, stranger)


@pytest.mark.parametrize("take", CALLS, ids=lambda one: one.__name__)
def test_a_common_call_takes_under_forty_five_seconds_of_keys(hands, take):
    number = take(hands)
    assert hands.ticket(number).row.state in OPEN_STATES
    assert hands.seconds() <= MOST_SECONDS
    said = take.__doc__.strip().rstrip("。")
    line = f"| {said} | {hands.keys} | {hands.seconds()} |"
    assert line in DOCUMENT.read_text(encoding="utf-8"), line
    assert QApplication.focusWidget() is not None
