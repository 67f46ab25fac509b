"""``python -m tests.wheels``: can every pin of the locks be had as a wheel wherever we run?

Asks the machine's own package index, as pip is configured here, once for each
system and Python version. Needs the network, so it runs on demand only.
"""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PIN = re.compile(
    r"^(?P<said>[\w.-]+==[^\s;\\]+(?: *;[^\\\n]+)?) *\\?\n?"
    r"(?P<digests>(?: +--hash=\S+(?: \\)?\n)*)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class System:
    """One kind of machine: what a marker asks of it, and which wheels fit it."""

    name: str
    sys_platform: str
    platform_system: str
    os_name: str
    tags: tuple[str, ...]

    def marks(self, python: str) -> dict[str, str]:
        """Return what environment markers see on this machine."""
        return {
            "sys_platform": self.sys_platform,
            "platform_system": self.platform_system,
            "os_name": self.os_name,
            "platform_machine": "AMD64" if self.os_name == "nt" else "x86_64",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "python_version": python,
            "python_full_version": f"{python}.0",
            "extra": "",
        }


SYSTEMS = (
    System("win_amd64", "win32", "Windows", "nt", ("win_amd64",)),
    System(
        "manylinux x86_64",
        "linux",
        "Linux",
        "posix",
        (
            *(f"manylinux_2_{minor}_x86_64" for minor in (36, 34, 31, 28, 27, 26, 24, 17)),
            "manylinux2014_x86_64",
            "manylinux2010_x86_64",
            "manylinux1_x86_64",
        ),
    ),
)


def wanted(lock: str, system: System, python: str) -> list[str]:
    """Return the pins of a lock that apply on a machine: without markers, with digests."""
    found = []
    for pin in PIN.finditer(lock):
        said = Requirement(pin["said"])
        if said.marker is None or said.marker.evaluate(system.marks(python)):
            digests = " ".join(re.findall(r"--hash=\S+", pin["digests"]))
            found.append(f"{said.name}{said.specifier} {digests}".strip())
    return found


def holes(lines: list[str], system: System, python: str) -> list[str]:
    """Return the pins for which there is no wheel; asks for all at once, then one by one."""
    if _can_be_had(lines, system, python):
        return []
    return [line.split()[0] for line in lines if not _can_be_had([line], system, python)]


def _can_be_had(lines: list[str], system: System, python: str) -> bool:
    """Let pip fetch the wheels, check them against their digests, and forget them."""
    with tempfile.TemporaryDirectory() as folder:
        wishes = Path(folder) / "wishes.txt"
        wishes.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", "--dest", folder, "-r", str(wishes)]
        command += ["--python-version", python, "--implementation", "cp"]
        for tag in system.tags:
            command += ["--platform", tag]
        quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        return subprocess.run(command, capture_output=True, check=False, env=quiet).returncode == 0


def main() -> int:
    """Print a table of pins and holes; return 1 when there is a hole."""
    text = {name: (ROOT / name).read_text(encoding="utf-8") for name in LOCKS}
    missing = 0
    for system in SYSTEMS:
        for python in PYTHONS:
            names = sorted({pin for lock in text.values() for pin in wanted(lock, system, python)})
            found = holes(names, system, python)
            missing += len(found)
            said = ", ".join(found) or "all there"
            print(f"{system.name:18} Python {python:5} {len(names):3} pins  {said}", flush=True)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
