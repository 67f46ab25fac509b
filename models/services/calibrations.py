"""Calibrations of instruments: what a certificate proves, and what follows from it (校准)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.domain import Calibration, Instrument
from models.errors import RefusedError
from models.rules.terms import DueKind, ThingKind, ThingState
from models.services.dues import standing_due
from models.services.records import Fresh, add, checked, edit, find, find_id, keep
from models.services.things import finish_due


def record_calibration(
    session: Session,
    *,
    instrument: str,
    calibrated_on: date,
    valid_until_on: date,
    certificate_number: str = "",
    body: str = "",
) -> int:
    """Note a calibration; the instrument is good until its newest certificate ends.

    A calibration that was entered as due by then is done with it, and an instrument
    that was out for calibration is back in store.
    """
    row: Instrument = find(session, "instrument", instrument)
    given: dict[str, object] = {"certificate_number": certificate_number, "body": body}
    given |= {"calibrated_on": calibrated_on, "valid_until_on": valid_until_on}
    values = _calibration(session, instrument, given)
    kept = Calibration(**values, instrument_id=row.id)
    standing = standing_due(session, ThingKind.INSTRUMENT, row.id, due=DueKind.CALIBRATION)
    if standing is not None and standing.due_on <= kept.valid_until_on:
        finish_due(session, standing.id)
    row_id = add(session, kept, noun="calibration", subject=instrument, facts=values)
    edit(
        session,
        row,
        noun="instrument",
        subject=instrument,
        expected_version=None,
        values=_good_again(row, kept.valid_until_on),
        verb="calibrate",
    )
    return row_id


def _good_again(row: Instrument, until: date) -> dict[str, Any]:
    """Return what a calibration changes of its instrument; an older certificate nothing."""
    values: dict[str, Any] = {}
    if row.valid_until_on is None or row.valid_until_on < until:
        values["valid_until_on"] = until
    if row.state is ThingState.CALIBRATING:
        values["state"] = ThingState.IN_STORE
    return values


def first_calibration(session: Session, *, instrument: str, **facts: object) -> int:
    """Note the calibration an instrument has when it is entered, good until the same day."""
    instrument_id = find_id(session, "instrument", instrument)
    values = _calibration(session, instrument, {"certificate_number": "", "body": ""} | facts)
    row = {**values, "instrument_id": instrument_id}
    return keep(session, Fresh(Calibration, "calibration", instrument, row, values))


def _calibration(session: Session, instrument: str, given: Mapping[str, object]) -> dict[str, Any]:
    values = checked(session, Calibration, given)
    if values["valid_until_on"] < values["calibrated_on"]:
        raise RefusedError("calibration.ends_before_start", number=instrument)
    return values
