"""Sound files of calls: copied beside the office under their digest, played, deleted."""

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from models.errors import RefusedError, StoreError

if TYPE_CHECKING:
    from models.services.recordings import KeptFile

FOLDER = "recordings"
SOUNDS = frozenset({".mp3", ".wav", ".m4a", ".amr", ".ogg", ".opus", ".aac", ".wma", ".flac"})
LARGEST = 200 * 1024 * 1024
_CHUNK = 1 << 20


class Recordings:
    """The folder of sound files beside this desk's office."""

    sounds = SOUNDS

    def __init__(self, data: Path) -> None:
        self._data = data

    def keep(self, file: Path) -> "KeptFile":
        """Copy a recording into the data folder, whole or not at all, and say what it is.

        Raises ``RefusedError`` recording.no_sound, recording.too_big or recording.missing,
        and ``StoreError`` where the folder takes nothing.
        """
        from models.services.recordings import KeptFile  # no norms before the first list

        if file.suffix.lower() not in SOUNDS:
            raise RefusedError("recording.no_sound", file=file.name, kinds=sorted(SOUNDS))
        size = _size_of(file)
        if size > LARGEST:
            raise RefusedError("recording.too_big", file=file.name, limit=LARGEST >> 20)
        sha256 = digest_of(file)
        kept = Path(FOLDER) / f"{sha256}{file.suffix.lower()}"
        self._copy(file, self._data / kept)
        return KeptFile(sha256, file.name, kept.as_posix(), size)

    def play(self, kept_as: str, *, desk: str) -> None:
        """Open a recording with the system's player.

        Raises ``RefusedError`` recording.elsewhere where the file lies on another desk.
        """
        file = self._data / kept_as
        if not file.is_file():
            raise RefusedError("recording.elsewhere", desk=desk, file=file.name)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            raise RefusedError("recording.no_player", file=file.name)

    def delete(self, kept_as: str) -> None:
        """Delete a recording here; one that lies on another desk is deleted there."""
        (self._data / kept_as).unlink(missing_ok=True)

    @staticmethod
    def _copy(file: Path, target: Path) -> None:
        aside = target.with_name(f".{target.name}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, aside)
            aside.replace(target)
        except OSError as error:
            aside.unlink(missing_ok=True)
            raise StoreError.of_system(error, str(target)) from error


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        raise RefusedError("recording.missing", file=file.name) from None


def digest_of(file: Path) -> str:
    """Return the digest of a file; raises ``RefusedError("recording.missing")``."""
    read = hashlib.sha256()
    try:
        with file.open("rb") as content:
            while chunk := content.read(_CHUNK):
                read.update(chunk)
    except OSError:
        raise RefusedError("recording.missing", file=file.name) from None
    return read.hexdigest()
