"""The PDF of record is there whole or not at all, and nothing less counts as printed."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import RefusedError, StoreError, StoreTrouble
from printing import record
from printing.catalogue import render
from printing.record import check, file_record
from printing.samples import samples

PDF = render("F01", [samples()["F01"]["short"]])
OTHER = render("F01", [samples()["F01"]["reprint"]])


def failing(number):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    return fail


def test_a_record_is_filed_whole_under_its_name(tmp_path):
    filed = file_record(tmp_path / "2026", "LX-GZ-20261120-0007-P1 第1次", PDF)
    assert filed.path.read_bytes() == PDF.content
    assert (filed.sha256, filed.pages) == (PDF.sha256, 1)
    assert [file.name for file in filed.path.parent.iterdir()] == [
        "LX-GZ-20261120-0007-P1 第1次.pdf"
    ]


def test_filing_the_same_pdf_again_changes_nothing(tmp_path):
    assert file_record(tmp_path, "甲", PDF) == file_record(tmp_path, "甲", PDF)
    assert len(list(tmp_path.iterdir())) == 1


def test_another_pdf_of_that_name_never_replaces_the_first(tmp_path):
    first, second = file_record(tmp_path, "甲", PDF), file_record(tmp_path, "甲", OTHER)
    assert first.path.read_bytes() == PDF.content
    assert second.path.read_bytes() == OTHER.content
    assert second.path.name == "甲(2).pdf"


@pytest.mark.parametrize("name", ["a/b\\c:d*e?", "长" * 300, "..", "", "CON", "../../etc/passwd"])
def test_hostile_names_stay_in_the_folder(tmp_path, name):
    filed = file_record(tmp_path, name, PDF)
    assert filed.path.parent == tmp_path
    assert filed.path.resolve().parent == tmp_path.resolve()


@pytest.mark.parametrize("place", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, StoreTrouble.FULL),
        (errno.EDQUOT, StoreTrouble.FULL),
        (errno.EROFS, StoreTrouble.READ_ONLY),
        (errno.EACCES, StoreTrouble.READ_ONLY),
        (errno.EIO, StoreTrouble.UNREACHABLE),
    ],
)
def test_a_failing_folder_is_named_and_nothing_half_is_left(
    tmp_path, monkeypatch, place, number, trouble
):
    monkeypatch.setattr(os if place == "fsync" else Path, place, failing(number))
    with pytest.raises(StoreError) as error:
        file_record(tmp_path, "甲", PDF, pause=lambda _: None)
    assert error.value.kind is trouble
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
    assert file_record(tmp_path, "甲", PDF).path.read_bytes() == PDF.content


def test_a_full_device_is_a_full_device(tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with pytest.raises(OSError, match="space"), Path("/dev/full").open("wb") as file:
        file.write(PDF.content)


def test_a_scanner_holding_the_file_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    rename, refusals, pauses = Path.replace, iter([True] * 3), []

    def held(self, target):
        if next(refusals, False):
            raise PermissionError(errno.EACCES, "held")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", held)
    assert file_record(tmp_path, "甲", PDF, pause=pauses.append).path.exists()
    assert len(pauses) == 3


def test_a_disk_that_gives_back_something_else_is_not_believed(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"")
    with pytest.raises(RefusedError) as refusal:
        file_record(tmp_path, "甲", PDF)
    assert refusal.value.code == "printing.broken_record"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "broken",
    [
        replace(PDF, content=b""),
        replace(PDF, content=PDF.content[:-20]),
        replace(PDF, content=PDF.content[: len(PDF.content) // 2]),
        replace(PDF, content=b"x" + PDF.content[1:]),
        replace(PDF, content=PDF.content.replace(b"startxref\n", b"startxref\n1")),
        replace(PDF, pages=2, pages_per_sheet=(2,)),
        replace(OTHER, pages_per_sheet=(1,)),
    ],
)
def test_a_pdf_without_its_end_its_index_or_its_pages_is_not_filed(tmp_path, broken):
    check(PDF)
    with pytest.raises(RefusedError) as refusal:
        file_record(tmp_path, "甲", broken)
    assert refusal.value.code == "printing.broken_record"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_reported(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError):
        file_record(tmp_path / "file" / "below", "甲", PDF)


def test_where_folders_cannot_be_synced_the_file_is_still_filed(tmp_path, monkeypatch):
    monkeypatch.setattr(record, "_can_sync_folders", lambda: False)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened a folder"))
    record._sync_folder(tmp_path)  # what Windows would be asked
