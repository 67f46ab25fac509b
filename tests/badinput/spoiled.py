"""Ways to spoil an office's folder, with what must be said about each and how to mend it."""

import os
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
PAGE = 4096


@dataclass(frozen=True)
class Spoil:
    """One thing done to ``office.db`` or what lies beside it."""

    name: str
    do: Callable[[Path], None]
    code: str
    status: int = 3


def office(folder: Path) -> Path:
    """Return the office's file."""
    return folder / "office.db"


def picture(folder: Path) -> None:
    """Somebody chose a photograph."""
    office(folder).write_bytes(JPEG + random.Random(1).randbytes(3 * PAGE))


def workbook(folder: Path) -> None:
    """Somebody chose a spreadsheet."""
    with zipfile.ZipFile(office(folder), "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>" * 500)


def somebody_elses(folder: Path) -> None:
    """Somebody chose the database of another program."""
    office(folder).unlink()
    with closing(sqlite3.connect(office(folder))) as other:
        other.execute("CREATE TABLE recipe (id, name)")
        other.commit()


def emptied(folder: Path) -> None:
    """A sync client left a file of no length."""
    office(folder).write_bytes(b"")


def overwrite(folder: Path, at: int, content: bytes) -> None:
    """Put bytes somewhere into the office's file."""
    with office(folder).open("r+b") as file:
        file.seek(at)
        file.write(content)


def header(folder: Path) -> None:
    """The first bytes are gone."""
    overwrite(folder, 0, b"\0" * 16)


def header_sizes(folder: Path) -> None:
    """The header's numbers are nonsense."""
    overwrite(folder, 16, b"\xa5" * 52)


def pages(folder: Path) -> None:
    """A bad disk gave back nonsense for every page but the first."""
    for at in range(PAGE, office(folder).stat().st_size, PAGE):
        overwrite(folder, at, b"\xa5" * 512)


def tail(folder: Path) -> None:
    """The second half is missing."""
    os.truncate(office(folder), office(folder).stat().st_size // 2 // PAGE * PAGE)


def stump(folder: Path) -> None:
    """Fifty bytes are left."""
    os.truncate(office(folder), 50)


def newer(folder: Path) -> None:
    """A newer program has been here."""
    with closing(sqlite3.connect(office(folder))) as file:
        file.execute("PRAGMA user_version = 4711")


def no_key(folder: Path) -> None:
    """The key folder was left behind when the office moved."""
    shutil.rmtree(folder / "keys")


def torn_key(folder: Path) -> None:
    """The key file is cut."""
    for key in (folder / "keys").glob("*.key"):
        key.write_text("5a5a", encoding="ascii")


def foreign_key(folder: Path) -> None:
    """The key of another office has this one's name."""
    for key in (folder / "keys").glob("*.key"):
        key.write_text("5a" * 32, encoding="ascii")


def linked(folder: Path) -> None:
    """A link stands where the office stood."""
    office(folder).rename(folder / "real.db")
    office(folder).symlink_to(folder / "real.db")


def second_name(folder: Path) -> None:
    """The office has two names."""
    (folder / "twin.db").hardlink_to(office(folder))


def synchronised(folder: Path) -> None:
    """A cloud client looks after this folder."""
    (folder / ".dropbox").touch()


def gone(folder: Path) -> None:
    """The office is not there."""
    office(folder).unlink()


def directory(folder: Path) -> None:
    """A folder has the office's name."""
    gone(folder)
    office(folder).mkdir()


SPOILS = [
    Spoil("a JPEG", picture, "store.not_ours"),
    Spoil("an xlsx", workbook, "store.not_ours"),
    Spoil("somebody else's database", somebody_elses, "store.not_ours"),
    Spoil("an empty file", emptied, "store.not_ours"),
    Spoil("a folder", directory, "store.not_ours"),
    Spoil("no file", gone, "store.missing"),
    Spoil("a damaged header", header, "store.corrupt"),
    Spoil("nonsense sizes", header_sizes, "store.corrupt"),
    Spoil("damaged pages", pages, "store.corrupt"),
    Spoil("a cut tail", tail, "store.corrupt"),
    Spoil("a stump", stump, "store.corrupt"),
    Spoil("a newer edition", newer, "store.too_new"),
    Spoil("no key", no_key, "store.key_missing", 2),
    Spoil("a torn key", torn_key, "store.key_missing", 2),
    Spoil("another office's key", foreign_key, "store.key_foreign", 2),
    Spoil("a link", linked, "store.wrong_place"),
    Spoil("a second name", second_name, "store.wrong_place"),
    Spoil("a synchronised folder", synchronised, "store.wrong_place"),
]


def left(folder: Path) -> dict[str, str]:
    """Return the digest of every file; what a lock or a log adds does not count."""
    own = {"office.db.console", "drafts.db", "desk.ini"}
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in own and "logs" not in path.parts
    }


def mend(folder: Path, sound: Path) -> None:
    """Put everything back as it was."""
    shutil.rmtree(folder)
    shutil.copytree(sound, folder)
