"""An office that has no crew yet enters one on the way to its first dispatch."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from models.errors import RefusedError
from models.queries.crews import crew_rows
from models.queries.ticket_detail import detail
from models.rules.people import Person
from models.rules.states import TicketState
from models.rules.terms import Role
from models.services.crews import add_people, enter_crew
from tests.offices import make_store
from tests.services.counter import Counter
from tests.views.store_desk import StoreDesk
from views.dispatch.page import DispatchPage

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def office(tmp_path, clock):
    with make_store(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store, now=clock.now())


@pytest.fixture
def page(office, tmp_path, clock, dressed, qtbot):
    opened = office.open(
        customer_name="新客户",
        circuit_number=None,
        service="internet",
        reach="within_province",
        grade="AA",
    )
    made = DispatchPage(StoreDesk(tmp_path, clock, role=Role.SUPERVISOR, store=office.store))
    qtbot.addWidget(made)
    made.resize(1200, 720)
    made.show()
    made.show_subject(f"{opened.number} dispatch")
    yield made
    if made.dialog is not None and isValid(made.dialog):
        made.dialog.hide()


def rows(office):
    return office.ask(crew_rows, now=office.now)


def enter(page, code="B01", name="城区一班", people="王建军 13893000111\n马占海"):
    page.add_crew()
    dialog = page.dialog
    dialog.lines["code"].setText(code)
    dialog.lines["name"].setText(name)
    dialog.people.setPlainText(people)
    return dialog


def test_without_a_crew_the_page_says_what_to_do_and_offers_it(page):
    assert page.nobody.isVisible()
    assert page.primary_focus() is page.nobody.button
    page.nobody.button.click()
    assert page.dialog.isVisible()


def test_the_first_crew_is_entered_and_sent_without_leaving_the_page(page, office):
    number = page.subject().split()[0]
    QTest.keyClick(enter(page).people, ENTER, CTRL)
    assert not page.nobody.isVisible()
    assert page._crew().code == "B01"
    assert page.order.leader.findData("B01-01") > 0
    page.save()
    found = office.ask(detail, number, now=office.now)
    assert found.row.state is TicketState.DISPATCHED
    assert found.row.crew_name == "城区一班"


def test_more_people_are_offered_at_once(page):
    enter(page).save()
    page.add_people()
    assert list(page.dialog.form.fields) == ["people"]
    page.dialog.people.setPlainText("何静 13893000113")
    page.dialog.save()
    assert page.order.leader.findData("B01-03") > 0


@pytest.mark.parametrize(
    ("told", "field"),
    [({"code": " "}, "code"), ({"name": ""}, "name"), ({"people": "王建军 1389"}, "people")],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(page, office, told, field):
    dialog = enter(page, **told)
    dialog.save()
    assert dialog.form.fields[field].note.isVisible()
    assert rows(office) == ()


def test_a_code_that_is_taken_is_refused_beside_the_code(page, office):
    enter(page).save()
    dialog = enter(page, people="")
    dialog.save()
    assert "B01" in dialog.form.fields["code"].note.text()
    assert len(rows(office)) == 1


def test_what_was_typed_is_back_after_esc(page):
    dialog = enter(page, people="")
    QTest.keyClicks(dialog.people, "Wang 13893000111")
    dialog.reject()
    page.add_crew()
    assert page.dialog.lines["name"].text() == "城区一班"
    assert page.dialog.people.toPlainText() == "Wang 13893000111"


def test_numbers_go_on_where_they_ended_and_the_first_leads(office):
    people = [Person("王建军", "13893000111"), Person("马占海")]
    office.act(lambda s: enter_crew(s, code="B01", name="一班", people=people))
    assert office.act(lambda s: add_people(s, crew="B01", people=[Person("何静")])) == ["B01-03"]
    assert rows(office)[0].members == ("B01-01 王建军", "B01-02 马占海", "B01-03 何静")


def test_a_crew_with_a_blank_name_leaves_nothing_behind(office):
    with pytest.raises(RefusedError):
        office.act(lambda s: enter_crew(s, code="B01", name=" ", people=[Person("何静")]))
    assert rows(office) == ()
