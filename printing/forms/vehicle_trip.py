"""F12 派车单: which vehicle went where with whom, and how it came back."""

from models.rules.zone import stamp
from models.sheets.vehicle_trip import VehicleTripSheet
from printing.blocks import head_of, reprinted, signatures
from printing.grid import Cell, Row, Section
from printing.layout import Content, Form
from printing.marks import boxes
from printing.paper import A4_TWO, A5, FANFOLD_HALF, FANFOLD_THIRD
from printing.phrases import joined, missing_glyphs

FORM = Form("F12", "派车单", "JK-B-12/1.0", (FANFOLD_THIRD, FANFOLD_HALF, A4_TWO, A5))
SHEET = VehicleTripSheet


def content(sheet: VehicleTripSheet, missing: frozenset[str]) -> Content:
    """Return the form's cells in print order."""
    return Content(
        head=head_of(FORM, sheet, "派车单（车辆领用）", plies=sheet.plies),
        sections=(_trip(sheet), _odometer(sheet), _closing(sheet, missing)),
        repeated=(
            Cell("车号", sheet.plate),
            Cell("司机", sheet.driver),
            Cell("关联工单", sheet.ticket, 2),
        ),
    )


def _trip(sheet: VehicleTripSheet) -> Section:
    return Section(
        "用车",
        (
            _row(
                Cell("车号", joined(sheet.plate, sheet.vehicle), bold=True),
                Cell("司机准驾", joined(sheet.driver, sheet.driving_class)),
                Cell("用车人", sheet.user),
                Cell("班组", sheet.crew),
            ),
            _row(
                Cell("关联工单", sheet.ticket, 1.5),
                Cell("派车人", sheet.dispatcher),
                Cell("计划出车", stamp(sheet.planned_at), 1.5),
            ),
            _row(Cell("用车事由", sheet.reason, 2), Cell("行车路线", sheet.route, 2)),
        ),
    )


def _odometer(sheet: VehicleTripSheet) -> Section:
    return Section(
        "行车",
        (
            _row(
                Cell("出车时间", stamp(sheet.left_at), 1.4),
                Cell("起始里程", _unit(sheet.odometer_out, "km"), 1.3),
                Cell("出车油量", sheet.fuel_out, 1.3),
            ),
            Row((Cell("出车检查", boxes(sheet.state_out), 4),), grow=1, firm=True, middle=True),
            _row(
                Cell("回车时间", stamp(sheet.back_at), 1.4),
                Cell("终止里程", _unit(sheet.odometer_back, "km"), 1.3),
                Cell("回车油量", sheet.fuel_back, 1.3),
            ),
            Row((Cell("回车检查", boxes(sheet.state_back), 4),), grow=1, firm=True, middle=True),
            _row(Cell("违章事故", sheet.incidents, 4)),
        ),
    )


def _row(*cells: Cell) -> Row:
    return Row(cells, grow=1, middle=True)


def _unit(amount: str, unit: str) -> str:
    return f"{amount} {unit}" if amount else f"　　　　　　{unit}"


def _closing(sheet: VehicleTripSheet, missing: frozenset[str]) -> Section:
    notes = "；".join((*reprinted(sheet.copy), *missing_glyphs(missing)))
    row = signatures("派车人签字", "司机签字", "主任签字", lines=1, grow=3)
    return Section("签认", (Row((Cell("说明", notes, 4),)), row) if notes else (row,))
