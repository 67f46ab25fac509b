"""Phone numbers and plates as they are really written."""

import csv
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RefusedError
from models.rules.phones import PhoneKind, mask, phone_key, read_phone
from models.rules.plates import read_plate


@pytest.mark.parametrize(
    ("text", "kind", "shown", "masked"),
    [
        ("13812345678", PhoneKind.MOBILE, "13812345678", "138****5678"),
        ("+86 138-1234-5678", PhoneKind.MOBILE, "13812345678", "138****5678"),
        ("013812345678", PhoneKind.MOBILE, "13812345678", "138****5678"),
        ("１３８１２３４５６７８", PhoneKind.MOBILE, "13812345678", "138****5678"),
        ("0571-87654321", PhoneKind.LANDLINE, "0571-87654321", "0571-87****21"),
        ("(010) 8888 6666", PhoneKind.LANDLINE, "010-88886666", "010-88****66"),
        ("+86 571 8765 4321", PhoneKind.LANDLINE, "0571-87654321", "0571-87****21"),
        ("0086-10-88886666", PhoneKind.LANDLINE, "010-88886666", "010-88****66"),
        ("8765432", PhoneKind.LANDLINE, "8765432", "87***32"),
        ("0571-87654321转8012", PhoneKind.LANDLINE, "0571-87654321转8012", "0571-87****21"),
        ("0571-87654321-8012", PhoneKind.LANDLINE, "0571-87654321转8012", "0571-87****21"),
        ("0571 87654321 分机 12", PhoneKind.LANDLINE, "0571-87654321转12", "0571-87****21"),
        ("400-800-1234", PhoneKind.SERVICE, "4008001234", "4008001234"),
        ("10086", PhoneKind.SHORT, "10086", "10086"),
        ("10086转3", PhoneKind.SHORT, "10086转3", "10086"),
        ("95588", PhoneKind.SHORT, "95588", "95588"),
        ("110", PhoneKind.SHORT, "110", "110"),
    ],
)
def test_a_number_is_read_however_it_is_written(
    text: str, kind: PhoneKind, shown: str, masked: str
) -> None:
    phone = read_phone(text)
    assert (phone.kind, str(phone), mask(text)) == (kind, shown, masked)
    assert read_phone(str(phone)) == phone


def test_a_caller_is_looked_up_by_digits_without_the_extension() -> None:
    assert phone_key("0571-87654321转8012") == "057187654321"
    assert phone_key("+86 138 1234 5678") == "13812345678"
    assert phone_key("尾号 ５678") == "5678"


@pytest.mark.parametrize("text", ["", "张三", "1234", "12138123456789", "0571", "转8012"])
def test_what_is_no_number_is_refused_and_masked_whole(text: str) -> None:
    with pytest.raises(RefusedError, match=r"phone\.unreadable"):
        read_phone(text)
    assert mask(text) == "****"


@given(st.text())
def test_no_text_makes_the_reading_fail_otherwise(text: str) -> None:
    phone_key(text)
    mask(text)


def prefix_rows(realdata: Path) -> list[dict[str, str]]:
    with lzma.open(realdata / "china/phone_prefix7.csv.xz", "rt", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.realdata
def test_every_mobile_prefix_and_area_code_in_use_is_read(realdata: Path) -> None:
    rows = prefix_rows(realdata)
    assert len(rows) > 400_000
    for row in rows[::200]:
        assert read_phone(f"{row['prefix7']}1234").kind is PhoneKind.MOBILE
    codes = {row["areacode"] for row in rows}
    assert len(codes) > 300
    for code in codes:
        # The table itself has two typing errors: an empty code, and one with two zeros.
        if code and not code.startswith("00"):
            assert read_phone(f"{code}-87654321").area == code


@pytest.mark.parametrize(
    ("text", "shown", "new_energy"),
    [
        ("浙A12345", "浙A·12345", False),
        ("浙a·1234学", "浙A·1234学", False),
        ("粤Z 1234港", "粤Z·1234港", False),
        ("浙AD12345", "浙A·D12345", True),
        ("浙A-12345d", "浙A·12345D", True),
    ],
)
def test_a_plate_is_read_however_it_is_typed(text: str, shown: str, new_energy: bool) -> None:
    plate = read_plate(text)
    assert (str(plate), plate.new_energy) == (shown, new_energy)
    assert read_plate(str(plate)) == plate
    assert plate.tail == plate.text[-4:]


@pytest.mark.parametrize("text", ["", "A12345", "浙A1234", "浙AO2345", "浙A1234567", "浙1A2345"])
def test_what_is_no_plate_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match=r"plate\.unreadable"):
        read_plate(text)


@pytest.mark.realdata
def test_every_plate_head_in_use_is_read(realdata: Path) -> None:
    heads = json.loads((realdata / "china/plate_民用车牌.json").read_text(encoding="utf-8"))
    for head in heads:
        assert read_plate(f"{head}12345").text.startswith(head)
