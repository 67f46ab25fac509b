"""The chart scrolled is the chart painted anew, dot by dot, however it was scrolled."""

import random

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor

from models.rules.placement import Reason, Weight
from models.rules.reasons import PlacementCode
from tests.bench.board import picture
from tests.views.row_desk import RowDesk
from views.board.hand import Gantt
from views.board.scale import Zoom
from views.board.still import Still

GROUND = QColor("white")


@pytest.fixture
def chart(tmp_path, clock, dressed, qtbot):
    made = Gantt(RowDesk(tmp_path, clock))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.show_picture(picture(crews=30, days=5, each=4))
    return made


def seen(chart):
    """Return what is on screen now."""
    return chart.viewport().grab().toImage()


def anew(chart):
    """Return what would be on screen if all of it were painted now."""
    chart.repaint_still()
    return seen(chart)


def scrolled(chart, draw):
    """Scroll somewhere: a step, a page, far away, or across and down before the next frame."""
    across, down = chart.horizontalScrollBar(), chart.verticalScrollBar()
    for bar in draw.sample((across, down), draw.randint(1, 2)):
        far = draw.choice((1, 7, bar.singleStep(), bar.pageStep(), bar.maximum()))
        bar.setValue(bar.value() + draw.choice((-1, 1)) * far)


@pytest.mark.parametrize("zoom", list(Zoom))
def test_a_chart_scrolled_is_the_chart_painted_anew(chart, zoom):
    draw = random.Random(5)
    chart.set_zoom(zoom)
    reasons = (Reason(PlacementCode.OFF_DUTY, "B03", weight=Weight.OVERRIDE),)
    chart.show_reasons({bar.order: reasons for bar in chart.picture.bars[::5]})
    chart.dim(frozenset(bar.order for bar in chart.picture.bars[::7]), frozenset())
    seen(chart)
    for _ in range(40):
        scrolled(chart, draw)
        assert seen(chart) == anew(chart)


def test_a_scroll_paints_a_strip_and_not_the_whole(chart):
    seen(chart)
    made = chart.still.made
    areas = []
    paint = chart.still._paint
    chart.still._paint = lambda painter, area: (areas.append(area), paint(painter, area))
    chart.verticalScrollBar().setValue(chart.verticalScrollBar().value() + 40)
    seen(chart)
    assert chart.still.made == made
    assert [(area.width(), area.height()) for area in areas] == [(chart.viewport().width(), 40)]


@pytest.mark.parametrize(("ratio", "keeps"), [(1.0, True), (2.0, True), (1.5, False)])
def test_a_move_by_a_part_of_a_dot_is_painted_anew(dressed, ratio, keeps):
    still = Still(lambda *_: None)
    still.picture(QSize(100, 60), ratio, GROUND)
    still.scroll(QPoint(0, -3), GROUND)
    still.picture(QSize(100, 60), ratio, GROUND)
    assert still.made == (1 if keeps else 2)


def test_a_move_out_of_sight_is_painted_anew(dressed):
    still = Still(lambda *_: None)
    still.picture(QSize(100, 60), 1.0, GROUND)
    still.scroll(QPoint(100, 0), GROUND)
    still.picture(QSize(100, 60), 1.0, GROUND)
    assert still.made == 2


def test_counter_proof_a_strip_forgotten_would_be_seen(chart, monkeypatch):
    seen(chart)
    monkeypatch.setattr("views.board.still._strips", lambda seen, by: [])
    chart.verticalScrollBar().setValue(chart.verticalScrollBar().value() + 60)
    assert seen(chart) != anew(chart)
