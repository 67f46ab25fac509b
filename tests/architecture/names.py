"""How things are called, and that they say what they are for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.sources import (
    EVERYTHING,
    Source,
    dotted,
    is_migration,
    is_toolkit_override,
    sources,
)

EMPTY_WORDS = frozenset(
    {
        "common",
        "data",
        "handler",
        "handlers",
        "helper",
        "helpers",
        "info",
        "manager",
        "managers",
        "misc",
        "util",
        "utils",
    }
)
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
QT_CLASS = re.compile(r"Q[A-Z]\w+")


def names_say_something(root: Path) -> Iterator[str]:
    """No module or class is called by a word that fits everything."""
    for source in sources(root, *EVERYTHING):
        said = set(re.split(r"[/_.]", source.path.removesuffix(".py").lower()))
        for word in sorted(said & EMPTY_WORDS):
            yield f"{source.path}: a module called {word} could hold anything"
        for owner in source.nodes(ast.ClassDef):
            for word in {w.lower() for w in WORD.findall(owner.name)} & EMPTY_WORDS:
                yield f"{source.at(owner)} {owner.name}: a class called {word} could be anything"


def docstrings_are_present(root: Path) -> Iterator[str]:
    """Every module, public class and public function says what it is for."""
    for source in sources(root):
        if not ast.get_docstring(source.tree):
            yield f"{source.path}: no docstring"
        if not is_migration(source):
            yield from _undocumented(source, source.tree, "")


def moments_and_days_are_named_so(root: Path) -> Iterator[str]:
    """Mapped moments end in ``_at``, mapped days in ``_on``."""
    for source in sources(root, "models/domain"):
        for column in source.nodes(ast.AnnAssign):
            if not (isinstance(column.target, ast.Name) and "Mapped[" in ast.unparse(column)):
                continue
            kinds = set(re.findall(r"\w+", ast.unparse(column.annotation)))
            name = column.target.id
            if kinds & {"datetime", "Moment"} and not name.endswith(("_at", "_until")):
                yield f"{source.at(column)} {name}: a moment ends in _at (or _until, for an end)"
            if "date" in kinds and not name.endswith("_on"):
                yield f"{source.at(column)} {name}: a day ends in _on"


def nothing_hides_a_qt_method(root: Path) -> Iterator[str]:
    """No attribute of a widget or model is called like a method it then hides."""
    for source in sources(root, "views", "console"):
        for owner in source.nodes(ast.ClassDef):
            methods = _qt_methods(owner)
            for node in ast.walk(owner) if methods else ():
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                    target = dotted(node)
                    if target.startswith("self.") and target.removeprefix("self.") in methods:
                        yield f"{source.at(node)} {target} hides a method of Qt"


def _undocumented(source: Source, scope: ast.AST, where: str) -> Iterator[str]:
    for node in getattr(scope, "body", ()):
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name.startswith("_") or (where and _is_override(source, node.name)):
            continue
        if not ast.get_docstring(node) and not _is_overload(node):
            yield f"{source.at(node)} {where}{node.name}: no docstring"
        if isinstance(node, ast.ClassDef):
            yield from _undocumented(source, node, f"{node.name}.")


def _is_override(source: Source, name: str) -> bool:
    """Overrides of Qt carry Qt's meaning, and some have names without a capital."""
    on_screen = source.path.startswith(("views/", "console/"))
    return is_toolkit_override(name) or (on_screen and name in _overridable())


@cache
def _overridable() -> frozenset[str]:
    from PySide6 import QtCore, QtGui, QtWidgets

    classes = (
        QtCore.QAbstractItemModel,
        QtCore.QSortFilterProxyModel,
        QtGui.QIconEngine,
        QtGui.QValidator,
        QtWidgets.QStyledItemDelegate,
        QtWidgets.QTableView,
        QtWidgets.QWidget,
    )
    return frozenset(name for kind in classes for name in dir(kind))


def _is_overload(node: ast.AST) -> bool:
    return any(
        dotted(mark).rpartition(".")[2] in {"overload", "override", "setter"}
        for mark in getattr(node, "decorator_list", ())
    )


def _qt_methods(owner: ast.ClassDef) -> set[str]:
    from PySide6 import QtCore, QtGui, QtWidgets

    bases = [dotted(base).rpartition(".")[2] for base in owner.bases]
    found = [
        getattr(module, base)
        for base in bases
        if QT_CLASS.fullmatch(base)
        for module in (QtCore, QtGui, QtWidgets)
        if hasattr(module, base)
    ]
    return {name for base in found for name in dir(base)}
