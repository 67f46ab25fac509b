"""A file with a new year's holidays, off the disk: TOML as shipped, or a list."""

from pathlib import Path

from console.spreadsheets import decode
from models.errors import RefusedError
from models.rules.calendar import CalendarYears
from models.rules.calendar_years import read_years

MOST_BYTES = 2_000_000


def read_text(path: Path) -> str:
    """Return the text of a holiday file; raises ``RefusedError("calendar.years_broken")``."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as trouble:
        problem = trouble.strerror or type(trouble).__name__
        raise RefusedError("calendar.years_broken", file=path.name, problem=problem) from trouble
    if len(content) > MOST_BYTES:
        raise RefusedError("calendar.years_broken", file=path.name, problem=f"> {MOST_BYTES} B")
    return decode(path.name, content)


def read_years_file(path: Path, *, source: str = "") -> CalendarYears:
    """Return the whole years a file tells, checked."""
    return read_years(read_text(path), file=path.name, source=source)
