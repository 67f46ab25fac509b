"""Made-up surveys: one to be filled in on site, a finished one, the nastiest one."""

from dataclasses import replace

from models.sheets.survey import SurveyEnd, SurveyFindings, SurveySheet
from printing.samples import county

_ACCESS = ("基站", "光交", "OLT")
_BUILD = ("不涉及", "涉及")
_CONCLUSIONS = ("可行", "不可行", "需建设")


def sheets() -> dict[str, SurveySheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> SurveySheet:
    return SurveySheet(
        number="LX-KC-20261120-0001",
        letterhead=county.letterhead(),
        copy=county.first_copy(),
        customer=county.bank(),
        demand_number="XQ20261120031",
        service="互联网专线",
        speed="50M",
        asked_by="集团客户部",
        asked_at=county.REPORTED,
        answer_by=county.after(3 * 1440),
        site_a=SurveyEnd(name="虹桥支行", address="乐溪县虹桥镇飞虹南路52号"),
        site_z=SurveyEnd(name="虹桥汇聚机房"),
        findings=SurveyFindings(
            access_kind=county.ticks(_ACCESS), construction=county.ticks(_BUILD)
        ),
        conclusion=county.ticks(_CONCLUSIONS),
    )


def _full(short: SurveySheet) -> SurveySheet:
    return replace(
        short,
        site_a=replace(short.site_a, longitude="东经 121.0327°", latitude="北纬 28.2146°"),
        site_z=SurveyEnd(
            name="虹桥汇聚机房",
            address="乐溪县虹桥镇幸福东路9号",
            longitude="东经 121.0389°",
            latitude="北纬 28.2171°",
        ),
        surveyor="陈海波、郑伟",
        surveyed_at=county.after(1000),
        findings=SurveyFindings(
            access_kind=county.ticks(_ACCESS, (1,)),
            access_point="飞虹南路 GJ-0117 光交(距客户 160 m)",
            duct_m="160",
            aerial_m="45",
            indoor_m="38",
            free_fibres="24芯中空6芯",
            free_ports="OLT 0/3 空 5 口",
            poles="需借杆2根",
            ducts="3孔空1孔",
            property_owner="同意进场,需提前一天报备,周末施工",
            power="市电 220 V,客户机柜有空开位,无 UPS",
            earthing="大楼联合接地,实测 1.8 Ω",
            room="二楼弱电间,19英寸机柜剩 6U",
            construction=county.ticks(_BUILD, (1,)),
            materials="GYTS-24B1 光缆 210 m、24芯终端盒 1 只、PVC 管 40 m、ONU 1 台、尾纤 4 根",
            cost="约 6800 元",
            duration="5 个工作日",
            plan="由飞虹南路 GJ-0117 光交引 24 芯光缆,沿人行道管道 160 m、借杆 45 m 入楼,"
            "二楼弱电间成端,ONU 上联 OLT 0/3/7;备用路由走幸福东路基站。",
        ),
        sketch="光交 GJ-0117 →(管道 160 m)→ 3号人孔 →(架空 45 m)→ 大楼北侧引上 → 二楼弱电间",
        conclusion=county.ticks(_CONCLUSIONS, (2,)),
        reason="借杆手续已与电力公司口头确认,需集客部出函;具备条件后 5 个工作日内可开通。",
    )


def _nasty(full: SurveySheet) -> SurveySheet:
    return replace(
        full,
        customer=replace(full.customer, name=county.HOSTILE, contact=county.RARE),
        findings=replace(full.findings, plan="方案" * 500, materials=county.HOSTILE * 4),
        sketch=county.RARE,
        reason=county.COMPLAINT,
    )
