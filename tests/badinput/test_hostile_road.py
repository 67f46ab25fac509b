"""Hostile text down the road: on the board, in the detail, on paper, in lists, on the terminal."""

import csv
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from console.commands.lists import ticket_table
from console.spreadsheets import safe_cell
from models.errors import RefusedError
from models.queries.ticket_board import open_board
from models.queries.ticket_detail import detail
from models.queries.ticket_rows import BoardFilter
from models.rules.text import clean
from models.services.tickets import do, open_ticket
from models.store.unit_of_work import Store, consult, perform
from printing.fonts import faces
from printing.text import clean as printed
from tests.badinput.corpus import CORPUS
from tests.commands.conftest import Typed
from tests.fixed_clock import MORNING
from tests.forms.reading import by_pdfium, reads_whole, squeezed
from tests.offices import action
from tests.screens import settle
from tests.views.county import county

SHORT = {name: clean(text, limit=10**6, field="") for name, text in CORPUS.items()}
SHORT = {name: text for name, text in SHORT.items() if 0 < len(text) <= 64}
LINES = {name: clean(text, limit=10**6, field="", lines=True) for name, text in CORPUS.items()}
LINES = {name: text for name, text in LINES.items() if 0 < len(text) <= 10_000}
ACTING = ("picture from the disk", "picture from the net", "file link", "script link")
PRINTED = ("unclosed bold", "less than", "code in a colour", "entities", "pdf operators", "emoji")


def facts(name):
    """Return the facts of a request in which everything is hostile."""
    short, typed = SHORT.get(name, "客户"), CORPUS[name]
    one_line = CORPUS[name] if name in SHORT else "客户"
    return {
        "kind": "fault",
        "category": "equipment_fault",
        "symptom": typed,
        "customer_name": one_line,
        "reporter": short,
        "contact_name": short,
        "town": short,
        "address": short,
        "first_recipient": short,
        "reported_at": MORNING.isoformat(),
        "grade": "AA",
        "service": "internet",
        "reach": "within_province",
        "locality": "urban",
    }


@cache
def _hostile() -> tuple[Path, dict[str, str]]:
    folder = county(Path(tempfile.mkdtemp(prefix="paidan-hostile-")) / "desk")
    numbers = {}
    with Store.open(folder / "office.db") as store:
        for name in LINES:
            told = facts(name)
            opened = perform(
                store,
                action(now=MORNING),
                lambda s, told=told: open_ticket(s, told, accept=True, anyway=True),
            ).value
            numbers[name] = opened.number
            note = {"text": CORPUS[name]}
            for verb, given in (("note", note), ("urge", note | {"who": told["reporter"]})):
                perform(
                    store,
                    action(now=MORNING),
                    lambda s, n=opened.number, v=verb, g=given: do(s, verb=v, number=n, facts=g),
                )
    return folder, numbers


@pytest.fixture
def hostile(tmp_path):
    """A county with a hostile ticket for every text, and their numbers."""
    folder, numbers = _hostile()
    shutil.copytree(folder, tmp_path / "hostile")
    return tmp_path / "hostile", numbers


def test_ten_thousand_and_one_characters_are_refused_in_words(hostile):
    folder, _ = hostile
    told = facts("formula") | {"symptom": "测" * 10_001}
    with Store.open(folder / "office.db") as store, pytest.raises(RefusedError) as refused:
        perform(store, action(now=MORNING), lambda s: open_ticket(s, told))
    assert refused.value.code == "text.too_long"


def test_every_fact_of_a_ticket_reads_back_as_the_gate_let_it_in(hostile):
    folder, numbers = hostile
    with Store.open(folder / "office.db") as store:
        for name, number in numbers.items():
            found = consult(store, lambda s, n=number: detail(s, n, now=MORNING))
            assert found.symptom == LINES[name], name
            assert found.row.customer_name == SHORT.get(name, "客户"), name
            told = [event.facts.get("text") for event in found.timeline]
            assert told.count(LINES[name]) == 2, name


def test_lists_hold_it_as_text_and_never_as_a_formula(hostile, capsys, tmp_path):
    folder, numbers = hostile
    typed = Typed(folder, capsys)
    book, table = tmp_path / "list.xlsx", tmp_path / "list.csv"
    assert typed.json("export", "tickets", book)["rows"] == len(numbers) + 3
    typed.json("export", "tickets", table)
    with Store.open(folder / "office.db") as store:
        rows = consult(store, lambda s: open_board(s, now=MORNING, filters=BoardFilter()))
    _, cells = ticket_table(rows, "zh_CN")
    wanted = {row[0]: row for row in cells}
    sheet = openpyxl.load_workbook(book).active
    for line in sheet.iter_rows(min_row=2):
        assert {cell.data_type for cell in line} <= {"s", "n"}
        assert all(cell.value is None for cell in line if cell.data_type == "n")
        mine = wanted[line[0].value]
        for column in (4, 8):
            assert line[column].value == mine[column]
    with table.open(encoding="utf-8-sig", newline="") as file:
        for line in list(csv.reader(file))[1:]:
            mine = wanted[line[0]]
            assert [line[4], line[8]] == [safe_cell(mine[4]), safe_cell(mine[8])]
            assert not line[8].startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_the_terminal_shows_it_as_itself_and_without_commands_of_its_own(hostile, capsys):
    folder, numbers = hostile
    typed = Typed(folder, capsys)
    for name in (*ACTING, "terminal", "right to left", "brace format", "percent format"):
        status, out, _ = typed("ticket", "show", numbers[name])
        assert status == 0
        assert LINES[name] in out
        assert not {"\x1b", "\x07", "\u202e", "\x00"} & set(out)


def test_paper_says_what_was_said(hostile, capsys, tmp_path):
    folder, numbers = hostile
    typed = Typed(folder, capsys)
    wanted = [numbers[name] for name in PRINTED]
    typed.json("print", "F01", *wanted, "-o", tmp_path / "orders.pdf", "--paper", "A4")
    pages = by_pdfium((tmp_path / "orders.pdf").read_bytes())
    for name in PRINTED:
        assert reads_whole(squeezed(printed(LINES[name], faces().regular, set())), pages), name


# On screen

_heard = []
_watching = []


def _hear(event, arguments):
    if _watching and event in ("open", "socket.connect", "socket.getaddrinfo"):
        _heard.append(f"{event} {arguments[0]}")


sys.addaudithook(_hear)


@contextmanager
def watched(bait):
    """Collect what the program opens, and whether Qt, which no hook hears, read the bait."""
    os.utime(bait, (0, 10**9))
    _heard.clear()
    _watching.append(True)
    try:
        yield _heard
    finally:
        _watching.clear()
        if bait.stat().st_atime != 0:
            _heard.append(f"read {bait}")


@pytest.fixture
def bait(tmp_path, monkeypatch):
    """A picture where hostile text says one is."""
    monkeypatch.chdir(tmp_path)
    from PySide6.QtGui import QImage

    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(0)
    picture.save(str(tmp_path / "planted.png"))
    return tmp_path / "planted.png"


def texts_of(window: QWidget) -> set[str]:
    """Return everything a window shows as text; fails on a label that reads markup."""
    found = set()
    for label in window.findChildren(QLabel):
        if label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()[:60]
            found.add(label.text())
    found |= {edit.text() for edit in window.findChildren(QLineEdit)}
    found |= {edit.toPlainText() for edit in window.findChildren(QPlainTextEdit)}
    found |= {edit.toPlainText() for edit in window.findChildren(QTextEdit)}
    for model in window.findChildren(QAbstractItemModel):
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                shown = model.index(row, column).data()
                found |= {shown} if isinstance(shown, str) else set()
    return found


def test_screens_show_it_as_itself_and_open_nothing(hostile, opened, bait):
    folder, numbers = hostile
    desk = opened(folder).at_work()
    settle(desk)
    desk.workplace.open_screen("tickets", numbers["formula"])
    settle(desk)
    with watched(bait) as heard:
        on_board = texts_of(desk.window)
        for name in (*ACTING, "unclosed bold", "giant type", "isolates"):
            desk.workplace.open_screen("tickets", numbers[name])
            settle(desk)
            desk.window.grab()
            shown = "\n".join(texts_of(desk.window))
            assert LINES[name] in shown, name
    assert set(SHORT.values()) - on_board <= {SHORT[n] for n in SHORT if n not in numbers}
    assert [one for one in heard if "planted" in one or "socket" in one or "passwd" in one] == []


def test_counter_proof_a_label_that_reads_markup_takes_the_bait(qapp, qtbot, bait):
    label = QLabel(CORPUS["picture from the disk"])
    label.setTextFormat(Qt.TextFormat.RichText)
    qtbot.addWidget(label)
    with watched(bait) as heard:
        label.show()
        label.grab()
    if not heard:
        pytest.skip("this file system keeps no access times")
    assert heard == [f"read {bait}"]
