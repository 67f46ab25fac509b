"""The kinds of leave: a closed list, and the words kept before there was one."""

import pytest

from models.rules import glossary
from models.rules.imports import kind_of
from models.rules.leave import leave_kind
from models.rules.terms import LeaveKind


@pytest.mark.parametrize("kind", LeaveKind)
def test_a_kind_is_known_by_its_value_and_by_its_word_in_both_languages(kind):
    words = {kind.value, glossary.say(kind, "zh_CN"), glossary.say(kind, "en")}
    assert {leave_kind(word) for word in words} == {kind}


def test_what_the_office_wrote_before_is_read_and_what_nobody_listed_stays_as_it_was():
    before = ("年休假", "调休", "事假", "病假", "婚假", "产假", "丧假", "公假")
    assert all(isinstance(leave_kind(word), LeaveKind) for word in before)
    assert leave_kind(" 年假 ") is LeaveKind.ANNUAL
    assert leave_kind("") is LeaveKind.OTHER
    assert leave_kind("回老家收稻子") == "回老家收稻子"


def test_every_word_of_the_import_means_a_kind():
    assert set(kind_of("leaves").values["kind"].values()) <= set(LeaveKind)
