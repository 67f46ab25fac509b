"""Every text column of the office's tables, and the service that fills it from outside."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import String, Text, select

from models.domain import Base, Customer, Shift, Spare, Ticket, Undertaking
from models.domain.base import EnumText, JsonText
from models.rules.roster_cells import ShiftCell
from models.rules.terms import ShiftKind
from models.services import (
    accounts,
    calibrations,
    calling,
    crews,
    crowds,
    customers,
    driving,
    escalations,
    handovers,
    office,
    shifts,
    spares,
    stocktakes,
    swaps,
    things,
    undertakings,
)
from models.services.handovers import HandoverFacts
from models.services.tickets import open_ticket
from tests.services.counter import DAY, FAR, LINE, MORNING, call

LATER = datetime(2026, 11, 21, tzinfo=UTC)

NOW = MORNING
PLATE = "辽B·A1203"


def _due(s, n, **f):
    """Set a due of a thing of its own: an open one of the same title would only be moved."""
    things.add_vehicle(s, plate=f"D{n}")
    things.set_due(s, subject_kind="vehicle", subject=f"D{n}", kind="lease", due_on=FAR, **f)


def _spare(s):
    if s.scalar(select(Spare.id)) is None:
        spares.add_spare(s, code="GM-01", name="光猫")
    return "GM-01"


def _stocktake(s, **f):
    number = stocktakes.start_stocktake(s, scope="instruments", **f)
    stocktakes.close_stocktake(s, number)


def _swap(s, **f):
    if s.scalar(select(Shift.id).where(Shift.kind == ShiftKind.NIGHT)) is None:
        shifts.set_shifts(s, cells=[ShiftCell(DAY, ShiftKind.NIGHT, technician="T11")])
    swaps.ask_swap(s, technician="T11", other="T12", day_on=DAY, **f)


SAID = {"symptom": "光缆中断", "progress": "已派人"}


def _report(s, **f):
    """Report up: the first report once, further ones after it."""
    ticket = s.scalar(select(Ticket.number).order_by(Ticket.id))
    if ticket is None:
        ticket = open_ticket(s, call(NOW), accept=True).number
        escalations.report_up(s, ticket=ticket, stage="first", recipients=["中心"], **SAID)
    escalations.report_up(s, ticket=ticket, stage="further", recipients=["中心"], **(SAID | f))


def _undertaking(s, **f):
    """Note a promise, then reword it or say how it was kept, as people do."""
    customer = s.scalar(select(Customer).where(Customer.number == "C001"))
    row = Undertaking(customer_id=customer.id, what="整理跳线", owner="王", due_on=FAR)
    s.add(row)
    s.flush()
    if "what" in f:
        undertakings.reword_undertaking(s, row.id, reason="写错", **f)
    else:
        undertakings.finish_undertaking(s, row.id, **f)


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
    "calibration": lambda s, n, **f: calibrations.record_calibration(
        s,
        instrument="OTDR-1",
        calibrated_on=FAR,
        valid_until_on=FAR + timedelta(days=n + 1),
        **({"certificate_number": "1", "body": "所"} | f),
    ),
    "due": _due,
    "account": lambda s, n, **f: accounts.create_account(
        s, password="Fiber-2026-ok", **({"name": f"h{n}"} | f)
    ),
    "office": lambda s, n, **f: office.edit_office(s, **f),
    "roster_template": lambda s, n, **f: shifts.add_template(s, steps=["day", "night"], **f),
    "spare": lambda s, n, **f: spares.add_spare(s, **({"code": f"H{n}", "name": "件"} | f)),
    "spare_move": lambda s, n, **f: spares.receive(s, spare=_spare(s), quantity=1, **f),
    "stocktake": lambda s, n, **f: _stocktake(s, **f),
    "trip": lambda s, n, **f: driving.log_trip(
        s, vehicle=PLATE, left_at=NOW, back_at=NOW, start_km=1, end_km=2, **f
    ),
    "refuel": lambda s, n, **f: driving.refuel(
        s, vehicle=PLATE, litres=1.0, odometer_km=100 + n, **f
    ),
    "call_assignment": lambda s, n, **f: calling.assign_calls(s, ["C001"], **f),
    "shift_swap": lambda s, n, **f: _swap(s, **f),
    "crowd": lambda s, n, **f: crowds.dismiss_crowd(
        s,
        tickets=["GZ1", "GZ2"],
        shared="olt",
        triggered_at=NOW,
        **({"place": "机房", "reason": "不是一回事"} | f),
    ),
    "handover": lambda s, n, **f: handovers.hand_over(
        s, HandoverFacts(**({"taken_over_by": "赵", "notes": {}} | f))
    ).require(),
    "escalation": lambda s, n, **f: _report(s, **f),
    "undertaking": lambda s, n, **f: _undertaking(s, **f),
}
"""By table: adds or changes one record; ``n`` keeps its number its own."""

KEYS = {
    "number",
    "code",
    "plate",
    "certificate_number",
    ("roster_template", "name"),
}  # unique, so the text gets a tail

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
    "stocktake_line": "codes read by the scanner go through the gate of scan: test_stores",
    "alarm_answer": "names of limits and levels are ours, the rest the words of an action",
    "void_paper": "needs a sheet printed first: test_store_papers",
    "call_attempt": "facts of the verbs of a visit, gated by their models",
    "recording": "a file's name through the gate; the rest is computed",
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
    ("leave", "kind"),
    ("office", "code"),
    ("office", "calendar_version"),
    ("office", "county"),  # one of the table of divisions
    ("technician", "role"),
    ("spare_move", "number"),
    ("spare_move", "old_serial"),  # told when an old part comes back
    ("stocktake", "number"),
    ("stocktake", "counted_by"),
    ("trip", "number"),
    ("shift_swap", "decided_by"),
    ("crowd", "decided_by"),
    ("handover", "number"),
    ("handover", "handed_over_by"),
    ("handover", "major_reason"),  # kept only while a major fault lasts
    ("escalation", "number"),
    ("escalation", "reporter"),
    ("undertaking", "owner"),  # a fact of a visit's model
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
