"""What of a pasted list has to be looked at: each piece with the ways to settle it (名单存疑)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.kernel.rolls import AMBIGUOUS, UNCERTAIN, Doubt
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.emptying import take_out
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.styling import mark

_ROWS_IN_SIGHT = 3


class DoubtsBar(QFrame):
    """A line for each doubt: what was written, whom it may mean, 照原样记下, 不记. Nothing goes by itself."""

    chosen = Signal(object, int)  # the Doubt, and whom it means
    kept = Signal(object)  # the Doubt: written down as it stands
    dropped = Signal(object)  # the Doubt: not written down

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        mark(self, "tone", Tone.WARN.value)
        self._doubts: list[Doubt] = []
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACING.hair)
        holder = QWidget()
        holder.setLayout(self._rows)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("DoubtsScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.normal, SPACING.small, SPACING.small, SPACING.small)
        layout.setSpacing(SPACING.tight)
        layout.addWidget(self._head)
        layout.addWidget(self._scroll)
        self.hide()

    def doubts(self) -> Sequence[Doubt]:
        """What is not settled yet."""
        return tuple(self._doubts)

    def add(self, doubts: Sequence[Doubt]) -> None:
        """More to be looked at; what is asked already is not asked twice."""
        self._doubts += [one for one in doubts if one not in self._doubts]
        self._show()

    def settle(self, doubt: Doubt) -> None:
        """A doubt that is none any more."""
        self._doubts = [one for one in self._doubts if one is not doubt]
        self._show()

    def clear(self) -> None:
        """Nothing is doubtful."""
        self._doubts = []
        self._show()

    def focus_first(self) -> None:
        """Goes to the first way to settle something."""
        # Not a child of the whole: what was settled may not be gone yet.
        item = self._rows.itemAt(0)
        line = item.widget() if item is not None else None
        first = line.findChild(LinkButton) if line is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        take_out(self._rows)
        for doubt in self._doubts:
            self._rows.addWidget(self._row(doubt))
        self._head.setText(f"粘贴的名单里有 {len(self._doubts)} 处要看一下：")
        self.setAccessibleName("；".join((self._head.text(), *(one.sentence for one in self._doubts))))
        self.setVisible(bool(self._doubts))
        height = self.fontMetrics().height() + 12
        self._scroll.setFixedHeight(height * min(len(self._doubts), _ROWS_IN_SIGHT))

    def _row(self, doubt: Doubt) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.normal)
        row.addWidget(ElidedLabel(doubt.sentence, least=12))
        for one in doubt.choices:
            words = (one.hint or one.name) if doubt.kind == AMBIGUOUS else f"是{one.name}"
            button = self._button(words, f"“{doubt.written}”是{one.name}，{one.hint}")
            button.clicked.connect(lambda _=False, who=one.id: self.chosen.emit(doubt, who))
            row.addWidget(button)
        if doubt.kind != UNCERTAIN:
            keep = self._button("照原样记下", f"“{doubt.written}”照原样记下，不对应代表")
            keep.clicked.connect(lambda: self.kept.emit(doubt))
            row.addWidget(keep)
        drop = self._button("知道了" if doubt.kind == UNCERTAIN else "不记", f"“{doubt.written}”不记")
        drop.clicked.connect(lambda: self.dropped.emit(doubt))
        row.addWidget(drop)
        row.addStretch(1)
        return line

    @staticmethod
    def _button(words: str, name: str) -> LinkButton:
        button = LinkButton(words)
        button.setAccessibleName(name)
        return button
