"""A list of choices floating under a line that is being typed in, which keeps the focus (候选列表)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.theme import current_type, sized_font

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MOST_ROWS_IN_SIGHT = 12


@dataclass(frozen=True)
class Choice:
    """One line of the list: its name, what tells it from its namesakes, and what it stands for."""

    title: str
    detail: str
    value: object


class ChoiceModel(QAbstractListModel):
    """Choices, and between them captions (plain text) that cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Choice | str, ...] = ()

    def show(self, rows: Iterable[Choice | str]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Choice) else None

    def choice_rows(self) -> list[int]:
        return [row for row, what in enumerate(self._rows) if isinstance(what, Choice)]

    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        what = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return what
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return what if isinstance(what, str) else f"{what.title}  {what.detail}".strip()

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self.choice(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class ChoiceDelegate(QStyledItemDelegate):
    """A caption small and grey; a choice with its name at the left and its detail at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        sizes = current_type()
        caption = isinstance(index.data(Qt.ItemDataRole.UserRole), str)
        return QSize(120, sizes.caption + 14 if caption else sizes.body + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        colours = current_colours()
        what = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect.adjusted(12, 0, -12, 0)
        painter.save()
        if isinstance(what, str):
            painter.setFont(sized_font(current_type().caption))
            painter.setPen(QColor(colours.faint))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, what)
        elif isinstance(what, Choice):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, QColor(colours.selection))
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(option.rect, QColor(colours.hover))
            _paint_choice(painter, area, what)
        painter.restore()


class FloatingList(QFrame):
    """A plain child of the window, not a window of its own: typing and input methods go on undisturbed."""

    chosen = Signal(object)  # the value of the choice that was clicked

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("FloatingList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = ChoiceModel(self)
        self.list = QListView()
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._click)
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 5, 1, 5)
        layout.setSpacing(0)
        layout.addWidget(self._note)
        layout.addWidget(self.list)
        self.hide()

    def show_choices(self, rows: Sequence[Choice | str], note: str = "") -> None:
        """The rows, the first choice taken up; ``note`` is a sentence above them, or instead of them."""
        self.model.show(rows)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.list.setVisible(bool(rows))
        choices = self.model.choice_rows()
        if choices:
            self.list.setCurrentIndex(self.model.index(choices[0], 0))
            self.list.scrollToTop()
        self.show()
        self.raise_()

    def place_under(self, line: QWidget, least_width: int = 260) -> None:
        """Under the line where there is room, else above it; never wider than the window."""
        window = self.window()
        below = line.mapTo(window, line.rect().bottomLeft())
        above = line.mapTo(window, line.rect().topLeft())
        width = min(max(line.width(), least_width), window.width() - 16)
        left = max(8, min(below.x(), window.width() - width - 8))
        wanted = self._height_wanted()
        room_below = window.height() - below.y() - 12
        if wanted <= room_below or room_below >= above.y():
            self.setGeometry(left, below.y() + 4, width, min(wanted, room_below))
        else:
            height = min(wanted, above.y() - 12)
            self.setGeometry(left, above.y() - 4 - height, width, height)

    def steer(self, key: Qt.Key) -> bool:
        """Up and down move the choice; tells whether the key was such a one."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        rows = self.model.choice_rows()
        if step is None or not rows:
            return False
        here = self.list.currentIndex().row()
        place = rows.index(here) if here in rows else -1
        target = self.model.index(rows[(place + step) % len(rows)], 0)
        self.list.setCurrentIndex(target)
        self.list.scrollTo(target)
        return True

    def choice(self) -> Choice | None:
        return self.model.choice(self.list.currentIndex().row())

    def _height_wanted(self) -> int:
        note = 0 if self._note.isHidden() else self._note.sizeHint().height()
        rows = min(self.model.rowCount(), _MOST_ROWS_IN_SIGHT)
        return note + sum(self.list.sizeHintForRow(row) for row in range(rows)) + 14

    def _click(self, index: QModelIndex) -> None:
        choice = self.model.choice(index.row())
        if choice is not None:
            self.chosen.emit(choice.value)


def _paint_choice(painter: QPainter, area: QRect, choice: Choice) -> None:
    colours = current_colours()
    sizes = current_type()
    middle = Qt.AlignmentFlag.AlignVCenter
    cut = Qt.TextElideMode.ElideRight
    painter.setFont(sized_font(sizes.body))
    title = painter.fontMetrics().elidedText(choice.title, cut, area.width())
    width = painter.fontMetrics().horizontalAdvance(title)
    painter.setPen(QColor(colours.text))
    painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, title)
    rest = area.adjusted(width + 16, 0, 0, 0)
    if choice.detail and rest.width() > sizes.caption * 3:
        painter.setFont(sized_font(sizes.caption))
        painter.setPen(QColor(colours.muted))
        detail = painter.fontMetrics().elidedText(choice.detail, cut, rest.width())
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignRight, detail)
