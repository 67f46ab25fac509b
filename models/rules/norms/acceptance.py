"""When a tested circuit is good (验收测试门限)."""

from typing import Annotated, Literal

from pydantic import Field

from models.rules.norms.kit import Limit, Share, Source, Table, Text, norm
from models.rules.terms import NormSource

Verdict = Literal["good", "warn", "bad", "overload"]
Loss = Annotated[float, Field(ge=0)]


@norm
class ErrorTest:
    """How long a bit-error test runs, and how long it is repeated if not good."""

    length: Limit
    repeat: Limit | None = None
    source: NormSource
    note: str = ""


@norm
class LossLimits:
    """The most a fibre, splice or splitter may lose, in dB (dB/km for fibre)."""

    limits: Table[Text, Loss]
    source: NormSource
    note: str = ""


@norm
class ReceivePower:
    """Optical power received at the customer's ONU, in dBm."""

    good_from: float
    warn_from: float
    overload_above: float
    source: NormSource
    note: str = ""

    def judge(self, dbm: float) -> Verdict:
        """Return whether a received power is good, to be watched, bad, or too much."""
        if dbm > self.overload_above:
            return "overload"
        if dbm >= self.good_from:
            return "good"
        return "warn" if dbm >= self.warn_from else "bad"


@norm
class EthernetTest:
    """What a packet test of an Ethernet line must show."""

    packets: Annotated[int, Field(ge=1)]
    loss: Share
    speed: Share
    source: NormSource
    note: str = ""


@norm
class AcceptanceNorms:
    """Thresholds of the acceptance tests."""

    source: Source
    two_megabit: ErrorTest
    faster: ErrorTest
    fibre: LossLimits
    splice: LossLimits
    splitter: LossLimits
    receive_power: ReceivePower
    ethernet: EthernetTest
