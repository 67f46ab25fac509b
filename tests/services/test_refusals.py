"""A rule that says no says why, and leaves nothing behind."""

from datetime import date, timedelta

import pytest

from models.errors import ConflictError, RefusedError
from models.rules.terms import Role
from models.services import crews, customers, office, things
from models.services.customers import add_customer, edit_customer
from tests.services.counter import DAY, LINE, MORNING, ROAD, digest, events


def refused(county, attempt):
    """Return the code of a refusal that changed no row of any table."""
    before = digest(county.store)
    with pytest.raises(RefusedError) as trouble:
        attempt()
    assert digest(county.store) == before
    return trouble.value.code


def test_the_digest_notices_a_single_row(county):
    before = digest(county.store)
    county.do("note", county.open().number, text="x")
    assert digest(county.store) != before


ILLEGAL = {
    "ticket.wrong_state": ("restore", ROAD["restore"], {}),
    "ticket.not_yours": ("dispatch", {"crew": "B01", "planned_at": MORNING}, {"role": Role.CREW}),
    "ticket.unknown_verb": ("explode", {}, {}),
    "facts.invalid": ("dispatch", {"planned_at": MORNING}, {}),
    "text.too_long": ("note", {"text": "长" * 10_001}, {}),
    "crew.unknown": ("dispatch", {"crew": "B99", "planned_at": MORNING}, {}),
    "vehicle.unknown": ("dispatch", {"crew": "B01", "planned_at": MORNING, "vehicle": "X"}, {}),
    "instrument.unknown": (
        "dispatch",
        {"crew": "B01", "planned_at": MORNING, "instruments": ["X"]},
        {},
    ),
    "placement.leader_not_in_crew": (
        "dispatch",
        {"crew": "B01", "planned_at": MORNING, "leader": "T21"},
        {},
    ),
    "ticket.unknown_reason": (
        "suspend",
        {"reason": "tired", "expected_resume_at": MORNING + timedelta(days=1)},
        {"until": "acknowledge"},
    ),
}


@pytest.mark.parametrize("code", ILLEGAL)
def test_an_illegal_step_is_refused_whole(county, code):
    verb, facts, more = ILLEGAL[code]
    more = dict(more)
    number = county.open().number
    if "until" in more:
        county.walk(number, until=more.pop("until"))
    assert refused(county, lambda: county.do(verb, number, **facts, **more)) == code


def test_a_verb_on_no_ticket_is_refused(county):
    assert refused(county, lambda: county.do("note", "LX-GZ-1", text="x")) == "ticket.unknown"


@pytest.mark.parametrize(
    ("code", "facts"),
    {
        "customer.unknown": {"customer_number": "C999"},
        "circuit.unknown": {"circuit_number": "NONE"},
        "circuit.not_theirs": {"customer_number": "C002"},
        "ticket.moment_ahead": {"reported_at": MORNING + timedelta(days=1)},
        "site.unknown": {"site": "没有的地址"},
    }.items(),
)
def test_an_intake_that_cannot_be_right_is_refused(county, code, facts):
    assert refused(county, lambda: county.open(**facts)) == code


LATE = {
    "ticket.in_future": MORNING + timedelta(days=1),
    "ticket.before_report": MORNING - timedelta(days=1),
    "ticket.before_last_step": MORNING + timedelta(minutes=1),
}


@pytest.mark.parametrize("code", LATE)
def test_a_late_entry_lies_between_the_last_step_and_now(county, code):
    number = county.open().number
    county.walk(number, until="acknowledge")
    county.wait(30)
    attempt = county.do
    facts = ROAD["appoint"](county.now)
    assert refused(county, lambda: attempt("appoint", number, late=LATE[code], **facts)) == code


def test_a_late_entry_needs_its_reason(county):
    number = county.open().number
    county.wait(60)

    def attempt():
        from models.services.tickets import do

        county.act(
            lambda s: do(s, verb="note", number=number, facts={"text": "x"}),
            happened_at=county.now - timedelta(minutes=5),
        )

    assert refused(county, attempt) == "ticket.late_reason_missing"


def test_a_late_entry_keeps_both_times_and_its_reason(county):
    from models.queries.ticket_detail import detail

    number = county.open().number
    county.walk(number, until="start")
    before = county.now
    county.wait(90)
    county.do("restore", number, late=before + timedelta(minutes=10), **ROAD["restore"])
    told = county.ask(detail, number, now=county.now)
    row = told.timeline[-1]
    assert (row.happened_at, row.recorded_at) == (before + timedelta(minutes=10), county.now)
    assert row.late_reason == "电话补录"
    assert told.row.restored_at == before + timedelta(minutes=10)


def test_a_stale_view_is_a_conflict_that_shows_both_sides(any_county):
    county = any_county
    opened = county.open()
    party = {"crew": "B01", "planned_at": county.now}
    county.do("dispatch", opened.number, expected_version=opened.version, **party)
    before = events(county.store)
    with pytest.raises(ConflictError) as lost:
        county.do("dispatch", opened.number, expected_version=opened.version, **party)
    assert lost.value.before == {"state": "to_dispatch"}
    assert lost.value.mine["verb"] == "dispatch"
    assert lost.value.theirs["state"] == "dispatched"
    assert events(county.store) == before


def test_adding_to_the_record_never_conflicts(county):
    opened = county.open()
    county.walk(opened.number, until="acknowledge")
    stale = opened.version
    county.do("urge", opened.number, expected_version=stale, who="10086", text="快")
    county.do("note", opened.number, expected_version=stale, text="客户又来电")
    facts = {"progress": "在路上", "expected_at": county.now + timedelta(hours=1)}
    county.do("feedback", opened.number, expected_version=stale, **facts)
    county.do("contact", opened.number, expected_version=stale, outcome="connected")


def test_two_desks_editing_a_customer_see_before_mine_and_theirs(county):
    county.act(lambda s: edit_customer(s, "C001", expected_version=1, account_manager="赵"))
    with pytest.raises(ConflictError) as lost:
        county.act(lambda s: edit_customer(s, "C001", expected_version=1, account_manager="钱"))
    assert lost.value.before["account_manager"] == ""
    assert lost.value.mine["account_manager"] == "钱"
    assert lost.value.theirs["account_manager"] == "赵"


RECORDS = {
    "customer.taken": lambda s: add_customer(s, number="C001", name="x"),
    "record.empty": lambda s: add_customer(s, number="C9", name=" "),
    "record.unknown_field": lambda s: add_customer(s, number="C9", name="x", colour="red"),
    "record.bad_value": lambda s: add_customer(s, number="C9", name="x", grade="AAAA"),
    "text.too_long": lambda s: add_customer(s, number="C9", name="长" * 201),
    "circuit.taken": lambda s: customers.add_circuit(
        s, number=LINE, customer="C001", service="sms", reach="within_province"
    ),
    "shift.no_hours": lambda s: crews.set_shift(s, crew="B01", day_on=DAY, kind="day"),
    "leave.ends_before_start": lambda s: crews.ask_leave(
        s, technician="T11", kind="事假", starts_on=DAY, ends_on=DAY - timedelta(days=1)
    ),
    "thing.not_lent": lambda s: things.give_back(s, subject_kind="vehicle", subject="辽B·A1203"),
    "office.exists": lambda s: office.init_office(s, code="YJ", name="永嘉"),
    "norms.overlay_refused": lambda s: office.overlay_norms(
        s, patch={"restoration": {"limits": {"internet": {"AAA": 3}}}}, effective_on=DAY, note="x"
    ),
}


@pytest.mark.parametrize("code", RECORDS)
def test_a_record_that_cannot_be_kept_is_refused(county, code):
    assert refused(county, lambda: county.act(RECORDS[code])) == code


def test_an_expired_instrument_is_lent_only_on_a_supervisors_word(county):
    def lend(s, **more):
        return things.lend(s, subject_kind="instrument", subject="PM-1", crew="B01", **more)

    county.now = MORNING + timedelta(days=600)
    assert refused(county, lambda: county.act(lend)) == "thing.overdue"
    county.act(lambda s: lend(s, override_reason="备用机送检"))
    assert refused(county, lambda: county.act(lend)) == "thing.not_in_store"
    county.act(lambda s: things.give_back(s, subject_kind="instrument", subject="PM-1"))


def test_the_offices_own_norms_hold_for_tickets_accepted_afterwards(county):
    from models.queries.norm_preview import affected
    from models.queries.ticket_board import ticket_row

    before = county.open()
    patch = {"restoration": {"limits": {"internet": {"within_province": {"AAA": "90 min"}}}}}
    touched = county.ask(affected, patch, now=county.now)
    assert [(row.number, row.would_be) for row in touched] == [
        (before.number, timedelta(minutes=90))
    ]
    edition = county.act(
        lambda s: office.overlay_norms(s, patch=patch, effective_on=date(2026, 11, 20), note="合同")
    )
    after = county.open(anyway=True)
    assert after.due_at == county.now + timedelta(minutes=90)
    assert county.ask(ticket_row, before.number, now=county.now).due_at == before.due_at
    assert edition == "LX-20261120-1"
