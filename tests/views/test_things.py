"""Vehicles and instruments on screen: by keyboard alone, and nothing typed is ever lost."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from models.errors import ConflictError
from models.queries.due_board import due_items
from models.queries.things import thing_card, thing_rows
from models.rules.terms import Role, ThingKind, ThingState
from models.services import crews, things
from tests.fixed_clock import MORNING
from tests.views.store_desk import StoreDesk
from views.things.actions import ACTIONS
from views.things.page import DUE, INSTRUMENTS, QUOTA, VEHICLES, ThingsPage
from views.widgets.conflict import resolve
from views.widgets.day_edit import DayEditor, read_day
from views.widgets.table import RowsModel

DAY = date(2026, 11, 20)
PLATE, OTHER, METER = "辽B·A1203", "辽B·A1204", "PM-1"
RESERVED = {"Ctrl+N", "Ctrl+/", "F1", "F5", "F6", "Ctrl+Q", "Ctrl+L"}


@pytest.fixture
def store_desk(tmp_path, county, dressed):
    return StoreDesk(tmp_path, role=Role.KEEPER, store=county.store)


@pytest.fixture
def page(store_desk, qtbot):
    made = ThingsPage(store_desk)
    qtbot.addWidget(made)
    made.resize(1360, 760)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.refresh()
    made.primary_focus().setFocus()
    return made


@pytest.fixture
def keys(page, qtbot):
    """Return what presses keys where the keyboard is, as a person would."""

    def press(*strokes):
        for stroke in strokes:
            target = QApplication.focusWidget() or page
            if stroke.startswith("="):
                qtbot.keyClicks(target, stroke[1:])
            else:
                combination = QKeySequence(stroke)[0]
                qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())

    return press


def row(county, number=PLATE, kind=ThingKind.VEHICLE):
    rows = county.ask(thing_rows, kind=kind, now=county.now)
    return next((one for one in rows if one.number == number), None)


def form(page):
    return page._shown().side.form


class TestByKeyboardAlone:
    def test_a_vehicle_is_entered_with_enter_from_field_to_field(self, page, keys, county):
        keys("Ctrl+I", "=AB1205", "Return", "=pickup", "Return", "=7", "Ctrl+Return")
        made = county.ask(thing_card, "AB1205", kind=ThingKind.VEHICLE, now=county.now)
        assert (made.fields["kind"], made.fields["seats"]) == ("pickup", 7)
        assert form(page) is None
        assert page.registers[ThingKind.VEHICLE].table.hasFocus()
        assert page.registers[ThingKind.VEHICLE].row().number == "AB1205"

    def test_an_instrument_is_changed(self, page, keys, county):
        keys("Alt+2", "End")
        page.registers[ThingKind.INSTRUMENT].table.select_key(METER)
        keys("F2", "Return", "Return", "Return", "=PM-212", "Ctrl+Return")
        assert row(county, METER, ThingKind.INSTRUMENT).model == "PM-212"

    def test_a_thing_is_lent_and_taken_back(self, page, keys, county):
        keys("Home", "Ctrl+B", "Down", "Ctrl+Return")
        lent = row(county)
        assert (lent.state, lent.lent_to) == (ThingState.LENT, "王T11 城区一班")
        keys("Ctrl+R", "=1500", "Return", "=clean", "Ctrl+Return")
        assert (row(county).state, row(county).odometer_km) == (ThingState.IN_STORE, 1500)

    def test_the_state_changes_with_its_reason(self, page, keys, county):
        keys("Home", "Ctrl+T", "Down", "Return", "=brakes", "Ctrl+Return")
        card = county.ask(thing_card, PLATE, kind=ThingKind.VEHICLE, now=county.now)
        assert (card.row.state, card.state_reason) == (ThingState.REPAIRING, "brakes")

    def test_a_due_day_is_entered_and_done_from_the_list(self, page, keys, county):
        keys("Home", "Ctrl+D", "Return", "=+3", "Ctrl+Return", "Alt+3")
        assert [one.subject for one in county.ask(due_items, today=DAY)] == [PLATE]
        keys("Home", "Return", "Return", "=stamped", "Ctrl+Return")
        assert county.ask(due_items, today=DAY) == ()
        card = county.ask(thing_card, PLATE, kind=ThingKind.VEHICLE, now=county.now)
        assert [one.due_on for one in card.dues] == [date(2027, 11, 19)]

    def test_a_certificate_is_recorded(self, page, keys, county):
        keys("Alt+2")
        page.registers[ThingKind.INSTRUMENT].table.select_key(METER)
        keys("Ctrl+J", "=JZ-1", "Return", "=lab", "Return", "Return", "Ctrl+Return")
        card = county.ask(thing_card, METER, kind=ThingKind.INSTRUMENT, now=county.now)
        assert [(one.certificate_number, one.body) for one in card.calibrations] == [
            ("JZ-1", "lab")
        ]

    def test_a_key_pressed_before_the_card_has_come_is_not_lost(self, page, keys, store_desk):
        held = []
        store_desk.ask = lambda owner, query, done, **_: held.append((query, done))
        keys("Down", "F2")
        assert form(page) is None
        del store_desk.ask
        for query, done in held:
            store_desk.ask(page, query, done)
        assert form(page).task.subject == OTHER

    def test_words_typed_find_a_thing_and_enter_goes_to_it(self, page, keys):
        keys("Ctrl+F", "=1204", "Return")
        register = page.registers[ThingKind.VEHICLE]
        assert [one.number for one in register.model.rows()] == [OTHER]
        assert register.table.hasFocus()
        assert register.row().number == OTHER

    @pytest.mark.parametrize(
        ("stroke", "at"),
        [("Alt+2", INSTRUMENTS), ("Alt+3", DUE), ("Alt+4", QUOTA), ("Alt+1", VEHICLES)],
    )
    def test_each_list_has_its_key(self, page, keys, stroke, at):
        keys(stroke)
        assert page.tabs.currentIndex() == at
        assert page.primary_focus().hasFocus()

    def test_no_key_is_anothers(self):
        shortcuts = [deed.shortcut for deed in ACTIONS if deed.shortcut]
        assert len(set(shortcuts)) == len(shortcuts)
        assert not set(shortcuts) & RESERVED


class TestNothingTypedIsLost:
    def test_esc_keeps_what_was_typed_for_the_next_time(self, page, keys):
        keys("Ctrl+I", "=AB77", "Esc")
        assert form(page) is None
        keys("Ctrl+I")
        assert form(page).told()["plate"] == "AB77"
        assert not form(page).bar.isHidden()

    def test_what_is_thrown_away_is_gone(self, page, keys):
        keys("Ctrl+I", "=AB77")
        form(page).throw_away()
        keys("Ctrl+I")
        assert form(page).told()["plate"] == ""

    def test_going_to_another_line_keeps_what_was_typed(self, page, keys):
        keys("Home", "F2", "Return", "=van")
        page.registers[ThingKind.VEHICLE].table.select_key(OTHER)
        assert form(page) is None
        page.registers[ThingKind.VEHICLE].table.select_key(PLATE)
        page.start("change")
        assert form(page).told()["kind"] == "van"

    @pytest.mark.parametrize(
        "elsewhere",
        [
            lambda s: things.edit_vehicle(s, OTHER, kind="truck"),
            lambda s: things.add_vehicle(s, plate="AA1"),
        ],
    )
    def test_a_commit_elsewhere_leaves_an_open_form_alone(self, page, keys, county, elsewhere):
        keys("Home", "F2", "Return", "=van")
        county.act(elsewhere)
        page.refresh()
        assert form(page).told()["kind"] == "van"
        assert QApplication.focusWidget() is form(page)._editors["kind"]

    def test_a_due_day_done_elsewhere_leaves_an_open_form_alone(self, page, keys, county):
        overdue(county)
        overdue(county, plate=OTHER)
        page.refresh()
        keys("Alt+3", "End", "Return", "Return", "=stamped")
        assert page.due.due().subject == OTHER
        first = county.ask(due_items, today=DAY)[0]
        county.act(lambda s: things.finish_due(s, first.due_id))
        page.refresh()
        assert form(page).told()["note"] == "stamped"


class TestRefusals:
    def test_a_refusal_stands_beside_its_field_and_the_keyboard_is_there(self, page, keys):
        keys("Ctrl+I", "=AB1", "Ctrl+Return", "Ctrl+I", "=AB1", "Ctrl+Return")
        field = form(page).form.fields["plate"]
        assert "AB1" in field.note.text()
        assert field.editor.hasFocus()

    def test_a_day_that_is_none_is_told_beside_its_field(self, page, keys):
        keys("Home", "Ctrl+D", "Return", "=soonish", "Ctrl+Return")
        assert "soonish" in form(page).form.fields["due_on"].note.text()

    def test_what_is_overdue_is_refused_in_words_and_asks_nobody_to_overrule(
        self, page, keys, county
    ):
        overdue(county)
        keys("Home", "Ctrl+B", "Down", "Ctrl+Return")
        told = form(page)
        assert "2026-11-19" in told.bar.text.text()
        assert told.form.fields["override_reason"].isHidden()
        assert row(county).state is ThingState.IN_STORE

    def test_a_supervisor_is_asked_for_the_reason(self, store_desk, page, keys, county):
        overdue(county)
        store_desk.role = Role.SUPERVISOR
        keys("Home", "Ctrl+B", "Down", "Ctrl+Return")
        field = form(page).form.fields["override_reason"]
        assert not field.isHidden()
        assert "2026-11-19" in field.note.text()
        keys("=flood", "Ctrl+Return")
        assert row(county).state is ThingState.LENT

    def test_a_lost_race_is_compared_and_can_be_saved_over(self, page, keys, county, store_desk):
        keys("Home", "F2", "Return", "=van")
        county.act(lambda s: things.edit_vehicle(s, PLATE, kind="truck"))
        keys("Ctrl+Return")
        error, retry = store_desk.errors[-1]
        assert isinstance(error, ConflictError)
        dialog = resolve(error, page, mine=retry)
        dialog.accept()
        assert row(county).name == "van"


class TestTheLists:
    def test_every_model_keeps_the_rules_of_qt(self, page):
        for model in page.findChildren(RowsModel):
            QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        page.refresh()
        page.registers[ThingKind.VEHICLE].search(OTHER)
        page.registers[ThingKind.VEHICLE].search("")

    def test_filters_narrow_by_state_and_crew(self, page, county):
        county.act(lambda s: things.edit_vehicle(s, PLATE, crew="B02"))
        page.refresh()
        register = page.registers[ThingKind.VEHICLE]
        register.crew.set_value("B02")
        assert [one.number for one in register.model.rows()] == [PLATE]
        register.state.set_value(ThingState.LENT)
        assert register.model.rows() == ()

    def test_the_due_list_narrows_by_stage_kind_and_crew(self, page, county):
        overdue(county)
        county.act(lambda s: things.edit_instrument(s, METER, valid_until_on=DAY))
        page.refresh()
        page.show_tab(DUE)
        assert [one.subject for one in page.due.model.rows()] == [PLATE, METER]
        page.due.whose.set_value(ThingKind.INSTRUMENT)
        assert [one.subject for one in page.due.model.rows()] == [METER]
        page.due.crew.set_value("B01")
        assert page.due.model.rows() == ()
        assert "2" in page.tabs.tabText(DUE)

    def test_a_paper_of_a_person_is_renewed_there_too(self, page, keys, county):
        county.act(
            lambda s: crews.add_certificate(
                s, technician="T11", kind="low_voltage", review_due_on=DAY
            )
        )
        page.refresh()
        keys("Alt+3", "Home", "Return", "Ctrl+Return")
        assert county.ask(due_items, today=DAY) == ()

    def test_a_row_of_the_standard_opens_what_it_is_counted_from(self, page, keys):
        page.show_tab(QUOTA)
        page.quota.table.select_key("power_meter")
        keys("Return")
        assert page.tabs.currentIndex() == INSTRUMENTS
        assert [one.number for one in page.registers[ThingKind.INSTRUMENT].model.rows()] == [METER]

    def test_shortages_alone_can_be_shown(self, page):
        page.show_tab(QUOTA)
        every = page.quota.model.rowCount()
        page.quota.only_short.setChecked(True)
        assert 0 < page.quota.model.rowCount() < every

    def test_a_page_out_of_sight_waits_until_it_is_seen(self, page, county, store_desk):
        page.hide()
        county.act(lambda s: things.add_vehicle(s, plate="AB9"))
        for heard in store_desk.followers:
            heard()
        register = page.registers[ThingKind.VEHICLE]
        assert "AB9" not in [one.number for one in register.model.rows()]
        page.show()
        assert "AB9" in [one.number for one in register.model.rows()]

    def test_a_subject_comes_back_to_its_thing(self, page):
        page.show_subject(f"instrument {METER}")
        assert page.subject() == f"instrument {METER}"
        page.show_subject("due")
        assert page.subject() == "due"


class TestDays:
    @pytest.mark.parametrize(
        ("told", "meant"),
        [
            ("", None),
            ("today", DAY),
            ("今天", DAY),
            ("2027-03-01", date(2027, 3, 1)),
            ("20270301", date(2027, 3, 1)),
            ("2027年3月1日", date(2027, 3, 1)),
            ("1231", date(2026, 12, 31)),
            ("12-31", date(2026, 12, 31)),
            ("+30", date(2026, 12, 20)),
            ("+12m", date(2027, 11, 20)),
            ("+1年", date(2027, 11, 20)),
        ],
    )
    def test_a_day_is_read_as_it_is_typed(self, told, meant):
        assert read_day(told, DAY) == meant

    @pytest.mark.parametrize("told", ["soon", "2027-02-30", "1331", "+x"])
    def test_what_means_no_day_is_refused(self, told):
        with pytest.raises(ValueError, match=r"."):
            read_day(told, DAY)

    def test_arrows_step_a_day_and_leaving_writes_it_out(self, qtbot, dressed):
        box = DayEditor(lambda: MORNING)
        qtbot.addWidget(box)
        qtbot.keyClicks(box, "1231")
        qtbot.keyClick(box, Qt.Key.Key_Up)
        assert box.value() == date(2027, 1, 1)
        qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.text() == "2026-12-31"


def overdue(county, plate=PLATE):
    county.act(
        lambda s: things.set_due(
            s,
            subject_kind="vehicle",
            subject=plate,
            kind="annual_inspection",
            due_on=DAY - timedelta(days=1),
        )
    )
