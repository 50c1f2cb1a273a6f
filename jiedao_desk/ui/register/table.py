"""The table of a register: columns that always fit, state words as chips, keys of a spreadsheet (登记表格)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from jiedao_desk.kernel.fields import PersonName
from jiedao_desk.ui.clipboard import copy_table
from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.register import columns as widths
from jiedao_desk.ui.register.model import FIELD_ROLE, RegisterModel
from jiedao_desk.ui.register.tones import TONES
from jiedao_desk.ui.theme import current_type, sized_font

_AnyIndex = QModelIndex | QPersistentModelIndex
_SIDE = 11
_LONGEST_NAME = 220
_LONGEST_WORD = {"choice": 124}


class CellDelegate(QStyledItemDelegate):
    """Text cut with … where it must be, whole in its tip; a word that tells a state in its chip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        # Only what this table shows is asked of the model: the ground, the word, and whether it tells a state.
        view = option.widget
        if option.state & QStyle.StateFlag.State_Selected:
            # The whole row is chosen, so no cell of it stands out.
            option.state &= ~QStyle.StateFlag.State_HasFocus
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        word = str(index.data() or "")
        if not word:
            return
        area = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        tone = TONES.get(word) if getattr(index.data(FIELD_ROLE), "kind", "") == "choice" else None
        if tone is not None:
            area = _paint_chip(painter, area, word, current_colours().tone(tone).tint)
            painter.setFont(sized_font(current_type().caption))
            painter.setPen(QColor(current_colours().tone(tone).ink))
        else:
            painter.setFont(option.font)
            painter.setPen(QColor(current_colours().text))
        cut = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _AnyIndex
    ) -> bool:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = option.rect.width() - 2 * _SIDE
        cut = view.fontMetrics().horizontalAdvance(text) > room
        QToolTip.showText(event.globalPos(), text if cut else "", view)
        return True


class RegisterTable(QTableView):
    """Rows of records. Enter opens, Delete voids, Ctrl+C copies; a column's width follows the hand, then the room."""

    opened = Signal()
    voiding_wanted = Signal()
    menu_wanted = Signal(QPoint)
    columns_moved = Signal()
    widths_set = Signal()
    folded_changed = Signal()

    def __init__(self, model: RegisterModel, called: str, parent: QWidget | None = None) -> None:
        """``called`` is the key of the field that records are called by."""
        super().__init__(parent)
        self.records = model
        self._called = called
        self._chosen: dict[str, int] = {}
        self._fitting = False
        self._folded: tuple[str, ...] = ()
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(24)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicatorClearable(True)
        head.sectionMoved.connect(self._moved)
        head.sectionResized.connect(self._resized)
        head.sectionHandleDoubleClicked.connect(self._fit_to_contents)
        head.viewport().installEventFilter(self)
        self.setSortingEnabled(True)
        # Rows come in while the table is being painted, which is no time to move its columns.
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.setInterval(0)
        self._fit_soon.timeout.connect(self.fit)
        model.came_in.connect(self._fit_soon.start)
        model.modelReset.connect(self.fit)
        self._size_rows()

    @property
    def folded(self) -> tuple[str, ...]:
        """The columns for which there is no room now."""
        return self._folded

    def chosen_widths(self) -> Mapping[str, int]:
        """The widths a hand has set, by field key."""
        return dict(self._chosen)

    def set_chosen_widths(self, chosen: Mapping[str, int]) -> None:
        self._chosen = dict(chosen)
        self.fit()

    def order(self) -> list[str]:
        """The columns from left to right, as they were moved."""
        head = self.horizontalHeader()
        return [self.records.columns[head.logicalIndex(place)] for place in range(head.count())]

    def chosen_rows(self) -> list[int]:
        """The rows that are selected, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def copy(self, *, headings: bool = False) -> int:
        """Puts the selected rows on the clipboard, with the columns that are shown; answers how many."""
        rows = self.chosen_rows()
        shown = self.order()
        places = [self.records.columns.index(key) for key in shown]
        lines = [[line.cells[place] for place in places] for line in self.records.lines(rows)]
        if headings:
            lines.insert(0, [self.records.field(place).label for place in places])
        copy_table(lines)
        return len(rows)

    def fit(self) -> None:
        """Shares the room out among the columns; those for which there is none are folded away from the right."""
        head = self.horizontalHeader()
        if self._fitting or head.count() == 0:
            return
        self._fitting = True
        scale = current_type().body / 14
        metrics = QFontMetrics(sized_font(current_type().small))
        order = [head.logicalIndex(place) for place in range(head.count())]
        fields = [self.records.field(logical) for logical in order]
        # Beside the words stand their margins and, in one of them, the arrow of the order.
        room = self.viewport().width()
        needs = [
            widths.set_by_hand(self._chosen[field.key], room)
            if field.key in self._chosen
            else widths.width_of(
                field,
                scale,
                metrics.horizontalAdvance(field.label) + 2 * _SIDE + 14,
                called=field.key == self._called,
                longest=self._longest_word(logical, metrics),
            )
            for logical, field in zip(order, fields, strict=True)
        ]
        count = widths.fitting(needs, room)
        for place, width in enumerate(widths.shared(needs[:count], room)):
            head.setSectionHidden(order[place], False)
            head.resizeSection(order[place], width)
        for place in range(count, len(order)):
            head.setSectionHidden(order[place], True)
        self._fitting = False
        folded = tuple(field.label for field in fields[count:])
        if folded != self._folded:
            self._folded = folded
            self.folded_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_rows()
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self.opened.emit()
        elif key == Qt.Key.Key_Delete and self.chosen_rows():
            self.voiding_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While a heading is dragged only that column follows; when it is let go, the others make room.
        if watched is self.horizontalHeader().viewport() and event.type() == QEvent.Type.MouseButtonRelease:
            self.fit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(400, 300)

    def _longest_word(self, logical: int, metrics: QFontMetrics) -> int:
        """What a column needs so that no name, and no word of a list, is cut; other texts may be."""
        field = self.records.field(logical)
        most = _LONGEST_NAME if isinstance(field, PersonName) else _LONGEST_WORD.get(field.kind, 0)
        if not most:
            return 0
        longest = max(map(metrics.horizontalAdvance, self.records.texts_in_sight(logical)), default=0)
        return min(longest + 2 * _SIDE, round(most * current_type().body / 14))

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_type().small + 20)

    def _resized(self, logical: int, _old: int, new: int) -> None:
        if not self._fitting and new > 0:
            self._chosen[self.records.columns[logical]] = new
            self.widths_set.emit()

    def _fit_to_contents(self, logical: int) -> None:
        self.resizeColumnToContents(logical)
        self.fit()

    def _moved(self) -> None:
        self.fit()
        self.columns_moved.emit()

    def _ask_for_menu(self, where: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(where))


def _paint_chip(painter: QPainter, area: QRect, word: str, tint: str) -> QRect:
    """The ground of a state word; answers where the word goes."""
    metrics = QFontMetrics(sized_font(current_type().caption))
    height = metrics.height() + 3
    width = min(metrics.horizontalAdvance(word) + 16, area.width())
    chip = QRect(area.left(), area.center().y() - height // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(chip, height / 2, height / 2)
    return chip.adjusted(8, 0, -8, 0)
