"""What a preview is about: a ticket, or one of its work orders."""

import re
from dataclasses import dataclass
from typing import Self

ORDER = re.compile(r"(?P<ticket>.+)-P\d+")


@dataclass(frozen=True, slots=True)
class PreviewSubject:
    """A ticket's number, and the number of the order when one is meant."""

    ticket: str
    order: str | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        """Read ``LX-GZ-20261120-0001`` or ``LX-GZ-20261120-0001-P1``."""
        found = ORDER.fullmatch(text)
        return cls(text) if found is None else cls(found["ticket"], text)

    def __str__(self) -> str:
        return self.order or self.ticket
