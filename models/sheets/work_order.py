"""The facts of the work order for a fault (F01)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.sheets.letter import (
    NO_CIRCUIT,
    PLIES,
    CircuitBlock,
    Copy,
    CustomerBlock,
    InstrumentLine,
    Letterhead,
    Material,
    Measurement,
    Tick,
)


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
class DispatchBlock:
    """Who was sent, with what."""

    dispatched_at: datetime | None = None
    dispatcher: str = ""
    crew: str = ""
    people: tuple[str, ...] = ()
    vehicle: str = ""
    instruments: tuple[InstrumentLine, ...] = ()
    task: str = ""


NOT_DISPATCHED = DispatchBlock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Equipment changed: old serial to new serial."""

    name: str
    old_serial: str = ""
    new_serial: str = ""


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
    circuit: CircuitBlock = NO_CIRCUIT
    dispatch: DispatchBlock = NOT_DISPATCHED
    work: WorkBlock = WorkBlock()
    external_number: str = ""
    kind: str = ""
    steps: tuple[Tick, ...] = ()
    five_ones: tuple[Tick, ...] = ()
    overrides: tuple[Override, ...] = ()
    plies: tuple[str, ...] = PLIES
