"""A county is found by what people type of it, and told apart from others of its name."""

import pytest

from models.errors import RefusedError
from models.rules.counties import NAMED, find_counties, read_county
from models.rules.reference import counties, counties_named, phone_area, plate_head

YONGJIA = "浙江省 温州市 永嘉县"


@pytest.mark.parametrize(
    "typed",
    ["永嘉", "永嘉县", "温州永嘉", "浙江省温州市永嘉县", "yongjia", "YONGJIA", "330324", "wz yj"],
)
def test_name_place_pinyin_and_code_all_find_a_county_first(typed):
    assert find_counties(typed)[0].place == YONGJIA


def test_initials_find_those_whose_whole_name_they_are_before_others():
    found = [one.place for one in find_counties("yj")]
    assert YONGJIA in found[:10]
    assert all(len(one.rpartition(" ")[2]) == 3 for one in found[:10])


def test_the_beginning_of_a_code_finds_a_whole_city():
    found = find_counties("3303")
    assert {one.city for one in found} == {"温州市"}
    assert [one.code for one in found] == sorted(one.code for one in found)


def test_counties_of_one_name_are_told_apart_by_where_they_lie():
    found = [one.place for one in find_counties("鼓楼区")]
    assert len(found) == len(set(found)) == 4
    assert find_counties("徐州 鼓楼")[0].place == "江苏省 徐州市 鼓楼区"


@pytest.mark.parametrize("typed", ["", "   ", "没有这个县", "zzzz", "%", "-"])
def test_what_is_no_county_finds_none(typed):
    assert find_counties(typed) == ()


def test_every_place_is_one_county_and_no_other():
    assert len({one.place for one in counties()}) == len(counties())
    for one in counties()[::37]:
        assert counties_named(one.place) == (one,)
        assert counties_named(one.code) == (one,)


def test_a_city_without_counties_of_its_own_is_left_out_of_the_place():
    assert read_county("北京市朝阳区").place == "北京市 朝阳区"
    assert read_county("469002").place == "海南省 琼海市"


def test_a_longer_name_is_not_taken_for_a_shorter_one_within_it():
    assert read_county("东城区").place == "北京市 东城区"


@pytest.mark.parametrize(
    ("typed", "code", "candidate"),
    [
        ("鼓楼区", "county.ambiguous", "江苏省 徐州市 鼓楼区 320302"),
        ("通州", "county.ambiguous", "北京市 通州区"),
        ("yongjia", "county.misnamed", f"{YONGJIA} 330324"),
        ("灵溪县", "county.unknown", ""),
    ],
)
def test_what_is_not_one_county_is_refused_with_what_may_be_meant(typed, code, candidate):
    with pytest.raises(RefusedError) as refused:
        read_county(typed)
    assert refused.value.code == code
    assert refused.value.facts["field"] == "county"
    assert candidate in refused.value.facts["candidates"]


def test_a_long_list_of_candidates_is_cut_and_says_so():
    with pytest.raises(RefusedError) as refused:
        read_county("温州")
    told = refused.value.facts["candidates"]
    assert told.count("、") == NAMED - 1
    assert told.endswith("…")


@pytest.mark.parametrize(
    ("county", "head"),
    [("永嘉县", "浙C"), ("琼海市", "琼C"), ("北京市朝阳区", ""), ("桂林市 阳朔县", "")],
)
def test_plates_begin_as_those_of_the_city_where_it_has_one_head(county, head):
    assert plate_head(read_county(county)) == head


@pytest.mark.parametrize(
    ("county", "area"),
    [("永嘉县", "0577"), ("北京市朝阳区", "010"), ("吉林省长春市朝阳区", "0431"), ("琼海市", "")],
)
def test_calls_begin_with_the_area_of_the_city(county, area):
    assert phone_area(read_county(county)) == area
