"""Judging a whole placement: crew, the people named, vehicle and instruments together."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from models.rules.placement.answer import Placement, Reasons
from models.rules.placement.crews import judge_crew, judge_people
from models.rules.placement.facts import CrewFacts, InstrumentFacts, Job, VehicleFacts
from models.rules.placement.held import held_or_shipped
from models.rules.placement.things import judge_instrument, judge_vehicle
from models.rules.reasons import PlacementCode

if TYPE_CHECKING:
    from models.rules.norms import Norms


def place(
    job: Job,
    crew: CrewFacts,
    *,
    people: Collection[str] = (),
    vehicle: VehicleFacts | None = None,
    instruments: Iterable[InstrumentFacts] = (),
    held: "Norms | None" = None,
) -> Placement:
    """Return every reason against a placement; ``held`` are the norms in force there.

    Form, drag, command line, import and suggestion all end here.
    """
    held = held_or_shipped(held)
    found = Reasons(held.placement.weights)
    found.found += [*judge_crew(job, crew, held), *judge_people(job, crew, people, held=held)]
    if vehicle is not None:
        found.found += judge_vehicle(job, vehicle, held)
        if crew.members and not any(one.drives for one in crew.present):
            told = {"crew": crew.name, "plate": vehicle.plate}
            found.add(PlacementCode.NO_DRIVER, crew.code, **told)
    for instrument in instruments:
        found.found += judge_instrument(job, instrument, held)
    return Placement(tuple(found.found))
