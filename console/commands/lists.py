"""``import``, ``undo`` and ``export``: lists in, back out of the books, and out."""

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from console.commands.call import Call
from console.commands.tickets import filter_of
from console.exchange import ReadList, read_list, write_result
from console.heap import undisturbed
from console.spreadsheets import write_table
from console.templates import write_template
from models.errors import RefusedError
from models.queries.exports import whole_list
from models.queries.imports import saved_map
from models.queries.ticket_board import open_board
from models.queries.ticket_rows import TicketRow
from models.rules.glossary import say
from models.rules.imports import KINDS, ImportMap, RowProblem, shipped_maps
from models.rules.wording import word
from models.rules.zone import stamp
from models.services.imports import (
    ImportDone,
    RehearsedError,
    RowsRefusedError,
    import_rows,
    undo_import,
)

_SHOWN = 20
TICKETS = "tickets"


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``import``, ``undo`` and ``export``."""
    coming = words.add_parser("import", parents=[shared], help="bring a list in")
    coming.add_argument("kind", choices=KINDS)
    coming.add_argument("file", type=Path)
    coming.add_argument("--map", help="a saved mapping; without it one is proposed")
    coming.add_argument("--sheet", help="only this sheet; without it every sheet of the kind")
    coming.add_argument("--dry-run", action="store_true", help="say what would happen")
    coming.add_argument("--report", type=Path, help="every problem, to .xlsx or .csv")
    coming.add_argument("--result", type=Path, help="the list back, a reason beside each row")
    coming.add_argument("--good-rows", action="store_true", help="leave rows with problems out")
    coming.set_defaults(action=import_list)
    empty = words.add_parser("template", parents=[shared], help="write an empty list to fill in")
    empty.add_argument("kind", choices=KINDS)
    empty.add_argument("file", type=Path)
    empty.set_defaults(action=write_empty)
    undo = words.add_parser("undo", parents=[shared], help="take an import batch back")
    undo.add_argument("batch", type=UUID)
    undo.add_argument("--reason", required=True)
    undo.set_defaults(action=undo_batch)
    going = words.add_parser("export", parents=[shared], help="write a list")
    going.add_argument("kind", choices=KINDS)
    going.add_argument("file", type=Path)
    going.add_argument("--all", action="store_true", help="closed ones too")
    going.add_argument("--text", default="")
    going.add_argument("--overdue", action="store_true")
    going.add_argument("--limit", type=int, default=1_000_000)
    going.add_argument("--gbk", action="store_true", help="csv for programs that know no UTF-8")
    going.set_defaults(action=export_list, state=None, crew=None, grade=None, customer=None)


@undisturbed()
def import_list(said: argparse.Namespace) -> int:
    """Read a file, say what every row would do or does, and bring the good ones in."""
    call = Call.of(said)
    read = read_list(said.kind, said.file, chosen=_map(call, said), sheet=said.sheet)
    try:
        done, _ = call.act(
            partial(
                import_rows,
                kind=said.kind,
                file=read.identity(),
                chosen=read.chosen,
                rows=read.rows,
                good_rows=said.good_rows,
                rehearse=said.dry_run,
            )
        )
    except (RehearsedError, RowsRefusedError) as tried:
        _report(call, said, read, done=tried.done)
        if isinstance(tried, RehearsedError):
            _tell_dry_run(call, read, tried.done)
            return 0
        _tell_problems(call, tried.done.problems)
        raise
    if done is None:
        raise RefusedError("import.already_undone", batch="")
    _report(call, said, read, done=done)
    _tell_done(call, read, done)
    return 0


def _report(call: Call, said: argparse.Namespace, read: ReadList, *, done: ImportDone) -> None:
    """Write what was asked for: the problems alone, or the list with a reason to each row."""
    if said.report:
        write_report(call, said.report, done.problems)
    if said.result:
        heads = (
            ("工作表", "行号", "结果") if call.language == "zh_CN" else ("sheet", "row", "result")
        )
        told = partial(_told, call)
        write_result(read, said.result, problems=done.problems, told=told, heads=heads)


def _tell_done(call: Call, read: ReadList, done: ImportDone) -> None:
    zh = (
        f"共 {done.total} 条:新增 {done.added},更新 {done.changed},没有变化 {done.unchanged},"
        f"内容不同但未改动 {done.differing},未收 {_rows_of(done.problems)}"
    )
    en = (
        f"{done.total} records: {done.added} added, {done.changed} changed, "
        f"{done.unchanged} unchanged, {done.differing} different but kept, "
        f"{_rows_of(done.problems)} not taken"
    )
    batch = [f"{call.word('批次', 'batch')} {done.batch}"] if done.batch else []
    lines = [call.word(zh, en), *batch, *_sheet_lines(call, read)]
    lines += [_problem_line(call, problem) for problem in done.problems[:_SHOWN]]
    call.tell({"batch": done.batch, **_counts(call, read, done)}, lines)


def _tell_dry_run(call: Call, read: ReadList, done: ImportDone) -> None:
    bad = _rows_of(done.problems)
    good = done.total - bad
    zh = f"试运行:共 {done.total} 条,可收 {good} 条,问题 {len(done.problems)} 处;未写入"
    en = f"dry run: {done.total} records, {good} good, {len(done.problems)} bad; nothing written"
    lines = [call.word(zh, en), *_sheet_lines(call, read)]
    lines += [_problem_line(call, problem) for problem in done.problems[:_SHOWN]]
    call.tell({"good": good, **_counts(call, read, done)}, lines)


def _counts(call: Call, read: ReadList, done: ImportDone) -> dict[str, object]:
    return {
        "rows": done.total,
        "added": done.added,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "differing": done.differing,
        "passed_over": read.passed_over,
        "sheets": [sheet.name for sheet in read.origins],
        "problems": [_problem_json(call, problem) for problem in done.problems],
    }


def _sheet_lines(call: Call, read: ReadList) -> list[str]:
    """Return a line for each sheet that was left alone, with the reason."""
    left = call.word("没有读取工作表", "left alone: sheet")
    return [f"{left} {name}: {word(e.code, e.facts, call.language)}" for name, e in read.passed]


def _rows_of(problems: Sequence[RowProblem]) -> int:
    return len({(problem.sheet, problem.row) for problem in problems})


def write_empty(said: argparse.Namespace) -> int:
    """Write the template of a kind: an empty list whose columns are known."""
    call = Call.of(said)
    count = write_template(said.kind, said.file, language=call.language)
    line = call.word(f"{said.file}:{count} 列", f"{said.file}: {count} columns")
    call.tell({"file": said.file, "columns": count}, [line])
    return 0


def undo_batch(said: argparse.Namespace) -> int:
    """Take a batch back: every record of it, or none."""
    call = Call.of(said)
    count, _ = call.act(lambda session: undo_import(session, batch=said.batch, reason=said.reason))
    call.tell({"undone": count}, [call.word(f"已撤销 {count} 条", f"{count} records taken back")])
    return 0


def export_list(said: argparse.Namespace) -> int:
    """Write the records of a kind, or the tickets a filter finds, to .xlsx or .csv."""
    call = Call.of(said)
    if said.kind == TICKETS:
        said.kind = None
        rows = call.ask(lambda session: open_board(session, now=call.now, filters=filter_of(said)))
        head, table = ticket_table(rows, call.language)
    else:
        head, table = call.ask(partial(whole_list, kind=said.kind, language=call.language))
    codec = "gb18030" if said.gbk else "utf-8-sig"
    count = write_table(said.file, head, table, codec=codec)
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


def _map(call: Call, said: argparse.Namespace) -> ImportMap | None:
    """Return the mapping asked for; none means the headings are to propose one."""
    if said.map is None:
        return None
    shipped = shipped_maps(said.kind)
    if said.map in shipped:
        return shipped[said.map]
    return call.ask(lambda session: saved_map(session, kind=said.kind, name=said.map))


def write_report(call: Call, file: Path, problems: Sequence[RowProblem]) -> None:
    """Write every problem with its row and column, for whoever mends the list."""
    chinese = call.language == "zh_CN"
    head = ["行号", "列", "原因"] if chinese else ["row", "column", "reason"]
    write_table(file, head, [[str(p.row), p.heading, _told(call, p)] for p in problems])


def _tell_problems(call: Call, problems: Sequence[RowProblem]) -> None:
    call.tell(
        {"problems": [_problem_json(call, problem) for problem in problems]},
        [_problem_line(call, problem) for problem in problems[:_SHOWN]],
    )


def _problem_json(call: Call, problem: RowProblem) -> dict[str, object]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.heading,
        "code": problem.code,
        "told": _told(call, problem),
    }


def _problem_line(call: Call, problem: RowProblem) -> str:
    row = call.word(f"第 {problem.row} 行", f"row {problem.row}")
    sheet = f"{problem.sheet} " if problem.sheet else ""
    return f"{sheet}{row} [{problem.heading}] {_told(call, problem)}"


def _told(call: Call, problem: RowProblem) -> str:
    return word(problem.code, problem.facts, call.language)
