"""Scans on their way in: file after file is read, its pages checked and filed, none twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from console.calls import Call, Progress
from console.scans.boxes import empty_boxes
from console.scans.codes import FoundCode, codes_on, slips_of
from console.scans.pages import is_scan, kept, pages_of
from models.errors import RefusedError
from models.queries.scans import places_of
from models.rules.paper_codes import PaperCode
from models.services.scans import Filed, keep_page

if TYPE_CHECKING:
    from PIL import Image

WATCH_MS = 4000

Glimpse = tuple[str, int, int]  # a file as it stood when it was looked at: path, size, time


class Lane(Protocol):
    """What of a desk the intake needs."""

    def ask(self, owner: Any, query: Any, done: Any, *, failed: Any = None) -> Call:
        """Read from the office."""

    def act(self, owner: Any, service: Any, done: Any, *, failed: Any = None) -> Call:
        """Do one action."""

    def work(
        self, owner: Any, job: Any, done: Any, *, failed: Any = None, progress: Any = None
    ) -> Call:
        """Run something slow."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One paper found in a file: its picture, and its code where it has one."""

    source: str
    number: int
    picture: "Image.Image"
    dots: float
    content: bytes
    found: FoundCode | None

    @property
    def code(self) -> PaperCode | None:
        """Which paper it says it is."""
        return None if self.found is None else self.found.code


@dataclass(slots=True)
class Tally:
    """What became of the files taken in so far."""

    files: int = 0
    of: int = 0
    filed: int = 0
    waiting: int = 0
    again: int = 0
    unsigned: int = 0
    unread: list[tuple[str, RefusedError]] = field(default_factory=list)


def read_file(path: Path, progress: Progress) -> list[ReadPage]:
    """Return the papers in a file; refuses scan.unreadable."""
    read = []
    for page in pages_of(path):
        progress.report(page.number, 0)
        codes = codes_on(page.picture)
        if codes:
            slips: Iterable[tuple[Any, FoundCode | None]] = slips_of(page.picture, codes)
        else:
            slips = [(page.picture, None)]
        for picture, found in slips:
            content = kept(picture, page.dots)
            read.append(ReadPage(page.source, page.number, picture, page.dots, content, found))
    return read


def checked(
    pages: list[ReadPage], places: Mapping[PaperCode, Any], progress: Progress
) -> list[tuple[str, ...] | None]:
    """Return for each page which boxes look unsigned; None where nobody has to sign."""
    told = []
    for n, page in enumerate(pages):
        progress.report(n, len(pages))
        known = None if page.code is None else places.get(page.code)
        told.append(
            empty_boxes(page.picture, page.dots, page.found, places=known)
            if page.found and known
            else None
        )
    return told


class Intake(QObject):
    """Takes files in one after another; ``moved`` tells how far, ``ended`` that none is left."""

    moved = Signal()
    ended = Signal()

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._waiting: list[Path] = []
        self._call: Call | None = None
        self._busy = False
        self._seen: set[Glimpse] = set()
        self._glimpsed: set[Glimpse] = set()
        self._watched: Path | None = None
        self.tally = Tally()
        self._timer = QTimer(self, interval=WATCH_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_busy(self) -> bool:
        """Say whether files are being taken in."""
        return self._busy

    @property
    def watched(self) -> Path | None:
        """Which folder is watched."""
        return self._watched

    def take(self, paths: Iterable[Path]) -> None:
        """Take files in, after those already waiting."""
        fresh = [path for path in paths if is_scan(path)]
        if not self.is_busy:
            self.tally = Tally()
        self.tally.of += len(fresh)
        self._waiting += fresh
        if not self.is_busy:
            self._next()

    def cancel(self) -> None:
        """Stop; what was filed stays filed."""
        self._waiting.clear()
        if self._call is not None:
            self._call.cancel()
        if self._busy:
            self._end()

    def watch(self, folder: Path | None) -> None:
        """Take in whatever comes into a folder, until told otherwise."""
        self._watched = folder
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()
        self.moved.emit()

    def look(self) -> None:
        """Look into the watched folder for what is new and no longer being written."""
        folder = self._watched
        if folder is not None and not self.is_busy:
            self._lane.work(
                self, lambda _: _glimpses(folder), self._found, failed=self._not_watched
            )

    def _found(self, found: list[Glimpse]) -> None:
        """Take what stands as it stood at the last look: nobody writes it any more."""
        fresh = [one for one in found if one in self._glimpsed - self._seen]
        self._glimpsed = set(found)
        self._seen |= set(fresh)
        if fresh:
            self.take(Path(one[0]) for one in fresh)

    def _not_watched(self, error: Exception) -> None:
        name = "" if self._watched is None else self._watched.name
        self.watch(None)
        self._not_read(name, error)

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        self._busy = True
        path = self._waiting.pop(0)
        self._call = self._lane.work(
            self,
            partial(read_file, path),
            self._read,
            failed=partial(self._not_read, path.name),
        )
        self.moved.emit()

    def _read(self, pages: list[ReadPage]) -> None:
        codes = [page.code for page in pages if page.code is not None]
        self._lane.ask(self, partial(places_of, codes=codes), partial(self._placed, pages))

    def _placed(self, pages: list[ReadPage], places: Mapping[PaperCode, Any]) -> None:
        self._call = self._lane.work(
            self,
            partial(checked, pages, places),
            partial(self._file, pages),
        )

    def _file(self, pages: list[ReadPage], empty: list[tuple[str, ...] | None]) -> None:
        if not pages:
            self.tally.files += 1
            self._next()
            return
        page, boxes = pages[0], empty[0]
        service = partial(
            keep_page,
            picture=page.content,
            source=page.source,
            page=page.number,
            code=page.code,
            empty=boxes,
        )
        after = partial(self._filed, pages[1:], empty[1:], unsigned=bool(boxes))
        self._lane.act(self, service, after, failed=partial(self._not_read, page.source))

    def _filed(
        self,
        pages: list[ReadPage],
        empty: list[tuple[str, ...] | None],
        filed: Filed | None,
        *,
        unsigned: bool,
    ) -> None:
        tally = self.tally
        if filed is not None and filed.again:
            tally.again += 1
        elif filed is not None and filed.number:
            tally.filed += 1
            tally.unsigned += unsigned
        else:
            tally.waiting += 1
        self.moved.emit()
        if self.is_busy:
            self._file(pages, empty)

    def _not_read(self, name: str, error: Exception) -> None:
        if not isinstance(error, RefusedError):
            self._waiting.clear()
            self._end()
            raise error
        self.tally.unread.append((name, error))
        self.tally.files += 1
        self._next()

    def _end(self) -> None:
        self._call, self._busy = None, False
        self.moved.emit()
        self.ended.emit()


def _glimpses(folder: Path) -> list[Glimpse]:
    found = []
    try:
        for path in sorted(filter(is_scan, folder.iterdir())):
            told = path.stat()
            found.append((str(path), told.st_size, told.st_mtime_ns))
    except OSError as error:
        raise RefusedError("scan.unreadable", file=folder.name, said=str(error)[:120]) from error
    return found
