"""Where this desk keeps things: the office's file or server, keys, backups, papers, logs.

Knows no Qt, so that headless commands, the console and the tests agree.
"""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APPLICATION = "Paidan"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one desk and the office it works on.

    ``office`` is a file path or a database URL, as ``Store.open`` takes it.
    """

    office: str
    data: Path

    @classmethod
    def of(cls, *, office: str | None, data: Path | None, demo: bool = False) -> "Places":
        """Return the places for what the command line said; the demo lives apart."""
        base = data or Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))
        if demo:
            base /= "demo"
        return cls(office=office or str(base / "office.db"), data=base)

    @property
    def is_server(self) -> bool:
        """Say whether the office is on a database server and not in a file."""
        return "://" in self.office and not self.office.startswith("sqlite")

    @property
    def keys(self) -> Path:
        """The folder of the event chain's key, never inside the database."""
        return self.data / "keys"

    @property
    def backups(self) -> Path:
        """The folder of dated backups."""
        return self.data / "backups"

    @property
    def papers(self) -> Path:
        """The folder of PDFs of record."""
        return self.data / "papers"

    @property
    def logs(self) -> Path:
        """The folder of the rotating log and crash reports."""
        return self.data / "logs"

    def make(self) -> None:
        """Create the desk's folders."""
        for folder in (self.data, self.keys, self.backups, self.papers, self.logs):
            folder.mkdir(parents=True, exist_ok=True)
