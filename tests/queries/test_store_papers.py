"""F12, F13 and F14 from the record: what the paper says is what the book says."""

import pytest

from models.errors import RefusedError
from models.queries.driving import driving_log
from models.queries.papers import PaperAsk, paper_draft
from models.queries.spares import spare_card
from models.queries.things import thing_card
from models.rules.terms import ThingKind
from models.services import driving, spares, things
from models.services.tickets import record_print
from printing.catalogue import render

PLATE, METER = "辽B·A1203", "PM-1"


def drafted(county, form, number):
    ask = PaperAsk(actor="李", now=county.now)
    return county.ask(paper_draft, form=form, number=number, ask=ask)


def lent(county, **more):
    county.act(lambda s: things.edit_instrument(s, METER, accessories="充电器、手册"))
    given = {"subject_kind": "instrument", "subject": METER, "crew": "B01"} | more
    county.act(lambda s: things.lend(s, **given))
    return county.ask(thing_card, METER, kind=ThingKind.INSTRUMENT, now=county.now).loans[0].number


def test_a_loan_prints_what_went_along_and_what_came_back(county):
    number = lent(county)
    item = drafted(county, "F13", number).sheet.items[0]
    assert [(one.label, one.done) for one in item.accessories] == [
        ("充电器", False),
        ("手册", False),
    ]
    county.act(
        lambda s: things.give_back(
            s, subject_kind="instrument", subject=METER, condition="屏有划痕", missing=["手册"]
        )
    )
    draft = drafted(county, "F13", number)
    assert [one.done for one in draft.sheet.items[0].accessories] == [True, False]
    assert (draft.sheet.items[0].condition, draft.sheet.damage) == ("屏有划痕", "未交回：手册")
    assert render("F13", [draft.sheet]).pages >= 1


def test_a_loan_against_the_rule_prints_who_allowed_it_and_why(county):
    county.act(
        lambda s: things.edit_instrument(s, METER, valid_until_on=county.now.date().replace(day=1))
    )
    number = lent(county, override_reason="抢修，已约检")
    assert drafted(county, "F13", number).sheet.override == "李：抢修，已约检"


def test_a_trip_prints_its_kilometres_and_belongs_to_its_ticket(county):
    ticket = county.open().number
    county.act(lambda s: things.edit_vehicle(s, PLATE, accessories="三角牌、灭火器"))
    county.act(
        lambda s: driving.start_trip(
            s, vehicle=PLATE, start_km=100, technician="T11", ticket=ticket, route="柳河"
        )
    )
    county.wait(60)
    county.act(lambda s: driving.end_trip(s, vehicle=PLATE, end_km=1142, incidents="无"))
    number = county.ask(driving_log, plate=PLATE).rows[0].number
    draft = drafted(county, "F12", number)
    sheet = draft.sheet
    assert (sheet.odometer_out, sheet.odometer_back, sheet.ticket) == ("100", "1,142", ticket)
    assert {"灯光", "灭火器"} <= {tick.label for tick in sheet.state_out}
    assert draft.subject.ticket == ticket
    assert render("F12", [sheet]).pages >= 1


def test_a_slip_lists_every_part_of_it_with_the_old_one(county):
    ticket = county.open().number
    for code, name in (("GM-01", "光猫"), ("WX-02", "尾纤")):
        county.act(lambda s, c=code, n=name: spares.add_spare(s, code=c, name=n, unit="件"))
        county.act(lambda s, c=code: spares.receive(s, spare=c, quantity=5))
    told = {"crew": "B01", "ticket": ticket}
    move = county.act(
        lambda s: spares.hand_out(s, spare="GM-01", owes_old=True, old_serial="OLD-1", **told)
    )
    county.act(lambda s: spares.hand_out(s, spare="WX-02", quantity=2, **told))
    number = county.ask(spare_card, code="WX-02").moves[0].number
    draft = drafted(county, "F14", number)
    assert [(one.code, one.quantity) for one in draft.sheet.parts] == [
        ("GM-01", "1 件"),
        ("WX-02", "2 件"),
    ]
    assert draft.sheet.remarks == "待交旧件 1 件"
    county.act(lambda s: spares.take_old(s, move, fate="repair"))
    again = drafted(county, "F14", number)
    assert (again.sheet.parts[0].old_fate, again.sheet.remarks) == ("返修", "")
    assert render("F14", [again.sheet]).pages >= 1


def test_a_print_of_a_loan_is_recorded_on_it(county):
    number = lent(county)
    draft = drafted(county, "F13", number)
    county.act(
        lambda s: record_print(
            s,
            form="F13",
            form_version="1.0",
            subject=draft.subject,
            pdf=b"%PDF",
            pages=1,
            printer="P",
            paper="A4",
        )
    )
    assert drafted(county, "F13", number).copies == 1


@pytest.mark.parametrize(
    ("form", "noun"), [("F12", "trip"), ("F13", "loan"), ("F14", "spare_move")]
)
@pytest.mark.parametrize("number", ["", "LX-XX-1"])
def test_a_number_nobody_gave_is_refused(county, form, noun, number):
    with pytest.raises(RefusedError) as error:
        drafted(county, form, number)
    assert error.value.code == f"{noun}.unknown"
