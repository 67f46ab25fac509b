"""One call or visit whole, beside its list: what was said, promises, attempts, the edit trail."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.queries.site_visit_log import SiteVisitCard
from models.queries.visit_log import TrailRow, UndertakingRow, VisitCard
from models.rules.glossary import is_listed
from models.rules.zone import stamp
from views.visits.words import flag_words, length_words
from views.widgets.plain_label import PlainLabel
from views.wording import language, term

translate = QCoreApplication.translate

Part = tuple[str, str]


class CardView(QScrollArea):
    """Titled parts under each other; each can be read and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Visits", "The record whole"))
        self.clear()

    def clear(self) -> None:
        """Say what to do first."""
        self._lay_out([("", translate("Visits", "Choose a line on the left."))])

    def show_visit(self, card: VisitCard) -> None:
        """Show one phone visit."""
        row = card.row
        self._lay_out(
            [
                (row.number, f"{row.customer}\n{row.contact} {row.phone}".strip()),
                (translate("Visits", "Confirmed by"), card.confirmed_by),
                *_topics(row.topics),
                (translate("Visits", "Next visit"), str(row.next_visit_on or "")),
                (translate("Visits", "Ticket"), row.ticket),
                (translate("Visits", "Wording"), flag_words(row.flags)),
                (translate("Visits", "Promises"), _promises(card.promises)),
                (translate("Visits", "Dialled"), _attempts(card)),
                (translate("Visits", "Recordings"), _recordings(card)),
                (translate("Visits", "Edit trail"), trail_words(card.trail)),
            ]
        )

    def show_site_visit(self, card: SiteVisitCard) -> None:
        """Show one visit in person."""
        row = card.row
        self._lay_out(
            [
                (row.number, f"{row.customer}\n{row.address}".strip()),
                (translate("Visits", "Visitors"), row.visitors),
                (translate("Visits", "People present"), row.attendees),
                (translate("Visits", "Purpose"), row.purpose),
                *_topics(card.topics),
                (translate("Visits", "Looked at"), _checks(card)),
                (translate("Visits", "Scores"), _scores(row.scores)),
                (translate("Visits", "Opinion"), row.opinion),
                (translate("Visits", "To be put right"), _promises(card.plans)),
                (translate("Visits", "Wording"), flag_words(row.flags)),
                (translate("Visits", "Edit trail"), trail_words(card.trail)),
            ]
        )

    def _lay_out(self, parts: Iterable[Part]) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        for title, text in parts:
            if not text:
                continue
            if title:
                column.addWidget(PlainLabel(title, inside, role="muted"))
            column.addWidget(PlainLabel(text, inside, wrap=True, selectable=True))
        column.addStretch(1)
        self.setWidget(inside)


def _topics(topics: Mapping[str, str]) -> list[Part]:
    names = [name for name in topics if is_listed(f"topic.{name}") or name == "photos"]
    titles = {"photos": translate("Visits", "Photos")}
    return [(titles.get(name) or term(f"topic.{name}"), topics[name]) for name in names]


def _promises(rows: Sequence[UndertakingRow]) -> str:
    done = translate("Visits", "done {when}: {result}")
    return "\n".join(
        f"{one.due_on}  {one.what}  {one.owner}"
        + (f"  {done.format(when=stamp(one.done_at), result=one.result)}" if one.done_at else "")
        for one in rows
    )


def _attempts(card: VisitCard) -> str:
    return "\n".join(
        "  ".join(
            filter(
                None,
                (
                    stamp(one.called_at),
                    one.caller,
                    term(one.outcome),
                    term(one.window),
                    length_words(one.seconds) if one.seconds else "",
                    one.note,
                ),
            )
        )
        for one in card.attempts
    )


def _recordings(card: VisitCard) -> str:
    until = translate("Visits", "{file}, kept until {day} at desk {desk}")
    return "\n".join(
        until.format(file=one.file_name, day=one.keep_until_on or "", desk=one.desk)
        for one in card.recordings
    )


def _checks(card: SiteVisitCard) -> str:
    names = {line.code: line.said(language()) for line in card.lines}
    return "\n".join(_check(names.get(code, code), one) for code, one in card.checks.items())


def _check(name: str, one: Mapping[str, Any]) -> str:
    words = {True: translate("Visits", "well"), False: translate("Visits", "not well")}
    parts = (name, words.get(one["passed"], "") if one.get("passed") is not None else "")
    return "  ".join(filter(None, (*parts, one.get("answer") or "")))


def _scores(scores: Mapping[str, str]) -> str:
    return "\n".join(
        f"{term(f'score.{name}')}  {term(f'Satisfaction.{score}')}"
        for name, score in scores.items()
    )


def trail_words(trail: Sequence[TrailRow]) -> str:
    """Return who changed a record and how, one change a line."""
    return "\n".join(_change(one) for one in trail)


VERBS = {
    "call": lambda: translate("Visits", "rang"),
    "edit": lambda: translate("Visits", "corrected"),
    "give_up": lambda: translate("Visits", "gave up"),
    "try_again": lambda: translate("Visits", "let try again"),
    "plan": lambda: translate("Visits", "planned"),
    "move": lambda: translate("Visits", "moved"),
    "visit": lambda: translate("Visits", "entered the visit"),
}


def _change(one: TrailRow) -> str:
    verb = VERBS[one.verb]() if one.verb in VERBS else one.verb
    lines = [f"{stamp(one.happened_at)}  {one.actor}  {verb}  {one.reason}".rstrip()]
    for name, (before, after) in one.changed.items():
        lines += _changed(name, before, after)
    return "\n".join(lines)


def _changed(name: str, before: Any, after: Any) -> list[str]:
    """Return what stood there and what stands there now, field by field."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        return [_pair(term(f"topic.{key}"), before.get(key), after.get(key)) for key in keys]
    return [_pair(term(f"field.{name}"), before, after)]


def _pair(word: str, before: Any, after: Any) -> str:
    return f"    {word}: {before or '—'} → {after or '—'}"
