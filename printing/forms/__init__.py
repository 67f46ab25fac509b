"""One module a form: its ``FORM``, the ``SHEET`` it is fed by, and ``content``.

A module of this folder is a form of the catalogue; nothing else has to list it. ``content``
is called with the sheet, its text fit to be drawn, and the characters that printed as 〓.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def form_modules() -> dict[str, ModuleType]:
    """Return the module of each form by its name, in the order of the form codes."""
    found = {one.name: import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)}
    return dict(sorted(found.items(), key=lambda one: str(one[1].FORM.code)))
