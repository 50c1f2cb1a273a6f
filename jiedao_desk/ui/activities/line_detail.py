"""What is written beside one person of a sign-in list: reason, who granted leave, role, days, remark (签到备注)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.styling import mark

_FIELDS = (("reason", 3), ("approved_by", 2), ("role", 2), ("half_days", 1), ("remark", 4))


class LineDetail(QWidget):
    """The fields of the person chosen in the list; nobody chosen, nothing to write."""

    changed = Signal(str, object)  # the field's key and its value
    remove_wanted = Signal()

    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, FieldEditor] = {}
        self._who = ElidedLabel("", least=3)
        self._who.setObjectName("SectionTitle")
        self._problem = QLabel()
        self._problem.setObjectName("FieldProblem")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACING.tight, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(self._who)
        around = Around(desk, register, table=True)
        for key, stretch in _FIELDS:
            field = register.field(key)
            made = editor(field, around)
            made.setAccessibleName(field.label)
            label = QLabel(field.label)
            label.setObjectName("FieldLabel")
            label.setBuddy(made)
            made.changed.connect(lambda key=key: self._follow(key))
            row.addWidget(label)
            row.addWidget(made, stretch)
            self._editors[key] = made
        row.addWidget(self._problem)
        self._remove = LinkButton("移出名单", quiet=True, size="small")
        self._remove.setToolTip("不在邀请之列的移出应到名单（Delete）")
        self._remove.clicked.connect(self.remove_wanted)
        row.addWidget(self._remove)
        self.show_line(None)

    def show_line(self, line: Draft | None) -> None:
        """Shows what is written beside another person."""
        self._who.setText(str(line.get("name")) if line is not None else "选一名代表可填原因、角色")
        for key, made in self._editors.items():
            value: Any = line.get(key) if line is not None else None
            if made.typed() is not None or made.value() != value or line is None:
                made.set_value(value)
            made.setEnabled(line is not None)
        self._remove.setVisible(line is not None)
        self._say("")

    def set_read_only(self, read_only: bool) -> None:
        """Whether it can only be looked at."""
        for made in self._editors.values():
            made.set_read_only(read_only)
        self._remove.setEnabled(not read_only)

    def focus_on(self, key: str) -> None:
        """Puts the cursor into a field."""
        self._editors[key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wrong(self) -> QWidget | None:
        """The first field whose text cannot be kept."""
        return next((made for made in self._editors.values() if made.problem() and made.isEnabled()), None)

    def _follow(self, key: str) -> None:
        made = self._editors[key]
        why = made.problem() or ""
        self._say(why)
        mark(made.control, "problem", "true" if why else "false")
        if not why:
            self.changed.emit(key, made.value())

    def _say(self, why: str) -> None:
        self._problem.setText(why)
        self._problem.setVisible(bool(why))
