"""What can be typed after ``python main.py``: the shared flags and every word."""

import argparse
from pathlib import Path

from console.commands import lists, norms, offices, papers, self_test, tickets

HEADLESS = frozenset(
    {"office", "import", "export", "undo", "ticket", "clock", "limit", "print", "self-test"}
)


def build_parser() -> argparse.ArgumentParser:
    """Return the whole command line; words it does not know are refused with status 2."""
    shared = shared_flags()
    parser = argparse.ArgumentParser(
        prog="main.py", parents=[shared], description="Paidan 派单台, headless"
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    for module in (offices, lists, tickets, norms, papers, self_test):
        module.add_words(words, shared)
    return parser


def shared_flags() -> argparse.ArgumentParser:
    """Return the flags every word takes, before it or behind it."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--office", help="office file or postgresql+psycopg:// URL")
    shared.add_argument("--data", type=Path, help="data folder of this desk")
    shared.add_argument("--lang", choices=("zh_CN", "en"), help="language of what is printed")
    shared.add_argument("--demo", action="store_true", help="work on the made-up county")
    shared.add_argument("--json", action="store_true", help="print stable keys for machines")
    shared.add_argument("--actor", help="whose name stands in the events")
    shared.add_argument("--role", help="the role the action is done in (supervisor)")
    return shared
