"""Papers are measured as they are bought."""

import pytest

from models.errors import RefusedError
from printing.paper import FANFOLD, FANFOLD_HALF, FANFOLD_THIRD, MM, PAPERS, paper_named


def test_the_half_form_is_683_by_396_points():
    assert FANFOLD_HALF.size == pytest.approx((683.1, 396.0), abs=0.1)


def test_fanfold_forms_are_parts_of_eleven_inches_and_carry_80_columns():
    assert FANFOLD.height_mm == pytest.approx(11 * 25.4, abs=0.05)
    assert FANFOLD_HALF.height_mm * 2 == pytest.approx(FANFOLD.height_mm, abs=0.1)
    assert FANFOLD_THIRD.height_mm * 3 == pytest.approx(FANFOLD.height_mm, abs=0.2)
    for paper in (FANFOLD, FANFOLD_HALF, FANFOLD_THIRD):
        assert paper.text_width == pytest.approx(203 * MM)
        assert paper.left >= (12.7 + 5) * MM
        assert min(paper.top_mm, paper.bottom_mm) >= 6
        assert paper.floor >= 9


def test_type_never_wants_to_be_smaller_than_its_floor():
    assert all(paper.body >= paper.floor for paper in PAPERS.values())


def test_an_unknown_paper_is_refused_by_code():
    assert paper_named("A4") is PAPERS["A4"]
    with pytest.raises(RefusedError) as refusal:
        paper_named("B5")
    assert refusal.value.code == "printing.unknown_paper"
