"""F24 from the record: what was expected, found and missing, and what is known of it."""

from dataclasses import replace

import pytest

from models.domain import Print
from models.errors import RefusedError
from models.queries.stocktakes import count_sheet
from models.rules.terms import Role
from models.services import spares, stocktakes, things
from printing.catalogue import render
from tests.forms.reading import by_pdfium, squeezed
from tests.queries import test_papers
from tests.queries.test_papers import printed
from tests.services.counter import Counter

PLATE, METER = "辽B·A1203", "PM-1"


def drafted(county, number):
    return test_papers.drafted(county, "F24", number)


def counted(county, scope, *codes, correct=False, before_close=None):
    """Count some codes, finish, and return the number; ``-`` before a code takes it back."""
    number = county.act(lambda s: stocktakes.start_stocktake(s, scope=scope))
    for code in codes:
        back, bare = code.startswith("-"), code.removeprefix("-")
        one = -1 if back else 1
        county.wait(1)
        county.act(lambda s, c=bare, q=one: stocktakes.scan(s, number, code=c, quantity=q))
    county.wait(1)
    if before_close is not None:
        before_close()
    county.act(lambda s: stocktakes.close_stocktake(s, number, correct=correct))
    return number


def part(county, code, pieces=0, **more):
    given = {"name": "尾纤", "spec": "SC 3m", "unit": "条", "shelf": "B1"} | more
    county.act(lambda s: spares.add_spare(s, code=code, **given))
    if pieces:
        county.act(lambda s: spares.receive(s, spare=code, quantity=pieces))


def part_by_serial(county, code, *serials):
    part(county, code, by_serial=True)
    for serial in serials:
        county.act(lambda s, n=serial: spares.receive(s, spare=code, quantity=1, serial=n))


def item(county, number, code):
    return next(one for one in drafted(county, number).sheet.items if one.code == code)


def test_the_receipt_says_of_every_part_what_the_book_had_and_what_was_found(any_county):
    for code, pieces in (("A", 1), ("B", 2), ("C", 1)):
        part(any_county, code, pieces)
    number = counted(any_county, "spares", "A", "B", "c", "c", "没登记")
    draft = drafted(any_county, number)
    told = [(one.code, one.expected, one.found, one.result) for one in draft.sheet.items]
    assert told == [
        ("A", 1, 1, "相符"),
        ("B", 2, 1, "盘亏"),
        ("C", 1, 2, "盘盈"),
        ("没登记", 0, 1, "账外"),
    ]
    first = draft.sheet.items[0]
    assert (first.name, first.model, first.unit, first.place) == ("尾纤", "SC 3m", "条", "B1")
    assert (draft.sheet.scope, draft.sheet.settled) == ("备件", "账面未调整")
    assert draft.sheet.closed_at == any_county.now
    text = squeezed("".join(by_pdfium(render("F24", [draft.sheet]).content)))
    for words in ("备件盘点单", "1项−1件", "监盘人", "保管人"):
        assert words in text
    assert draft.subject.kind == "stocktake"


def test_a_book_brought_to_the_count_says_by_how_many(county):
    part(county, "A", 5)
    part(county, "B", 5)
    number = counted(county, "spares", *"AAA", *"BBBBB", correct=True)
    assert (item(county, number, "A").remark, item(county, number, "B").remark) == (
        "账面已调 −2",
        "",
    )
    assert drafted(county, number).sheet.settled == "账面已按实盘数调整 1 项"


def test_a_serial_not_seen_is_named_and_one_the_book_has_given_out_is_misplaced(county):
    part_by_serial(county, "GM-1", "SN1", "SN2")
    part_by_serial(county, "GM-2", "SN3", "SN4", "SN5")
    county.act(lambda s: spares.hand_out(s, spare="GM-2", crew="B01", serial="SN5"))
    number = counted(county, "spares", "SN1", "SN3", "SN5")
    missing, misplaced = item(county, number, "GM-1"), item(county, number, "GM-2")
    assert (missing.result, missing.remark) == ("盘亏", "未见 SN2")
    assert misplaced.remark == "未见 SN4；账上已出库 SN5"
    assert (misplaced.result, misplaced.gain) == ("错位", 0)
    assert misplaced.differs


def test_a_serial_that_leaves_after_the_count_does_not_change_its_receipt(county):
    part_by_serial(county, "GM-1", "SN1", "SN2")
    number = counted(county, "spares", "SN1")
    county.wait(10)
    for serial in ("SN1", "SN2"):
        county.act(lambda s, n=serial: spares.hand_out(s, spare="GM-1", crew="B01", serial=n))
    one = item(county, number, "GM-1")
    assert (one.expected, one.found, one.result, one.remark) == (2, 1, "盘亏", "未见 SN2")


def test_what_is_lent_is_away_and_what_is_lent_but_here_is_misplaced(any_county):
    county = any_county
    county.act(
        lambda s: things.add_instrument(s, number="VFL-1", kind="red_light_pen", name="红光笔")
    )
    for number in (METER, "OTDR-1"):
        lent = {"subject_kind": "instrument", "subject": number, "technician": "T11"}
        county.act(lambda s, told=lent: things.lend(s, **told))
    number = counted(county, "instruments", METER, "VFL-1")
    here, away = item(county, number, METER), item(county, number, "OTDR-1")
    assert (here.result, here.expected, here.found) == ("错位", 0, 1)
    assert here.remark.startswith("领用 王T11")
    assert (away.result, away.differs) == ("在外", False)
    assert away.remark.startswith("领用 王T11")
    found = item(county, number, "VFL-1")
    assert (found.result, found.unit) == ("相符", "台")


def test_a_thing_lent_during_the_count_names_who_has_it(county):
    number = counted(
        county,
        "vehicles",
        before_close=lambda: county.act(
            lambda s: things.lend(s, subject_kind="vehicle", subject=PLATE, crew="B01")
        ),
    )
    lent = item(county, number, PLATE)
    assert (lent.result, lent.remark.split()[:2]) == ("在外", ["领用", "城区一班"])
    rest = [one for one in drafted(county, number).sheet.items if one.code != PLATE]
    assert {one.result for one in rest} == {"盘亏"}
    assert drafted(county, number).sheet.settled == "台账未改动"


def test_a_loan_after_the_count_does_not_change_its_receipt(county):
    number = counted(county, "instruments", METER, "OTDR-1")
    before = drafted(county, number).sheet
    county.wait(60)
    county.act(lambda s: things.lend(s, subject_kind="instrument", subject=METER, crew="B01"))
    after = drafted(county, number).sheet
    assert replace(after, copy=before.copy) == before


def test_only_the_loan_of_the_count_itself_says_where_a_thing_was(county):
    thing = {"subject_kind": "instrument", "subject": METER}
    county.act(lambda s: things.lend(s, **thing, crew="B01"))
    county.wait(10)
    county.act(lambda s: things.give_back(s, **thing))
    county.act(lambda s: things.set_thing_state(s, **thing, state="calibrating", reason="年检"))
    county.wait(10)
    number = counted(county, "instruments")
    assert item(county, number, METER).remark == "送检"
    county.wait(10)
    county.act(lambda s: things.set_thing_state(s, **thing, state="in_store"))
    county.act(lambda s: things.lend(s, **thing, crew="B01"))
    assert item(county, number, METER).remark == "送检"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (METER, "仪表台账"),
        ("辽ba1203", "车辆台账"),
        ("Z", "，已移出台账"),
        ("LATE", "，清单开列后登记"),
        ("6901028075831", ""),
    ],
)
def test_a_code_not_on_the_list_is_looked_for_on_every_register(county, code, words):
    part(county, "Z")
    county.act(lambda s: spares.retire_spare(s, "Z", reason="停产"))
    part(county, "A", 1)
    number = counted(county, "spares", "A", code, before_close=lambda: part(county, "LATE", 1))
    unlisted = item(county, number, code)
    assert unlisted.result == "账外"
    assert words in unlisted.remark
    assert bool(words) is bool(unlisted.remark)


def test_a_code_read_by_mistake_and_taken_back_is_no_difference(county):
    part(county, "A", 1)
    number = counted(county, "spares", "A", "XX", "-XX")
    sheet = drafted(county, number).sheet
    assert [one.code for one in sheet.items] == ["A"]
    assert sheet.settled == "账实相符，无需调整"
    assert county.ask(count_sheet, number=number).row.wrong == 0


def test_everybody_who_read_a_code_is_named(county):
    part(county, "A", 2)
    number = county.act(lambda s: stocktakes.start_stocktake(s, scope="spares"))
    for actor in ("王敏", "李", "王敏"):
        county.act(lambda s: stocktakes.scan(s, number, code="A"), actor=actor)
    county.act(lambda s: stocktakes.close_stocktake(s, number))
    assert drafted(county, number).sheet.counted_by == "王敏、李"
    assert drafted(county, counted(county, "vehicles")).sheet.counted_by == "李"


def test_a_count_that_is_running_has_no_receipt_yet(county):
    number = county.act(lambda s: stocktakes.start_stocktake(s, scope="spares"))
    for asked, code in ((number, "stocktake.running"), ("PD-0", "stocktake.unknown")):
        with pytest.raises(RefusedError) as refused:
            drafted(county, asked)
        assert refused.value.code == code


def test_the_storekeeper_prints_what_he_counted_and_what_he_hands_out(county):
    part(county, "A", 1)
    draft = drafted(county, counted(county, "spares", "A"))
    ticket = county.open().number
    slip = replace(draft, form="F14", subject=replace(draft.subject, ticket=ticket))
    keeper = Counter(county.store, role=Role.KEEPER, now=county.now)
    for one in (draft, slip):
        printed(keeper, one)
    assert drafted(county, draft.subject.number).copies == 1
    kinds = county.ask(lambda s: [row.subject_kind for row in s.query(Print)])
    assert kinds == ["stocktake", "stocktake"]
