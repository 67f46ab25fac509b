"""Blocks that many forms print: whose paper, which copy, whom to see, what to tick."""

from dataclasses import dataclass
from datetime import date, datetime

PLIES = ("第一联 存根", "第二联 班组", "第三联 客户")
SATISFACTIONS = ("满意", "较满意", "一般", "不满意")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Whose paper it is: the office, its contractor and the carrier, and whom to ring."""

    office: str
    contractor: str = ""
    carrier: str = ""
    phone: str = ""
    supervise_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Which printing this is (打印次数); a copy after the first says 补打 n and why."""

    number: int
    printed_at: datetime
    printed_by: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerBlock:
    """Whom the crew is going to see."""

    name: str
    number: str = ""
    grade: str = ""
    importance: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    account_manager: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitBlock:
    """The circuit and where it can be touched; ``exchange`` is 局向."""

    number: str = ""
    service: str = ""
    speed: str = ""
    reach: str = ""
    site_a: str = ""
    site_z: str = ""
    access: str = ""
    exchange: str = ""
    room: str = ""
    odf: str = ""
    port: str = ""


NO_CIRCUIT = CircuitBlock()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """An instrument taken along; past ``valid_until_on`` it prints 超期."""

    number: str
    name: str
    valid_until_on: date | None = None
    expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A box of the tick strips (八步骤, 五个一); ``done`` prints a tick."""

    label: str
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A spare part used up."""

    name: str
    quantity: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One test value (收光, 丢包, 时延, 误码) with its threshold and verdict."""

    name: str
    value: str = ""
    threshold: str = ""
    verdict: str = ""
