"""The glossary: one word for every state, kind and noun, and none twice."""

import inspect
from enum import StrEnum

import pytest

from models import errors
from models.errors import RefusedError
from models.rules import phones, reasons, states, terms
from models.rules.glossary import is_listed, read_terms, say
from models.rules.states import TicketState
from models.rules.terms import ServiceGrade

MAPPED = """
Customer Contact Site Circuit Terminal Crew Technician Certificate Shift Leave Avoidance
Vehicle Instrument Calibration Due Loan Reservation Ticket WorkOrder Print Document
PhoneVisit SiteVisit FollowUpCall Office Account NormOverlay Setting Counter ImportBatch
ImportedRow Event ChainHead StepImage AlarmAnswer
"""


def enums() -> list[type[StrEnum]]:
    return [
        member
        for module in (terms, states, errors, phones, reasons)
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, StrEnum)
        and member is not StrEnum
        and member.__module__ == module.__name__
    ]


def unlisted(classes: list[type[StrEnum]]) -> list[str]:
    names = [cls.__name__ for cls in classes if not is_listed(cls.__name__)]
    return names + [repr(value) for cls in classes for value in cls if not is_listed(value)]


def test_every_state_and_kind_of_the_office_has_a_word() -> None:
    assert unlisted(enums()) == []


def test_a_state_without_a_word_would_be_noticed() -> None:
    class Planted(StrEnum):
        NOVELTY = "novelty"

    assert unlisted([Planted]) == ["Planted", "<Planted.NOVELTY: 'novelty'>"]


@pytest.mark.parametrize("name", MAPPED.split())
def test_every_record_of_the_office_has_a_word(name: str) -> None:
    assert is_listed(name)


def test_a_value_is_said_in_the_language_asked_for() -> None:
    assert say(TicketState.ON_SITE, "zh_CN") == "已到场"
    assert say(TicketState.ON_SITE, "en") == "On site"
    assert say(ServiceGrade.STANDARD, "zh") == "普通级"
    assert say("SuspensionReason.spare", "zh_CN") == "等待备件"


def test_an_unknown_word_is_a_bug_not_a_guess() -> None:
    with pytest.raises(KeyError):
        say("TicketState.lost", "zh_CN")


ROW = '[[term]]\nidentifier="A"\nen="a"\nzh="甲"\nsource="x"\n'


@pytest.mark.parametrize(
    "text",
    [ROW + ROW, ROW.replace('zh="甲"', 'zh=""'), ROW.replace("zh=", "cn="), "[[term", "", "term=1"],
)
def test_a_broken_glossary_is_refused_in_words(text: str) -> None:
    assert list(read_terms(ROW)) == ["A"]
    with pytest.raises(RefusedError, match=r"glossary\.broken"):
        read_terms(text)
