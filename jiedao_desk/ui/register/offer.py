"""Offers what was typed into a form and not saved last time (未保存内容提示)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jiedao_desk.kernel import dates
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.drafts import Unsaved
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.register.comparing import differences
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.notices import Banner

_MOST_NAMED = 4


class Offer(Banner):
    """A sentence with two ways on; until one is taken the form can be read and not typed in, so nothing is lost."""

    taken = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._no = LinkButton("不要了", quiet=True)
        self._no.clicked.connect(self.refused)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(self._no)
        self.action_wanted.connect(self.taken)
        self.setFocusProxy(self._action)
        self.hide()

    def offer(self, desk: Desk, unsaved: Unsaved) -> None:
        """Says what was typed and when."""
        day = unsaved.at.date()
        when = f"{dates.show_day(day)} " if day != desk.clock.now().date() else "今天 "
        base = unsaved.base or unsaved.draft
        labels = [one.label for one in differences(desk, base, base, unsaved.draft)]
        named = "、".join(labels[:_MOST_NAMED]) + ("等" if len(labels) > _MOST_NAMED else "")
        what = f"（{named}）" if named else ""
        moved_on = "这条记录后来又保存过，接着填写后保存时会请您对照。" if unsaved.moved_on else ""
        self.say(f"{when}{unsaved.at:%H:%M} 有没保存的内容{what}。{moved_on}", Tone.INFO, action="接着填写")
