"""Made-up construction orders: a fresh opening, a finished relocation, the nastiest one."""

from dataclasses import replace
from datetime import date, timedelta

from models.sheets import InstrumentLine, Material, Measurement, Override
from models.sheets.construction import AccessBlock, ConstructionSheet
from models.sheets.work_order import ClockLine, DispatchBlock, PromiseBlock
from printing.samples import county

_IDENTITY = ("一致", "不一致", "未登记")
_TRAINING = ("演示使用", "讲解简单维护", "客户试用满意", "留服务监督卡")

_MEASURED = (
    Measurement(name="收光", value="-19.2 dBm", threshold="≥-24", verdict="合格"),
    Measurement(name="丢包", value="0 %", threshold="0", verdict="合格"),
    Measurement(name="时延", value="4 ms", threshold="≤20", verdict="合格"),
    Measurement(name="速率", value="96 M", threshold="≥90", verdict="合格"),
)
_COUNTED = (
    ClockLine(
        label="计时",
        started_at=county.REPORTED,
        ended_at=county.after(3 * 1440),
        minutes=1080,
    ),
    ClockLine(
        label="停表",
        started_at=county.after(3 * 1440),
        ended_at=county.after(5 * 1440),
        minutes=960,
        note="客户机房装修未完",
    ),
)


def sheets() -> dict[str, ConstructionSheet]:
    """Return sample sheets by name."""
    full = _full()
    return {"short": _short(), "long": full, "nasty": _nasty(full)}


def _short() -> ConstructionSheet:
    return ConstructionSheet(
        number="LX-KT-20261120-0003-P1",
        letterhead=county.letterhead(),
        copy=county.first_copy(),
        kind="开通",
        customer=county.bank(),
        order_number="DD2026112000317",
        business_number="ZJBOSS-577-1120-88123",
        accepted_at=county.REPORTED,
        install_address="乐溪县城东街道宁康东路188号2楼机房",
        registered_name="乐溪农村商业银行股份有限公司",
        registered_address="乐溪县城东街道宁康东路188号",
        identity=county.ticks(_IDENTITY),
        circuit=county.line_of_bank(),
        access=AccessBlock(
            ip="218.205.66.18/30",
            vlan="外层 1032 内层 118",
            loid="LX0577ZX0123",
            cable="城东汇聚—宁康东路 48芯",
            fibre="7、8",
            splitter="宁康东路 1:8 第3口",
        ),
        promise=_promise(),
        dispatch=DispatchBlock(
            dispatched_at=county.after(8),
            dispatcher="王敏",
            crew="城东一组",
            people=("陈海波", "郑伟"),
            vehicle="浙C·D1234",
            instruments=(
                InstrumentLine(number="YB-0007", name="光功率计", valid_until_on=date(2027, 6, 30)),
            ),
            task="入户光缆布放 60 m,安装 ONU 一台,开通 100M 互联网专线。",
        ),
        planned_at=county.after(5 * 1440),
        steps=county.steps(),
        five_ones=county.five_ones(),
        training=county.ticks(_TRAINING),
    )


def _promise() -> PromiseBlock:
    return PromiseBlock(
        grade="AAA级",
        limit=timedelta(days=5),
        due_at=county.after(7 * 1440),
        source="默认值",
        inferred=True,
    )


def _full() -> ConstructionSheet:
    short = _short()
    return replace(
        short,
        number="LX-YJ-20261120-0001-P1",
        kind="移机",
        identity=county.ticks(_IDENTITY, (0,)),
        access=replace(short.access, serial="48575443C3D4"),
        promise=replace(_promise(), arithmetic=_COUNTED),
        dispatch=replace(
            short.dispatch,
            task="原址宁康东路188号2楼拆除,移至人民路66号政务大楼3楼弱电间;利旧 ONU,新放入户光缆"
            " 120 m,沿走廊桥架敷设,标签按资料规范制作;旧址余缆收回。",
        ),
        materials=(
            Material(name="GJXH-2B6 皮线光缆", quantity="120 m", code="BJ-0021"),
            Material(name="SC/UPC 冷接头", quantity="4", code="BJ-0044"),
            Material(name="超五类网线", quantity="20 m", code="BJ-0060"),
            Material(name="标签", quantity="8", code="BJ-0071"),
        ),
        started_at=county.after(5 * 1440 + 600),
        finished_at=county.after(5 * 1440 + 780),
        appointed_at=county.after(5 * 1440 + 570),
        steps=county.steps(range(8)),
        five_ones=county.five_ones(range(5)),
        process="09:30 到旧址断电下架,10:10 到新址布缆、熔接、上架,11:50 业务恢复,"
        "客户三台终端上网正常。",
        measurements=_MEASURED,
        training=county.ticks(_TRAINING, range(4)),
        left_open="新址机柜未接地,已告知客户,由客户基建科月底前整改。",
        comment="施工整洁,讲解清楚。",
        overrides=(Override(rule="登高证过期", reason="只做室内作业", by="赵主任"),),
    )


def _nasty(full: ConstructionSheet) -> ConstructionSheet:
    return replace(
        full,
        customer=replace(full.customer, name=county.HOSTILE, contact=county.RARE),
        install_address="长" * 160,
        dispatch=replace(full.dispatch, task=county.COMPLAINT + county.HOSTILE),
        process="施工" * 900,
        left_open="W" * 300,
        comment=county.RARE * 5,
    )
