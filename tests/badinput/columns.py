"""Every text column of the office's tables, and the service that fills it from outside."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import String, Text

from models.domain import Base
from models.domain.base import EnumText, JsonText
from models.services import accounts, crews, customers, office, things
from tests.services.counter import FAR, LINE

LATER = datetime(2026, 11, 21, tzinfo=UTC)

RECORDS = {
    "customer": lambda s, n, **f: customers.add_customer(
        s, **({"number": f"H{n}", "name": "客"} | f)
    ),
    "contact": lambda s, n, **f: customers.add_contact(s, customer="C001", **({"name": "人"} | f)),
    "site": lambda s, n, **f: customers.add_site(s, customer="C001", **({"name": "点"} | f)),
    "circuit": lambda s, n, **f: customers.add_circuit(
        s,
        **({"number": f"H{n}"} | f),
        customer="C001",
        service="data",
        reach="within_province",
    ),
    "terminal": lambda s, n, **f: customers.add_terminal(s, circuit=LINE, **({"kind": "onu"} | f)),
    "crew": lambda s, n, **f: crews.add_crew(s, **({"code": f"H{n}", "name": "班"} | f)),
    "technician": lambda s, n, **f: crews.add_technician(
        s, crew="B01", **({"number": f"H{n}", "name": "王"} | f)
    ),
    "certificate": lambda s, n, **f: crews.add_certificate(s, technician="T11", kind="post", **f),
    "leave": lambda s, n, **f: crews.ask_leave(
        s, technician="T11", starts_on=FAR, ends_on=FAR, **({"kind": "事假"} | f)
    ),
    "avoidance": lambda s, n, **f: crews.avoid(
        s, technician="T11", customer="C001", **({"reason": "回避"} | f)
    ),
    "vehicle": lambda s, n, **f: things.add_vehicle(s, **({"plate": f"H{n}"} | f)),
    "instrument": lambda s, n, **f: things.add_instrument(
        s, kind="otdr", **({"number": f"H{n}", "name": "仪"} | f)
    ),
    "calibration": lambda s, n, **f: things.record_calibration(
        s,
        instrument="OTDR-1",
        calibrated_on=FAR,
        valid_until_on=FAR + timedelta(days=n + 1),
        **({"certificate_number": "1", "body": "所"} | f),
    ),
    "due": lambda s, n, **f: things.set_due(
        s, subject_kind="vehicle", subject="辽B·A1203", kind="lease", due_on=FAR, **f
    ),
    "account": lambda s, n, **f: accounts.create_account(
        s, password="Fiber-2026-ok", **({"name": f"h{n}"} | f)
    ),
    "office": lambda s, n, **f: office.edit_office(s, **f),
}
"""By table: adds or changes one record; ``n`` keeps its number its own."""

KEYS = {"number", "code", "plate", "certificate_number"}  # unique, so the text gets a tail

ELSEWHERE = {
    "ticket": "facts of the verbs: test_hostile_road",
    "work_order": "facts of the verbs: test_hostile_road",
    "print": "record_print: test_hostile_road",
    "follow_up_call": "facts of the verbs: test_hostile_road",
    "event": "words of an action and facts: test_hostile_road",
    "loan": "condition on giving back: test_hostile_road",
    "norm_overlay": "a supervisor's patch, typed against the norms' own gate",
    "setting": "keys are ours",
    "import_batch": "a file's name; imports have their own tests",
    "imported_row": "numbers out of a gated ticket",
    "counter": "letters are ours",
    "chain_head": "a digest",
    "document": "a digest and a kind of ours",
    "scanned_page": "test_hostile_scans",
    "phone_visit": "no service fills it yet",
    "site_visit": "no service fills it yet",
}
"""Tables whose text comes another way, and which."""

OURS = {
    ("account", "password_hash"),
    ("customer", "search_key"),
    ("customer", "initials"),
    ("contact", "phone_key"),
    ("crew", "state"),
    ("due", "subject_kind"),
    ("leave", "approved_by"),
    ("office", "code"),
    ("office", "calendar_version"),
    ("technician", "role"),
}
"""Columns a service computes or picks from a list."""


def text_columns():
    """Return table and column of everything kept as free text."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            free = isinstance(column.type, String | Text)
            if free and not isinstance(column.type, EnumText | JsonText):
                yield table.name, column.name


def columns_of(table):
    """Return the free text columns of a table that come from outside."""
    return [
        column for name, column in text_columns() if name == table and (table, column) not in OURS
    ]
