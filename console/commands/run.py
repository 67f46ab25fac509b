"""Run one headless command and turn what went wrong into an exit status.

0 done, 2 refused (code and sentence on standard error), 3 the environment.
"""

import io
import sys
from collections.abc import Mapping

from console.commands.parser import HEADLESS, build_parser
from models.errors import ConflictError, RefusedError, StoreError

REFUSED, ENVIRONMENT = 2, 3
_TAKE_A_VALUE = frozenset({"--office", "--data", "--lang", "--actor", "--role"})


def run(argv: list[str]) -> int | None:
    """Return the exit status, or None when ``argv`` names no headless command."""
    typed = first_word(argv)
    if typed not in HEADLESS:
        return None
    _print_anything()
    said = build_parser([typed]).parse_args(argv)
    language = getattr(said, "lang", "zh_CN")
    try:
        return int(said.action(said))
    except RefusedError as error:
        return _complain(REFUSED, error.code, error.facts, language=language)
    except ConflictError as error:
        return _complain(REFUSED, "store.conflict", {"subject": error.args[0]}, language=language)
    except StoreError as error:
        return _complain(ENVIRONMENT, error.code, error.facts, language=language)
    except OSError as error:
        return _complain(
            ENVIRONMENT, "command.environment", {"problem": str(error)}, language=language
        )


def _print_anything() -> None:
    """Spell out what a terminal's character set lacks, such as rare characters under GBK."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def first_word(argv: list[str]) -> str:
    """Return the first word that is neither a flag nor a flag's value."""
    words = iter(argv)
    for said in words:
        if said in _TAKE_A_VALUE:
            next(words, None)
        elif not said.startswith("-"):
            return said
    return ""


def _complain(status: int, code: str, facts: Mapping[str, object], *, language: str) -> int:
    from models.rules.wording import word

    sys.stderr.write(f"{code}: {word(code, facts, language)}\n")
    return status
