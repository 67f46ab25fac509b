"""Reads a checkout as syntax trees, so that a rule is a few lines over ``ast``."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGES = ("console", "models", "printing", "resources", "views")
PROGRAM = ("bootstrap.py", "main.py", *PACKAGES)
EVERYTHING = (*PROGRAM, "tests")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One module: where it stands below the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """Say where a node stands, as an editor jumps to it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    def nodes(self, *kinds: type) -> Iterator:
        """Walk over every node of these kinds."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def functions(self) -> Iterator[tuple[Function, ast.ClassDef | None]]:
        """Walk over every function with the class it is a method of, if any."""
        owners = {
            id(child): owner
            for owner in self.nodes(ast.ClassDef)
            for child in owner.body
            if isinstance(child, Function)
        }
        for function in self.nodes(ast.FunctionDef, ast.AsyncFunctionDef):
            yield function, owners.get(id(function))


def sources(root: Path, *tops: str) -> Iterator[Source]:
    """Yield the modules below ``tops`` (the whole program when none is named)."""
    for top in tops or PROGRAM:
        place = root / top
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            if "__pycache__" not in path.parts:
                yield _read(root, path, path.stat().st_mtime_ns)


@cache
def _read(root: Path, path: Path, _changed: int) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path.relative_to(root).as_posix(), text, ast.parse(text, str(path)))


def dotted(node: ast.AST) -> str:
    """Return ``a.b.c`` for a name or attribute, with ``()`` where a call stands between."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}"
        case ast.Call(func=called):
            return f"{dotted(called)}()"
    return ""


def is_migration(source: Source) -> bool:
    """Say whether alembic, not we, decides how this module looks."""
    return "/migrations/" in source.path


def is_toolkit_override(name: str) -> bool:
    """Say whether a method has a camelCase name, which only a toolkit's override has."""
    bare = name.lstrip("_")
    return bare != bare.lower()
