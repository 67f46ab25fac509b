"""What every order a crew carries has: the customer, the promise, who was sent, the visit."""

from collections.abc import Sequence
from datetime import datetime

from models.rules.zone import stamp
from models.sheets import CustomerBlock, DispatchBlock, PromiseBlock, Tick
from printing.grid import Cell, Row, Section
from printing.marks import boxes, strip
from printing.phrases import arithmetic, hours, instrument, joined


def customer_rows(customer: CustomerBlock) -> tuple[Row, ...]:
    """Return the rows that say whom the crew is going to see."""
    grade = joined(customer.grade, customer.importance)
    return (
        Row(
            (
                Cell("客户名称", customer.name, 2, bold=True),
                Cell("客户编号", customer.number),
                Cell("等级", grade),
            )
        ),
        Row(
            (
                Cell("客户地址", customer.address, 2),
                Cell("联系人", customer.contact),
                Cell("联系电话", customer.phone, bold=True),
            )
        ),
    )


def promise_section(
    begun_at: datetime | None, promise: PromiseBlock | None, *, what: str, begun: str
) -> Section:
    """Return the promise with its arithmetic: ``what`` (恢复) is counted from ``begun`` (申告)."""
    if promise is None or begun_at is None:
        return Section("时限", (Row((Cell(f"{what}时限", f"无业务{what}时限", 4),)),))
    source = f"{promise.source}（推定）" if promise.inferred else promise.source
    return Section(
        "时限",
        (
            Row(
                (
                    Cell("SLA级别", promise.grade),
                    Cell(f"{what}时限", hours(promise.limit)),
                    Cell(f"应{what}时间", due(promise), bold=True),
                    Cell("时限依据", source),
                )
            ),
            Row((Cell("时限计算", arithmetic(begun_at, promise, begun), 4),)),
        ),
    )


def due(promise: PromiseBlock | None) -> str:
    """Return the due moment, or nothing."""
    return "" if promise is None else stamp(promise.due_at)


def dispatch_section(dispatch: DispatchBlock, *more: Row) -> Section:
    """Return who was sent with what; ``more`` rows follow."""
    crew = " ".join((dispatch.crew, "、".join(dispatch.people))).strip()
    rows = (
        Row(
            (
                Cell("派单时间", stamp(dispatch.dispatched_at)),
                Cell("班组人员", crew, 2),
                Cell("车辆", dispatch.vehicle),
            )
        ),
        Row((Cell("仪表", "；".join(map(instrument, dispatch.instruments)), 4),)),
    )
    return Section("派工", rows + more)


def visit_rows(
    steps: Sequence[Tick], five_ones: Sequence[Tick], appointed_at: datetime | None
) -> tuple[Row, ...]:
    """Return the tick strips of a visit (八步骤, 五个一), with the appointment."""
    numbered = strip([(f"{n}{tick.label}", tick.done) for n, tick in enumerate(steps, 1)])
    return (
        Row((Cell("八步骤", numbered, 4),), firm=True),
        Row(
            (
                Cell("五个一", boxes(five_ones), 3),
                Cell("预约时间", stamp(appointed_at)),
            ),
            firm=True,
        ),
    )
