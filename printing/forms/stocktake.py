"""F24 盘点单: what the book had, what was found, and room to say why they differ."""

from collections import Counter
from collections.abc import Iterable

from models.rules.zone import stamp
from models.sheets.stocktake import (
    AWAY,
    DIFFERENCES,
    RIGHT,
    CountedItem,
    StocktakeSheet,
)
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.paper import A4, A4_LANDSCAPE
from printing.phrases import joined, share
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F24", "盘点单", "JK-B-24/1.0", (A4, A4_LANDSCAPE))
SHEET = StocktakeSheet
_COLUMNS = (
    Column("序号", 4.5, "centre"),
    Column("名称", 14),
    Column("规格型号", 13.5),
    Column("编号", 15.5),
    Column("单位", 4.5, "centre"),
    Column("账面数", 6.5, "right"),
    Column("实盘数", 6.5, "right"),
    Column("盈亏", 5, "right"),
    Column("存放地点", 13),
    Column("备注", 17),
)
_DIFFERENCES = (
    Column("序号", 5, "centre"),
    Column("名称", 15),
    Column("编号", 15),
    Column("盈亏", 6, "right"),
    Column("盘点结果", 20),
    Column("差异原因", 21),
    Column("处理意见", 18),
)
_WRITTEN, _SIGNED = 2, 4  # lines of room to say why something differs, and to sign


def content(sheet: StocktakeSheet, missing: frozenset[str]) -> Report:
    """Return the count's head, what differs, then every line; ``missing`` printed as 〓.

    What differs stands first and on its own, to be explained by hand; its number is that of
    its line in the whole list.
    """
    return Report(
        head=head_of(FORM, sheet, title=f"{sheet.scope}盘点单"),
        parts=(Panel((_heading(sheet), _summary(sheet))), _differing(sheet), _list(sheet)),
        closing=(
            Section(
                "处理",
                (full("账务处理", sheet.settled), full("审核意见", "", lines=_WRITTEN)),
            ),
            signed(sheet, missing, "盘点人", "监盘人", "保管人", lines=_SIGNED),
        ),
        repeated=(
            Cell("盘点范围", sheet.scope),
            Cell("盘点时间", _period(sheet), 3),
        ),
    )


def _heading(sheet: StocktakeSheet) -> Section:
    return Section(
        "盘点",
        (
            cells(("盘点范围", sheet.scope), ("盘点时间", _period(sheet), 3)),
            cells(
                ("盘点地点", sheet.place, 2),
                ("盘点人", sheet.counted_by),
                ("监盘人", sheet.supervised_by),
            ),
            full("说明", sheet.note),
        ),
    )


def _period(sheet: StocktakeSheet) -> str:
    return f"{stamp(sheet.started_at)} 至 {stamp(sheet.closed_at)}".removesuffix(" 至 ")


def _summary(sheet: StocktakeSheet) -> Section:
    items = sheet.items
    results = Counter(item.result for item in items)
    looked_for = len(items) - results[AWAY]
    right = share(results[RIGHT], looked_for)
    return Section(
        "汇总",
        (
            cells(
                ("账面", _amount(one.expected for one in items)),
                ("实盘", _amount(one.found for one in items)),
                ("账实相符", f"{results[RIGHT]} 项"),
                ("在外", f"{results[AWAY]} 项"),
            ),
            cells(*((word, _tally(items, word)) for word in DIFFERENCES)),
            full("相符率", f"{right}（相符 {results[RIGHT]} ÷ 盘点 {looked_for} 项，在外不计）"),
        ),
    )


def _amount(counts: Iterable[int]) -> str:
    """Return how many lines there is something of, and how many pieces, where they differ."""
    there = [count for count in counts if count]
    pieces = sum(there)
    return f"{len(there)} 项" + (f" {pieces} 件" if pieces != len(there) else "")


def _tally(items: Iterable[CountedItem], result: str) -> str:
    gains = [item.gain for item in items if item.result == result]
    return f"{len(gains)} 项" + (f" {_signed(sum(gains))} 件" if sum(gains) else "")


def _signed(gain: int) -> str:
    """Return a difference with its sign; nothing for none, a true minus for fewer."""
    return f"{gain:+d}".replace("-", "−") if gain else ""


def _differing(sheet: StocktakeSheet) -> Table:
    lines = tuple(
        Line(
            (
                str(number),
                item.name,
                item.code,
                _signed(item.gain),
                joined(item.result, item.remark),
                "",
                "",
            )
        )
        for number, item in enumerate(sheet.items, 1)
        if item.differs
    )
    return Table(_DIFFERENCES, lines, title="差异", least=_WRITTEN, empty="账实相符，没有差异")


def _list(sheet: StocktakeSheet) -> Table:
    items = sheet.items
    booked, found = sum(one.expected for one in items), sum(one.found for one in items)
    total = (
        "合计",
        f"共 {len(items)} 项",
        "",
        "",
        "",
        str(booked),
        str(found),
        _signed(found - booked),
        "",
        "",
    )
    lines = tuple(_line(number, item) for number, item in enumerate(items, 1))
    return Table(_COLUMNS, lines, title="明细", total=total if items else (), empty="没有可盘的")


def _line(number: int, item: CountedItem) -> Line:
    result = "" if item.result == RIGHT else item.result
    texts = (
        str(number),
        item.name,
        item.model,
        item.code,
        item.unit,
        str(item.expected),
        str(item.found),
        _signed(item.gain),
        item.place,
        joined(result, item.remark),
    )
    return Line(texts, frozenset((7, 9)) if item.differs else frozenset())
