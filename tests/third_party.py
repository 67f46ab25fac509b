"""``python -m tests.third_party``: writes THIRD_PARTY.md from the locks and package metadata."""

import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.wheels import PIN, ROOT

DOCUMENT = ROOT / "THIRD_PARTY.md"

# Not told by the metadata at hand: long texts, other systems' packages, several versions.
KNOWN = {
    "numpy": "BSD-3-Clause (with parts under MIT, 0BSD, Zlib, CC0-1.0)",
    "pathspec": "MPL-2.0",
    "pypdfium2": "BSD-3-Clause OR Apache-2.0 (PDFium: BSD-3-Clause and its parts' licences)",
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
}
SPELLINGS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
}

HEAD = """\
# Third-party software and works / 第三方软件与作品

Paidan itself is under the MIT licence (`LICENSE`). It stands on the works below, each under its own
licence. Written by `python -m tests.third_party` from the locks and the packages' metadata; a test
keeps it in step.

派单台本身采用 MIT 许可证。下列组件各自适用其许可证。Qt、PySide6 和 psycopg 采用 LGPL,以可替换的
共享库形式使用:安装目录中的库文件可由使用者换成自己编译的版本。

Qt, PySide6 and psycopg are used under the LGPL as shared libraries that anybody may replace with
their own build. No package under the GPL alone or the AGPL is used.

## In the repository / 随仓库提供

| work | where | licence |
|---|---|---|
| Noto Sans SC Regular, Bold (unmodified) | `resources/fonts` | OFL-1.1, text in `OFL.txt` |
| Tabler Icons, some, changed (see its `README.md`) | `resources/icons` | MIT, text in `LICENSE` |
| Holidays and make-up days | `resources/calendars` | public notices (State Council) |
| Township names of the demo county | `resources/demo` | public names (Statistics Bureau) |
"""


def licences(lock: Path) -> dict[str, tuple[str, str]]:
    """Return each package of a lock with its pinned versions and its licence."""
    versions: dict[str, list[str]] = {}
    for pin in PIN.finditer(lock.read_text(encoding="utf-8")):
        said = Requirement(pin["said"])
        versions.setdefault(said.name, []).append(str(said.specifier).removeprefix("=="))
    return {name: (", ".join(pinned), licence(name)) for name, pinned in versions.items()}


def licence(name: str) -> str:
    """Return the licence a package states, in SPDX spelling where it is a single one."""
    known = KNOWN.get(canonicalize_name(name))
    if known:
        return known
    try:
        told = metadata(name)
    except PackageNotFoundError:
        raise LookupError(f"{name} is not installed here and not in KNOWN") from None
    kinds = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or () if "License" in c]
    said = told.get("License-Expression") or told.get("License") or " / ".join(kinds)
    return SPELLINGS.get(said, said)


def document() -> str:
    """Return the whole document."""
    run = licences(ROOT / "requirements.lock")
    dev = licences(ROOT / "requirements-dev.lock")
    tools = {name: said for name, said in dev.items() if name not in run}
    return "".join(
        (
            HEAD,
            _table("Installed to run it / 运行所需", run),
            _table("Installed to test it / 仅测试所需", tools),
        )
    )


def _table(title: str, packages: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f"| {name} | {versions} | {' '.join(said.split())} |\n"
        for name, (versions, said) in sorted(packages.items())
    )
    return f"\n## {title}\n\n| package | version | licence |\n|---|---|---|\n{rows}"


def main() -> int:
    """Write the document."""
    DOCUMENT.write_text(document(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
