"""The preview and the history of a customer."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester

from console.calls import Call
from console.paper import Pdf
from console.press.job import PrintJob, Problem
from models.errors import RefusedError
from models.queries.customers import CustomerRow, HistoryRow
from models.queries.papers import PaperDraft
from models.rules.papers import PaperSubject
from models.rules.terms import ServiceGrade
from models.services.tickets import PrintDone
from tests.fixed_clock import MORNING
from tests.views.rows import history
from views.history.page import HistoryPage
from views.preview.page import PreviewPage
from views.preview.pages_view import PagesView

NUMBER = "LX-GZ-20261120-0001"
ORDER = f"{NUMBER}-P1"
PAPERS = ("241x139.7", "A4")


class TwoPages:
    """Paper that is always ready: two white pages of a fan-fold half."""

    def __init__(self):
        self.made, self.filed, self.inks = [], [], []

    def papers(self, owner, form, done):
        done(PAPERS)
        return Call()

    def make(self, owner, form, sheets, done, *, paper=None, ink="all", **_):
        self.inks.append(ink)
        self.made.append((form, list(sheets), paper))
        done(Pdf(b"%PDF-1.4 ...%%EOF", 2, "0" * 64, paper=paper or "241x139.7"))
        return Call()

    def look(self, owner, pdf, done, *, dots=110, **_):
        size = (QSizeF(241, 139.7) * dots / 25.4).toSize()
        image = QImage(size, QImage.Format.Format_RGBX8888)
        image.fill(QColor("white"))
        done((image, image))
        return Call()

    def file(self, owner, pdf, path, done, **_):
        self.filed.append(path)
        done(path)
        return Call()


def drafted(copies=0):
    order = PaperSubject(kind="ticket", number=ORDER, ticket=NUMBER, order=ORDER)
    return PaperDraft(form="F01", sheet="sheet", subject=order, copies=copies)


@pytest.fixture
def preview(desk, qtbot):
    desk.paper = TwoPages()
    desk.answers |= {"paper_draft": drafted(), "record_print": PrintDone(1, "0" * 64)}
    made = PreviewPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.show_subject(f"{NUMBER}-P1")
    return made


def test_the_pages_are_drawn_on_the_usual_paper_and_on_another_when_chosen(preview, desk):
    assert preview.is_ready()
    assert desk.paper.made[-1][2] == "241x139.7"
    preview.way.paper.set_value("A4")
    assert desk.paper.made[-1][2] == "A4"
    assert preview.pages.thumbs.count() == 2


def test_printing_is_a_wish_to_the_press_and_remembered_for_the_form(preview, desk):
    preview.way.printer.set_value("Laser")
    preview.way.copies.setValue(2)
    preview.print_out()
    (wish,) = desk.press.wishes
    assert (wish.form, wish.numbers, wish.printer) == ("F01", (f"{NUMBER}-P1",), "Laser")
    assert (wish.paper, wish.copies, wish.ink) == ("241x139.7", 2, "all")
    assert desk.press.printers.choice("F01").printer == "Laser"
    assert desk.acted == []  # the press records it, once it was printed


def test_what_became_of_a_job_is_told_where_it_was_asked_for(preview, desk):
    preview.print_out()
    job = PrintJob.of(desk.press.wishes[0], actor="li", now=MORNING)
    mine = replace(job, id="job1")
    desk.press.told.emit(mine, Problem("press.stuck", {"said": "media-empty"}))
    assert "media-empty" in preview.bar.text.text()
    desk.press.told.emit(job, Problem("press.refused", {"said": "x"}))  # another page's
    assert "media-empty" in preview.bar.text.text()
    asked = len(desk.asked)
    desk.press.told.emit(mine, None)
    assert len(desk.asked) > asked


def test_without_a_printer_nothing_is_wished_for(desk, preview):
    desk.press.found = ()
    preview.show_subject(NUMBER)
    preview.print_out()
    assert desk.press.wishes == []
    assert preview.bar.isVisible()


def test_only_the_data_can_be_drawn_while_the_whole_form_is_what_is_recorded(preview, desk):
    preview.way.ink.set_value("data")
    assert desk.paper.inks[-2:] == ["all", "data"]


def test_a_file_for_a_look_is_not_counted_as_a_print(preview, desk, tmp_path):
    preview.save_to(tmp_path / "a.pdf")
    assert desk.paper.filed == [tmp_path / "a.pdf"]
    assert desk.acted == []


def test_the_copy_of_record_is_recorded_with_its_order(preview, desk, tmp_path):
    preview.save_to(tmp_path / "a.pdf", counted=True)
    acted = desk.acted[-1].facts
    assert acted["subject"] == drafted().subject
    assert acted["paper"] == "241x139.7"
    assert acted["pages"] == 2
    assert acted["reason"] is None


def test_a_printed_sheet_asks_why_before_it_goes_out_again(preview, desk):
    desk.answers["paper_draft"] = drafted(copies=1)
    preview.refresh()
    preview.print_out()
    preview.save_record()
    assert preview.bar.isVisible()
    assert desk.press.wishes == []
    assert desk.paper.filed == []
    assert preview.reason.isVisible()


def test_a_given_reason_is_drawn_on_the_sheet(preview, desk):
    desk.answers["paper_draft"] = drafted(copies=1)
    preview.refresh()
    preview.reason.setText("卡纸")
    preview.reason.editingFinished.emit()
    asked = [facts for name, facts in desk.asked if name == "paper_draft"][-1]
    assert asked["ask"].reason == "卡纸"


def test_any_form_is_shown_about_whatever_its_number_names(preview, desk):
    preview.show_subject("F19/C0001")
    name, asked = desk.asked[-1]
    assert (name, asked["form"], asked["number"]) == ("paper_draft", "F19", "C0001")
    assert preview.subject() == "F19/C0001"


def test_a_ticket_without_an_order_says_so_instead_of_staying_blank(preview, desk):
    desk.answers["paper_draft"] = RefusedError("ticket.unknown", number="X")
    preview.show_subject("X")
    assert not preview.is_ready()
    assert preview._stack.currentIndex() == 0
    assert preview._waiting.text.text()


def test_pages_fit_the_width_until_zoomed_by_hand(qtbot, dressed):
    view = PagesView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    view.show_images([QImage(1000, 600, QImage.Format.Format_RGBX8888)])
    fitting = view.zoom
    assert fitting < 1
    view.zoom_by(2)
    assert view.zoom == pytest.approx(fitting * 2)
    view.resize(900, 400)
    assert view.zoom == pytest.approx(fitting * 2)
    view.zoom_fit()
    assert view.zoom > fitting


CUSTOMER = CustomerRow(
    "C0001",
    "永靖县农村商业银行",
    "农商行",
    None,
    ServiceGrade.AAA,
    None,
    None,
    "刘家峡镇",
    "川东路 12 号",
    3,
    1,
    archived=False,
    version=1,
)


@pytest.fixture
def trail(desk, qtbot):
    desk.answers |= {"customer_rows": (CUSTOMER,), "history": history()}
    made = HistoryPage(desk)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def test_nobody_chosen_says_what_to_do(trail):
    assert trail._stack.currentIndex() == 0
    assert trail.primary_focus() is trail.finder


def test_a_customer_is_found_and_shown_by_keys_alone(trail, qtbot):
    qtbot.keyClicks(trail.finder.words, "yjns")
    qtbot.keyClick(trail.finder.words, Qt.Key.Key_Return)
    assert trail.subject() == "C0001"
    assert trail._model.rowCount() == 2
    assert trail._counts["prints"].number.text() == "1"
    QAbstractItemModelTester(trail._model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_one_kind_of_line_can_be_shown_alone(trail):
    trail.show_subject("C0001")
    trail.kind.setCurrentIndex(trail.kind.findData("print"))
    assert [row.what for row in trail._model.rows()] == ["print"]


def test_a_line_opens_its_ticket_on_the_board(trail, desk):
    trail.show_subject("C0001")
    trail.table.selectRow(0)
    trail.open_ticket()
    assert desk.opened == [("tickets", NUMBER)]


def test_a_line_about_no_ticket_opens_nothing(trail, desk):
    line = HistoryRow(MORNING, "phone_visit", "connected", "DF-1", "李", "")
    desk.answers["history"] = history(line)
    trail.show_subject("C0001")
    trail.table.selectRow(0)
    trail.open_ticket()
    assert desk.opened == []


def test_a_new_ticket_starts_with_the_customer_shown(trail, desk):
    trail.show_subject("C0001")
    trail.take_call()
    assert desk.opened == [("intake", "C0001")]


def test_saving_asks_for_a_file_without_a_loop_of_its_own(preview, tmp_path):
    preview.save_pdf()
    dialogs = preview.findChildren(object, options=Qt.FindChildOption.FindDirectChildrenOnly)
    asking = [one for one in dialogs if type(one).__name__ == "QFileDialog"]
    assert len(asking) == 1
    asking[0].fileSelected.emit(str(tmp_path / "b.pdf"))
    asking[0].close()
    assert Path(tmp_path / "b.pdf").suffix == ".pdf"
