"""Checks the import contracts of ``pyproject.toml`` on the checkout in the working folder."""

import sys

from importlinter.cli import lint_imports


def main() -> int:
    """Return 0 when every contract is kept; says which are not."""
    return lint_imports(no_cache=True, no_logo=True)


if __name__ == "__main__":
    sys.exit(main())
