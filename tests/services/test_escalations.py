"""Reports upwards: in their order, in time, on paper from what was really told."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.domain import Escalation, Event
from models.errors import RefusedError
from models.queries import escalation_figures, escalations
from models.queries.papers import PaperAsk, paper_draft
from models.rules.crowd_terms import ReportStage
from models.rules.escalation import StepState
from models.services import escalations as service
from models.store.unit_of_work import consult
from printing.catalogue import render
from tests.services.test_crowds import crowd, mend, refused

SAID = {
    "symptom": "主干光缆中断",
    "scope": "影响3户",
    "progress": "已派抢修班",
    "explanation": "光缆抢修中,预计两小时恢复。",
    "cause": "施工挖断",
    "support": "",
}


def report(county, ticket, stage="first", **more):
    told = {"recipients": ["管控中心"], **SAID, **more}
    return county.act(lambda s: service.report_up(s, ticket=ticket, stage=stage, **told))


def troubles(county):
    return county.ask(escalations.trouble_rows, now=county.now)


def month(county):
    return county.ask(
        escalation_figures.timely_rows,
        since=county.now - timedelta(days=20),
        until=county.now + timedelta(days=1),
    )


class TestTheOrder:
    def test_first_then_further_ones_then_the_last(self, any_county):
        county = any_county
        parent, _ = crowd(county)
        number = report(county, parent)
        assert number.startswith("LX-BB-20261120-")
        assert refused(lambda: report(county, parent)).code == "escalation.wrong_stage"
        county.wait(60)
        report(county, parent, "further", progress="熔接中")
        assert refused(lambda: report(county, parent, "last")).code == "escalation.not_back"
        mend(county, parent)
        report(county, parent, "last", progress="已恢复")
        assert refused(lambda: report(county, parent, "further")).code == "escalation.wrong_stage"
        kept = consult(county.store, lambda s: s.scalars(select(Escalation.stage)).all())
        assert kept == [ReportStage.FIRST, ReportStage.FURTHER, ReportStage.LAST]

    def test_a_further_report_needs_a_first(self, county):
        parent, _ = crowd(county)
        assert refused(lambda: report(county, parent, "further")).code == "escalation.wrong_stage"

    @pytest.mark.parametrize(
        ("changes", "code", "field"),
        [
            ({"recipients": [" "]}, "escalation.nobody", "recipients"),
            ({"progress": ""}, "record.empty", "progress"),
            ({"symptom": "  "}, "record.empty", "symptom"),
        ],
    )
    def test_what_the_centre_asks_first_is_not_left_out(self, county, changes, code, field):
        parent, _ = crowd(county)
        error = refused(lambda: report(county, parent, **changes))
        assert (error.code, error.facts["field"]) == (code, field)

    def test_each_report_is_an_event_of_its_ticket(self, county):
        parent, _ = crowd(county)
        number = report(county, parent)
        facts = consult(
            county.store, lambda s: s.scalar(select(Event.facts).where(Event.verb == "escalate"))
        )
        assert (facts["report"], facts["recipient"]) == (number, "管控中心")


class TestTheTimers:
    def test_the_first_is_due_in_ten_minutes_then_hourly_then_after_the_end(self, county):
        parent, _ = crowd(county)
        [row] = troubles(county)
        assert row.next_at == row.triggered_at + timedelta(minutes=10)
        report(county, parent)
        [row] = troubles(county)
        assert (row.reports, row.next_at) == (1, county.now + timedelta(hours=1))
        mend(county, parent)
        [row] = troubles(county)
        assert row.next_at == row.restored_at + timedelta(minutes=30)
        report(county, parent, "last", progress="已恢复")
        assert troubles(county) == ()

    def test_a_draft_starts_with_the_last_words_and_the_record_since(self, county):
        parent, _ = crowd(county)
        draft = county.ask(escalations.draft_report, number=parent, now=county.now)
        assert draft.stage is ReportStage.FIRST
        assert draft.scope == "影响3户（A级3户）"
        assert "OLT-1" in draft.cause_of_report
        report(county, parent)
        county.do(
            "feedback", parent, progress="找到断点", expected_at=county.now + timedelta(hours=1)
        )
        draft = county.ask(escalations.draft_report, number=parent, now=county.now)
        assert (draft.stage, draft.progress) == (ReportStage.FURTHER, "找到断点")
        assert draft.explanation == SAID["explanation"]
        assert draft.expected_at == county.now + timedelta(hours=1)


class TestTheLadder:
    def test_steps_fall_due_for_tickets_and_are_answered_by_name(self, any_county):
        county = any_county
        number = county.open().number  # AAA, two hours
        [first] = county.ask(escalations.ladder_rows, now=county.now)
        assert (first.ticket, first.standing.step) == (number, "accepted")
        county.wait(95)
        due = county.ask(escalations.ladder_rows, now=county.now)
        assert [row.standing.step for row in due] == ["accepted", "used_50", "used_75"]
        for row in due:
            county.act(
                lambda s, row=row: service.answer_step(
                    s,
                    ticket=number,
                    step=row.standing.step,
                    level=row.standing.level,
                    recipient="张主任",
                    text="已报",
                )
            )
        assert county.ask(escalations.ladder_rows, now=county.now) == ()
        standing = county.ask(escalations.ladder_of, number=number, now=county.now)
        assert [one.state for one in standing] == [StepState.DONE] * 3 + [StepState.AHEAD]

    def test_children_do_not_ask_beside_their_parent(self, county):
        parent, _ = crowd(county)
        county.wait(60 * 5)
        assert {row.ticket for row in county.ask(escalations.ladder_rows, now=county.now)} == {
            parent
        }


class TestTheFigure:
    @pytest.mark.parametrize(("minutes", "in_time"), [(0, True), (5, True), (16, False)])
    def test_a_report_within_ten_minutes_of_the_third_call_is_in_time(
        self, county, minutes, in_time
    ):
        parent, _ = crowd(county)  # decided five minutes after the third call
        county.wait(minutes)
        report(county, parent)
        [row] = month(county)
        assert (row.ticket, row.in_time) == (parent, in_time)

    def test_an_aaa_ticket_nobody_reported_counts_against_it(self, any_county):
        number = any_county.open().number
        [row] = month(any_county)
        assert (row.ticket, row.reported_at, row.in_time) == (number, None, False)


class TestThePaper:
    def test_f11_prints_what_was_told_and_everybody_hit(self, any_county):
        county = any_county
        parent, children = crowd(county)
        number = report(county, parent)
        ask = PaperAsk(actor="李", now=county.now)
        draft = county.ask(paper_draft, form="F11", number=number, ask=ask)
        assert [tick.label for tick in draft.sheet.stage if tick.done] == ["首报"]
        assert [one.ticket for one in draft.sheet.affected] == list(children)
        assert draft.sheet.progress == SAID["progress"]
        assert draft.subject.ticket == parent
        assert render("F11", [draft.sheet]).pages == 1

    def test_an_unknown_report_is_refused(self, county):
        ask = PaperAsk(actor="李", now=county.now)
        with pytest.raises(RefusedError) as error:
            county.ask(paper_draft, form="F11", number="LX-BB-1", ask=ask)
        assert error.value.code == "escalation.unknown"
