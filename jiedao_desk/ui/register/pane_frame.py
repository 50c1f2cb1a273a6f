"""Where a record stands beside its table: name and state, notices, the form that scrolls, saving (窗格布局)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.ui.register.form import RecordForm
from jiedao_desk.ui.register.offer import Offer
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import Button, IconButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.in_sight import bring_in_sight
from jiedao_desk.ui.widgets.labels import ElidedLabel, StateChip
from jiedao_desk.ui.widgets.notices import Banner


class PaneFrame(QFrame):
    """The parts and their places; what they do is the pane's."""

    def __init__(self, form: RecordForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.form = form
        self._build()

    def add_action(self, button: QWidget) -> None:
        """One more button over the form."""
        self._actions.addWidget(button)

    def add_panel(self, panel: QWidget) -> None:
        """Something to read under the form."""
        self.column.insertWidget(self.column.count() - 1, panel)

    def _build(self) -> None:
        self._nothing = QLabel("在左边选一条记录，这里就会显示")
        self._nothing.setProperty("role", "faint")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._contents = QWidget()
        column = QVBoxLayout(self._contents)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(self._head())
        column.addWidget(self._middle(), 1)
        column.addLayout(self._foot())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(SPACING.small)
        layout.addLayout(self._notices())
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self._contents, 1)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def _head(self) -> QHBoxLayout:
        self._title = ElidedLabel()
        self._title.setObjectName("SectionTitle")
        self._chip = StateChip()
        self.history = IconButton("history", "修改历史")
        self.counted = IconButton("report", "计入哪些报表")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(SPACING.small)
        head = QHBoxLayout()
        head.setContentsMargins(SPACING.card, SPACING.small, SPACING.small, 0)
        head.setSpacing(SPACING.small)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        head.addLayout(self._actions)
        head.addWidget(self.counted)
        head.addWidget(self.history)
        return head

    def _notices(self) -> QVBoxLayout:
        self.banner = Banner()
        self.offer = Offer()
        notices = QVBoxLayout()
        notices.setContentsMargins(SPACING.card, 0, SPACING.card, 0)
        notices.addWidget(self.banner)
        notices.addWidget(self.offer)
        return notices

    def _middle(self) -> QScrollArea:
        holder = QWidget()
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(SPACING.card, SPACING.tight, SPACING.card, SPACING.normal)
        self.column.setSpacing(SPACING.card)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("FormScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder)
        # Where the form grew, as by a new row, what is typed in stays in sight.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_focus)
        return self._scroll

    def _foot(self) -> QHBoxLayout:
        self._words = QLabel()
        self._words.setProperty("role", "caption")
        self._give_up = PlainButton("放弃修改")
        self._give_up.setToolTip("Esc")
        self.save_button: Button = PrimaryButton("保存")
        self.save_button.setToolTip("Ctrl+S")
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACING.card, 0, SPACING.card, SPACING.normal)
        foot.setSpacing(SPACING.small)
        foot.addWidget(self._words, 1)
        foot.addWidget(self._give_up)
        foot.addWidget(self.save_button)
        return foot

    def _follow_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """What is typed in is in sight, however it was reached."""
        if entered is not None and self.form.isAncestorOf(entered):
            self._show_focus()

    def _show_focus(self) -> None:
        focused = self.form.focusWidget()
        if focused is not None and focused.hasFocus():
            bring_in_sight(self._scroll, focused)
