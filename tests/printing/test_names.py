"""What papers are called on screen: the glossary knows every form, paper and box to sign in."""

from models.rules import glossary
from printing.catalogue import render
from printing.forms import form_modules
from printing.paper import PAPERS
from printing.samples import samples
from views import wording

QR = "QR"


def boxes():
    return {
        place.label
        for code, sheets in samples().items()
        for place in render(code, [next(iter(sheets.values()))]).places
    } - {QR}


def test_every_form_is_called_on_screen_what_stands_on_it():
    for module in form_modules().values():
        form = module.FORM
        assert glossary.say(f"form.{form.code}", "zh_CN") == form.title, form.code


def test_every_paper_is_called_on_screen_what_it_is():
    for name, paper in PAPERS.items():
        assert glossary.say(f"paper.{name}", "zh_CN") == paper.title


def test_every_box_to_sign_in_has_an_english_name():
    unknown = {label for label in boxes() if glossary.named("box", label) is None}
    assert unknown == set()


def test_a_box_is_said_in_the_language_shown_and_an_unknown_one_as_it_is():
    wording.set_language("en")
    try:
        assert wording.box_word("客户签章") == "customer's seal"
        assert wording.box_word("另一栏") == "另一栏"
        assert wording.listed(["a", "b"]) == "a, b"
    finally:
        wording.set_language("zh_CN")
    assert wording.box_word("客户签章") == "客户签章"
    assert wording.listed(["甲", "乙"]) == "甲、乙"
