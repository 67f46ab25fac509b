"""The mapped nouns of the office.

Importing this package maps all of them; ``Base.metadata`` is then the whole schema.
"""

from models.domain.base import Base
from models.domain.board import AlarmAnswer, StepImage
from models.domain.crews import (
    Avoidance,
    Certificate,
    Crew,
    Leave,
    RosterTemplate,
    Shift,
    ShiftSwap,
    Technician,
)
from models.domain.crowds import Crowd, Escalation, Handover, VoidPaper
from models.domain.customers import Circuit, Contact, Customer, Site, Terminal
from models.domain.events import ChainHead, Event
from models.domain.office import (
    Account,
    Counter,
    ImportBatch,
    ImportedRow,
    NormOverlay,
    Office,
    Setting,
)
from models.domain.papers import ScannedPage
from models.domain.stores import Refuel, Spare, SpareMove, Stocktake, StocktakeLine, Trip
from models.domain.things import (
    Calibration,
    Due,
    Instrument,
    Loan,
    Reservation,
    Vehicle,
)
from models.domain.tickets import Document, PaperState, Print, Ticket, WorkOrder
from models.domain.visits import (
    CallAssignment,
    CallAttempt,
    FollowUpCall,
    PhoneVisit,
    Recording,
    SiteVisit,
    Undertaking,
)

__all__ = [
    "Account",
    "AlarmAnswer",
    "Avoidance",
    "Base",
    "Calibration",
    "CallAssignment",
    "CallAttempt",
    "Certificate",
    "ChainHead",
    "Circuit",
    "Contact",
    "Counter",
    "Crew",
    "Crowd",
    "Customer",
    "Document",
    "Due",
    "Escalation",
    "Event",
    "FollowUpCall",
    "Handover",
    "ImportBatch",
    "ImportedRow",
    "Instrument",
    "Leave",
    "Loan",
    "NormOverlay",
    "Office",
    "PaperState",
    "PhoneVisit",
    "Print",
    "Recording",
    "Refuel",
    "Reservation",
    "RosterTemplate",
    "ScannedPage",
    "Setting",
    "Shift",
    "ShiftSwap",
    "Site",
    "SiteVisit",
    "Spare",
    "SpareMove",
    "StepImage",
    "Stocktake",
    "StocktakeLine",
    "Technician",
    "Terminal",
    "Ticket",
    "Trip",
    "Undertaking",
    "Vehicle",
    "VoidPaper",
    "WorkOrder",
]
