"""The PDF of record: checked in memory, written beside its name, read back, then renamed.

Qt reports a print as done on a full disk; so what counts as printed is only ever a file
that was read again and found to be the one made.
"""

import errno
import os
import re
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.errors import RefusedError, StoreError, StoreTrouble
from models.rules.filenames import safe_filename
from printing.document import RenderedPdf

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EROFS, errno.EACCES, errno.EPERM}
_PAGE = re.compile(rb"/Type /Page\b")
_START = re.compile(rb"startxref\s+([0-9]+)\s+%%EOF\s*\Z")
_TRIES = 10
_PAUSE = 0.25  # seconds; a virus scanner lets go of a file within two or three


@dataclass(frozen=True, slots=True)
class FiledPdf:
    """A PDF of record as it lies in its folder."""

    path: Path
    sha256: str
    pages: int


def file_record(
    folder: Path, name: str, pdf: RenderedPdf, *, pause: Callable[[float], None] = time.sleep
) -> FiledPdf:
    """File a PDF under a name made safe; the file is there whole, or not at all.

    The same PDF filed again is the same file; another PDF of that name gets a number.
    Raises ``RefusedError("printing.broken_record")``, ``StoreError``.
    """
    check(pdf)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder, name, pdf.content)
        if not path.exists():
            write_whole(path, pdf.content, pause=pause)
    except OSError as error:
        raise StoreError(trouble_of(error), where=str(folder), said=str(error)) from error
    return FiledPdf(path, pdf.sha256, pdf.pages)


def check(pdf: RenderedPdf) -> None:
    """Check that a PDF has its beginning, its end and its pages."""
    content = pdf.content
    start = _START.search(content[-64:])
    if not content.startswith(b"%PDF-") or start is None:
        raise RefusedError("printing.broken_record", problem="%%EOF")
    if not content[int(start.group(1)) :].startswith(b"xref"):
        raise RefusedError("printing.broken_record", problem="xref")
    found = len(_PAGE.findall(content))
    if found != pdf.pages or -(-sum(pdf.pages_per_sheet) // pdf.up) != pdf.pages:
        raise RefusedError("printing.broken_record", problem=f"{found} / {pdf.pages}")


def _free(folder: Path, name: str, content: bytes) -> Path:
    """Return the first path of that name that is free or holds the same bytes."""
    path, count = folder / safe_filename(name, suffix=".pdf"), 1
    while path.exists() and path.read_bytes() != content:
        count += 1
        path = folder / safe_filename(name, suffix=f"({count}).pdf")
    return path


def write_whole(path: Path, content: bytes, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Write a file beside its name, read it back, then rename; raises ``OSError``."""
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if beside.read_bytes() != content:
            raise RefusedError("printing.broken_record", problem=path.name)
        _rename(beside, path, pause)
        _sync_folder(path.parent)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _rename(beside: Path, path: Path, pause: Callable[[float], None]) -> None:
    """Rename; on Windows a scanner may hold the file for a moment, so ask again."""
    for _ in range(_TRIES - 1):
        with suppress(PermissionError):
            beside.replace(path)
            return
        pause(_PAUSE)
    beside.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the name itself safe from a power cut, where folders can be synced."""
    if _can_sync_folders():
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _can_sync_folders() -> bool:
    return os.name == "posix"


def trouble_of(error: OSError) -> StoreTrouble:
    """Return what kind of trouble a file's error is."""
    if error.errno in _FULL:
        return StoreTrouble.FULL
    if error.errno in _DENIED:
        return StoreTrouble.READ_ONLY
    return StoreTrouble.UNREACHABLE
