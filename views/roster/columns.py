"""The columns of the crews, their people and papers, of requests and of the coming days."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from models.queries.crew_files import AvoidanceRow, CertificateRow, CrewFile, PersonFile
from models.queries.roster import AskedRow
from models.queries.roster_ahead import FindingRow
from views.roster import words
from views.widgets.columns import day, field, text
from views.widgets.table import Column
from views.wording import term

translate = QCoreApplication.translate


def crew_columns() -> tuple[Column[CrewFile], ...]:
    """Return the columns of the crews."""
    return (
        text(field("code"), lambda row: row.code, 8, tone=_gone_tone),
        text(lambda: translate("Roster", "Crew"), lambda row: row.name, 16, tone=_gone_tone),
        text(
            lambda: translate("Roster", "People"),
            lambda row: translate("Roster", "put away") if row.archived else str(row.people),
            8,
            tone=lambda row: "faint" if row.archived else None,
        ),
        text(lambda: translate("Roster", "Leader"), lambda row: row.leader, 10),
        text(field("base_town"), lambda row: row.values["base_town"], 11),
        text(field("zone"), lambda row: row.values["zone"], 11),
        text(field("default_vehicle"), lambda row: row.vehicle, 12),
    )


def _gone_tone(row: CrewFile | PersonFile) -> str | None:
    return "faint" if row.archived else None


def people_columns(today: Callable[[], date]) -> tuple[Column[PersonFile], ...]:
    """Return the columns of the people; phones stay masked."""
    return (
        text(lambda: translate("Roster", "Number"), lambda row: row.number, 9, tone=_gone_tone),
        text(lambda: translate("Roster", "Name"), lambda row: row.name, 10, tone=_gone_tone),
        text(
            field("role"),
            lambda row: translate("Roster", "left") if row.archived else words.role_word(row.role),
            8,
        ),
        text(field("phone"), lambda row: row.phone, 14),
        text(field("driving_class"), lambda row: str(row.values["driving_class"]), 9),
        text(
            lambda: translate("Roster", "Papers"),
            lambda row: papers_word(row, today()),
            18,
            tone=lambda row: "overdue" if late_papers(row, today()) else None,
            icon=lambda row: "alert-triangle" if late_papers(row, today()) else None,
        ),
    )


def late_papers(row: PersonFile, today: date) -> int:
    """Count the papers past their review or end."""
    ends = [one.valid_until_on for one in row.certificates]
    return sum(end is not None and end < today for end in ends)


def papers_word(row: PersonFile, today: date) -> str:
    """Say how many papers somebody holds, and how many of them are out of date."""
    count, late = len(row.certificates), late_papers(row, today)
    if late:
        return translate("Roster", "{count}, {late} out of date").format(count=count, late=late)
    return str(count) if count else "—"


def paper_columns(today: Callable[[], date]) -> tuple[Column[CertificateRow], ...]:
    """Return the columns of somebody's papers."""

    def is_late(row: CertificateRow) -> bool:
        return row.valid_until_on is not None and row.valid_until_on < today()

    return (
        text(
            lambda: translate("Roster", "Paper"),
            lambda row: term(row.kind),
            25,
            tone=lambda row: "overdue" if is_late(row) else None,
            icon=lambda row: "alert-triangle" if is_late(row) else None,
        ),
        text(lambda: translate("Roster", "Paper number"), lambda row: row.number, 15),
        day(field("issued_on"), lambda row: row.issued_on, 13),
        day(field("review_due_on"), lambda row: row.review_due_on, 13),
        day(field("expires_on"), lambda row: row.expires_on, 13),
    )


def avoidance_columns() -> tuple[Column[AvoidanceRow], ...]:
    """Return the columns of the customers somebody is kept away from."""
    return (
        text(
            lambda: translate("Roster", "Kept away from"),
            lambda row: f"{row.customer_name}  {row.customer}",
            26,
            tone=lambda row: "faint" if row.lifted else None,
        ),
        text(lambda: translate("Roster", "Reason"), lambda row: row.reason, 22),
        text(
            lambda: translate("Roster", "State"),
            lambda row: (
                translate("Roster", "lifted") if row.lifted else translate("Roster", "in force")
            ),
            10,
        ),
    )


def asked_columns() -> tuple[Column[AskedRow], ...]:
    """Return the columns of leaves and swaps."""
    return (
        text(
            lambda: translate("Roster", "State"),
            lambda row: term(row.state),
            12,
            tone=lambda row: words.state_tone(row.state),
        ),
        text(
            lambda: translate("Roster", "What"),
            lambda row: translate("Roster", "Shift swap") if row.is_swap else term(row.kind),
            11,
        ),
        text(lambda: translate("Roster", "Who"), lambda row: f"{row.name}  {row.technician}", 16),
        text(lambda: translate("Roster", "Crew"), lambda row: row.crew_name, 14),
        text(lambda: translate("Roster", "When"), _when, 34),
        text(lambda: translate("Roster", "With"), lambda row: row.other, 10),
        text(lambda: translate("Roster", "Reason"), lambda row: row.reason, 24),
        text(lambda: translate("Roster", "Decided by"), lambda row: row.decided_by, 12),
    )


def _when(row: AskedRow) -> str:
    if row.starts_on == row.ends_on:
        return f"{row.starts_on}"
    if row.is_swap:
        return f"{row.starts_on} ⇄ {row.ends_on}"
    days = (row.ends_on - row.starts_on).days + 1
    return translate("Roster", "{first} to {last}, {days} d").format(
        first=row.starts_on, last=row.ends_on, days=days
    )


def finding_columns(today: Callable[[], date]) -> tuple[Column[FindingRow], ...]:
    """Return the columns of what is wrong with the coming days."""

    def tone(row: FindingRow) -> str:
        return "overdue" if row.is_grave else "soon"

    def when(row: FindingRow) -> str:
        ahead = (row.day_on - today()).days
        said = {0: translate("Roster", "today"), 1: translate("Roster", "tomorrow")}.get(ahead, "")
        return "  ".join(filter(None, (row.day_on.isoformat(), words.weekday(row.day_on), said)))

    return (
        text(
            lambda: translate("Roster", "Day"),
            when,
            23,
            tone=tone,
            icon=lambda row: "alert-triangle" if row.is_grave else "clock",
        ),
        text(lambda: translate("Roster", "Trouble"), lambda row: term(row.flaw), 20, tone=tone),
        text(
            lambda: translate("Roster", "Whom"),
            lambda row: "  ".join(filter(None, (row.crew_name, row.name))),
            22,
        ),
        text(lambda: translate("Roster", "Told"), words.flaw_words, 40),
    )
