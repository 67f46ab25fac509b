"""People of the standard: only who is there, with a post certificate in date, makes a crew."""

from datetime import timedelta

from models.queries.quota import quota_sheet, stock_of
from models.rules.quota import Unfit
from models.services import crews
from tests.services.counter import DAY


def unfit(county):
    return {one.number: one.unfit for one in county.ask(stock_of, today=DAY).crews}


def test_two_people_there_and_in_date_make_a_crew(county):
    assert unfit(county) == {"B01": None, "B02": None}


def test_who_is_on_approved_leave_does_not_count(county):
    leave = county.act(
        lambda s: crews.ask_leave(s, technician="T11", kind="annual", starts_on=DAY, ends_on=DAY)
    )
    assert unfit(county)["B01"] is None, "asked is not away"
    county.act(lambda s: crews.approve_leave(s, leave))
    assert unfit(county)["B01"] is Unfit.ABSENT
    row = next(
        one for one in county.ask(quota_sheet, today=DAY).rows if one.standing.quota_id == "crew"
    )
    assert row.standing.counted == 1


def test_who_has_let_the_post_certificate_run_out_does_not_count_until_it_is_renewed(county):
    later = DAY + timedelta(days=400)
    assert {one.unfit for one in county.ask(stock_of, today=later).crews} == {Unfit.ABSENT}
