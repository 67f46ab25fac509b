"""The power fails: what was not yet synced is gone, half there, or there out of order.

A desk's writes and syncs are recorded with strace; disk images are rebuilt as a failure at many
moments would have left them, torn at 512 bytes. ``careless`` plants ``synchronous=OFF``.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import event, select

from models.domain import Event
from models.errors import StoreError
from models.store.chain import verify
from models.store.unit_of_work import Store, consult, perform
from tests.offices import action, make_store
from tests.store.work import note, open_ticket, the_ticket

ACTIONS = 80
SECTOR = 512
CALLS = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink"
KINDS = {
    "write": "write",
    "pwrite64": "write",
    "ftruncate": "cut",
    "fsync": "sync",
    "fdatasync": "sync",
}
_CALL = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Report:
    """How many images were made and what was wrong with them."""

    images: int = 0
    writes: int = 0
    syncs: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0

    @property
    def holds(self) -> bool:
        """Nothing lost or damaged, and there was something to lose."""
        return not (self.lost or self.damaged) and self.writes > self.acknowledged > ACTIONS // 2


@dataclass(frozen=True)
class Step:
    """One recorded call: what (write, cut, sync, gone, told), of which file, with what."""

    what: str
    file: str = ""
    offset: int = 0
    content: bytes = b""


def run(folder: Path, *, images: int, careless: bool = False, seed: int = 11) -> Report:
    """Record one desk, then open ``images`` disks a power failure might have left."""
    home = folder / "office"
    make_store(home / "office.db", home).close()
    shutil.copytree(home, folder / "before")
    steps = list(_recorded(home, folder / "calls", careless))
    report = Report(
        writes=sum(step.what == "write" for step in steps),
        syncs=sum(step.what == "sync" for step in steps),
        acknowledged=sum(step.what == "told" for step in steps),
    )
    chance = random.Random(seed)
    first = next(at for at, step in enumerate(steps) if step.what == "told")
    for turn in range(images):
        at = chance.randrange(first, len(steps))
        _look(_image(folder, steps[:at], chance, turn), report)
    return report


def _recorded(home: Path, log: Path, careless: bool) -> Iterator[Step]:
    words = [sys.executable, "-m", "tests.soak.power", str(home), str(int(careless))]
    strace = ["strace", "-f", "-xx", "-s", "2000000", "-o", str(log), "-e", f"trace={CALLS}"]
    subprocess.run([*strace, *words], check=True)
    names: dict[int, str] = {}
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            found = _CALL.match(line)
            if found and int(found[3]) >= 0:
                step = _step(found[1], found[2], int(found[3]), names, home)
                if step is not None:
                    yield step


def _step(call: str, words: str, result: int, names: dict[int, str], home: Path) -> Step | None:
    """Return a recorded call that concerns the office's files; keeps track of who is open."""
    if call in {"openat", "unlink"}:
        path = Path(os.fsdecode(_quoted(words)))
        inside = path.parent == home and not path.name.endswith("-shm")
        if call == "openat":
            names.pop(result, None)
            names |= {result: path.name} if inside else {}
        return Step("gone", path.name) if call == "unlink" and inside else None
    descriptor = int(words.split(",", maxsplit=1)[0])
    file = names.pop(descriptor, None) if call == "close" else names.get(descriptor)
    if file is None or call == "close":
        return None
    last = int(words.rsplit(",", 1)[1]) if call in {"pwrite64", "ftruncate"} else 0
    what = "told" if file == "told" else KINDS[call]
    return Step(what, file, last, _quoted(words))


def _quoted(words: str) -> bytes:
    found = _QUOTED.search(words)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _image(
    folder: Path, steps: list[Step], chance: random.Random, turn: int
) -> tuple[Path, set[UUID]]:
    """Write the disk as it might stand after these steps; returns it with what was told."""
    before = folder / "before"
    disk = {path.name: bytearray(path.read_bytes()) for path in before.iterdir() if path.is_file()}
    unsynced: dict[str, list[Step]] = {}
    told: set[UUID] = set()
    for step in steps:
        if step.what in {"write", "cut"}:
            unsynced.setdefault(step.file, []).append(step)
        elif step.what == "told":
            told.add(UUID(bytes=step.content))
        else:
            for one in unsynced.pop(step.file, []):
                _apply(disk, one)
            if step.what == "gone":
                disk.pop(step.file, None)
    for waiting in unsynced.values():
        _apply_some(disk, waiting, chance)
    out = folder / "image"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    shutil.copytree(before / "keys", out / "keys")
    for name, content in disk.items():
        (out / name).write_bytes(content)
    return out, told


def _apply_some(disk: dict[str, bytearray], waiting: list[Step], chance: random.Random) -> None:
    """Let none, all or some of the unsynced writes reach the disk, the last one torn."""
    share = chance.choice((0.0, 0.5, 0.5, 1.0))
    kept = [step for step in waiting if chance.random() < share]
    for step in kept:
        whole = step is not kept[-1] or share == 1.0
        _apply(disk, step, None if whole else chance.randrange(0, len(step.content) + 1, SECTOR))


def _apply(disk: dict[str, bytearray], step: Step, cut: int | None = None) -> None:
    content = disk.setdefault(step.file, bytearray())
    if step.what == "cut":
        if step.offset < len(content):
            del content[step.offset :]
        else:
            content.extend(bytes(step.offset - len(content)))
        return
    said = step.content[:cut]
    if len(content) < step.offset + len(said):
        content.extend(bytes(step.offset + len(said) - len(content)))
    content[step.offset : step.offset + len(said)] = said


def _look(image: tuple[Path, set[UUID]], report: Report) -> None:
    disk, told = image
    report.images += 1
    try:
        with Store.open(disk / "office.db") as store:
            stored, holds = consult(store, lambda session: _read(session, store.key))
    except StoreError:
        report.damaged += 1
        return
    report.damaged += not holds
    report.lost += bool(told - stored)


def _read(session, key: bytes) -> tuple[set[UUID], bool]:
    said = session.connection().exec_driver_sql("PRAGMA integrity_check").fetchall()
    return set(session.scalars(select(Event.uid))), said == [("ok",)] and verify(session, key).holds


def _work(home: Path, careless: bool) -> None:
    """Be the desk that is recorded: actions of all sizes, each told once it is kept."""
    chance = random.Random(3)
    told = os.open(home / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Store.open(home / "office.db") as store:
        if careless:
            store.engine.dispose()

            @event.listens_for(store.engine, "connect")
            def forget_to_sync(driver, _entry):
                driver.execute("PRAGMA synchronous=OFF")

        number = perform(store, action(), open_ticket).value
        for _ in range(ACTIONS):
            kept, said = action(), "话" * chance.choice((10, 300, 3000))
            perform(store, kept, lambda s, d=said: note(s, the_ticket(s, number), "note", d=d))
            os.write(told, kept.uid.bytes)


if __name__ == "__main__":
    _work(Path(sys.argv[1]), sys.argv[2] == "1")
