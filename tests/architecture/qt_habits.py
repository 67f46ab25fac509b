"""What ends a Qt program, stops it answering, or lets text pose as markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import dotted, sources

MAIN_LOOP = "views/shell/start.py"
EXITS = frozenset({"sys.exit", "os._exit", "exit", "quit", "os.abort"})
ASKING_STATICS = {
    "QMessageBox": {"about", "critical", "information", "question", "warning"},
    "QInputDialog": {"getDouble", "getInt", "getItem", "getMultiLineText", "getText"},
    "QFileDialog": {
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getSaveFileName",
    },
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}


def text_is_never_taken_for_markup(root: Path) -> Iterator[str]:
    """``QLabel`` guesses whether a text is HTML; only views.widgets may tame it."""
    for source in sources(root, "views", "console"):
        if source.path.startswith("views/widgets/"):
            continue
        for call in source.nodes(ast.Call):
            if dotted(call.func).rpartition(".")[2] == "QLabel":
                yield f"{source.at(call)} QLabel(; take PlainLabel"
        for owner in source.nodes(ast.ClassDef):
            if any(dotted(base).rpartition(".")[2] == "QLabel" for base in owner.bases):
                yield f"{source.at(owner)} {owner.name} is a QLabel; derive from PlainLabel"


def no_slot_ends_the_program(root: Path) -> Iterator[str]:
    """Leaving from inside a slot tears Qt down under its own feet."""
    for source in sources(root, "views", "console"):
        if source.path.startswith("console/commands/"):
            continue
        for call in source.nodes(ast.Call):
            if dotted(call.func) in EXITS:
                yield f"{source.at(call)} {dotted(call.func)}("
        for leaving in source.nodes(ast.Raise):
            if leaving.exc is not None and dotted(leaving.exc).startswith("SystemExit"):
                yield f"{source.at(leaving)} raise SystemExit"


def no_thread_is_subclassed(root: Path) -> Iterator[str]:
    """Threads are made in console.tasks; a QThread destroyed while running aborts."""
    for source in sources(root, "views", "console"):
        for owner in source.nodes(ast.ClassDef):
            bases = {dotted(base).rpartition(".")[2] for base in owner.bases}
            if bases & {"QThread", "QRunnable"}:
                yield f"{source.at(owner)} {owner.name} is a thread"


def no_loop_inside_the_loop(root: Path) -> Iterator[str]:
    """A nested event loop lets anything happen in the middle of a slot."""
    for source in sources(root, "views", "console"):
        for call in source.nodes(ast.Call):
            owner, _, name = dotted(call.func).rpartition(".")
            kind = owner.rpartition(".")[2]
            nested = name in {"exec", "exec_"} and owner and source.path != MAIN_LOOP
            asking = name in ASKING_STATICS.get(kind, ())
            if nested or asking or name in {"QEventLoop", "processEvents"}:
                yield f"{source.at(call)} {name}( waits in a loop of its own"


def event_filters_cannot_raise(root: Path) -> Iterator[str]:
    """An exception in ``eventFilter`` ends the process, three times out of three.

    So each stands behind a decorator called ``guarded...`` (console.crash), which
    reports what went wrong and lets the event pass.
    """
    for source in sources(root, "views", "console"):
        for function, _ in source.functions():
            guards = [dotted(mark).rpartition(".")[2] for mark in function.decorator_list]
            if function.name == "eventFilter" and not any(g.startswith("guarded") for g in guards):
                yield f"{source.at(function)} an exception here would end the program"
