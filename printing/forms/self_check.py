"""F20 出班自检/服务规范抽查表: how somebody looks and what they carry before they go out."""

from collections import Counter

from models.rules.zone import stamp
from models.sheets.self_check import AppearanceLine, CertificateLine, SelfCheckSheet
from printing.blocks import cells, full, head_of, signed
from printing.grid import Cell, Section
from printing.layout import Form
from printing.marks import box, boxes, strip
from printing.paper import A4
from printing.phrases import BLANK, instrument, joined
from printing.report import Panel, Report
from printing.table import Column, Line, Table

FORM = Form("F20", "出班自检、服务规范抽查表", "JK-B-20/1.0", (A4,))
SHEET = SelfCheckSheet
_COLUMNS = (
    Column("编号", 8, "centre"),
    Column("检查内容", 40),
    Column("适用", 7, "centre"),
    Column("合格", 7, "centre"),
    Column("不合格", 7, "centre"),
    Column("说明", 22),
)


def content(sheet: SelfCheckSheet, missing: frozenset[str]) -> Report:
    """Return the lines to tick and what is carried along; ``missing`` printed as 〓."""
    return Report(
        head=head_of(FORM, sheet),
        parts=(
            Panel((_person(sheet),)),
            Table(_COLUMNS, tuple(map(_line, sheet.lines)), title="仪容"),
            Panel((_carried(sheet),)),
        ),
        closing=(
            Section(
                "结果",
                (
                    cells(("合计", _tally(sheet), 2), ("结论", sheet.result, 2)),
                    full("整改意见", sheet.remarks, lines=2, grow=1),
                ),
            ),
            signed(sheet, missing, "自检人签字", "检查人签字"),
        ),
        repeated=(Cell("姓名", sheet.person, 2), Cell("班组", sheet.crew, 2)),
    )


def _person(sheet: SelfCheckSheet) -> Section:
    is_done = sheet.checked_at is not None
    kinds = [("自检", is_done and not sheet.by_another), ("抽查", sheet.by_another)]
    return Section(
        "人员",
        (
            cells(("姓名", sheet.person, 2), ("班组", sheet.crew, 2)),
            cells(
                ("检查方式", strip(kinds, gap="　　")),
                ("检查人", sheet.checker),
                ("检查时间", stamp(sheet.checked_at), 2),
            ),
        ),
    )


def _line(one: AppearanceLine) -> Line:
    marks = (box(done=one.fit is True), box(done=one.fit is False))
    bold = frozenset((1,)) if one.fit is False else frozenset()
    return Line((one.code, one.text, one.applies, *marks, one.note), bold)


def _carried(sheet: SelfCheckSheet) -> Section:
    instruments = "；".join(map(instrument, sheet.instruments))
    certificates = "；".join(map(_certificate, sheet.certificates))
    vehicle = joined(sheet.vehicle, boxes(sheet.vehicle_checks))
    rows = (
        full("五个一", boxes(sheet.five_ones)),
        full("工具", boxes(sheet.tools)),
        full("仪表", instruments, lines=2),
        full("证件", certificates, lines=2),
        full("车辆", vehicle, lines=2),
    )
    return Section("携带", rows)


def _certificate(one: CertificateLine) -> str:
    expires = f"有效至 {one.expires_on}" if one.expires_on else ""
    return joined(one.kind, one.number, expires, "过期" if one.expired else "")


def _tally(sheet: SelfCheckSheet) -> str:
    """Return how many lines were fit; before anybody has looked, room to write it in."""
    whole = f"共 {len(sheet.lines)} 项"
    if all(one.fit is None for one in sheet.lines):
        return f"{whole}，合格 {BLANK}，不合格 {BLANK}"
    counts = Counter(map(_outcome, sheet.lines))
    told = [f"{word} {counts[word]}" for word in ("合格", "不合格")]
    told += [f"{word} {counts[word]}" for word in ("不适用", "未查") if counts[word]]
    return "，".join((whole, *told))


def _outcome(one: AppearanceLine) -> str:
    """Say how a line came out; one left open that is only for men or women does not apply."""
    if one.fit is None:
        return "不适用" if one.applies else "未查"
    return "合格" if one.fit else "不合格"
