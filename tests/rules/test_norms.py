"""The norms: every cell filled, every figure with its source, every fault refused in words."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta

import pytest

import resources
from models.errors import RefusedError
from models.rules import glossary
from models.rules.norms import limit_of, norms, promise_for, read_norms
from models.rules.norms.book import Chapters
from models.rules.norms.load import file_names
from models.rules.promise import Promise
from models.rules.terms import (
    Locality,
    NormSource,
    Reach,
    Service,
    ServiceGrade,
    TicketKind,
)
from models.rules.wording import codes, word
from models.rules.zone import SHANGHAI

NORMS = norms()
HOUR = timedelta(hours=1)
TABLE = {
    Reach.WITHIN_PROVINCE: {"AAA": 2, "AA": 4, "A": 6, "STANDARD": 8},
    Reach.ACROSS_PROVINCES: {"AAA": 4, "AA": 5, "A": 6, "STANDARD": 8},
}


def limit(service: Service, reach: Reach, grade: ServiceGrade) -> timedelta:
    return limit_of(NORMS, service=service, reach=reach, grade=grade).limit


def test_every_cell_of_the_restoration_table_holds_its_figure() -> None:
    for service in set(Service) - {Service.OTHER}:
        for reach, row in TABLE.items():
            for grade, hours in row.items():
                assert limit(service, reach, ServiceGrade(grade)) == hours * HOUR


def test_a_fault_reported_before_midnight_is_due_the_next_day() -> None:
    answer = limit_of(
        NORMS,
        service=Service.INTERNET,
        reach=Reach.WITHIN_PROVINCE,
        grade=ServiceGrade.AAA,
    )
    reported_at = datetime(2026, 11, 20, 23, 30, tzinfo=SHANGHAI)
    assert answer.due_at(reported_at) == datetime(2026, 11, 21, 1, 30, tzinfo=SHANGHAI)
    assert (answer.source, answer.verified, answer.inferred) == (NormSource.SEED, True, False)
    assert answer.article == "客户承诺1:业务恢复时限"
    assert answer.edition == "2011-V1"
    assert answer.explanation == ("limit.seed",)


def test_a_data_line_has_a_limit_and_says_it_is_inferred() -> None:
    for reach in Reach:
        for grade in ServiceGrade:
            answer = limit_of(NORMS, service=Service.DATA, reach=reach, grade=grade)
            assert answer.limit == TABLE[reach][grade.value] * HOUR
            assert answer.inferred
            assert not answer.verified
            told = [word(code, answer.facts(), "zh_CN") for code in answer.explanation]
            assert any("推定" in sentence for sentence in told)
            assert any("默认值，请按合同核对" in sentence for sentence in told)


@pytest.mark.parametrize(
    ("locality", "hours"),
    [(Locality.URBAN, 24), (Locality.TOWNSHIP, 48), (Locality.REMOTE, 48)],
)
def test_a_service_outside_the_table_falls_back_to_its_locality(
    locality: Locality, hours: int
) -> None:
    for reach in Reach:
        for grade in ServiceGrade:
            answer = limit_of(
                NORMS, service=Service.OTHER, reach=reach, grade=grade, locality=locality
            )
            assert answer.limit == hours * HOUR
            assert "limit.other" in answer.explanation
            assert not answer.inferred


def test_every_explanation_code_is_worded() -> None:
    assert {f"limit.{kind.value}" for kind in NormSource} <= codes()
    assert {"limit.inferred", "limit.other", "limit.unverified"} <= codes()


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("钻石", "AAA"),
        ("金", "AA"),
        ("银", "A"),
        ("铜", "STANDARD"),
        ("标准", "STANDARD"),
        ("普通级", "STANDARD"),
        ("aaa", "AAA"),
        ("ＡＡ级", "AA"),
        ("standard", "STANDARD"),
    ],
)
def test_other_carriers_grades_are_understood(name: str, grade: str) -> None:
    assert NORMS.restoration.grade_named(name) is ServiceGrade(grade)


def test_an_unknown_grade_is_no_grade() -> None:
    assert NORMS.restoration.grade_named("白金") is None


def promise(kind: TicketKind, **more: object) -> Promise:
    asked = {
        "service": Service.VOICE,
        "reach": Reach.ACROSS_PROVINCES,
        "grade": ServiceGrade.AA,
        "locality": Locality.TOWNSHIP,
    } | more
    return promise_for(NORMS, kind=kind, **asked)  # type: ignore[arg-type]  # a test's shorthand


def test_a_fault_is_promised_stage_by_stage() -> None:
    told = promise(TicketKind.FAULT)
    minute = timedelta(minutes=1)
    assert told.edition == NORMS.edition == "2026.1"
    assert told.article == "客户承诺1:业务恢复时限"
    assert (told.source, told.inferred, told.basis) == ("seed", False, "natural")
    assert told.calendar_version == "cn-2026.1"
    assert told.restoration == 5 * HOUR
    assert told.response == 15 * minute
    assert told.arrival == 90 * minute
    assert told.report == 2 * HOUR
    assert told.dispatch == 10 * minute
    assert told.acknowledge == 15 * minute
    assert told.pauses == {
        "cust_defer",
        "cust_access",
        "cust_power",
        "third_party",
        "force_majeure",
        "upstream",
    }
    assert promise(TicketKind.FAULT, grade=ServiceGrade.AAA).dispatch == 5 * minute
    assert promise(TicketKind.FAULT, service=Service.DATA).inferred


def test_a_survey_is_promised_in_working_days() -> None:
    told = promise(TicketKind.SURVEY)
    assert (told.basis, told.restoration, told.arrival) == ("working", 21 * HOUR, 14 * HOUR)
    assert told.source == "default"


def test_an_activation_with_construction_is_given_longer() -> None:
    assert promise(TicketKind.ACTIVATION).restoration == 35 * HOUR
    longer = promise(TicketKind.ACTIVATION, with_construction=True)
    assert longer.restoration == 105 * HOUR
    assert promise(TicketKind.REMOVAL, with_construction=True).restoration == 35 * HOUR


def test_every_ticket_of_every_kind_has_a_promise_that_can_be_kept_as_json() -> None:
    for kind in TicketKind:
        for service in Service:
            for reach in Reach:
                for grade in ServiceGrade:
                    for locality in Locality:
                        told = promise(
                            kind, service=service, reach=reach, grade=grade, locality=locality
                        )
                        assert told.restoration > timedelta()
                        assert told.arrival > timedelta()
                        assert Promise.from_json(told.to_json()) == told


# --- An office's own edition ---------------------------------------------------------------

FASTER = {"restoration": {"limits": {"voice": {"within_province": {"AAA": "90 min"}}}}}


def own_limit(patch: dict[str, object], grade: str = "AAA", service: Service = Service.VOICE):
    return limit_of(
        NORMS.overlaid(patch),
        service=service,
        reach=Reach.WITHIN_PROVINCE,
        grade=ServiceGrade(grade),
    )


def test_an_offices_own_figure_stands_and_says_whose_it_is() -> None:
    answer = own_limit(FASTER)
    assert answer.limit == 90 * timedelta(minutes=1)
    assert (answer.source, answer.verified) == (NormSource.CONTRACT, True)
    assert answer.explanation == ("limit.contract",)


def test_figures_the_office_left_alone_keep_their_source() -> None:
    answer = own_limit(FASTER, "AA")
    assert (answer.limit, answer.source) == (4 * HOUR, NormSource.SEED)
    assert NORMS.restoration.limits[Service.VOICE][Reach.WITHIN_PROVINCE].AAA == 2 * HOUR


def test_a_figure_of_its_own_is_no_longer_inferred() -> None:
    patch = {"restoration": {"limits": {"data": {"within_province": {"AAA": "3 h"}}}}}
    answer = own_limit(patch, service=Service.DATA)
    assert (answer.limit, answer.inferred) == (3 * HOUR, False)
    assert own_limit(patch, "AA", Service.DATA).inferred


def test_an_own_edition_is_named_after_both_and_may_be_laid_over_again() -> None:
    source = {"title": "2026年代维合同", "article": "第八条"}
    first = NORMS.overlaid(FASTER | {"source": source}, edition="LX-1")
    assert first.edition == "2026.1+LX-1"
    second = first.overlaid({"stages": {"report": {"limit": "1 h"}}}, edition="LX-2")
    assert second.edition == "2026.1+LX-2"
    assert second.backing("stages", "report", kind=NormSource.DEFAULT).edition == "LX-2"
    held = promise_for(
        second,
        kind=TicketKind.FAULT,
        service=Service.VOICE,
        reach=Reach.WITHIN_PROVINCE,
        grade=ServiceGrade.AAA,
        locality=Locality.URBAN,
    )
    assert (held.report, held.restoration) == (HOUR, 90 * timedelta(minutes=1))
    assert (held.article, held.source, held.edition) == ("第八条", "contract", "2026.1+LX-2")


def test_an_office_may_add_a_reason_of_its_own() -> None:
    reason = {
        "zh": "等待征地",
        "en": "Waiting for land",
        "stops_clock": True,
        "approver": "supervisor",
        "proof": [],
        "source": "contract",
    }
    own = NORMS.overlaid({"suspension": {"reasons": {"land": reason}}})
    assert "land" in own.suspension.pauses
    assert own.suspension.reasons["land"].needs_approval
    assert not own.suspension.reasons["spare"].needs_approval


@pytest.mark.parametrize(
    ("patch", "file", "place", "problem"),
    [
        ({"weather": {}}, "weather.toml", "", "unknown_key"),
        ({"restoration": {"limit": {}}}, "restoration.toml", "limit", "unknown_key"),
        ({"restoration": {"limits": {"fax": {}}}}, "restoration.toml", "limits.fax", "unknown_key"),
        ({"restoration": 3}, "restoration.toml", "", "wrong_type"),
        ({"office": {"load": {"red_above": "1"}}}, "office.toml", "load.red_above", "wrong_type"),
        ({"office": {"load": {"red_above": 0}}}, "office.toml", "load.red_above", "out_of_range"),
        (
            {"restoration": {"limits": {"sms": {"within_province": {"AAA": 2}}}}},
            "restoration.toml",
            "limits.sms.within_province.AAA",
            "not_a_length",
        ),
        (
            {"checklists": {"five_ones": {"lines": []}}},
            "checklists.toml",
            "five_ones.lines",
            "too_few",
        ),
        ({"source": {"kind": "hearsay"}}, "source.toml", "kind", "unknown_key"),
        ({"source": "contract"}, "source.toml", "", "unknown_key"),
        ({"source": {"title": ""}}, "source.toml", "title", "missing"),
    ],
)
def test_an_own_edition_that_is_wrong_is_refused_and_says_where(
    patch: dict[str, object], file: str, place: str, problem: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        NORMS.overlaid(patch)
    assert refusal.value.code == "norms.overlay_refused"
    assert refusal.value.facts == {"file": file, "place": place, "problem": problem}
    assert glossary.is_listed(f"problem.{problem}")
    for language in ("zh_CN", "en"):
        assert file in word(refusal.value.code, refusal.value.facts, language)


# --- Planted faults in the shipped files ---------------------------------------------------

Reader = Callable[[str], str]


def planted(file: str, pattern: str, replacement: str) -> Reader:
    def read(name: str) -> str:
        text = resources.read_text(name)
        if name != f"norms/{file}.toml":
            return text
        changed, times = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
        assert times == 1, f"the fault was not planted: {pattern}"
        return changed

    return read


FAULTS = [
    ("restoration", r"^AA = .*\n", "", "limits.sms.within_province.AA", "missing"),
    (
        "restoration",
        r"^\[limits\.data\.across_provinces\]\n(.+\n)+",
        "",
        "limits.data.across_provinces",
        "missing",
    ),
    ("restoration", r'^AAA = "2 h"', 'AAA = "two hours"', None, "not_a_length"),
    ("restoration", r'^AAA = "2 h"', 'AAA = "0 h"', None, "out_of_range"),
    ("restoration", r'^AAA = "2 h"', "AAA = 2", None, "not_a_length"),
    ("restoration", r"^AAA = ", "AAAA = ", None, "missing"),
    ("restoration", r'^source = "seed"', 'source = "hearsay"', None, "unknown_key"),
    ("restoration", r"^verified = true", 'verified = "yes"', "source.verified", "wrong_type"),
    ("restoration", r"remote = ", "mountain = ", "other.limit.mountain", "unknown_key"),
    ("stages", r"^\[completion\.hazard\]\n(.+\n)+", "", "completion.hazard", "missing"),
    ("stages", r'limit = "3 working days"', 'limit = "3 weeks"', None, "not_a_length"),
    ("suspension", r"^stops_clock = true\n", "", "reasons.cust_defer.stops_clock", "missing"),
    ("suspension", r"^stops_clock = true", "stops_clock = 1", None, "wrong_type"),
    ("equipment", r"^\[calibrations\.otdr\]\n(.+\n)+", "", "calibrations.otdr", "missing"),
    ("care", r"^\[cadence\.AA\]\n(.+\n)+", "", "cadence.AA", "missing"),
    ("office", r"^crew_size = 2", "crew_sise = 2", None, "missing"),
    ("kpi", r'^sense = "at_least"', 'sense = "more"', None, "unknown_key"),
    ("language", r'^categories = \["retort"\]', "categories = []", None, "too_few"),
    ("causes", r"^operator_liable = true\n", "", "groups.line.operator_liable", "missing"),
    ("checklists", r'^code = "WY-5"', 'kode = "WY-5"', None, "missing"),
    ("severity", r"^used = 0\.75", "used = 75", "ladder.1.used", "out_of_range"),
]


@pytest.mark.parametrize(("file", "pattern", "replacement", "place", "problem"), FAULTS)
def test_a_fault_in_a_norm_file_is_refused_by_name_and_place(
    file: str, pattern: str, replacement: str, place: str | None, problem: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_norms(planted(file, pattern, replacement))
    facts = refusal.value.facts
    assert refusal.value.code == "norms.broken"
    assert (facts["file"], facts["problem"]) == (f"{file}.toml", problem)
    assert facts["place"] == place if place else facts["place"]
    assert f"{file}.toml" in word("norms.broken", facts, "zh_CN")


def test_a_closed_list_with_a_gap_names_the_gap() -> None:
    with pytest.raises(RefusedError) as refusal:
        read_norms(planted("stages", r', STANDARD = "10 min" \}', "}"))
    assert refusal.value.facts["place"] == "dispatch.limit.STANDARD"
    assert refusal.value.facts["problem"] == "missing"


def test_a_missing_unreadable_or_empty_norm_file_is_refused_in_words() -> None:
    def without(name: str) -> str:
        if name == "norms/stages.toml":
            raise FileNotFoundError(name)
        return resources.read_text(name)

    def garbled(name: str) -> str:
        return "= what" if name == "norms/stages.toml" else resources.read_text(name)

    def emptied(name: str) -> str:
        return "" if name == "norms/stages.toml" else resources.read_text(name)

    for read, problem in ((without, "no_file"), (garbled, "unreadable"), (emptied, "missing")):
        with pytest.raises(RefusedError) as refusal:
            read_norms(read)
        assert refusal.value.code == "norms.broken"
        assert refusal.value.facts["problem"] == problem
        assert "stages.toml" in word("norms.broken", refusal.value.facts, "en")


def test_every_norm_file_is_a_chapter_and_every_chapter_a_file() -> None:
    found = {name.split("/")[1].removesuffix(".toml") for name in resources.names("norms", ".toml")}
    assert found == set(file_names()) == {part.name for part in fields(Chapters)}


def test_every_chapter_says_where_it_comes_from() -> None:
    for name in file_names():
        source = getattr(NORMS, name).source
        assert source.title
        assert source.note
        assert source.verified is (source.kind is NormSource.SEED), name
