"""What stands beside the talk: open promises, the last call, the last events, good phrases."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.queries.call_side import CallSide, OpenPromise
from models.queries.customers import HistoryRow
from models.rules.zone import stamp
from views.desk import Desk
from views.trail import trail_columns
from views.widgets.choice_box import ChoiceBox
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

SITUATIONS = ("greeting", "question", "request", "refusal", "promise", "policy", "signature")


def situation_words() -> dict[str, str]:
    """Return the words for what the customer is about."""
    return {
        "greeting": translate("Visits", "Greeting"),
        "question": translate("Visits", "Customer asks"),
        "request": translate("Visits", "Customer wants something"),
        "refusal": translate("Visits", "It cannot be done"),
        "promise": translate("Visits", "Promising"),
        "policy": translate("Visits", "Explaining a rule"),
        "signature": translate("Visits", "Signing"),
    }


class Beside(QTabWidget):
    """``phrase`` carries a sentence to put into the field being typed in.

    ``kept`` carries a promise the customer says was kept.
    """

    phrase = Signal(str)
    kept = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: CallSide | None = None
        self.setDocumentMode(True)
        self.promises = QListWidget(self)
        self.earlier = PlainLabel("", self, wrap=True, selectable=True)
        self.rules = PlainLabel("", self, role="soon", wrap=True)
        self.events: RowsModel[HistoryRow] = RowsModel(trail_columns(), self)
        self.table = Table("visits/events", desk.settings, self)
        self.situation = ChoiceBox([(s, situation_words()[s]) for s in SITUATIONS], self)
        self.phrases = QListWidget(self)
        self._build()

    def show_side(self, side: CallSide) -> None:
        """Show what is known of a customer."""
        self._side = side
        self.events.show_rows(side.events)
        self.rules.setText(side.premises)
        self.rules.setVisible(bool(side.premises))
        self._show_promises(side.promises)
        self.earlier.setText(self._earlier_words(side))
        self._show_phrases()

    def keep_promise(self) -> None:
        """Ask that the promise marked be noted as kept."""
        item = self.promises.item(max(0, self.promises.currentRow()))
        promise = item.data(Qt.ItemDataRole.UserRole) if self.promises.count() else None
        if promise is not None:
            self.kept.emit(promise)

    def _build(self) -> None:
        for words in (self.promises, self.phrases):
            words.setWordWrap(True)
            words.setAlternatingRowColors(True)
            words.setFrameShape(QFrame.Shape.NoFrame)
        self.promises.setAccessibleName(translate("Visits", "Open promises"))
        self.phrases.setAccessibleName(translate("Visits", "Phrase book"))
        self.situation.setAccessibleName(translate("Visits", "Situation"))
        self.promises.itemActivated.connect(lambda _: self.keep_promise())
        self.phrases.itemActivated.connect(lambda item: self.phrase.emit(item.text()))
        self.situation.currentIndexChanged.connect(lambda _: self._show_phrases())
        self.table.show_model(self.events)
        known = QWidget(self)
        column = QVBoxLayout(known)
        for title, widget, share in (
            (translate("Visits", "Open promises (Enter: kept)"), self.promises, 1),
            (translate("Visits", "The last call"), self.earlier, 0),
            ("", self.rules, 0),
            (translate("Visits", "What happened last"), self.table, 5),
        ):
            if title:
                column.addWidget(PlainLabel(title, known, role="muted"))
            column.addWidget(widget, share)
        book = QWidget(self)
        column = QVBoxLayout(book)
        column.addWidget(self.situation)
        column.addWidget(self.phrases, 1)
        column.addWidget(
            PlainLabel(
                translate("Visits", "Enter puts a phrase where you were typing."),
                book,
                role="muted",
                wrap=True,
            )
        )
        self.addTab(known, translate("Visits", "Customer"))
        self.addTab(book, translate("Visits", "Phrase book"))

    def _show_promises(self, promises: Sequence[OpenPromise]) -> None:
        self.promises.clear()
        for one in promises:
            item = QListWidgetItem(f"{one.due_on}  {one.what}  {one.owner}".strip())
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.promises.addItem(item)
        if not promises:
            item = QListWidgetItem(translate("Visits", "Nothing is promised."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.promises.addItem(item)

    def _show_phrases(self) -> None:
        self.phrases.clear()
        if self._side is not None:
            wanted = self.situation.value()
            book = self._side.language.recommended
            self.phrases.addItems([one.text for one in book if one.situation == wanted])

    @staticmethod
    def _earlier_words(side: CallSide) -> str:
        if side.earlier is None:
            return translate("Visits", "Nobody rang before.")
        lines = [f"{stamp(side.earlier.called_at)}  {side.earlier.caller}"]
        lines += [f"{term(f'topic.{name}')}：{text}" for name, text in side.earlier.topics.items()]
        return "\n".join(lines)
