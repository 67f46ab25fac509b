"""Codes and facts become sentences in both languages."""

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest

import resources
from models.rules.states import TicketState, Verb
from models.rules.wording import (
    UnwordedError,
    WordingError,
    codes,
    facts_needed,
    merge,
    sentences,
    shown,
    word,
)


def test_a_refusal_reads_as_a_sentence_in_both_languages() -> None:
    facts = {"field": "symptom", "limit": 10, "length": 11}
    assert "“故障现象”最多 10 个字，现有 11 个字" in word("text.too_long", facts, "zh_CN")
    assert word("text.too_long", facts, "en").startswith("Symptom may hold 10 characters")


def test_an_unknown_code_raises_and_a_missing_fact_reads_as_a_dash() -> None:
    with pytest.raises(UnwordedError):
        word("ticket.never_heard_of", {}, "zh_CN")
    with pytest.raises(UnwordedError):
        facts_needed("ticket.never_heard_of")
    assert "“—”" in word("number.malformed", {}, "zh_CN")
    assert facts_needed("text.too_long") == {"field", "limit", "length"}


class Odd(StrEnum):
    ONE = "one"


def test_facts_are_shown_as_people_read_them() -> None:
    assert shown(TicketState.ON_SITE, "zh_CN") == "已到场"
    assert shown(Odd.ONE, "zh_CN") == "one"
    assert shown(None, "en") == "—"
    assert shown(datetime(2026, 11, 20, 15, 30, tzinfo=UTC), "en") == "2026-11-20 23:30"
    assert shown(date(2026, 11, 20), "en") == "2026-11-20"
    assert shown([Verb.URGE, Verb.NOTE], "zh_CN") == "催单、备注"
    assert shown(frozenset({"b", "a"}), "en") == "a, b"
    assert shown("symptom", "zh_CN", name="field") == "故障现象"
    assert shown("tests.0.value", "en", name="fact") == "Tests"
    assert shown("spare", "zh_CN", name="reason") == "等待备件"
    assert shown("line.cable_cut", "en", name="cause") == "Cable cut"
    assert shown("colour", "zh_CN", name="field") == "colour"
    assert shown(7, "zh_CN") == "7"
    assert shown(timedelta(minutes=90), "zh_CN") == "1 小时 30 分"


def test_every_sentence_stands_in_both_languages_and_names_the_same_facts() -> None:
    assert {"text.too_long", "number.malformed"} <= codes()
    for code in codes():
        facts = dict.fromkeys(facts_needed(code), "x")
        assert word(code, facts, "zh_CN") != word(code, facts, "en")


GOOD = '["a.b"]\nzh="甲"\nen="a"\n'


def test_a_code_worded_twice_or_in_one_language_is_refused() -> None:
    assert list(merge([("one.toml", GOOD)])) == ["a.b"]
    for files in (
        [("one.toml", GOOD), ("two.toml", GOOD)],
        [("one.toml", '["a.b"]\nzh="甲"\n')],
        [("one.toml", '["a.b"]\nzh="甲"\nen=""\n')],
        [("one.toml", "a = 1\n")],
    ):
        with pytest.raises(WordingError):
            merge(files)


def test_what_the_chain_kept_as_text_is_read_as_people_say_it():
    facts = {
        "crew": "抢修班",
        "night_ended_at": "2026-11-27T00:30:00.000000+00:00",
        "rested_at": "2026-11-27T12:30:00Z",
    }
    assert word("placement.night_rest", facts, "zh_CN") == (
        "抢修班夜班 2026-11-27 08:30 才结束，应休息到 2026-11-27 20:30。"
    )
    assert word("placement.skill_missing", {"crew": "抢修班", "kind": "activation"}, "zh_CN") == (
        "抢修班没有登记“开通”技能。"
    )


HALF_WIDTH = re.compile(r"[\u4e00-\u9fff）”][,;:?!]|[,;:] ?[\u4e00-\u9fff]")


def test_chinese_sentences_are_written_with_chinese_marks() -> None:
    screens = re.findall("<translation>([^<]*)<", resources.read_text("i18n/zh_CN.ts"))
    told = [*screens, *(entry["zh"] for entry in sentences().values())]
    assert len(told) > 2000
    assert [one for one in told if HALF_WIDTH.search(one) and ";;" not in one] == []


def test_counter_proof_a_half_width_mark_in_chinese_is_found() -> None:
    for wrong in ("已超时,请处理", "对比: {name}", "按 F2,放到图上"):
        assert HALF_WIDTH.search(wrong), wrong
