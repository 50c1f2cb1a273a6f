"""People picked by name or pinyin initials, or written as they were said (人员编辑)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from jiedao_desk.ui.widgets.buttons import IconButton
from jiedao_desk.ui.widgets.floating_list import Choice, FloatingList
from jiedao_desk.ui.widgets.flow import FlowBox
from jiedao_desk.ui.widgets.styling import mark

_SEPARATORS = "、，,；;\n\t"


@dataclass(frozen=True)
class PersonPick:
    """Someone in the field: a known person with an id, or a name as written (``id`` is None)."""

    name: str
    id: int | None = None
    detail: str = ""


Completer = Callable[[str], Sequence[PersonPick]]
SplitNames = Callable[[str], Sequence[str]]


def split_at_separators(text: str) -> list[str]:
    """Names parted by 、，；or a new line; spaces stay, since a name may hold one."""
    for separator in _SEPARATORS[1:]:
        text = text.replace(separator, "、")
    return [name for part in text.split("、") if (name := part.strip())]


class PersonChip(QFrame):
    """A name in the field, and a way to take it out."""

    removed = Signal(object)  # the PersonPick

    def __init__(self, person: PersonPick, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PersonChip")
        self.person = person
        known = person.id is not None
        self.setProperty("known", "true" if known else "false")
        self.setToolTip(person.detail if known else "不在名单中，按所写保存")
        label = QLabel(person.name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = IconButton("close", f"移除{person.name}", size=12)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 2, 0)
        row.setSpacing(0)
        row.addWidget(label)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_fixed(self, fixed: bool) -> None:
        self._button.setVisible(not fixed)

    def _remove(self) -> None:
        self.removed.emit(self.person)


class NameLine(QLineEdit):
    """The line behind the chips. It says what is pasted instead of joining its lines into one."""

    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        menu.popup(event.globalPos())

    def _paste(self) -> None:
        held = QGuiApplication.clipboard().text()
        if held:
            self.pasted.emit(held)


class PeopleEditor(FlowBox):
    """Chips and a line. Enter or 、 takes the name up; Backspace in the empty line takes the last one back.

    ``complete`` answers what was typed (characters or pinyin initials) with known people; ``split`` parts a
    pasted list into names. A name nobody has is kept as it was written.
    """

    changed = Signal()

    def __init__(
        self,
        complete: Completer,
        split: SplitNames = split_at_separators,
        *,
        most: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margins=QMargins(6, 5, 6, 5), stretch_last=True)
        self.setObjectName("PeopleEditor")
        self._complete = complete
        self._split = split
        self._most = most
        self._chips: list[PersonChip] = []
        self._list: FloatingList | None = None
        self.line = NameLine()
        self.line.textEdited.connect(self._typed)
        self.line.textChanged.connect(self._make_room)
        self.line.pasted.connect(self._take_list)
        self.line.installEventFilter(self)
        self.append(self.line)
        self.setFocusProxy(self.line)
        self._prompt()

    def people(self) -> tuple[PersonPick, ...]:
        return tuple(chip.person for chip in self._chips)

    def set_people(self, people: Sequence[PersonPick]) -> None:
        """Shows these people, without announcing it."""
        for chip in tuple(self._chips):
            self._drop(chip)
        for person in people:
            self._append(person)
        self.line.clear()
        self._prompt()

    def pending(self) -> str:
        """What was typed and not yet taken up; a draft keeps it."""
        return self.line.text().strip()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        for chip in self._chips:
            chip.set_fixed(read_only)
        self._prompt()

    @property
    def suggestions(self) -> FloatingList | None:
        return self._list

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        # The line is what the focus is in.
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleDescription(words)
        self.line.setAccessibleDescription(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._steered(event):
                return True
            if event.type() == QEvent.Type.FocusIn:
                mark(self, "focused", "true")
            elif event.type() == QEvent.Type.FocusOut:
                self._left()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def take_up(self, text: str) -> None:
        """Adds a name: the one known person of that name, else the name as written."""
        name = text.strip()
        if not name:
            return
        known = [person for person in self._complete(name) if person.name == name]
        self._add(known[0] if len(known) == 1 else PersonPick(name))

    def _typed(self, text: str) -> None:
        if any(separator in text for separator in _SEPARATORS):
            self._take_list(text)
            return
        wanted = text.strip()
        found = self._complete(wanted) if wanted else ()
        if not found:
            self._close()
            return
        if self._list is None:
            self._list = FloatingList("可选人员", self.window())
            self._list.chosen.connect(self._add)
        here = {person.id for person in self.people() if person.id is not None}
        choices = [Choice(person.name, person.detail, person) for person in found if person.id not in here]
        if not choices:
            self._close()
            return
        self._list.show_choices(choices)
        self._list.place_under(self)

    def _steered(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        shown = self._list if self._list is not None and self._list.isVisible() else None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._settle(shown)
        if (
            key == Qt.Key.Key_Backspace
            and not self.line.text()
            and self._chips
            and not self.line.isReadOnly()
        ):
            self._remove(self._chips[-1].person)
            return True
        if shown is None:
            return False
        if key == Qt.Key.Key_Escape:
            self._close()
            return True
        return shown.steer(key)

    def _settle(self, shown: FloatingList | None) -> bool:
        """Enter: the choice in sight, else the name as typed; in an empty line it is the form's."""
        choice = shown.choice() if shown is not None else None
        if choice is not None and isinstance(choice.value, PersonPick):
            self._add(choice.value)
            return True
        if not self.pending():
            return False
        self.take_up(self.pending())
        return True

    def _left(self) -> None:
        """Leaving the field takes up what was typed, so that nothing is lost by not pressing Enter."""
        mark(self, "focused", "false")
        self._close()
        if self.pending():
            self.take_up(self.pending())

    def _take_list(self, text: str) -> None:
        if self.line.isReadOnly():
            return
        for name in self._split(text):
            self.take_up(name)

    def _add(self, person: PersonPick) -> None:
        self._close()
        self.line.clear()
        if self._most is not None and len(self._chips) >= self._most:
            self._drop(self._chips[-1])
        twice = person.id is not None and person.id in {one.id for one in self.people()}
        if not twice and person not in self.people():
            self._append(person)
            self.changed.emit()
        self._prompt()

    def _append(self, person: PersonPick) -> None:
        chip = PersonChip(person)
        chip.removed.connect(self._remove)
        chip.set_fixed(self.line.isReadOnly())
        self.insert(len(self._chips), chip)
        self._chips.append(chip)

    def _remove(self, person: PersonPick) -> None:
        for chip in self._chips:
            if chip.person == person:
                self._drop(chip)
                break
        self._prompt()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self, chip: PersonChip) -> None:
        self._chips.remove(chip)
        self.remove(chip)

    def _prompt(self) -> None:
        empty = not self._chips and not self.line.isReadOnly()
        several = "" if self._most == 1 else "，用、分开"
        self.line.setPlaceholderText(f"姓名或拼音首字母{several}" if empty else "")
        self._make_room()

    def _make_room(self) -> None:
        """The line is as short as what stands in it, so that it seldom needs a row of its own."""
        shown = self.line.text() or self.line.placeholderText()
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance(shown[:12]) + 24)
        self._rearrange()

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()
