"""``print``: forms as PDF files, recorded as prints, or samples of every form."""

import argparse
import sys
from pathlib import Path

from console.commands.call import Call
from models.errors import RefusedError
from models.queries.work_orders import copies_so_far, work_order_sheet
from models.rules.filenames import safe_filename
from models.rules.terms import Role
from models.services.tickets import record_print
from printing import samples
from printing.catalogue import FORMS, render
from printing.paper import PAPERS
from printing.record import write_record


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``print``."""
    word = words.add_parser("print", parents=[shared], help="forms as PDF")
    word.add_argument("form", nargs="?", help="such as F01")
    word.add_argument("numbers", nargs="*", help="ticket numbers")
    word.add_argument("-o", "--output", type=Path, help="file, or folder for one file each")
    word.add_argument("--paper", choices=sorted(PAPERS))
    word.add_argument("--reason", default="", help="why a paper is printed again")
    word.add_argument("--samples", type=Path, metavar="DIR", help="every form in every paper")
    word.set_defaults(action=print_forms)
