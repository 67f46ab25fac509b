"""Vehicles and instruments out of other people's lists, with what falls due on them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Calibration
from models.errors import RefusedError
from models.rules.plates import read_plate
from models.rules.terms import DueKind, ThingKind
from models.services import things as services
from models.services.calibrations import first_calibration, record_calibration
from models.services.dues import standing_due
from models.services.imports.names import Names
from models.services.imports.records import Facts, Records, told, without

_DUES = (
    DueKind.ANNUAL_INSPECTION,
    DueKind.COMPULSORY_INSURANCE,
    DueKind.COMMERCIAL_INSURANCE,
)
_CALIBRATION = ("calibrated_on", "valid_until_on", "certificate_number", "body")


def _kept_by(names: Names, facts: Facts) -> Facts:
    settled = dict(facts)
    if "crew" in settled:
        settled["crew"] = names.number_of("crew", settled["crew"])
    if "keeper" in settled:
        settled["keeper"] = names.number_of(
            "technician", settled["keeper"], crew=settled.get("crew")
        )
    return settled


def _vehicle(_session: Session, names: Names, facts: Facts) -> Facts:
    """Find a vehicle however its plate is written; a new one is kept without the dot."""
    try:
        plate = names.number_of("vehicle", facts["plate"])
    except RefusedError:
        plate = read_plate(facts["plate"]).text
    return {**_kept_by(names, facts), "plate": plate}


def _instrument(_session: Session, names: Names, facts: Facts) -> Facts:
    return _kept_by(names, facts)


def _add_vehicle(session: Session, _names: Names, facts: Facts) -> int:
    row_id = services.add_vehicle(session, **without(facts, *_DUES))
    for kind in _DUES:
        if kind in facts:
            services.first_due(session, vehicle=facts["plate"], kind=kind, due_on=facts[kind])
    return row_id


def _change_vehicle(session: Session, row_id: int, facts: Facts) -> None:
    services.edit_vehicle(session, facts["plate"], **without(facts, "plate", *_DUES))
    _note_dues(session, row_id, facts)


def _note_dues(session: Session, row_id: int, facts: Facts) -> None:
    for kind in _DUES:
        if kind not in facts:
            continue
        standing = standing_due(session, ThingKind.VEHICLE, row_id, due=kind)
        if standing is None or standing.due_on != facts[kind]:
            services.set_due(
                session,
                subject_kind=ThingKind.VEHICLE,
                subject=facts["plate"],
                kind=kind,
                due_on=facts[kind],
            )


def _add_instrument(session: Session, _names: Names, facts: Facts) -> int:
    calibration = _calibration(facts)
    given = _register(facts) | told(calibration, "valid_until_on")
    row_id = services.add_instrument(session, **given)
    if calibration:
        first_calibration(session, instrument=facts["number"], **calibration)
    return row_id


def _change_instrument(session: Session, row_id: int, facts: Facts) -> None:
    given = without(_register(facts), "number")
    if given.get("name") == facts.get("kind"):  # a row without a name: the one on record stays
        given = without(given, "name")
    services.edit_instrument(session, facts["number"], **given)
    _note_calibration(session, row_id, facts)


def _calibration(facts: Facts) -> Facts:
    """Return the calibration a row tells whole, with its day and its end, or nothing."""
    calibration = told(facts, *_CALIBRATION)
    return calibration if {"calibrated_on", "valid_until_on"} <= calibration.keys() else {}


def _register(facts: Facts) -> Facts:
    """Return what the register itself keeps; an end without its day stands on the instrument."""
    ends = {} if _calibration(facts) else told(facts, "valid_until_on")
    return without(facts, *_CALIBRATION) | ends


def _note_calibration(session: Session, row_id: int, facts: Facts) -> None:
    calibration = _calibration(facts)
    if not calibration:
        return
    standing = select(Calibration.id).where(
        Calibration.instrument_id == row_id,
        Calibration.calibrated_on == calibration["calibrated_on"],
        Calibration.valid_until_on == calibration["valid_until_on"],
    )
    if session.scalar(standing.limit(1)) is None:
        record_calibration(session, instrument=facts["number"], **calibration)


VEHICLES = Records(
    settle=_vehicle,
    key=lambda facts: str(facts["plate"]),
    find=lambda _, names, facts: names.id_of("vehicle", facts["plate"]),
    add=_add_vehicle,
    change=_change_vehicle,
)
INSTRUMENTS = Records(
    settle=_instrument,
    key=lambda facts: str(facts["number"]),
    find=lambda _, names, facts: names.id_of("instrument", facts["number"]),
    add=_add_instrument,
    change=_change_instrument,
)
