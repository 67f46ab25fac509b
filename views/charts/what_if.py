"""What if: the period shown on the charts replayed under other conditions, beside what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from console.calls import Progress
from models.queries.what_if import Happened, Replayable, replayable
from models.rules.papers import Period
from models.rules.what_if import Assumption, Change, CrewOutcome, Outcome, replay
from models.rules.zone import local_day
from views.charts.filter_bar import ManyBox
from views.charts.what_if_actions import ACTIONS
from views.charts.wording import length, percent
from views.desk import Desk
from views.widgets.choice_box import ChoiceBox
from views.widgets.columns import text
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

MOST_TICKETS, MOST_HOURS, HOUR = 200, 12, 60
WORDS: dict[Assumption, Callable[[], str]] = {
    Assumption.STANDARD_TIMES: lambda: translate(
        "WhatIf", "Every job takes its standard time and the way there."
    ),
    Assumption.OWN_CREW: lambda: translate(
        "WhatIf",
        "A job goes to the crew that really had it, unless another one able can begin half an "
        "hour sooner.",
    ),
    Assumption.SOONEST: lambda: translate(
        "WhatIf", "A job without its crew goes to whoever is able and can begin first."
    ),
    Assumption.TWO_TOGETHER: lambda: translate(
        "WhatIf", "Two people go together, so four people can be in two places."
    ),
    Assumption.IN_SHIFT: lambda: translate(
        "WhatIf", "Work begins within a shift of the roster and is finished once begun."
    ),
    Assumption.IN_ORDER: lambda: translate("WhatIf", "First reported, first begun."),
    Assumption.NO_PAUSES: lambda: translate(
        "WhatIf", "Nobody asks for a pause beyond those there were; due times stay."
    ),
    Assumption.DRAWN_TICKETS: lambda: translate(
        "WhatIf", "Further tickets are drawn from those of the period, always the same ones."
    ),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the answer: what happened, both replays, and what the change does."""

    name: str
    happened: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class CrewLine:
    """One crew in both replays; either is missing for a crew that is new or gone."""

    name: str
    before: CrewOutcome | None
    after: CrewOutcome | None


class WhatIfPage(Page):
    """The subject is a period, ``2026-11-01..2026-11-30``; Ctrl+Enter replays it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("WhatIf", "What if"))
        self._period: Period | None = None
        self._facts: Replayable | None = None
        self.like = ChoiceBox((), self, empty=translate("WhatIf", "none"))
        self.without = ChoiceBox((), self, empty=translate("WhatIf", "none"))
        self.shifted = ChoiceBox((), self, empty=translate("WhatIf", "none"))
        self.hours = _spin(-MOST_HOURS, MOST_HOURS)
        self.absent = ManyBox(translate("WhatIf", "nobody"), self)
        self.tickets = _spin(0, MOST_TICKETS)
        self.figures: RowsModel[Figure] = RowsModel(
            _figure_columns(), self, key=lambda one: one.name
        )
        self.crews: RowsModel[CrewLine] = RowsModel(_crew_columns(), self, key=lambda one: one.name)
        self.about = PlainLabel("", self, role="muted", wrap=True)
        self._build()
        self.set_actions(ACTIONS)
        desk.follow(self, {"shift", "leave", "technician", "crew"}, self.refresh)

    # What the shell asks of a page

    def show_subject(self, subject: str | None) -> None:
        """Take a period; without one, the last thirty days."""
        today = local_day(self.desk.now())
        text = subject or f"{today.replace(day=1)}..{today}"
        self._period = Period.read(text)
        self.refresh()

    def subject(self) -> str | None:
        """Return the period."""
        return None if self._period is None else f"{self._period.first}..{self._period.last}"

    def refresh(self) -> None:
        """Read the period again and replay it."""
        if self._period is None:
            return
        query = partial(
            replayable, from_on=self._period.first, to_on=self._period.last, now=self.desk.now()
        )
        self.desk.ask(self, query, self._take, slow=True)

    def primary_focus(self) -> QWidget:
        """Start on the first condition."""
        return self.like

    # What can be done

    def run(self) -> None:
        """Replay the period as it was and with the conditions chosen."""
        if self._facts is not None:
            self.desk.work(
                self, partial(_replayed, self._facts, self.change()), self._show, progress=None
            )

    def reset(self) -> None:
        """Change nothing."""
        for box in (self.like, self.without, self.shifted):
            box.set_value(None)
        self.absent.set_values(())
        self.hours.setValue(0)
        self.tickets.setValue(0)
        self.run()

    def leave(self) -> None:
        """Go back to the charts."""
        self.desk.close_screen(self)

    def change(self) -> Change:
        """Return the conditions as they are set."""
        shifted = self.shifted.value()
        moved = {shifted: self.hours.value() * HOUR} if shifted and self.hours.value() else {}
        like, without = self.like.value(), self.without.value()
        return Change(
            crews_like=(like,) if like else (),
            without=frozenset({without} if without else ()),
            moved=moved,
            absent=self.absent.values(),
            tickets_a_day=self.tickets.value(),
        )

    # Building

    def _build(self) -> None:
        form = QFormLayout()
        form.addRow(
            PlainLabel(translate("WhatIf", "One crew more, with the shifts of"), self), self.like
        )
        form.addRow(PlainLabel(translate("WhatIf", "Without the crew"), self), self.without)
        shift = QHBoxLayout()
        shift.addWidget(self.shifted, 1)
        shift.addWidget(self.hours)
        form.addRow(PlainLabel(translate("WhatIf", "Shifts of a crew later by hours"), self), shift)
        form.addRow(PlainLabel(translate("WhatIf", "Absent the whole time"), self), self.absent)
        form.addRow(PlainLabel(translate("WhatIf", "More tickets a day"), self), self.tickets)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.addLayout(form)
        column.addSpacing(self.fontMetrics().height())
        column.addWidget(PlainLabel(translate("WhatIf", "Taken for granted"), self, role="strong"))
        for word in WORDS.values():
            column.addWidget(PlainLabel(f"· {word()}", self, role="muted", wrap=True))
        column.addStretch(1)
        right = QWidget(self)
        answers = QVBoxLayout(right)
        figures, crews = Table(parent=self), Table(parent=self)
        figures.show_model(self.figures)
        crews.show_model(self.crews)
        figures.setSortingEnabled(False)
        answers.addWidget(self.about)
        answers.addWidget(figures, 2)
        answers.addWidget(PlainLabel(translate("WhatIf", "By crew"), self, role="strong"))
        answers.addWidget(crews, 3)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 5)
        split.setChildrenCollapsible(False)
        self.body.addWidget(split, 1)
        for label in self.findChildren(QLabel):
            label.setWordWrap(True)

    # Answers

    def _take(self, facts: Replayable) -> None:
        self._facts = facts
        pairs = [(crew.code, crew.name) for crew in facts.crews]
        for box in (self.like, self.without, self.shifted):
            box.show_choices(pairs)
        crews = dict(pairs)
        self.absent.show_choices(
            [(number, f"{name} · {crews.get(crew, crew)}") for number, name, crew in facts.people]
        )
        self.about.setText(
            translate("WhatIf", "{first} to {last}: {jobs} jobs of {crews} crews").format(
                first=facts.from_on,
                last=facts.to_on,
                jobs=len(facts.jobs),
                crews=len(facts.crews),
            )
        )
        self.run()

    def _show(self, answer: tuple[Outcome, Outcome]) -> None:
        if self._facts is None:
            return
        before, after = answer
        self.figures.show_rows(_figures(self._facts.happened, before, after))
        was = {one.code: one for one in before.crews}
        now = {one.code: one for one in after.crews}
        codes = list(dict.fromkeys([*was, *now]))
        names = {code: (now.get(code) or was[code]).name for code in codes}
        self.crews.show_rows(
            [CrewLine(names[code], was.get(code), now.get(code)) for code in codes]
        )


def _replayed(facts: Replayable, change: Change, progress: Progress) -> tuple[Outcome, Outcome]:
    progress.report(0, 2)
    before = replay(facts.jobs, facts.crews, Change())
    progress.report(1, 2)
    return before, replay(facts.jobs, facts.crews, change)


def _spin(least: int, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    return box


def _figures(real: Happened, before: Outcome, after: Outcome) -> list[Figure]:
    over = (sum(one.over for one in before.crews), sum(one.over for one in after.crews))
    rate = real.on_time / real.judged if real.judged else None
    return [
        Figure(
            translate("WhatIf", "Jobs"),
            str(real.jobs),
            str(before.jobs),
            str(after.jobs),
            f"{after.jobs - before.jobs:+}",
        ),
        Figure(
            translate("WhatIf", "Promises kept"),
            f"{real.on_time}/{real.judged}",
            f"{before.on_time}/{before.judged}",
            f"{after.on_time}/{after.judged}",
            f"{after.on_time - before.on_time:+}",
        ),
        _shares(translate("WhatIf", "On time"), rate, before.rate, after=after.rate),
        _shares(translate("WhatIf", "Load"), real.share, before.share, after=after.share),
        Figure(
            translate("WhatIf", "Beyond the time on duty"),
            length(real.over),
            length(over[0]),
            length(over[1]),
            _signed(over[1] - over[0]),
        ),
        Figure(
            translate("WhatIf", "Wait until work begins, the middle one"),
            "–",
            length(before.waited),
            length(after.waited),
            _signed(after.waited - before.waited),
        ),
        Figure(
            translate("WhatIf", "Nobody could begin"),
            "–",
            str(before.unbegun),
            str(after.unbegun),
            f"{after.unbegun - before.unbegun:+}",
        ),
    ]


def _shares(name: str, real: float | None, before: float | None, *, after: float | None) -> Figure:
    change = "–"
    if before is not None and after is not None:
        change = translate("WhatIf", "{points:+.1f} points").format(points=(after - before) * 100)
    return Figure(name, _exact(real), _exact(before), _exact(after), change)


def _exact(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f} %"


def _signed(minutes: float) -> str:
    sign = "+" if minutes > 0 else "−" if minutes < 0 else "±"
    return f"{sign}{length(abs(minutes))}"


def _figure_columns() -> tuple[Column[Figure], ...]:
    return (
        text(lambda: translate("WhatIf", "Figure"), lambda row: row.name, 34),
        text(lambda: translate("WhatIf", "What happened"), lambda row: row.happened, 16),
        text(lambda: translate("WhatIf", "Replayed as it was"), lambda row: row.before, 20),
        text(lambda: translate("WhatIf", "With the change"), lambda row: row.after, 18),
        text(lambda: translate("WhatIf", "Difference"), lambda row: row.change, 16),
    )


def _crew_columns() -> tuple[Column[CrewLine], ...]:
    def told(one: CrewOutcome | None, what: Callable[[CrewOutcome], str]) -> str:
        return "–" if one is None else what(one)

    def column(
        heading: Callable[[], str],
        side: Callable[[CrewLine], CrewOutcome | None],
        what: Callable[[CrewOutcome], str],
    ) -> Column[CrewLine]:
        return text(heading, lambda row: told(side(row), what), 14)

    return (
        text(lambda: translate("WhatIf", "Crew"), lambda row: row.name, 18),
        column(
            lambda: translate("WhatIf", "Jobs before"),
            lambda row: row.before,
            lambda one: str(one.jobs),
        ),
        column(
            lambda: translate("WhatIf", "Jobs after"),
            lambda row: row.after,
            lambda one: str(one.jobs),
        ),
        column(
            lambda: translate("WhatIf", "Load before"),
            lambda row: row.before,
            lambda one: percent(one.share),
        ),
        column(
            lambda: translate("WhatIf", "Load after"),
            lambda row: row.after,
            lambda one: percent(one.share),
        ),
        column(
            lambda: translate("WhatIf", "Beyond after"),
            lambda row: row.after,
            lambda one: length(one.over),
        ),
    )
