"""Photo and particulars at a glance, identity number and telephone masked until asked for (基本情况卡片)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.register import Register
from jiedao_desk.ui.deputies.photo_box import PhotoBox
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.styling import mark

SHOWN_MS = 30_000
MASKED = ("identity_number", "mobile")


class PersonCard(Card):
    """The lines beside the photo. What is private is shown for half a minute, and the look is announced."""

    looked = Signal(object)  # the keys of the private fields that are filled in, shown from now on
    covered = Signal()  # they are masked again

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("基本情况")
        self._register = register
        self._person = Draft(register.key)
        self._open = False
        self.photo = PhotoBox()
        self._lines = [_wrapping() for _ in range(4)]
        self._masked = {key: ElidedLabel(role="faint", least=8) for key in MASKED}
        self.reveal = LinkButton("显示", quiet=True, size="small")
        self.reveal.clicked.connect(self._toggle)
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(SHOWN_MS)
        self._hide_again.timeout.connect(self.cover)
        text = QVBoxLayout()
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(SPACING.hair)
        for label in self._lines:
            text.addWidget(label)
        text.addWidget(self._masked["identity_number"])
        last = QHBoxLayout()
        last.setSpacing(SPACING.small)
        last.addWidget(self._masked["mobile"])
        last.addWidget(self.reveal)
        last.addStretch(1)
        text.addLayout(last)
        text.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACING.normal)
        holder = QVBoxLayout()
        holder.addWidget(self.photo)
        holder.addStretch(1)
        row.addLayout(holder)
        row.addLayout(text, 1)
        self.body.addLayout(row)

    @property
    def uncovered(self) -> bool:
        """Whether private data is in sight now."""
        return self._open

    def show_person(self, person: Draft) -> None:
        """Shows a person; what was uncovered of the last one is masked."""
        self._person = person
        self.cover()
        lines = [
            " · ".join(filter(None, (self._said("sex"), self._said("nation"), self._born()))),
            " · ".join(filter(None, (self._said("party"), self._said("education")))),
            self._said("employer"),
            self._said("technical_title"),
        ]
        shown = [line for line in lines if line] or ["还没有登记基本情况"]
        for label, line in zip(self._lines, shown + [""] * len(self._lines), strict=False):
            label.setText(line)
            label.setVisible(bool(line))
        self.reveal.setVisible(bool(self._known()))

    def cover(self) -> None:
        """Masks what is private again."""
        was_open, self._open = self._open, False
        self._hide_again.stop()
        self._show_masked()
        if was_open:
            self.covered.emit()

    def _toggle(self) -> None:
        if self._open:
            self.cover()
            return
        self._open = True
        self._hide_again.start()
        self._show_masked()
        self.looked.emit(self._known())

    def _known(self) -> list[str]:
        return [
            field.key
            for field in self._register.fields
            if field.private is not None and self._person.get(field.key) is not None
        ]

    def _show_masked(self) -> None:
        for key, label in self._masked.items():
            field, value = self._register.field(key), self._person.get(key)
            label.setText(field.show(value) if self._open else field.masked(value))
            label.setAccessibleName(f"{field.label}：{label.text() or '没有登记'}")
            label.setVisible(value is not None)
            mark(label, "role", "plain" if self._open else "faint")
        self.reveal.setText("隐藏" if self._open else "显示")
        self.reveal.setAccessibleName(f"{self.reveal.text()}身份证号、电话等个人信息")
        self.reveal.setToolTip("" if self._open else "显示30秒，修改历史里会记下“查看”")

    def _born(self) -> str:
        birth = self._person.get("birth")
        return f"{birth.year}年{birth.month}月" if birth is not None else ""

    def _said(self, key: str) -> str:
        return self._register.field(key).speak(self._person.get(key))


def _wrapping() -> QLabel:
    """A line that goes on in the next: a unit's name is not cut."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


class CardLine(QFrame):
    """A line of a card: what, when, and a chip or a quiet word at the end; a second line under it if there is more."""

    def __init__(self, title: str, when: str, end: QWidget | None, below: str = "") -> None:
        super().__init__()
        self.set_ruled(ruled=True)
        name = ElidedLabel(title, role="small", least=4)
        period = QLabel(when)
        period.setProperty("role", "caption")
        first = QHBoxLayout()
        first.setSpacing(SPACING.small)
        first.addWidget(name)
        first.addWidget(period)
        first.addStretch(1)
        if end is not None:
            first.addWidget(end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACING.tight, 0, SPACING.tight)
        column.setSpacing(0)
        column.addLayout(first)
        if below:
            column.addWidget(ElidedLabel(below, role="caption", least=8))
        self.setAccessibleName("，".join(filter(None, (title, when, below))))

    def set_ruled(self, *, ruled: bool) -> None:
        """Whether a rule parts the line from the next; the last has none."""
        self.setObjectName("TodoRow" if ruled else "")
