"""What the form is opened with: the ticket, how, and whatever was already chosen elsewhere."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.rules.states import Verb

VERBS = (Verb.DISPATCH, Verb.REASSIGN, Verb.REINFORCE)


@dataclass(frozen=True, slots=True)
class Wish:
    """``NUMBER [verb [CREW [@MOMENT] [PEOPLE...]]]``, as screens and the command line say it."""

    number: str = ""
    verb: Verb = Verb.DISPATCH
    crew: str = ""
    people: tuple[str, ...] = ()
    planned_at: datetime | None = None

    @classmethod
    def of(cls, subject: str | None) -> "Wish":
        """Read a subject; what is no verb of the form counts as dispatch."""
        words = (subject or "").split()
        moments = [word[1:] for word in words if word.startswith("@")]
        number, verb, crew, *people = [
            *(word for word in words if not word.startswith("@")),
            *("", "", ""),
        ]
        return cls(
            number=number,
            verb=Verb(verb) if verb in VERBS else Verb.DISPATCH,
            crew=crew,
            people=tuple(filter(None, people)),
            planned_at=datetime.fromisoformat(moments[0]) if moments else None,
        )

    @property
    def subject(self) -> str:
        """What the page is about, without what was chosen."""
        return f"{self.number} {self.verb}" if self.number else ""

    def granted(self) -> "Wish":
        """Return the wish once the form is filled in: only the ticket and the verb stay."""
        return replace(self, crew="", people=(), planned_at=None)
