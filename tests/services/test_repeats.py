"""The same fault reported again counts on its ticket; who took it first stays answerable."""

from datetime import timedelta

import pytest

from models.domain import Event
from models.queries.first_recipients import duty_rate, duty_rows
from models.rules.imports import read_table
from models.services.imports import FileIdentity, import_rows, undo_import
from tests.services.counter import LINE
from tests.services.test_crowds import refused, ticket

HEAD = ["工单编号", "客户名称", "创建时间", "故障现象", "专线号"]
FILE = FileIdentity(name="名单.xlsx", sha256="0" * 64)


def bring(county, *lines):
    table = read_table("tickets", [(n, line) for n, line in enumerate((HEAD, *lines), 1)])
    return county.act(
        lambda s: import_rows(s, kind="tickets", file=FILE, chosen=table.chosen, rows=table.rows)
    )


def row(number, circuit=LINE):
    return [number, "临溪县农村信用社", "2026-11-20 08:00", "断网", circuit]


class TestAgain:
    def test_a_second_call_counts_on_the_ticket_that_is_open(self, any_county):
        first = any_county.open()
        second = any_county.open(reporter="赵倩", symptom="还是不通")
        assert (second.number, second.repeated) == (first.number, True)
        assert ticket(any_county, first.number).repeats == 1

    def test_once_service_is_back_a_call_is_a_new_fault(self, county):
        first = county.open().number
        county.walk(first, until="restore")
        assert county.open().repeated is False

    def test_a_row_of_a_list_counts_on_it_too_and_its_number_is_kept(self, any_county):
        county = any_county
        first = county.open().number
        done = bring(county, row("E-1"), row("E-2", ""))
        assert done.total == 2
        standing = ticket(county, first)
        assert standing.repeats == 1
        said = county.ask(
            lambda s: [e.facts["text"] for e in s.query(Event).filter_by(verb="repeat")]
        )
        assert said[0].endswith("E-1")
        again = bring(county, row("E-1"), row("E-2", ""))
        assert (again.batch, ticket(county, first).repeats) == (None, 1)

    def test_two_rows_of_one_list_on_one_circuit_are_one_ticket(self, county):
        bring(county, row("E-1"), row("E-2"))
        number = county.open().number
        assert ticket(county, number).repeats == 2

    def test_taking_the_list_back_leaves_the_ticket_that_was_there(self, county):
        first = county.open().number
        done = bring(county, row("E-1"), row("E-2", ""))
        county.act(lambda s: undo_import(s, batch=done.batch, reason="选错文件"))
        assert ticket(county, first).closed_at is None


class TestTheFirstRecipient:
    def rows(self, county):
        return county.ask(
            duty_rows,
            since=county.now - timedelta(days=3),
            until=county.now + timedelta(minutes=1),
        )

    def test_the_duty_follows_the_request_and_names_who_accepted_it(self, any_county):
        county = any_county
        number = county.open(first_recipient="小王").number
        county.do("pass_on", number, accepted_by="小李", reason="下班")
        [one] = self.rows(county)
        assert (one.first_recipient, one.responsible, one.hands) == ("小王", "小李", ("小李",))
        held = ticket(county, number)
        assert (held.first_recipient, held.responsible) == ("小王", "小李")

    @pytest.mark.parametrize("facts", [{"accepted_by": "", "reason": "x"}, {"accepted_by": "小李"}])
    def test_nothing_is_handed_on_without_who_accepted_it_and_why(self, county, facts):
        number = county.open().number
        assert refused(lambda: county.do("pass_on", number, **facts)).code == "facts.invalid"

    def test_nobody_accepts_what_is_theirs(self, county):
        number = county.open(first_recipient="小王").number
        error = refused(lambda: county.do("pass_on", number, accepted_by="小王", reason="x"))
        assert error.code == "ticket.same_person"

    def test_solved_by_the_first_recipient_is_filed_and_never_handed_on(self, any_county):
        county = any_county
        kept, passed = county.open().number, county.open(anyway=True).number
        county.do("pass_on", passed, accepted_by="小李", reason="下班")
        county.walk(kept)
        county.walk(passed)
        rate = duty_rate(self.rows(county))
        assert (rate.solved, rate.requests, rate.share) == (1, 2, 0.5)
