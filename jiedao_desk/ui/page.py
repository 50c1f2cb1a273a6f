"""A page: its title, the rule it serves, its state, its actions, and what it shows (页面)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSpacerItem, QVBoxLayout, QWidget

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.emptying import keep_keys
from jiedao_desk.ui.widgets.labels import ElidedLabel, StateChip


class _Body(QWidget):
    """What scrolls: as high as the window, and higher only where its parts cannot be made smaller.

    Qt would otherwise give it the height its parts would like, and scroll past tables that scroll themselves.
    """

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1


class Page(QWidget):
    """The frame that every page of the window is put in; ``body`` takes what the page shows.

    The body fills the window; where the window is lower than what the body needs, the page scrolls.
    """

    explained = Signal()

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        # A name is the last thing to be cut.
        self._title = ElidedLabel(title, least=20)
        self._title.setObjectName("PageTitle")
        self._chip = StateChip()
        self._chip.hide()
        self._subtitle = ElidedLabel(subtitle)
        self._subtitle.setObjectName("PageSubtitle")
        self._explain = LinkButton("怎么算的", quiet=True, size="small")
        self._explain.hide()
        self._explain.clicked.connect(self.explained)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(SPACING.small)

        self._head = head = QHBoxLayout()
        head.setContentsMargins(SPACING.page, 0, SPACING.page, 0)
        head.setSpacing(SPACING.normal)
        # As high as a button, so that titles stand level from page to page.
        head.addSpacerItem(QSpacerItem(0, current_type().body + 20))
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addWidget(self._subtitle)
        head.addWidget(self._explain)
        head.addStretch(1)
        head.addLayout(self._actions)

        content = _Body()
        content.setObjectName("PageBody")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(SPACING.page, 0, SPACING.page, SPACING.card)
        self.body.setSpacing(SPACING.normal)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACING.card, 0, 0)
        layout.setSpacing(SPACING.normal)
        layout.addLayout(head)
        scroll = QScrollArea()
        scroll.setObjectName("PageScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        layout.addWidget(scroll, 1)
        self.setAccessibleName(title)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - as Qt calls it
        """A button that is done with and goes takes the keys no further than to what is around it."""
        standing = self.window().focusWidget()
        gone = standing is not None and not standing.isVisible() and self.isAncestorOf(standing)
        if gone and standing is not None and self.isVisible() and keep_keys(standing):
            return True
        return super().focusNextPrevChild(following)

    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str, subtitle: str | None = None) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        if subtitle is not None:
            self._subtitle.setText(subtitle)

    def set_state(self, word: str, tone: Tone = Tone.NEUTRAL) -> None:
        """The chip beside the title, like 草稿 or 在任; no word, no chip."""
        self._chip.set_state(word, tone)
        self._chip.setVisible(bool(word))

    def offer_explanation(self, words: str = "怎么算的") -> None:
        """A quiet link after the rule; pressed, it sends `explained`."""
        self._explain.setText(words)
        self._explain.show()

    def add_lead(self, button: QWidget) -> None:
        """Something before the title, like the way back to a list."""
        self._head.insertWidget(1, button)

    def add_action(self, button: QWidget) -> None:
        """One more button at the right; the primary one comes last."""
        self._actions.addWidget(button)
