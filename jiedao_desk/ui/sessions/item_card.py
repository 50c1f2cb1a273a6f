"""One item of the agenda: who reported what, what was said, how the chair summed up, what was decided (议题)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel import discussion
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.fields import Choice
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.ui.sessions.decisions_table import DecisionsModel, DecisionsTable
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.cards import Card, SectionTitle
from jiedao_desk.ui.widgets.labels import ElidedLabel

_NUMERALS = "一二三四五六七八九十"


class _Speakers(QSyntaxHighlighter):
    """Shows whose words the program takes a line for."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.known: frozenset[str] = frozenset()
        self._bold = QTextCharFormat()
        self._bold.setFontWeight(QFont.Weight.DemiBold)

    def highlightBlock(self, text: str) -> None:
        if discussion.speaker_of(text, self.known) is not None:
            end = min((place for place in (text.find("："), text.find(":")) if place >= 0), default=-1)
            self.setFormat(0, end + 1, self._bold)


class ItemCard(Card):
    """Edits one item with its speeches and tasks, straight in the drafts."""

    changed = Signal()
    refused = Signal(str)
    follow_wanted = Signal(int)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__("议题", " ", parent=parent)
        self._item = Draft("agenda")
        self._session_tasks: list[Draft] = []
        self._known: frozenset[str] = frozenset()
        self._filling = False
        agenda = catalogue["agenda"]
        self._title = QLineEdit()
        self._title.setAccessibleName("议题名称")
        self._title.setPlaceholderText("议题名称，如：研究代表建议办理工作")
        self._congress = QCheckBox("人大议题")
        self._congress.setToolTip(agenda.field("is_congress").help)
        self._presenter = QLineEdit()
        self._presenter.setAccessibleName("汇报人")
        self._presenter.setPlaceholderText("汇报人")
        self._post = QLineEdit()
        self._post.setAccessibleName("汇报人职务")
        self._post.setPlaceholderText("职务")
        self._subject = QComboBox()
        self._subject.setAccessibleName("研究主题")
        self._subject.setEditable(True)
        subject = agenda.field("subject")
        assert isinstance(subject, Choice)
        self._subject.addItems(("", *subject.codes.words))
        line = self._subject.lineEdit()
        if line is not None:
            line.setPlaceholderText("研究主题")
        self._report = _Area("汇报要点", 70)
        self._talk = _Area("讨论发言", 120)
        self._talk.setPlaceholderText("张三：发言内容\n李四：发言内容（每人另起一行，姓名后加冒号）")
        self._speakers = _Speakers(self._talk.document())
        self._summary = _Area("主持人小结", 56)
        self._votes = QLineEdit()
        self._votes.setAccessibleName("表决情况")
        self._votes.setPlaceholderText("表决情况（没有表决不填）")
        self._model = DecisionsModel(catalogue["actions"], self._new_task, self)
        self._table = DecisionsTable(self._model)
        self._table.setMinimumHeight(138)
        self._carried = ElidedLabel("", role="muted")
        self._carried.setWordWrap(True)
        self._lay_out()
        self._title.textEdited.connect(lambda text: self._write("title", text))
        self._presenter.textEdited.connect(lambda text: self._write("presenter", text))
        self._post.textEdited.connect(lambda text: self._write("presenter_post", text))
        self._votes.textEdited.connect(lambda text: self._write("votes", text))
        self._congress.toggled.connect(lambda on: self._write("is_congress", on))
        self._subject.currentTextChanged.connect(lambda text: self._write("subject", text))
        self._report.textChanged.connect(lambda: self._write("report", self._report.toPlainText()))
        self._summary.textChanged.connect(lambda: self._write("summary", self._summary.toPlainText()))
        self._talk.textChanged.connect(self._read_talk)
        self._model.edited.connect(self._keep_tasks)
        self._model.refused.connect(self.refused)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACING.normal)
        first.addWidget(self._title, 1)
        first.addWidget(self._congress)
        second = QHBoxLayout()
        second.setSpacing(SPACING.small)
        second.addWidget(self._presenter, 2)
        second.addWidget(self._post, 3)
        second.addWidget(self._subject, 4)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self._carried)
        for caption, widget, stretch in (
            ("汇报要点", self._report, 0),
            ("讨论发言", self._talk, 1),
            ("主持人小结", self._summary, 0),
        ):
            label = QLabel(caption)
            label.setObjectName("FieldLabel")
            label.setBuddy(widget)
            column = QVBoxLayout()
            column.setSpacing(SPACING.hair)
            column.addWidget(label)
            column.addWidget(widget, 1)
            self.body.addLayout(column, stretch)
        self.body.addWidget(self._votes)
        heading = SectionTitle("议定事项", "可从表格粘贴：事项、责任人、时限")
        self.body.addWidget(heading)
        self.body.addWidget(self._table)

    def show_item(
        self, number: int, item: Draft, session: Draft, carried: list[str], *, locked: bool
    ) -> None:
        """Shows one item; ``number`` counts from 1, ``carried`` are earlier tasks it takes up."""
        self._filling = True
        self._item, self._session_tasks = item, session.children.setdefault("actions", [])
        self._known = frozenset(str(one.get("name")) for one in session.listed("attendance"))
        self._speakers.known = self._known
        self.heading.set_title(f"议题{_NUMERALS[number - 1] if number <= len(_NUMERALS) else number}")
        self.heading.set_note(
            "人大议题，计入专题研究" if item.get("is_congress") else "不是人大议题，只记题目也可以"
        )
        self._title.setText(item.get("title") or "")
        self._congress.setChecked(bool(item.get("is_congress")))
        self._presenter.setText(item.get("presenter") or "")
        self._post.setText(item.get("presenter_post") or "")
        self._subject.setCurrentText(item.get("subject") or "")
        self._votes.setText(item.get("votes") or "")
        self._report.setPlainText(item.get("report") or "")
        self._summary.setPlainText(item.get("summary") or "")
        self._talk.setPlainText(
            discussion.join((one.get("speaker"), one.get("words") or "") for one in item.listed("speeches"))
        )
        self._carried.setText("带入的议定事项：" + "；".join(carried) if carried else "")
        self._carried.setVisible(bool(carried))
        self._model.show_tasks([task for task in self._session_tasks if self._belongs(task)], locked=locked)
        for editor in (
            self._title,
            self._presenter,
            self._post,
            self._votes,
            self._report,
            self._summary,
            self._talk,
        ):
            editor.setReadOnly(locked)
        self._congress.setEnabled(not locked)
        self._subject.setEnabled(not locked)
        self._filling = False

    def offer_people(self, people: list[tuple[str, str]]) -> None:
        """Names, with their posts, that are completed in 汇报人; choosing one fills in the post."""
        completer = QCompleter([name for name, _ in people], self._presenter)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        posts = dict(people)

        def chosen(name: str) -> None:
            self._write("presenter", name)
            self._post.setText(posts.get(name, ""))
            self._write("presenter_post", posts.get(name, ""))

        completer.activated.connect(chosen)
        self._presenter.setCompleter(completer)

    def begin(self) -> None:
        """Puts the cursor into the title."""
        self._title.setFocus()

    def _belongs(self, task: Draft) -> bool:
        link = task.get("agenda_id")
        if isinstance(link, Sibling):
            return link.uid == self._item.uid
        return link is not None and link == self._item.id

    def _new_task(self) -> Draft:
        assert self._item.uid is not None
        return Draft("actions", {"agenda_id": Sibling(self._item.uid), "state": "进行中"})

    def _keep_tasks(self) -> None:
        others = [task for task in self._session_tasks if not self._belongs(task)]
        self._session_tasks[:] = others + self._model.tasks()
        self.changed.emit()

    def _write(self, key: str, value: object) -> None:
        if self._filling:
            return
        kept: object = value
        if isinstance(value, str):
            kept = value if key in ("report", "summary") else value.strip()
            kept = kept or None
        if self._item.get(key) == kept:
            return
        self._item.values[key] = kept
        if key == "is_congress":
            self.heading.set_note("人大议题，计入专题研究" if kept else "不是人大议题，只记题目也可以")
        self.changed.emit()

    def _read_talk(self) -> None:
        if self._filling:
            return
        before = self._item.listed("speeches")
        said = discussion.split(self._talk.toPlainText(), self._known)
        speeches = []
        for place, (speaker, words) in enumerate(said):
            # The first speeches keep their records, so that a corrected word is a change and not a new speech.
            draft = before[place] if place < len(before) else Draft("speeches")
            draft.values |= {"speaker": speaker, "words": words}
            speeches.append(draft)
        self._item.children["speeches"] = speeches
        self.changed.emit()


class _Area(QPlainTextEdit):
    """A text of several lines; Tab goes on to the next field."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(height)
