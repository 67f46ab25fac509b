"""A month of calls: what is printed and what is judged, against sums made by hand."""

import random
import re
from collections import Counter as Count
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from models.domain import Contact, Customer
from models.errors import RefusedError
from models.queries.call_list import call_list
from models.queries.care_kpi import care_kpi
from models.queries.care_month import month_of, planned_calls, planned_site_visits
from models.queries.follow_ups import follow_up_list, follow_up_sheet
from models.queries.site_visit_log import site_visit_card, site_visit_rows, site_visit_sheet
from models.queries.visit_ledger import LedgerScope, ledger_sheet
from models.queries.visit_log import Wanted, visit_rows
from models.queries.visit_sheets import phone_visit_sheet
from models.rules.action import Action
from models.rules.phones import mask
from models.rules.terms import Role
from models.rules.zone import SHANGHAI
from models.services.calling import assign_calls
from models.services.customers import add_contact, add_customer, edit_customer
from models.services.site_visits import move_site_visit, plan_site_visit, record_site_visit
from models.services.visits import record_phone_visit
from models.store.unit_of_work import perform_all
from printing.catalogue import render
from tests.forms.reading import by_pdfium, squeezed
from tests.services.counter import LINE, Counter, open_county

CALLS = 400
NOVEMBER = date(2026, 11, 15)
END = datetime(2026, 12, 1, 9, 0, tzinfo=SHANGHAI)
OUTCOMES = ("connected", "connected", "connected", "no_answer", "busy", "call_later")
SCORES = ("satisfied", "fairly_satisfied", "fair", "dissatisfied", None)
CALLERS = ("王敏", "郑洁")
SPARE = 7  # customers nobody rang


def told_calls(seed=3):
    """Draw four hundred calls of November, each to a customer of its own, as plain facts."""
    chance = random.Random(seed)
    for n in range(CALLS):
        day, minute = chance.randint(2, 29), chance.randint(8 * 60, 18 * 60)
        outcome = chance.choice(OUTCOMES)
        told = {
            "customer": f"M{n:04}",
            "called_at": datetime(2026, 11, day, minute // 60, minute % 60, tzinfo=SHANGHAI),
            "outcome": outcome,
            "seconds": chance.randint(1, 600) if outcome == "connected" else 0,
        }
        if outcome == "connected":
            normal = chance.random() > 0.2
            told |= {"running_normal": normal, "confirmed_by": "叶", "running_note": "卡顿"}
            told |= {"satisfaction": chance.choice(SCORES), "needs": "专线" * chance.randint(0, 9)}
        yield chance.choice(CALLERS), told


def as_action(at, actor="李"):
    return Action(uid=uuid4(), actor=actor, role=Role.SUPERVISOR, desk="D1", now=at)


def furnish(session):
    for n in range(CALLS + SPARE):
        number = f"M{n:04}"
        add_customer(session, number=number, name=f"客户{n:04}", grade="AAA")
        add_contact(session, customer=number, name="叶", phones=[f"1380000{n:04}"])


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """An office with four hundred calls in November, told in the order they were made."""
    folder = tmp_path_factory.mktemp("busy")
    with open_county(folder / "office.db", folder) as store:
        calls = sorted(told_calls(), key=lambda one: one[1]["called_at"])
        steps = [(as_action(datetime(2026, 10, 12, 9, tzinfo=SHANGHAI)), furnish)]
        steps += [
            (as_action(told["called_at"], caller), lambda s, t=told: record_phone_visit(s, t))
            for caller, told in calls
        ]
        perform_all(store, steps)
        yield Counter(store, now=END)


def by_hand(calls):
    """Add the calls up from the plain facts, knowing nothing of the program's own sums."""
    reached = [told for told in calls if told["outcome"] == "connected"]
    windows = ((8.5, 9.5), (11, 12), (16.5, 17.5))
    off = {7, 8, 14, 15, 21, 22, 28, 29}  # the weekends of November 2026

    def inside(told):
        at = told["called_at"]
        hour = at.hour + at.minute / 60
        return at.day not in off and any(start <= hour < end for start, end in windows)

    return {
        "done": len(calls),
        "in_window": sum(map(inside, calls)),
        "connected": len(reached),
        "abnormal": sum(not told["running_normal"] for told in reached),
        "asked": sum(told["satisfaction"] is not None for told in reached),
        "satisfied": sum(
            told["satisfaction"] in ("satisfied", "fairly_satisfied") for told in reached
        ),
    }


def test_the_ledger_of_four_hundred_calls_prints_with_the_totals_of_the_list(busy):
    calls = [told for _, told in told_calls()]
    sheet = busy.ask(ledger_sheet, LedgerScope(NOVEMBER), actor="李", now=END)
    wanted = by_hand(calls)
    assert {name: getattr(sheet.totals, name) for name in wanted} == wanted
    missed = [line for line in sheet.lines if line.called_at is None]
    assert len(missed) == SPARE
    assert sheet.totals.planned == CALLS + len(missed)
    assert sum(line.minutes or 0 for line in sheet.lines) == sum(
        -(-told["seconds"] // 60) for told in calls
    )
    text = "".join(map(squeezed, by_pdfium(render("F07L", [sheet]).content)))
    assert len(set(re.findall(r"LX-DF-202611\d\d-\d{4}", text))) == CALLS
    assert f"{wanted['connected']}/{CALLS}" in text
    assert f"{wanted['in_window']}/{CALLS}" in text
    assert f"{wanted['satisfied']}/{wanted['asked']}" in text


def test_a_ledger_that_dropped_a_line_would_not_add_up(busy, monkeypatch):
    from models.queries import visit_ledger

    whole = visit_ledger.ledger_lines
    monkeypatch.setattr(visit_ledger, "ledger_lines", lambda *a, **k: whole(*a, **k)[1:])
    sheet = busy.ask(ledger_sheet, LedgerScope(NOVEMBER), actor="李", now=END)
    assert sheet.totals.done == CALLS - 1


def test_the_callers_ledgers_together_are_the_offices(busy):
    calls = list(told_calls())
    for caller in CALLERS:
        sheet = busy.ask(ledger_sheet, LedgerScope(NOVEMBER, caller=caller), actor="李", now=END)
        mine = by_hand([told for who, told in calls if who == caller])
        assert {name: getattr(sheet.totals, name) for name in mine} == mine
    one = busy.ask(ledger_sheet, LedgerScope(NOVEMBER, customer="M0003"), actor="李", now=END)
    assert (one.totals.planned, one.scope) == (1, "客户 客户0003")


def test_the_log_shows_the_same_calls_as_the_ledger(busy):
    rows = busy.ask(visit_rows, Wanted(since=date(2026, 11, 1), until=date(2026, 11, 30)), now=END)
    assert Count(row.outcome.value for row in rows) == Count(
        told["outcome"] for _, told in told_calls()
    )
    mine = busy.ask(visit_rows, Wanted(caller="王敏", abnormal=True), now=END)
    assert len(mine) == sum(
        who == "王敏" and told.get("running_normal") is False for who, told in told_calls()
    )


def test_the_months_figures_are_those_counted_by_hand_and_open_their_calls(busy):
    figures = {(one.id, one.part): one for one in busy.ask(care_kpi, NOVEMBER)}
    wanted = by_hand([told for _, told in told_calls()])
    done, windows = figures["K19", ""], figures["K19B", ""]
    assert (done.numerator, done.denominator) == (wanted["connected"], CALLS + SPARE)
    assert (windows.numerator, windows.denominator) == (wanted["in_window"], CALLS)
    assert (done.is_met, done.target) == (False, 1.0)
    assert len({row.number for row in done.rows if row.hits}) == wanted["connected"]
    worded = figures["K34", ""]
    assert (worded.numerator, worded.denominator) == (CALLS, CALLS)
    assert worded.is_met
    assert figures["K16", "satisfied"].value is None
    assert figures["K16", "satisfied"].is_met is None


def test_twenty_customers_of_each_grade_are_planned_as_their_terms_run_out(busy):
    planned = busy.ask(lambda s: planned_calls(s, month_of(s, NOVEMBER)))
    assert len(planned) == CALLS + SPARE
    assert all(
        one.due_on == date(2026, 11, 12)
        for one in planned
        if one.customer_number != "KH-001" and one.customer_number.startswith("M")
    )


def test_a_month_nobody_can_read_is_refused_in_words():
    wrong = (
        ("", {}),
        ("november", {}),
        ("2026-13", {}),
        ("2026-11", {"crew": "B01"}),
        ("2026-11", {"phones": "half"}),
    )
    for month, options in (*wrong, ("2026-11", {"caller": "王", "customer": "K"})):
        with pytest.raises(RefusedError) as refused:
            LedgerScope.of(month, options)
        assert refused.value.code == "visit.bad_month"
    assert str(LedgerScope.of("2026-11", {})) == "2026-11"
    assert str(LedgerScope.of("2026-11", {"caller": "王 敏"})) == "2026-11,caller=王 敏"
    both = LedgerScope.of("2026-11", {"phones": "full", "customer": "M0003"})
    assert str(both) == "2026-11,customer=M0003,phones=full"


@pytest.fixture
def any_county(office_url, tmp_path):
    with open_county(office_url, tmp_path) as store:
        yield Counter(store)


def customer_of(county):
    return county.ask(lambda s: s.scalar(select(Customer.number).order_by(Customer.id)))


def test_a_complaint_asks_for_a_call_within_seven_days_and_one_call_meets_it(any_county):
    county = any_county
    number = county.open(kind="complaint", category="complaint", symptom="态度不好").number
    county.walk(number)
    assert county.ask(call_list, now=county.now).lines == ()  # answered, to be filed
    county.do("close", number, confirmed_by="周敏")
    closed = county.now
    [line] = county.ask(call_list, now=closed).lines
    assert (line.leading.reason, line.leading.about, line.leading.days) == ("complaint", number, 7)
    planned = county.ask(lambda s: planned_calls(s, month_of(s, NOVEMBER)))
    assert [(one.reason, one.met_by) for one in planned] == [("complaint", "")]
    county.wait(30)
    told = {"customer": line.number, "called_at": county.now, "outcome": "connected"}
    told |= {"running_normal": True, "confirmed_by": "周敏", "satisfaction": "satisfied"}
    done = county.act(lambda s: record_phone_visit(s, told))
    assert county.ask(call_list, now=county.now).lines == ()
    planned = county.ask(lambda s: planned_calls(s, month_of(s, NOVEMBER)))
    assert [one.met_by for one in planned] == [done.number]
    figures = {(one.id, one.part): one for one in county.ask(care_kpi, NOVEMBER)}
    assert figures["K16", "satisfied"].numerator == 1
    assert figures["K16", "complaints"].value == 1.0
    assert figures["K16", "others"].value is None


def test_a_repair_that_was_drawn_waits_for_its_call_and_an_unhappy_one_is_reopened(any_county):
    county = any_county
    number = county.open().number
    county.walk(number, until="pass_check")
    [row] = county.ask(follow_up_list, now=county.now)
    assert (row.number, row.is_drawn, row.tries) == (number, True, 0)
    assert "****" in row.phone
    [line] = county.ask(call_list, now=county.now).lines
    assert line.leading.reason == "repair"
    county.do("follow_up", number, outcome="no_answer")
    [row] = county.ask(follow_up_list, now=county.now)
    assert (row.tries, row.last_outcome) == (1, "no_answer")
    county.do(
        "follow_up",
        number,
        outcome="connected",
        fixed=False,
        satisfaction="dissatisfied",
        comment="晚上又断",
    )
    assert county.ask(follow_up_list, now=county.now) == ()
    sheet = county.ask(follow_up_sheet, NOVEMBER, actor="李", now=county.now)
    assert [(one.satisfaction, one.correction) for one in sheet.lines] == [
        ("", ""),
        ("不满意", number),
    ]
    assert sheet.lines[1].reason == "晚上又断"
    assert (sheet.followed, sheet.closed) == (0, 0)
    assert "晚上又断" in squeezed(by_pdfium(render("F22", [sheet]).content)[0])


def test_only_tickets_filed_in_the_month_count_in_the_rate_of_follow_ups(any_county):
    county = any_county
    filed, waiting = county.open().number, county.open(anyway=True).number
    county.walk(filed)
    county.walk(waiting, until="pass_check")
    for _ in range(3):
        county.do("follow_up", waiting, outcome="no_answer")
    sheet = county.ask(follow_up_sheet, NOVEMBER, actor="李", now=county.now)
    assert (sheet.followed, sheet.closed) == (1, 1)
    assert len(sheet.lines) == 4


def test_a_visit_is_planned_moved_made_and_what_it_found_is_followed(any_county):
    county = any_county
    customer = customer_of(county)
    number = county.act(
        lambda s: plan_site_visit(
            s, customer=customer, planned_on=date(2026, 11, 24), purpose="季度走访"
        )
    )
    county.act(
        lambda s: move_site_visit(s, number, planned_on=date(2026, 11, 25), reason="客户改期")
    )
    month = county.ask(lambda s: planned_site_visits(s, month_of(s, NOVEMBER)))
    assert [(one.due_on, one.met_by) for one in month] == [(date(2026, 11, 25), "")]
    county.now += timedelta(days=5)
    told = {
        "customer": customer,
        "visited_at": county.now - timedelta(hours=1),
        "left_at": county.now,
        "visitors": "王敏、陈海波",
        "attendees": "周敏",
        "running_normal": True,
        "checks": [{"code": "WH-01", "passed": True}, {"code": "WH-06", "answer": "-19.4"}],
        "scores": {"attitude": "satisfied", "quality": "fair"},
        "opinion": "你问我,我问谁?",
        "plans": [{"what": "整理机柜尾纤", "owner": "陈海波", "due_on": "2026-12-02"}],
    }
    county.act(lambda s: record_site_visit(s, told, number=number))
    card = county.ask(site_visit_card, number, now=county.now)
    assert card.row.flags == 0
    assert [(one.what, one.owner, one.done_at) for one in card.plans] == [
        ("整理机柜尾纤", "陈海波", None)
    ]
    assert [one.verb for one in card.trail] == ["plan", "move", "visit"]
    assert card.row.visitors == "王敏、陈海波"
    [row] = county.ask(site_visit_rows, now=county.now)
    assert row.number == number
    sheet = county.ask(site_visit_sheet, number, actor="李", now=county.now)
    assert sheet.visitors == ("王敏", "陈海波")
    text = "".join(map(squeezed, by_pdfium(render("F08", [sheet]).content)))
    assert "整理机柜尾纤" in text
    assert "-19.4" in text
    for wrong, code in (
        (told, "visit.made"),
        (told | {"visited_at": county.now + timedelta(hours=1)}, "visit.in_future"),
    ):
        with pytest.raises(RefusedError) as refused:
            county.act(lambda s, told=wrong: record_site_visit(s, told, number=number))
        assert refused.value.code == code
    figures = {one.id: one for one in county.ask(care_kpi, NOVEMBER)}
    assert (figures["K20"].numerator, figures["K20"].denominator) == (1, 1)


def test_one_call_prints_as_it_was_told(any_county):
    county = any_county
    told = {
        "customer": customer_of(county),
        "called_at": county.now,
        "outcome": "connected",
        "seconds": 61,
        "greeting": "早上好",
        "running_normal": False,
        "running_note": "偶尔卡",
        "confirmed_by": "周敏",
        "satisfaction": "satisfied",
        "suggestions": "这是我们公司规定的",
        "customer_words": "太慢了",
        "promises": [{"what": "测试无线", "due_on": "2026-11-25"}],
        "fault": {"symptom": "卡", "circuit_number": LINE},
    }
    done = county.act(lambda s: record_phone_visit(s, told))
    sheet = county.ask(phone_visit_sheet, done.number, actor="李", now=county.now)
    assert (sheet.minutes, sheet.ticket) == (2, done.ticket)
    assert sheet.language_check == "有 1 处须修改"
    assert [tick.label for tick in sheet.windows if tick.done] == ["刚上班 08:30-09:30"]
    text = squeezed(by_pdfium(render("F07", [sheet]).content)[0])
    for words in ("太慢了", "测试无线", "偶尔卡", done.ticket):
        assert words in text


def test_a_ledger_leaves_the_office_so_phones_are_masked_unless_asked_for_whole(any_county):
    county = any_county
    contact = county.ask(lambda s: s.scalar(select(Contact).order_by(Contact.id)))
    number = county.ask(lambda s: s.get(Customer, contact.customer_id).number)
    told = {"customer": number, "called_at": county.now, "outcome": "no_answer"}
    county.act(lambda s: record_phone_visit(s, told | {"contact": contact.id}))

    def phone(**options):
        scope = LedgerScope.of("2026-11", options)
        sheet = county.ask(ledger_sheet, scope, actor="李", now=END)
        return next(one.phone for one in sheet.lines if one.called_at), sheet.scope

    assert phone() == (mask(contact.phones[0]), "全办")
    assert "****" in phone()[0]
    assert phone(phones="full") == (contact.phones[0], "全办，联系电话完整")
    county.act(lambda s: edit_customer(s, number, private=True))
    assert phone(phones="full")[0] == mask(contact.phones[0])


def test_assigned_callers_see_whom_they_still_owe(any_county):
    county = any_county
    number = customer_of(county)
    county.act(lambda s: assign_calls(s, [number], caller="王敏"))
    sheet = county.ask(
        ledger_sheet, LedgerScope(date(2026, 12, 1), caller="王敏"), actor="李", now=END
    )
    [line] = sheet.lines
    assert (line.called_at, line.caller) == (None, "王敏")
    assert "应于 2026-12-18 前拜访" in line.remark
