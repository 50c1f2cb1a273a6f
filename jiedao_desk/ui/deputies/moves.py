"""The boxes in which a mandate's end, a suspension, a move between groups are recorded (代表变动登记)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused, StorageTrouble
from jiedao_desk.kernel.fields import Field
from jiedao_desk.operations import deputies
from jiedao_desk.operations.deputies import At, Ending
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.memberships import GroupMembership
from jiedao_desk.registers.suspensions import Suspension
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.forms import FieldRow, Form
from jiedao_desk.ui.widgets.notices import Banner

_Done = TypeVar("_Done")
Act = Callable[[dict[str, Any]], object]

_SUSPEND = "暂停期间仍在名册上，不列入应到，也不能联名；只在本人档案中显示。"
_END = "这里只登记事实。资格终止由区人大常委会依法决定、公告；辞职等未被接受前不填生效日，仍计在任。"
_AT_ONCE = ("去世", "迁出或者调离本行政区域")


class FieldsBox(AskBox):
    """Some fields and what is done with them; what is refused stands under its field, and the box stays."""

    def __init__(
        self,
        headline: str,
        explanation: str,
        accept: str,
        desk: Desk,
        fields: Iterable[Field],
        act: Act,
        parent: QWidget | None = None,
        *,
        first: FieldRow | None = None,
    ) -> None:
        super().__init__(headline, accept, parent)
        self._act = act
        around = Around(desk)
        words = QLabel(explanation)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        if not explanation:
            words.hide()
        words.setMinimumWidth(current_type().body * 30)
        self.banner = Banner()
        self.body.addWidget(words)
        self.body.addWidget(self.banner)
        self.form = Form()
        if first is not None:
            self.form.add_row(first)
        self.rows: dict[str, EditorRow] = {}
        for field in fields:
            self.rows[field.key] = EditorRow(editor(field, around))
            self.form.add_row(self.rows[field.key])
        self.body.addWidget(self.form)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.accept)
        next(iter(self.rows.values())).field_editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Grows with what is said under the fields: their lines break, so the height follows the width."""
        grown = event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show)
        done = super().event(event)
        # Asked of no other event: the one that lets the box go leaves nothing to be asked.
        if grown:
            self._make_room()
        return done

    def _make_room(self) -> None:
        layout = self.layout()
        assert layout is not None
        needed = layout.totalHeightForWidth(self.width())
        room = self.screen().availableGeometry().height() - current_type().body * 4
        if self.height() < needed <= room:
            self.resize(self.width(), needed)

    def sizeHint(self) -> QSize:
        return QSize(current_type().body * 38, super().sizeHint().height())

    def fill(self, values: dict[str, Any]) -> None:
        """What the program knows already."""
        for key, row in self.rows.items():
            if values.get(key) is not None:
                row.field_editor.set_value(values[key])

    def values(self) -> dict[str, Any]:
        """What was filled in, by field key."""
        return {key: row.field_editor.value() for key, row in self.rows.items()}

    def accept(self) -> None:
        """Does it; the box closes only when it is done."""
        for row in self.rows.values():
            row.field_editor.settle()
        wrong = [row for row in self.rows.values() if row.insist()]
        if wrong:
            wrong[0].field_editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            self._act(self.values())
        except Refused as refused:
            self._say(refused.problems)
        except StorageTrouble as trouble:
            self.banner.say(str(trouble), Tone.BAD)
        else:
            super().accept()

    def _say(self, problems: Sequence[Problem]) -> None:
        for row in self.rows.values():
            row.set_rule(None)
        beside = [problem for problem in problems if problem.field in self.rows]
        for problem in beside:
            self.rows[str(problem.field)].set_rule(problem)
        self.banner.say("；".join(one.why for one in problems if one not in beside), Tone.BAD)
        if beside:
            self.rows[str(beside[0].field)].field_editor.setFocus(Qt.FocusReason.OtherFocusReason)


class EndBox(FieldsBox):
    """How a mandate ends, in as many steps as it takes."""

    def __init__(
        self, desk: Desk, title: str, mandate: Draft, act: Callable[[Ending, bool], object], parent: QWidget
    ) -> None:
        keys = (
            "end_cause",
            "end_event_on",
            "ended_on",
            "end_reported_on",
            "end_announced_on",
            "end_document",
        )
        self.leave = QCheckBox("不再担任其他代表职务的，自生效日起离开代表小组")
        self.leave.setChecked(True)
        super().__init__(
            f"登记终止：{title}",
            _END,
            "登记",
            desk,
            [Mandate.fields[key] for key in keys],
            lambda values: act(_ending(values), self.leave.isChecked()),
            parent,
        )
        self.form.add_widget(self.leave)
        self.fill(mandate.values)
        self.rows["end_event_on"].changed.connect(self._follow)
        self.rows["end_cause"].changed.connect(self._follow)

    def _follow(self) -> None:
        """What ends a mandate by itself takes effect the day it happens; nothing else is presumed."""
        cause, day = (self.rows[key].field_editor for key in ("end_cause", "end_event_on"))
        effect = self.rows["ended_on"].field_editor
        if cause.value() in _AT_ONCE and day.value() is not None and effect.value() is None:
            effect.set_value(day.value())


def _ending(values: dict[str, Any]) -> Ending:
    return Ending(
        values["end_cause"] or "",
        event_on=values["end_event_on"],
        effective_on=values["ended_on"],
        reported_on=values["end_reported_on"],
        announced_on=values["end_announced_on"],
        document=values["end_document"],
    )


def end_mandate(parent: QWidget, desk: Desk, at: At, mandate: Draft, title: str) -> Saved | None:
    """Records the end of a mandate; ``None`` if the user thought better of it."""
    done: list[Saved] = []

    def act(ending: Ending, leave: bool) -> None:
        done.append(
            deputies.end_mandate(desk, at, mandate.id or 0, ending, leave_group=leave, initiator=parent)
        )

    return _run(EndBox(desk, title, mandate, act, parent), done)


def suspend(parent: QWidget, desk: Desk, at: At, mandate: Draft, title: str) -> Saved | None:
    """Records a suspension; ``None`` if the user thought better of it."""
    done: list[Saved] = []

    def act(values: dict[str, Any]) -> None:
        done.append(deputies.suspend(desk, at, mandate.id or 0, **values, initiator=parent))

    fields = [Suspension.fields[key] for key in ("cause", "started_on", "basis")]
    return _run(FieldsBox(f"登记暂停执行职务：{title}", _SUSPEND, "登记", desk, fields, act, parent), done)


def resume(parent: QWidget, desk: Desk, at: At, mandate: Draft, title: str) -> Saved | None:
    """Records that functions are taken up again; ``None`` if the user thought better of it."""
    done: list[Saved] = []

    def act(values: dict[str, Any]) -> None:
        done.append(deputies.resume(desk, at, mandate.id or 0, values["ended_on"], initiator=parent))

    fields = [Suspension.fields["ended_on"]]
    return _run(FieldsBox(f"登记恢复执行职务：{title}", "", "登记", desk, fields, act, parent), done)


def move_group(parent: QWidget, desk: Desk, at: At, name: str) -> Saved | None:
    """Moves a deputy into another group; ``None`` if the user thought better of it."""
    done: list[Saved] = []

    def act(values: dict[str, Any]) -> None:
        done.append(
            deputies.move_group(
                desk, at, values["group_id"], values["joined_on"], values["role"], initiator=parent
            )
        )

    return _run(_group_box(desk, f"调整小组：{name}", act, parent), done)


def ask_group_of_many(parent: QWidget, desk: Desk, people: Sequence[int], names: Sequence[str]) -> bool:
    """Moves several deputies into one group on a day, all or none; whether it was done."""
    done: list[int] = []
    shown = "、".join(names[:3]) + (f"等{len(names)}名代表" if len(names) > 3 else "")

    def act(values: dict[str, Any]) -> None:
        if values["group_id"] is None:
            raise Refused((Problem("group_id", "请选择小组"),))
        done.append(
            deputies.move_many(
                desk, people, values["group_id"], values["joined_on"], values["role"], initiator=parent
            )
        )

    return _run(_group_box(desk, f"编入小组：{shown}", act, parent), done) is not None


def _group_box(desk: Desk, headline: str, act: Act, parent: QWidget) -> FieldsBox:
    group, day, role = (GroupMembership.fields[key] for key in ("group_id", "joined_on", "role"))
    fields = [
        replace(group, required=False, help="留空表示不再属于任何小组"),
        replace(day, label="从哪天起", required=True, help="从这一天起属于新的小组"),
        role,
    ]
    words = "这一天以前的活动仍算在原来的小组。"
    return FieldsBox(headline, words, "调整", desk, fields, act, parent)


def _run(box: FieldsBox, done: list[_Done]) -> _Done | None:
    box.answered()
    box.deleteLater()
    return done[-1] if done else None
