"""The county of an office: chosen at the founding or later, and every choice an event."""

import pytest

from models.domain import Event
from models.errors import RefusedError
from models.queries.office import office_card, office_file
from models.queries.towns import home_plate_head, town_names
from models.rules.terms import Role
from models.services import crews, customers, office
from models.store.unit_of_work import Store
from tests.services.counter import Counter
from tests.services.test_refusals import refused

YONGJIA = "浙江省 温州市 永嘉县"


@pytest.fixture
def bare(office_url, tmp_path):
    """An office-to-be, once on SQLite and once on PostgreSQL."""
    with Store.open(office_url, data_dir=tmp_path, create=True) as store:
        yield Counter(store)


def found(bare, **facts):
    bare.act(lambda s: office.init_office(s, code="YJ", name="永嘉县代维办公室", **facts))


@pytest.mark.parametrize("told", ["330324", "永嘉", "浙江温州永嘉县"])
def test_a_county_told_at_the_founding_is_kept_with_where_it_lies(bare, told):
    found(bare, county=told)
    card = bare.ask(office_card)
    assert (card.county, card.townships) == (YONGJIA, 25)
    assert bare.ask(home_plate_head) == "浙C"


def test_an_office_may_be_founded_without_a_county(bare):
    found(bare)
    assert bare.ask(town_names) == ()
    assert bare.ask(home_plate_head) == ""


def test_a_county_nobody_can_tell_founds_nothing(bare):
    for told, code in (("鼓楼区", "ambiguous"), ("yj", "misnamed"), ("灵溪县", "unknown")):
        with pytest.raises(RefusedError) as trouble:
            found(bare, county=told)
        assert trouble.value.code == f"county.{code}"
    found(bare, county="")


def test_the_county_is_changed_and_taken_away_with_an_event_for_each(bare):
    found(bare, county="330324")
    bare.act(lambda s: office.edit_office(s, county="江苏省徐州市鼓楼区"))
    bare.act(lambda s: office.edit_office(s, county=""))
    changes = bare.ask(
        lambda s: [one.facts["changed"] for one in s.query(Event).filter_by(verb="edit")]
    )
    assert changes == [
        {"county": [YONGJIA, "江苏省 徐州市 鼓楼区"]},
        {"county": ["江苏省 徐州市 鼓楼区", ""]},
    ]


def test_a_change_that_is_no_county_leaves_the_office_as_it_was(bare):
    found(bare, county="330324")
    for changes in ({"county": "城区"}, {"name": " "}):
        assert refused(bare, lambda c=changes: bare.act(lambda s: office.edit_office(s, **c)))


def test_only_a_supervisor_changes_the_facts_of_the_office(bare):
    found(bare, county="330324")
    with pytest.raises(RefusedError, match=r"office\.not_yours"):
        bare.act(lambda s: office.edit_office(s, phone="0577-1"), role=Role.DISPATCHER)
    assert bare.ask(office_card).phone == ""


def test_the_made_up_county_of_a_demonstration_stays_made_up(bare):
    found(bare, county="临溪县", demo=True)
    bare.act(lambda s: office.edit_office(s, county="临溪县", phone="0577-1"))
    assert bare.ask(office_card).county == "临溪县"
    assert bare.ask(office_card).townships == 0


def test_towns_are_offered_in_official_order_before_those_written_otherwise(bare):
    found(bare, county="330324")
    bare.act(lambda s: customers.add_customer(s, number="C1", name="客", town="上塘老街"))
    bare.act(lambda s: customers.add_customer(s, number="C2", name="客二", town="桥头镇"))
    bare.act(lambda s: customers.add_site(s, customer="C1", name="点", town="一号山头"))
    bare.act(lambda s: crews.add_crew(s, code="B01", name="班", base_town="瓯北"))
    names = bare.ask(town_names)
    assert names[:3] == ("东城街道", "北城街道", "南城街道")
    assert names[-3:] == ("一号山头", "上塘老街", "瓯北")
    assert names.count("桥头镇") == 1


def test_the_editor_reads_what_was_entered_and_its_version(bare):
    found(bare, county="330324", phone="0577-67220000")
    kept = bare.ask(office_file)
    assert kept.values["county"] == YONGJIA
    assert (kept.values["code"], kept.values["phone"], kept.version) == ("YJ", "0577-67220000", 1)
