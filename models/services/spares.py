"""Keeping spare parts: the register, what comes in and goes out, old parts for new ones."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Spare, SpareMove
from models.errors import RefusedError
from models.rules.stock import INWARD, MoveKind, OldFate
from models.rules.zone import local_day
from models.services.journal import action_of, record
from models.services.numbering import next_number
from models.services.records import add, checked, edit, find, refuse_taken

SLIP = "BJ"


def add_spare(session: Session, *, code: str, name: str, **fields: object) -> int:
    """Enter a kind of spare part (备件); its stock comes in by ``receive``."""
    values = _named(checked(session, Spare, {"code": code, "name": name, **_no_stock(fields)}))
    refuse_taken(session, "spare", values["code"])
    return add(session, Spare(**values), noun="spare", subject=values["code"], facts=values)


def edit_spare(
    session: Session, code: str, /, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change what the register says of a part; its stock only moves."""
    row: Spare = find(session, "spare", code)
    values = _named(checked(session, Spare, _no_stock(changes)))
    if values.get("code", code) != code:
        refuse_taken(session, "spare", values["code"])
    return edit(
        session,
        row,
        noun="spare",
        subject=code,
        expected_version=expected_version,
        values=values,
    )


def receive(session: Session, *, spare: str, quantity: int, **told: object) -> int:
    """Take parts into the store (入库), with batch and, where they have one, serial."""
    row = find(session, "spare", spare)
    return _move(session, row, MoveKind.RECEIVED, quantity=quantity, told=told)


def bring_back(session: Session, *, spare: str, quantity: int, **told: object) -> int:
    """Take parts back that were handed out and not needed (退库)."""
    row = find(session, "spare", spare)
    return _move(session, row, MoveKind.RETURNED, quantity=quantity, told=told)


def write_off(session: Session, *, spare: str, quantity: int, reason: str, **told: object) -> int:
    """Take parts off the book that are good for nothing (报废)."""
    if not reason.strip():
        raise RefusedError("record.empty", field="reason")
    row = find(session, "spare", spare)
    return _move(session, row, MoveKind.SCRAPPED, quantity=quantity, told=told | {"reason": reason})


def hand_out(
    session: Session,
    *,
    spare: str,
    quantity: int = 1,
    owes_old: bool = False,
    **told: object,
) -> int:
    """Hand parts out (领用) to a person or a crew, as a rule for a ticket.

    ``owes_old`` notes that the old part has to come back. Refuses spare.nobody and spare.short.
    """
    row: Spare = find(session, "spare", spare)
    if not (told.get("technician") or told.get("crew")):
        raise RefusedError("spare.nobody", number=spare, field="crew")
    given = dict(told) | {"owes_old": owes_old}
    return _move(session, row, MoveKind.ISSUED, quantity=quantity, told=given)


def fitted(session: Session, *, terminal: int, serial: str, old_serial: str | None) -> None:
    """Tie the part that was handed out to the box it became, and to the one it replaced."""
    if not serial:
        return
    move = session.scalar(
        select(SpareMove)
        .where(SpareMove.serial == serial, SpareMove.kind == MoveKind.ISSUED)
        .order_by(SpareMove.id.desc())
        .limit(1)
    )
    if move is None or move.terminal_id is not None:
        return
    values: dict[str, object] = {"terminal_id": terminal}
    if old_serial and not move.old_serial:
        values["old_serial"] = old_serial
    code = session.get_one(Spare, move.spare_id).code
    edit(
        session,
        move,
        noun="spare_move",
        subject=code,
        expected_version=None,
        values=values,
        verb="fit",
    )


def take_old(
    session: Session, move: int, *, fate: OldFate | str, old_serial: str = "", reason: str = ""
) -> int:
    """Note that the old part came back for a new one, and what becomes of it (旧件回收).

    What goes back in store counts again.
    """
    row = session.get(SpareMove, move)
    if row is None or not row.owes_old:
        raise RefusedError("spare.owes_nothing")
    if row.old_back_at is not None:
        raise RefusedError("spare.old_is_back", at=row.old_back_at)
    spare = session.get_one(Spare, row.spare_id)
    given = {"old_serial": old_serial or row.old_serial, "old_fate": fate}
    values = checked(session, SpareMove, given)
    if spare.by_serial and not values["old_serial"]:
        raise RefusedError("record.empty", field="old_serial")
    version = edit(
        session,
        row,
        noun="spare_move",
        subject=spare.code,
        expected_version=None,
        values=values | {"old_back_at": action_of(session).at},
        verb="take_old",
        reason=reason or None,
    )
    if values["old_fate"] is OldFate.RESTOCK:
        told = {"serial": values["old_serial"], "reason": reason}
        _move(session, spare, MoveKind.RETURNED, quantity=1, told=told)
    return version


def retire_spare(session: Session, code: str, *, reason: str) -> None:
    """Take a kind of part off the register; what is still in store speaks against it."""
    row: Spare = find(session, "spare", code)
    if row.stock:
        raise RefusedError("spare.not_empty", number=code, stock=row.stock)
    if not reason.strip():
        raise RefusedError("record.empty", field="reason")
    row.archived_at = action_of(session).now
    session.flush()
    record(
        session,
        verb="archive",
        subject_kind="spare",
        subject_id=row.id,
        subject=code,
        facts={"reason": reason},
    )


def count_in(session: Session, spare: Spare, *, difference: int, reason: str) -> int:
    """Bring the book to what a stocktake found (盘点调整)."""
    return _move(session, spare, MoveKind.COUNTED, quantity=difference, told={"reason": reason})


def _move(
    session: Session, row: Spare, kind: MoveKind, *, quantity: int, told: dict[str, Any]
) -> int:
    """Move the stock and keep the move; the book is never below nothing."""
    values = checked(session, SpareMove, told | {"quantity": quantity})
    change = values.pop("quantity")
    if kind is not MoveKind.COUNTED:
        _sound(row, change, serial=values.get("serial", ""))
        change = change if kind in INWARD else -change
    if row.stock + change < 0:
        raise RefusedError("spare.short", number=row.code, stock=row.stock, field="quantity")
    if row.by_serial and values.get("serial"):
        _placed(session, row, values["serial"], comes=change > 0)
    row.stock += change
    at = action_of(session).at
    move = SpareMove(
        **values,
        spare_id=row.id,
        kind=kind,
        quantity=change,
        balance=row.stock,
        moved_at=at,
        number=_slip(session, at, values) if kind is MoveKind.ISSUED else "",
    )
    facts = {**values, "kind": kind, "quantity": change, "stock": row.stock}
    return add(session, move, noun="spare_move", subject=row.code, facts=facts)


def _sound(row: Spare, quantity: int, *, serial: str) -> None:
    if quantity < 1:
        raise RefusedError("spare.no_quantity", number=row.code, field="quantity")
    if not row.by_serial:
        return
    if not serial:
        raise RefusedError("record.empty", field="serial")
    if quantity != 1:
        raise RefusedError("spare.one_by_one", number=row.code, field="quantity")


def _placed(session: Session, row: Spare, serial: str, *, comes: bool) -> None:
    """See that a serial comes in only once, and goes out only where it is in."""
    moved = select(func.coalesce(func.sum(SpareMove.quantity), 0)).where(
        SpareMove.spare_id == row.id, SpareMove.serial == serial
    )
    there = (session.scalar(moved) or 0) > 0
    if comes and there:
        raise RefusedError("spare.serial_in", number=row.code, serial=serial, field="serial")
    if not comes and not there:
        raise RefusedError("spare.serial_out", number=row.code, serial=serial, field="serial")


def _slip(session: Session, at: datetime, values: dict[str, Any]) -> str:
    """Return the slip a part goes on: that of the same taker, job and day, or a new one."""
    who = ("technician_id", "crew_id", "ticket_id")
    same = [getattr(SpareMove, name) == values.get(name) for name in who if values.get(name)]
    same += [getattr(SpareMove, name).is_(None) for name in who if not values.get(name)]
    last = session.execute(
        select(SpareMove.number, SpareMove.moved_at)
        .where(*same, SpareMove.kind == MoveKind.ISSUED)
        .order_by(SpareMove.id.desc())
        .limit(1)
    ).first()
    if last is not None and values.get("ticket_id") and local_day(last[1]) == local_day(at):
        return str(last[0])
    return next_number(session, SLIP, at)


def _no_stock(fields: dict[str, Any]) -> dict[str, Any]:
    if "stock" in fields:
        raise RefusedError("record.unknown_field", field="stock", record="spare")
    return fields


def _named(values: dict[str, Any]) -> dict[str, Any]:
    for name in ("code", "name"):
        if name in values and not values[name]:
            raise RefusedError("record.empty", field=name)
    if values.get("minimum", 0) < 0:
        raise RefusedError("record.bad_value", field="minimum", value=str(values["minimum"]))
    return values
