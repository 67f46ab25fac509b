"""When reports are one trouble: three customers, one node, one hour, and one proposal."""

from datetime import UTC, datetime, timedelta

import pytest

from models.rules import crowds
from models.rules.crowd_terms import SharedNode
from models.rules.crowds import Decided, Node, Reported, nodes_of, proposals
from models.rules.norms import norms

BATCH = norms().severity.batch
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
OLT = Node(SharedNode.OLT, "OLT-1")
PORT = Node(SharedNode.OLT_PORT, "OLT-1 0/2/3")
ROOM = Node(SharedNode.ROOM, "城关机房")


def ring(n, minute, *nodes, customer=None):
    at = START + timedelta(minutes=minute)
    return Reported(f"GZ-{n}", customer or f"C{n}", at, frozenset(nodes))


def told(*reports, **decided):
    return proposals(reports, BATCH, Decided(**decided))


def test_three_customers_on_one_olt_within_the_hour_are_one_proposal_not_three():
    rings = [ring(n, n * 20, OLT, ROOM, PORT) for n in (1, 2, 3)]
    [one] = told(*rings)
    assert one.node == PORT  # the narrowest node that explains them all
    assert one.tickets == ("GZ-1", "GZ-2", "GZ-3")
    assert (one.customers, one.triggered_at) == (3, rings[2].reported_at)


@pytest.mark.parametrize(("last", "found"), [(59, 1), (60, 1), (61, 0)])
def test_the_hour_is_counted_to_its_last_minute(last, found):
    assert len(told(ring(1, 0, OLT), ring(2, 30, OLT), ring(3, last, OLT))) == found


def test_one_customer_ringing_thrice_is_no_crowd():
    assert told(*(ring(n, n, OLT, customer="C1") for n in (1, 2, 3))) == ()


def test_two_customers_are_no_crowd_and_a_third_elsewhere_makes_none():
    assert told(ring(1, 0, OLT), ring(2, 5, OLT), ring(3, 9, ROOM)) == ()


def test_a_report_stands_in_one_proposal_only_and_in_the_larger_one():
    cable = Node(SharedNode.CABLE, "GL101")
    on_cable = [ring(n, n, cable) for n in (1, 2, 3)]
    on_both = ring(4, 4, cable, OLT)
    on_olt = [ring(n, n, OLT) for n in (5, 6)]
    [one] = told(*on_cable, on_both, *on_olt)
    assert one.node == cable
    assert one.customers == 4


def test_two_troubles_at_once_are_two_proposals():
    cable = Node(SharedNode.CABLE, "GL101")
    found = told(*(ring(n, n, OLT) for n in (1, 2, 3)), *(ring(n, n, cable) for n in (4, 5, 6)))
    assert {one.node for one in found} == {OLT, cable}


def test_reports_that_keep_coming_stay_one_proposal():
    [one] = told(*(ring(n, n * 25, OLT) for n in range(8)))
    assert len(one.tickets) == 8


def test_what_was_found_apart_is_not_proposed_again_until_another_customer_rings():
    rings = [ring(n, n, OLT, ROOM) for n in (1, 2, 3)]
    apart = (frozenset(one.number for one in rings),)
    assert told(*rings, dismissed=apart) == ()
    [again] = told(*rings, ring(4, 4, OLT), dismissed=apart)
    assert again.customers == 4


def test_a_later_report_on_a_node_that_is_down_joins_its_parent():
    standing = {"GZ-P": (OLT, START)}
    [one] = told(ring(9, 300, OLT), standing=standing)
    assert (one.parent, one.tickets) == ("GZ-P", ("GZ-9",))
    assert (
        told(ring(9, 300, OLT), standing={"GZ-P": (OLT, START)}, dismissed=(frozenset({"GZ-9"}),))
        == ()
    )


def test_a_fault_from_long_before_the_trouble_is_no_part_of_it():
    standing = {"GZ-P": (OLT, START + timedelta(hours=3))}
    assert told(ring(9, 119, OLT), standing=standing) == ()
    assert len(told(ring(9, 120, OLT), standing=standing)) == 1


def test_nodes_are_read_from_what_the_archive_writes():
    found = nodes_of(
        splitter="FL001",
        olt_port="OLT-1 0/2/3",
        room="城关机房",
        odf="ODF03-12",
        core="GL101#5",
        address="人民路1号",
    )
    assert {node.shared: node.place for node in found} == {
        SharedNode.SPLITTER: "FL001",
        SharedNode.OLT_PORT: "OLT-1 0/2/3",
        SharedNode.OLT: "OLT-1",
        SharedNode.ODF: "城关机房 ODF03",
        SharedNode.CABLE: "GL101",
        SharedNode.ROOM: "城关机房",
        SharedNode.SITE: "人民路1号",
    }
    assert nodes_of(core="12芯", olt_port="OLT-1") == {OLT}
    assert nodes_of() == frozenset()


def test_counter_proof_without_the_choice_each_report_would_be_proposed_on_every_node(monkeypatch):
    rings = [ring(n, n, OLT, ROOM, PORT) for n in (1, 2, 3)]
    every = list(crowds._candidates(rings, BATCH))
    assert len(every) == 3
    monkeypatch.setattr(crowds, "_rank", lambda one: (one.customers, 0, one.triggered_at, ""))
    cable = Node(SharedNode.CABLE, "GL101")
    smaller_first = told(*rings, *(ring(n, n, cable) for n in (4, 5, 6, 7)))
    assert smaller_first[0].customers == 3
