"""The filters all charts share: period, crews, kinds, grades, townships, segments, comparison."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from models.queries.charts import ChartChoices, Compare
from models.queries.load import ChartFilter
from models.rules.terms import Segment, ServiceGrade, TicketKind
from models.rules.zone import local_day
from views.charts.choice import COMPARISONS, SPANS, ChartChoice, Span
from views.widgets.choice_box import ChoiceBox
from views.widgets.day_edit import DayEditor
from views.widgets.plain_label import PlainLabel
from views.wording import term

translate = QCoreApplication.translate

Pairs = Sequence[tuple[str, str]]


class ManyBox(QToolButton):
    """A button with a list of ticks; nothing ticked means everything."""

    chosen = Signal()

    def __init__(self, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everything = everything
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(everything)
        self._ticks: dict[str, QAction] = {}
        self._say()

    def show_choices(self, choices: Pairs) -> None:
        """Offer these, keeping what is ticked and still there."""
        ticked = self.values()
        self._menu.clear()
        self._ticks = {value: self._tick(value, text) for value, text in choices}
        self.set_values(ticked)

    def values(self) -> frozenset[str]:
        """Return what is ticked."""
        return frozenset(value for value, tick in self._ticks.items() if tick.isChecked())

    def set_values(self, values: Iterable[str]) -> None:
        """Tick these and no others, without telling it."""
        wanted = frozenset(values)
        for value, tick in self._ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(value in wanted)
        self._say()

    def _tick(self, value: str, text: str) -> QAction:
        tick = self._menu.addAction(text.replace("&", "&&"))
        tick.setCheckable(True)
        tick.toggled.connect(lambda _: self._changed())
        tick.setData(value)
        return tick

    def _changed(self) -> None:
        self._say()
        self.chosen.emit()

    def _say(self) -> None:
        ticked = [tick.text() for tick in self._ticks.values() if tick.isChecked()]
        if len(ticked) == 1:
            self.setText(ticked[0])
        else:
            self.setText(f"{self._everything} {len(ticked)}" if ticked else self._everything)


class ChartFilters(QWidget):
    """Shows and changes a ``ChartChoice``; ``chosen`` tells every change once."""

    chosen = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._choice = ChartChoice()
        self.span = ChoiceBox([(span, word()) for span, word in SPANS.items()], self)
        self.first, self.last = DayEditor(now, self), DayEditor(now, self)
        self.compare = ChoiceBox([(one, word()) for one, word in COMPARISONS.items()], self)
        self.other_crew = ChoiceBox((), self)
        self.many = {
            "crews": ManyBox(translate("Charts", "Every crew"), self),
            "kinds": ManyBox(translate("Charts", "Every kind"), self),
            "grades": ManyBox(translate("Charts", "Every grade"), self),
            "towns": ManyBox(translate("Charts", "Every township"), self),
            "segments": ManyBox(translate("Charts", "Every segment"), self),
        }
        for name, kind in (("kinds", TicketKind), ("grades", ServiceGrade), ("segments", Segment)):
            self.many[name].show_choices([(value, term(value)) for value in kind])
        self._build()
        self._listen()

    @property
    def choice(self) -> ChartChoice:
        """What is shown now."""
        return self._choice

    def show_choices(self, known: ChartChoices) -> None:
        """Offer the crews and townships there are."""
        self.many["crews"].show_choices(known.crews)
        self.many["towns"].show_choices([(town, town) for town in known.towns])
        with QSignalBlocker(self.other_crew):
            self.other_crew.show_choices(known.crews)
        self.show_choice(self._choice)

    def show_choice(self, choice: ChartChoice) -> None:
        """Set every part to a choice without telling it again."""
        self._choice = choice
        first, last = choice.days(local_day(self._now()))
        for box, value in (
            (self.span, choice.span),
            (self.compare, choice.compare),
            (self.other_crew, choice.other_crew),
        ):
            with QSignalBlocker(box):
                box.set_value(value)
        self.first.restore(first)
        self.last.restore(last)
        self.other_crew.setVisible(choice.compare is Compare.CREW)
        for name, many in self.many.items():
            many.set_values(getattr(choice.filters, name))

    def step(self, *, forward: bool) -> None:
        """Go to the period before or after."""
        self._adopt(self._choice.moved(local_day(self._now()), forward=forward))

    def clear(self) -> None:
        """Leave nothing out and hold it against nothing; the period stays."""
        self._adopt(replace(self._choice, filters=ChartFilter(), compare=Compare.NOTHING))

    def _build(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        self.span.setAccessibleName(translate("Charts", "Period"))
        self.compare.setAccessibleName(translate("Charts", "Comparison"))
        letter = self.fontMetrics().averageCharWidth()
        for box in (self.first, self.last):
            box.setMaximumWidth(letter * 18)
        self.first.setAccessibleName(translate("Charts", "First day"))
        self.last.setAccessibleName(translate("Charts", "Last day"))
        for widget in (
            self.span,
            self.first,
            PlainLabel("–", self),
            self.last,
            self.compare,
            self.other_crew,
        ):
            upper.addWidget(widget)
        for many in self.many.values():
            lower.addWidget(many)
        upper.addStretch(1)
        lower.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(upper)
        column.addLayout(lower)

    def _listen(self) -> None:
        self.span.currentIndexChanged.connect(lambda _: self._take())
        self.compare.currentIndexChanged.connect(lambda _: self._take())
        self.other_crew.currentIndexChanged.connect(lambda _: self._take())
        for editor in (self.first, self.last):
            editor.editingFinished.connect(self._take_days)
        for many in self.many.values():
            many.chosen.connect(self._take)

    def _take(self) -> None:
        many = {name: box.values() for name, box in self.many.items()}
        span: Span = self.span.value()
        first, last = self._choice.days(local_day(self._now()))
        own = span is Span.OWN
        self._adopt(
            ChartChoice(
                span=span,
                first=first if own else None,
                last=last if own else None,
                filters=ChartFilter(
                    crews=many["crews"],
                    kinds=frozenset(map(TicketKind, many["kinds"])),
                    grades=frozenset(map(ServiceGrade, many["grades"])),
                    towns=many["towns"],
                    segments=frozenset(map(Segment, many["segments"])),
                ),
                compare=self.compare.value(),
                other_crew=self.other_crew.value() or "",
            )
        )

    def _take_days(self) -> None:
        first, last = self.first.value(), self.last.value()
        shown = self._choice.days(local_day(self._now()))
        if first is None or last is None or isinstance(first, str) or isinstance(last, str):
            return  # not a day yet: the text stays and the charts wait
        if (first, last) != shown:
            self._adopt(replace(self._choice, span=Span.OWN, first=first, last=last))

    def _adopt(self, choice: ChartChoice) -> None:
        changed = choice != self._choice
        self.show_choice(choice)
        if changed:
            self.chosen.emit(choice)
