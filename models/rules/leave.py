"""What leave is for (请假类型), read from a word of the list or from how it was written before."""

import unicodedata

from models.rules import glossary
from models.rules.imports import kind_of
from models.rules.terms import LeaveKind


def leave_kind(told: str) -> LeaveKind | str:
    """Return the kind a word means, in either language; a word nobody listed stays itself.

    Before there was a list the word was kept as it was typed. Nothing told means other leave.
    """
    plain = _plain(told)
    if not plain:
        return LeaveKind.OTHER
    for kind in LeaveKind:
        if plain in (kind.value, *(_plain(glossary.say(kind, one)) for one in ("zh_CN", "en"))):
            return kind
    known = kind_of("leaves").values["kind"]
    return LeaveKind(known[plain]) if plain in known else told


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
