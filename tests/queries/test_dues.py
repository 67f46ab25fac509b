"""What falls due soon, and what is overdue already."""

from datetime import date, timedelta

from models.queries.dues import due_list
from models.services import crews, things
from tests.services.counter import DAY


def due(county, days=60):
    rows = county.ask(due_list, today=DAY, within_days=days)
    return [(row.subject, row.kind, row.days_left) for row in rows]


def test_days_of_vehicles_instruments_and_papers_come_in_order(county):
    def enter(s):
        things.set_due(
            s,
            subject_kind="vehicle",
            subject="辽B·A1203",
            kind="annual_inspection",
            due_on=DAY - timedelta(days=3),
        )
        things.record_calibration(
            s, instrument="PM-1", calibrated_on=DAY, valid_until_on=date(2027, 12, 1)
        )
        things.edit_instrument(s, "OTDR-1", valid_until_on=DAY + timedelta(days=30))
        crews.add_certificate(
            s, technician="T11", kind="low_voltage", review_due_on=DAY + timedelta(days=7)
        )

    county.act(enter)
    assert due(county) == [
        ("辽B·A1203", "annual_inspection", -3),
        ("T11", "certificate_review", 7),
        ("OTDR-1", "calibration", 30),
    ]
    assert due(county, days=7)[-1][0] == "T11"


def test_a_due_day_moved_is_not_doubled_and_a_finished_one_is_gone(county):
    given = {"subject_kind": "vehicle", "subject": "辽B·A1203", "kind": "service_km"}
    first = county.act(lambda s: things.set_due(s, due_on=DAY, **given))
    second = county.act(lambda s: things.set_due(s, due_on=DAY + timedelta(days=1), **given))
    assert first == second
    county.act(lambda s: things.finish_due(s, first, next_on=DAY + timedelta(days=50)))
    assert due(county) == [("辽B·A1203", "service_km", 50)]
