"""Everything that can be filled in on this screen, each as one task and one service call."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.queries.due_board import CUSTOMER, DueItem
from models.queries.things import DUES_OF, Keepers, ThingCard, ThingRow
from models.rules.stock import parts_of
from models.rules.terms import DueKind, ThingKind, ThingState
from models.rules.zone import SHANGHAI, local_day
from models.services import dues, things
from models.services.calibrations import record_calibration
from views.things import words
from views.things.task import (
    Clock,
    Field,
    Task,
    Told,
    changed,
    crew_choice,
    day,
    farewell,
    instrument_fields,
    line,
    moment,
    number,
    person_choice,
    prose,
    ticks,
    vehicle_fields,
)
from views.widgets.editors import FlagEditor, choice
from views.wording import term

translate = QCoreApplication.translate

DAY_ENDS = time(17, 30)
SHORTEST_LOAN = timedelta(hours=1)
PUT_OUT = (
    ThingState.IN_STORE,
    ThingState.CALIBRATING,
    ThingState.REPAIRING,
    ThingState.STOPPED,
    ThingState.SCRAPPED,
)


def enter(kind: ThingKind, known: Keepers, now: Clock) -> Task:
    """Enter a new vehicle or instrument."""
    if kind is ThingKind.VEHICLE:
        title = translate("Things", "New vehicle")
        fields = vehicle_fields({"seats": 5, "ownership": words.OWN, "odometer_km": 0}, known, now)
        add: Any = things.add_vehicle
    else:
        title = translate("Things", "New instrument")
        fields, add = instrument_fields({}, known), things.add_instrument
    return Task(
        id=f"enter/{kind}",
        subject="",
        title=title,
        fields=fields,
        service=lambda told: partial(add, **_blank_left_out(told)),
        said=translate("Things", "It is in the register."),
    )


def change(card: ThingCard, known: Keepers, now: Clock) -> Task:
    """Change what the register says of a thing."""
    row = card.row
    is_vehicle = row.subject_kind is ThingKind.VEHICLE
    edit: Any = things.edit_vehicle if is_vehicle else things.edit_instrument
    fields = (
        vehicle_fields(card.fields, known, now)
        if is_vehicle
        else instrument_fields(card.fields, known)
    )

    def save(told: Told, *, version: int | None) -> Any:
        return lambda session: edit(
            session, row.number, expected_version=version, **changed(told, card.fields)
        )

    return Task(
        id="change",
        subject=row.number,
        title=translate("Things", "Change {number}").format(number=row.number),
        fields=fields,
        service=partial(save, version=card.version),
        over=partial(save, version=None),
        said=translate("Things", "{number} is changed.").format(number=row.number),
    )


def hand_out(card: ThingCard, known: Keepers, now: Clock) -> Task:
    """Lend a thing to a person or a crew (领用), with the accessories that go along."""
    row = card.row
    nobody = translate("Things", "nobody")
    return Task(
        id="lend",
        subject=row.number,
        title=translate("Things", "Lend {number}").format(number=row.number),
        fields=(
            Field("technician", person_choice(known)),
            Field(
                "crew",
                crew_choice(known, empty=nobody),
                value=row.crew_code or None,
                hint=translate("Things", "with a borrower named, the borrower's own"),
            ),
            Field("due_back_at", moment(now), value=end_of_day(now())),
            *_along(card),
            Field("ticket", line, hint=translate("Things", "only if it goes out for one")),
            Field("override_reason", line, required=True),
        ),
        service=lambda told: partial(things.lend, **_thing(row), **_lent_to(told, known)),
        said=translate("Things", "{number} is lent out. Ctrl+P prints the slip.").format(
            number=row.number
        ),
        override="override_reason",
    )


def take_back(card: ThingCard) -> Task:
    """Take a thing back, as it is (归还); its accessories are ticked off one by one."""
    row = card.row
    along = next((loan.accessories for loan in card.loans if loan.returned_at is None), ())
    fields = [
        Field("condition", prose, hint=translate("Things", "complete, clean, what is missing")),
        Field("damaged", lambda parent: FlagEditor(parent, text=_damaged())),
    ]
    if along:
        fields.insert(0, Field("missing", ticks(along)))
    if row.subject_kind is ThingKind.VEHICLE:
        fields.insert(0, Field("odometer_km", number, value=row.odometer_km))
    return Task(
        id="give_back",
        subject=row.number,
        title=translate("Things", "Take back {number}").format(number=row.number),
        fields=tuple(fields),
        service=lambda told: partial(things.give_back, **_thing(row), **told),
        said=translate("Things", "{number} is back.").format(number=row.number),
    )


def put(row: ThingRow) -> Task:
    """Put a thing into another state, with the reason (送检 维修 停用 报废)."""
    options = [(state, term(state)) for state in PUT_OUT if state is not row.state]
    return Task(
        id="state",
        subject=row.number,
        title=translate("Things", "Change the state of {number}").format(number=row.number),
        fields=(
            Field("state", choice(options), required=True),
            Field("reason", line, hint=translate("Things", "needed but for going back in store")),
        ),
        service=lambda told: partial(things.set_thing_state, **_thing(row), **told),
        said=translate("Things", "{number} has its new state.").format(number=row.number),
    )


def certify(number_: str, *, until: object, now: Clock) -> Task:
    """Record a calibration certificate (校准证书)."""
    return Task(
        id="calibration",
        subject=number_,
        title=translate("Things", "Calibration of {number}").format(number=number_),
        fields=(
            Field("certificate_number", line),
            Field("body", line),
            Field("calibrated_on", day(now), required=True, value=local_day(now())),
            Field("valid_until_on", day(now), required=True, value=until),
        ),
        service=lambda told: partial(record_calibration, instrument=number_, **told),
        said=translate("Things", "The certificate of {number} is kept.").format(number=number_),
    )


def fall_due(row: ThingRow, now: Clock) -> Task:
    """Enter or move the day something falls due."""
    kinds = [(kind, term(kind)) for kind in DUES_OF[row.subject_kind]]
    several = translate("Things", "tells several of a kind apart")
    again = translate("Things", "months, if it comes again by itself")
    fields = [Field("due_kind", choice(kinds), required=True)]
    fields.append(Field("due_on", day(now), required=True))
    fields.append(Field("title", line, hint=several))
    fields.append(Field("every_months", number, hint=again))
    if row.subject_kind is ThingKind.VEHICLE:
        fields.append(Field("due_km", number, hint=translate("Things", "for service only")))
        fields.append(Field("every_km", number))
    fields.append(Field("note", line))

    def save(told: Told) -> Any:
        given = {name: value for name, value in told.items() if name != "due_kind"}
        return partial(things.set_due, **_thing(row), kind=told["due_kind"], **given)

    return Task(
        id="due",
        subject=row.number,
        title=translate("Things", "Due day of {number}").format(number=row.number),
        fields=tuple(fields),
        service=save,
        said=translate("Things", "The due day is kept."),
    )


def finish(item: DueItem, now: Clock) -> Task:
    """Note that something due was done, and when it falls due next (办结)."""
    if item.kind is DueKind.CALIBRATION and item.due_id is None:
        return certify(item.subject, until=item.proposed_on, now=now)
    fields = [Field("next_on", day(now), value=item.proposed_on, hint=_next_hint(item))]
    if item.kind is DueKind.SERVICE_KM:
        fields.append(Field("next_km", number, value=item.proposed_km))
    fields.append(Field("note", line))
    about = f"{item.subject} {item.name}".strip()
    return Task(
        id=f"finish/{item.kind}/{item.due_id or item.certificate_id or 0}",
        subject=item.subject,
        title=translate("Things", "{what} done: {whose}").format(
            what=words.kind_words(item), whose=about
        ),
        fields=tuple(fields),
        service=lambda told: _finished(item, told),
        said=translate("Things", "{what} of {whose} is done.").format(
            what=words.kind_words(item), whose=about
        ),
        renamed={"due_on": "next_on", "due_km": "next_km"},
    )


def _finished(item: DueItem, told: Told) -> Any:
    if item.due_id is not None:
        return partial(things.finish_due, due=item.due_id, **told)
    if item.certificate_id is not None:
        return partial(
            dues.renew_certificate, certificate=item.certificate_id, kind=item.kind, **told
        )
    if item.subject_kind == CUSTOMER:
        return partial(dues.renew_contract, customer=item.subject, **told)
    return partial(dues.renew_lease, plate=item.subject, **told)


def _next_hint(item: DueItem) -> str:
    if item.certificate_id is not None:
        return translate("Things", "the day on the paper")
    return translate("Things", "blank if it falls due no more")


def jot(item: DueItem) -> Task:
    """Write a note beside a due day."""
    due = item.due_id or 0
    field = Field("note", prose, value=item.note)
    return _note(f"note/{due}", item.subject, field, service=partial(dues.note_due, due=due))


def jot_thing(kind: ThingKind, subject: str) -> Task:
    """Write something down about a thing."""
    field = Field("note", prose, required=True)
    service = partial(dues.note_thing, subject_kind=kind, subject=subject)
    return _note("note", subject, field, service=service)


def _note(kind: str, subject: str, field: Field, *, service: Callable[..., Any]) -> Task:
    return Task(
        id=kind,
        subject=subject,
        title=translate("Things", "Note on {number}").format(number=subject),
        fields=(field,),
        service=lambda told: partial(service, **told),
        said=translate("Things", "The note is kept."),
    )


def put_away(row: ThingRow) -> Task:
    """Take a thing out of the register; its past is kept."""
    return farewell("retire", row.number, partial(things.retire, **_thing(row)))


def note_of(item: DueItem) -> Task | None:
    """Return how to write a note on a line of the due list; none on a paper or contract."""
    if item.due_id is not None:
        return jot(item)
    if item.subject_kind not in list(ThingKind):
        return None
    return jot_thing(ThingKind(item.subject_kind), item.subject)


def end_of_day(now: datetime) -> datetime:
    """Return when a thing lent now is proposed to be back: when the office shuts."""
    shuts = datetime.combine(local_day(now), DAY_ENDS, tzinfo=SHANGHAI)
    return shuts if now + SHORTEST_LOAN <= shuts else shuts + timedelta(days=1)


def _along(card: ThingCard) -> tuple[Field, ...]:
    parts = parts_of(str(card.fields.get("accessories") or ""))
    return (Field("accessories", ticks(parts), value=parts),) if parts else ()


def _damaged() -> str:
    return translate("Things", "damaged: goes to repair")


def _thing(row: ThingRow) -> dict[str, Any]:
    return {"subject_kind": row.subject_kind, "subject": row.number}


def _blank_left_out(told: Told) -> Told:
    """What is left blank keeps its default; the name of a thing has none."""
    return {
        name: value
        for name, value in told.items()
        if value not in (None, "") or name in ("plate", "number", "name")
    }


def _lent_to(told: Told, known: Keepers) -> Told:
    """A named borrower takes it for the borrower's own crew; blank is none."""
    crews = {number_: crew for number_, _, crew in known.people}
    given = {name: None if value == "" else value for name, value in told.items()}
    if given["technician"] is not None:
        given["crew"] = crews.get(given["technician"]) or None
    return given
