"""``python -m tests``: set up if needed, then format, lint, types, contracts and every test.

Stops at the first failure. Extra words go straight to pytest, for a short run:
``python -m tests tests/models -k clock``.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import bootstrap

DRAWING = ("tests/views", "tests/console", "tests/forms", "tests/printing")


def main(words: list[str]) -> int:
    """Return the exit status of the first stage that fails, or 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.ensure("dev")
    bootstrap.ensure_screen()

    from tests import static

    if words:
        return subprocess.run([sys.executable, "-m", "pytest", *words], check=False).returncode
    return static.first_failure() or all_tests()


def all_tests() -> int:
    """Run both halves of the tests at the same time and show one after the other."""
    drawing, rest = halves()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        other = subprocess.Popen(rest, stdout=told, stderr=subprocess.STDOUT)
        status = subprocess.run(drawing, check=False).returncode
        other.wait()
        told.seek(0)
        shutil.copyfileobj(told, sys.stdout)
    return status or other.returncode


def halves() -> tuple[list[str], list[str]]:
    """Return the two commands: what draws screens and papers, and all the rest.

    They are about the same work, and two cores share it.
    """
    pytest = [sys.executable, "-m", "pytest"]
    return [*pytest, *DRAWING], [*pytest, *(f"--ignore={folder}" for folder in DRAWING)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
