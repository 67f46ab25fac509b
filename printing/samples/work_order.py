"""Made-up work orders for faults: a fresh one, a full one, the nastiest one, and a reprint."""

from dataclasses import replace
from datetime import date, timedelta

from models.sheets import (
    ClockLine,
    Copy,
    DispatchBlock,
    InstrumentLine,
    Material,
    Measurement,
    Override,
    PromiseBlock,
    Replacement,
    ReportBlock,
    SuspensionLine,
    WorkBlock,
    WorkOrderSheet,
)
from printing.samples import county

_COUNTED = (
    ClockLine(label="计时", started_at=county.REPORTED, ended_at=county.after(42), minutes=42),
    ClockLine(
        label="停表",
        started_at=county.after(42),
        ended_at=county.after(82),
        minutes=40,
        note="客户要求延期",
    ),
    ClockLine(label="计时", started_at=county.after(82), ended_at=county.after(160), minutes=78),
)


def sheets() -> dict[str, WorkOrderSheet]:
    """Return sample sheets by name."""
    full = _full()
    again = Copy(
        number=3,
        printed_at=full.copy.printed_at,
        printed_by=full.copy.printed_by,
        reason="第一联被雨淋湿",
    )
    return {
        "short": _short(),
        "long": full,
        "nasty": _nasty(full),
        "reprint": replace(full, copy=again),
    }


def _short() -> WorkOrderSheet:
    """Return an order as it leaves the office: half of it is filled in by hand."""
    return WorkOrderSheet(
        number="LX-GZ-20261120-0007-P1",
        letterhead=county.letterhead(),
        copy=county.first_copy(),
        customer=county.bank(),
        circuit=county.line_of_bank(),
        report=ReportBlock(
            reported_at=county.REPORTED,
            received_by="王敏",
            first_recipient="王敏",
            channel="来电",
            symptom="专线中断,光猫 LOS 灯红。",
            pretest="网管查看 ONU 离线,同分光器其他用户正常。",
        ),
        promise=_promise((), 120),
        dispatch=DispatchBlock(
            dispatched_at=county.after(8),
            dispatcher="王敏",
            crew="城东一组",
            people=("陈海波", "郑伟"),
            vehicle="浙C·D1234",
            instruments=(_meter(),),
        ),
        steps=county.steps(),
        five_ones=county.five_ones(),
    )


def _meter() -> InstrumentLine:
    return InstrumentLine(number="YB-0007", name="光功率计", valid_until_on=date(2027, 6, 30))


def _promise(arithmetic: tuple[ClockLine, ...], due: int) -> PromiseBlock:
    return PromiseBlock(
        grade="AAA级",
        limit=timedelta(hours=2),
        due_at=county.after(due),
        source="客户承诺1",
        arithmetic=arithmetic,
    )


def _full() -> WorkOrderSheet:
    """Return an order with every field filled in, as it is filed."""
    short = _short()
    return replace(
        short,
        external_number="ZJ-051-20261120-00884",
        customer=replace(short.customer, name="中国共产党乐溪县委员会机要保密局(县政务服务中心)"),
        circuit=replace(short.circuit, site_a="县行政中心2号楼3层弱电间A列第4机柜"),
        report=replace(
            short.report,
            symptom="23:25 起大楼内政务外网全部中断,电话报修称光猫 LOS 灯红,重启后无变化;"
            "当日下午楼前道路有市政开挖,疑似光缆被挖断。客户要求凌晨前恢复,明早八点有视频会议。",
        ),
        promise=_promise(_COUNTED, 160),
        dispatch=replace(
            short.dispatch,
            people=("陈海波", "郑伟", "潘晓东"),
            instruments=(
                _meter(),
                InstrumentLine(
                    number="YB-0031",
                    name="光时域反射仪",
                    valid_until_on=date(2026, 11, 1),
                    expired=True,
                ),
                InstrumentLine(number="YB-0012", name="熔接机", valid_until_on=date(2027, 1, 15)),
            ),
            task="先到楼前开挖点查看,确认断点后再联系客户。",
        ),
        work=_work(),
        steps=county.steps(range(8)),
        five_ones=county.five_ones((0, 2, 3, 4)),
        overrides=(Override(rule="仪表超期", reason="备用机送检未回,主任同意", by="赵主任"),),
    )


def _work() -> WorkBlock:
    return WorkBlock(
        appointed_at=county.after(30),
        arrived_at=county.after(41),
        started_at=county.after(83),
        restored_at=county.after(149),
        left_at=county.after(170),
        cause="XL-04 线路/外力:市政开挖挖断光缆",
        segment="集客接入",
        process="OTDR 测得断点距 ODF 412 m,位于楼前开挖沟内,12 芯光缆全断。与施工方交涉后清理现场,"
        "两端各放余缆 3 m,做接头盒一只,逐芯熔接,单芯损耗均小于 0.05 dB。恢复后收光 -18.6 dBm,"
        "ping 1000 包无丢包,客户现场试用视频会议正常。",
        replacements=(
            Replacement(name="光猫 HG8240", old_serial="48575443A1B2", new_serial="48575443C3D4"),
        ),
        materials=(
            Material(name="12芯接头盒", quantity="1", code="BJ-0102"),
            Material(name="GYTS-12B1 光缆", quantity="8 m", code="BJ-0033"),
        ),
        measurements=(
            Measurement(name="收光", value="-18.6 dBm", threshold="≥-24", verdict="合格"),
            Measurement(name="丢包", value="0 %", threshold="0", verdict="合格"),
            Measurement(name="时延", value="3 ms", threshold="≤20", verdict="合格"),
        ),
        suspensions=(
            SuspensionLine(
                reason="客户要求延期",
                started_at=county.after(42),
                ended_at=county.after(82),
                stops_clock=True,
                proof="叶建国 13805770001 来电",
            ),
        ),
        prevention="开挖路段加装警示桩,与市政建立开挖报备;该客户建议补一条不同路由的备用纤。",
        satisfaction="满意",
        comment="处理及时,态度好。",
    )


def _nasty(full: WorkOrderSheet) -> WorkOrderSheet:
    """Return what nobody should type: markup, marks, rare characters, and far too much."""
    return replace(
        full,
        customer=replace(
            full.customer, name=county.HOSTILE, contact=county.RARE, address="长" * 160
        ),
        report=replace(full.report, symptom=county.COMPLAINT + county.HOSTILE + county.RARE),
        work=replace(full.work, process="处理" * 900, prevention="W" * 300),
    )
