"""F18 班组负荷表、排班表: who is on duty on which day, and how full the crews' days are."""

from collections.abc import Iterator

from models.sheets.crew_load import CrewLoad, CrewLoadSheet, LeaveLine, LoadDay, RosterLine
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.paper import A3_LANDSCAPE, A4_LANDSCAPE
from printing.phrases import joined
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F18", "班组负荷表、排班表", "JK-B-18/1.0", (A4_LANDSCAPE, A3_LANDSCAPE))
SHEET = CrewLoadSheet
_WEEKDAYS = "一二三四五六日"
_WEEK = 7
_REST = ("休", "假", "缺")
_GAP = "缺"


def content(sheet: CrewLoadSheet, missing: frozenset[str]) -> Report:
    """Return the roster, the load of each crew, and the leaves; ``missing`` printed as 〓."""
    return Report(
        head=head_of(FORM, sheet, "班组排班与负荷表"),
        parts=(Panel((_heading(sheet),)), _roster(sheet), _load(sheet)),
        closing=(
            Section(
                "附注",
                (
                    full("休假", "；".join(map(_leave, sheet.leaves)) or "无"),
                    full("图例", _legend(sheet)),
                    full("备注", sheet.remarks),
                ),
            ),
            signed(sheet, missing, "编制", "主任"),
        ),
        repeated=(Cell("期间", sheet.period, 4),),
    )


def _heading(sheet: CrewLoadSheet) -> Section:
    people = len({one.person for one in sheet.roster})
    days = (f"{one:%Y-%m-%d}" for one in (sheet.days[0], sheet.days[-1]))
    return Section(
        "期间",
        (
            cells(("期间", sheet.period, 2), ("起止日期", " 至 ".join(days), 2)),
            cells(("班组", f"{len(sheet.crews)} 个", 2), ("人员", f"{people} 人", 2)),
        ),
    )


def _day_columns(sheet: CrewLoadSheet) -> tuple[Column, ...]:
    """Return a column for each day: a week names its days, a month has little room."""
    week = len(sheet.days) <= _WEEK
    share = 8.0 if week else 2.35
    return tuple(
        Column(f"{day:%m-%d} 周{name}" if week else f"{day.day}\n{name}", share, "centre")
        for day, name in ((day, _WEEKDAYS[day.weekday()]) for day in sheet.days)
    )


def _roster(sheet: CrewLoadSheet) -> Table:
    columns = (
        Column("班组", 8, "centre", merged=True),
        Column("姓名", 6, "centre"),
        *_day_columns(sheet),
        Column("在岗", 4.5, "centre"),
    )
    lines = tuple(_roster_line(one, len(sheet.days)) for one in sheet.roster)
    return Table(columns, lines, title="排班", small=True)


def _roster_line(one: RosterLine, days: int) -> Line:
    """Return a person's days; a day nobody filled (缺) stands in bold and is no day on duty."""
    shifts = (*one.shifts, *("",) * days)[:days]
    duty = sum(bool(shift) and shift not in _REST for shift in shifts)
    gaps = frozenset(n for n, shift in enumerate(shifts, 2) if shift == _GAP)
    return Line((one.crew, one.person, *shifts, f"{duty} 天"), gaps)


def _load(sheet: CrewLoadSheet) -> Table:
    columns = (
        Column("班组（人）", 8, "centre", merged=True),
        Column("项目", 6, "centre"),
        *_day_columns(sheet),
        Column("合计", 4.5, "centre"),
    )
    lines = tuple(line for crew in sheet.crews for line in _crew_lines(crew, sheet))
    return Table(columns, lines, title="负荷", small=True)


def _crew_lines(crew: CrewLoad, sheet: CrewLoadSheet) -> Iterator[Line]:
    """Yield a crew's planned hours, actual hours and load; too full a day stands in bold."""
    count = len(sheet.days)
    days = (*crew.days, *(LoadDay(),) * count)[:count]
    name = f"{crew.crew}\n（{crew.people} 人）"
    yield _hours_line((name, "计划 h"), [day.planned for day in days])
    yield _hours_line((name, "实际 h"), [day.actual for day in days])
    loads = [day.load for day in days]
    known = [load for load in loads if load is not None]
    mean = f"{sum(known) / len(known):.0%}" if known else ""
    marks = frozenset(
        n for n, load in enumerate(loads, 2) if load is not None and load > sheet.full_above
    )
    told = tuple("" if load is None else f"{load * 100:.0f}" for load in loads)
    yield Line((name, "负荷 %", *told, mean), marks)


def _hours_line(names: tuple[str, str], values: list[float | None]) -> Line:
    known = [value for value in values if value is not None]
    told = tuple("" if value is None else f"{value:.1f}" for value in values)
    return Line((*names, *told, f"{sum(known):.1f}" if known else ""))


def _leave(one: LeaveLine) -> str:
    approved = f"（{one.approved_by}准）" if one.approved_by else ""
    return joined(one.person, one.kind, f"{one.begins_on:%m-%d}→{one.ends_on:%m-%d}{approved}")


def _legend(sheet: CrewLoadSheet) -> str:
    return joined(
        sheet.shift_words,
        f"负荷 = 计划工时（含路途）÷ 在岗工时；{sheet.amber_from:.0%} 以下宽松，"
        f"粗体为超过 {sheet.full_above:.0%}。",
    )
