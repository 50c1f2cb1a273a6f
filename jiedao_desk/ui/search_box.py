"""The one search box over everything, and the list of hits under it as one types (搜索)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.icons import icon
from jiedao_desk.ui.theme import current_type, sized_font

_AnyIndex = QModelIndex | QPersistentModelIndex
_MOST_ROWS_IN_SIGHT = 12


@dataclass(frozen=True)
class SearchHit:
    """One record found: where it is kept, which one, its name, and what tells it from its namesakes."""

    register: str
    id: int
    title: str
    detail: str = ""


Finder = Callable[[str], Sequence[SearchHit]]


class HitModel(QAbstractListModel):
    """Hits under the caption of their register; captions cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SearchHit | str, ...] = ()

    def show(self, hits: Iterable[SearchHit], captions: Mapping[str, str]) -> None:
        """The hits, gathered by register in the order in which each register comes first."""
        groups: dict[str, list[SearchHit]] = {}
        for hit in hits:
            groups.setdefault(hit.register, []).append(hit)
        rows: list[SearchHit | str] = []
        for register, members in groups.items():
            rows.append(captions.get(register, register))
            rows.extend(members)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def hit(self, row: int) -> SearchHit | None:
        if not 0 <= row < len(self._rows):
            return None
        found = self._rows[row]
        return found if isinstance(found, SearchHit) else None

    def hit_rows(self) -> list[int]:
        return [row for row, what in enumerate(self._rows) if isinstance(what, SearchHit)]

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        what = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return what
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(what, str):
            return what
        return f"{what.title}  {what.detail}".strip()

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self.hit(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class HitDelegate(QStyledItemDelegate):
    """A caption small and grey; a hit with its name at the left and its detail at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        caption = isinstance(index.data(Qt.ItemDataRole.UserRole), str)
        sizes = current_type()
        return QSize(120, sizes.caption + 14 if caption else sizes.body + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        colours = current_colours()
        sizes = current_type()
        what = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect.adjusted(12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if isinstance(what, str):
            painter.setFont(sized_font(sizes.caption))
            painter.setPen(QColor(colours.faint))
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, what)
        elif isinstance(what, SearchHit):
            state: QStyle.StateFlag = option.state
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, QColor(colours.selection))
            self._paint_hit(painter, area, what)
        painter.restore()

    def _paint_hit(self, painter: QPainter, area: QRect, hit: SearchHit) -> None:
        colours = current_colours()
        sizes = current_type()
        middle = Qt.AlignmentFlag.AlignVCenter
        cut = Qt.TextElideMode.ElideRight
        painter.setFont(sized_font(sizes.body))
        title = painter.fontMetrics().elidedText(hit.title, cut, area.width())
        width = painter.fontMetrics().horizontalAdvance(title)
        painter.setPen(QColor(colours.text))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, title)
        rest = area.adjusted(width + 16, 0, 0, 0)
        if rest.width() > sizes.caption * 3:
            painter.setFont(sized_font(sizes.caption))
            painter.setPen(QColor(colours.muted))
            detail = painter.fontMetrics().elidedText(hit.detail, cut, rest.width())
            painter.drawText(rest, middle | Qt.AlignmentFlag.AlignRight, detail)


class SearchPopup(QFrame):
    """The hits, floating over the page. A plain child of the window: the typing stays in the box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("SearchPopup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = HitModel(self)
        self.list = QListView()
        self.list.setAccessibleName("搜索结果")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self._nothing = QLabel()
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 5, 1, 5)
        layout.setSpacing(0)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list)
        self.hide()

    def show_hits(self, words: str, hits: Sequence[SearchHit], captions: Mapping[str, str]) -> None:
        self.model.show(hits, captions)
        self._nothing.setText(f"没有找到“{words}”。可以试试更少的字，或姓名的拼音首字母。")
        self._nothing.setVisible(not hits)
        self.list.setVisible(bool(hits))
        rows = self.model.hit_rows()
        if rows:
            self.list.setCurrentIndex(self.model.index(rows[0], 0))
            self.list.scrollToTop()
        self.show()
        self.raise_()

    def height_wanted(self) -> int:
        if self.list.isHidden():
            return self._nothing.sizeHint().height() + 12
        rows = min(self.model.rowCount(), _MOST_ROWS_IN_SIGHT)
        return sum(self.list.sizeHintForRow(row) for row in range(rows)) + 14

    def move_choice(self, step: int) -> None:
        rows = self.model.hit_rows()
        if rows:
            here = self.list.currentIndex().row()
            place = rows.index(here) if here in rows else -1
            target = self.model.index(rows[(place + step) % len(rows)], 0)
            self.list.setCurrentIndex(target)
            self.list.scrollTo(target)

    def choice(self) -> SearchHit | None:
        return self.model.hit(self.list.currentIndex().row())


class SearchBox(QLineEdit):
    """Finds as one types. Up and down choose, Enter opens, Esc closes; an input method is never disturbed."""

    searched = Signal(str)
    chosen = Signal(SearchHit)

    def __init__(self, find: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._captions: Mapping[str, str] = {}
        self._popup: SearchPopup | None = None
        self._hint = QLabel("Ctrl K", self)
        self._hint.setObjectName("KeyHint")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("搜索全部登记")
        self.setPlaceholderText("搜索代表、会议、议定事项……（可用拼音首字母）")
        self._lens = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._search)

    def set_captions(self, captions: Mapping[str, str]) -> None:
        """What each register is called, over its hits."""
        self._captions = dict(captions)

    def begin(self) -> None:
        """Ctrl+K: the cursor goes into the box, the old words ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @property
    def popup(self) -> SearchPopup | None:
        return self._popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup is not None and self._popup.isVisible() and self._steered(Qt.Key(event.key())):
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Down and self.text():
            self._search(self.text())

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the open list before it belongs to any shortcut of the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._popup is not None
            and self._popup.isVisible()
        ):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._popup is not None:
            self._popup.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()
        self._place_popup()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._lens.setIcon(icon("search"))
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place_hint()

    def _search(self, words: str) -> None:
        self._hint.setVisible(not words)
        self.searched.emit(words)
        if not words.strip():
            if self._popup is not None:
                self._popup.hide()
            return
        if self._popup is None:
            self._popup = SearchPopup(self.window())
            self._popup.list.clicked.connect(self._open_clicked)
        self._popup.show_hits(words.strip(), self._find(words.strip()), self._captions)
        self._place_popup()

    def _steered(self, key: Qt.Key) -> bool:
        popup = self._popup
        assert popup is not None
        if key == Qt.Key.Key_Down:
            popup.move_choice(1)
        elif key == Qt.Key.Key_Up:
            popup.move_choice(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(popup.choice())
        elif key == Qt.Key.Key_Escape:
            popup.hide()
        else:
            return False
        return True

    def _open_clicked(self, index: QModelIndex) -> None:
        if self._popup is not None:
            self._open(self._popup.model.hit(index.row()))

    def _open(self, hit: SearchHit | None) -> None:
        if hit is None or self._popup is None:
            return
        self._popup.hide()
        self.clear()
        self._hint.show()
        self.chosen.emit(hit)

    def _place_hint(self) -> None:
        self._hint.adjustSize()
        self._hint.move(self.width() - self._hint.width() - 12, (self.height() - self._hint.height()) // 2)

    def _place_popup(self) -> None:
        if self._popup is None or self._popup.isHidden():
            return
        window = self.window()
        corner = self.mapTo(window, self.rect().bottomLeft())
        width = max(self.width(), 420)
        height = min(self._popup.height_wanted(), window.height() - corner.y() - 40)
        self._popup.setGeometry(corner.x(), corner.y() + 4, width, max(height, 40))
