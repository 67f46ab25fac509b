"""The office itself: founding it, its settings, and its own edition of the norms."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import NormOverlay, Office, Setting
from models.domain.edition import laid, norms_on
from models.errors import RefusedError
from models.rules.counties import read_county
from models.rules.numbering import format_number
from models.rules.terms import Role
from models.rules.text import clean
from models.rules.zone import local_day
from models.services.journal import action_of, record
from models.services.records import add, checked, edit


def init_office(session: Session, *, code: str, name: str, **fields: object) -> int:
    """Found the office; once only (``office.exists``). The code heads every number.

    A county is one of the table of divisions; only a demonstration makes its own up.
    """
    values = checked(session, Office, {"code": code, "name": name, **fields})
    if session.scalar(select(Office.id).limit(1)) is not None:
        raise RefusedError("office.exists")
    if not values["name"]:
        raise RefusedError("record.empty", field="name")
    if values.get("county") and not values.get("demo"):
        values["county"] = read_county(values["county"]).place
    # A code that could not be read back out of a number is refused before the first one.
    format_number(values["code"], "GZ", action_of(session).now, serial=1)
    return add(session, Office(**values), noun="office", subject=values["code"], facts=values)


def edit_office(session: Session, *, expected_version: int | None = None, **changes: object) -> int:
    """Change how the office is called and reached, or its county; its code stays for good.

    Only a supervisor may (``office.not_yours``).
    """
    action = action_of(session)
    if action.role is not Role.SUPERVISOR:
        raise RefusedError("office.not_yours", role=action.role)
    if "code" in changes or "demo" in changes:
        raise RefusedError("record.unknown_field", field="code", record="office")
    row = the_office(session)
    values = checked(session, Office, changes)
    if values.get("name") == "":
        raise RefusedError("record.empty", field="name")
    county = values.get("county")
    if county and county != row.county and not row.demo:
        values["county"] = read_county(county).place
    return edit(
        session,
        row,
        noun="office",
        subject=row.code,
        expected_version=expected_version,
        values=values,
    )


def the_office(session: Session) -> Office:
    """Return the office; refuses office.missing before it is founded."""
    row = session.scalar(select(Office).order_by(Office.id).limit(1))
    if row is None:
        raise RefusedError("office.missing")
    return row


def overlay_norms(
    session: Session, *, patch: Mapping[str, Any], effective_on: date, note: str
) -> str:
    """Lay the office's own values over the shipped norms; returns the new edition.

    Tickets accepted before keep their promise. Only a supervisor may
    (``norms.not_yours``); a patch the norms cannot read is refused before it is kept.
    """
    action = action_of(session)
    if action.role is not Role.SUPERVISOR:
        raise RefusedError("norms.not_yours", role=action.role)
    note = clean(note, limit=1000, field="note", lines=True)
    if not note:
        raise RefusedError("record.empty", field="note")
    serial = len(session.scalars(select(NormOverlay.id)).all()) + 1
    edition = f"{the_office(session).code}-{effective_on:%Y%m%d}-{serial}"
    # A patch the norms cannot read is refused before anything is kept.
    laid(norms_on(session, max(effective_on, local_day(action.now))), patch, edition=edition)
    row = NormOverlay(
        edition=edition,
        effective_on=effective_on,
        patch=dict(patch),
        actor=action.actor,
        note=note,
    )
    session.add(row)
    session.flush()
    record(
        session,
        verb="overlay",
        subject_kind="norms",
        subject_id=row.id,
        subject=edition,
        facts={"patch": dict(patch), "effective_on": effective_on, "note": note},
    )
    return edition


def put_setting(session: Session, key: str, value: object) -> None:
    """Keep one office-wide setting."""
    row = session.scalar(select(Setting).where(Setting.key == key))
    if row is None:
        add(
            session,
            Setting(key=clean(key, limit=100, field="key"), value=value),
            noun="setting",
            subject=key,
            facts={"value": value},
        )
        return
    edit(
        session,
        row,
        noun="setting",
        subject=key,
        expected_version=None,
        values={"value": value},
    )
