"""A scanner is told by its speed or its prefix; whoever types fast is not taken for one."""

import random

import pytest

from models.rules.scan import ScanReader, Verdict

NUMBER = "LX-GZ-20261120-0001-P1"


def typed(text, gap, *, code="LX", enter=True):
    """Return what would stand in the field, and the numbers scanned."""
    reader, field, held, scanned, at = ScanReader(code), "", "", [], 1000
    gaps = gap if callable(gap) else lambda: gap
    for char in text:
        at += gaps()
        verdict = reader.feed(char, at)
        if verdict is Verdict.RELEASE:
            field, held = field + held, ""
            reader.forget()
            verdict = reader.feed(char, at)
        if verdict is Verdict.HOLD:
            held += char
        else:
            field += char
    verdict = reader.enter(at + gaps()) if enter else Verdict.PASS
    if verdict is Verdict.SCANNED:
        scanned.append(reader.number)
        return field, scanned
    return field + held, scanned


@pytest.mark.parametrize("gap", [1, 5, 16, 29])
def test_a_scan_leaves_nothing_in_the_field(gap):
    assert typed(NUMBER, gap) == ("", [NUMBER])


@pytest.mark.parametrize("gap", [30, 45, 60, 120])
def test_the_fastest_typist_is_no_scanner(gap):
    assert typed(NUMBER, gap) == (NUMBER, [])


def test_a_typist_whose_fingers_roll_over_now_and_then_is_no_scanner():
    chance = random.Random(7)
    for _ in range(200):
        text, scanned = typed(NUMBER, lambda: chance.choice((12, 20, 48, 70, 95)))
        if scanned:
            pytest.fail("a burst of two keys is no scan")
        assert text == NUMBER


def test_what_is_nobodys_number_is_never_kept_back():
    for text in ("hello", "周敏", "138000", "XL-GZ-1", "LXX", "lx gz"):
        assert typed(text, 2) == (text, [])


def test_a_prefix_tells_a_slow_scanner_too():
    assert typed(f"]Q1{NUMBER}", 120) == ("", [NUMBER])
    assert typed("]hello", 10) == ("]hello", [])


def test_the_whole_text_of_a_printed_code_is_read_for_its_number():
    assert typed(f"{NUMBER}:F01:1.0:2:1", 4) == ("", [NUMBER])


def test_caps_lock_changes_nothing():
    assert typed(NUMBER.lower(), 4) == ("", [NUMBER])


def test_half_a_number_scanned_is_typing():
    assert typed("LX-GZ-2026", 4) == ("LX-GZ-2026", [])


def test_another_offices_paper_is_typed_and_not_opened():
    other = NUMBER.replace("LX", "QY")
    assert typed(other, 4) == (other, [])


def test_counter_proof_a_reader_that_forgets_the_gap_takes_a_typist_for_a_scanner(monkeypatch):
    monkeypatch.setattr(ScanReader, "gap_ms", property(lambda _self: 10_000))
    assert typed(NUMBER, 60) == ("", [NUMBER])
