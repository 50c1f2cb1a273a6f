"""The line at the foot of the window: what is saved, what is backed up, what must not be kept here (状态栏)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.widgets.labels import ElidedLabel

NO_SECRETS = "本系统不得存储、处理国家秘密"


class StatusLine(QFrame):
    """Short facts, always in sight; each says what it says in words, a trouble also in colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StatusLine")
        self.setAccessibleName("状态栏")
        self._saved = QLabel()
        self._backup = QLabel()
        self._protection = QLabel()
        self._message = ElidedLabel()
        notice = QLabel(NO_SECRETS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 20, 4)
        layout.setSpacing(18)
        for label in (self._saved, self._backup, self._protection, self._message):
            label.hide()
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(notice)

    def set_saved(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Like 已自动保存 10:42."""
        _say(self._saved, words, tone)

    def set_backup(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Like 最近备份 今天 09:00（已校验）."""
        _say(self._backup, words, tone)

    def set_protection(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Like 未加密."""
        _say(self._protection, words, tone)

    def set_message(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """What was just done, until the next thing is."""
        _say(self._message, words, tone)


def _say(label: QLabel, words: str, tone: Tone) -> None:
    label.setText(words)
    label.setVisible(bool(words))
    if label.property("tone") != tone.value:
        label.setProperty("tone", tone.value)
        label.style().unpolish(label)
        label.style().polish(label)
