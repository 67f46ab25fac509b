"""F19 客户档案卡: the archive of one customer on both sides of a sheet."""

from dataclasses import replace

from models.rules.zone import stamp
from models.sheets.customer_card import ArchiveBlock, CircuitLine, CustomerCardSheet
from printing.blocks import cells, full, head_of, reprinted
from printing.grid import PAIRS, Cell, Row, Section
from printing.layout import Form
from printing.paper import A4
from printing.phrases import joined, missing_glyphs
from printing.report import Panel, Report
from printing.table import Column, Table

FORM = Form("F19", "客户档案卡", "JK-B-19/1.0", (A4,), duplex=True)
SHEET = CustomerCardSheet
_CONTACTS = (
    Column("姓名", 10, "centre"),
    Column("职务", 14),
    Column("角色", 9, "centre"),
    Column("电话", 26),
    Column("宜联系时间", 16, "centre"),
    Column("勿扰", 6, "centre"),
)
_CIRCUITS = (
    Column("电路代号", 17),
    Column("业务/速率/等级", 13),
    Column("A端 → Z端", 20),
    Column("接入与资源", 20),
    Column("VLAN/IP", 15),
    Column("基准收光", 9, "centre"),
    Column("开通/状态", 11, "centre"),
)
_TERMINALS = (
    Column("设备", 12),
    Column("型号", 18),
    Column("序列号", 20),
    Column("产权", 8, "centre"),
    Column("电路代号", 20),
    Column("安装日期", 12, "centre"),
)
_CHECKED = (Cell("建档人", "", 2), Cell("核对日期", "", 2))
_HISTORY = (
    Column("时间", 14, "centre"),
    Column("事项", 10, "centre"),
    Column("单号", 19),
    Column("摘要", 50),
)


def content(sheet: CustomerCardSheet, missing: frozenset[str]) -> Report:
    """Return the front, then the back of the card; ``missing`` printed as 〓."""
    notes = "；".join((*reprinted(sheet.copy), *missing_glyphs(missing)))
    contacts = [
        (one.name, one.title, one.role, one.phones, one.preferred, "是" if one.do_not_call else "")
        for one in sheet.contacts
    ]
    return Report(
        head=head_of(FORM, sheet, "集团客户档案卡"),
        parts=(
            Panel((_customer(sheet.archive), _classes(sheet.archive), _places(sheet.archive))),
            replace(Table.of(_CONTACTS, contacts, "联系人"), blanks=2),
            Panel((_care(sheet.archive, notes),)),
            *_back(sheet),
        ),
        closing=(Section("核对", (Row(_CHECKED, lines=2),)),),
        repeated=(
            Cell("客户名称", sheet.archive.name, 2),
            Cell("客户编号", sheet.archive.number, 2),
        ),
        even=True,
    )


def _customer(archive: ArchiveBlock) -> Section:
    return Section(
        "客户",
        (
            Row(
                (
                    Cell("客户名称", archive.name, 2, bold=True),
                    Cell("简称", archive.short_name),
                    Cell("客户编号", archive.number),
                )
            ),
            cells(
                ("登记户名", archive.registered_name, 2),
                ("登记地址", archive.registered_address, 2),
            ),
        ),
    )


def _classes(archive: ArchiveBlock) -> Section:
    return Section(
        "分类",
        (
            cells(
                ("重要性", archive.importance),
                ("行业", archive.industry),
                ("消费额度", archive.spend_band),
                ("管理分类", archive.office_class),
            ),
            cells(
                ("价值分类", archive.value_class),
                ("服务等级", archive.grade),
                ("状态", archive.state),
                ("责任班组", archive.responsible_crew),
            ),
            cells(
                ("客户经理", archive.account_manager),
                ("服务专线", archive.service_line),
                ("合同编号", archive.contract_number),
                ("合同到期", str(archive.contract_ends_on or "")),
            ),
        ),
    )


def _places(archive: ArchiveBlock) -> Section:
    return Section(
        "地址",
        (
            cells(
                ("地址", archive.address, 2),
                ("乡镇街道", joined(archive.town, archive.locality), 2),
            ),
            cells(("经纬度", archive.position, 2), ("上班时间", archive.office_hours, 2)),
        ),
    )


def _care(archive: ArchiveBlock, notes: str) -> Section:
    rows = [
        full("进场要求", archive.premises_rules, lines=3, grow=1),
        full("重要备注", archive.notes, lines=4, grow=2),
    ]
    return Section("服务", (*rows, full("说明", notes)) if notes else tuple(rows))


def _back(sheet: CustomerCardSheet) -> tuple[Panel | Table, ...]:
    name, number = Cell("客户名称", sheet.archive.name, PAIRS - 1), Cell("编号", sheet.number)
    identity = Row((name, number), lines=2)
    terminals = [
        (one.kind, one.model, one.serial, one.owner, one.circuit, str(one.installed_on or ""))
        for one in sheet.terminals
    ]
    history = [(stamp(one.happened_at), one.kind, one.number, one.summary) for one in sheet.history]
    return (
        Panel((Section("背面", (identity,)),), new_page=True),
        Table.of(_CIRCUITS, list(map(_circuit, sheet.circuits)), "电路", small=True),
        Table.of(_TERMINALS, terminals, "设备", small=True),
        replace(
            Table.of(_HISTORY, history, "近况", small=True),
            blanks=0 if history else 1,
            fill=True,
        ),
    )


def _circuit(one: CircuitLine) -> tuple[str, ...]:
    ends = " → ".join(filter(None, (one.site_a, one.site_z)))
    return (
        one.number,
        joined(one.service, one.speed, one.grade),
        ends,
        joined(one.access, one.resources),
        one.address_plan,
        one.baseline,
        joined(str(one.opened_on or ""), one.state),
    )
