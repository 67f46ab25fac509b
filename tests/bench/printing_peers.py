"""The same orders by other engines, where they are installed: typst and WeasyPrint.

They set the cells of the form as tables of their own, in the form's face, without the codes;
no part of the program needs them.
"""

import html
import json
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import resources
from models.sheets import WorkOrderSheet
from printing.catalogue import FORMS
from printing.fonts import BOX, TICKED

Peer = Callable[[Sequence[WorkOrderSheet]], bytes]

_FONTS = "fonts"
_TYPST = """
#set page(width: 241mm, height: 139.7mm, margin: (x: 19mm, y: 6mm))
#set text(font: "Noto Sans SC", size: 9pt)
#let data = json(bytes(sys.inputs.data))
#for (n, order) in data.enumerate() [
  #if n > 0 [#pagebreak()]
  #align(center)[#text(size: 16pt, weight: "bold")[#order.title]] #order.number
  #for row in order.rows [
    #table(columns: row.len() * (auto, 1fr), inset: 2pt, ..row.flatten())
  ]
]
"""
_STYLE = """@page { size: 241mm 139.7mm; margin: 6mm 19mm } body { font: 9pt 'Noto Sans SC' }
h1 { font-size: 16pt; text-align: center } table { width: 100%; border-collapse: collapse }
td { border: 0.6pt solid black; padding: 1pt } section { page-break-after: always }"""


def cells(sheet: WorkOrderSheet) -> dict[str, Any]:
    """Return an order as title, number and rows of label and value."""
    content = FORMS["F01"].content(sheet, frozenset())
    rows = [
        [[cell.label, _signs(cell.text)] for cell in row.cells]
        for section in content.sections  # type: ignore[attr-defined]
        for row in section.rows
    ]
    return {"title": content.head.title, "number": sheet.number, "rows": rows}  # type: ignore[attr-defined]


def _signs(text: str) -> str:
    return text.replace(BOX, "□").replace(TICKED, "■")


def peers() -> dict[str, Peer]:
    """Return the engines that are installed here."""
    found: dict[str, Peer] = {}
    if find_spec("typst") is not None:
        found["typst"] = _by_typst()
    if find_spec("weasyprint") is not None:
        found["WeasyPrint"] = _by_weasyprint
    return found


def _by_typst() -> Peer:
    import typst  # type: ignore[import-not-found,unused-ignore]

    folder = Path(str(resources.path(_FONTS)))
    source = Path(tempfile.mkdtemp(prefix="paidan-typst-")) / "order.typ"
    source.write_text(_TYPST, encoding="utf-8")
    compiler = typst.Compiler(str(source), font_paths=[str(folder)])

    def draw(sheets: Sequence[WorkOrderSheet]) -> bytes:
        data = json.dumps([cells(sheet) for sheet in sheets], ensure_ascii=False)
        return bytes(compiler.compile(format="pdf", sys_inputs={"data": data}))

    return draw


def _by_weasyprint(sheets: Sequence[WorkOrderSheet]) -> bytes:
    import weasyprint  # type: ignore[import-not-found,unused-ignore]

    parts = []
    for order in map(cells, sheets):
        rows = "".join(
            "<table><tr>"
            + "".join(f"<td>{html.escape(a)}</td><td>{html.escape(b)}</td>" for a, b in row)
            + "</tr></table>"
            for row in order["rows"]
        )
        head = f"<h1>{html.escape(order['title'])}</h1>{html.escape(order['number'])}"
        parts.append(f"<section>{head}{rows}</section>")
    page = f"<style>{_STYLE}</style>{''.join(parts)}"
    return bytes(weasyprint.HTML(string=page).write_pdf())
