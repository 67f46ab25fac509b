"""Reads norm files, lays an office's edition over them, refuses what is broken in words."""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, time
from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from models.errors import RefusedError
from models.rules.norms.book import Chapters, Path
from models.rules.norms.kit import Source

FOLDER = "norms"

Tree = Mapping[str, object]

_PROBLEMS = {
    "missing": "missing",
    "gap": "missing",
    "unexpected_keyword_argument": "unknown_key",
    "enum": "unknown_key",
    "literal_error": "unknown_key",
    "length": "not_a_length",
    "range": "out_of_range",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "too_short": "too_few",
    "too_long": "too_many",
    "string_too_short": "missing",
}


def file_names() -> tuple[str, ...]:
    """Return the names of the norm files, without folder and suffix."""
    return tuple(field.name for field in fields(Chapters))


def read_tree(read: Callable[[str], str]) -> dict[str, object]:
    """Read every norm file; ``read`` returns the text of ``norms/<name>.toml``.

    Raises ``RefusedError("norms.broken", file, place, problem)``.
    """
    return {name: _read_file(name, read) for name in file_names()}


def _read_file(name: str, read: Callable[[str], str]) -> object:
    file = f"{FOLDER}/{name}.toml"
    try:
        return _plain(tomllib.loads(read(file)))
    except OSError as trouble:
        raise _broken(file, place="", problem="no_file") from trouble
    except ValueError as trouble:  # broken TOML, or no UTF-8
        raise _broken(file, place=str(trouble), problem="unreadable") from trouble


def _plain(value: object) -> object:
    """Return a TOML value as JSON has it: days and times as text."""
    match value:
        case dict():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
        case date() | time():
            return value.isoformat()
    return value


def _broken(file: str, *, place: str, problem: str) -> RefusedError:
    return RefusedError("norms.broken", file=file, place=place, problem=problem)


@cache
def _reader() -> TypeAdapter[Chapters]:
    return TypeAdapter(Chapters)


@cache
def _source_reader() -> TypeAdapter[Source]:
    return TypeAdapter(Source)


def check_tree(tree: Tree, *, code: str = "norms.broken") -> Chapters:
    """Return the chapters of a tree; raises ``RefusedError(code, file, place, problem)``."""
    try:
        return _reader().validate_json(json.dumps(tree))
    except ValidationError as trouble:
        raise _refusal(code, trouble.errors(include_url=False)[0]) from trouble


def check_source(table: object) -> Source:
    """Return the source an office gives for its edition."""
    try:
        return _source_reader().validate_json(json.dumps(table))
    except ValidationError as trouble:
        first = trouble.errors(include_url=False)[0]
        first["loc"] = ("source", *first["loc"])
        raise _refusal("norms.overlay_refused", first) from trouble


def _refusal(code: str, error: ErrorDetails) -> RefusedError:
    """Word the first trouble pydantic found by file and place."""
    file, *place = [str(part) for part in error["loc"] if part != "[key]"] or ["?"]
    if error["type"] == "gap":
        place.append(str(error["ctx"]["gaps"]))
    problem = _PROBLEMS.get(error["type"], "wrong_type")
    return RefusedError(code, file=f"{file}.toml", place=".".join(place), problem=problem)


def laid_over(base: Tree, patch: Tree) -> dict[str, object]:
    """Return a tree with a patch laid over it: tables are merged, everything else replaced."""
    merged = dict(base)
    for key, value in patch.items():
        below = merged.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            merged[key] = laid_over(below, value)
        else:
            merged[key] = value
    return merged


def differences(base: object, changed: object, at: Path = ()) -> Iterator[Path]:
    """Yield the places where a tree differs from the one it was laid over."""
    if not (isinstance(base, Mapping) and isinstance(changed, Mapping)):
        if base != changed:
            yield at
        return
    for key in changed:
        yield from differences(base.get(key), changed[key], (*at, key))
