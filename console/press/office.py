"""What the press asks of the office and tells it, and errors as a job keeps them."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from console.press.job import PrintJob, Problem, Wish
from models.errors import RefusedError, StoreError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.queries.papers import PaperDraft
    from models.services.tickets import PrintDone


def problem_of(error: Exception) -> Problem:
    """Return an error as a job keeps it; a bug goes on to the crash report."""
    match error:
        case RefusedError():
            return Problem(error.code, _plain(error.facts))
        case StoreError():
            return Problem(f"store.{error.kind}", _plain(error.facts))
    raise error


def error_of(problem: Problem) -> RefusedError:
    """Return a kept problem as the error it was, to be worded."""
    return RefusedError(problem.code, **problem.facts)


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, int | float) else str(value)
        for name, value in facts.items()
    }


def drafted(
    session: "Session", *, wish: Wish, numbers: tuple[str, ...], by: str, at: int, now: datetime
) -> "list[PaperDraft]":
    """Fill the next few papers; one that cannot be made is named with its place."""
    from models.queries.papers import PaperAsk, paper_draft

    ask = PaperAsk(actor=by, now=now, reason=wish.reason)
    found = []
    for n, number in enumerate(numbers, at + 1):
        draft = paper_draft(session, form=wish.form, number=number, ask=ask)
        if draft.copies and not wish.reason:
            facts = {"number": draft.subject.number, "copy": draft.copies + 1, "at": n}
            raise RefusedError("print.reason_missing", **facts)
        found.append(draft)
    return found


def recorded(session: "Session", *, job: PrintJob, at: int, pdf: bytes, reason: str) -> "PrintDone":
    """Record a paper that came out, with its own PDF, as it stands on the job."""
    from models.services.tickets import record_print

    one, wish = job.drawn[at], job.wish
    return record_print(
        session,
        form=wish.form,
        form_version=one.form_version,
        subject=one.subject,
        pdf=pdf,
        pages=one.pages,
        printer=wish.printer,
        paper=wish.paper,
        copies=wish.copies,
        places=one.places,
        reason=reason or None,
    )
