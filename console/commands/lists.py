"""``import``, ``undo`` and ``export``: lists in, back out of the books, and out."""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from console.commands.call import Call
from console.commands.tickets import filter_of
from console.spreadsheets import Sheet, read_sheets, write_table
from models.errors import RefusedError
from models.queries.imports import saved_map
from models.queries.ticket_board import open_board
from models.queries.ticket_rows import TicketRow
from models.rules.glossary import say
from models.rules.imports import (
    ImportMap,
    ReadRow,
    RowProblem,
    RowReader,
    check_facts,
    find_head,
    propose,
    shipped_maps,
    wanted_headings,
)
from models.rules.wording import word
from models.rules.zone import stamp
from models.services.imports import FileIdentity, import_tickets, undo_import

_SHOWN = 20


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``import``, ``undo`` and ``export``."""
    coming = words.add_parser("import", parents=[shared], help="bring a list in")
    coming.add_argument("kind", choices=["tickets"])
    coming.add_argument("file", type=Path)
    coming.add_argument("--map", help="a saved mapping; without it one is proposed")
    coming.add_argument("--dry-run", action="store_true", help="say what would happen")
    coming.add_argument("--report", type=Path, help="every problem, to .xlsx or .csv")
    coming.add_argument("--good-rows", action="store_true", help="leave rows with problems out")
    coming.set_defaults(action=import_list)
    undo = words.add_parser("undo", parents=[shared], help="take an import batch back")
    undo.add_argument("batch", type=UUID)
    undo.add_argument("--reason", required=True)
    undo.set_defaults(action=undo_batch)
    going = words.add_parser("export", parents=[shared], help="write a list")
    going.add_argument("kind", choices=["tickets"])
    going.add_argument("file", type=Path)
    going.add_argument("--all", action="store_true", help="closed ones too")
    going.add_argument("--text", default="")
    going.add_argument("--overdue", action="store_true")
    going.add_argument("--limit", type=int, default=1_000_000)
    going.set_defaults(action=export_list, state=None, crew=None, grade=None, customer=None)


def import_list(said: argparse.Namespace) -> int:
    """Read a workbook, report every row it cannot take, and bring the rest in."""
    call = Call.of(said)
    sheet = read_sheets(said.file)[0]
    chosen, rows = read_rows(sheet, _map(call, said, sheet))
    problems = [problem for row in rows for problem in row.problems]
    if said.report:
        write_report(call, said.report, problems)
    if said.dry_run:
        return _tell_dry_run(call, rows, problems)
    if problems and not said.good_rows:
        _tell_problems(call, problems)
        raise RefusedError("import.rows_refused", count=len(problems), file=said.file.name)
    identity = FileIdentity(
        name=said.file.name, sha256=hashlib.sha256(said.file.read_bytes()).hexdigest()
    )
    done, _ = call.act(
        lambda session: import_tickets(session, file=identity, chosen=chosen, rows=rows)
    )
    if done is None:
        raise RefusedError("import.already_undone", batch="")
    call.tell(
        {
            "batch": done.batch,
            "rows": done.total,
            "opened": done.opened,
            "unchanged": done.unchanged,
            "differing": done.differing,
            "problems": [_problem_json(call, problem) for problem in done.problems],
        },
        [
            call.word(
                f"共 {done.total} 行:新开 {done.opened},已有 {done.unchanged},"
                f"已有但内容不同(未改动) {done.differing},未收 {len(done.problems)}",
                f"{done.total} rows: {done.opened} opened, {done.unchanged} known, "
                f"{done.differing} known but different (kept), {len(done.problems)} not taken",
            ),
            *([f"{call.word('批次', 'batch')} {done.batch}"] if done.batch else []),
            *[_problem_line(call, problem) for problem in done.problems[:_SHOWN]],
        ],
    )
    return 0


def read_rows(sheet: Sheet, chosen: ImportMap) -> tuple[ImportMap, list[ReadRow]]:
    """Return every row below the head, turned into facts and checked."""
    numbered = [(row.number, row.cells) for row in sheet.rows]
    head = find_head(numbered, wanted_headings(chosen))
    reader = RowReader("tickets", chosen, head)
    return chosen, [
        check_facts(reader.read(number, cells))
        for number, cells in numbered
        if number > head.row_number
    ]


def undo_batch(said: argparse.Namespace) -> int:
    """Take a batch back: every ticket of it is voided, or none."""
    call = Call.of(said)
    count, _ = call.act(lambda session: undo_import(session, batch=said.batch, reason=said.reason))
    call.tell({"undone": count}, [call.word(f"已撤销 {count} 张", f"{count} tickets taken back")])
    return 0


def export_list(said: argparse.Namespace) -> int:
    """Write the tickets a filter finds to .xlsx or .csv."""
    call = Call.of(said)
    said.kind = None
    rows = call.ask(lambda session: open_board(session, now=call.now, filters=filter_of(said)))
    head, table = ticket_table(rows, call.language)
    count = write_table(said.file, head, table)
    call.tell({"rows": count, "file": said.file}, [f"{said.file}: {count}"])
    return 0


_TICKET_HEADS = (
    ("工单编号", "ticket"),
    ("EOMS工单号", "external number"),
    ("工单类别", "kind"),
    ("状态", "state"),
    ("客户名称", "customer"),
    ("专线号", "circuit"),
    ("服务等级", "grade"),
    ("业务类型", "service"),
    ("故障现象", "symptom"),
    ("班组", "crew"),
    ("申告时间", "reported at"),
    ("应恢复时间", "due at"),
    ("恢复时间", "restored at"),
    ("归档时间", "closed at"),
    ("时限", "clock"),
    ("催单次数", "urges"),
    ("申告次数", "reports"),
)


def ticket_table(rows: Sequence[TicketRow], language: str) -> tuple[list[str], list[list[str]]]:
    """Return the heads and text cells of a ticket list, as it is exported."""
    chinese = language == "zh_CN"
    head = [zh if chinese else en for zh, en in _TICKET_HEADS]
    return head, [_cells(row, language) for row in rows]


def _cells(row: TicketRow, language: str) -> list[str]:
    return [
        row.number,
        row.external_number or "",
        say(row.kind, language),
        say(row.state, language),
        row.customer_name,
        row.circuit_number or "",
        say(row.grade, language) if row.grade else "",
        say(row.service, language) if row.service else "",
        row.symptom,
        row.crew_name or "",
        stamp(row.reported_at),
        stamp(row.due_at),
        stamp(row.restored_at),
        stamp(row.closed_at),
        say(row.clock, language),
        str(row.urges),
        str(row.repeats + 1),
    ]


def _map(call: Call, said: argparse.Namespace, sheet: Sheet) -> ImportMap:
    if said.map is None:
        return propose("tickets", [(row.number, row.cells) for row in sheet.rows])
    shipped = shipped_maps("tickets")
    if said.map in shipped:
        return shipped[said.map]
    return call.ask(lambda session: saved_map(session, kind="tickets", name=said.map))


def write_report(call: Call, file: Path, problems: Sequence[RowProblem]) -> None:
    """Write every problem with its row and column, for whoever mends the list."""
    chinese = call.language == "zh_CN"
    head = ["行号", "列", "原因"] if chinese else ["row", "column", "reason"]
    write_table(file, head, [[str(p.row), p.heading, _told(call, p)] for p in problems])


def _tell_dry_run(call: Call, rows: Sequence[ReadRow], problems: Sequence[RowProblem]) -> int:
    good = sum(1 for row in rows if not row.problems)
    call.tell(
        {
            "rows": len(rows),
            "good": good,
            "problems": [_problem_json(call, problem) for problem in problems],
        },
        [
            call.word(
                f"试运行:共 {len(rows)} 行,可收 {good} 行,问题 {len(problems)} 处;未写入",
                f"dry run: {len(rows)} rows, {good} good, {len(problems)} bad; nothing written",
            ),
            *[_problem_line(call, problem) for problem in problems[:_SHOWN]],
        ],
    )
    return 0


def _tell_problems(call: Call, problems: Sequence[RowProblem]) -> None:
    call.tell(
        {"problems": [_problem_json(call, problem) for problem in problems]},
        [_problem_line(call, problem) for problem in problems[:_SHOWN]],
    )


def _problem_json(call: Call, problem: RowProblem) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.heading,
        "code": problem.code,
        "told": _told(call, problem),
    }


def _problem_line(call: Call, problem: RowProblem) -> str:
    row = call.word(f"第 {problem.row} 行", f"row {problem.row}")
    return f"{row} [{problem.heading}] {_told(call, problem)}"


def _told(call: Call, problem: RowProblem) -> str:
    return word(problem.code, problem.facts, call.language)
