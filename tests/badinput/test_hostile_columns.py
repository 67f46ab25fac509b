"""Hostile text in every column people can fill: kept as the gate lets it in, or refused."""

from functools import partial

import pytest
from sqlalchemy import select, text

from models.domain import Base
from models.errors import RefusedError
from models.rules.text import clean
from models.rules.wording import word
from models.services import accounts
from models.services.journal import whole_or_nothing
from models.store import chain
from models.store.unit_of_work import consult
from tests.badinput.columns import ELSEWHERE, KEYS, RECORDS, columns_of, text_columns
from tests.badinput.corpus import CORPUS
from tests.badinput.sentences import is_clear
from tests.services.counter import Counter, digest, open_county

REFUSALS = {
    "text.too_long",
    "record.empty",
    "record.bad_value",
    "account.no_name",
    "account.exists",
}


@pytest.fixture
def counter(office_url, tmp_path, monkeypatch):
    """A furnished office, once on each engine; passwords are hashed quickly."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "hasher", lambda: quick)
    with open_county(office_url, tmp_path) as store:
        yield Counter(store)


def test_every_text_column_is_filled_here_or_said_where():
    tables = {table for table, _ in text_columns()}
    assert tables == (RECORDS.keys() | ELSEWHERE.keys()) & tables | RECORDS.keys()
    assert not RECORDS.keys() & ELSEWHERE.keys()


def refusal(call, *, said_back=""):
    """Return the code of a refusal, once its sentences were read; nothing when it went well."""
    try:
        call()
    except RefusedError as error:
        for language in ("zh_CN", "en"):
            sentence = word(error.code, error.facts, language)
            if said_back not in ("", "%' OR '1'='1"):
                sentence = sentence.replace(said_back, "")
            if not is_clear(sentence, language, said_back=said_back):
                pytest.fail(f"{error.code}: {sentence[:200]}")
        return error.code
    return ""


def texts_for(session):
    """Return the whole corpus, or on the slower server what engines disagree about, and more."""
    if session.bind.dialect.name == "sqlite":
        return list(CORPUS.values())
    telling = ("nul", "lone surrogate", "extension B", "long Chinese", "quote", "isolates")
    return [CORPUS[name] for name in telling] + list(CORPUS.values())[::6]


def gated(typed):
    """Return the two ways the gate lets a text in: on one line, or with its lines."""
    return {clean(typed, limit=10**6, field="", lines=lines) for lines in (False, True)}


@pytest.mark.parametrize("table", RECORDS)
def test_every_column_keeps_what_the_gate_let_in_or_refuses_in_words(table, counter):
    columns = columns_of(table)
    assert columns
    refused = set()

    def enter(session):
        kept = Base.metadata.tables[table]
        newest = {c: select(kept.c[c]).order_by(kept.c.id.desc()).limit(1) for c in columns}
        for n, typed in enumerate(texts_for(session)):
            for at, column in enumerate(columns):
                said = f"{typed}#{n}" if {column, (table, column)} & KEYS else typed
                code = refusal(partial(add, session, n * len(columns) + at, column, said))
                if code:
                    refused.add(code)
                else:
                    stored = session.scalar(newest[column])
                    assert stored in gated(said), (column, typed[:40])

    def add(session, n, column, said):
        with whole_or_nothing(session):
            RECORDS[table](session, n, **{column: said})

    counter.act(enter)
    assert "text.too_long" in refused
    assert refused <= REFUSALS
    assert consult(counter.store, partial(chain.verify, key=counter.store.key)).holds


def test_counter_proof_past_the_gate_it_would_be_seen(counter):
    def enter(session):
        session.execute(
            text(
                "UPDATE customer SET notes = 'a' || chr(7) || 'b'".replace(
                    "chr(7)", "char(7)" if session.bind.dialect.name == "sqlite" else "chr(7)"
                )
            )
        )
        return session.scalar(text("SELECT notes FROM customer LIMIT 1"))

    assert counter.act(enter) not in gated("a\x07b")


@pytest.mark.parametrize("typed", ["x\ud800y", "a\x00b", "\x00", "测" * 10_000, "%' OR '1'='1"])
def test_hostile_text_is_looked_for_without_harm(typed, counter):
    from models.queries import customers as archive
    from models.queries import intake, search, ticket_board, ticket_detail
    from models.queries.ticket_rows import BoardFilter

    before = digest(counter.store)
    questions = [
        partial(intake.find_caller, text=typed),
        partial(search.find_anything, text=typed),
        partial(archive.customer_rows, text=typed),
        partial(
            ticket_board.open_board, now=counter.now, filters=BoardFilter(text=typed, crew=typed)
        ),
        partial(ticket_detail.detail, number=typed, now=counter.now),
        partial(archive.customer_card, number=typed, now=counter.now),
        partial(intake.circuits_of, customer=typed, now=counter.now),
    ]
    for ask in questions:
        refusal(partial(consult, counter.store, ask), said_back=typed)
    answer = counter.act(partial(accounts.sign_in, name=typed, password="x"))
    assert answer.account is None
    assert digest(counter.store) != before  # the wrong guess is an event


def test_hostile_words_of_an_action_are_gated(counter):
    def note(session):
        from models.services.journal import record

        return record(
            session, verb="note", subject_kind="office", subject_id=1, subject="x", facts={}
        )

    for typed in CORPUS.values():
        events = []
        code = refusal(lambda t=typed, e=events: e.append(counter.act(note, actor=t, desk=t)))
        assert code in ("", "text.too_long")
        for event in events:
            assert event.actor == event.desk == clean(typed, limit=200, field="actor")
