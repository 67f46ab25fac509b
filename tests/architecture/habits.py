"""What the code below the screens may not do, and where it may."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import EVERYTHING, PACKAGES, dotted, is_migration, sources

WRITE_PATH = "models/store/unit_of_work.py"
WALL_CLOCK = "console/clock.py"
PDFIUM = "console/pdfium.py"
LAST_RESORTS = frozenset({"console/tasks.py", "console/crash.py"})
PRINTERS = ("console/commands/", "bootstrap.py")

SESSION_MAKERS = frozenset({"Session", "sessionmaker", "scoped_session"})
CLOCK_READS = frozenset(
    {
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.ctime",
        "QDateTime.currentDateTime",
        "QDateTime.currentDateTimeUtc",
        "QDateTime.currentSecsSinceEpoch",
        "QDateTime.currentMSecsSinceEpoch",
        "QDate.currentDate",
        "QTime.currentTime",
    }
)


def only_the_unit_of_work_commits(root: Path) -> Iterator[str]:
    """``.commit(``, ``.rollback(`` and ``Session(`` stand in one file."""
    for source in sources(root):
        if source.path == WRITE_PATH:
            continue
        for call in source.nodes(ast.Call):
            name = dotted(call.func).rpartition(".")[2]
            if name in SESSION_MAKERS or (
                isinstance(call.func, ast.Attribute) and name in {"commit", "rollback"}
            ):
                yield f"{source.at(call)} {name}( belongs in {WRITE_PATH}"


def only_the_clock_reads_the_clock(root: Path) -> Iterator[str]:
    """Everybody else is handed a moment, so that every test can choose it."""
    for source in sources(root, *EVERYTHING):
        if source.path == WALL_CLOCK:
            continue
        for node in source.nodes(ast.Attribute):
            name = ".".join(dotted(node).split(".")[-2:])
            if name in CLOCK_READS:
                yield f"{source.at(node)} {name} belongs in {WALL_CLOCK}"


def only_the_last_resorts_catch_everything(root: Path) -> Iterator[str]:
    """``except Exception`` stands in two files; a bug elsewhere must reach them."""
    for source in sources(root):
        if source.path in LAST_RESORTS:
            continue
        for caught in source.nodes(ast.ExceptHandler):
            if not _is_blind(caught):
                continue
            passes_on = any(isinstance(node, ast.Raise) and not node.exc for node in caught.body)
            if "BaseException" not in _caught(caught) or not passes_on:
                yield f"{source.at(caught)} catches everything"


def nobody_prints(root: Path) -> Iterator[str]:
    """Only headless commands and the bootstrap talk on standard output."""
    for source in sources(root):
        if source.path.startswith(PRINTERS):
            continue
        for call in source.nodes(ast.Call):
            if dotted(call.func) == "print":
                yield f"{source.at(call)} print("


def lists_go_in_by_execute(root: Path) -> Iterator[str]:
    """No ``insert().values(list)`` and no ``add_all``: measured 24 and 13 times slower."""
    for source in sources(root, "models"):
        for call in source.nodes(ast.Call):
            name = dotted(call.func)
            if name.endswith(".add_all"):
                yield f"{source.at(call)} add_all; execute(insert(T), rows) instead"
            if name.endswith("insert().values") and any(_is_list(part) for part in call.args):
                yield f"{source.at(call)} values(list); execute(insert(T), rows) instead"


def nobody_imports_main(root: Path) -> Iterator[str]:
    """The composition root is the top; nothing stands on it."""
    for source in sources(root, *PACKAGES, "tests"):
        for node in source.nodes(ast.Import, ast.ImportFrom):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if "main" in named or getattr(node, "module", None) == "main":
                yield f"{source.at(node)} imports main"


def windows_belong_to_views(root: Path) -> Iterator[str]:
    """The shell may use Qt's core, gui and printing, but makes no widgets."""
    for source in sources(root, "console"):
        for node in source.nodes(ast.Import, ast.ImportFrom):
            if "PySide6.QtWidgets" in ast.unparse(node).split():
                yield f"{source.at(node)} imports widgets"


def pdfium_has_one_door(root: Path) -> Iterator[str]:
    """PDFium is not safe across threads; the lock stands in one module."""
    for source in sources(root, *PACKAGES):
        if source.path == PDFIUM:
            continue
        for node in source.nodes(ast.Import, ast.ImportFrom):
            if "pypdfium2" in ast.unparse(node).split():
                yield f"{source.at(node)} imports pypdfium2; ask {PDFIUM}"


def resources_are_reached_by_name(root: Path) -> Iterator[str]:
    """No arithmetic on ``__file__``: a frozen build has no such folders."""
    for source in sources(root, *PACKAGES):
        if is_migration(source):
            continue
        for node in source.nodes(ast.Name):
            if node.id == "__file__":
                yield f"{source.at(node)} __file__; ask resources for it by name"


def _is_blind(caught: ast.ExceptHandler) -> bool:
    return caught.type is None or bool(_caught(caught) & {"Exception", "BaseException"})


def _caught(caught: ast.ExceptHandler) -> set[str]:
    kinds = caught.type.elts if isinstance(caught.type, ast.Tuple) else [caught.type]
    return {dotted(kind) for kind in kinds if kind is not None}


def _is_list(node: ast.AST) -> bool:
    """Say whether this is rows, not one row; a name is taken for rows when it is a plural."""
    if isinstance(node, ast.Name):
        return node.id.lower().endswith(("rows", "list", "batch"))
    return isinstance(node, ast.List | ast.ListComp | ast.GeneratorExp | ast.Tuple)
