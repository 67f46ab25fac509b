"""The three ways the office says no: a rule, a lost race, the environment.

Anything else that escapes a service is a bug and belongs in a crash report.
"""

import errno
from collections.abc import Mapping
from enum import StrEnum
from typing import Self


class RefusedError(Exception):
    """A rule said no; ``code`` is permanent and worded in ``resources/wording``."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


class ConflictError(Exception):
    """Someone else saved first; holds what each side has, field by field."""

    def __init__(
        self,
        subject: str,
        *,
        before: Mapping[str, object],
        mine: Mapping[str, object],
        theirs: Mapping[str, object],
    ) -> None:
        super().__init__(subject)
        self.subject = subject
        self.before = dict(before)
        self.mine = dict(mine)
        self.theirs = dict(theirs)


class StoreTrouble(StrEnum):
    """What the environment did to the office's database."""

    UNREACHABLE = "unreachable"
    LOCKED = "locked"
    FULL = "full"
    READ_ONLY = "read_only"
    CORRUPT = "corrupt"
    TOO_NEW = "too_new"
    WRONG_PLACE = "wrong_place"
    NOT_OURS = "not_ours"
    MOVED = "moved"
    MISSING = "missing"


class StoreError(Exception):
    """The database cannot be used as things stand; worded as ``store.<kind>``."""

    def __init__(self, kind: StoreTrouble, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts

    @classmethod
    def of_system(cls, error: OSError, where: str) -> Self:
        """Return what the operating system says of a file or folder, as this trouble."""
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            return cls(StoreTrouble.READ_ONLY, where=where)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return cls(StoreTrouble.FULL, where=where)
        return cls(StoreTrouble.UNREACHABLE, where=where)

    @property
    def code(self) -> str:
        """The wording code of this trouble."""
        return f"store.{self.kind}"

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code
