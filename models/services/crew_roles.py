"""Who may keep crews, people and the roster (班组、人员、排班); anybody else is refused."""

from sqlalchemy.orm import Session

from models.errors import RefusedError
from models.rules.terms import Role
from models.services.journal import action_of

ROSTER_DESK = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
FILE_DESK = ROSTER_DESK | {Role.CLERK}
ASKING = FILE_DESK | {Role.CREW}


def at_file_desk(session: Session) -> None:
    """Refuse who keeps no files of crews, people and their papers: crew.not_yours."""
    _only(session, FILE_DESK, "crew.not_yours")


def at_roster_desk(session: Session) -> None:
    """Refuse who does not make the roster or say who stays away: roster.not_yours."""
    _only(session, ROSTER_DESK, "roster.not_yours")


def may_ask(session: Session) -> None:
    """Refuse who asks for no leave and no swap, for themselves or others: roster.not_asked."""
    _only(session, ASKING, "roster.not_asked")


def _only(session: Session, allowed: frozenset[Role], code: str) -> None:
    role = action_of(session).role
    if role not in allowed:
        raise RefusedError(code, role=role)
