"""Whether a crew may go to a job with a vehicle and instruments, and which crew is best.

One pure function, ``place``, answers for the form, the board, the command line, imports
and the suggestion, with reasons as codes, so that screen, log and paper say the same.
What each rule weighs stands in ``resources/norms/placement.toml``.
"""

from models.rules.placement.answer import Placement, Reason
from models.rules.placement.crews import judge_avoidance, judge_crew, judge_people
from models.rules.placement.facts import (
    CrewFacts,
    DueFacts,
    InstrumentFacts,
    Job,
    MemberFacts,
    PinFacts,
    Planned,
    Spot,
    VehicleFacts,
)
from models.rules.placement.place import place
from models.rules.placement.slips import Slip, slips
from models.rules.placement.suggest import Candidate, Goal, LeftOut, Suggestion, suggest
from models.rules.placement.things import CALIBRATED, judge_instrument, judge_vehicle
from models.rules.placement.travel import Hop, hop
from models.rules.reasons import FIXED, GoalCode, HopBasis, PinKind, PlacementCode, Weight

__all__ = [
    "CALIBRATED",
    "FIXED",
    "Candidate",
    "CrewFacts",
    "DueFacts",
    "Goal",
    "GoalCode",
    "Hop",
    "HopBasis",
    "InstrumentFacts",
    "Job",
    "LeftOut",
    "MemberFacts",
    "PinFacts",
    "PinKind",
    "Placement",
    "PlacementCode",
    "Planned",
    "Reason",
    "Slip",
    "Spot",
    "Suggestion",
    "VehicleFacts",
    "Weight",
    "hop",
    "judge_avoidance",
    "judge_crew",
    "judge_instrument",
    "judge_people",
    "judge_vehicle",
    "place",
    "slips",
    "suggest",
]
