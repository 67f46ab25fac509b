"""A promise survives the trip through JSON, and a damaged one is refused."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RefusedError
from models.rules.promise import Promise

SPANS = st.integers(0, 10**7).map(lambda seconds: timedelta(seconds=seconds))
PROMISES = st.builds(
    Promise,
    edition=st.text(),
    article=st.text(),
    source=st.sampled_from(["seed", "public", "default", "contract"]),
    inferred=st.booleans(),
    basis=st.sampled_from(["natural", "working"]),
    calendar_version=st.text(),
    response=SPANS,
    arrival=SPANS,
    restoration=SPANS,
    report=SPANS,
    dispatch=SPANS,
    acknowledge=SPANS,
    pauses=st.frozensets(st.text()),
)


@given(PROMISES)
def test_a_promise_is_read_back_as_it_was_written(promise: Promise) -> None:
    assert Promise.from_json(json.loads(json.dumps(promise.to_json()))) == promise


@pytest.mark.parametrize(
    "damage",
    [
        {"extra": 1},
        {"edition": 1},
        {"basis": "lunar"},
        {"inferred": "no"},
        {"response": "60"},
        {"response": True},
        {"response": -1},
        {"pauses": "spare"},
        {"pauses": [1]},
    ],
)
@given(promise=PROMISES)
def test_a_damaged_promise_is_refused(damage: dict[str, object], promise: Promise) -> None:
    with pytest.raises(RefusedError, match=r"promise\.broken"):
        Promise.from_json(promise.to_json() | damage)
