"""The public tables answer, and say nothing where they know nothing."""

import csv
import io
import lzma

import pytest

import resources
from models.errors import RefusedError
from models.rules.reference import counties, phone_place, plate_place, townships


def test_a_county_offers_its_townships_however_it_is_named():
    assert "桥头镇" in townships("浙江省温州市永嘉县")
    assert townships("永嘉县") == townships("浙江省 温州市 永嘉县")
    assert townships("没有这个县") == ()
    assert townships("") == ()


def test_a_name_several_counties_bear_needs_its_city():
    assert townships("鼓楼区") == ()
    assert townships("江苏省南京市鼓楼区") != townships("江苏省徐州市鼓楼区") != ()


@pytest.mark.parametrize(
    ("number", "area"),
    [("0571-88880001", "0571"), ("+86 138 0013 8000", "010"), ("10086", None), ("abc", None)],
)
def test_a_phone_tells_where_it_is_from(number, area):
    place = phone_place(number)
    assert (place.area if place else None) == area


def test_a_prefix_nobody_was_given_is_from_nowhere():
    assert phone_place("19999999999") is None or phone_place("19999999999").city


def test_a_plate_tells_its_city():
    assert plate_place("浙C·12345") == "温州市"
    with pytest.raises(RefusedError):
        plate_place("没有")


def test_the_tables_are_small_and_their_sources_are_named():
    sizes = {name: len(resources.read_bytes(name)) for name in resources.names("reference")}
    assert sum(sizes.values()) < 1 << 20
    told = resources.read_text("reference/README.md")
    assert all(name.split("/")[1] in told or name.endswith("README.md") for name in sizes)


@pytest.mark.realdata
def test_every_prefix_and_township_is_that_of_the_source(realdata):
    china = realdata / "china"

    def rows(name):
        content = (china / name).read_bytes()
        content = lzma.decompress(content) if name.endswith(".xz") else content
        return csv.DictReader(io.StringIO(content.decode("utf-8-sig")))

    for at, row in enumerate(rows("phone_prefix7.csv.xz")):
        if at % 97 == 0 and row["prefix7"][1] in "3456789":
            place = phone_place(row["prefix7"] + "0000")
            assert (place.province, place.city) == (row["province"], row["city"]), row
    known = {one.code: set(one.towns) for one in counties()}
    for row in rows("pcas_streets.csv.xz"):
        assert row["name"] in known[row["areaCode"]]
