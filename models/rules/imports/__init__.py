"""How other people's lists become facts of ours: kinds, heads, mappings, values.

Pure: rows of cells come in, dictionaries of facts and named problems go out. What the
words mean is in ``resources/imports``; an office's saved mapping has the same shape.
"""

from models.rules.imports.headings import heading
from models.rules.imports.heads import Head, find_head, propose
from models.rules.imports.kinds import KINDS, Field, Kind, kind_of
from models.rules.imports.maps import ImportMap, map_from, map_key, shipped_maps, wanted_headings
from models.rules.imports.rows import (
    ReadRow,
    RowProblem,
    RowReader,
    refusal_of,
)
from models.rules.imports.tables import ReadTable, columns_known, offered_headings, read_table

__all__ = [
    "KINDS",
    "Field",
    "Head",
    "ImportMap",
    "Kind",
    "ReadRow",
    "ReadTable",
    "RowProblem",
    "RowReader",
    "columns_known",
    "find_head",
    "heading",
    "kind_of",
    "map_from",
    "map_key",
    "offered_headings",
    "propose",
    "read_table",
    "refusal_of",
    "shipped_maps",
    "wanted_headings",
]
