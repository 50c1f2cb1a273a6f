"""An editor for attached files: added, dropped, saved as a copy, taken out (附件编辑)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.fields import Files
from jiedao_desk.operations import attachments
from jiedao_desk.operations.attachments import Attached
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import IconButton, LinkButton, PlainButton
from jiedao_desk.ui.widgets.labels import ElidedLabel


class DropPlace(QFrame):
    """Takes files that are dropped on it."""

    dropped = Signal(object)  # a list of Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


class FilesEditor(FieldEditor):
    """Files by name; a copy of each can be saved, none is ever opened from inside the office's data."""

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
        self._add.clicked.connect(self.choose)
        self.place.dropped.connect(self.take)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACING.hair)
        layout = QVBoxLayout(self.place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.tight)
        layout.addLayout(self._lines)
        row = QHBoxLayout()
        row.addWidget(self._add)
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
        self._add.setVisible(not read_only)
        self.place.setAcceptDrops(not read_only)
        self._show()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self._add.setAccessibleName(f"添加文件：{name}")

    def choose(self) -> None:
        """Asks for files."""
        self.take(list(dialogs.choose_files(self, self.field.label)))

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

    def _remove(self, number: int) -> None:
        self._why = None
        self._keep([one for one in self._ids if one != number])

    def _keep(self, ids: list[int]) -> None:
        self._ids = tuple(dict.fromkeys(ids))
        self._given = self._ids or None
        self._show()
        self.changed.emit()
        self.left.emit()

    def _show(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in attachments.describe(self._desk, self._ids):
            self._lines.addWidget(self._line(one))

    def _line(self, one: Attached) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(ElidedLabel(one.name))
        size = ElidedLabel(f"{one.size / 1024:.0f}KB", role="caption")
        row.addWidget(size)
        row.addStretch(1)
        save = LinkButton("另存…", quiet=True, size="small")
        save.setAccessibleName(f"另存{one.name}")
        save.clicked.connect(partial(self._save_copy, one))
        row.addWidget(save)
        if not self._read_only:
            remove = IconButton("close", f"移除{one.name}")
            remove.clicked.connect(partial(self._remove, one.id))
            row.addWidget(remove)
        return line

    def _save_copy(self, one: Attached) -> None:
        target = dialogs.choose_new_file(self, "另存附件", Path.home() / one.name)
        if target is None:
            return
        try:
            attachments.save_copy(self._desk, one.id, target)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
