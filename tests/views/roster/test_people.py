"""Crews, people, papers and avoidances on screen, by keyboard on a real store."""

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from models.queries.crew_files import crew_files
from models.rules.terms import ShiftKind
from models.services import crews
from views.roster.page import PEOPLE
from views.widgets.plain_label import PlainLabel

DAY = date(2026, 11, 20)
LATER = DAY + timedelta(days=5)
RESERVED = {"Ctrl+N", "Ctrl+/", "F1", "F5", "F6", "Ctrl+Q", "Ctrl+L", "Ctrl+Z", "Ctrl+Y", "Ctrl+E"}
WHITE, NIGHT, CALL, REST = ShiftKind.DAY, ShiftKind.NIGHT, ShiftKind.ON_CALL, ShiftKind.REST


class TestCrewsAndPeople:
    def test_a_crew_and_somebody_of_it_are_entered_by_keyboard(self, page, keys, county):
        keys("Alt+2", "Ctrl+I", "=B03", "Return", "=north", "Ctrl+Return")
        page.people.tables["crews"].select_key("B03")
        keys("Ctrl+Shift+I", "=T31", "Return", "=li", "Ctrl+Return")
        files = county.ask(crew_files)
        assert [one.people for one in files.crews if one.code == "B03"] == [1]
        assert next(one for one in files.people if one.number == "T31").role == "member"

    def test_a_crew_is_changed_with_its_skills_in_the_offices_words(self, page, keys, county):
        keys("Alt+2", "Home", "F2")
        page.records.dialog.editors["skills"].setText("故障、巡检")
        keys("Ctrl+Return")
        kept = county.ask(crew_files).crews[0].values["skills"]
        assert kept == ["fault", "inspection"]

    def test_phones_are_masked_and_shown_only_for_the_editor(self, page, keys, county):
        county.act(lambda s: crews.edit_technician(s, "T11", phone="13800001234"))
        page.refresh()
        keys("Alt+2")
        page.people.tables["people"].select_key("T11")
        page.people.tables["people"].setFocus()
        assert page.people.person().phone == "138****1234"
        keys("F2")
        assert page.records.dialog.editors["phone"].text() == "13800001234"

    def test_a_paper_and_an_avoidance_are_entered_and_lifted(self, page, keys, county):
        keys("Alt+2")
        page.people.tables["people"].select_key("T11")
        keys("Ctrl+J", "Return", "=77", "Return", "=2026-1-1", "Ctrl+Return")
        keys("Ctrl+H", "=C001", "Return", "=dispute", "Ctrl+Return")
        person = page.people.person()
        assert [one.number for one in person.certificates] == ["1", "77"]
        assert [one.customer for one in person.avoidances] == ["C001"]
        page.people.tables["avoidances"].select_first()
        page.lift()
        keys("=settled", "Ctrl+Return")
        assert page.people.person().avoidances[0].lifted

    def test_a_crew_with_people_is_not_put_away_and_says_why(self, page, keys):
        keys("Alt+2", "Home")
        page.put_away()
        keys("=merged", "Ctrl+Return")
        assert "2" in page.records.dialog.bar.text.text()

    def test_somebody_is_put_away_and_taken_back(self, page, keys, county):
        keys("Alt+2")
        table = page.people.tables["people"]
        table.select_key("T12")
        table.setFocus()
        page.put_away()
        keys("=left", "Ctrl+Return")
        assert table.select_key("T12") is False
        page.people.archived.setChecked(True)
        table.select_key("T12")
        table.setFocus()
        page.put_away()
        archived = {one.number: one.archived for one in county.ask(crew_files).people}
        assert archived["T12"] is False

    def test_a_lost_race_is_shown_side_by_side(self, page, keys, county):
        keys("Alt+2", "Home", "F2")
        county.act(lambda s: crews.edit_crew(s, "B01", zone="东片"))
        page.records.dialog.editors["zone"].setText("西片")
        keys("Ctrl+Return")
        labels = QApplication.activeModalWidget().findChildren(PlainLabel)
        text = [one.text() for one in labels]
        assert "东片" in text
        assert "西片" in text

    def test_what_was_typed_is_there_again(self, page, keys):
        keys("Alt+2", "Ctrl+I", "=B09", "Esc", "Ctrl+I")
        assert page.records.dialog.editors["code"].text() == "B09"

    def test_somebody_is_found_by_pinyin_and_number(self, page, keys):
        keys("Ctrl+F", "=wangt21")
        assert [one.number for one in page.people.people.rows()] == ["T21"]
        assert page.tabs.currentIndex() == PEOPLE
