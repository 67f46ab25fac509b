"""``self-test``: whether this installation can do its work, each part tried for real."""

import argparse
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import resources
from console.commands.call import Call
from models.errors import RefusedError, StoreError
from models.rules import glossary, wording
from models.rules.calendar import working_calendar
from models.rules.norms import norms
from models.rules.zone import local_day
from models.services.office import init_office
from models.store import chain
from models.store.engine import journal_mode
from models.store.unit_of_work import Store, consult, perform
from printing.catalogue import render
from printing.fonts import faces
from printing.record import check
from printing.samples import samples

_NOTICE = timedelta(days=60)


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``self-test``."""
    word = words.add_parser("self-test", parents=[shared], help="fonts, norms, database, one PDF")
    word.set_defaults(action=self_test)


def self_test(said: argparse.Namespace) -> int:
    """Try every part once; the first that fails is named and ends with status 2."""
    call = Call.of(said)
    told: dict[str, str] = {}
    for name, part in _PARTS.items():
        try:
            told[name] = part(call)
        except (RefusedError, StoreError, OSError, LookupError, ValueError) as error:
            raise RefusedError("command.self_test", part=name, problem=str(error)) from error
    call.tell(told, [f"{name}: {text}" for name, text in told.items()])
    return 0


def _fonts(_call: Call) -> str:
    pair = faces()
    for face in (pair.regular, pair.bold):
        if not all(face.has(letter) for letter in "永龘𬭎〓"):
            raise ValueError(f"{face.name} lacks characters it should have")
    return "Noto Sans SC Regular, Bold"


def _norms(call: Call) -> str:
    calendar = working_calendar()
    left = calendar.covered_until - local_day(call.now)
    note = "" if left > _NOTICE else call.word(" (即将到期,请更新)", " (ends soon: update it)")
    return f"{norms().edition}; {calendar.covered_until}{note}"


def _words(_call: Call) -> str:
    translation = resources.read_bytes("i18n/zh_CN.qm")
    if not translation:
        raise ValueError("the Chinese screens are missing")
    return f"{len(wording.codes())} sentences, {len(glossary.terms())} terms"


def _database(call: Call) -> str:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with Store.open(data / "office.db", data_dir=data, create=True) as store:
            perform(
                store, call.action(), lambda session: init_office(session, code="ZJ", name="自检")
            )
            report = consult(store, lambda session: chain.verify(session, store.key))
    if not report.holds:
        raise ValueError("the event chain of a new office is broken")
    library = sqlite3.sqlite_version_info
    return f"SQLite {sqlite3.sqlite_version}, {journal_mode(library)}"


def _paper(_call: Call) -> str:
    pdf = render("F01", [samples()["F01"]["short"]])
    check(pdf)
    return f"F01, {pdf.pages} p., {len(pdf.content)} bytes"


_PARTS: dict[str, Callable[[Call], str]] = {
    "fonts": _fonts,
    "norms": _norms,
    "words": _words,
    "database": _database,
    "paper": _paper,
}
