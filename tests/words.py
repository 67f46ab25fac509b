"""The two languages: ``python -m tests.words`` brings the Chinese file up to date and compiles it.

``python -m tests.words fill < lines`` first fills in translations, one ``English = 中文`` a line.
"""

import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
CHINESE = ROOT / "resources" / "i18n" / "zh_CN.ts"
COMPILED = CHINESE.with_suffix(".qm")
LOCK = CHINESE.with_suffix(".lock")
FOLDERS = ("console", "views")
TOOL = "import sys; from PySide6.scripts import pyside_tool; sys.exit(pyside_tool.{}())"
PATIENCE = 60.0


def main(words: list[str]) -> int:
    """Return how many entries are unfinished."""
    with Turn():
        follow_sources()
        if words[:1] == ["fill"]:
            unknown = fill(sys.stdin.read().splitlines())
            for source in unknown:
                print(f"nobody says: {source}")
        compile_words()
    left = unfinished()
    for context, source in left:
        print(f"{context}: {source}")
    print(f"{len(left)} unfinished")
    return min(len(left), 1)


class Turn:
    """Several people may run this at once; each takes the file in turn."""

    def __enter__(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                LOCK.touch(exist_ok=False)
            except FileExistsError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return

    def __exit__(self, *_) -> None:
        LOCK.unlink(missing_ok=True)


def follow_sources() -> None:
    """Add what the sources say and drop what they no longer say."""
    files = sorted(str(path) for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    _tool("lupdate", *files, *options, "-target-language", "zh_CN", "-ts", str(CHINESE))


def fill(lines: Iterable[str]) -> list[str]:
    """Fill in translations and return the English nobody says."""
    tree = ElementTree.parse(CHINESE)
    unknown = []
    for line in lines:
        source, mark, chinese = line.partition(" = ")
        if not mark:
            continue
        source, chinese = source.replace("\\n", "\n"), chinese.strip().replace("\\n", "\n")
        found = [m for m in tree.iter("message") if m.findtext("source") == source]
        for message in found:
            translation = message.find("translation")
            translation.text = chinese
            translation.attrib.pop("type", None)
        if not found:
            unknown.append(source)
    _write(tree)
    follow_sources()
    return unknown


def compile_words() -> None:
    """Make the file the program loads; under a running one the old file stays as it was.

    Qt maps the file: writing into it would pull the words from under every open console.
    """
    fresh = COMPILED.with_suffix(".qm.new")
    _tool("lrelease", str(CHINESE), "-qm", str(fresh))
    fresh.replace(COMPILED)


def unfinished() -> list[tuple[str, str]]:
    """Return context and source of what has no Chinese yet."""
    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ElementTree.parse(CHINESE).getroot().iter("context")
        for message in context.iter("message")
        if message.find("translation").get("type") == "unfinished"
    ]


def _write(tree: ElementTree.ElementTree) -> None:
    text = ElementTree.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    CHINESE.write_text(head + text + "\n", encoding="utf-8")


def _tool(name: str, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-c", TOOL.format(name), *words], check=True, stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
