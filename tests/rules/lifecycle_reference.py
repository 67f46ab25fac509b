"""The transitions of domain 4.4 written down a second time, by hand, for tests to compare.

One line per verb: from-states, to-states, roles besides the supervisor. ``=`` stays,
``-`` means no ticket yet. Shorthand for sets of states and roles stands above the table.
"""

from models.rules.states import TicketState, Verb
from models.rules.terms import Role

SETS = {
    "ALL": "draft pending to_dispatch dispatched taken appointed en_route on_site working"
    " suspended restored replied visiting closed void transferred",
    "OPEN": "pending to_dispatch dispatched taken appointed en_route on_site working"
    " suspended restored replied visiting",
    "AWAY": "dispatched taken appointed en_route",
    "HELD": "dispatched taken appointed en_route on_site working suspended",
    "HOLDABLE": "taken appointed working",
    "ASKED": "taken appointed working en_route on_site",
}

TABLE = """
open | - | draft pending | dispatcher caller
accept | draft pending | to_dispatch | dispatcher
pretest | to_dispatch | to_dispatch restored | dispatcher
dispatch | to_dispatch | dispatched | dispatcher
assign | dispatched taken | = | dispatcher crew
acknowledge | dispatched | taken | dispatcher crew
decline | dispatched | to_dispatch | dispatcher crew
recall | AWAY | to_dispatch | dispatcher
replan | HELD | = | dispatcher
pin | HELD | = | dispatcher
reassign | HELD | dispatched | dispatcher
transfer | OPEN | transferred | dispatcher
reinforce | HELD restored | = | dispatcher
finish_part | HELD restored | = | dispatcher crew
contact | OPEN | = | dispatcher crew caller
appoint | taken | appointed | dispatcher crew
reappoint | appointed en_route on_site working | appointed | dispatcher crew
depart | taken appointed | en_route | dispatcher crew
arrive | taken appointed en_route | on_site | dispatcher crew
absent | on_site | appointed | dispatcher crew
start | on_site | working | dispatcher crew
feedback | OPEN | = | dispatcher crew
urge | OPEN | = | dispatcher caller
escalate | OPEN | = | dispatcher
request_suspend | HOLDABLE | = | dispatcher crew
approve_suspend | ASKED | suspended | dispatcher
refuse_suspend | ASKED | = | dispatcher
suspend | HOLDABLE | suspended | dispatcher crew
renew_suspend | suspended | = | dispatcher
resume | suspended | ASKED | dispatcher
restore | on_site working | restored | dispatcher crew
report | restored to_dispatch | replied | dispatcher crew
pass_check | replied | visiting | dispatcher checker
send_back | replied | working to_dispatch | dispatcher checker
follow_up | visiting | visiting closed working to_dispatch | dispatcher caller
close | visiting replied | closed | dispatcher
void | draft pending to_dispatch AWAY on_site | void | dispatcher
reopen | closed | working to_dispatch | dispatcher
repeat | OPEN | = | dispatcher caller
note | ALL | = | EVERY
regrade | OPEN | = | dispatcher
print | ALL | = | dispatcher crew clerk checker keeper
return_paper | OPEN closed void transferred to_dispatch | = | dispatcher crew clerk checker
join | OPEN | = | dispatcher
take_out | OPEN | = | dispatcher
restore_along | HELD to_dispatch | restored | dispatcher
pass_on | OPEN | = | dispatcher
"""


def _states(words: str) -> frozenset[TicketState]:
    spelled = " ".join(SETS.get(word, word) for word in words.split())
    return frozenset(TicketState(word) for word in spelled.split() if word not in "-=")


def _roles(words: str) -> frozenset[Role]:
    if words.strip() == "EVERY":
        return frozenset(Role)
    return frozenset({Role(word) for word in words.split()} | {Role.SUPERVISOR})


def _read() -> dict[Verb, tuple[frozenset, frozenset, bool, frozenset]]:
    found = {}
    for line in TABLE.strip().splitlines():
        verb, froms, tos, roles = (cell.strip() for cell in line.split("|"))
        found[Verb(verb)] = (_states(froms), _states(tos), tos == "=", _roles(roles))
    froms, tos, stays, roles = found[Verb.RETURN_PAPER]
    found[Verb.RETURN_PAPER] = (froms - {TicketState.PENDING}, tos, stays, roles)
    return found


REFERENCE = _read()


def allows(verb: Verb, state: TicketState | None, role: Role) -> bool:
    """Say whether a role may take a step from a state, gates apart."""
    froms, _, _, roles = REFERENCE[verb]
    return role in roles and (state in froms if state is not None else not froms)


def ends(verb: Verb, state: TicketState | None) -> frozenset[TicketState]:
    """Say where a step may lead."""
    _, tos, stays, _ = REFERENCE[verb]
    return frozenset({state}) if stays and state is not None else tos
