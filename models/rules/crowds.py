"""When several reports are one trouble (批量申告): three customers on one node in an hour.

A pure function over the open faults. Every report lies in at most one proposal: the one
that explains most customers, and of two that explain as many the narrower node.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from models.rules.crowd_terms import SharedNode

if TYPE_CHECKING:  # the board asks for no norms before its first list
    from models.rules.norms.severity import BatchNorms

NARROWNESS: Final = {node: place for place, node in enumerate(SharedNode)}
_DEVICE = re.compile(r"[^\s/:#]+")
_POSITION = re.compile(r"[-/:]\d+$")


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of the network, by kind and name."""

    shared: SharedNode
    place: str


@dataclass(frozen=True, slots=True)
class Reported:
    """One open fault as the rule sees it; ``customer`` tells customers apart."""

    number: str
    customer: str
    reported_at: datetime
    nodes: frozenset[Node]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Reports that look like one trouble; ``parent`` is the ticket that stands for it already."""

    node: Node
    tickets: tuple[str, ...]
    customers: int
    triggered_at: datetime
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided already: sets found not to belong together, and troubles that last.

    ``standing`` is the node of each lasting trouble, and since when it lasts, by the number
    of its parent.
    """

    dismissed: tuple[frozenset[str], ...] = ()
    standing: Mapping[str, tuple[Node, datetime]] = field(default_factory=dict)

    def is_dismissed(self, tickets: Iterable[str]) -> bool:
        """Say whether these, all of them, were looked at and found apart."""
        told = frozenset(tickets)
        return any(told <= one for one in self.dismissed)


def nodes_of(
    *,
    splitter: str = "",
    olt_port: str = "",
    room: str = "",
    odf: str = "",
    core: str = "",
    address: str = "",
) -> frozenset[Node]:
    """Return what a circuit hangs on: ``OLT-1 0/2/3`` is a port and its OLT, ``GL1#5`` a cable."""
    port, frame = olt_port.strip(), _POSITION.sub("", odf.strip())
    device = _DEVICE.match(port)
    cable, has_core, _ = core.strip().partition("#")
    olt = device.group() if device else ""
    named = {
        SharedNode.SPLITTER: splitter.strip(),
        SharedNode.OLT_PORT: port if port != olt else "",
        SharedNode.OLT: olt,
        SharedNode.ODF: f"{room.strip()} {frame}".strip() if frame else "",
        SharedNode.CABLE: cable.strip() if has_core else "",
        SharedNode.ROOM: room.strip(),
        SharedNode.SITE: address.strip(),
    }
    return frozenset(Node(shared, place) for shared, place in named.items() if place)


def proposals(
    reports: Collection[Reported], norms: "BatchNorms", decided: Decided
) -> tuple[Proposal, ...]:
    """Return what a dispatcher should look at, the largest first; no report stands in two."""
    joined = tuple(_joining(reports, norms, decided))
    taken = {number for one in joined for number in one.tickets}
    left = [one for one in reports if one.number not in taken]
    return (*joined, *_founding(left, norms, decided))


def _joining(
    reports: Collection[Reported], norms: "BatchNorms", decided: Decided
) -> Iterable[Proposal]:
    """Yield what hangs on a node that is known to be down, and was reported since about then."""
    taken: set[str] = set()
    for parent, (node, since) in sorted(decided.standing.items(), key=lambda item: item[0]):
        earliest = since - norms.within
        found = [one for one in _in_time(reports) if node in one.nodes and one.number not in taken]
        fresh = [
            one
            for one in found
            if one.reported_at >= earliest and not decided.is_dismissed({one.number})
        ]
        if fresh:
            taken |= {one.number for one in fresh}
            yield _proposal(node, fresh, at=fresh[0].reported_at, parent=parent)


def _founding(
    reports: Collection[Reported], norms: "BatchNorms", decided: Decided
) -> Iterable[Proposal]:
    """Yield new troubles, largest first, each report at most once."""
    left = list(_in_time(reports))
    while True:
        found = [one for one in _candidates(left, norms) if not decided.is_dismissed(one.tickets)]
        if not found:
            return
        best = min(found, key=_rank)
        yield best
        left = [one for one in left if one.number not in best.tickets]


def _candidates(reports: Sequence[Reported], norms: "BatchNorms") -> Iterable[Proposal]:
    by_node: dict[Node, list[Reported]] = {}
    for one in reports:
        for node in one.nodes:
            if node.shared in norms.sharing:
                by_node.setdefault(node, []).append(one)
    for node, held in by_node.items():
        for at, run in _runs(held, norms):
            yield _proposal(node, run, at=at)


def _runs(
    held: Sequence[Reported], norms: "BatchNorms"
) -> Iterable[tuple[datetime, Sequence[Reported]]]:
    """Yield stretches in which, at every moment, enough customers rang within the window."""
    first = 0
    run: tuple[datetime, int, int] | None = None
    for last, one in enumerate(held):
        while one.reported_at - held[first].reported_at > norms.within:
            first += 1
        if len({report.customer for report in held[first : last + 1]}) < norms.customers:
            continue
        if run is not None and first <= run[2]:
            run = (run[0], run[1], last)
            continue
        if run is not None:
            yield run[0], held[run[1] : run[2] + 1]
        run = (one.reported_at, first, last)
    if run is not None:
        yield run[0], held[run[1] : run[2] + 1]


def _proposal(
    node: Node, reports: Sequence[Reported], *, at: datetime, parent: str | None = None
) -> Proposal:
    numbers = tuple(one.number for one in reports)
    return Proposal(node, numbers, len({one.customer for one in reports}), at, parent)


def _rank(one: Proposal) -> tuple[int, int, datetime, str]:
    return (-one.customers, NARROWNESS[one.node.shared], one.triggered_at, one.node.place)


def _in_time(reports: Iterable[Reported]) -> list[Reported]:
    return sorted(reports, key=lambda one: (one.reported_at, one.number))
