"""The standard: only what is in date, serviceable and present counts, crew by crew."""

from models.rules.norms import norms
from models.rules.quota import Holding, Stock, Unfit, Verdict, judge, rate
from models.rules.terms import InstrumentKind

CREWS = tuple(Holding(code, code) for code in ("B01", "B02", "B03"))
METER = InstrumentKind.POWER_METER


def standing(name, **held):
    rows = judge(norms().equipment.quotas, Stock(**({"crews": CREWS} | held)))
    return next(row for row in rows if row.quota_id == name)


def meters(*crews, unfit=None):
    return {METER: [Holding(f"PM-{n}", crew, unfit) for n, crew in enumerate(crews)]}


def test_two_meters_in_one_crew_do_not_make_up_for_none_in_the_next():
    row = standing("power_meter", instruments=meters("B01", "B01", "B01"))
    assert (row.needed, row.registered, row.counted, row.missing) == (3, 3, 1, 2)
    assert row.short_crews == ("B02", "B03")
    assert row.verdict is Verdict.SHORT


def test_a_meter_of_the_office_makes_up_for_one_crew():
    row = standing("power_meter", instruments=meters("B01", "B02", None))
    assert (row.counted, row.verdict) == (3, Verdict.MET)


def test_what_is_out_of_date_lent_or_broken_does_not_count_and_says_why():
    held = [Holding(f"PM-{why}", "B01", why) for why in (Unfit.LENT, Unfit.OUT_OF_DATE)]
    row = standing("power_meter", instruments={METER: held})
    assert (row.registered, row.counted) == (2, 0)
    assert row.unfit == {Unfit.LENT: 1, Unfit.OUT_OF_DATE: 1}


def test_half_a_pair_of_crews_needs_a_vehicle_too():
    row = standing("crew_vehicle", vehicles=(Holding("A", "B01"),))
    assert (row.needed, row.counted, row.missing) == (2, 1, 1)


def test_an_emergency_vehicle_is_one_no_crew_has_or_one_more_than_they_need():
    with_crews = tuple(Holding(str(n), "B01") for n in range(2))
    assert standing("emergency_vehicle", vehicles=with_crews).verdict is Verdict.SHORT
    spare = (*with_crews, Holding("A", None))
    assert standing("emergency_vehicle", vehicles=spare).counted == 1
    more = (*with_crews, Holding("A", "B02"))
    assert standing("emergency_vehicle", vehicles=more).verdict is Verdict.MET


def test_what_no_register_keeps_is_neither_met_nor_short():
    row = standing("laptop")
    assert (row.verdict, row.missing) == (Verdict.NOT_KEPT, 0)


def test_each_row_counts_up_to_its_need_and_what_is_not_kept_counts_for_nothing():
    rows = judge(norms().equipment.quotas, Stock(crews=CREWS, instruments=meters(*("B01",) * 9)))
    judged = [row for row in rows if row.verdict is not Verdict.NOT_KEPT]
    expected = sum(min(row.counted, row.needed) for row in judged) / sum(
        row.needed for row in judged
    )
    assert rate(rows) == expected
    assert rate(()) is None


def test_every_rule_of_the_norms_gets_a_row():
    rows = judge(norms().equipment.quotas, Stock(crews=CREWS))
    assert [row.quota_id for row in rows] == list(norms().equipment.quotas)
