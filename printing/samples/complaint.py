"""Made-up complaints: one just taken down, one settled on site, the nastiest one."""

from dataclasses import replace

from models.rules.norms import norms
from models.sheets import SATISFACTIONS
from models.sheets.complaint import ComplaintSheet, Withdrawal
from printing.samples import county

_SOURCES = ("10086", "客户经理", "上门", "来电")
_CATEGORIES = ("1咨询", "2一般投诉", "3设备报障", "4严重投诉和纠纷")
_DONE, _REPEATED = ("已致歉",), ("已向客户复述并得到确认",)


def sheets() -> dict[str, ComplaintSheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> ComplaintSheet:
    lists = norms().checklists
    return ComplaintSheet(
        number="LX-TS-20261120-0002",
        letterhead=county.letterhead(),
        copy=county.first_copy(),
        customer=county.bank(),
        source=county.ticks(_SOURCES, (3,)),
        category=county.ticks(_CATEGORIES, (1,)),
        level="一般",
        complainant="叶建国",
        complainant_phone="13805770001",
        received_at=county.REPORTED,
        received_by="王敏",
        handler="王敏",
        story="一周内专线断了三次,每次都要打电话催,要求说明原因。",
        repeated_back=county.ticks(_REPEATED),
        phone_steps=county.ticks(county.labels(lists.phone_complaint)),
        site_steps=county.ticks(county.labels(lists.site_complaint)),
        apologised_again=county.ticks(_DONE),
        satisfaction=county.ticks(SATISFACTIONS),
    )


def _full(short: ComplaintSheet) -> ComplaintSheet:
    lists = norms().checklists
    return replace(
        short,
        external_number="10086-20261120-77120034",
        category=county.ticks(_CATEGORIES, (3,)),
        level="严重(县级处理,报市公司)",
        handler="赵主任",
        story="客户反映一周内专线中断三次,最长一次两小时十分,正值月末结账,柜面排队,网点负责人被上级行"
        "约谈。上门的师傅说是“你们自己的设备不行”,态度生硬。要求:一、书面说明三次中断的原因;"
        "二、月底前解决,不再发生;三、当事师傅道歉。",
        repeated_back=county.ticks(_REPEATED, (0,)),
        phone_steps=county.ticks(county.labels(lists.phone_complaint), range(6)),
        site_steps=county.ticks(county.labels(lists.site_complaint), range(3)),
        answered_at=county.after(22),
        answer="先行致歉;当晚派城东二组值守,次日 12:00 前给出书面原因说明和整改方案。",
        promised_by=county.after(750),
        departments="网络部(传输)、工程部、集团客户部",
        investigation="三次中断均为宁康东路段同一光缆受市政施工挤压,收光 -26 至 -31 dBm 波动;"
        "客户侧光猫、交换机正常。上门记录与客户所述一致,施工人员陈某用语不当属实。",
        measures="一、21 日凌晨更换受损光缆 60 m,收光恢复 -18.6 dBm,连续 24 小时观察无中断;"
        "二、与市政建立开挖报备;三、增加不同路由备用纤一对;四、当事人停岗培训两天并当面道歉。",
        liability="线路外力为第三方责任;服务态度为我方责任,记入班组当月考核。",
        withdrawals=(
            Withdrawal(
                handed_over_at=county.after(15),
                first="陈某",
                second="赵主任",
                reason="客户对其态度不满,不再到该客户处作业",
            ),
        ),
        apologised_again=county.ticks(_DONE, (0,)),
        customer_opinion="原因讲清楚了,整改到位,接受道歉。希望以后检修提前通知。",
        follow_up="11-25 王敏电话回访:近三日运行正常,客户表示满意。",
        satisfaction=county.ticks(SATISFACTIONS, (1,)),
        closed_at=county.after(6800),
        lasted="4 天 17 小时 20 分",
    )


def _nasty(full: ComplaintSheet) -> ComplaintSheet:
    return replace(
        full,
        customer=replace(full.customer, name=county.HOSTILE),
        complainant=county.RARE,
        story=county.COMPLAINT + county.HOSTILE,
        measures="整改" * 800,
        customer_opinion="W" * 400,
    )
