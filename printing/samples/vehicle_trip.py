"""Made-up trips: one about to leave, one that is back, the nastiest one."""

from dataclasses import replace

from models.sheets.vehicle_trip import VehicleTripSheet
from printing.samples import county

_CHECKS = ("外观", "轮胎", "灯光", "制动", "机油水温", "随车工具", "灭火器", "三角牌", "证件保险")


def sheets() -> dict[str, VehicleTripSheet]:
    """Return sample sheets by name."""
    short = _short()
    full = _full(short)
    return {"short": short, "long": full, "nasty": _nasty(full)}


def _short() -> VehicleTripSheet:
    return VehicleTripSheet(
        number="LX-PC-20261120-0005",
        letterhead=county.letterhead(),
        copy=county.first_copy(),
        plate="浙C·D1234",
        driver="郑伟",
        driving_class="C1",
        user="陈海波",
        crew="城东一组",
        ticket="LX-GZ-20261120-0007",
        reason="光缆抢修",
        planned_at=county.after(12),
        state_out=county.ticks(_CHECKS),
        state_back=county.ticks(_CHECKS),
        dispatcher="王敏",
    )


def _full(short: VehicleTripSheet) -> VehicleTripSheet:
    return replace(
        short,
        vehicle="五菱面包",
        reason="宁康东路光缆抢修,携 OTDR、熔接机",
        route="代维办—宁康东路—城东汇聚机房—返回",
        left_at=county.after(14),
        back_at=county.after(185),
        odometer_out="68 412",
        odometer_back="68 439",
        fuel_out="3/4 箱",
        fuel_back="1/2 箱",
        state_out=county.ticks(_CHECKS, range(9)),
        state_back=county.ticks(_CHECKS, (0, 2, 3, 4, 5, 6, 7, 8)),
        incidents="无违章;右后胎扎钉,已换备胎,次日修补。",
    )


def _nasty(full: VehicleTripSheet) -> VehicleTripSheet:
    return replace(
        full,
        driver=county.RARE,
        reason=county.HOSTILE,
        route="长" * 300,
        incidents=county.COMPLAINT,
    )
