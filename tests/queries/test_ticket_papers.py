"""Every paper about a ticket is filled from its record, and drawn."""

from datetime import timedelta

import pytest

from models.errors import RefusedError
from models.queries.papers import PAPERS, PaperAsk, paper_draft
from models.rules.glossary import say
from models.rules.papers import forms_of
from models.rules.terms import CallOutcome, RequestCategory, TicketKind
from models.services.escalations import report_up
from printing.catalogue import render
from tests.forms.reading import by_pdfium, squeezed

NOT_FILLED = {"F17"}  # the month's assessment has a layout, its figures come with the indicators


def drafted(county, form, number):
    ask = PaperAsk(actor="李", now=county.now)
    return county.ask(paper_draft, form=form, number=number, ask=ask)


def printed(county, form, number):
    """Return the sheet and what stands on the paper."""
    draft = drafted(county, form, number)
    pages = by_pdfium(render(form, [draft.sheet]).content)
    return draft, squeezed("".join(pages))


def opened(county, kind, **facts):
    more = {"category": "equipment_fault"} | facts
    return county.open(kind=kind, anyway=True, **more).number


@pytest.fixture
def done(any_county):
    """The number of a fault that went down the whole road to its report."""
    number = any_county.open().number
    any_county.walk(number, until="report")
    return number


def test_a_construction_order_says_line_access_and_who_goes(any_county):
    number = opened(any_county, "activation", symptom="开通互联网专线 100M")
    party = {"crew": "B01", "planned_at": any_county.now, "leader": "T11"}
    any_county.do("dispatch", number, **party, override_reason="只在室内作业")
    draft, text = printed(any_county, "F02", number)
    assert draft.subject.number == f"{number}-P1"
    assert (draft.sheet.kind, draft.sheet.dispatch.people) == ("开通", ("王T11",))
    assert draft.sheet.access.serial == "OLD-1"
    for words in ("施工派工单", "LX-INT-00042", "王T11", "开通互联网专线100M", "只在室内作业"):
        assert words in text


@pytest.mark.parametrize(
    ("form", "kind", "words"),
    [
        ("F03", "survey", "资源勘查单"),
        ("F04", "inspection", "巡检记录表"),
        ("F05", "routine", "例行维护作业单"),
    ],
)
def test_a_paper_to_take_along_names_customer_and_place(any_county, form, kind, words):
    number = opened(any_county, kind)
    draft, text = printed(any_county, form, number)
    assert draft.subject.ticket == number
    assert words in text
    assert number in text


def test_an_inspection_knows_when_the_last_one_was(any_county):
    before = opened(any_county, "inspection")
    any_county.walk(before, until="restore")
    any_county.wait(60 * 24 * 30)
    draft = drafted(any_county, "F04", opened(any_county, "inspection"))
    assert draft.sheet.last_on.isoformat() == "2026-11-20"
    assert {item.code for item in draft.sheet.items} >= {"WH-01", "WH-06"}
    assert draft.sheet.equipment == "H OLD-1"


def test_a_slip_says_when_somebody_rang_and_comes_again(any_county):
    number = any_county.open().number
    any_county.walk(number, until="arrive")
    any_county.wait(12)
    again = any_county.now + timedelta(hours=3)
    tries = [{"called_at": any_county.now, "phone": "13800000021", "outcome": "no_answer"}]
    any_county.do("absent", number, left_at=any_county.now, attempts=tries, appointed_at=again)
    draft, text = printed(any_county, "F06", number)
    assert draft.sheet.number.startswith("LX-LY-")
    assert draft.sheet.calls[0].outcome == say(CallOutcome.NO_ANSWER, "zh_CN")
    assert draft.sheet.next_visit_at == again
    assert drafted(any_county, "F06", draft.sheet.number).sheet == draft.sheet
    assert "13800000021" in text


def test_no_slip_without_a_closed_door(any_county, done):
    with pytest.raises(RefusedError) as refused:
        drafted(any_county, "F06", done)
    assert refused.value.code == "print.no_slip"


def test_a_complaint_ticks_where_it_came_from_and_its_category(any_county):
    number = opened(any_county, "complaint", category="grave_complaint", channel="walk_in")
    sheet = drafted(any_county, "F09", number).sheet
    assert [tick.label for tick in sheet.source if tick.done] == ["上门"]
    assert [tick.label for tick in sheet.category if tick.done] == ["4严重投诉和纠纷"]
    assert len(sheet.phone_steps) == 6
    asked = drafted(any_county, "F10", number).sheet
    assert (asked.origin, asked.subject) == (number, sheet.story)


def reported_up(county, number, stage, actor, **texts):
    told = {"symptom": "中断", "progress": "抢修中"} | texts
    county.act(
        lambda s: report_up(s, ticket=number, stage=stage, recipients=["管控中心"], **told),
        actor=actor,
    )


def test_who_asks_other_departments_is_left_to_the_pen_where_nobody_has_asked(any_county):
    number = opened(any_county, "complaint", category="grave_complaint")
    reported_up(any_county, number, "first", "王敏", support="无")
    draft, text = printed(any_county, "F10", number)
    assert (draft.sheet.asked_by, draft.sheet.asked_at) == ("", None)
    assert draft.sheet.answer_by is not None
    assert "提出人客户经理" in text
    assert "需支援" not in text


def test_a_report_that_asked_for_support_says_who_asked_for_what_and_when(any_county):
    number = opened(any_county, "complaint", category="grave_complaint", symptom="三次中断")
    reported_up(any_county, number, "first", "赵", support="")
    at = any_county.wait(20)
    reported_up(any_county, number, "further", "王敏", support="工程部开挖断点")
    any_county.wait(20)
    reported_up(any_county, number, "further", "赵", support="再派一台熔接机")
    any_county.wait(300)
    sheet, text = printed(any_county, "F10", number)
    assert (sheet.sheet.asked_by, sheet.sheet.asked_at) == ("王敏", at)
    assert sheet.sheet.subject == "三次中断\n需支援：工程部开挖断点"
    assert "需支援：工程部开挖断点" in text


def test_a_circuit_test_has_the_norms_lines_and_what_was_measured(any_county, done):
    sheet = drafted(any_county, "F15", done).sheet
    light = next(one for one in sheet.tests if one.name == "收光")
    assert (light.result, light.verdict, sheet.passed) == ("-19.4 dBm", "合格", True)
    assert "dBm" in light.threshold
    assert sheet.instruments[0].number == "OTDR-1"


def test_a_report_to_the_customer_says_no_code(any_county, done):
    draft, text = printed(any_county, "F21", done)
    assert "line.pigtail" not in text
    assert draft.sheet.cause
    assert draft.sheet.improvement == "更换同批老旧尾纤。"
    assert draft.sheet.outage


def test_a_fault_that_is_still_down_has_no_report_yet(any_county):
    with pytest.raises(RefusedError) as refused:
        drafted(any_county, "F21", any_county.open().number)
    assert refused.value.code == "print.not_restored"


def test_checks_are_filled_for_a_person_and_a_crew(any_county):
    sheet = drafted(any_county, "F20", "T11").sheet
    assert (sheet.person, sheet.crew) == ("王T11", "城区一班")
    assert [one.kind for one in sheet.certificates] != []
    assert len(sheet.lines) >= 20
    assert drafted(any_county, "F23", "B01").sheet.unit == "城区一班"
    for form, number in (("F20", "nobody"), ("F23", "nowhere")):
        with pytest.raises(RefusedError):
            drafted(any_county, form, number)


def test_the_usual_form_comes_first():
    usual = {kind: forms_of(kind, RequestCategory.EQUIPMENT_FAULT)[0] for kind in TicketKind}
    assert usual[TicketKind.FAULT] == "F01"
    assert usual[TicketKind.ACTIVATION] == usual[TicketKind.REMOVAL] == "F02"
    assert usual[TicketKind.COMPLAINT] == "F09"
    grave = forms_of(TicketKind.FAULT, RequestCategory.GRAVE_COMPLAINT)
    assert {"F09", "F10"} <= set(grave)
    assert {form for kind in TicketKind for form in forms_of(kind, RequestCategory.INQUIRY)} <= set(
        PAPERS
    )
