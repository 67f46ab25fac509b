"""``load``: how full the crews' days are, as lines, JSON, a workbook or the printed table."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from console.commands.call import Call
from console.spreadsheets import write_table
from models.errors import RefusedError
from models.queries.load import LoadTable, crew_load
from models.queries.papers import PaperAsk, paper_draft
from models.rules.load import LoadDay, Phase
from models.rules.zone import local_day
from printing.catalogue import render
from printing.record import file_record

FORM = "F18"
LONGEST = timedelta(days=400)
MOST_PRINTED = timedelta(days=31)
DOTS = 150  # to the inch, for a picture of the printed table


def add_words(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add ``load``."""
    word = words.add_parser("load", parents=[shared], help="how full the crews' days are")
    word.add_argument("--from", dest="from_on", type=date.fromisoformat, metavar="DAY")
    word.add_argument("--to", dest="to_on", type=date.fromisoformat, metavar="DAY")
    word.add_argument("-o", "--output", type=Path, help="a .xlsx, .csv, .pdf or .png file")
    word.set_defaults(action=show_load)


def show_load(said: argparse.Namespace) -> int:
    """Tell or write the load of a period; without days, of the next seven."""
    call = Call.of(said)
    first = said.from_on or local_day(call.now)
    last = said.to_on or first + timedelta(days=6)
    if last < first or last - first > LONGEST:
        raise RefusedError("load.bad_period", first=first, last=last, limit=LONGEST.days)
    if said.output is not None and said.output.suffix.lower() in (".pdf", ".png"):
        return _print(call, said.output, first, last=last)
    table = call.ask(partial(crew_load, from_on=first, to_on=last, now=call.now))
    if said.output is not None:
        rows = write_table(said.output, _heads(call), _cells(table))
        call.tell({"file": str(said.output), "rows": rows}, [str(said.output)])
        return 0
    call.tell({"from": first, "to": last, "days": list(_days(table))}, _lines(call, table))
    return 0


def _print(call: Call, path: Path, first: date, *, last: date) -> int:
    if last - first >= MOST_PRINTED:
        raise RefusedError("load.too_long_to_print", first=first, last=last, limit=31)
    ask = PaperAsk(actor=call.actor, now=call.now)
    draft = call.ask(partial(paper_draft, form=FORM, number=f"{first}..{last}", ask=ask))
    pdf = render(FORM, [draft.sheet])
    if path.suffix.lower() == ".pdf":
        path = file_record(path.parent, path.stem, pdf).path
        files = [path]
    else:
        files = _pictures(pdf.content, path)
    told = [str(file) for file in files]
    call.tell({"files": told}, told)
    return 0


def _pictures(pdf: bytes, path: Path) -> list[Path]:
    """Write a picture of each page; the second and on get a number."""
    from console.pdfium import opened

    files = []
    with opened(pdf) as document:
        for at in range(len(document)):
            name = path if at == 0 else path.with_name(f"{path.stem}-{at + 1}{path.suffix}")
            document.draw(at, dots=DOTS).image().save(name)
            files.append(name)
    return files


def _heads(call: Call) -> Sequence[str]:
    return [
        call.word("日期", "day"),
        call.word("班组", "crew"),
        call.word("班组名称", "crew name"),
        call.word("在岗分钟", "minutes on duty"),
        call.word("应急预留", "reserve"),
        call.word("已排分钟", "booked"),
        call.word("待接", "planned"),
        call.word("在手", "in hand"),
        call.word("已做未回单", "done, paper out"),
        call.word("已完成", "done"),
        call.word("路途", "travel"),
        call.word("超出", "over"),
        call.word("负荷 %", "load %"),
        call.word("临超时单", "at risk"),
    ]


def _cells(table: LoadTable) -> Iterator[Sequence[object]]:
    for one in _days(table):
        share = "" if one["share"] is None else f"{one['share']:.1%}"
        yield [*(one[name] for name in _FIELDS), share, one["at_risk"]]


_FIELDS = (
    "day",
    "crew",
    "crew_name",
    "minutes",
    "reserve",
    "booked",
    *(str(phase) for phase in Phase),
    "travel",
    "over",
)


def _days(table: LoadTable) -> Iterator[dict[str, Any]]:
    names = dict(table.crews)
    for (crew, day), cell in table.cells.items():
        yield {"day": day, "crew": crew, "crew_name": names.get(crew, crew), **_figures(cell)}


def _figures(cell: LoadDay) -> dict[str, Any]:
    phases = cell.by_phase()
    return {
        "minutes": cell.capacity.minutes,
        "reserve": cell.capacity.reserve,
        "booked": cell.booked,
        **{str(phase): phases.get(phase, 0) for phase in Phase},
        "travel": cell.travel,
        "over": cell.over,
        "share": cell.share,
        "at_risk": cell.at_risk,
        "orders": [one.order for one in cell.bookings],
    }


def _lines(call: Call, table: LoadTable) -> Sequence[str]:
    lines = []
    for code, name in table.crews:
        cells = [cell for (crew, _), cell in table.cells.items() if crew == code]
        minutes = sum(cell.capacity.minutes for cell in cells)
        booked, over = sum(cell.booked for cell in cells), sum(cell.over for cell in cells)
        share = f"{booked / minutes:.0%}" if minutes else "-"
        lines.append(
            f"{code} {name}: "
            + call.word(
                f"在岗 {minutes} 分钟,已排 {booked},负荷 {share},超出 {over}",
                f"{minutes} minutes on duty, {booked} booked, load {share}, {over} over",
            )
        )
    return lines or [call.word("没有班组", "no crews")]
