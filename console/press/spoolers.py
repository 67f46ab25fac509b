"""What the press asks of a print spooler, whichever system it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from printing.display import Page
    from printing.document import Placement


class Fate(StrEnum):
    """What became of a job that was handed over."""

    WAITING = "waiting"  # queued or printing, nothing to do
    STUCK = "stuck"  # waits for somebody: no paper, switched off, paused
    PRINTED = "printed"  # the spooler gave all of it to the printer
    GIVEN_UP = "given_up"  # aborted or cancelled
    UNKNOWN = "unknown"  # the spooler does not know it any more


@dataclass(frozen=True, slots=True)
class Look:
    """How a job stands; ``said`` is the spooler's own word for it, such as media-empty."""

    fate: Fate
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """Everything one spooler job needs: a PDF, or pages for a printer that draws itself.

    ``width`` and ``height`` are of the paper, millimetres.
    """

    printer: str
    title: str
    width: float
    height: float
    copies: int = 1
    duplex: bool = False
    pdf: bytes = b""
    pages: "tuple[Page, ...]" = ()
    placement: "Placement | None" = None
    cancelled: Callable[[], bool] = field(default=lambda: False)


class Spooler(Protocol):
    """A system's print spooler. Methods run off the GUI thread and raise ``RefusedError``."""

    takes_pdf: bool
    """Whether a job is a PDF; else it is pages to paint."""

    tells_fate: bool
    """Whether ``look`` knows what became of a job; else handing over is all there is."""

    def printers(self) -> tuple[str, ...]:
        """Return the printers there are, the usual one first."""

    def send(self, sheaf: Sheaf) -> str:
        """Hand a job over; return what the spooler calls it.

        Raises press.no_spooler, press.no_printer or press.refused, and then nothing of it
        is printed.
        """

    def look(self, printer: str, job: str) -> Look:
        """Return how a job stands."""

    def cancel(self, printer: str, job: str) -> None:
        """Take a job back as far as it is not printed."""
