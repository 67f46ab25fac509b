"""Putting parts of a file away, swapping boxes, and showing a phone to who asks for it."""

from datetime import date

from sqlalchemy.orm import Session

from models.domain import Contact, Site, Terminal
from models.errors import RefusedError
from models.rules.terms import Role
from models.rules.text import clean
from models.services.journal import action_of, record
from models.services.records import add, checked, edit, find
from models.services.spares import fitted

MAY_SEE_PHONES = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CALLER, Role.CLERK})
REASON = 1000


def restore_customer(session: Session, number: str, *, reason: str) -> int:
    """Take an archived file out again; returns the version after."""
    return edit(
        session,
        find(session, "customer", number),
        noun="customer",
        subject=number,
        expected_version=None,
        values={"archived_at": None},
        verb="restore",
        reason=_reason(reason),
    )


def archive_circuit(session: Session, number: str, *, reason: str) -> int:
    """Put a circuit away; tickets and terminals keep pointing at it."""
    return edit(
        session,
        find(session, "circuit", number),
        noun="circuit",
        subject=number,
        expected_version=None,
        values={"archived_at": action_of(session).now},
        verb="archive",
        reason=_reason(reason),
    )


def archive_site(session: Session, site: int, *, reason: str) -> int:
    """Put a place away."""
    row = session.get(Site, site)
    if row is None:
        raise RefusedError("site.unknown", number=site)
    return edit(
        session,
        row,
        noun="site",
        subject=row.name,
        expected_version=None,
        values={"archived_at": action_of(session).now},
        verb="archive",
        reason=_reason(reason),
    )


def end_contact(session: Session, contact: int, *, on: date, reason: str) -> int:
    """Note the last day of a contact; the file keeps who it was."""
    return edit(
        session,
        _contact(session, contact),
        noun="contact",
        subject=str(contact),
        expected_version=None,
        values={"valid_to_on": on},
        verb="archive",
        reason=_reason(reason),
    )


def show_phones(session: Session, contact: int, *, reason: str) -> tuple[str, ...]:
    """Return a contact's phones unmasked, and leave an event of who looked and why.

    Refuses roles that never ring customers (contact.not_yours), and looking without a reason.
    """
    role = action_of(session).role
    if role not in MAY_SEE_PHONES:
        raise RefusedError("contact.not_yours", role=role)
    why = _reason(reason)
    row = _contact(session, contact)
    record(
        session,
        verb="show_phone",
        subject_kind="contact",
        subject_id=row.id,
        subject=row.name,
        facts={"reason": why},
    )
    return tuple(row.phones)


def swap_terminal(
    session: Session, terminal: int, *, reason: str, kind: str, **fields: object
) -> int:
    """Put a new box in the place of one that goes; returns the new one's id."""
    old = session.get(Terminal, terminal)
    if old is None:
        raise RefusedError("terminal.unknown", number=terminal)
    if old.removed_at is not None:
        raise RefusedError("terminal.removed", serial=old.serial)
    why = _reason(reason)
    values = checked(session, Terminal, {"kind": kind, **fields})
    fresh = Terminal(**values, circuit_id=old.circuit_id)
    new_id = add(session, fresh, noun="terminal", subject=old.serial, facts=values)
    fitted(session, terminal=new_id, serial=fresh.serial, old_serial=old.serial)
    edit(
        session,
        old,
        noun="terminal",
        subject=old.serial,
        expected_version=None,
        values={"removed_at": action_of(session).at, "replaced_by_id": new_id},
        verb="swap",
        reason=why,
    )
    return new_id


def _contact(session: Session, contact: int) -> Contact:
    row = session.get(Contact, contact)
    if row is None:
        raise RefusedError("contact.unknown", number=contact)
    return row


def _reason(reason: str) -> str:
    told = clean(reason, limit=REASON, field="reason")
    if not told:
        raise RefusedError("record.empty", field="reason")
    return told
