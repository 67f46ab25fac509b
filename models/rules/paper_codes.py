"""What the code on a paper says: number, form, version, copy, page."""

import re
from dataclasses import dataclass

_FORM = re.compile(r"F\d{2}[A-Z]?")
_COUNT = re.compile(r"[0-9]{1,6}")
_PARTS = 5


@dataclass(frozen=True, slots=True)
class PaperCode:
    """One page of one copy of one paper."""

    number: str
    form: str
    version: str
    copy: int
    page: int

    @classmethod
    def read(cls, text: str) -> "PaperCode | None":
        """Return what a code says; None where it is no code of ours."""
        parts = text.rsplit(":", _PARTS - 1)
        if len(parts) != _PARTS or not parts[0] or not _FORM.fullmatch(parts[1]):
            return None
        if not (_is_count(parts[3]) and _is_count(parts[4])):
            return None
        return cls(parts[0], parts[1], parts[2], int(parts[3]), int(parts[4]))

    def __str__(self) -> str:
        return f"{self.number}:{self.form}:{self.version}:{self.copy}:{self.page}"


def _is_count(text: str) -> bool:
    return _COUNT.fullmatch(text) is not None and int(text) > 0
