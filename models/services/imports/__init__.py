"""Lists in, as one action a batch, and out again by one compensating action.

A row is known by what it is about: the same file twice changes nothing.
"""

from models.services.imports.engine import (
    FileIdentity,
    ImportDone,
    RehearsedError,
    RowsRefusedError,
    import_rows,
)
from models.services.imports.remembering import bring_in, remember_map
from models.services.imports.undo import undo_import

__all__ = [
    "FileIdentity",
    "ImportDone",
    "RehearsedError",
    "RowsRefusedError",
    "bring_in",
    "import_rows",
    "remember_map",
    "undo_import",
]
