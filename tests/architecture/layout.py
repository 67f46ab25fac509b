"""Where things stand, and what a tracked file may not tell."""

import ast
import importlib.util
import re
import shutil
import subprocess
import tomllib
from collections.abc import Container, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from importlib.machinery import PathFinder
from pathlib import Path

from tests.architecture.sources import PACKAGES, Source, sources

NOT_SCREENS = frozenset({"shell", "widgets"})
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
RECIPE_STEPS = 7
LEFT_BEHIND = frozenset(
    {
        ".git",
        ".hypothesis",
        ".import_linter_cache",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".venv",
        "__pycache__",
        "build",
        "dist",
    }
)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")

# Joined here so that this file does not say them itself.
MACHINE_FOLDERS = "|".join(("work", "farm", "root", "tmp"))
HOSTS = "|".join(
    re.escape(".".join(parts))
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org"),
        ("tuna", "tsinghua", "edu"),
        ("aliyun", "com"),
    )
)
TELLING = re.compile(rf"(?<![\w.*-])/(?:{MACHINE_FOLDERS})/|(?:{HOSTS})|[.]lib" + "rary/")


def screens_are_listed_as_independent(root: Path) -> Iterator[str]:
    """The independence contract lists exactly the folders of screens."""
    contracts = _pyproject(root)["tool"]["importlinter"]["contracts"]
    listed = {m for c in contracts if c["type"] == "independence" for m in c["modules"]}
    folders = {
        f"views.{folder.name}"
        for folder in (root / "views").glob("*/")
        if folder.name not in NOT_SCREENS and any(folder.glob("*.py"))
    }
    yield from (f"{name}: a screen the contract does not list" for name in sorted(folders - listed))
    yield from (f"{name}: listed, but no such screen" for name in sorted(listed - folders))


def imports_make_no_circle(root: Path) -> Iterator[str]:
    """Of two modules one knows the other, never both; an import for types alone counts too."""
    found = {_module(source.path): source for source in sources(root)}
    known = {name: set(_imported(source, found)) - {name} for name, source in found.items()}
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        yield " -> ".join(reversed(error.args[1])) + ": a circle of imports"


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imported(source: Source, known: Container[str]) -> Iterator[str]:
    for node in source.nodes(ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            within = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [one if one in known else str(node.module) for one in within]
        yield from (name for name in names if name in known)


def packages_are_ours(root: Path, places: Iterable[str] | None = None) -> Iterator[str]:
    """An installed package of the same name must not stand before ours."""
    for name in PACKAGES:
        path = None if places is None else list(places)
        found = importlib.util.find_spec(name) if path is None else PathFinder.find_spec(name, path)
        origin = Path(found.origin or "") if found else Path()
        if not origin.resolve().is_relative_to(root.resolve() / name):
            yield f"{name}: comes from {origin}"


def tracked_text_tells_no_place(root: Path) -> Iterator[str]:
    """No path of somebody's machine and no registry's host in what we hand out."""
    for path in _tracked(root):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        for number, line in enumerate(lines, start=1):
            if TELLING.search(line):
                yield f"{path.relative_to(root).as_posix()}:{number} {line.strip()[:80]}"


def recipes_are_short(root: Path) -> Iterator[str]:
    """No recipe of CONTRIBUTING takes more than seven steps."""
    path = root / "CONTRIBUTING.md"
    for part in path.read_text(encoding="utf-8").split("\n#")[1:] if path.exists() else ():
        steps = re.findall(r"^\d+\. ", part, re.MULTILINE)
        if len(steps) > RECIPE_STEPS:
            yield f"CONTRIBUTING.md {part.splitlines()[0].strip('# ')}: {len(steps)} steps"


def documents_lead_somewhere(root: Path) -> Iterator[str]:
    """Every file a document points to exists."""
    for name in DOCUMENTS:
        path = root / name
        for target in LINK.findall(path.read_text(encoding="utf-8")) if path.exists() else ():
            if "://" not in target and not (root / target).exists():
                yield f"{name}: {target} does not exist"


def locks_name_no_address(root: Path) -> Iterator[str]:
    """Locks hold names, versions and digests, so that any mirror will do."""
    for lock in sorted(root.glob("*.lock")):
        if lock.name.startswith("requirements") and "://" in lock.read_text(encoding="utf-8"):
            yield f"{lock.name}: names an address"
    if (root / "uv.lock").exists():
        yield "uv.lock: names addresses"


def _pyproject(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def _tracked(root: Path) -> list[Path]:
    """Return what git tracks; without git, everything but what tools leave behind."""
    if (root / ".git").exists() and shutil.which("git"):
        said = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z"], check=True, capture_output=True, text=True
        ).stdout
        return [root / name for name in said.split("\0") if name]
    return [
        path
        for path in sorted(root.rglob("*"))
        if path.is_file() and not LEFT_BEHIND & set(path.relative_to(root).parts)
    ]
