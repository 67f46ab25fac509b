"""The facts of the construction order (施工派工单, F02): opening, removal, relocation."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import (
    NO_CIRCUIT,
    PLIES,
    CircuitBlock,
    Copy,
    CustomerBlock,
    Letterhead,
    Material,
    Measurement,
    Tick,
)
from models.sheets.work_order import NOT_DISPATCHED, DispatchBlock, Override, PromiseBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessBlock:
    """What the carrier set up for the line; ``loid`` and ``serial`` name the terminal."""

    ip: str = ""
    vlan: str = ""
    loid: str = ""
    serial: str = ""
    cable: str = ""
    fibre: str = ""
    splitter: str = ""


NO_ACCESS = AccessBlock()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstructionSheet:
    """Everything a construction order prints; ``kind`` is 开通, 移机 or 拆机.

    ``identity`` are the boxes of the check of the registered name, ``training`` those of
    showing the customer how and letting them try.
    """

    number: str
    letterhead: Letterhead
    copy: Copy
    kind: str
    customer: CustomerBlock
    order_number: str = ""
    business_number: str = ""
    accepted_at: datetime | None = None
    install_address: str = ""
    registered_name: str = ""
    registered_address: str = ""
    identity: tuple[Tick, ...] = ()
    circuit: CircuitBlock = NO_CIRCUIT
    access: AccessBlock = NO_ACCESS
    promise: PromiseBlock | None = None
    dispatch: DispatchBlock = NOT_DISPATCHED
    materials: tuple[Material, ...] = ()
    planned_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    appointed_at: datetime | None = None
    steps: tuple[Tick, ...] = ()
    five_ones: tuple[Tick, ...] = ()
    process: str = ""
    measurements: tuple[Measurement, ...] = ()
    training: tuple[Tick, ...] = ()
    left_open: str = ""
    comment: str = ""
    overrides: tuple[Override, ...] = ()
    plies: tuple[str, ...] = PLIES
