"""The command line (命令行): what a typed line means, before anybody asks the office.

Pure: words in, meaning out. The same table of aliases serves Ctrl+K, the headless
commands and help.
"""

from models.rules.typed.line import Typed, parse
from models.rules.typed.table import (
    Other,
    Spoken,
    Vocabulary,
    pin_words,
    reason_words,
    table,
    verb_named,
)

__all__ = [
    "Other",
    "Spoken",
    "Typed",
    "Vocabulary",
    "parse",
    "pin_words",
    "reason_words",
    "table",
    "verb_named",
]
