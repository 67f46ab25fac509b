"""Errors and terms in the language shown; the sentences themselves are data."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from models.errors import ConflictError, RefusedError, StoreError
from models.rules import glossary, lengths
from models.rules.wording import word

translate = QCoreApplication.translate


class _Shown:
    """The language shown now; one per process, like the translators installed."""

    language = "zh_CN"


def set_language(language: str) -> None:
    """Speak ``zh_CN`` or ``en`` from now on."""
    _Shown.language = language


def language() -> str:
    """Return the language spoken now."""
    return _Shown.language


def term(value: StrEnum | str | None) -> str:
    """Return the office's word for a value; nothing for none, itself if unlisted."""
    if value is None:
        return ""
    return glossary.say(value, _Shown.language) if glossary.is_listed(value) else str(value)


def form_word(code: str) -> str:
    """Return what a form is called; the form itself stays Chinese."""
    return term(f"form.{code}")


def paper_word(name: str) -> str:
    """Return what a paper to print on is called."""
    return term(f"paper.{name}")


def box_word(label: str) -> str:
    """Return what a box to sign in is called, known by what is printed beside it."""
    known = glossary.named("box", label)
    return label if known is None else known.said(_Shown.language)


def listed(words: Iterable[str]) -> str:
    """Return words in a row, as the language shown strings them together."""
    return (", " if _Shown.language.startswith("en") else "、").join(words)


def length(span: timedelta, *, units: int = 3, days: bool = True, seconds: bool = False) -> str:
    """Return a length of time as people say it; see ``models.rules.lengths``."""
    return lengths.length(span, _Shown.language, units=units, days=days, seconds=seconds)


def brief(span: timedelta) -> str:
    """Return a length short enough for a cell that counts down: two units, then seconds."""
    return length(span, units=2, seconds=True)


def sentence(error: Exception) -> str:
    """Return what an error says to the person in front of the screen."""
    match error:
        case RefusedError():
            return word(error.code, error.facts, _Shown.language)
        case StoreError():
            return word(error.code, error.facts, _Shown.language)
        case ConflictError():
            return translate(
                "Wording",
                "Somebody else saved {subject} first. What you entered is kept; please compare.",
            ).format(subject=error.subject)
    return translate("Wording", "Something went wrong that should not have. It was recorded.")


def say(code: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a code, such as a banner's."""
    return word(code, facts, _Shown.language)


def code_of(error: Exception) -> str:
    """Return the permanent code of an error, to copy and report."""
    match error:
        case RefusedError() | StoreError():
            return error.code
        case ConflictError():
            return "conflict"
    return type(error).__name__


def is_known(error: Exception) -> bool:
    """Say whether an error is one of the three ways of saying no, and no bug."""
    return isinstance(error, RefusedError | StoreError | ConflictError)
