"""How large things may grow before they have to be split."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import (
    EVERYTHING,
    Function,
    dotted,
    is_migration,
    is_toolkit_override,
    sources,
)

MODULE_LINES, MAIN_LINES, WINDOW_LINES = 400, 80, 300
FUNCTION_LINES, POSITIONAL, PUBLIC_METHODS = 50, 3, 20


def modules_stay_small(root: Path) -> Iterator[str]:
    """No module over 400 lines, the composition root over 80, a main window over 300.

    Migrations are left out, here and below: they are written once, as a list of
    columns, and never touched again.
    """
    limits = {"main.py": MAIN_LINES, "views/shell/main_window.py": WINDOW_LINES}
    for source in sources(root, *EVERYTHING):
        lines, limit = source.text.count("\n"), limits.get(source.path, MODULE_LINES)
        if lines > limit and not is_migration(source):
            yield f"{source.path}: {lines} lines, at most {limit}"


def functions_stay_small(root: Path) -> Iterator[str]:
    """No function over 50 lines."""
    for source in sources(root, *EVERYTHING):
        for function, _ in source.functions():
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > FUNCTION_LINES and not is_migration(source):
                yield f"{source.at(function)} {function.name}: {lines} lines"


def positional_parameters_are_few(root: Path) -> Iterator[str]:
    """At most three positional parameters; the rest are named at the call."""
    for source in sources(root):
        for function, owner in source.functions():
            if is_toolkit_override(function.name) or _is_listener(function):
                continue
            count = _positional(function, owner)
            if count > POSITIONAL:
                yield f"{source.at(function)} {function.name}: {count} positional parameters"


def classes_stay_small(root: Path) -> Iterator[str]:
    """At most twenty public methods to a class."""
    for source in sources(root):
        for owner in source.nodes(ast.ClassDef):
            methods = [m for m in owner.body if isinstance(m, Function)]
            public = [m for m in methods if not m.name.startswith("_")]
            if len(public) > PUBLIC_METHODS:
                yield f"{source.at(owner)} {owner.name}: {len(public)} public methods"


def _positional(function: Function, owner: ast.ClassDef | None) -> int:
    static = any(dotted(mark) == "staticmethod" for mark in function.decorator_list)
    bound = owner is not None and not static
    return len(function.args.posonlyargs) + len(function.args.args) - bound


def _is_listener(function: Function) -> bool:
    """SQLAlchemy fixes the parameters of what listens to its events."""
    return any(dotted(mark).endswith("listens_for()") for mark in function.decorator_list)
