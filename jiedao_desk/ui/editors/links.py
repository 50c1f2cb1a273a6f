"""An editor for a link: another record, found by name or pinyin initials as one types (关联编辑)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.query import Named
from jiedao_desk.ui.editors.around import Around, matching
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.suggestions import Suggestions
from jiedao_desk.ui.icons import icon
from jiedao_desk.ui.widgets.floating_list import Choice

_MOST = 40


class LinkEditor(FieldEditor):
    """Holds the id of the record; what is typed is only ever a way to find one."""

    def __init__(self, field: Link, around: Around, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line, parent)
        self._to = field.to
        self._around = around
        self._chosen: Named | None = None
        self._given: Any = None
        self._searched: str | None = None
        self._known: Sequence[Named] | None = None
        self.line.setPlaceholderText("输入名称或拼音首字母")
        self.line.textEdited.connect(self._search)
        self._suggestions = Suggestions(
            self.line, f"{field.label}：可选记录", self._find, picking=True, nothing="没有这样的记录"
        )
        self._suggestions.chosen.connect(self._choose)
        self._opener = self.line.addAction(icon("chevron_down"), QLineEdit.ActionPosition.TrailingPosition)
        self._opener.setText("列出可选的记录")
        self._opener.setToolTip("列出可选的记录（F4）")
        self._opener.triggered.connect(self._open)

    def value(self) -> Any:
        return self._given

    def set_value(self, value: Any) -> None:
        self._given = value
        # A record saved in the same step has no number yet, and so no name to look up.
        self._chosen = self._around.record(self._to, value) if isinstance(value, int) else None
        self._searched = None
        self._write()

    def typed(self) -> str | None:
        return self._searched

    def set_typed(self, text: str) -> None:
        self.line.setText(text)
        self._given, self._chosen, self._searched = None, None, text

    def problem(self) -> str | None:
        if self._searched:
            return f"请从列表中选取{self.field.label}，“{self._searched}”还没有对应的记录"
        return super().problem()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self._opener.setVisible(not read_only)

    def entered(self) -> None:
        self._known = None
        self.line.selectAll()

    def settle(self) -> None:
        """A name that only one record has is that record."""
        if self._searched:
            same = [one for one in self._records() if one.name == self._searched]
            if len(same) == 1:
                self._choose(same[0])

    def _records(self) -> Sequence[Named]:
        if self._known is None:
            self._known = self._around.records(self._to)
        return self._known

    def _find(self, text: str) -> Sequence[Choice]:
        shown = "" if self._chosen is not None and text == self._chosen.name else text
        return [Choice(one.name, one.detail, one) for one in matching(shown, self._records(), _MOST)]

    def _search(self, text: str) -> None:
        wanted = text.strip()
        self._given, self._chosen, self._searched = None, None, wanted or None
        self.changed.emit()

    def _open(self) -> None:
        if self._suggestions.shown is not None:
            self._suggestions.close()
            return
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        self._suggestions.show_for("")

    def _choose(self, chosen: object) -> None:
        assert isinstance(chosen, Named)
        self._given, self._chosen, self._searched = chosen.id, chosen, None
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        chosen = self._chosen
        name = "" if chosen is None else f"{chosen.name}（已作废）" if chosen.voided else chosen.name
        self.line.setText(name)
        self.line.setCursorPosition(0)
        self.line.setToolTip("" if chosen is None else "　".join(filter(None, (name, chosen.detail))))
