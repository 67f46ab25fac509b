"""The Chinese screens: finished, in step with the sources, and compiled."""

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tests.architecture.sources import Source, dotted, sources

CHINESE = "resources/i18n/zh_CN.ts"
COMPILED = "resources/i18n/zh_CN.qm"
MARKS = re.compile(r"%\d|%n|%L\d|\{\w*\}")
TOOL = "import sys; from PySide6.scripts import pyside_tool; sys.exit(pyside_tool.{}())"

Message = tuple[str, str, str]


def translations_are_finished(root: Path) -> Iterator[str]:
    """No entry is unfinished, dead, or has lost a mark its source has."""
    for key, message in _messages(root / CHINESE).items():
        translation = message.find("translation")
        kind = translation.get("type") if translation is not None else "missing"
        text = "".join(translation.itertext()) if translation is not None else ""
        if kind or not text.strip():
            yield f"{CHINESE} {key[1]!r}: {kind or 'empty'}"
        elif set(MARKS.findall(key[1])) - set(MARKS.findall(text)) - {"%n"}:
            yield f"{CHINESE} {key[1]!r}: loses a mark"


def translations_follow_the_sources(root: Path) -> Iterator[str]:
    """A fresh ``lupdate`` finds no string that the committed file does not have."""
    files = [str(root / source.path) for source in sources(root, "views", "console")]
    if not any(_translates(source) for source in sources(root, "views", "console")):
        return
    if not (root / CHINESE).exists():
        yield f"{CHINESE}: missing, though the screens have strings"
        return
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        _tool("lupdate", *files, "-no-obsolete", "-locations", "none", "-ts", str(fresh))
        wanted, have = set(_messages(fresh)), set(_messages(root / CHINESE))
    yield from (f"{CHINESE} {key[1]!r} ({key[0]}): not there yet" for key in sorted(wanted - have))
    yield from (f"{CHINESE} {key[1]!r} ({key[0]}): no longer said" for key in sorted(have - wanted))


def translations_are_compiled(root: Path) -> Iterator[str]:
    """The ``.qm`` the program loads is what ``lrelease`` makes of the ``.ts``."""
    if not (root / CHINESE).exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.qm"
        _tool("lrelease", str(root / CHINESE), "-qm", str(fresh))
        have = root / COMPILED
        if not have.exists() or have.read_bytes() != fresh.read_bytes():
            yield f"{COMPILED}: not made from the present {CHINESE}"


def only_the_top_layers_translate(root: Path) -> Iterator[str]:
    """Below the shell, codes and enums are spoken, not sentences of one language."""
    for source in sources(root, "models", "printing", "resources"):
        if _translates(source):
            yield f"{source.path}: translates; that is for views and console"


def _messages(path: Path) -> dict[Message, ElementTree.Element]:
    if not path.exists():
        return {}
    return {
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
        ): message
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def _translates(source: Source) -> bool:
    """Say whether a module has strings for lupdate; ``str.translate`` is another thing."""
    spoken = {"translate", "QCoreApplication.translate", "QApplication.translate", "self.tr"}
    return any(
        dotted(call.func) in spoken and call.args and isinstance(call.args[0], ast.Constant)
        for call in source.nodes(ast.Call)
    )


def _tool(name: str, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-c", TOOL.format(name), *words], check=True, capture_output=True
    )
