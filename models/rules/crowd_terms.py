"""Closed lists of troubles of many and reports upwards, apart so that tables need no norms."""

from enum import StrEnum


class SharedNode(StrEnum):
    """What reports can have in common (共同节点), the narrowest first."""

    SPLITTER = "splitter"
    OLT_PORT = "olt_port"
    ODF = "odf"
    CABLE = "cable"
    SITE = "site"
    OLT = "olt"
    ROOM = "room"


class CrowdState(StrEnum):
    """What was decided about a proposal."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class ReportStage(StrEnum):
    """Which report of a trouble this is (首报、续报、终报)."""

    FIRST = "first"
    FURTHER = "further"
    LAST = "last"
