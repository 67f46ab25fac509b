"""What can be typed after ``python main.py``: the shared flags and every word.

A word's module is loaded when the word is typed: ``limit`` needs no store, ``office`` no
paper, and the window none of them.
"""

import argparse
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

WORDS = {
    "office": "offices",
    "import": "lists",
    "template": "lists",
    "export": "lists",
    "undo": "lists",
    "ticket": "tickets",
    "clock": "tickets",
    "limit": "norms",
    "suggest": "suggestions",
    "print": "papers",
    "load": "loads",
    "self-test": "self_test",
}
HEADLESS = frozenset(WORDS)


def build_parser(wanted: Iterable[str] = HEADLESS) -> argparse.ArgumentParser:
    """Return the command line of some words; any other is refused with status 2."""
    shared = shared_flags()
    parser = argparse.ArgumentParser(
        prog="main.py", parents=[shared], description="Paidan 派单台, headless"
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    known = set(wanted)
    for name in dict.fromkeys(WORDS[word] for word in WORDS if word in known):
        import_module(f"console.commands.{name}").add_words(words, shared)
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
