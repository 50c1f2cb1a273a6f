"""What a page says about itself: a banner over it, or what to do first when it is empty (提示)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.icons import pixmap
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import Button, IconButton, LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.styling import mark

_ICONS = {
    Tone.INFO: "info",
    Tone.GOOD: "check",
    Tone.WARN: "warning",
    Tone.BAD: "error",
    Tone.NEUTRAL: "info",
}
_MOST_ACTIONS = 3


class Picture(QLabel):
    """An icon that stands in the text, in the colour of a tone, without a name of its own."""

    def __init__(self, name: str, tone: Tone, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._size = size
        self._redraw()

    def set_picture(self, name: str, tone: Tone) -> None:
        self._name = name
        self._tone = tone
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._redraw()

    def _redraw(self) -> None:
        ink = current_colours().tone(self._tone).ink
        self.setPixmap(pixmap(self._name, ink, self._size, self.devicePixelRatioF()))
        self.setFixedSize(self._size, self._size)


class Banner(QFrame):
    """A sentence over a page: information, a warning, a trouble; perhaps with a link and a way to close it."""

    action_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        sentence: str = "",
        tone: Tone = Tone.INFO,
        *,
        action: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self._picture = Picture(_ICONS[tone], tone)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = LinkButton("")
        self._action.clicked.connect(self.action_wanted)
        self._close = IconButton("close", "关闭提示")
        self._close.clicked.connect(self._dismiss)
        self._close.setVisible(closable)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.normal, SPACING.small, SPACING.small, SPACING.small)
        row.setSpacing(SPACING.small)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.say(sentence, tone, action=action)

    def sentence(self) -> str:
        return self._words.text()

    def say(self, sentence: str, tone: Tone = Tone.INFO, *, action: str = "") -> None:
        """Another sentence; none hides the banner."""
        self._words.setText(sentence)
        self._picture.set_picture(_ICONS[tone], tone)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        mark(self, "tone", tone.value)
        # What stands inside is dressed by the banner's tone, and has to be told of it.
        for inner in (self._words, self._action):
            mark(inner, "banner", tone.value)
        self.setVisible(bool(sentence))

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()


class EmptyState(QWidget):
    """Where nothing is yet: what would stand here, and what to do first."""

    chosen = Signal(str)

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        actions: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``actions``: up to three pairs of key and label, the first being the one to take."""
        super().__init__(parent)
        assert len(actions) <= _MOST_ACTIONS, "three ways to begin are enough"
        headline = QLabel(title)
        headline.setObjectName("EmptyTitle")
        words = QLabel(text)
        words.setObjectName("EmptyText")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(current_type().body * 32)
        if not text:
            words.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        buttons.addStretch(1)
        for place, (key, label) in enumerate(actions):
            button: Button = PlainButton(label) if place else PrimaryButton(label)
            button.setObjectName(key)
            button.clicked.connect(self._choose)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACING.normal)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(2)
        layout.addWidget(Picture(icon_name, Tone.NEUTRAL, 40), 0, middle)
        layout.addWidget(headline, 0, middle)
        # Between stretches, not aligned: an aligned label would not be given the height of its lines.
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(words)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addSpacing(SPACING.tight)
        layout.addLayout(buttons)
        layout.addStretch(3)
        self.setAccessibleName(title)

    def _choose(self) -> None:
        button = self.sender()
        if button is not None:
            self.chosen.emit(button.objectName())
