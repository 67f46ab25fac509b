"""What is printed: one sheet per form, plain facts already worded in Chinese.

A sheet is all a form may know. Words (grade, cause, segment) come worded by the glossary,
moments are aware and printed in Shanghai time, an empty text prints as an empty cell to be
filled in by hand. A service fills a sheet; ``printing`` draws it; neither knows the other.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBlock:
    """What was reported; ``first_recipient`` is 首问人, ``pretest`` is 预处理结果."""

    reported_at: datetime
    received_by: str = ""
    first_recipient: str = ""
    channel: str = ""
    symptom: str = ""
    pretest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """One line of the due moment's arithmetic: counted or paused, from when to when."""

    label: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    minutes: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseBlock:
    """The restoration promise (业务恢复时限) and how its due moment came about.

    ``source`` says where the limit is written; ``inferred`` prints 推定.
    """

    grade: str
    limit: timedelta
    due_at: datetime
    source: str = ""
    inferred: bool = False
    arithmetic: tuple[ClockLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """An instrument taken along; past ``valid_until_on`` it prints 超期."""

    number: str
    name: str
    valid_until_on: date | None = None
    expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchBlock:
    """Who was sent, with what."""

    dispatched_at: datetime | None = None
    dispatcher: str = ""
    crew: str = ""
    people: tuple[str, ...] = ()
    vehicle: str = ""
    instruments: tuple[InstrumentLine, ...] = ()
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A box of the tick strips (八步骤, 五个一); ``done`` prints a tick."""

    label: str
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Equipment changed: old serial to new serial."""

    name: str
    old_serial: str = ""
    new_serial: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionLine:
    """One hold (挂起), and whether it stopped the clock."""

    reason: str
    started_at: datetime
    ended_at: datetime | None = None
    stops_clock: bool = False
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A rule set aside at dispatch, by whom and why; paper must not hide it."""

    rule: str
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBlock:
    """What the crew did; ``segment`` is 责任段, ``cause`` the code with its words."""

    appointed_at: datetime | None = None
    arrived_at: datetime | None = None
    started_at: datetime | None = None
    restored_at: datetime | None = None
    left_at: datetime | None = None
    cause: str = ""
    segment: str = ""
    process: str = ""
    replacements: tuple[Replacement, ...] = ()
    materials: tuple[Material, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    suspensions: tuple[SuspensionLine, ...] = ()
    prevention: str = ""
    satisfaction: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderSheet:
    """Everything the work order for a fault (故障处理工单, F01) prints.

    ``satisfaction`` of the work block is one of ``SATISFACTIONS`` or empty.
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: CustomerBlock
    report: ReportBlock
    promise: PromiseBlock | None = None
    circuit: CircuitBlock = CircuitBlock()
    dispatch: DispatchBlock = DispatchBlock()
    work: WorkBlock = WorkBlock()
    external_number: str = ""
    kind: str = ""
    steps: tuple[Tick, ...] = ()
    five_ones: tuple[Tick, ...] = ()
    overrides: tuple[Override, ...] = ()
    plies: tuple[str, ...] = PLIES
