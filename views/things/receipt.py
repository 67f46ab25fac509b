"""The receipt of a count as a workbook: what is right first said, then every line."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from console.spreadsheets import write_table
from models.queries.stocktakes import CountSheet
from models.rules.zone import stamp
from views.things.spare_columns import count_columns, finished_words, verdict_words
from views.wording import term

translate = QCoreApplication.translate


def save_receipt(sheet: CountSheet, path: Path) -> int:
    """Write a count to .xlsx or .csv; returns how many lines it has."""
    header = [column.heading() for column in count_columns()]
    row = sheet.row
    tail: list[list[object]] = [
        [translate("Things", "Count"), row.number, term(row.scope)],
        [translate("Things", "Begun"), stamp(row.started_at)],
        [translate("Things", "Finished"), finished_words(row)],
        [translate("Things", "Counted by"), row.counted_by],
        [translate("Things", "Checked by"), ""],
    ]
    lines: list[list[object]] = [
        [verdict_words(line), *(column.text(line) for column in count_columns()[1:])]
        for line in sheet.lines
    ]
    write_table(path, header, [*lines, [], *tail])
    return len(lines)
