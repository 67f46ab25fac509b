"""Drives roads through one office and compares every clock with the replay's own book."""

import heapq
from collections import defaultdict
from datetime import UTC, timedelta
from itertools import count
from uuid import UUID, uuid5

from sqlalchemy import select

from models.domain import Event
from models.domain.ledger import event_as_past, read
from models.rules.action import Action
from models.rules.clock import LimitState
from models.rules.states import Verb
from models.services.crews import add_crew
from models.services.tickets import do, open_ticket
from models.store.unit_of_work import consult, perform, perform_all
from tests.offices import NOW, action

SPACE = UUID("5c1f0f1e-7c53-4d5b-9a35-2a9c3a0f6a10")


class Replay:
    """One log on its way into one office."""

    def __init__(self, store, roads):
        self.store = store
        self.roads = {road.name: (road, moves) for road, moves in roads}
        self.numbers = {}

    def add_crews(self):
        crews = {
            move.facts["crew"]
            for _, moves in self.roads.values()
            for move in moves
            if "crew" in move.facts
        }
        # Groups of a log have no roster and no people; that is only worth a warning.
        perform(
            self.store,
            action(),
            lambda s: [add_crew(s, code=code, name=code) for code in sorted(crews)],
        )

    def run(self):
        return perform_all(self.store, self.steps())

    def steps(self):
        order = count()
        line = [
            (moves[0].at, next(order), name, 0) for name, (_, moves) in self.roads.items() if moves
        ]
        heapq.heapify(line)
        while line:
            _, _, name, index = heapq.heappop(line)
            moves = self.roads[name][1]
            yield self._action(name, index, moves[index]), self._service(name, moves[index])
            if index + 1 < len(moves):
                heapq.heappush(line, (moves[index + 1].at, next(order), name, index + 1))

    def _action(self, name, index, move):
        return Action(
            uid=uuid5(SPACE, f"{name}/{index}"),
            actor="log",
            role=move.role,
            desk="replay",
            now=move.at,
        )

    def _service(self, name, move):
        if move.verb is Verb.OPEN:

            def run(session):
                self.numbers[name] = open_ticket(session, move.facts, accept=True).number

        else:

            def run(session):
                do(session, verb=move.verb, number=self.numbers[name], facts=move.facts)

        return run


def check(replay, *, now=NOW):
    """Compare every ticket's events with the moves, and its clock with the book."""

    def compare(session):
        events = defaultdict(list)
        for event in session.scalars(
            select(Event).where(Event.subject_kind == "ticket").order_by(Event.sequence)
        ):
            events[event.subject].append(event)
        for name, (road, moves) in replay.roads.items():
            told = events[replay.numbers[name]]
            assert [e.verb for e in told if e.verb != "accept"] == [m.verb for m in moves]
            assert [e.happened_at for e in told if e.verb != "accept"] == [
                move.at.astimezone(UTC) for move in moves
            ]
            reading = read([event_as_past(event) for event in told], now=now).restoration
            counted, paused = road.book.read(now)
            assert (reading.counted, reading.paused) == (counted, paused), name
            assert reading.met_at == road.book.restored_at, name
            late = counted > timedelta(hours=8)
            assert reading.is_late is late, name
            if road.book.restored_at is not None:
                assert reading.state is (LimitState.MISSED if late else LimitState.MET)
        return len(events)

    return consult(replay.store, compare)
