"""The wallboard (大屏): dark, to be read at three metres, turning its pages by itself."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.queries.wall import Wall, WallTicket, wall
from models.rules.load import LoadDay
from models.rules.zone import short, stamp
from views.charts.canvas import step_colour
from views.charts.wording import length, percent
from views.desk import Desk
from views.wording import term

translate = QCoreApplication.translate

TURN_MS, READ_MS = 20_000, 30_000
STALE = timedelta(minutes=2)
LINES = 15  # lines of text the height is divided into: large enough from three metres
INK, SOFT, GROUND, LINE = (QColor(c) for c in ("#f2f5f8", "#9aa7b5", "#0e1216", "#2a323b"))
LATE, SOON, GOOD = (QColor(c) for c in ("#ff8a80", "#f0b35a", "#7fcb94"))
HOUR = timedelta(hours=1)


class Wallboard(QWidget):
    """A window of its own; Esc or F11 closes it, the arrow keys turn its pages."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(translate("Wall", "Wallboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._desk = desk
        self._wall: Wall | None = None
        self.page = 0
        self.pages: tuple[Callable[[QPainter, QRectF, Wall], None], ...] = (
            self._paint_counts,
            self._paint_nearest,
            self._paint_crews,
        )
        self._turner = QTimer(self, interval=TURN_MS)
        self._turner.timeout.connect(partial(self.turn, 1))
        self._reader = QTimer(self, interval=READ_MS)
        self._reader.timeout.connect(self.read)
        self._turner.start()
        self._reader.start()
        desk.follow(self, {"ticket", "work_order", "shift"}, self.read)
        self.resize(1280, 720)
        self.read()

    def read(self) -> None:
        """Ask for everything again; what is shown stays until the answer is there."""
        self._desk.ask(
            self, partial(wall, now=self._desk.now()), self.show_wall, failed=self._keep, slow=True
        )

    def show_wall(self, fresh: Wall) -> None:
        """Show what was read."""
        self._wall = fresh
        self.update()

    def turn(self, by: int) -> None:
        """Go to another page; the turning starts anew."""
        self.page = (self.page + by) % len(self.pages)
        self._turner.start()
        self.update()

    def is_stale(self) -> bool:
        """Say whether what is shown is too old to be trusted."""
        return self._wall is None or self._desk.now() - self._wall.at > STALE

    def _keep(self, _error: Exception) -> None:
        """The server does not answer: the badge says how old the picture is."""
        self.update()

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_F11:
                self.close()
            case Qt.Key.Key_Right | Qt.Key.Key_Space | Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self.turn(-1)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), GROUND)
        line = self.height() / LINES
        room = QRectF(self.rect()).adjusted(line, line * 0.6, -line, -line * 0.6)
        self._paint_head(painter, QRectF(room.topLeft(), QPointF(room.right(), room.top() + line)))
        if self._wall is not None:
            body = room.adjusted(0, line * 1.6, 0, -line * 0.9)
            self.pages[self.page](painter, body, self._wall)
        self._paint_dots(painter, room)

    # Painting

    def _paint_head(self, painter: QPainter, room: QRectF) -> None:
        self._text(painter, room, self._desk.office.name, bold=True)
        now = short(self._desk.now())
        if self.is_stale():
            at = None if self._wall is None else self._wall.at
            word = translate("Wall", "Not current, as of {time}").format(time=stamp(at) or "–")
            badge = QRectF(
                room.center().x() - room.width() / 5, room.top(), room.width() * 0.45, room.height()
            )
            painter.setBrush(LATE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(badge, 8, 8)
            self._text(
                painter, badge, word, colour=GROUND, align=Qt.AlignmentFlag.AlignCenter, size=0.7
            )
        self._text(painter, room, now, align=Qt.AlignmentFlag.AlignRight, colour=SOFT)

    def _paint_counts(self, painter: QPainter, room: QRectF, seen: Wall) -> None:
        """Six large figures; those that need somebody have their colour and come first."""
        counts = seen.counts
        figures = (
            (translate("Wall", "Overdue"), str(counts.overdue), LATE if counts.overdue else SOFT),
            (
                translate("Wall", "Nearly due"),
                str(counts.due_soon),
                SOON if counts.due_soon else SOFT,
            ),
            (translate("Wall", "To dispatch"), str(counts.to_dispatch), INK),
            (translate("Wall", "In hand"), str(counts.open), INK),
            (translate("Wall", "Paused"), str(counts.suspended), SOFT),
            (translate("Wall", "On time this month"), percent(seen.month.rate), GOOD),
        )
        wide, high = room.width() / 3, room.height() / 2
        for at, (word, figure, colour) in enumerate(figures):
            place = QRectF(room.left() + at % 3 * wide, room.top() + at // 3 * high, wide, high)
            number = QRectF(place.left(), place.top(), wide, high * 0.68)
            below = QRectF(place.left(), place.top() + high * 0.68, wide, high * 0.24)
            self._text(painter, number, figure, colour=colour, size=3.4, bold=True, align=_MIDDLE)
            self._text(painter, below, word, colour=SOFT, align=_MIDDLE)

    def _paint_nearest(self, painter: QPainter, room: QRectF, seen: Wall) -> None:
        """The tickets nearest their limit, the late ones on top."""
        if not seen.nearest:
            self._text(
                painter,
                room,
                translate("Wall", "Nothing is waiting"),
                colour=GOOD,
                align=_MIDDLE,
                size=1.6,
            )
            return
        high = room.height() / max(len(seen.nearest), 6)
        for at, one in enumerate(seen.nearest):
            place = QRectF(room.left(), room.top() + at * high, room.width(), high)
            self._paint_ticket(painter, place, one)

    def _paint_ticket(self, painter: QPainter, room: QRectF, one: WallTicket) -> None:
        left = one.due_at - self._desk.now()
        late = left < timedelta()
        colour = LATE if late else SOON if left < HOUR else INK
        word = translate("Wall", "late {time}") if late else translate("Wall", "{time} left")
        told = (
            (0.00, 0.28, word.format(time=length(abs(left) / timedelta(minutes=1))), colour),
            (0.29, 0.31, one.number, INK),
            (0.61, 0.10, term(one.grade), SOFT),
            (0.72, 0.14, one.town, INK),
            (0.87, 0.13, one.crew or term(one.state), SOFT),
        )
        for begins, share, text, ink in told:
            place = QRectF(
                room.left() + begins * room.width(), room.top(), share * room.width(), room.height()
            )
            self._text(painter, place, text, colour=ink, bold=ink is colour and late)
        painter.setPen(LINE)
        painter.drawLine(room.bottomLeft(), room.bottomRight())

    def _paint_crews(self, painter: QPainter, room: QRectF, seen: Wall) -> None:
        """Each crew's day as a bar, its figure beside it."""
        crews = seen.today.crews
        if not crews:
            self._text(painter, room, translate("Wall", "No crew has a shift today"), align=_MIDDLE)
            return
        high = room.height() / max(len(crews), 6)
        for at, (code, name) in enumerate(crews):
            cell = seen.today.cells.get((code, seen.today.from_on))
            place = QRectF(room.left(), room.top() + at * high, room.width(), high)
            self._paint_crew(painter, place, name, cell=cell)

    def _paint_crew(
        self, painter: QPainter, room: QRectF, name: str, *, cell: LoadDay | None
    ) -> None:
        share = None if cell is None else cell.share
        self._text(
            painter, QRectF(room.left(), room.top(), room.width() * 0.25, room.height()), name
        )
        bar = QRectF(
            room.left() + room.width() * 0.27,
            room.top() + room.height() * 0.22,
            room.width() * 0.53,
            room.height() * 0.56,
        )
        painter.setPen(LINE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        if share is not None:
            filled = QRectF(bar.left(), bar.top(), bar.width() * min(share, 1.0), bar.height())
            painter.fillRect(filled, step_colour(share))
        beside = QRectF(
            room.left() + room.width() * 0.82, room.top(), room.width() * 0.18, room.height()
        )
        word = translate("Wall", "off duty") if cell is None or share is None else percent(share)
        over = share is not None and share > 1
        self._text(painter, beside, f"▲ {word}" if over else word, colour=LATE if over else INK)

    def _paint_dots(self, painter: QPainter, room: QRectF) -> None:
        gap = self.height() / LINES / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(len(self.pages)):
            painter.setBrush(INK if at == self.page else LINE)
            middle = room.center().x() + (at - 1) * gap * 2
            painter.drawEllipse(QPointF(middle, room.bottom() - gap / 2), gap / 4, gap / 4)

    def _text(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        *,
        colour: QColor = INK,
        size: float = 1.0,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write one line, smaller where it would not fit."""
        font = QFont(self.font())
        font.setBold(bold)
        font.setPixelSize(max(round(self.height() / LINES * 0.72 * size), 8))
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(text)
        if wide > room.width() and wide:
            font.setPixelSize(max(int(font.pixelSize() * room.width() / wide), 8))
            painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, text)


_MIDDLE = Qt.AlignmentFlag.AlignCenter
