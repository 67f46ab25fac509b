"""The load charts by keyboard: every figure shown is that of the office, and opens its tickets."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from console.calls import Call, Progress
from console.spreadsheets import read_sheets
from models.queries.charts import Compare
from models.rules.terms import TicketKind
from tests.fixed_clock import FixedClock
from tests.services.counter import MORNING, Counter, open_county
from tests.views.store_desk import StoreDesk
from views.charts import saving
from views.charts.choice import ChartChoice, Span, kept, restored
from views.charts.page import TABS, ChartsPage

HEAT, BY_DAY, BY_CREW, BY_PERSON, TREND, ARRIVAL, REPAIR, HOURS = range(8)


@pytest.fixture
def county(tmp_path):
    with open_county(tmp_path / "office.db", tmp_path) as store:
        yield Counter(store)


@pytest.fixture
def page(qtbot, dressed, county, tmp_path):
    """The charts of a county with one job done and one planned today."""
    done = county.open().number
    county.walk(done, until="restore")
    planned = county.open(anyway=True).number
    county.do("dispatch", planned, crew="B02", planned_at=county.now + timedelta(hours=2))
    made = ChartsPage(StoreDesk(tmp_path, FixedClock(county.now), store=county.store))
    qtbot.addWidget(made)
    made.done, made.planned = done, planned
    made.filters.show_choice(ChartChoice(span=Span.THIS_WEEK))
    made.refresh()
    made.resize(1200, 800)
    made.show()
    return made


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.charts[page.tabs.currentIndex()], key)


def test_every_chart_has_words_numbers_and_a_legend_for_each_cell(page):
    for chart in page.charts:
        drawing = chart.drawing
        assert drawing.columns() > 0
        assert drawing.legend()
        head = drawing.numbers().head
        assert all(len(row) == len(head) for row in drawing.numbers().rows)
        for column in range(drawing.columns()):
            for row in range(drawing.rows()):
                assert drawing.words((column, row))


def test_the_heat_map_is_walked_by_keys_and_opens_its_tickets(page, qtbot):
    page.show_tab(HEAT)
    press(qtbot, page, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    press(qtbot, page, Qt.Key.Key_Right)  # Friday the twentieth; the first crew is on top
    assert page.readout.text().startswith("城区一班 · 2026-11-20")
    assert "2 小时 15 分" in page.readout.text()
    press(qtbot, page, Qt.Key.Key_Return)
    assert [row.number for row in page.side._rows.rows()] == [page.done]
    press(qtbot, page, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.readout.text().startswith("柳河班 · 2026-11-20")
    assert [row.number for row in page.side._rows.rows()] == [page.planned]
    qtbot.keyClick(page.side.tickets, Qt.Key.Key_Return)
    assert page.desk.opened == [("tickets", page.planned)]


def test_an_empty_cell_says_so(page, qtbot):
    page.show_tab(HEAT)
    press(qtbot, page, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert page.side.currentIndex() == 2


def test_the_mouse_points_at_the_same_cells(page, qtbot):
    page.show_tab(HEAT)
    chart = page.charts[HEAT]
    qtbot.waitUntil(lambda: chart.canvas.place_of(chart.canvas.rect().center())[0] > 0)
    spot = chart.canvas.mapFromScene(
        chart.canvas.plot.getViewBox().mapViewToScene(_point(4.5, 1.5))
    )
    qtbot.mouseMove(chart.canvas.viewport(), spot)
    qtbot.mousePress(chart.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chart.cell == (4, 1)
    assert [row.number for row in page.side._rows.rows()] == [page.done]


def _point(x, y):
    from PySide6.QtCore import QPointF

    return QPointF(x, y)


def test_the_bars_and_the_trend_say_the_same_sums(page):
    by_day = page.charts[BY_DAY].drawing
    friday = by_day.words((4, 0))
    assert "4 小时 30 分" in friday  # both jobs
    assert set(by_day.tickets((4, 0))) == {page.done, page.planned}
    by_crew = page.charts[BY_CREW].drawing
    assert [by_crew.tickets((at, 0)) for at in range(2)] == [(page.done,), (page.planned,)]
    assert "王T11" in page.charts[BY_PERSON].drawing.words((0, 0))
    trend = page.charts[TREND].drawing
    assert trend.words((4, 0)).startswith(
        "2026-11-20 Fri · 2 reported, 1 restored, 1 left · 1 of 1 on time, 100 %"
    )


def test_a_filter_reaches_every_chart_and_is_kept_for_the_person(page, qtbot):
    page.filters.many["kinds"].set_values({TicketKind.SURVEY})
    page.filters.many["kinds"].chosen.emit()
    assert page.charts[BY_DAY].drawing.tickets((4, 0)) == ()
    assert page.charts[TREND].drawing.words((4, 0)).startswith("2026-11-20 Fri · 0 reported")
    again = ChartsPage(page.desk)
    qtbot.addWidget(again)
    assert again.filters.choice.filters.kinds == {TicketKind.SURVEY}
    page.clear_filters()
    assert page.charts[BY_DAY].drawing.tickets((4, 0))


def test_two_periods_and_two_crews_are_held_against_each_other(page):
    page.filters.compare.set_value(Compare.BEFORE)
    assert "Compared: 2026-11-13" in page.charts[BY_DAY].drawing.words((4, 0))
    page.filters.compare.set_value(Compare.CREW)
    page.filters.other_crew.set_value("B02")
    assert "Compared: 2026-11-20 Fri 2 小时 15 分" in page.charts[BY_DAY].drawing.words((4, 0))


def test_periods_step_by_their_own_length(page):
    page.go_earlier()
    assert page._data.main.ask.from_on.isoformat() == "2026-11-09"
    page.go_later()
    assert page._data.main.ask.to_on.isoformat() == "2026-11-22"
    month = ChartChoice(span=Span.LAST_MONTH).moved(MORNING.date(), forward=False)
    assert [day.isoformat() for day in month.days(MORNING.date())] == ["2026-09-01", "2026-09-30"]


@pytest.mark.parametrize("told", [{}, {"span": "never"}, {"span": "own", "first": "x"}])
def test_a_choice_that_cannot_be_read_is_the_usual_one(told):
    assert restored(told) == ChartChoice()


def test_a_choice_is_kept_whole():
    chosen = ChartChoice(span=Span.OWN, first=MORNING.date(), last=MORNING.date())
    assert restored(kept(chosen)) == chosen


def test_a_day_that_is_none_waits_and_keeps_its_text(page, qtbot):
    before = page.filters.choice
    page.filters.first.setText("2026-13-45")
    page.filters.first.editingFinished.emit()
    assert page.filters.choice == before
    assert page.filters.first.text() == "2026-13-45"


@pytest.mark.parametrize(("ending", "starts"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_chart_is_saved_as_seen(page, tmp_path, ending, starts):
    assert saved(page, tmp_path / f"chart.{ending}").read_bytes().startswith(starts)


def test_the_workbook_has_the_numbers_shown(page, tmp_path):
    page.show_tab(TREND)
    [sheet] = read_sheets(saved(page, tmp_path / "chart.xlsx"))
    numbers = page.charts[TREND].drawing.numbers()
    assert [tuple(row.cells) for row in sheet.rows] == [numbers.head, *numbers.rows]


def saved(page, path: Path):
    chart = page.charts[page.tabs.currentIndex()]
    quiet = Progress(Call(), lambda *_: None)
    return saving.write(
        path, chart.drawing.numbers(), saving.picture_of(chart), title="图", progress=quiet
    )


def test_the_numbers_stand_beside_the_chart_and_follow_it(page):
    page.toggle_numbers()
    assert page.side.isVisible()
    page.show_tab(HOURS)
    assert page.side.numbers.model().rowCount() == 7
    page.toggle_numbers()
    assert not page.side.isVisible()


def test_the_printed_table_is_of_the_period_shown(page):
    page.print_table()
    assert page.desk.opened == [("preview", "F18/2026-11-16..2026-11-22")]
    page.filters.show_choice(ChartChoice(span=Span.LAST_90))
    page.refresh()
    assert not page.is_printable()


def test_every_tab_has_its_key(page):
    for at in range(len(TABS)):
        getattr(page, f"show_tab_{at + 1}")()
        assert page.tabs.currentIndex() == at
