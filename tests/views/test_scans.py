"""The Scans screen: what waits is named by a person, what was filed is looked at."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from console.calls import Call, Progress
from models.queries.scans import ScanRow
from models.rules.terms import ScanState
from models.services.scans import Filed
from tests.fixed_clock import MORNING
from views.scans.page import ScansPage
from views.scans.strip import _small

NUMBER = "LX-GZ-20261120-0001"
WAITING = ScanRow(
    id=2,
    state=ScanState.WAITING,
    source="scan.pdf",
    page=3,
    code="",
    form="",
    number="",
    copy_number=0,
    sheet_page=0,
    ticket="",
    empty=(),
    scanned_at=MORNING,
    filed_by="",
    reason="",
)
FILED = replace(
    WAITING,
    id=1,
    state=ScanState.FILED,
    form="F01",
    number=f"{NUMBER}-P1",
    ticket=NUMBER,
    empty=("客户签章",),
)


def jpeg():
    from PySide6.QtCore import QBuffer, QIODevice

    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(out, "JPEG")
    return bytes(out.data())


@pytest.fixture
def page(desk, qtbot):
    desk.answers |= {
        "scan_rows": (WAITING, FILED),
        "scan_picture": jpeg(),
        "assign_page": Filed(2, ScanState.FILED, NUMBER),
        "set_page_aside": Filed(2, ScanState.SET_ASIDE, ""),
        "take_page_back": Filed(1, ScanState.WAITING, ""),
    }
    made = ScansPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh()
    return made


def test_a_waiting_page_is_named_by_keys_alone(page, desk, qtbot):
    page.table.select_key(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClicks(page.number, NUMBER)
    qtbot.keyClick(page.number, Qt.Key.Key_Return)
    acted = desk.acted[-1]
    assert (acted.service, acted.facts) == ("assign_page", {"page_id": 2, "number": NUMBER})
    assert not page.number.text()


def test_no_number_typed_is_said_and_nothing_is_filed(page, desk):
    page.table.select_key(2)
    page.assign()
    assert page.bar.isVisible()
    assert desk.acted == []


def test_a_refused_number_stays_typed(page, desk):
    from models.errors import RefusedError

    desk.answers["assign_page"] = RefusedError("scan.no_such_paper", number="x")
    page.table.select_key(2)
    page.number.setText("LX-0")
    page.assign()
    assert page.number.text() == "LX-0"
    assert desk.errors


def test_what_can_be_done_depends_on_the_page(page):
    page.table.select_key(2)
    assert (page.may_assign(), page.may_take_back(), page.has_ticket()) == (True, False, False)
    page.table.select_key(1)
    assert (page.may_assign(), page.may_take_back(), page.has_ticket()) == (False, True, True)


def test_pages_not_signed_can_be_shown_alone(page):
    page.show_which.setCurrentIndex(page.show_which.findData("unsigned"))
    assert [row.id for row in page._model.rows()] == [1]
    page.show_which.setCurrentIndex(page.show_which.findData(ScanState.WAITING))
    assert [row.id for row in page._model.rows()] == [2]


def test_the_page_selected_is_shown(page):
    page.table.select_key(1)
    assert not page.sight._image.isNull()


def test_the_pages_stand_in_a_row_of_pictures_that_points_at_the_list(page, desk, qtbot):
    assert [page.strip.item(at).text() for at in range(2)] == ["3", f"{NUMBER}-P1"]
    page.table.select_key(1)
    assert page.strip.page() == 1
    qtbot.keyClick(page.strip, Qt.Key.Key_Left)
    assert page.table.selected_row().id == 2
    small = _small(jpeg(), 30, Progress(Call(), lambda *_: None))
    assert (small.width(), small.height()) == (30, 20)
    page.strip._put(2, small)
    assert not page.strip.item(0).icon().isNull()
    page.show_which.setCurrentIndex(page.show_which.findData(ScanState.FILED))
    assert page.strip.count() == 1


def test_a_filed_page_opens_its_ticket(page, desk):
    page.table.select_key(1)
    page.open_ticket()
    assert desk.opened == [("tickets", NUMBER)]


def test_a_filed_work_order_is_copied_into_its_ticket(page, desk):
    page.table.select_key(2)
    assert not page.is_order()
    page.table.select_key(1)
    page.copy_sheet()
    assert desk.opened == [("papers_out", f"{NUMBER}-P1")]


def test_a_folder_is_watched_and_remembered(page, desk, tmp_path):
    page.watch(str(tmp_path))
    assert desk.settings.scan_folder == str(tmp_path)
    assert str(tmp_path) in page.told.text()
    page.watch_or_not()
    assert page.intake.watched is None


def test_nothing_scanned_yet_says_what_to_do(page, desk):
    desk.answers["scan_rows"] = ()
    page.refresh()
    assert page._stack.currentIndex() == 0


def test_setting_aside_takes_the_reason_typed(page, desk):
    page.table.select_key(2)
    page.number.setText("空白页")
    page.set_aside()
    assert desk.acted[-1].facts == {"page_id": 2, "reason": "空白页"}
