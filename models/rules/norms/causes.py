"""What broke (故障原因): two levels, and who answers for it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from models.errors import RefusedError
from models.rules.norms.kit import Source, Table, Text, Words, norm
from models.rules.terms import Liability, NormSource


@norm
class Cause(Words):
    """One cause; ``operator_liable`` decides which indicators count it."""

    operator_liable: bool
    liability: Liability
    note: str = ""


@norm
class CauseGroup(Cause):
    """A first-level cause; one without causes below it can be chosen itself."""

    source: NormSource
    causes: Table[Text, Cause] = Field(default_factory=dict)


@norm
class CauseNorms:
    """The dictionary of causes; a cause is named ``group.cause`` or just ``group``."""

    source: Source
    groups: Annotated[Table[Text, CauseGroup], Field(min_length=1)]

    def find(self, code: str) -> Cause:
        """Return a cause; raises ``RefusedError("cause.unknown")``."""
        group, dot, name = code.partition(".")
        found = self.groups.get(group)
        cause = found.causes.get(name) if found is not None and dot else found
        if cause is None:
            raise RefusedError("cause.unknown", cause=code)
        return cause

    def codes(self) -> Iterator[str]:
        """Yield every code that can be chosen, group by group."""
        for group, found in self.groups.items():
            if not found.causes:
                yield group
            yield from (f"{group}.{name}" for name in found.causes)
