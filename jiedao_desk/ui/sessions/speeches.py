"""What was said, typed as one text with a speaker before each colon (讨论发言)."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel import discussion
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.ui.editors.prose import GrowingText


class SpeakerMarks(QSyntaxHighlighter):
    """Shows in bold whose words the program takes a line for."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._known: frozenset[str] = frozenset()
        self._bold = QTextCharFormat()
        self._bold.setFontWeight(QFont.Weight.DemiBold)

    def set_known(self, known: Collection[str]) -> None:
        """People whose names are always taken for speakers."""
        self._known = frozenset(known)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if discussion.speaker_of(text, self._known) is not None:
            end = min(place for place in (text.find("："), text.find(":")) if place >= 0)
            self.setFormat(0, end + 1, self._bold)


class SpeechesEdit(GrowingText):
    """The speeches of one item. What stays the same keeps its record, so that the history tells only what changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, 18, parent)
        self.setPlaceholderText("张三：发言内容\n李四：发言内容（每人另起一行，姓名后加冒号）")
        self._marks = SpeakerMarks(self.document())
        self._known: frozenset[str] = frozenset()
        self._shown: list[tuple[Draft, discussion.Speech]] = []

    def show_speeches(self, speeches: list[Draft], known: Collection[str]) -> None:
        """Shows the speeches of an item; ``known`` are the people at the meeting."""
        self._shown = [(one, (one.get("speaker"), one.get("words") or "")) for one in speeches]
        self.show_text(discussion.join((one.get("speaker"), one.get("words") or "") for one in speeches))
        self.set_known(known)

    def set_known(self, known: Collection[str]) -> None:
        """Other people are at the meeting now."""
        if self._known != known:
            self._known = frozenset(known)
            self._marks.set_known(known)

    def speeches(self) -> list[Draft]:
        """The text as speeches, compared with those it was shown from, not with what the last stroke left."""
        said = discussion.split(self.toPlainText(), self._known)
        told = [speech for _, speech in self._shown]
        found: list[Draft] = []
        for _, start, end, new_start, new_end in SequenceMatcher(
            None, told, said, autojunk=False
        ).get_opcodes():
            for place in range(new_start, new_end):
                old = start + place - new_start
                draft = self._shown[old][0] if old < end else Draft("speeches", uid=new_uid())
                draft.values |= {"speaker": said[place][0], "words": said[place][1]}
                found.append(draft)
        return found
