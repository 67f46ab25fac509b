"""``python -m tests``: set up if needed, then format, lint, types, contracts and every test.

Stops at the first failure. Extra words go straight to pytest, for a short run:
``python -m tests tests/models -k clock``.
"""

import os
import subprocess
import sys

import bootstrap


def main(words: list[str]) -> int:
    """Return the exit status of the first stage that fails, or 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.ensure("dev")
    bootstrap.ensure_screen()

    from tests import static

    status = 0 if words else static.first_failure()
    if status != 0:
        return status
    return subprocess.run([sys.executable, "-m", "pytest", *words], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
