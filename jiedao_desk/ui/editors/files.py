"""An editor for attached files: chosen, dropped, pasted, looked at, saved as a copy, taken out (附件编辑)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.fields import Files
from jiedao_desk.operations import attachments
from jiedao_desk.operations.attachments import Attached
from jiedao_desk.ui import clipboard, dialogs
from jiedao_desk.ui.editors import given_files
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.file_line import FACE, FileLine
from jiedao_desk.ui.editors.picture_box import PictureBox, save_attached
from jiedao_desk.ui.editors.small_pictures import decoded
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.emptying import take_out


class DropPlace(QFrame):
    """Takes what is dropped on it, and what is pasted while the cursor is in it."""

    given = Signal(object)  # QMimeData

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if given_files.holds_any(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.given.emit(event.mimeData())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.given.emit(clipboard.held())
            event.accept()
            return
        super().keyPressEvent(event)


class FilesEditor(FieldEditor):
    """Pictures in small, other files by name; a copy of each can be saved, none is opened in the office's data."""

    def __init__(self, field: Files, around: Around, parent: QWidget | None = None) -> None:
        self.place = DropPlace()
        self._add = PlainButton("添加文件…", "add")
        self.place.setFocusProxy(self._add)
        super().__init__(field, self.place, parent)
        self._desk = around.desk
        self._ids: tuple[int, ...] = ()
        self._given: Any = None
        self._why: str | None = None
        self._read_only = False
        self._waiting: list[FileLine] = []
        # Pictures are decoded one by one once the form stands.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._draw_next)
        self._paste = PlainButton("粘贴", "paste")
        self._paste.setToolTip("把复制的文件、截图贴进来（Ctrl+V）")
        self._add.clicked.connect(self.choose)
        self._paste.clicked.connect(self.paste)
        self.place.given.connect(self.take_given)
        self._hint = QLabel("可把文件拖到这里")
        self._hint.setProperty("role", "caption")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACING.tight)
        layout = QVBoxLayout(self.place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.tight)
        layout.addLayout(self._lines)
        row = QHBoxLayout()
        row.setSpacing(SPACING.small)
        row.addWidget(self._add)
        row.addWidget(self._paste)
        row.addWidget(self._hint)
        row.addStretch(1)
        layout.addLayout(row)

    def value(self) -> Any:
        return self._given

    def set_value(self, value: Any) -> None:
        self._given, self._ids, self._why = value, tuple(value or ()), None
        self._show()

    def set_typed(self, text: str) -> None:
        """A file is never typed."""

    def problem(self) -> str | None:
        return self._why or super().problem()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for widget in (self._add, self._paste, self._hint):
            widget.setVisible(not read_only)
        self.place.setAcceptDrops(not read_only)
        for line in self.lines():
            line.set_read_only(read_only)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self._add.setAccessibleName(f"添加文件：{name}")
        self._paste.setAccessibleName(f"粘贴文件：{name}")

    def lines(self) -> list[FileLine]:
        """The files as they are shown."""
        found = (self._lines.itemAt(place) for place in range(self._lines.count()))
        return [line for item in found if item is not None and isinstance(line := item.widget(), FileLine)]

    # What the user does

    def choose(self) -> None:
        """Asks for files."""
        self.take(list(dialogs.choose_files(self, self.field.label)))

    def paste(self) -> None:
        """Takes the files, or the picture, that were copied."""
        self.take_given(clipboard.held())

    def take_given(self, data: QMimeData) -> None:
        """Takes what was dropped or pasted."""
        if self._read_only:
            return
        files = given_files.local_files(data)
        picture = None if files else given_files.picture(data)
        if files:
            self.take(files)
        elif picture is not None:
            self._take_picture(*picture)
        else:
            self._refuse("剪贴板里没有文件或图片。请先复制文件或截图，或用“添加文件”")

    def take(self, files: list[Path]) -> None:
        """Takes files in; those that cannot be taken are named, the others are kept."""
        refused = []
        ids = list(self._ids)
        for file in files:
            try:
                ids.append(attachments.add(self._desk, file).id)
            except (Refused, StorageTrouble) as trouble:
                refused.append(str(trouble))
        self._why = "；".join(refused) or None
        self._keep(ids)

    # Inside

    def _take_picture(self, ending: str, content: bytes) -> None:
        name = f"粘贴的图片{len(self._ids) + 1}.{ending}"
        try:
            added = attachments.add_content(self._desk, name, content)
        except (Refused, StorageTrouble) as trouble:
            self._refuse(str(trouble))
            return
        self._why = None
        self._keep([*self._ids, added.id])

    def _refuse(self, why: str) -> None:
        self._why = why
        self.changed.emit()
        self.left.emit()

    def _remove(self, number: int) -> None:
        self._why = None
        self._keep([one for one in self._ids if one != number])
        self._add.setFocus()

    def _keep(self, ids: list[int]) -> None:
        self._ids = tuple(dict.fromkeys(ids))
        self._given = self._ids or None
        self._show()
        self.changed.emit()
        self.left.emit()

    def _show(self) -> None:
        self._waiting = []
        take_out(self._lines)
        known = {one.id: one for one in attachments.describe(self._desk, self._ids)}
        for number in self._ids:
            one = known.get(number)
            line = FileLine(number, one)
            line.set_read_only(self._read_only)
            line.look_wanted.connect(self._look)
            line.copy_wanted.connect(self._save_copy)
            line.removal_wanted.connect(self._remove)
            self._lines.addWidget(line)
            if one is not None and one.picture:
                self._waiting.append(line)
        if self._waiting:
            self._soon.start()

    def _draw_next(self) -> None:
        if not self._waiting:
            return
        line = self._waiting.pop(0)
        try:
            content = attachments.content(self._desk, line.number)
        except (Refused, StorageTrouble):
            line.say_trouble("内容已损坏，请从原件重新添加")
        else:
            small = decoded(content, FACE, self.devicePixelRatioF())
            if small is not None:
                line.show_face(small)
        if self._waiting:
            self._soon.start()

    def _pictures(self) -> list[Attached]:
        return [one for one in attachments.describe(self._desk, self._ids) if one.picture]

    def _look(self, number: int) -> None:
        pictures = self._pictures()
        at = next((place for place, one in enumerate(pictures) if one.id == number), None)
        if at is not None:
            box = PictureBox(self._desk, pictures, at, self)
            box.exec()
            box.deleteLater()

    def _save_copy(self, number: int) -> None:
        for one in attachments.describe(self._desk, (number,)):
            save_attached(self, self._desk, one)
