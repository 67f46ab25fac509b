"""The archive page and the search: what is listed, marked, shown, masked, merged and opened."""

import csv

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert

from models.domain import Customer
from models.queries.customer_archive import customer_file
from models.queries.customer_list import ArchiveOrder, archive_id
from models.queries.search import find_anything
from models.rules.completeness import Gap
from models.rules.terms import Role, ServiceGrade
from models.services.customer_upkeep import swap_terminal
from models.services.customers import add_customer, edit_customer
from tests.archive_list import numbers_listed
from tests.services.counter import LINE, MORNING
from tests.services.test_customer_merge import furnish_double, rows_of
from tests.views.customers.keys import Key, front, opened, press
from views.customers.columns import archive_columns, circuit_columns
from views.customers.facts import gap_groups, groups, windows_text
from views.customers.search import SearchDialog, said, target
from views.customers.words import GAPS, gap_word
from views.wording import set_language


def listed(page):
    """Return the numbers in the list, in the order shown, once they are read."""
    model = page.list.model
    for _ in range(model.rowCount()):
        if None in map(model.row_at, range(model.rowCount())):
            QApplication.processEvents()
    return [model.row_at(at).number for at in range(model.rowCount())]


def test_twenty_thousand_files_are_listed_and_the_last_is_reached(page, office, qtbot):
    office.act(many_customers)
    page.refresh()
    assert page.list.count.text() == "20,002"
    press(page.list.table, Key.Key_End)
    qtbot.waitUntil(lambda: page.list.table.selected_row() is not None)
    assert page.list.table.selected_row().number == "Z19999"
    assert page.panel.number == "Z19999"


def many_customers(session):
    """Enter twenty thousand files, as an import does."""
    stamp = {"created_at": MORNING, "version": 1}
    session.execute(
        insert(Customer),
        [stamp | {"number": f"Z{at:05}", "name": f"第{at}小学"} for at in range(20_000)],
    )


def test_a_heading_sorts_the_whole_list_and_the_file_chosen_stays_chosen(page, office):
    office.act(lambda s: add_customer(s, number="B9", name="丙", grade=ServiceGrade.STANDARD))
    page.refresh()
    page.list.table.select_key(office.ask(archive_id, "C001"))
    for column, order in enumerate(ArchiveOrder):
        for way in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            page.list.table.sortByColumn(column, way)
            backwards = way is Qt.SortOrder.DescendingOrder
            assert listed(page) == office.ask(numbers_listed, order=order, backwards=backwards)
            assert page.list.table.selected_row().number == "C001"
    assert len(archive_columns()) == len(ArchiveOrder)


def test_a_search_given_up_leaves_its_find_chosen_in_the_whole_list(page):
    page.list.words.setText("lxdyzx")
    press(page.list.words, Key.Key_Return)
    page.list.words.setText("")
    page.list.ask()
    assert listed(page) == ["C001", "C002"]
    assert page.list.table.selected_row().number == "C002"


def test_a_list_longer_than_what_is_read_goes_into_a_file_whole(page, office, tmp_path):
    office.act(many_customers)
    page.list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    path = tmp_path / "customers.csv"
    page.list_export.write(page.list.table, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    assert len(rows) == 20_002
    assert [row[0] for row in rows] == office.ask(numbers_listed, backwards=True)


def test_typing_searches_and_enter_goes_into_the_list(page, qtbot):
    page.find_words()
    QTest.keyClicks(page.list.words, "lxdyzx")
    press(page.list.words, Key.Key_Return)
    assert listed(page) == ["C002"]
    assert page.window().focusWidget() is page.list.table
    assert page.panel.number == "C002"


def test_what_finds_nobody_says_so_and_keeps_the_file_shown(page):
    page.list.words.setText("没有这家")
    page.refresh()
    assert page.list._stack.currentIndex() == 1
    assert "Nobody found" in page.list.empty.title.text()
    assert page.panel.number == "C001"


def test_a_save_elsewhere_is_shown_without_losing_the_place(page, office):
    page.list.table.select_key(office.ask(archive_id, "C001"))
    office.act(lambda s: add_customer(s, number="C000", name="新客户"))
    for heard in tuple(page.desk.followers):
        heard()
    assert listed(page)[0] == "C000"
    assert page.list.table.selected_row().number == "C001"


def test_a_circuit_is_opened_in_the_file_of_its_customer(page):
    page.show_subject("C002")
    page.show_subject(f"circuit/{LINE}")
    assert page.panel.number == "C001"
    assert page.panel.part() == "circuit"
    assert page.panel.row().number == LINE


def test_phones_are_masked_until_asked_for(page, office):
    front(page, "contact")
    page.panel.tables["contact"].selectRow(0)
    shown = page.panel.tables["contact"].as_text()
    assert "138****0021" in shown
    assert "0000" not in shown
    page.actions_.actions["customers.phones"].trigger()
    dialog = page.records.dialog
    dialog.save()
    assert not any("138 0000 0021" in text for text in page.desk.notices), "not without a reason"
    dialog.editors["reason"].restore("回访")
    dialog.save()
    assert any("138 0000 0021" in text for text in page.desk.notices)


def test_a_role_that_rings_nobody_has_no_such_action(page, desk, qtbot):
    desk.role = Role.KEEPER
    made = type(page)(desk)
    qtbot.addWidget(made)
    assert "customers.phones" not in made.actions_.actions
    assert "customers.edit" not in made.actions_.actions


def test_the_grade_says_whether_it_is_the_customers(page, office):
    text = circuit_columns()[3].text(office.ask(lambda s: customer_file(s, "C001")).circuits[0])
    assert text == "AAA级 (customer's)"


def test_call_windows_come_from_the_customers_own_hours(page, office, clock):
    hours = {"am": ["08:00", "11:30"], "pm": ["13:30", "17:00"]}
    office.act(lambda s: edit_customer(s, "C001", office_hours=hours))
    file = office.ask(lambda s: customer_file(s, "C001"))
    today = clock.now().date()
    assert windows_text(file, today).split() == ["08:00-09:00", "10:30-11:30", "16:00-17:00"]
    assert "day off" in windows_text(file, today.replace(day=22))


def test_a_registered_name_that_differs_stands_out(page, office, clock):
    office.act(
        lambda s: edit_customer(s, "C001", registered_name="临溪农信联社", registered_address="")
    )
    file = office.ask(lambda s: customer_file(s, "C001"))
    lines = [line for _, told in groups(file, clock.now().date()) for line in told]
    assert ("登记户名", "临溪农信联社", "soon") in lines
    assert ("", "differs: 临溪县农村信用社", "muted") in lines


def test_what_is_missing_is_told_by_circuit_in_both_languages(page, office):
    file = office.ask(lambda s: customer_file(s, "C001"))
    told = dict(gap_groups(file))
    assert GAPS[Gap.CHAIN]() in told[LINE]
    for language in ("zh_CN", "en"):
        set_language(language)
        assert all(not gap_word(gap).startswith("field.") for gap in Gap)


def test_swaps_and_changes_are_in_the_timeline(page, office):
    [old] = office.ask(lambda s: customer_file(s, "C001")).terminals
    office.act(lambda s: swap_terminal(s, old.id, reason="雷击", kind="onu", serial="N"))
    page.panel.tabs.setCurrentWidget(page.panel.trail)
    text = [page.panel.timeline.index(0, column).data() for column in range(5)]
    assert text[1:3] == ["客户端设备", "Swapped"]


def test_doubles_are_previewed_merged_and_undone_from_the_notice(page, office, desk):
    office.act(furnish_double)
    before = rows_of(office.store)
    page.actions_.actions["customers.doubles"].trigger()
    dialog = page.doubles
    assert "C-001" in dialog.preview.text()
    assert "李经理" in dialog.preview.text()
    kept = {}
    desk.notify = lambda text, undo=None: kept.update(text=text, undo=undo)
    press(dialog.table, Key.Key_Return, modifiers=Qt.KeyboardModifier.NoModifier)
    dialog.accept()
    assert page.panel.number == "C001"
    assert rows_of(office.store) != before
    kept["undo"]()
    assert rows_of(office.store) == before


def test_the_sides_of_a_merge_can_be_turned_round(page, office):
    office.act(furnish_double)
    page.actions_.actions["customers.doubles"].trigger()
    page.doubles.turn()
    row = page.doubles.table.selected_row()
    assert (row.keep, row.drop) == ("C-001", "C001")
    page.doubles.done(0)


def test_search_opens_customers_circuits_and_tickets(desk, office, qtbot):
    ticket = office.open(accept=True)
    dialog = SearchDialog(desk, None)
    qtbot.addWidget(dialog)
    dialog.show()
    for typed, expected in (
        ("zhoumin", ("customers", "C001")),
        ("LX-INT-00042", ("customers", f"circuit/{LINE}")),
        (ticket.number, ("tickets", ticket.number)),
    ):
        dialog.box.take_first(typed)
        assert desk.opened[-1] == expected


def test_escape_closes_the_search_and_enter_on_nothing_does_not(desk, qtbot):
    dialog = SearchDialog(desk, None)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog.box.words, Key.Key_Return)
    assert dialog.isVisible()
    press(dialog.box.words, Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_hit_says_through_whom_it_was_found_without_the_phone(page, office):
    [hit] = office.ask(lambda s: find_anything(s, "13800000021"))
    assert "周敏 …0021" in said(hit)
    assert "13800000021" not in said(hit)
    assert target(hit) == ("customers", "C001")


def test_an_action_that_makes_no_sense_now_is_greyed(page):
    page.panel.tabs.setCurrentIndex(0)
    assert not page.actions_.actions["customers.swap"].isEnabled()
    assert not page.actions_.actions["customers.add"].isEnabled()
    front(page, "terminal")
    page.panel.tables["terminal"].selectRow(0)
    assert page.actions_.actions["customers.swap"].isEnabled()
    assert opened(page, "customers.swap").isVisible()
