"""The queries of the first page, each loaded where it runs: on the database thread.

Screens that stand before anything has been asked import these, and so paint without waiting
for SQLAlchemy, the norms and the facts of the verbs.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from models.queries.alarm_rows import Alarms
    from models.queries.board_rows import BoardLists, GanttPicture
    from models.queries.crews import CrewRow
    from models.queries.crowds import ProposalRow
    from models.queries.customers import CustomerHistory
    from models.queries.number_rows import NumberRow
    from models.queries.ticket_detail import TicketDetail
    from models.queries.ticket_rows import BoardCounts, BoardFilter, TicketRow
    from models.rules.placement import Reason
    from models.rules.terms import Role


def open_board(
    session: "Session", *, now: datetime, filters: "BoardFilter"
) -> "tuple[TicketRow, ...]":
    """Return the board's tickets, first due first."""
    from models.queries import ticket_board

    return ticket_board.open_board(session, now=now, filters=filters)


def ticket_list(
    session: "Session", *, now: datetime, filters: "BoardFilter"
) -> "tuple[TicketRow, ...]":
    """Return tickets of any state, newest report first."""
    from models.queries import ticket_board

    return ticket_board.ticket_list(session, now=now, filters=filters)


def board_counts(session: "Session", *, now: datetime) -> "BoardCounts":
    """Return how many tickets stand where."""
    from models.queries import ticket_board

    return ticket_board.board_counts(session, now=now)


def crew_names(session: "Session") -> tuple[tuple[str, str], ...]:
    """Return code and name of every crew that works."""
    from models.queries import ticket_board

    return ticket_board.crew_names(session)


def crew_rows(session: "Session", *, now: datetime) -> "tuple[CrewRow, ...]":
    """Return the crews with their members as they stand now."""
    from models.queries import crews

    return crews.crew_rows(session, now=now)


def detail(session: "Session", *, number: str, now: datetime, role: "Role") -> "TicketDetail":
    """Return one ticket in full."""
    from models.queries import ticket_detail

    return ticket_detail.detail(session, number=number, now=now, role=role)


def history(session: "Session", *, number: str) -> "CustomerHistory":
    """Return everything about a customer."""
    from models.queries import customers

    return customers.history(session, number=number)


def board_lists(session: "Session", *, now: datetime) -> "BoardLists":
    """Return what waits, what is under way, and what was filed today."""
    from models.queries import board_lists as lists

    return lists.board_lists(session, now=now)


def gantt(session: "Session", *, first_on: date, last_on: date, now: datetime) -> "GanttPicture":
    """Return the crews and the bars of their orders between two days."""
    from models.queries import gantt as chart

    return chart.gantt(session, first_on, last_on, now=now)


def bar_reasons(
    session: "Session", *, numbers: "Collection[str]"
) -> "Mapping[str, tuple[Reason, ...]]":
    """Return what speaks against orders as they are planned now."""
    from models.queries import gantt as chart

    return chart.bar_reasons(session, numbers)


def alarms(session: "Session", *, now: datetime) -> "Alarms":
    """Return every alarm of the office."""
    from models.queries import alarms as asked

    return asked.alarms(session, now=now)


def find_number(session: "Session", *, text: str) -> "tuple[NumberRow, ...]":
    """Return what a typed or scanned number may mean."""
    from models.queries import numbers

    return numbers.find_number(session, text=text)


def open_proposals(session: "Session", *, now: datetime) -> "tuple[ProposalRow, ...]":
    """Return the reports that look like one trouble."""
    from models.queries import crowds

    return crowds.open_proposals(session, now=now)
