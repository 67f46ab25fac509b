"""Spare parts, counting and driving on screen: by keyboard and scanner alone, nothing lost."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from console.spreadsheets import read_sheets
from models.queries.driving import driving_log
from models.queries.spares import spare_card
from models.queries.stocktakes import stocktake_rows
from models.queries.things import thing_card
from models.rules.terms import Role, ThingKind
from models.services import spares, stocktakes, things
from tests.fixed_clock import MORNING
from tests.offices import make_store
from tests.services.counter import Counter, furnish
from tests.views.store_desk import StoreDesk
from views.things.page import COUNTS, SPARES, ThingsPage
from views.widgets.table import RowsModel

PLATE, METER = "辽B·A1203", "PM-1"


@pytest.fixture
def county(tmp_path):
    with make_store(tmp_path / "office.db", tmp_path) as store:
        counter = Counter(store, now=MORNING)
        furnish(counter)
        counter.act(lambda s: spares.add_spare(s, code="GM-01", name="光猫", minimum=2))
        counter.act(lambda s: spares.receive(s, spare="GM-01", quantity=3))
        yield counter


@pytest.fixture
def page(tmp_path, county, dressed, qtbot):
    made = ThingsPage(StoreDesk(tmp_path, role=Role.KEEPER, store=county.store))
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


def form(page):
    return page._shown().side.form


def stock(county, code="GM-01"):
    return county.ask(spare_card, code=code).row.stock


class TestSpares:
    def test_a_part_is_entered_taken_in_and_handed_out(self, page, keys, county):
        keys("Alt+5", "Ctrl+I", "=WX-03", "Return", "=jumper", "Ctrl+Return")
        assert page.spares.row().code == "WX-03"
        keys("Ctrl+Shift+I", "=10", "Return", "=2026-11", "Ctrl+Return")
        assert stock(county, "WX-03") == 10
        keys("Ctrl+B", "=4", "Return", "Return", "Return", "Down", "Ctrl+Return")
        card = county.ask(spare_card, code="WX-03")
        assert (card.row.stock, card.moves[0].taken_by) == (6, "城区一班")
        assert page.spares.table.hasFocus()

    def test_too_many_is_refused_beside_the_quantity_and_what_was_typed_stays(
        self, page, keys, county
    ):
        keys("Alt+5", "Home", "Ctrl+B", "=9", "Return", "Return", "Return", "Down", "Ctrl+Return")
        field = form(page).form.fields["quantity"]
        assert "3" in field.note.text()
        assert (field.editor.text(), field.editor.hasFocus()) == ("9", True)
        assert stock(county) == 3

    def test_esc_keeps_what_was_typed_about_a_part(self, page, keys):
        keys("Alt+5", "Home", "Ctrl+Shift+I", "=7", "Esc")
        assert form(page) is None
        keys("Ctrl+Shift+I")
        assert form(page).told()["quantity"] == 7
        assert not form(page).bar.isHidden()

    def test_an_owed_part_is_taken_by_key(self, page, keys, county):
        county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01", owes_old=True))
        page.refresh()
        keys("Alt+5", "Home", "Ctrl+Shift+E", "=OLD-9", "Return", "Down", "Ctrl+Return")
        card = county.ask(spare_card, code="GM-01")
        assert (card.row.owed, card.moves[0].old_serial) == (0, "OLD-9")

    def test_filters_show_what_is_short_and_what_is_owed(self, page, county):
        page.show_tab(SPARES)
        page.spares.short.setChecked(True)
        assert page.spares.model.rowCount() == 0
        county.act(lambda s: spares.hand_out(s, spare="GM-01", quantity=2, crew="B01"))
        page.refresh()
        assert page.spares.model.rowCount() == 1

    def test_a_key_pressed_before_the_card_has_come_is_not_lost(self, page, keys, county):
        county.act(lambda s: spares.add_spare(s, code="GM-02", name="光猫"))
        keys("Alt+5", "Home")
        held = []
        page.desk.ask = lambda owner, query, done, **_: held.append((query, done))
        keys("Down", "F2")
        assert form(page) is None
        del page.desk.ask
        for query, done in held:
            page.desk.ask(page, query, done)
        assert form(page).task.subject == "GM-02"

    def test_the_subject_comes_back_to_its_part(self, page):
        page.show_subject("spare GM-01")
        assert page.subject() == "spare GM-01"


class TestCounting:
    def begin(self, page, scope="spares"):
        page.show_tab(COUNTS)
        page.counting.scope.set_value(scope)
        page.counting.begin()

    def test_a_scanner_reads_a_shelf_without_the_mouse(self, page, keys, county):
        self.begin(page)
        keys("=GM-01", "Return", "=gm-01", "Return", "=gm01", "Return", "=XX", "Return")
        sheet = page.counting.sheet
        assert {one.code: one.found for one in sheet.lines} == {"GM-01": 3, "XX": 1}
        assert page.counting.code.hasFocus()
        keys("=-XX", "Return")
        assert [one.found for one in page.counting.sheet.lines if one.code == "XX"] == [0]

    def test_a_count_is_finished_by_key_and_stays(self, page, keys, county):
        self.begin(page)
        keys("Ctrl+Shift+K")
        dialog = QApplication.activeModalWidget()
        dialog.accept()
        assert county.ask(stocktake_rows)[0].closed_at is not None
        assert not page.counting.code.isVisible()
        assert not page.can_close_count()

    def test_what_is_refused_keeps_the_code_typed(self, page, keys, county):
        self.begin(page)
        number = page.counting.sheet.row.number
        county.act(lambda s: stocktakes.close_stocktake(s, number))
        keys("=GM-01", "Return")
        assert page.counting.code.text() == "GM-01"
        assert number in page.counting.bar.text.text()

    @pytest.mark.parametrize("kind", ["xlsx", "csv"])
    def test_the_receipt_is_a_workbook_with_every_line(self, page, keys, tmp_path, kind):
        self.begin(page)
        keys("=GM-01", "Return", "=XX", "Return")
        page.desk.work = lambda owner, job, done, **_: done(job(None))
        page.counting.write_receipt(str(tmp_path / f"receipt.{kind}"))
        rows = [row.cells for row in read_sheets(tmp_path / f"receipt.{kind}")[0].rows]
        assert {row[1] for row in rows[1:3]} == {"GM-01", "XX"}
        assert page.counting.sheet.row.number in {cell for row in rows for cell in row}


class TestDriving:
    def test_a_van_leaves_and_comes_back(self, page, keys, county):
        keys("Home", "Ctrl+H", "=100", "Ctrl+Return")
        assert county.ask(driving_log, plate=PLATE).is_out
        keys("Ctrl+H", "=142", "Ctrl+Return")
        log = county.ask(driving_log, plate=PLATE)
        assert (log.is_out, log.rows[0].km) == (False, 42)

    def test_an_odometer_that_runs_back_is_refused_beside_it(self, page, keys, county):
        county.act(lambda s: things.edit_vehicle(s, PLATE, odometer_km=500))
        page.refresh()
        keys("Home", "Ctrl+U", "=400", "Return", "=30", "Ctrl+Return")
        field = form(page).form.fields["odometer_km"]
        assert "500" in field.note.text()
        assert field.editor.hasFocus()

    def test_accessories_are_ticked_out_and_back(self, page, keys, county):
        county.act(lambda s: things.edit_instrument(s, METER, accessories="充电器、手册"))
        page.refresh()
        keys("Alt+2")
        page.registers[ThingKind.INSTRUMENT].table.select_key(METER)
        keys("Ctrl+B", "Down", "Ctrl+Return", "Ctrl+R", "Space", "Ctrl+Return")
        loan = county.ask(thing_card, METER, kind=ThingKind.INSTRUMENT, now=county.now).loans[0]
        assert (loan.accessories, loan.missing) == (("充电器", "手册"), ("充电器",))


class TestPapers:
    def test_a_loan_and_a_trip_offer_their_slips(self, page, keys, county):
        keys("Home", "Ctrl+B", "Down", "Ctrl+Return", "Ctrl+P")
        card = page.registers[ThingKind.VEHICLE].card
        assert page.desk.opened[-1] == ("preview", f"F13/{card.card.loans[0].number}")
        keys("Ctrl+H", "=10", "Ctrl+Return")
        card.tabs.setCurrentIndex(2)
        page.print_slip()
        assert page.desk.opened[-1] == ("preview", f"F12/{card.card.driving.rows[0].number}")

    def test_a_slip_of_parts_is_offered_once_there_is_one(self, page, keys, county):
        page.show_tab(SPARES)
        assert not page.has_slip()
        county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01"))
        page.refresh()
        number = county.ask(spare_card, code="GM-01").moves[0].number
        keys("Ctrl+P")
        assert page.desk.opened[-1] == ("preview", f"F14/{number}")

    def test_a_count_offers_its_receipt_once_it_is_finished(self, page, keys, county):
        page.show_tab(COUNTS)
        assert not page.has_slip()
        page.counting.begin()
        keys("=GM-01", "Return", "Ctrl+P")
        assert page.desk.opened == []
        assert not page.has_slip()
        number = page.counting.sheet.row.number
        county.act(lambda s: stocktakes.close_stocktake(s, number))
        page.refresh()
        keys("Ctrl+P")
        assert page.desk.opened == [("preview", f"F24/{number}")]


def test_every_model_keeps_the_rules_of_qt(page):
    for model in page.findChildren(RowsModel):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for at in range(page.tabs.count()):
        page.show_tab(at)
        page.refresh()
