"""The shared widgets: plain text stays plain, tables keep their place, forms walk by Enter."""

import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QIcon, QImage, QPainter, QPen, QPixmap
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPlainTextEdit, QToolButton, QWidget

from console.settings import DeskSettings
from models.errors import RefusedError
from views import icons, theme
from views.actions import ActionSet
from views.desk import Place
from views.shell.main_window import MainWindow
from views.shell.rail import Rail
from views.shell.screens import screens
from views.shell.status_line import StatusLine
from views.widgets.dialog import QuietDialog
from views.widgets.form_field import Form, FormField
from views.widgets.message_bar import MessageBar
from views.widgets.plain_label import PlainLabel, plain_tip
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table

RED = QColor("#ff0000")


@dataclass(frozen=True)
class Job:
    number: str
    left: int


COLUMNS = (
    Column(lambda: "Number", lambda row: row.number, lambda row: row.number),
    Column(lambda: "Left", lambda row: f"{row.left} min", lambda row: row.left),
)
JOBS = [Job("A", 30), Job("B", 5), Job("C", 200)]


@pytest.fixture
def table(qtbot):
    made = Table()
    qtbot.addWidget(made)
    model = RowsModel(COLUMNS, made, key=lambda row: row.number)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_model(model, sort=1)
    model.show_rows(JOBS)
    made.show()
    return made


def shows_red(label) -> bool:
    image = label.grab().toImage()
    return any(
        image.pixelColor(x, y) == RED
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


@pytest.fixture
def picture(tmp_path):
    """Markup that makes a file be opened and shown."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    image.save(str(tmp_path / "red.png"))
    return f'<img src="{(tmp_path / "red.png").as_posix()}">'


def test_a_plain_label_opens_no_file_named_in_a_customers_name(qtbot, picture):
    label = PlainLabel(picture)
    label.setTextFormat(Qt.TextFormat.RichText)
    qtbot.addWidget(label)
    assert not shows_red(label)


def test_counter_proof_a_raw_label_opens_it(qtbot, picture):
    label = QLabel(picture)
    qtbot.addWidget(label)
    assert shows_red(label)


def test_a_tooltip_shows_markup_as_it_was_typed():
    assert plain_tip("<b>a</b>\nb") == "<span>&lt;b&gt;a&lt;/b&gt;<br>b</span>"
    assert plain_tip("") == ""


def test_rows_sort_by_their_keys_and_not_by_their_text(table):
    assert [row.left for row in table.model().rows()] == [5, 30, 200]


def test_new_rows_keep_the_row_that_was_chosen(table):
    assert table.select_key("A")
    table.model().show_rows([Job("D", 1), *JOBS])
    assert table.selected_row().number == "A"


def test_rows_that_only_changed_do_not_reset_the_list(table, qtbot):
    model = table.model()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_rows([replace(JOBS[0], left=29), *JOBS[1:]])
    assert [row.left for row in model.rows()] == [5, 29, 200]


def test_enter_opens_the_row_and_control_c_copies_it_with_headings(table, qtbot):
    table.select_key("B")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].number == "B"
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Number\tLeft\nB\t5 min"
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.selected_row().number == "C"
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.selected_row().number == "B"


def test_widths_are_kept_for_the_next_time(tmp_path, qtbot):
    from console.settings import DeskSettings

    settings = DeskSettings(tmp_path / "desk.ini")
    first = Table("board", settings)
    qtbot.addWidget(first)
    first.show_model(RowsModel(COLUMNS, first))
    first.show()
    first.setColumnWidth(0, 222)
    again = Table("board", DeskSettings(tmp_path / "desk.ini"))
    qtbot.addWidget(again)
    again.show_model(RowsModel(COLUMNS, again))
    assert again.columnWidth(0) == 222


def test_a_heading_is_never_cut_by_the_usual_width_of_its_column(qtbot):
    table = Table()
    qtbot.addWidget(table)
    narrow = Column(lambda: "Driving class", lambda row: row.number, lambda row: 0, width=2)
    table.show_model(RowsModel((narrow, *COLUMNS), table))
    table.show()
    header = table.horizontalHeader()
    assert table.columnWidth(0) >= header.sectionSizeHint(0)
    assert table.columnWidth(0) > header.fontMetrics().horizontalAdvance("Driving class")


def test_enter_goes_to_the_next_field_and_stays_inside_one_with_lines(qtbot):
    form = Form()
    qtbot.addWidget(form)
    first, lines, last = QLineEdit(), QPlainTextEdit(), QLineEdit()
    for name, editor in (("a", first), ("b", lines), ("c", last)):
        form.add(name, FormField(name, editor))
    form.show()
    form.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert form.focusWidget() is lines
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert form.focusWidget() is lines
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_refusal_stands_beside_the_field_it_names(qtbot):
    form = Form()
    qtbot.addWidget(form)
    form.add("symptom", FormField("Symptom", QLineEdit(), hint="What is wrong"))
    field = form.fields["symptom"]
    assert form.show_refusal(RefusedError("x", field="symptom"), lambda _: "too long")
    assert field.note.text() == "too long"
    assert field.editor.property("wrong")
    form.clear_problems()
    assert field.note.text() == "What is wrong"
    assert not form.show_refusal(RefusedError("x", field="other"), lambda _: "?")


def test_an_error_stays_and_a_notice_goes_by_itself(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar._timer.setInterval(20)
    undone = []
    bar.show_error("no", code="a.b")
    assert bar.isVisible()
    bar.show_notice("done", undo=lambda: undone.append(1))
    bar.act_button.click()
    assert undone == [1]
    bar.show_notice("done")
    qtbot.waitUntil(lambda: not bar.isVisible())


def luminance(colour) -> float:
    def part(value):
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * part(colour.redF())
        + 0.7152 * part(colour.greenF())
        + 0.0722 * part(colour.blueF())
    )


def contrast(one, other) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("tone", ["text", "muted", "overdue", "soon", "half", "paused", "good"])
def test_every_tone_can_be_read_on_its_ground(look, tone):
    colours = theme._theme(look).colours
    assert contrast(colours[tone], colours["surface"]) >= 4.5
    assert contrast(colours[tone], colours["selection"]) >= 3


def test_both_looks_know_the_same_tokens():
    assert theme._theme("light").colours.keys() == theme._theme("dark").colours.keys()


def test_counter_proof_pale_grey_on_white_would_not_pass():
    assert contrast(QColor("#cccccc"), QColor("#ffffff")) < 4.5


def test_an_icon_is_drawn_in_its_tone(qapp):
    image = icons.icon("ticket", "overdue").pixmap(QSize(48, 48)).toImage()
    drawn = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {theme.tone("overdue").name()}


def paints(painter, widget):
    """One of each paint call the program makes (reliability: PySide 6.12 on 3.11 loses None)."""
    rect, brush, pen = QRect(0, 0, 40, 20), QBrush(RED), QPen(RED)
    painter.fillRect(rect, brush)
    painter.fillRect(rect, RED)
    painter.setPen(pen)
    painter.setPen(RED)
    painter.setBrush(brush)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft), "a")
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawRect(rect)
    QIcon().paint(painter, rect)
    painter.drawPixmap(0, 0, PIXMAPS[0])
    painter.fontMetrics().elidedText("abc", Qt.TextElideMode.ElideRight, 10)
    widget.setEnabled(True)
    widget.setVisible(False)
    widget.setProperty("strong", True)


PIXMAPS = []


def test_no_call_we_use_eats_references_to_none_true_or_false(qtbot):
    label = PlainLabel("x")
    qtbot.addWidget(label)
    PIXMAPS[:] = [QPixmap(10, 10)]
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paints(painter, label)
    before = {value: sys.getrefcount(value) for value in (None, True, False)}
    for _ in range(10_000):
        paints(painter, label)
    after = {value: sys.getrefcount(value) for value in (None, True, False)}
    painter.end()
    assert all(after[value] > before[value] - 100 for value in before)


def test_an_action_of_another_role_is_not_there(qtbot):
    from models.rules.terms import Role
    from views.actions import Deed

    page = PlainLabel("x")
    qtbot.addWidget(page)
    page.go = lambda: None
    deeds = (
        Deed("a", lambda: "&Go", "go", "Ctrl+G"),
        Deed("b", lambda: "Rule", "go", roles=frozenset({Role.SUPERVISOR})),
    )
    assert list(ActionSet(page, deeds, Role.DISPATCHER).actions) == ["a"]


def test_the_first_window_is_no_larger_than_the_screen(tmp_path, qtbot, monkeypatch):
    class Small:
        """A laptop at 150 %."""

        def availableSize(self):
            return QSize(1000, 600)

    monkeypatch.setattr(MainWindow, "screen", lambda _: Small())
    window = MainWindow(DeskSettings(tmp_path / "desk.ini"))
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1000, 600)


@pytest.mark.parametrize("height", [1100, 640, 300])
def test_no_entry_of_the_rail_is_lower_than_its_words_need(qtbot, height):
    rail = Rail([screen for screen in screens() if screen.place is Place.RAIL])
    rail.add_menu("Menu", "settings", QMenu(rail))
    qtbot.addWidget(rail)
    rail.resize(rail.width(), height)
    rail.show()
    buttons = rail.findChildren(QToolButton)
    assert [one.text() for one in buttons if one.height() < one.sizeHint().height()] == []
    assert [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()] == []
    under = buttons[0].toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    assert under == (height == 1100)


def test_the_screen_that_is_open_is_in_sight_on_a_low_rail(qtbot):
    rail = Rail([screen for screen in screens() if screen.place is Place.RAIL])
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 200)
    rail.show()
    rail.mark("exchange")
    assert not rail.entry().visibleRegion().isEmpty()


def test_no_heading_is_cut_at_first_sight(qtbot):
    table = Table()
    qtbot.addWidget(table)
    long = "A heading longer than its column"
    columns = (Column(lambda: long, lambda row: row.number, lambda row: row.number, width=4),)
    table.show_model(RowsModel((*columns, *COLUMNS), table))
    assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance(long)


@pytest.mark.parametrize(("width", "person", "office"), [(1600, True, True), (420, False, True)])
def test_a_narrow_status_line_puts_words_away_whole(qtbot, width, person, office):
    line = StatusLine()
    qtbot.addWidget(line)
    line.office.setText("Demo · 临溪代维")
    line.person.setText("Demonstrator · Supervisor")
    line.tick(datetime(2026, 11, 29, 2, 43, tzinfo=UTC))
    line.resize(width, 30)
    line.show()
    assert (line.person.isVisible(), line.office.isVisible()) == (person, office)
    qtbot.waitUntil(lambda: line.clock.width() >= line.clock.sizeHint().width())


def test_a_dialog_is_no_wider_than_the_window_it_stands_over(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    dialog = QuietDialog("x", window)
    dialog.resize(1600, 300)
    dialog.open()
    assert (dialog.width(), dialog.height()) == (800, 300)
