"""The checks that need no test run: format, lint, types, import contracts."""

import subprocess
import sys

STAGES = {
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": ["-m", "ruff", "check", "--quiet", "."],
    "types": ["-m", "mypy", "--no-error-summary"],
    "contracts": ["-m", "tests.contracts"],
}


def first_failure() -> int:
    """Run the stages in order; return the exit status of the first that fails, or 0."""
    for name, words in STAGES.items():
        print(f"-- {name}", flush=True)
        status = subprocess.run([sys.executable, *words], check=False).returncode
        if status != 0:
            print(f"-- {name} failed; put right what stands above and run again", flush=True)
            return status
    return 0


if __name__ == "__main__":
    sys.exit(first_failure())
