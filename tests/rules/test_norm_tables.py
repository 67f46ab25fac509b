"""The figures of the trade, table by table, as the office's papers have them."""

from datetime import timedelta

import pytest

from models.errors import RefusedError
from models.rules import glossary
from models.rules.norms import norms
from models.rules.norms.kit import Words
from models.rules.norms.kpi import Kpi
from models.rules.states import Verb
from models.rules.terms import (
    Importance,
    InstrumentKind,
    Liability,
    Locality,
    NormSource,
    Service,
    ServiceGrade,
    SpendBand,
    TicketKind,
)

NORMS = norms()
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def words(dictionary: str, rows: dict[str, Words]) -> list[str]:
    """Return the codes whose words are not the glossary's."""
    listed = glossary.terms()
    return [
        code
        for code, row in rows.items()
        if (row.zh, row.en)
        != (listed[f"{dictionary}.{code}"].zh, listed[f"{dictionary}.{code}"].en)
    ]


def test_reasons_and_causes_are_called_as_the_glossary_calls_them() -> None:
    assert words("SuspensionReason", dict(NORMS.suspension.reasons)) == []
    assert words("DelayReason", dict(NORMS.suspension.delays)) == []
    assert words("Cause", dict(NORMS.causes.groups)) == []
    assert words("Cause", {code: NORMS.causes.find(code) for code in NORMS.causes.codes()}) == []


def test_eight_reasons_suspend_and_two_of_them_do_not_stop_the_clock() -> None:
    reasons = NORMS.suspension.reasons
    assert len(reasons) == 8
    assert set(reasons) - NORMS.suspension.pauses == {"spare", "overload"}
    supervised = {code for code, reason in reasons.items() if reason.needs_approval}
    assert supervised == {"third_party", "force_majeure"}
    assert reasons["upstream"].only_after is Verb.TRANSFER
    assert all(reason.approver for code, reason in reasons.items() if reason.stops_clock)
    assert NORMS.suspension.renewal.remind_before == 30 * MINUTE
    assert all(delay.needs_contact for delay in NORMS.suspension.delays.values())


def test_stage_limits_depend_on_grade_and_place() -> None:
    stages = NORMS.stages
    assert [stages.arrival.limit[place] / MINUTE for place in Locality] == [45, 90, 120]
    assert [stages.response.limit[grade] / MINUTE for grade in ServiceGrade] == [15, 15, 30, 30]
    assert stages.feedback.first_within == 30 * MINUTE
    assert stages.feedback.then_every == HOUR
    assert stages.absence.wait == 10 * MINUTE
    assert stages.absence.call_attempts == 1
    assert stages.reappointment.retry_at.hour == 18
    assert stages.written_report.grades == {ServiceGrade.AAA, ServiceGrade.AA}
    assert stages.counted(stages.check.limit) == 7 * HOUR
    assert stages.completion[TicketKind.COMPLAINT].limit.natural == timedelta(days=15)


def test_a_batch_is_three_customers_on_one_node_within_the_hour() -> None:
    batch = NORMS.severity.batch
    assert (batch.customers, batch.within) == (3, HOUR)
    nodes = {"splitter", "olt_port", "odf", "cable", "site", "olt", "room"}
    assert batch.sharing == nodes
    assert [step.used for step in NORMS.severity.ladder] == [0.5, 0.75, 1.0]
    assert NORMS.severity.major["one_aaa"].lasting == 6 * HOUR
    assert set(NORMS.severity.serious.rules) == set(Service) - {Service.OTHER}
    assert NORMS.severity.escalation.at_acceptance == {ServiceGrade.AAA}


@pytest.mark.parametrize(
    ("yuan", "band"), [(0, "low"), (999.9, "low"), (1000, "middle"), (3000, "high"), (10000, "top")]
)
def test_a_monthly_spend_falls_in_its_band(yuan: float, band: str) -> None:
    assert NORMS.care.spend.band(yuan) is SpendBand(band)


def test_customers_are_called_and_visited_by_grade() -> None:
    cadence = NORMS.care.cadence
    assert [cadence[grade].phone_months for grade in ServiceGrade] == [1, 2, 3, 6]
    assert [cadence[grade].site_months for grade in ServiceGrade] == [3, 6, 12, None]
    assert NORMS.care.importance[Importance.COUNTY] is NormSource.DEFAULT
    assert NORMS.care.after_complaint.phone_within == timedelta(days=7)
    months = NORMS.inspection.terminals.months
    assert [months[grade] for grade in ServiceGrade] == [1, 2, 3, 6]
    assert NORMS.inspection.plan.may_cross_period is False


def test_the_lists_have_the_lines_the_standard_counts() -> None:
    lists = NORMS.checklists
    assert len(lists.eight_steps.lines) == 8
    assert len(lists.five_ones.lines) == len(lists.five_ones_enterprise.lines) == 5
    assert [line.code for line in lists.routine.lines] == [f"WH-{n:02d}" for n in range(1, 13)]
    assert len(lists.phone_complaint.lines) == 6
    assert len(lists.site_complaint.lines) == 3
    assert len(lists.complaint_principles.lines) == 4
    assert len(lists.appearance.lines) == 20
    assert lists.eight_steps.lines[3].event is Verb.ARRIVE
    assert lists.routine.said("zh_CN") == "例行维护"
    assert lists.routine.said("en") == "Routine maintenance"


def test_a_line_knows_which_answers_pass() -> None:
    by_code = {line.code: line for line in NORMS.checklists.routine.lines}
    power, heat, tidy = by_code["WH-02"], by_code["WH-01"], by_code["WH-03"]
    assert power.passes(-48.0)
    assert not power.passes(-39.9)
    assert not power.passes(-57.1)
    assert not power.passes(None)
    assert heat.passes(False)
    assert not heat.passes(True)
    assert tidy.passes(True)
    assert not tidy.passes(False)


def test_every_instrument_has_a_period_and_the_measuring_ones_a_certificate() -> None:
    rules = NORMS.equipment.calibrations
    assert {rules[kind].months for kind in InstrumentKind} == {12, 6}
    assert all(rule.certificate is (rule.months == 12) for rule in rules.values())
    assert NORMS.equipment.reminders.days == (60, 30, 7, 0)
    assert NORMS.equipment.company_classes["甲"].vehicles == 40


@pytest.mark.parametrize(
    ("dbm", "verdict"),
    [(-7.9, "overload"), (-8.0, "good"), (-24.0, "good"), (-24.1, "warn"), (-27.1, "bad")],
)
def test_received_power_is_judged(dbm: float, verdict: str) -> None:
    assert NORMS.acceptance.receive_power.judge(dbm) == verdict


def test_a_cause_is_found_by_its_code_and_says_who_answers_for_it() -> None:
    causes = NORMS.causes
    assert causes.find("line.cable_cut").operator_liable
    assert causes.find("customer.power_cut").liability is Liability.CUSTOMER
    assert causes.find("upper").zh == "上层网络"
    assert {"upper", "platform", "other.self_healed"} <= set(causes.codes())
    assert "line" not in causes.codes()
    for unknown in ("", "moon", "line.", "line.moon", "upper.moon", "moon.dust"):
        with pytest.raises(RefusedError, match=r"cause\.unknown"):
            causes.find(unknown)


def test_a_crew_at_seventy_per_cent_is_busy_and_above_full_is_overloaded() -> None:
    load = NORMS.office.load
    colours = [load.colour(share) for share in (0.69, 0.7, 1.0, 1.01)]
    assert colours == ["green", "amber", "amber", "red"]
    assert NORMS.office.workload.kinds[TicketKind.FAULT] == 120 * MINUTE
    assert [NORMS.office.travel.limit[place] / MINUTE for place in Locality] == [15, 40, 70]


def test_half_a_fan_fold_page_is_the_page_a_work_order_is_drawn_on() -> None:
    half = NORMS.paper.sizes["half"]
    points = [round(side / 25.4 * 72, 1) for side in (half.width, half.height)]
    assert points == [683.1, 396.0]
    assert half.width - 2 * half.strip >= NORMS.paper.rules.safe_width
    assert len(NORMS.paper.plies) == 3
    assert not {kind.letters for kind in TicketKind} & set(NORMS.paper.letters)


def test_every_indicator_has_a_formula_and_a_target_or_says_it_informs() -> None:
    indicators = NORMS.kpi.indicators
    assert {f"K{n:02d}" for n in range(1, 39)} <= set(indicators)
    assert all((kpi.target is None) is (kpi.sense == "info") for kpi in indicators.values())
    assert indicators["K01"].target == 0.98


@pytest.mark.parametrize(
    ("code", "value", "met"),
    [("K01", 0.98, True), ("K01", 0.979, False), ("K09", 0.05, True), ("K09", 0.051, False)],
)
def test_a_target_points_one_way(code: str, value: float, met: bool) -> None:
    kpi: Kpi = NORMS.kpi.indicators[code]
    assert kpi.met_by(value) is met


def test_an_indicator_without_a_target_is_always_met() -> None:
    assert NORMS.kpi.indicators["K38"].met_by(0.0)


def test_nineteen_forbidden_phrases_make_eighteen() -> None:
    forbidden = NORMS.language.forbidden
    assert len({phrase.text for phrase in forbidden}) == len(forbidden) == 18
    assert sum("A" in phrase.lists for phrase in forbidden) == 10
    assert sum("B" in phrase.lists for phrase in forbidden) == 9
    assert len(NORMS.language.pledge) == 4


def test_a_survey_has_five_stages_and_nine_duties() -> None:
    survey = NORMS.network.survey
    assert [stage.zh for stage in survey.stages if stage.may_reject] == ["接入方案判定"]
    assert len(survey.stages) == 5
    assert len(survey.duties) == 9
    assert {duty.stage for duty in survey.duties} == {stage.code for stage in survey.stages}
