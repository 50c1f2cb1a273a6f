"""All fields of one child in a box of its own (子记录详情)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton


class ChildBox(QDialog):
    """A form over one child; what is typed goes back into the list, and is saved with the record."""

    def __init__(
        self, desk: Desk, register: Register, draft: Draft, parent: QWidget | None, *, read_only: bool
    ) -> None:
        from jiedao_desk.ui.register.form import RecordForm

        super().__init__(parent)
        self.setWindowTitle(register.title)
        self.form = RecordForm(desk, register)
        self.form.show_draft(draft)
        self.form.set_read_only(read_only)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACING.page, SPACING.card, SPACING.page, SPACING.card)
        column.addWidget(self.form)
        scroll = QScrollArea()
        scroll.setObjectName("FormScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setAccessibleName(register.title)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACING.page, 0, SPACING.page, SPACING.card)
        buttons.setSpacing(SPACING.small)
        buttons.addStretch(1)
        close = PlainButton("关闭" if read_only else "取消")
        close.clicked.connect(self.reject)
        buttons.addWidget(close)
        if not read_only:
            done = PrimaryButton("填入列表")
            done.clicked.connect(self.take)
            buttons.addWidget(done)
            QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        self.form.focus_first()

    def sizeHint(self) -> QSize:
        return QSize(620, 620)

    def take(self) -> None:
        """Closes the box, unless something in it is wrong."""
        if not self.form.insist():
            self.accept()


def edit_child(
    parent: QWidget, desk: Desk, register: Register, draft: Draft, *, read_only: bool
) -> Draft | None:
    """The child as it was edited; ``None`` if the user thought better of it."""
    box = ChildBox(desk, register, draft, parent, read_only=read_only)
    taken = box.exec() == QDialog.DialogCode.Accepted
    edited = box.form.draft()
    box.deleteLater()
    return edited if taken and not read_only else None
