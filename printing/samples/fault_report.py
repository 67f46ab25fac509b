"""Sample reports to customers: a plain one, one with everything, the nastiest one."""

from dataclasses import replace
from datetime import date

from models.sheets.fault_report import FaultReportSheet
from printing.samples.county import COMPLAINT, HOSTILE, RARE, after, first_copy, letterhead


def sheets() -> dict[str, FaultReportSheet]:
    """Return the samples by name."""
    short = FaultReportSheet(
        number="LX-GZ-20261120-0007",
        letterhead=letterhead(),
        copy=first_copy(),
        customer="乐溪农商银行城东支行",
        subject="关于 11 月 20 日互联网专线中断的分析报告",
        circuits="WZLX-HLW-ZX0123",
        began_at=after(-5),
        restored_at=after(149),
        symptom="11 月 20 日 23:25,支行互联网专线全部中断。",
        cause="楼前道路施工时,挖掘机挖断了通往支行的光缆。",
        process="接到报修后我们即派员到场,于 21 日 02:10 接通光缆,业务恢复。",
        improvement="在该路段加装警示桩,并与施工单位建立开挖前报备。",
    )
    return {"short": short, "long": _long(short), "nasty": _nasty(short)}


def _long(short: FaultReportSheet) -> FaultReportSheet:
    return replace(
        short,
        customer="中国共产党乐溪县委员会机要保密局(县政务服务中心)",
        outage="2 小时 45 分,其中应贵单位要求等候进场 40 分",
        impact="大楼内政务外网、视频会议与 12 个窗口的业务系统。",
        symptom="11 月 20 日 23:25 起,大楼内政务外网全部中断。贵单位值班室 23:30 报修,"
        "称设备告警灯亮红灯,重启后没有变化。网管查看该方向设备离线,同一方向其他单位正常,判断为通往贵单位大楼的光缆中断。",
        cause="直接原因:20 日下午楼前道路市政开挖,机械作业时挖断 12 芯光缆一条。\n"
        "间接原因:该路段光缆警示标志被施工围挡遮住;施工单位开挖前没有向我们报备;"
        "通往贵单位大楼只有一条路由,中断后没有备用路由可以切换。",
        process="23:38 派出抢修人员;00:11 到达大楼;00:12 至 00:52 等候进场登记;"
        "00:53 测得断点在楼前开挖沟内,距机房 412 米;与施工方交涉并清理现场后,"
        "两端各放余缆 3 米,做接头盒一只,逐芯熔接;"
        "01:59 业务恢复,收光与丢包测试正常;02:20 经贵单位值班人员试用视频会议正常后离场。",
        improvement="1. 已在开挖路段加装警示桩和标志牌(11 月 21 日完成)。\n"
        "2. 与市政建立开挖前报备,施工期间每日巡查一次(即日起)。\n"
        "3. 为贵单位增补一条不同路由的备用光缆(12 月 20 日前完成),届时与贵单位约定割接时间。",
        contact="林小燕 13805770008",
        sealed_by="铁通乐溪代维",
        reported_on=date(2026, 11, 23),
    )


def _nasty(short: FaultReportSheet) -> FaultReportSheet:
    return replace(
        short,
        customer=HOSTILE,
        subject=RARE + "长" * 80,
        symptom=COMPLAINT,
        process="W" * 900 + HOSTILE,
        sealed_by="长" * 60,
        contact=RARE,
    )
