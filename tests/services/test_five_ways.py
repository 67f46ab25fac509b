"""Form, drag, typed line, imported ticket and suggestion: five ways to place, one answer.

Each situation breaks rules in its own way. For every crew the five ways have to find the
same rules at the same weight, and the order itself has to be refused or recorded by them.
"""

from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec

import pytest

from models.errors import RefusedError
from models.queries.command_line import echo
from models.queries.crews import placement_shown
from models.queries.suggestions import suggested
from models.queries.ticket_detail import detail
from models.rules.facts_open import Party
from models.rules.imports import read_table
from models.rules.placement import Candidate, Weight
from models.rules.terms import Role
from models.services import crews
from models.services.imports import FileIdentity, import_rows
from models.services.office import overlay_norms
from models.services.tickets import do
from tests.services.counter import DAY, FAR, LINE

CREWS = ("B01", "B02", "B03")
TERMS = {"grade": "AA", "service": "internet", "reach": "within_province"}
HEAD = ("工单编号", "申告时间", "故障现象", "客户名称", "专线号")


def rest(s, county):
    crews.set_shift(s, crew="B02", day_on=DAY, kind="rest")


def all_on_leave(s, county):
    for person in ("T11", "T12"):
        leave = crews.ask_leave(s, technician=person, kind="事假", starts_on=DAY, ends_on=DAY)
        crews.approve_leave(s, leave)


def kept_away(s, county):
    for person in ("T11", "T12"):
        crews.avoid(s, technician=person, customer="C001", reason="争执")


def one_kept_away(s, county):
    crews.avoid(s, technician="T21", customer="C001", reason="争执")


def unskilled(s, county):
    crews.edit_crew(s, "B01", skills=["survey"], segments=["aggregation"])


def night_before(s, county):
    at = county.now
    crews.set_shift(
        s,
        crew="B02",
        day_on=DAY - timedelta(days=1),
        kind="night",
        starts_at=at - timedelta(hours=15),
        ends_at=at,
    )


def weighed_anew(s, county):
    rest(s, county)
    patch = {"placement": {"weights": {"off_duty": "warn", "no_certificates_known": "block"}}}
    overlay_norms(s, patch=patch, effective_on=DAY, note="县里同意")


def quiet(s, county):
    """Break nothing."""


SITUATIONS = (
    quiet, rest, all_on_leave, kept_away, one_kept_away, unskilled, night_before, weighed_anew,
)  # fmt: skip


@pytest.fixture
def office(county):
    def furnish(s):
        crews.add_crew(s, code="B03", name="没有人的班")
        for n in range(3):
            number = f"T9{n}"
            crews.add_technician(s, number=number, name=f"赵{n}", crew="B03")
        crews.add_certificate(s, technician="T90", kind="driving", number="1", expires_on=FAR)

    county.act(furnish)
    return county


def told(reasons):
    return {(reason.code, reason.weight, str(sorted(reason.facts.items()))) for reason in reasons}


def imported(county):
    """Bring a ticket in from another system's list and accept it."""
    line = ("EOMS-1", county.now, "专线中断", "临溪县农村信用社", LINE)
    table = read_table("tickets", [(1, HEAD), (2, line)])
    done = county.act(
        lambda s: import_rows(
            s,
            kind="tickets",
            file=FileIdentity(name="工单.xlsx", sha256="0" * 64),
            chosen=table.chosen,
            rows=table.rows,
        )
    )
    assert done.added == 1
    from models.queries.ticket_board import ticket_list
    from models.queries.ticket_rows import BoardFilter

    (row,) = county.ask(ticket_list, now=county.now, filters=BoardFilter(text="EOMS-1"))
    county.do("accept", row.number, **TERMS)
    return row.number


def by_form(county, number, party, at):
    return told(county.ask(placement_shown, number, party, planned_at=at).reasons)


def by_drag(county, number, party, at):
    module = import_module("models.queries.carrying")
    found = county.ask(module.verdict, number=number, crew=party.crew, planned_at=at)
    return told(found.placement.reasons)


def by_suggestion(county, number, party, at):
    found = county.ask(suggested, number=number, now=county.now, planned_at=at)
    one = found.suggestion.why_not(party.crew)
    return one, told(one.warnings if isinstance(one, Candidate) else one.rules)


def by_line(county, number, party, at):
    """Do what a typed line does; return what it was refused by, or what it recorded."""
    line = f"派 {number} {party.crew}"
    found = county.ask(echo, line=line, now=county.now, role=Role.SUPERVISOR, current=None)
    facts = found.typed.facts() | {
        "planned_at": at,
        "override_reason": "抢修",
        "technicians": list(party.technicians),
    }
    try:
        done = county.act(lambda s: do(s, verb=found.typed.verb, number=number, facts=facts))
    except RefusedError as error:
        return error.code, None
    event = county.ask(detail, number, now=county.now).timeline[-1]
    overridden = {one["code"] for one in event.facts.get("overrides", ())}
    return None, overridden | {reason.wording_code for reason in done.warnings}


@pytest.mark.parametrize("break_rules", SITUATIONS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("crew", CREWS)
def test_five_ways_to_place_meet_the_same_rules(office, break_rules, crew):
    county = office
    listed = imported(county)  # first: a row about a line with an open ticket counts on that
    typed = county.open(anyway=True).number
    county.act(lambda s: break_rules(s, county))
    at = county.now + timedelta(minutes=10)
    one, suggestion = by_suggestion(county, typed, Party(crew=crew), at)
    people = one.people if isinstance(one, Candidate) else ()
    party = Party(crew=crew, technicians=people)
    form = by_form(county, typed, party, at)
    heavy = {reason for reason in form if reason[1] is not Weight.WARN}
    assert suggestion == (heavy or form)
    if find_spec("models.queries.carrying") is not None and not people:
        assert by_drag(county, typed, party, at) == form
    assert by_form(county, listed, party, at) == form
    refused, recorded = by_line(county, typed, party, at)
    blocks = {f"placement.{code}" for code, weight, _ in form if weight is Weight.BLOCK}
    if blocks:
        assert refused in blocks
    else:
        assert recorded == {f"placement.{code}" for code, _, _ in form}


def test_counter_proof_a_way_that_judges_by_other_norms_would_be_seen(office, monkeypatch):
    """Plant a form that forgets the office's own weights."""
    county = office
    county.act(lambda s: weighed_anew(s, county))
    number = county.open(anyway=True).number
    at = county.now + timedelta(minutes=10)
    _, right = by_suggestion(county, number, Party(crew="B02"), at)
    from models.domain import judging
    from models.rules.norms import norms

    monkeypatch.setattr(judging, "norms_on", lambda _session, _day: norms())
    assert by_form(county, number, Party(crew="B02"), at) != right
