"""Rows as the queries hand them out, with defaults that read like a Friday morning."""

from datetime import timedelta
from types import MappingProxyType

from models.queries.crews import CrewRow, InstrumentRow, VehicleRow
from models.queries.customers import CustomerHistory, HistoryRow
from models.queries.intake import CallerRow, CircuitRow, PromiseRow
from models.queries.ticket_detail import OrderRow, PrintRow, TicketDetail, TimelineRow
from models.queries.ticket_rows import BoardCounts, TicketRow
from models.rules.clock import (
    ClockReading,
    LimitName,
    LimitReading,
    LimitState,
    Segment,
    SegmentKind,
)
from models.rules.states import TicketState, Verb
from models.rules.terms import (
    CertificateKind,
    Channel,
    CircuitState,
    Importance,
    InstrumentKind,
    Locality,
    OrderState,
    Reach,
    RequestCategory,
    Service,
    ServiceGrade,
    Severity,
    ShiftKind,
    ThingState,
    TicketKind,
)
from tests.fixed_clock import MORNING

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def ticket(number="LX-GZ-20261120-0001", **changes) -> TicketRow:
    """Return a running AAA fault with 90 minutes left of two hours."""
    due = changes.pop("due_at", MORNING + 90 * MINUTE)
    facts = {
        "number": number,
        "kind": TicketKind.FAULT,
        "category": RequestCategory.EQUIPMENT_FAULT,
        "state": TicketState.TO_DISPATCH,
        "version": 3,
        "customer_number": "C0001",
        "customer_name": "永靖县农村商业银行股份有限公司",
        "importance": Importance.COUNTY,
        "grade": ServiceGrade.AAA,
        "service": Service.INTERNET,
        "reach": Reach.WITHIN_PROVINCE,
        "circuit_number": "LXIN-000123",
        "symptom": "整个营业厅上不了网\n光猫 LOS 灯红色闪烁",
        "contact_name": "马晓明",
        "contact_phone": "13893000123",
        "crew_code": None,
        "crew_name": None,
        "locality": Locality.URBAN,
        "town": "刘家峡镇",
        "channel": Channel.PHONE,
        "external_number": None,
        "first_recipient": "李",
        "severity": Severity.ORDINARY,
        "reported_at": MORNING - 30 * MINUTE,
        "accepted_at": MORNING - 28 * MINUTE,
        "due_at": due,
        "at50": None if due is None else due - 60 * MINUTE,
        "at80": None if due is None else due - 24 * MINUTE,
        "clock": LimitState.RUNNING,
        "remaining": None if due is None else due - MORNING,
        "urges": 0,
        "repeats": 0,
        "reopened": 0,
        "appointed_at": None,
        "suspended_until": None,
        "restored_at": None,
        "closed_at": None,
        "paper_state": "none",
        "parent_number": None,
    }
    return TicketRow(**(facts | changes))


def clock(state=LimitState.RUNNING) -> ClockReading:
    """Return a clock with one pause and all six limits."""
    reported = MORNING - 30 * MINUTE
    blank = LimitReading(
        limit=None,
        started_at=None,
        due_at=None,
        met_at=None,
        counted=timedelta(),
        paused=timedelta(),
        remaining=None,
        state=LimitState.NOT_STARTED,
    )
    limits = dict.fromkeys(LimitName, blank)
    limits[LimitName.RESTORATION] = LimitReading(
        limit=2 * HOUR,
        started_at=reported,
        due_at=MORNING + 100 * MINUTE,
        met_at=None,
        counted=20 * MINUTE,
        paused=10 * MINUTE,
        remaining=100 * MINUTE,
        state=state,
    )
    cut = reported + 10 * MINUTE
    return ClockReading(
        MappingProxyType(limits),
        (
            Segment(SegmentKind.COUNTED, reported, cut),
            Segment(SegmentKind.PAUSED, cut, cut + 10 * MINUTE, "cust_defer", "李", "马晓明"),
            Segment(SegmentKind.COUNTED, cut + 10 * MINUTE, MORNING),
        ),
    )


def event(sequence=1, verb=Verb.OPEN, **changes) -> TimelineRow:
    """Return one line of a timeline."""
    facts = {
        "sequence": sequence,
        "verb": verb,
        "happened_at": MORNING - 30 * MINUTE,
        "recorded_at": MORNING - 30 * MINUTE,
        "actor": "李",
        "desk": "D1",
        "facts": {},
        "late_reason": None,
    }
    return TimelineRow(**(facts | changes))


def order(**changes) -> OrderRow:
    """Return a work order that was printed once."""
    facts = {
        "number": "LX-GZ-20261120-0001-P1",
        "sequence": 1,
        "state": OrderState.ISSUED,
        "lead": True,
        "crew_code": "B02",
        "crew_name": "城区二班",
        "leader": "王建军",
        "vehicle": "甘N12345",
        "instruments": ("YB-003",),
        "task": "带光功率计,查光路",
        "planned_at": MORNING + 20 * MINUTE,
        "issued_at": MORNING,
        "finished_at": None,
        "prints": 1,
    }
    return OrderRow(**(facts | changes))


def printed(**changes) -> PrintRow:
    """Return one line of the print register."""
    facts = {
        "form": "F01",
        "form_version": "1.0",
        "copy_number": 1,
        "printed_at": MORNING,
        "actor": "李",
        "desk": "D1",
        "printer": "LQ-630K",
        "paper": "241x139.7",
        "pages": 1,
        "sha256": "0" * 64,
        "reason": None,
        "order_number": "LX-GZ-20261120-0001-P1",
    }
    return PrintRow(**(facts | changes))


def detail(row=None, **changes) -> TicketDetail:
    """Return a ticket in full."""
    facts = {
        "row": row or ticket(),
        "symptom": "整个营业厅上不了网\n光猫 LOS 灯红色闪烁",
        "address": "川东路 12 号",
        "reporter": "马晓明",
        "external_source": None,
        "first_recipient": "李",
        "responsible": "李",
        "cause_code": None,
        "liability": None,
        "process": "",
        "prevention": "",
        "satisfaction": None,
        "norm_edition": "training-deck",
        "verbs": (),
        "clock": clock(),
        "timeline": (event(), event(2, Verb.ACCEPT, happened_at=MORNING - 28 * MINUTE)),
        "orders": (),
        "prints": (),
        "repeats": (),
        "missing": (),
    }
    return TicketDetail(**(facts | changes))


def counts(**changes) -> BoardCounts:
    """Return the figures above the board."""
    facts = {
        "open": 7,
        "overdue": 1,
        "due_soon": 2,
        "suspended": 1,
        "to_dispatch": 2,
        "by_state": {TicketState.TO_DISPATCH: 2, TicketState.WORKING: 3, TicketState.SUSPENDED: 1},
    }
    return BoardCounts(**(facts | changes))


def crew(code="B02", **changes) -> CrewRow:
    """Return a crew on duty with half a day of work."""
    facts = {
        "code": code,
        "name": "城区二班",
        "base_town": "刘家峡镇",
        "zone": "城区",
        "skills": ("fault", "activation"),
        "segments": ("enterprise_access",),
        "members": ("T012 王建军", "T013 马占海"),
        "shift": ShiftKind.DAY,
        "on_duty": True,
        "on_leave": (),
        "open_tickets": 2,
        "load_minutes": 240,
        "duty_minutes": 480,
        "certificates": (CertificateKind.LOW_VOLTAGE,),
        "default_vehicle": "甘N12345",
        "reasons": (),
        "blocked": False,
    }
    return CrewRow(**(facts | changes))


def vehicle(plate="甘N12345", **changes) -> VehicleRow:
    """Return a free vehicle."""
    facts = {
        "plate": plate,
        "kind": "皮卡",
        "seats": 5,
        "crew_code": "B02",
        "state": ThingState.IN_STORE,
        "free": True,
        "due_on": None,
        "due_kind": None,
        "reserved_by": None,
        "reasons": (),
        "blocked": False,
    }
    return VehicleRow(**(facts | changes))


def instrument(number="YB-003", **changes) -> InstrumentRow:
    """Return a free power meter in date."""
    facts = {
        "number": number,
        "name": "光功率计",
        "kind": InstrumentKind.POWER_METER,
        "model": "PM-200",
        "state": ThingState.IN_STORE,
        "free": True,
        "valid_until_on": (MORNING + timedelta(days=90)).date(),
        "reserved_by": None,
        "reasons": (),
        "blocked": False,
    }
    return InstrumentRow(**(facts | changes))


def caller(number="C0001", **changes) -> CallerRow:
    """Return a bank found by its initials."""
    facts = {
        "customer_number": number,
        "customer_name": "永靖县农村商业银行股份有限公司",
        "grade": ServiceGrade.AAA,
        "importance": Importance.COUNTY,
        "locality": Locality.URBAN,
        "town": "刘家峡镇",
        "address": "川东路 12 号",
        "contact_name": "马晓明",
        "contact_phone": "13893000123",
        "circuit_number": None,
        "matched": "initials",
        "open_tickets": 0,
        "notes": "主任电话 24 小时开机",
        "premises_rules": "进机房须登记,不得拍照",
    }
    return CallerRow(**(facts | changes))


def circuit(number="LXIN-000123", **changes) -> CircuitRow:
    """Return an internet line within the province."""
    facts = {
        "number": number,
        "service": Service.INTERNET,
        "reach": Reach.WITHIN_PROVINCE,
        "grade": ServiceGrade.AAA,
        "grade_inherited": True,
        "limit": 2 * HOUR,
        "state": CircuitState.IN_SERVICE,
        "speed": "100M",
        "access": "PON",
        "site_a": "营业部",
        "site_z": "",
        "town": "刘家峡镇",
        "locality": Locality.URBAN,
        "address": "川东路 12 号",
        "open_ticket": None,
    }
    return CircuitRow(**(facts | changes))


def promise(**changes) -> PromiseRow:
    """Return two hours, as the norm has it for AAA within the province."""
    facts = {
        "due_at": MORNING + 2 * HOUR,
        "response_due_at": MORNING + 15 * MINUTE,
        "arrival_due_at": MORNING + 45 * MINUTE,
        "restoration": 2 * HOUR,
        "basis": "natural",
        "edition": "training-deck",
        "article": "客户承诺1",
        "source": "seed",
        "inferred": False,
    }
    return PromiseRow(**(facts | changes))


def history(*rows: HistoryRow) -> CustomerHistory:
    """Return a customer's trail."""
    lines = rows or (
        HistoryRow(MORNING, "ticket", "open", "LX-GZ-20261120-0001", "李", "上不了网"),
        HistoryRow(MORNING, "print", "print", "LX-GZ-20261120-0001", "李", "F01 补打 1"),
    )
    return CustomerHistory("C0001", "永靖县农村商业银行", tuple(lines), 1, 0, 1, 1)
