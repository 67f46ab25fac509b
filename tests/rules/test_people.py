"""The people of a crew, as an office jots them down."""

import pytest

from models.errors import RefusedError
from models.rules.people import Person, read_people


def test_a_line_is_a_name_and_a_phone_however_they_are_parted():
    told = """王建军 13893000111

    马占海，0930-6221234
    Zhang San\t138 9300 0112
    何静(010)62345678
    李四"""
    assert read_people(told) == (
        Person("王建军", "13893000111"),
        Person("马占海", "0930-6221234"),
        Person("Zhang San", "13893000112"),
        Person("何静", "010-62345678"),
        Person("李四"),
    )


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("王建军 13893000111\n13893000112", "people.no_name"),
        ("王建军 138930001", "phone.unreadable"),
        ("王建军 13893000111 13893000112", "phone.unreadable"),
    ],
)
def test_a_line_that_is_nobody_is_refused_beside_the_people(told, code):
    with pytest.raises(RefusedError) as refused:
        read_people(told)
    assert refused.value.code == code
    assert refused.value.facts["field"] == "people"


def test_the_line_without_a_name_is_named():
    with pytest.raises(RefusedError) as refused:
        read_people("王建军\n\n138")
    assert refused.value.facts["line"] == 3
