"""The pane of one activity: saving, conflicts and what was not saved as in every register (活动窗格)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea

from jiedao_desk.operations import activities
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.activities.form import ActivityForm
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton

_OPEN, _SHUT = "活动信息 ▾", "收起活动信息 ▴"


class ActivityPane(RecordPane):
    """Its buttons stand in the head of the page, so that the people have the screen."""

    def __init__(self, desk: Desk, ask_names: Callable[[], str | None]) -> None:
        self.activity_form = ActivityForm(desk, ask_names)
        super().__init__(desk, desk.catalogue[activities.REGISTER], form=self.activity_form)
        self.setObjectName("ActivityPane")
        self.activity_form.folded.connect(self._name_fold)
        self._nothing.hide()

    def show_new(self, values: Mapping[str, Any]) -> None:
        """A new activity: today, everybody expected on its list, and nothing that would have to be saved."""
        self._show(activities.begin(self.desk, **values))
        self.settle_focus()

    @property
    def give_up_button(self) -> PlainButton:
        """What is pressed to leave what was typed."""
        return self._give_up

    def _head(self) -> QHBoxLayout:
        head = super()._head()
        head.setContentsMargins(SPACING.tight, 0, 0, 0)
        # The page says the name already.
        self._title.hide()
        self.fold_button = LinkButton(_OPEN, size="small")
        self.fold_button.clicked.connect(lambda: self.activity_form.fold(not self.activity_form.is_folded()))
        head.insertWidget(0, self.fold_button)
        self._words = QLabel()
        self._words.setProperty("role", "caption")
        head.insertWidget(head.indexOf(self.history), self._words)
        return head

    def _middle(self) -> QScrollArea:
        scroll = super()._middle()
        scroll.setObjectName("PageScroll")
        self.column.setContentsMargins(0, 0, 0, 0)
        # The list takes what room there is, and scrolls itself.
        self.column.setStretch(0, 1)
        self.column.setStretch(1, 0)
        return scroll

    def _foot(self) -> QHBoxLayout:
        self._give_up = PlainButton("放弃修改")
        self._give_up.setToolTip("Esc")
        self.save_button = PlainButton("保存")
        self.save_button.setToolTip("Ctrl+S")
        return QHBoxLayout()

    def _name_fold(self, folded: bool) -> None:
        self.fold_button.setText(_OPEN if folded else _SHUT)
