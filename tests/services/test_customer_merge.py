"""Two files of one customer: found, previewed, merged, and apart again row for row."""

from datetime import date

import pytest
from sqlalchemy import select

from models.domain import Base, Circuit, Customer, Event, Terminal, Ticket
from models.domain.canonical import canonical
from models.errors import RefusedError
from models.queries.customer_archive import customer_file, record_changes
from models.queries.customer_doubles import (
    Alike,
    customer_doubles,
    last_merge,
    merge_preview,
    name_key,
)
from models.rules.completeness import Gap
from models.services.customer_merge import FILLED, merge_customers, undo_merge
from models.services.customer_upkeep import (
    archive_site,
    restore_customer,
    show_phones,
    swap_terminal,
)
from models.services.customers import (
    add_circuit,
    add_contact,
    add_customer,
    add_site,
    archive_customer,
    edit_customer,
)
from models.store.unit_of_work import consult
from tests.archive_list import numbers_listed, rows_listed
from tests.services.counter import LINE

LOGS = {"event", "chain_head"}


def furnish_double(s):
    """A second file of C001, as somebody in a hurry opens one."""
    add_customer(
        s,
        number="C-001",
        name="临溪县农村信用社有限公司",
        town="临溪镇",
        address="人民路1号",
        account_manager="李经理",
        office_hours={"am": ["08:30", "12:00"]},
        contract_ends_on=date(2027, 5, 1),
    )
    add_contact(s, customer="C-001", name="周敏", phones=["138-0000-0021"])
    add_site(s, customer="C-001", name="营业部", town="临溪镇", address="人民路1号")
    add_circuit(
        s, number="LX-SMS-1", customer="C-001", service="sms", reach="within_province",
        site_a="营业部",
    )  # fmt: skip


@pytest.fixture
def doubled(any_county):
    any_county.act(furnish_double)
    any_county.open(accept=True)
    return any_county


def rows_of(store):
    """Every row but the log's, version counters left out: those only ever count up."""

    def read(session):
        found = {}
        for table in Base.metadata.sorted_tables:
            columns = [column for column in table.columns if column.key != "version"]
            rows = session.execute(select(*columns).order_by(*table.primary_key)).all()
            found[table.name] = [repr(tuple(row)) for row in rows]
        return canonical({name: rows for name, rows in found.items() if name not in LOGS})

    return consult(store, read)


def test_a_merge_moves_everything_fills_blanks_and_its_undo_restores_every_row(doubled):
    before = rows_of(doubled.store)
    merge = doubled.act(lambda s: merge_customers(s, keep="C001", drop="C-001"))
    assert rows_of(doubled.store) != before
    kept = doubled.ask(customer_file, "C001")
    assert {one.number for one in kept.circuits} == {LINE, "LX-SMS-1"}
    assert kept.values["account_manager"] == "李经理"
    assert kept.values["town"] == "临溪镇"
    assert doubled.ask(customer_file, "C-001").archived_at is not None
    assert doubled.ask(last_merge, "C001") == merge
    assert doubled.act(lambda s: undo_merge(s, merge=merge)) == "C-001"
    assert rows_of(doubled.store) == before
    assert doubled.ask(last_merge, "C001") is None


def test_an_undo_that_leaves_one_row_behind_is_seen(doubled):
    before = rows_of(doubled.store)
    merge = doubled.act(lambda s: merge_customers(s, keep="C001", drop="C-001"))
    doubled.act(lambda s: undo_merge(s, merge=merge))

    def leave_behind(s):
        line = s.scalar(select(Circuit).where(Circuit.number == "LX-SMS-1"))
        line.customer_id = s.scalar(select(Customer.id).where(Customer.number == "C001"))

    doubled.act(leave_behind)
    assert rows_of(doubled.store) != before


def test_what_was_edited_between_merge_and_undo_stays_edited(county):
    county.act(furnish_double)
    merge = county.act(lambda s: merge_customers(s, keep="C001", drop="C-001"))
    county.act(lambda s: edit_customer(s, "C001", account_manager="王经理"))
    county.act(lambda s: undo_merge(s, merge=merge))
    values = county.ask(customer_file, "C001").values
    assert (values["account_manager"], values["address"]) == ("王经理", "")


def test_a_merge_into_the_other_direction_moves_the_tickets(doubled):
    doubled.act(lambda s: merge_customers(s, keep="C-001", drop="C001"))
    owners = doubled.ask(
        lambda s: s.scalars(
            select(Customer.number).join(Ticket, Ticket.customer_id == Customer.id)
        ).all()
    )
    assert owners == ["C-001"]


def test_doubles_are_found_by_name_number_phone_and_address(county):
    county.act(furnish_double)
    county.act(lambda s: edit_customer(s, "C001", address="人民路1号"))
    [row] = county.ask(customer_doubles)
    assert (row.keep, row.drop) == ("C001", "C-001")
    assert set(row.alike) == set(Alike)


def test_a_switchboard_shared_by_many_makes_no_doubles(county):
    for serial in range(9):
        county.act(lambda s, n=f"S{serial}": add_customer(s, number=n, name=f"{n}厂"))
        county.act(
            lambda s, n=f"S{serial}": add_contact(
                s, customer=n, name="总机", phones=["0577-6666666"]
            )
        )
    assert county.ask(customer_doubles) == ()


def test_a_firm_is_known_without_its_legal_form():
    assert name_key("永靖县农商银行股份有限公司") == name_key("永靖县 农商银行(股份有限公司)")
    assert name_key("公司") == "公司"


def test_the_preview_tells_what_the_merge_will_move_and_fill(county):
    county.act(furnish_double)
    shown = county.ask(merge_preview, keep="C001", drop="C-001", fields=FILLED)
    assert dict(shown.moved) == {"Site": 1, "Contact": 1, "Circuit": 1, "Ticket": 0}
    assert dict(shown.filled)["account_manager"] == "李经理"
    merge = county.act(lambda s: merge_customers(s, keep="C001", drop="C-001"))
    event = county.ask(lambda s: s.scalar(select(Event).where(Event.uid == merge)))
    assert set(event.facts["changed"]) == set(dict(shown.filled))


@pytest.mark.parametrize(
    ("keep", "drop", "code"),
    [
        ("C001", "C001", "customer.merge_self"),
        ("C001", "C9", "customer.unknown"),
        ("C001", "C002", "customer.merge_archived"),
    ],
)
def test_a_merge_that_makes_no_sense_changes_nothing(county, keep, drop, code):
    county.act(lambda s: archive_customer(s, "C002", reason="销户"))
    before = rows_of(county.store)
    with pytest.raises(RefusedError) as refused:
        county.act(lambda s: merge_customers(s, keep=keep, drop=drop))
    assert (refused.value.code, rows_of(county.store)) == (code, before)


def test_a_merge_is_undone_once(county):
    county.act(furnish_double)
    merge = county.act(lambda s: merge_customers(s, keep="C001", drop="C-001"))
    county.act(lambda s: undo_merge(s, merge=merge))
    with pytest.raises(RefusedError, match=r"merge\.undone"):
        county.act(lambda s: undo_merge(s, merge=merge))


def test_a_swapped_box_stays_in_the_file_and_names_its_successor(any_county):
    [old] = any_county.ask(customer_file, "C001").terminals
    any_county.act(
        lambda s: swap_terminal(s, old.id, reason="雷击", kind="onu", serial="NEW-1", brand="Z")
    )
    fresh, gone = any_county.ask(customer_file, "C001").terminals
    assert (fresh.values["serial"], fresh.removed_at) == ("NEW-1", None)
    assert (gone.removed_at, gone.replaced_by) == (any_county.now, "NEW-1")
    with pytest.raises(RefusedError, match=r"terminal\.removed"):
        any_county.act(lambda s: swap_terminal(s, old.id, reason="再换", kind="onu"))


def test_a_phone_is_masked_until_asked_for_and_the_asking_is_on_record(county):
    [contact] = county.ask(customer_file, "C001").contacts
    assert contact.phones == ("138****0021",)
    assert "phones" not in contact.values
    assert county.act(lambda s: show_phones(s, contact.id, reason="回访")) == ("138 0000 0021",)
    assert county.ask(record_changes, "C001")[0].verb == "show_phone"
    with pytest.raises(RefusedError, match=r"contact\.not_yours"):
        county.act(lambda s: show_phones(s, contact.id, reason="回访"), role="crew")


def test_a_file_says_what_it_lacks_and_the_list_says_the_same_share(any_county):
    any_county.act(furnish_double)
    shares = {row.number: row.complete for row in any_county.ask(rows_listed)}
    for number, complete in shares.items():
        assert any_county.ask(customer_file, number).complete == complete
    gaps = any_county.ask(customer_file, "C-001").gaps
    assert set(gaps) == {
        Gap.RESPONSIBLE_CREW, Gap.CONTRACT_NUMBER, Gap.REGISTERED_NAME, Gap.REGISTERED_ADDRESS
    }  # fmt: skip


def test_archived_files_are_listed_apart_and_come_back(county):
    county.act(lambda s: archive_customer(s, "C002", reason="销户"))
    assert county.ask(numbers_listed) == ["C001"]
    assert county.ask(numbers_listed, archived=True) == ["C002"]
    county.act(lambda s: restore_customer(s, "C002", reason="复装"))
    assert county.ask(numbers_listed) == ["C001", "C002"]


def test_the_list_follows_a_search_best_first(county):
    assert county.ask(numbers_listed, text="临溪") == ["C002", "C001"]
    assert county.ask(numbers_listed, text="没有这家") == []


def test_changes_of_the_whole_file_are_told_newest_first(county):
    [site] = county.ask(customer_file, "C001").sites
    county.act(lambda s: edit_customer(s, "C001", town="柳河乡"))
    county.act(lambda s: archive_site(s, site.id, reason="迁走"))
    changes = county.ask(record_changes, "C001")
    assert [(row.what, row.verb, row.line) for row in changes[:2]] == [
        ("site", "archive", "archived_at"),
        ("customer", "edit", "town"),
    ]


def test_no_terminal_of_another_customer_is_told(county):
    assert county.ask(customer_file, "C002").terminals == ()
    assert county.ask(lambda s: s.scalars(select(Terminal.id)).all()) != []
