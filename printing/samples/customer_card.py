"""Sample archive cards: a school with one line, a customer with everything, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.sheets.customer_card import (
    ArchiveBlock,
    CircuitLine,
    ContactLine,
    CustomerCardSheet,
    HistoryLine,
    TerminalLine,
)
from printing.samples.county import COMPLAINT, HOSTILE, RARE, after, first_copy, letterhead


def sheets() -> dict[str, CustomerCardSheet]:
    """Return the samples by name."""
    short = CustomerCardSheet(
        number="KH000321",
        letterhead=letterhead(),
        copy=first_copy(),
        archive=ArchiveBlock(
            name="乐溪县第一中学",
            number="KH000321",
            importance="县级",
            industry="科学教育",
            grade="A级",
            state="在用",
            address="乐溪县城西街道学前路1号",
            account_manager="林小燕",
        ),
        contacts=(ContactLine(name="徐老师", title="信息中心主任", phones="13805770009"),),
        circuits=(_circuit(0),),
    )
    return {"short": short, "long": _long(short), "nasty": _nasty(_long(short))}


def _archive() -> ArchiveBlock:
    return ArchiveBlock(
        name="中国共产党乐溪县委员会机要保密局(县政务服务中心)",
        number="KH000123",
        short_name="县政务中心",
        importance="省级",
        industry="党政军部门",
        spend_band="5万元以上",
        office_class="重点保障",
        value_class="A类",
        grade="AAA级",
        state="在用",
        registered_name="乐溪县机关事务中心",
        registered_address="乐溪县城东街道人民路1号",
        address="乐溪县城东街道人民路1号县行政中心2号楼",
        town="城东街道",
        locality="城区",
        position="120.91234, 28.11234",
        office_hours="08:30–12:00，14:00–17:30",
        account_manager="林小燕",
        responsible_crew="城东一组",
        service_line="0577-62541234",
        contract_number="YD-LX-2025-0417",
        contract_ends_on=date(2027, 12, 31),
        premises_rules="凭工作证登记入内,手机存放门岗;机房须由叶主任陪同;上班时间不得断网作业,"
        "割接一律在 22:00 以后;车停北门。",
        notes="每月 20 日前后有全县视频会议,前一天须巡检;2025 年因市政开挖中断两次,已补备用纤。",
    )


def _long(short: CustomerCardSheet) -> CustomerCardSheet:
    return replace(
        short,
        number="KH000123",
        archive=_archive(),
        contacts=(
            ContactLine(
                name="叶建国",
                title="信息中心主任",
                role="决策",
                phones="13805770001、0577-62540001",
                preferred="午饭前",
            ),
            ContactLine(name="章海燕", title="网络管理员", role="技术", phones="13805770002"),
            ContactLine(
                name="值班室",
                role="值班",
                phones="0577-62540110",
                preferred="全天",
                do_not_call=False,
            ),
            ContactLine(name="潘副局长", title="副局长", phones="13805770003", do_not_call=True),
        ),
        circuits=tuple(map(_circuit, range(6))),
        terminals=tuple(map(_terminal, range(7))),
        history=tuple(map(_history, range(12))),
    )


def _circuit(n: int) -> CircuitLine:
    return CircuitLine(
        number=f"WZLX-{('HLW', 'SJ', 'YY')[n % 3]}-ZX{n * 17 + 123:04d}",
        service=("互联网专线", "数据专线", "语音专线")[n % 3],
        grade="AAA级" if n % 2 else "继承",
        speed=("100M", "20M", "2M")[n % 3],
        site_a="行政中心2号楼3层弱电间",
        site_z="城东汇聚机房",
        access=("PON", "PTN", "SDH")[n % 3],
        resources=f"城东 ODF-03/{n + 12} 端口 0/2/{n} 1:8 纤芯 {n + 1}",
        address_plan=f"VLAN {n + 1200} 10.112.{n}.2/30 网关 10.112.{n}.1",
        baseline=f"-{n + 17}.2 dBm",
        opened_on=date(2024, 3, n + 4),
        state="在用",
    )


def _terminal(n: int) -> TerminalLine:
    return TerminalLine(
        kind=("光猫", "交换机", "光收发器")[n % 3],
        model=("华为 HG8240", "中兴 ZXR10 2918E", "瑞斯康达 RC512")[n % 3],
        serial=f"48575443{n * 7919 + 4096:X}",
        owner=("移动", "客户", "代维")[n % 3],
        circuit=f"WZLX-HLW-ZX{n * 17 + 123:04d}",
        installed_on=date(2024, 3, n + 4),
    )


def _history(n: int) -> HistoryLine:
    kind, letters = (("故障", "GZ"), ("电话拜访", "DF"), ("巡检", "XJ"), ("走访", "ZF"))[n % 4]
    summaries = (
        "光缆外力中断,2 小时 29 分恢复",
        "设备运行正常,满意,无新需求",
        "巡检 12 项正常,收光 -18.6 dBm",
        "客户提出增加一条备用路由,已转集客部",
    )
    return HistoryLine(
        happened_at=after(-n * 4000),
        kind=kind,
        number=f"LX-{letters}-202611{20 - n:02d}-0007",
        summary=summaries[n % 4],
    )


def _nasty(long: CustomerCardSheet) -> CustomerCardSheet:
    first, *others = long.circuits
    return replace(
        long,
        archive=replace(
            long.archive, name=HOSTILE, short_name=RARE, notes=COMPLAINT, premises_rules="长" * 400
        ),
        contacts=(*long.contacts, ContactLine(name=RARE, title=HOSTILE, phones="1" * 80)),
        circuits=(replace(first, number="W" * 60, resources=COMPLAINT[:600]), *others * 6),
        history=(replace(long.history[0], summary=HOSTILE * 8), *long.history[1:]),
    )
