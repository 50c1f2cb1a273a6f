"""The same record changed in two windows: both contents side by side, nothing overwritten (两处修改)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.register.comparing import Difference
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.notices import Banner


class Way(Enum):
    """What the user wants done about it."""

    STAY = "stay"  # go on typing, decide later
    THEIRS = "theirs"  # take what was saved elsewhere, give up what was typed here
    MERGE = "merge"  # take what was saved elsewhere and fill in what was changed here


class ConflictBox(QDialog):
    """Field by field: as it is saved now, and as it was typed here."""

    def __init__(self, name: str, found: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = Way.STAY
        self.setWindowTitle("这条记录刚在另一个窗口中改过")
        self.setAccessibleName(self.windowTitle())
        title = QLabel(f"“{name}”刚在另一个窗口中改过")
        title.setObjectName("ProgressTitle")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        notice = Banner("两边的内容都还在，什么也没有覆盖。请对照以后选一种办法。", Tone.INFO)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, SPACING.small, 0)
        grid.setHorizontalSpacing(SPACING.card)
        grid.setVerticalSpacing(SPACING.small)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, words in enumerate(("", "已保存的（另一个窗口）", "您填写的")):
            grid.addWidget(_label(words, "caption"), 0, column)
        for row, one in enumerate(found, start=1):
            grid.addWidget(_label(one.label, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_label(one.there or "（空）", "" if one.there else "faint"), row, 1)
            mine = f"{one.here or '（空）'}{'　← 您改的' if one.mine else ''}"
            grid.addWidget(_label(mine, "" if one.mine else "faint"), row, 2)
        grid.setRowStretch(len(found) + 1, 1)
        scroll = QScrollArea()
        scroll.setObjectName("FormScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setAccessibleName("两边的内容")
        stay = PlainButton("先不处理，继续填写")
        stay.clicked.connect(self.reject)
        theirs = PlainButton("用已保存的，放弃我的")
        theirs.clicked.connect(self._take_theirs)
        merge = PrimaryButton("以已保存的为准，补上我改的")
        merge.setDefault(True)
        merge.clicked.connect(self._merge)
        self.buttons = {Way.STAY: stay, Way.THEIRS: theirs, Way.MERGE: merge}
        row_of_buttons = QHBoxLayout()
        row_of_buttons.setSpacing(SPACING.small)
        row_of_buttons.addWidget(stay)
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(theirs)
        row_of_buttons.addWidget(merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(title)
        layout.addWidget(notice)
        layout.addWidget(scroll, 1)
        layout.addLayout(row_of_buttons)
        self.resize(current_type().body * 50, current_type().body * 30)

    def _take_theirs(self) -> None:
        self.way = Way.THEIRS
        self.accept()

    def _merge(self) -> None:
        self.way = Way.MERGE
        self.accept()


def ask_way(parent: QWidget, name: str, found: Sequence[Difference]) -> Way:
    """What shall be done; closing the box leaves everything as it is."""
    box = ConflictBox(name, found, parent)
    box.exec()
    way = box.way
    box.deleteLater()
    return way


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
