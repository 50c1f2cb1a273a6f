"""Every setting with its meaning and its source; what concerns the look is put on at once (设置)."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused, StorageTrouble, Unreadable
from jiedao_desk.kernel.settings import SETTINGS, Setting
from jiedao_desk.operations import settings
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.forms import Form

# Seen as soon as they are chosen; waiting for 保存 would make one guess.
_AT_ONCE = ("look.size", "look.theme")


class SettingsPage(Page):
    """One card a group. What was changed and not saved is kept until it is saved or given up."""

    def __init__(self, place: Place) -> None:
        super().__init__("设置", "每一项都写明意思和来源；影响“怎么算”的改动记入历史")
        self._place = place
        self._rows: dict[str, EditorRow] = {}
        self._changed: set[str] = set()
        for group, members in groupby(SETTINGS, key=lambda one: one.group):
            card = Card(group)
            form = Form(columns=2)
            for setting in members:
                form.add_row(self._row(setting))
            card.body.addWidget(form)
            self.body.addWidget(card)
        self.body.addWidget(self._place_of_data())
        self.body.addStretch(1)
        self._give_up = PlainButton("放弃修改")
        self._give_up.clicked.connect(self._show)
        self._save = PrimaryButton("保存")
        self._save.clicked.connect(self.save)
        self.add_action(self._give_up)
        self.add_action(self._save)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        place.feed.changed.connect(self._heard)
        self._show()

    def _place_of_data(self) -> Card:
        root = self._place.desk.folder.root
        card = Card("数据在哪里", "全部数据都在这个文件夹里；搬到别处请用备份和恢复")
        path = QLabel(str(root))
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setWordWrap(True)
        open_it = LinkButton("打开文件夹", size="small")
        open_it.clicked.connect(lambda: dialogs.open_folder_of(root))
        card.body.addWidget(path)
        card.body.addWidget(open_it)
        return card

    def _row(self, setting: Setting) -> EditorRow:
        source = f"{setting.meaning}（来源：{setting.source}）"
        field = replace(setting.field, key=setting.key, help=source)
        row = EditorRow(editor(field, Around(self._place.desk)))
        row.changed.connect(lambda: self._follow(setting.key))
        self._rows[setting.key] = row
        return row

    def save(self) -> bool:
        """Saves what was changed, all or nothing; whether it was saved."""
        typed: dict[str, object] = {}
        for key in sorted(self._changed):
            row = self._rows[key]
            text = row.field_editor.typed()
            typed[key] = text if text is not None else row.field_editor.field.show(row.field_editor.value())
        try:
            settings.change_many(self._place.desk, typed, self)
        except (Refused, Unreadable, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return False
        self._show()
        self._place.tell("设置已保存", Tone.GOOD)
        return True

    def may_leave(self) -> bool:
        """Whether nothing is unsaved, or the user gives it up."""
        if not self._changed:
            return True
        labels = "、".join(self._rows[key].field_editor.field.label for key in sorted(self._changed))
        if dialogs.confirm(self, "有设置还没有保存", f"改过的：{labels}。", "放弃修改，离开", "留下"):
            self._show()
            return True
        return False

    def _show(self) -> None:
        values = settings.current(self._place.desk)
        for key, row in self._rows.items():
            row.field_editor.set_value(values[key])
            row.clear()
        self._changed.clear()
        self._tell()

    def _follow(self, key: str) -> None:
        self._changed.add(key)
        self._tell()
        if key in _AT_ONCE and self._rows[key].field_editor.problem() is None:
            others = self._changed - {key}
            self._changed = {key}
            if self._write_look(key):
                self._changed = others
                self._tell()
            else:
                self._changed = others | {key}

    def _write_look(self, key: str) -> bool:
        field_editor = self._rows[key].field_editor
        if field_editor.typed() is not None or field_editor.value() is None:
            return False
        try:
            settings.change(self._place.desk, key, field_editor.field.show(field_editor.value()), self)
        except (Refused, Unreadable, StorageTrouble):
            return False
        return True

    def _tell(self) -> None:
        self._save.setEnabled(bool(self._changed))
        self._give_up.setEnabled(bool(self._changed))

    def _heard(self, changes: Changes) -> None:
        if changes.concern("settings") and changes.initiator is not self and not self._changed:
            self._show()
