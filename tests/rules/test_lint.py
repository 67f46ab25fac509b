"""Forbidden phrases are found however they are typed; the customer's own words are not."""

import pytest

from models.rules.lint import Hit, check_wording
from models.rules.norms import norms
from models.rules.terms import PhraseCategory

LANGUAGE = norms().language


def hits(text: str, place: str = "phone_visit") -> tuple[Hit, ...]:
    return check_wording(text, place=place, language=LANGUAGE)


@pytest.mark.parametrize(
    "text", ["你问我，我问谁？", "你问我我问谁", "您问我,我问谁", "你问我呀 我问谁呢"]
)
def test_a_forbidden_phrase_is_found_however_it_is_typed(text: str) -> None:
    (hit,) = hits(f"当时回答：{text}后来道歉。")
    assert hit.phrase == "你问我,我问谁?"
    assert hit.categories == (PhraseCategory.RETORT,)
    assert hit.must_change
    assert hit.instead


def test_the_customers_own_words_are_never_looked_at() -> None:
    assert hits("你问我，我问谁？", place="original_words") == ()


def test_the_matched_words_are_shown_as_they_stand_in_the_text() -> None:
    (hit,) = hits("他说“不知道，这事 不归我管！”就挂了")
    assert hit.matched == "不知道，这事 不归我管"


def test_both_halves_of_a_phrase_with_a_stroke_are_found() -> None:
    assert [hit.matched for hit in hits("你们必须来，您们应该等")] == ["你们必须", "您们应该"]


def test_every_phrase_of_both_lists_finds_itself() -> None:
    for phrase in LANGUAGE.forbidden:
        assert phrase.text in {hit.phrase for hit in hits(phrase.text)}


def test_jargon_is_pointed_out_with_the_plain_word_and_may_stay() -> None:
    (hit,) = hits("局端olt故障")
    assert (hit.matched, hit.instead, hit.must_change) == ("olt", ("局端设备",), False)
    assert hits("BOLTS and OLTs") == ()
    assert [hit.matched for hit in hits("光衰大,LOS灯亮")] == ["光衰", "LOS灯"]
    assert hits("ßOLT")[0].matched == "OLT"


def test_good_wording_passes() -> None:
    for phrase in LANGUAGE.recommended:
        assert hits(phrase.text) == ()
    assert hits("") == ()


def test_the_two_lists_hold_eighteen_phrases_and_each_is_marked_under_its_category() -> None:
    assert len(LANGUAGE.forbidden) == 18
    for phrase in LANGUAGE.forbidden:
        [hit] = [hit for hit in hits(phrase.text.split("/")[0]) if hit.phrase == phrase.text]
        assert hit.categories == phrase.categories


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("他妈的", "abuse"),
        ("有本事你去告", "sarcasm"),
        ("教你多少遍了", "scolding"),
        ("那是他们部门的错", "blame"),
        ("这不是我的责任", "excuse"),
        ("光衰偏大", "jargon"),
    ],
)
def test_every_kind_of_bad_wording_is_marked(text: str, category: str) -> None:
    assert {PhraseCategory(category)} == {one for hit in hits(text) for one in hit.categories}


def test_every_category_has_words_to_look_for() -> None:
    told = {one for phrase in LANGUAGE.forbidden for one in phrase.categories}
    told |= {word.category for word in LANGUAGE.marked} | {PhraseCategory.JARGON}
    assert told == set(PhraseCategory)
