"""Made-up counties for the suggestion: every rule is broken often, and just not broken often."""

import random
from datetime import date, datetime, timedelta

from models.rules.norms import norms
from models.rules.placement import (
    CrewFacts,
    Job,
    MemberFacts,
    PinFacts,
    PinKind,
    Planned,
    Spot,
)
from models.rules.terms import CertificateKind, Locality, Segment, TicketKind
from models.rules.zone import SHANGHAI

START = datetime(2026, 11, 20, 8, 30, tzinfo=SHANGHAI)
DAY = date(2026, 11, 20)
HOUR = timedelta(hours=1)
TOWNS = ("东城街道", "桥头镇", "碧莲镇", "")
CUSTOMERS = (1, 2, None)
CODES = ("B01", "B02", "B03", "B04", "B05")


class Cases:
    """Draws jobs and crews from a seed."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def case(self):
        """Return a job and the crews to choose from."""
        codes = self.chance.sample(CODES, self.chance.randint(1, len(CODES)))
        return self.job(), [self.crew(code) for code in codes]

    def one(self, *values):
        return self.chance.choice(values)

    def some(self, values):
        return frozenset(one for one in values if self.chance.random() < 0.6)

    def moment(self, spread=6):
        return START + self.chance.randint(-4 * spread, 4 * spread) * timedelta(minutes=15)

    def spot(self):
        town, locality = self.one(*TOWNS), self.one(*Locality)
        if self.chance.random() < 0.4:
            return Spot(town, locality)
        return Spot(
            town, locality, self.chance.uniform(120.4, 120.8), self.chance.uniform(28, 28.5)
        )

    def job(self):
        kind, work, travel = self.one(*TicketKind), self.one(30, 60, 120, 240), self.one(15, 40, 70)
        starts_at = self.one(START, self.moment())
        return Job(
            kind=kind,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=work + travel),
            customer_id=self.one(*CUSTOMERS),
            segment=self.one(None, *Segment),
            certificates=norms().placement.certificates.kinds[kind],
            minutes=work + travel,
            work_minutes=work,
            spot=self.spot(),
            due_at=self.one(None, self.moment(8), START + timedelta(minutes=work)),
            urgent=self.one(True, False),
            first_recipient=self.one("", "王一", "王三"),
            ticket="LX-0",
            pin=self.pin(starts_at),
        )

    def pin(self, starts_at):
        if self.chance.random() < 0.7:
            return None
        return PinFacts(
            "LX-0-P1",
            self.one(*(kind for kind in PinKind if kind is not PinKind.NONE)),
            self.one(*CODES),
            planned_at=self.one(None, starts_at, starts_at + HOUR),
            from_at=self.one(None, starts_at, starts_at + HOUR),
            to_at=self.one(None, starts_at, starts_at - HOUR),
        )

    def crew(self, code):
        people = self.chance.randint(0, 5)
        sound = self.chance.random() < 0.6
        return CrewFacts(
            code=code,
            name=f"{code}班",
            members=tuple(self.member(n, sound=sound) for n in range(people)),
            skills=self.one(frozenset(), frozenset(TicketKind), self.some(TicketKind)),
            segments=self.one(frozenset(), frozenset(Segment), self.some(Segment)),
            retired=self.chance.random() < 0.05,
            on_duty=self.one(None, True, True, True, True, False),
            load_minutes=self.one(0, 60, 240, 330, 401),
            duty_minutes=self.one(0, 480, 480, 960),
            night_ended_at=self.one(None, None, None, START - 12 * HOUR, self.moment(60)),
            shift_ends_at=self.one(None, START + 2 * HOUR, START + 9 * HOUR),
            planned=tuple(self.planned(code, n) for n in range(self.chance.randint(0, 3))),
            base=self.spot(),
            towns=self.some(TOWNS),
            visits=self.one(0, 0, 1, 4),
        )

    def member(self, n, *, sound):
        days = (DAY - timedelta(days=1), DAY, DAY + timedelta(days=1), date(2030, 1, 1))
        return MemberFacts(
            number=f"T{n}",
            name=self.one("王一", "王二", "王三"),
            certificates={kind: self.one(*days) for kind in CertificateKind}
            if sound
            else {kind: self.one(*days) for kind in sorted(self.some(CertificateKind))},
            on_leave=self.chance.random() < 0.2,
            off_shift=self.chance.random() < 0.2,
            drives=self.one(True, False),
            avoids=frozenset({self.one(1, 2, 9)}) if self.chance.random() < 0.15 else frozenset(),
        )

    def planned(self, code, n):
        starts_at = self.moment()
        length = self.one(30, 60, 135) * timedelta(minutes=1)
        ticket = self.one("LX-0", f"LX-{code}-{n}")
        return Planned(f"LX-{code}-{n}-P1", ticket, starts_at, starts_at + length)
