"""One print job as the press keeps it: what is wanted, how far it is, what stopped it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID, uuid4

from models.rules.papers import PaperSubject


class JobState(StrEnum):
    """How a print job stands."""

    DRAWING = "drawing"  # facts become papers
    SENDING = "sending"  # on its way to the spooler
    AT_PRINTER = "at_printer"  # the spooler has it and is not done
    RECORDING = "recording"  # it came out; each print is being recorded
    DONE = "done"
    STOPPED = "stopped"  # something went wrong; it can be taken up again
    CANCELLED = "cancelled"


ENDED = frozenset({JobState.DONE, JobState.CANCELLED})
RESTING = ENDED | {JobState.STOPPED}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a job stopped or waits: a refusal by its code, kept so that it can be worded again."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One paper of a job whose PDF of record lies on the shelf."""

    subject: PaperSubject
    form_version: str
    copy_number: int
    pages: int
    sha256: str
    file: str
    places: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asks of the press: papers of one form, on one printer."""

    form: str
    numbers: tuple[str, ...]
    printer: str
    paper: str
    copies: int = 1
    ink: str = "all"
    by_ply: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """A wish on its way, its papers counted from 0.

    Those before ``recorded`` are recorded, those before ``came`` came out of the printer,
    those from ``first`` on were sent last.
    """

    id: str
    wish: Wish
    title: str
    asked_at: datetime
    actor: str
    state: JobState = JobState.DRAWING
    first: int = 0
    drawn: tuple[Drawn, ...] = ()
    recorded: int = 0
    came: int = 0
    spool: str = ""
    problem: Problem | None = None

    @classmethod
    def of(cls, wish: Wish, *, actor: str, now: datetime) -> Self:
        """Return a new job."""
        number = wish.numbers[0]
        more = f" +{len(wish.numbers) - 1}" if len(wish.numbers) > 1 else ""
        title = f"{wish.form} {number}{more}"
        return cls(id=uuid4().hex, wish=wish, title=title, asked_at=now, actor=actor)

    @property
    def count(self) -> int:
        """How many papers the job has."""
        return len(self.wish.numbers)

    def uid(self, at: int) -> UUID:
        """Return under which uid a print is recorded: sent twice, it is recorded once."""
        return UUID(int=(UUID(self.id).int + at + 1) % 2**128)

    def stopped(self, problem: Problem) -> Self:
        """Return the job with what stopped it."""
        return replace(self, state=JobState.STOPPED, problem=problem)


def as_json(job: PrintJob) -> dict[str, Any]:
    """Return a job as JSON has it."""
    told = asdict(job)
    return told | {"asked_at": job.asked_at.isoformat()}


def from_json(told: Mapping[str, Any]) -> PrintJob:
    """Return a job kept as JSON; raises ``ValueError``, ``TypeError`` or ``KeyError``."""
    given = {one.name: told[one.name] for one in fields(PrintJob)}
    wish = dict(given["wish"])
    problem = given["problem"]
    return PrintJob(
        **given
        | {
            "wish": Wish(**wish | {"numbers": tuple(wish["numbers"])}),
            "asked_at": datetime.fromisoformat(given["asked_at"]),
            "state": JobState(given["state"]),
            "problem": None if problem is None else Problem(**problem),
            "drawn": tuple(
                Drawn(
                    **one
                    | {
                        "subject": PaperSubject(**one["subject"]),
                        "places": tuple(one["places"]),
                    }
                )
                for one in given["drawn"]
            ),
        }
    )
