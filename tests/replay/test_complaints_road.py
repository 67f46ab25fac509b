"""1,408 real complaints become tickets, and their work orders carry every word of them."""

import csv
import lzma

import pytest
from sqlalchemy import func, select

from models.domain import Ticket
from models.queries.work_orders import work_order_sheet
from models.rules.text import clean
from models.services.tickets import do, open_ticket
from models.store.unit_of_work import consult, perform_all
from printing.catalogue import render
from printing.paper import FANFOLD_HALF
from tests.forms.reading import by_pdfium, reads_whole
from tests.offices import NOW, action, make_store

COUNT = 1_408
EVERY = 40  # which of them are printed here; all of them are in tests/forms


@pytest.fixture
def complaints(realdata):
    """(number, subject, what was said, what was answered)."""
    source = realdata / "tickets" / "群众留言_答复.csv.xz"
    with lzma.open(source, "rt", encoding="utf-8-sig", newline="") as file:
        return [
            (row["留言编号"], row["留言主题"], row["留言详情"], row["答复意见"])
            for row in csv.DictReader(file)
        ]


def steps(complaints, numbers):
    """Yield what opens, accepts and answers every complaint."""
    for key, subject, told, answer in complaints:
        facts = {
            "kind": "complaint",
            "category": "complaint",
            "symptom": told,
            "customer_name": subject[:100] or "无名",
            "reporter": "网友",
            "reported_at": NOW,
            "external_source": "platform",
            "external_number": key,
            "service": "other",
            "reach": "within_province",
            "grade": "STANDARD",
        }

        def take(session, facts=facts, key=key):
            numbers[key] = open_ticket(session, facts, accept=True).number

        yield action(), take

        def reply(session, key=key, answer=answer):
            told = {"process": answer, "by_phone": True, "cause_code": "other.false_report"}
            do(session, verb="report", number=numbers[key], facts=told)

        yield action(), reply


@pytest.mark.realdata
def test_every_complaint_becomes_a_ticket_whose_order_reads_whole(complaints, tmp_path):
    assert len(complaints) == COUNT
    numbers = {}
    with make_store(tmp_path / "office.db", tmp_path) as store:
        assert perform_all(store, steps(complaints, numbers)) == 2 * COUNT
        kept = consult(store, lambda s: s.scalar(select(func.count(Ticket.id))))
        assert kept == COUNT
        sheets = consult(
            store,
            lambda s: {
                key: work_order_sheet(s, number, actor="李", now=NOW)
                for key, number in numbers.items()
            },
        )
    for key, _, told, answer in complaints:
        assert sheets[key].report.symptom == gated(told), key
        assert sheets[key].work.process == gated(answer), key
    for key, _, told, answer in complaints[::EVERY]:
        pages = by_pdfium(render("F01", [sheets[key]], paper=FANFOLD_HALF).content)
        assert reads_whole(told, pages), key
        assert reads_whole(answer, pages), key


def gated(text):
    """Return a text as the text gate keeps it: nothing of it may be lost on the way."""
    kept = clean(text, limit=10_000, field="symptom", lines=True)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
    return kept
