"""Sample hand-overs: a quiet night, a busy day, the nastiest one."""

from dataclasses import replace

from models.sheets.handover import CountLine, HandoverSheet, OpenTicketLine, PromiseLine
from printing.samples.county import COMPLAINT, HOSTILE, RARE, after, first_copy, letterhead

_STATES = ("处理中", "已到场", "挂起", "已接单", "待派单")


def sheets() -> dict[str, HandoverSheet]:
    """Return the samples by name."""
    short = HandoverSheet(
        number="LX-JB-20261121-0001",
        letterhead=letterhead(),
        copy=first_copy(),
        shift="夜班 17:30–08:30",
        next_shift="白班 08:30–17:30",
        handed_over_at=after(540),
        on_duty=("王敏", "陈海波"),
        next_on_duty=("吴丽萍", "林志强"),
        tickets=(_ticket(0),),
        counts=_counts(),
    )
    long = replace(
        short,
        tickets=tuple(map(_ticket, range(14))),
        promises=(
            PromiseLine(
                number="LX-TS-20261119-0002",
                matter="乐溪县第一中学投诉两次中断,承诺书面答复原因",
                due_at=after(600),
                responsible="吴丽萍",
            ),
            PromiseLine(
                number="LX-DF-20261118-0011",
                matter="电话拜访时答应给县医院提供上月流量图",
                due_at=after(2000),
                responsible="林小燕",
            ),
        ),
        major_events="23:25 宁康东路光缆外力中断,影响专线 4 条,02:10 全部恢复,终报已送市公司。",
        notices="市公司通知:22 日 00:00–05:00 核心割接,期间城东汇聚方向可能闪断。",
        left_over="LX-GZ-20261120-0003 等物业开门,物业值班电话 0577-62541111,早八点再联系。",
    )
    return {"short": short, "long": long, "nasty": _nasty(long)}


def _ticket(n: int) -> OpenTicketLine:
    urgent = n % 4 == 1
    state = _STATES[n % len(_STATES)]
    return OpenTicketLine(
        ticket=f"LX-GZ-20261120-{n * 3 + 1:04d}",
        customer="中国共产党乐溪县委员会机要保密局(县政务服务中心)"
        if n % 5 == 1
        else "乐溪县人民医院",
        grade=("AAA级", "AA级", "A级", "普通")[n % 4],
        state=state,
        due_at=after(500 + n * 37),
        remaining="超时 0:15" if urgent else "停表" if state == "挂起" else f"余 {n % 9 + 1}:20",
        crew=("城东一组", "城西二组", "北岸三组")[n % 3],
        note="客户要求八点半后上门,已约叶主任" if n % 3 == 1 else "",
        urgent=urgent,
    )


def _counts() -> tuple[CountLine, ...]:
    return (
        CountLine(kind="车辆", name="浙C·D1234 皮卡", expected="1", found="1", note="油量 3/4"),
        CountLine(
            kind="车辆", name="浙C·D5678 面包车", expected="1", found="0", note="城西二组在外"
        ),
        CountLine(kind="仪表", name="光时域反射仪 YB-0031", expected="1", found="1"),
        CountLine(kind="仪表", name="光纤熔接机 YB-0012", expected="1", found="1"),
        CountLine(kind="钥匙", name="城东汇聚机房", expected="2 把", found="2 把"),
        CountLine(kind="钥匙", name="仪表柜", expected="1 把", found="1 把"),
    )


def _nasty(long: HandoverSheet) -> HandoverSheet:
    first, second, *others = long.tickets
    return replace(
        long,
        on_duty=(HOSTILE, RARE),
        tickets=(
            replace(first, customer=HOSTILE, note=COMPLAINT),
            replace(second, ticket="W" * 70, crew=RARE),
            *others * 4,
        ),
        counts=tuple(CountLine(kind="长" * 30, name=f"{n}" * 40) for n in range(9)),
        major_fault=True,
        major_events=COMPLAINT,
        left_over="长" * 1200,
    )
