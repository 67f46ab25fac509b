"""Spare parts and counts: the book is never wrong unsaid."""

import pytest
from sqlalchemy import select, text

from models.domain import Spare, SpareMove, StocktakeLine, Terminal
from models.errors import RefusedError
from models.queries.spares import spare_card, spare_rows
from models.queries.stocktakes import count_sheet, stocktake_rows
from models.rules.stock import CountVerdict, MoveKind, OldFate
from models.services import spares, stocktakes, things
from tests.store.races import together

PLATE, METER = "辽B·A1203", "PM-1"
DESKS = 50


def refused(run):
    with pytest.raises(RefusedError) as error:
        run()
    return error.value


def part(county, code="GM-01", **more):
    given = {"name": "光猫", "spec": "HG8010", "unit": "台", "minimum": 2} | more
    county.act(lambda s: spares.add_spare(s, code=code, **given))
    return code


def stock(county, code="GM-01"):
    return county.ask(spare_card, code=code).row.stock


class TestSpares:
    def test_what_comes_in_can_go_out_and_the_book_says_where_it_is(self, county):
        part(county)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=5, batch="2026-10"))
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=2, batch="2026-11"))
        county.act(lambda s: spares.hand_out(s, spare="GM-01", quantity=6, crew="B01"))
        card = county.ask(spare_card, code="GM-01")
        assert (card.row.stock, card.row.is_short) == (1, True)
        assert [(lot.batch, lot.quantity) for lot in card.lots] == [("2026-11", 1)]
        assert [move.balance for move in card.moves] == [1, 7, 5]

    def test_nothing_leaves_that_is_not_there(self, county):
        part(county)
        error = refused(lambda: county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01")))
        assert (error.code, error.facts["stock"]) == ("spare.short", 0)

    def test_parts_go_to_somebody(self, county):
        part(county)
        assert refused(lambda: county.act(lambda s: spares.hand_out(s, spare="GM-01"))).code == (
            "spare.nobody"
        )

    @pytest.mark.parametrize("quantity", [0, -1])
    def test_nothing_and_less_than_nothing_do_not_move(self, county, quantity):
        part(county)
        error = refused(
            lambda: county.act(lambda s: spares.receive(s, spare="GM-01", quantity=quantity))
        )
        assert error.code == "spare.no_quantity"

    def test_a_serial_is_in_once_and_out_once(self, county):
        part(county, by_serial=True)

        def come():
            county.act(lambda s: spares.receive(s, spare="GM-01", quantity=1, serial="SN1"))

        def go():
            county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01", serial="SN1"))

        come()
        assert refused(come).code == "spare.serial_in"
        go()
        assert refused(go).code == "spare.short"
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=1, serial="SN2"))
        assert refused(go).code == "spare.serial_out"
        two = refused(
            lambda: county.act(lambda s: spares.receive(s, spare="GM-01", quantity=2, serial="X"))
        )
        assert two.code == "spare.one_by_one"

    def test_the_stock_moves_only_by_moves(self, county):
        part(county)
        error = refused(lambda: county.act(lambda s: spares.edit_spare(s, "GM-01", stock=9)))
        assert error.code == "record.unknown_field"

    def test_an_old_part_is_owed_until_it_is_back_and_says_what_becomes_of_it(self, county):
        part(county, by_serial=True)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=1, serial="SN1"))
        move = county.act(
            lambda s: spares.hand_out(
                s, spare="GM-01", crew="B01", serial="SN1", owes_old=True, old_serial="OLD-1"
            )
        )
        assert county.ask(spare_rows)[0].owed == 1
        county.act(lambda s: spares.take_old(s, move, fate="repair"))
        card = county.ask(spare_card, code="GM-01")
        assert (card.row.owed, card.row.stock) == (0, 0)
        assert (card.moves[0].old_serial, card.moves[0].old_fate) == ("OLD-1", OldFate.REPAIR)
        again = refused(lambda: county.act(lambda s: spares.take_old(s, move, fate="scrap")))
        assert again.code == "spare.old_is_back"

    def test_an_old_part_that_is_good_counts_again(self, county):
        part(county)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=1))
        move = county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01", owes_old=True))
        county.act(lambda s: spares.take_old(s, move, fate="restock"))
        assert stock(county) == 1

    def test_the_report_of_a_ticket_ties_the_part_to_the_box_it_became(self, county):
        part(county, by_serial=True)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=1, serial="NEW-1"))
        number = county.open().number
        county.act(
            lambda s: spares.hand_out(
                s, spare="GM-01", crew="B01", ticket=number, serial="NEW-1", owes_old=True
            )
        )
        county.walk(number, until="report")
        box = county.ask(lambda s: s.scalar(select(Terminal).where(Terminal.serial == "NEW-1")))
        move = county.ask(
            lambda s: s.scalar(select(SpareMove).where(SpareMove.kind == MoveKind.ISSUED))
        )
        assert (move.terminal_id, move.old_serial) == (box.id, "OLD-1")

    def test_parts_for_one_job_and_taker_stand_on_one_slip(self, county):
        for code in ("GM-01", "WX-02"):
            part(county, code)
            county.act(lambda s, c=code: spares.receive(s, spare=c, quantity=5))
        number = county.open().number
        for code in ("GM-01", "WX-02"):
            county.act(lambda s, c=code: spares.hand_out(s, spare=c, crew="B01", ticket=number))
        slips = [county.ask(spare_card, code=code).moves[0].number for code in ("GM-01", "WX-02")]
        assert slips[0] == slips[1]
        assert "-BJ-" in slips[0]

    def test_only_an_empty_part_leaves_the_register(self, county):
        part(county)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=1))

        def retire():
            county.act(lambda s: spares.retire_spare(s, "GM-01", reason="停产"))

        error = refused(retire)
        assert error.code == "spare.not_empty"
        county.act(lambda s: spares.write_off(s, spare="GM-01", quantity=1, reason="进水"))
        retire()
        assert county.ask(spare_rows) == ()

    def test_fifty_desks_after_the_last_part_have_one_winner(self, any_county):
        county = any_county
        part(county)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=1))
        told = together(lambda _: _outcome(county, "GM-01"), DESKS)
        assert told.count("won") == 1
        assert set(told) <= {"won", "spare.short"}
        assert stock(county) == 0

    def test_the_book_below_nothing_is_refused_by_the_table_itself(self, any_county):
        part(any_county)
        with pytest.raises(Exception, match=r"(?i)check"):
            any_county.act(lambda s: s.execute(text("UPDATE spare SET stock = -1")))


def _outcome(county, code):
    try:
        county.act(lambda s: spares.hand_out(s, spare=code, crew="B01"))
    except RefusedError as error:
        return error.code
    return "won"


class TestCounting:
    def count(self, county, scope="spares"):
        return county.act(lambda s: stocktakes.start_stocktake(s, scope=scope))

    def scan(self, county, number, code, quantity=1):
        return county.act(lambda s: stocktakes.scan(s, number, code=code, quantity=quantity))

    def test_found_missing_too_many_and_unknown_are_told_apart(self, county):
        for code, quantity in (("A", 1), ("B", 2), ("C", 1)):
            part(county, code)
            county.act(lambda s, c=code, q=quantity: spares.receive(s, spare=c, quantity=q))
        number = self.count(county)
        assert self.scan(county, number, "A") is CountVerdict.FOUND
        assert self.scan(county, number, "B") is CountVerdict.MISSING
        self.scan(county, number, "c", 2)
        assert self.scan(county, number, "没登记") is CountVerdict.UNKNOWN
        sheet = county.ask(count_sheet, number=number)
        assert {line.code: line.verdict for line in sheet.lines} == {
            "A": CountVerdict.FOUND,
            "B": CountVerdict.MISSING,
            "C": CountVerdict.SURPLUS,
            "没登记": CountVerdict.UNKNOWN,
        }

    def test_closing_brings_the_book_to_what_was_found_only_when_asked(self, county):
        part(county)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=5))
        number = self.count(county)
        self.scan(county, number, "GM-01", 3)
        county.act(lambda s: stocktakes.close_stocktake(s, number))
        assert stock(county) == 5
        number = self.count(county)
        self.scan(county, number, "GM-01", 3)
        county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01"))
        county.act(lambda s: stocktakes.close_stocktake(s, number, correct=True))
        assert stock(county) == 2, "what moved during the count is not undone by it"

    @pytest.mark.parametrize(
        ("steps", "left"),
        [
            ("out count:4", 4),
            ("count:5 out", 4),
            ("in count:6", 6),
            ("count:5 in", 6),
            ("out count:3 out", 2),
            ("count:4 out", 3),
            ("out count:4 in", 5),
            ("out", 0),
            ("in", 1),
        ],
    )
    def test_what_moves_before_or_after_its_line_is_counted_is_not_taken_off_twice(
        self, any_county, steps, left
    ):
        county = any_county
        part(county)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=5))
        number = self.count(county)
        for step in steps.split():
            if step == "out":
                county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01"))
            elif step == "in":
                county.act(lambda s: spares.receive(s, spare="GM-01", quantity=1))
            else:
                self.scan(county, number, "GM-01", int(step.removeprefix("count:")))
        county.act(lambda s: stocktakes.close_stocktake(s, number, correct=True))
        assert stock(county) == left

    def test_a_line_stands_against_the_book_of_the_moment_it_was_counted(self, county):
        part(county)
        county.act(lambda s: spares.receive(s, spare="GM-01", quantity=5))
        number = self.count(county)
        county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01"))
        assert self.scan(county, number, "GM-01", 4) is CountVerdict.FOUND
        county.act(lambda s: spares.hand_out(s, spare="GM-01", crew="B01"))
        (line,) = county.ask(count_sheet, number=number).lines
        assert (line.expected, line.found, line.verdict) == (4, 4, CountVerdict.FOUND)

    def test_what_is_lent_out_during_the_count_is_not_missing(self, county):
        number = self.count(county, "vehicles")
        county.act(lambda s: things.lend(s, subject_kind="vehicle", subject=PLATE, crew="B01"))
        county.act(lambda s: stocktakes.close_stocktake(s, number))
        lines = county.ask(count_sheet, number=number).lines
        assert {line.code: line.verdict for line in lines}[PLATE] is CountVerdict.FOUND

    def test_a_serial_read_twice_counts_once(self, county):
        part(county, by_serial=True)
        for serial in ("SN1", "SN2"):
            county.act(lambda s, n=serial: spares.receive(s, spare="GM-01", quantity=1, serial=n))
        number = self.count(county)
        for code in ("SN1", "SN1", "SN2"):
            told = self.scan(county, number, code)
        assert told is CountVerdict.FOUND
        self.scan(county, number, "SN2", -1)
        line = county.ask(lambda s: s.scalar(select(StocktakeLine)))
        assert (line.found, line.serials) == (1, ["SN1"])

    def test_what_is_lent_is_not_missing_and_a_plate_reads_without_its_dot(self, county):
        county.act(lambda s: things.lend(s, subject_kind="vehicle", subject=PLATE, crew="B01"))
        number = self.count(county, "vehicles")
        row = county.ask(count_sheet, number=number)
        assert next(line for line in row.lines if line.code == PLATE).verdict is CountVerdict.FOUND
        assert self.scan(county, number, "辽ba1204") is CountVerdict.FOUND

    def test_one_count_of_a_kind_runs_at_a_time_and_a_closed_one_stays(self, county):
        number = self.count(county)
        assert refused(lambda: self.count(county)).code == "stocktake.open"
        county.act(lambda s: stocktakes.close_stocktake(s, number))
        assert refused(lambda: self.scan(county, number, "A")).code == "stocktake.closed"
        assert county.ask(stocktake_rows)[0].closed_at is not None


def test_the_counter_proof_without_the_check_of_the_table_the_book_goes_below_nothing(county):
    """What the last part is guarded by: take the rule away, and the table alone would not."""
    part(county)
    county.act(lambda s: s.execute(text("PRAGMA ignore_check_constraints = ON")))
    county.act(lambda s: s.execute(text("UPDATE spare SET stock = -1")))
    assert county.ask(lambda s: s.scalar(select(Spare.stock))) == -1
