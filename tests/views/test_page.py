"""What every page does: one that is out of sight asks again on the way back, not before."""

import pytest

from views.widgets.page import Page


class Counting(Page):
    def __init__(self, desk):
        super().__init__(desk)
        self.asked = 0
        self.keep_fresh(frozenset({"ticket"}))

    def refresh(self):
        self.asked += 1


@pytest.fixture
def page(desk, qtbot):
    made = Counting(desk)
    qtbot.addWidget(made)
    return made


def change(page):
    for heard in page.desk.followers:
        heard()


def test_a_page_in_front_asks_at_once(page):
    page.show()
    change(page)
    assert page.asked == 1


def test_a_page_out_of_sight_asks_once_when_it_comes_back(page):
    page.show()
    page.hide()
    change(page)
    change(page)
    assert page.asked == 0
    page.show()
    assert page.asked == 1
    page.hide()
    page.show()
    assert page.asked == 1
