"""Every editor of the archive by keyboard alone; nothing typed is ever lost."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from models.domain import Circuit, Contact, Customer, Site, Terminal
from models.queries.customer_archive import customer_file
from models.rules.terms import ServiceGrade
from models.services.customers import edit_customer
from tests.services.counter import LINE
from tests.views.customers.keys import CTRL, Key, front, opened, press, type_on
from views.widgets.conflict import ConflictDialog


def row(office, model, *where):
    return office.ask(lambda s: s.scalars(select(model).where(*where)).one())


def test_a_customer_is_opened_with_enter_and_ctrl_enter_alone(page, office, qtbot):
    dialog = opened(page, "customers.new")
    type_on(dialog, "C100", "青田县供电公司", "青田供电")
    press(dialog.focusWidget(), Key.Key_Return, modifiers=CTRL)
    kept = row(office, Customer, Customer.number == "C100")
    assert (kept.name, kept.short_name, kept.grade) == (
        "青田县供电公司",
        "青田供电",
        ServiceGrade.STANDARD,
    )
    qtbot.waitUntil(lambda: page.panel.number == "C100")
    assert page.list.table.selected_row().number == "C100"


def test_enter_walks_every_field_in_the_order_they_stand(page):
    dialog = opened(page, "customers.new")
    walked = []
    for _ in dialog.editors:
        walked.append(dialog.focusWidget())
        if hasattr(walked[-1], "setPlainText"):
            press(walked[-1], Key.Key_Tab)
        else:
            press(walked[-1], Key.Key_Return)
    assert walked == list(dialog.editors.values())


def test_enter_in_a_text_of_lines_is_a_new_line(page):
    dialog = opened(page, "customers.new")
    notes = dialog.editors["notes"]
    QTest.keyClicks(notes, "a")
    press(notes, Key.Key_Return)
    QTest.keyClicks(notes, "b")
    assert notes.toPlainText() == "a\nb"


def test_what_was_typed_before_esc_is_there_again(page, office, desk):
    dialog = opened(page, "customers.new")
    type_on(dialog, "C100", "青田县供电公司")
    press(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.notices
    again = opened(page, "customers.new")
    assert again.editors["name"].text() == "青田县供电公司"
    press(again.focusWidget(), Key.Key_Return, modifiers=CTRL)
    assert row(office, Customer, Customer.number == "C100")
    assert desk.drafts.forms() == []


def test_a_draft_that_was_not_kept_would_be_missed(page, desk, monkeypatch):
    monkeypatch.setattr(desk.drafts, "keep", lambda form, facts: None)
    dialog = opened(page, "customers.new")
    type_on(dialog, "C100")
    press(dialog, Key.Key_Escape)
    assert opened(page, "customers.new").editors["number"].text() == ""


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("number", "C001", "C001"),
        ("number", "", ""),
        ("office_hours", "早上到晚上", "8:30-12:00"),
        ("contract_ends_on", "明年", "明年"),
        ("longitude", "很东", "很东"),
        ("name", "长" * 300, "200"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_everything_typed_stays(page, field, typed, said):
    dialog = opened(page, "customers.new")
    type_on(dialog, "C100", "青田县供电公司")
    dialog.editors[field].setText(typed)
    press(dialog.editors["town"], Key.Key_Return, modifiers=CTRL)
    assert dialog.isVisible()
    wrong = dialog.form.fields[field]
    assert said in wrong.note.text()
    assert wrong.note.text()
    assert dialog.focusWidget() is dialog.editors[field]
    assert field == "name" or dialog.editors["name"].text() == "青田县供电公司"


def test_only_what_was_changed_is_saved(page, office):
    page.panel.tabs.setCurrentIndex(0)
    dialog = opened(page, "customers.edit")
    assert not dialog.editors["number"].isEnabled()
    dialog.editors["town"].setText("柳河乡")
    dialog.editors["contract_ends_on"].setText("2027/5/1")
    assert dialog.changes() == {"town": "柳河乡", "contract_ends_on": "2027-05-01"}
    press(dialog.editors["town"], Key.Key_Return, modifiers=CTRL)
    assert row(office, Customer, Customer.number == "C001").town == "柳河乡"
    unchanged = opened(page, "customers.edit")
    assert unchanged.changes() == {}


def test_somebody_elses_save_is_compared_before_mine_goes_over_it(page, office):
    page.panel.tabs.setCurrentIndex(0)
    dialog = opened(page, "customers.edit")
    office.act(lambda s: edit_customer(s, "C001", name="临溪农信", town="别处"))
    dialog.editors["town"].setText("柳河乡")
    dialog.editors["name"].setText("临溪县农信联社")
    dialog.save()
    [compared] = [w for w in QApplication.topLevelWidgets() if isinstance(w, ConflictDialog)]
    assert compared.isVisible()
    assert dialog.isVisible()
    assert row(office, Customer, Customer.number == "C001").town == "别处"
    compared.accept()
    kept = row(office, Customer, Customer.number == "C001")
    assert (kept.town, kept.name) == ("柳河乡", "临溪县农信联社")


def test_a_site_a_contact_a_circuit_and_a_terminal_are_added_by_keyboard(page, office):
    front(page, "site")
    dialog = opened(page, "customers.add")
    type_on(dialog, "营业部", "柳河乡")
    press(dialog.focusWidget(), Key.Key_Return, modifiers=CTRL)
    assert row(office, Site, Site.name == "营业部").town == "柳河乡"
    front(page, "contact")
    dialog = opened(page, "customers.add")
    type_on(dialog, "解元", "网管", None, "0577-66554433,13911112222")
    press(dialog.focusWidget(), Key.Key_Return, modifiers=CTRL)
    assert row(office, Contact, Contact.name == "解元").phone_key == "057766554433,13911112222,"
    front(page, "circuit")
    dialog = opened(page, "customers.add")
    type_on(dialog, "LX-9")
    dialog.editors["site_a"].setCurrentIndex(2)
    press(dialog.editors["speed"], Key.Key_Return, modifiers=CTRL)
    circuit = row(office, Circuit, Circuit.number == "LX-9")
    assert circuit.site_a_id == row(office, Site, Site.name == "营业部").id
    assert circuit.grade is None
    page.panel.tables["circuit"].select_key("LX-9")
    front(page, "terminal")
    page.panel.tables["terminal"].setCurrentIndex(page.panel.models["terminal"].index(-1, 0))
    dialog = opened(page, "customers.add")
    type_on(dialog, "onu", "SN-9")
    press(dialog.focusWidget(), Key.Key_Return, modifiers=CTRL)
    assert row(office, Terminal, Terminal.serial == "SN-9").circuit_id == circuit.id


def test_a_phone_that_is_none_is_refused_beside_the_phones(page):
    front(page, "contact")
    dialog = opened(page, "customers.add")
    type_on(dialog, "解元", None, None, "1234567890123")
    press(dialog.focusWidget(), Key.Key_Return, modifiers=CTRL)
    assert "1234567890123" in dialog.form.fields["phones"].note.text()


def test_a_contact_is_edited_with_the_phones_shown_and_that_is_noted(page, office):
    front(page, "contact")
    page.panel.tables["contact"].selectRow(0)
    dialog = opened(page, "customers.edit")
    assert dialog.editors["phones"].text() == "138 0000 0021"
    dialog.editors["title"].setText("主任")
    press(dialog.editors["title"], Key.Key_Return, modifiers=CTRL)
    kept = row(office, Contact, Contact.name == "周敏")
    assert (kept.title, kept.phone_key) == ("主任", "13800000021,")


def test_a_terminal_is_swapped_for_a_reason(page, office):
    front(page, "terminal")
    page.panel.tables["terminal"].selectRow(0)
    dialog = opened(page, "customers.swap")
    type_on(dialog, None, None, "NEW-1")
    press(dialog.focusWidget(), Key.Key_Return, modifiers=CTRL)
    assert dialog.form.fields["reason"].note.text()
    type_on(dialog, "雷击")
    press(dialog.focusWidget(), Key.Key_Return, modifiers=CTRL)
    fresh, gone = office.ask(lambda s: customer_file(s, "C001")).terminals
    assert (fresh.values["serial"], gone.replaced_by) == ("NEW-1", "NEW-1")


@pytest.mark.parametrize("part", ["customer", "site", "contact", "circuit"])
def test_what_is_put_away_leaves_the_file_with_a_reason(page, office, part):
    if part == "customer":
        page.panel.tabs.setCurrentIndex(0)
    else:
        front(page, part)
        page.panel.tables[part].selectRow(0)
    dialog = opened(page, "customers.away")
    type_on(dialog, "已迁走")
    press(dialog.focusWidget(), Key.Key_Return, modifiers=CTRL)
    kept = office.ask(lambda s: customer_file(s, "C001"))
    left = {
        "customer": kept.archived_at is None,
        "site": bool(kept.sites),
        "contact": not kept.contacts[0].past,
        "circuit": bool(kept.circuits),
    }
    assert [name for name, stands in left.items() if not stands] == [part]
    assert LINE not in {one.number for one in kept.circuits} or part != "circuit"
