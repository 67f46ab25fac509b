"""What was sent and never answered is sent again as the same action."""

from dataclasses import dataclass
from functools import partial

from console.unsure import Unsure
from models.errors import RefusedError, StoreError, StoreTrouble
from tests.offices import action

LOST = StoreError(StoreTrouble.UNREACHABLE, where="office")


@dataclass(eq=False)
class Form:
    """Something that sends."""


def note(session, *, number, facts):
    """Stand in for a service."""


def service(text="来电催促"):
    return partial(note, number="LX-GZ-20261120-0001", facts={"text": text, "who": ["10086"]})


def test_the_same_sent_again_goes_under_the_same_uid():
    unsure, form, first = Unsure(), Form(), action()
    unsure.failed(form, service(), first, error=LOST)
    again = unsure.again(form, service(), action())
    assert again.uid == first.uid


def test_another_text_another_form_or_an_answer_makes_a_new_action():
    unsure, form, first = Unsure(), Form(), action()
    unsure.failed(form, service(), first, error=LOST)
    assert unsure.again(form, service("另一句"), action()).uid != first.uid
    assert unsure.again(Form(), service(), action()).uid != first.uid
    unsure.settled(form)
    assert unsure.again(form, service(), action()).uid != first.uid


def test_a_refusal_is_an_answer():
    unsure, form, first = Unsure(), Form(), action()
    unsure.failed(form, service(), first, error=LOST)
    unsure.failed(form, service(), first, error=RefusedError("ticket.wrong_state"))
    assert unsure.again(form, service(), action()).uid != first.uid


def test_what_cannot_be_compared_is_never_taken_for_the_same():
    unsure, form, first = Unsure(), Form(), action()
    unsure.failed(form, lambda session: None, first, error=LOST)
    assert unsure.again(form, lambda session: None, action()).uid != first.uid


def test_a_form_that_is_gone_is_forgotten():
    unsure, form = Unsure(), Form()
    unsure.failed(form, service(), action(), error=LOST)
    del form
    assert len(unsure._lost) == 0
