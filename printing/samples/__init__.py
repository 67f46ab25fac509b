"""Made-up facts for every form: one module a form, named like the form's own."""

from importlib import import_module
from typing import Any

from printing.forms import form_modules


def samples() -> dict[str, dict[str, Any]]:
    """Return sample sheets by form code and name: short, long and nasty ones."""
    return {
        module.FORM.code: import_module(f"{__name__}.{name}").sheets()
        for name, module in form_modules().items()
    }
