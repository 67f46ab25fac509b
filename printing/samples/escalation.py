"""Made-up escalations: a first report, a further one with a long list, the nastiest one."""

from dataclasses import replace

from models.sheets.escalation import AffectedCustomer, EscalationSheet
from printing.samples import county

_STAGES = ("首报", "续报", "终报")
_HIT = (
    ("乐溪农商银行城东支行", "AAA级"),
    ("乐溪县人民医院", "AAA级"),
    ("乐溪县公安局交通警察大队", "AA级"),
    ("浙江雁荡机械有限公司", "A级"),
    ("城东街道便民服务中心", "普通"),
)
_FIRST = 3  # customers known to be down when the first report goes out


def sheets() -> dict[str, EscalationSheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> EscalationSheet:
    return EscalationSheet(
        number="LX-BB-20261120-0001",
        letterhead=county.letterhead(),
        copy=county.first_copy(18),
        stage=county.ticks(_STAGES, (0,)),
        level="市公司管控中心",
        trigger="60 分钟内同一光缆 3 户以上申告",
        ticket="LX-GZ-20261120-0007",
        found_at=county.REPORTED,
        reported_at=county.after(16),
        reporter="王敏",
        receiver="市管控中心 周工",
        symptom="宁康东路段多条专线同时中断,光猫 LOS 灯红。",
        scope="城东街道宁康东路(人民路口至晨曦路口)",
        affected=_affected(_FIRST),
        counts="3 户:AAA级 2 户、AA级 1 户",
        expected_at=county.after(150),
    )


def _full(short: EscalationSheet) -> EscalationSheet:
    return replace(
        short,
        stage=county.ticks(_STAGES, (1,)),
        affected=_affected(23),
        counts="23 户:AAA级 10 户、AA级 5 户、A级 4 户、普通 4 户",
        cause="市政开挖挖断 48 芯主干光缆(外力)",
        progress="23:41 城东一组到场,OTDR 测得断点距 ODF 412 m;00:20 与施工方交涉完毕清理现场;"
        "00:52 开始接续,已完成 24 芯,AAA 级客户优先;城东二组携熔接机 00:40 出发支援。",
        support="请市公司调配应急光缆 100 m、熔接机一台;请网络部确认备用路由可用纤芯。",
        explanation="宁康东路因市政施工挖断光缆,影响沿线部分单位的网络。抢修人员已在现场,预计凌晨两点"
        "前恢复。给您带来不便十分抱歉,恢复后我们会逐户回访。",
    )


def _nasty(full: EscalationSheet) -> EscalationSheet:
    first = replace(full.affected[0], name=county.HOSTILE, circuit=county.RARE)
    return replace(
        full,
        affected=(first, *_affected(61)[1:]),
        progress=county.COMPLAINT,
        restored_at=county.after(149),
        explanation="W" * 500,
        support=county.HOSTILE,
    )


def _affected(count: int) -> tuple[AffectedCustomer, ...]:
    made = []
    for n in range(count):
        name, grade = _HIT[n % len(_HIT)]
        made.append(
            AffectedCustomer(
                name=name if n < len(_HIT) else f"{name}({n + 1}号点)",
                grade=grade,
                circuit=f"WZLX-HLW-ZX{123 + n:04d}",
                ticket=f"LX-GZ-20261120-{n + 7:04d}",
                since=county.after(n % 9),
                state="抢修中" if n % 4 else "已恢复",
            )
        )
    return tuple(made)
