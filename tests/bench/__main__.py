"""``python -m tests.bench [NAME...]``: run measures, all of them without a name.

Every module of this folder that has ``NAME`` and ``run() -> Report`` is a measure. The exit
status is 1 when a way is over its target.
"""

import importlib
import pkgutil
import sys
import traceback
from types import ModuleType

import tests.bench
from tests.bench.timing import Report, shown


def measures() -> list[str]:
    """Return the names of the modules of this folder that may be measures."""
    names = [one.name for one in pkgutil.iter_modules(tests.bench.__path__)]
    return [name for name in names if name not in {"__main__", "timing"}]


def measure(name: str) -> ModuleType | None:
    """Load one measure by name; None where the module is a part of others.

    A module that cannot be loaded stops nobody but itself: its error goes to whoever asked.
    """
    module = importlib.import_module(f"tests.bench.{name}")
    return module if hasattr(module, "NAME") and hasattr(module, "run") else None


def main(words: list[str]) -> int:
    """Run the measures asked for and say what they found."""
    known = measures()
    unknown = [word for word in words if word not in known]
    if unknown:
        print(f"no such measure: {', '.join(unknown)}; there are {', '.join(sorted(known))}")
        return 2
    troubles: list[str] = []
    for name in words or sorted(known):
        troubles += tried(name)
    for line in troubles:
        print(line)
    return 1 if troubles else 0


def tried(name: str) -> list[str]:
    """Run one measure, show what it found, and return what is wrong with it."""
    try:
        module = measure(name)
        if module is None:
            return []
        report: Report = module.run()
    except Exception:  # noqa: BLE001 - one broken measure must not hide the others
        traceback.print_exc()
        return [f"broken: {name}"]
    print(shown(report), end="\n\n", flush=True)
    return [f"over its target: {line}" for line in report.over()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
