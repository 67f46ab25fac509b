"""``print``: forms as checked PDF files, each noted as a print, or samples of every form."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from console.commands.call import Call
from models.errors import RefusedError
from models.queries.work_orders import copies_so_far, work_order_sheet
from models.services.tickets import record_print
from models.sheets import WorkOrderSheet
from printing.catalogue import FORMS, form_named, render
from printing.document import RenderedPdf
from printing.paper import PAPERS, Paper, paper_named
from printing.record import FiledPdf, file_record
from printing.samples import samples

TO_FILE = "PDF"


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``print``."""
    word = words.add_parser("print", parents=[shared], help="forms as PDF")
    word.add_argument("form", nargs="?", help="such as F01")
    word.add_argument("numbers", nargs="*", help="ticket numbers")
    word.add_argument("-o", "--output", type=Path, help="a .pdf file, or a folder")
    word.add_argument("--paper", choices=list(PAPERS))
    word.add_argument("--reason", default="", help="why a paper is printed again")
    word.add_argument("--samples", type=Path, metavar="DIR", help="every form on every paper")
    word.set_defaults(action=print_forms)


def print_forms(said: argparse.Namespace) -> int:
    """Print tickets' papers to files and note each as a print."""
    call = Call.of(said)
    if said.samples is not None:
        return print_samples(call, said.samples)
    if not said.form or not said.numbers or said.output is None:
        raise RefusedError("command.nothing_to_print")
    entry = form_named(said.form)
    paper = paper_named(said.paper) if said.paper else entry.form.papers[0]
    sheets = [
        call.ask(partial(next_copy, call=call, number=number, reason=said.reason))
        for number in said.numbers
    ]
    filed = _filed(said.output, entry.form.code, sheets, paper=paper)
    for number, sheet, (_, pdf) in zip(said.numbers, sheets, filed, strict=True):
        call.act(
            partial(
                record_print,
                form=entry.form.code,
                form_version=entry.form.mark,
                number=number,
                pdf=pdf.content,
                pages=pdf.pages,
                printer=TO_FILE,
                paper=paper.name,
                reason=said.reason or None,
                order=_order(sheet, number),
            )
        )
    paths = list(dict.fromkeys(file.path for file, _ in filed))
    call.tell(
        {
            "form": entry.form.code,
            "paper": paper.name,
            "files": [str(path) for path in paths],
            "prints": [
                {
                    "ticket": number,
                    "number": sheet.number,
                    "copy": sheet.copy.number,
                    "pages": pdf.pages,
                    "sha256": pdf.sha256,
                    "missing_characters": list(pdf.missing_glyphs),
                }
                for number, sheet, (_, pdf) in zip(said.numbers, sheets, filed, strict=True)
            ],
        },
        [str(path) for path in paths],
    )
    return 0


def next_copy(session: Session, *, call: Call, number: str, reason: str) -> WorkOrderSheet:
    """Return the sheet of the copy that would come out now; a reprint says why."""
    sheet = work_order_sheet(session, number, actor=call.actor, now=call.now, reason=reason)
    printed = copies_so_far(session, form="F01", number=number, order=_order(sheet, number))
    if not printed:
        return sheet
    if not reason.strip():
        raise RefusedError("print.reason_missing", number=sheet.number, copy=printed + 1)
    return replace(sheet, copy=replace(sheet.copy, number=printed + 1))


def _order(sheet: WorkOrderSheet, number: str) -> str | None:
    """Return the work order a sheet is for, none when it is the ticket's own."""
    return sheet.number if sheet.number != number else None


def print_samples(call: Call, folder: Path) -> int:
    """Write every form on every paper it knows, with made-up facts."""
    files = []
    for code, sheets in samples().items():
        for paper in FORMS[code].form.papers:
            for name, sheet in sheets.items():
                pdf = render(code, [sheet], paper=paper)
                files.append(file_record(folder, f"{code}-{paper.name}-{name}", pdf).path)
    call.tell({"files": [str(path) for path in files]}, [str(path) for path in files])
    return 0


def _filed(
    output: Path, form: str, sheets: Sequence[WorkOrderSheet], *, paper: Paper
) -> list[tuple[FiledPdf, RenderedPdf]]:
    """File one document for all sheets, or one each when the output is a folder."""
    if output.suffix.lower() == ".pdf":
        pdf = render(form, sheets, paper=paper)
        filed = file_record(output.parent, output.stem, pdf)
        return [(filed, pdf)] * len(sheets)
    made = [(sheet, render(form, [sheet], paper=paper)) for sheet in sheets]
    return [(file_record(output, f"{sheet.number}-{form}", pdf), pdf) for sheet, pdf in made]
