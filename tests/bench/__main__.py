"""``python -m tests.bench [NAME...]``: run measures, all of them without a name.

Every module of this folder that has ``NAME`` and ``run() -> Report`` is a measure. The exit
status is 1 when a way is over its target.
"""

import importlib
import pkgutil
import sys
from types import ModuleType

import tests.bench
from tests.bench.timing import Report, shown


def measures() -> dict[str, ModuleType]:
    """Return the measures of this folder by name."""
    names = [one.name for one in pkgutil.iter_modules(tests.bench.__path__)]
    modules = [
        importlib.import_module(f"tests.bench.{name}")
        for name in names
        if name not in {"__main__", "timing"}
    ]
    return {module.NAME: module for module in modules if hasattr(module, "NAME")}


def main(words: list[str]) -> int:
    """Run the measures asked for and say what they found."""
    known = measures()
    unknown = [word for word in words if word not in known]
    if unknown:
        print(f"no such measure: {', '.join(unknown)}; there are {', '.join(sorted(known))}")
        return 2
    over = []
    for name in words or sorted(known):
        report: Report = known[name].run()
        print(shown(report), end="\n\n", flush=True)
        over += report.over()
    for line in over:
        print(f"over its target: {line}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
