"""``print``: forms as checked PDF files, each noted as a print, or samples of every form."""

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from console.commands.call import Call
from models.errors import RefusedError
from models.queries.papers import PaperAsk, PaperDraft, paper_draft
from models.services.tickets import record_print
from printing.catalogue import FORMS, form_named, render, stationery_of
from printing.document import RenderedPdf
from printing.layout import Form
from printing.paper import PAPERS, Paper, paper_named
from printing.record import FiledPdf, file_record
from printing.samples import samples
from printing.stationery import Ink

TO_FILE = "PDF"


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``print``."""
    word = words.add_parser("print", parents=[shared], help="forms as PDF")
    word.add_argument("form", nargs="?", help="such as F01")
    word.add_argument(
        "numbers", nargs="*", help="numbers of tickets, orders, customers; months such as 2026-11"
    )
    word.add_argument("-o", "--output", type=Path, help="a .pdf file, or a folder")
    word.add_argument("--paper", choices=list(PAPERS))
    word.add_argument("--reason", default="", help="why a paper is printed again")
    word.add_argument("--samples", type=Path, metavar="DIR", help="every form on every paper")
    word.set_defaults(action=print_forms)


def print_forms(said: argparse.Namespace) -> int:
    """Print any form about anything to files, and note each as a print."""
    call = Call.of(said)
    if said.samples is not None:
        return print_samples(call, said.samples)
    if not said.form or not said.numbers or said.output is None:
        raise RefusedError("command.nothing_to_print")
    entry = form_named(said.form)
    paper = paper_named(said.paper) if said.paper else entry.form.papers[0]
    drafts = [
        call.ask(
            partial(next_copy, call=call, form=entry.form.code, number=number, reason=said.reason)
        )
        for number in said.numbers
    ]
    filed = _filed(said.output, entry.form.code, drafts, paper=paper)
    reason = said.reason.strip() or None
    for draft, (_, pdf) in zip(drafts, filed, strict=True):
        call.act(partial(_note, form=entry.form, draft=draft, pdf=pdf, paper=paper, reason=reason))
    paths = [str(path) for path in dict.fromkeys(file.path for file, _ in filed)]
    told = {"form": entry.form.code, "paper": paper.name, "files": paths}
    prints = [_told(draft, pdf) for draft, (_, pdf) in zip(drafts, filed, strict=True)]
    call.tell(told | {"prints": prints}, paths)
    return 0


def _note(
    session: Session,
    *,
    form: Form,
    draft: PaperDraft,
    pdf: RenderedPdf,
    paper: Paper,
    reason: str | None,
) -> None:
    record_print(
        session,
        form=form.code,
        form_version=form.mark,
        subject=draft.subject,
        pdf=pdf.content,
        pages=pdf.pages,
        printer=TO_FILE,
        paper=paper.name,
        reason=reason,
    )


def _told(draft: PaperDraft, pdf: RenderedPdf) -> dict[str, Any]:
    return {
        "ticket": draft.subject.ticket,
        "number": draft.subject.number,
        "copy": draft.copies + 1,
        "pages": pdf.pages,
        "sha256": pdf.sha256,
        "missing_characters": list(pdf.missing_glyphs),
    }


def next_copy(session: Session, *, call: Call, form: str, number: str, reason: str) -> PaperDraft:
    """Return the copy that would come out now; a reprint says why."""
    ask = PaperAsk(actor=call.actor, now=call.now, reason=reason.strip())
    draft = paper_draft(session, form=form, number=number, ask=ask)
    if draft.copies and not ask.reason:
        number, copy = draft.subject.number, draft.copies + 1
        raise RefusedError("print.reason_missing", number=number, copy=copy)
    return draft


def print_samples(call: Call, folder: Path) -> int:
    """Write every form on every paper it knows, with made-up facts, and its stationery."""
    files = []
    for code, sheets in samples().items():
        for paper in FORMS[code].form.papers:
            for name, sheet in sheets.items():
                pdf = render(code, [sheet], paper=paper)
                files.append(file_record(folder, f"{code}-{paper.name}-{name}", pdf).path)
            if stationery_of(code) is not None:
                empty = render(code, [sheets["long"]], paper=paper, ink=Ink.BLANK)
                files.append(file_record(folder, f"{code}-{paper.name}-stationery", empty).path)
    call.tell({"files": [str(path) for path in files]}, [str(path) for path in files])
    return 0


def _filed(
    output: Path, form: str, drafts: Sequence[PaperDraft], *, paper: Paper
) -> list[tuple[FiledPdf, RenderedPdf]]:
    """File one document for all sheets, or one each when the output is a folder."""
    if output.suffix.lower() == ".pdf":
        pdf = render(form, [draft.sheet for draft in drafts], paper=paper)
        filed = file_record(output.parent, output.stem, pdf)
        return [(filed, pdf)] * len(drafts)
    made = [(draft.subject, render(form, [draft.sheet], paper=paper)) for draft in drafts]
    return [(file_record(output, f"{one.number}-{form}", pdf), pdf) for one, pdf in made]
