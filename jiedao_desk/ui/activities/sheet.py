"""The sign-in sheet: search line, tiles of people, pasted lists, last time's list, what it comes to (签到)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from jiedao_desk.kernel.attendance import LEAVE, PRESENT
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.rolls import Doubt, Found
from jiedao_desk.operations import activities
from jiedao_desk.operations.activities import OnRoll
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.deputy_list import Narrowing
from jiedao_desk.ui.activities.doubts import DoubtsBar
from jiedao_desk.ui.activities.line_detail import LineDetail
from jiedao_desk.ui.activities.name_keys import NameKeys
from jiedao_desk.ui.activities.roll_model import CYCLE, RollModel
from jiedao_desk.ui.activities.roll_view import RollView, tile_height
from jiedao_desk.ui.activities.scope_box import ScopeBox
from jiedao_desk.ui.activities.search_line import SearchLine
from jiedao_desk.ui.activities.wording import counted
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.cards import Card

_LEAST_ROWS = 4


class SignInSheet(QWidget):
    """Holds the lines of one activity. Whatever is typed or pasted ends in a line or in a doubt, never nowhere."""

    changed = Signal()
    told = Signal(str)  # a short word about what was just done
    copy_wanted = Signal()

    def __init__(
        self, desk: Desk, ask_names: Callable[[], str | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask_names = ask_names
        self._day = desk.clock.today()
        self._roll: dict[int, OnRoll] = {}
        self._leave_expected = True
        self._read_only = False
        self.model = RollModel(self)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.search = SearchLine()
        self.scope = ScopeBox()
        self.all_present = PlainButton("全部出席")
        self.all_present.setToolTip("还没有登记的都记出席（Alt+A）")
        self.all_present.setShortcut("Alt+A")
        self.paste_button = PlainButton("粘贴名单…")
        self.copy_button = PlainButton("从上次复制")
        self.copy_button.setToolTip("取最近一次同类活动的名单：上次到场的记出席")
        bar = QHBoxLayout()
        bar.setSpacing(SPACING.small)
        bar.addWidget(self.search, 1)
        for widget in (self.scope, self.all_present, self.paste_button, self.copy_button):
            bar.addWidget(widget)
        top = Card()
        top.body.addLayout(bar)
        self._card = Card("应到")
        self.view = RollView(self.model)
        self.view.setMinimumHeight(tile_height() * _LEAST_ROWS)
        self.doubts = DoubtsBar()
        self._keys = NameKeys(self.search, self.view, self.model)
        self.detail = LineDetail(self._desk, self._desk.catalogue[activities.SIGN_IN])
        self._card.body.addWidget(self.view, 1)
        self._card.body.addWidget(self.doubts)
        self._card.body.addWidget(self.detail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(top)
        layout.addWidget(self._card, 1)
        self.setFocusProxy(self.search)

    def _wire(self) -> None:
        self.search.tick_wanted.connect(lambda: self._keys.then_next(lambda row: self.tick(row, keep=True)))
        self.search.cycle_wanted.connect(lambda: self._keys.here(self.cycle))
        self.search.digit_wanted.connect(
            lambda digit: self._keys.then_next(lambda row: self._digit(row, digit))
        )
        self.search.list_pasted.connect(self.paste)
        self.view.tick_wanted.connect(self.tick)
        self.view.cycle_wanted.connect(self.cycle)
        self.view.digit_wanted.connect(self._digit)
        self.view.menu_wanted.connect(self._menu)
        self.view.remove_wanted.connect(self.remove)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.scope.chosen.connect(self._choose_scope)
        self.all_present.clicked.connect(self.mark_all)
        self.paste_button.clicked.connect(self._ask_and_paste)
        self.copy_button.clicked.connect(self.copy_wanted)
        self.doubts.chosen.connect(self._settle_with)
        self.doubts.kept.connect(self._keep_as_written)
        self.doubts.dropped.connect(self._drop)
        self.detail.changed.connect(self._write_detail)
        self.detail.remove_wanted.connect(lambda: self.remove(self.view.currentIndex().row()))

    # What is shown

    def show_lines(self, lines: Sequence[Draft], day: date, scope: Narrowing | None) -> None:
        """Shows the list of an activity; without a ``scope`` it keeps to those on it when the day changes."""
        self._leave_expected = activities.leave_expected(self._desk)
        self.doubts.clear()
        self.search.clear()
        self._learn(day)
        self.scope.choose(scope)
        self._put(lines)
        if lines:
            self.view.setCurrentIndex(self.model.index(0))

    def lines(self) -> list[Draft]:
        """The lines as they stand."""
        return self.model.lines()

    def set_day(self, day: date) -> None:
        """Another day means other people in office; what was marked stays and is told apart."""
        if day == self._day:
            return
        self._learn(day)
        if self.scope.scope is not None:
            self._line_up(self.scope.scope)
        else:
            lines = self.model.lines()
            self._put([one for one in lines if activities.touched(one) or one.get("person_id") in self._roll])
        self.changed.emit()

    def set_group(self, group_id: int | None) -> None:
        """The activity is one of a group now: its members are expected, unless a list stands already."""
        if self.scope.scope is None:
            return
        wanted = activities.of_group(group_id)
        self.scope.choose(wanted)
        self._line_up(wanted)
        self.changed.emit()

    def replace(self, lines: Sequence[Draft]) -> None:
        """Puts another list in the place of this one; nobody who was marked gets lost."""
        present = {one.get("person_id") for one in lines}
        kept = [
            one
            for one in self.model.lines()
            if activities.touched(one)
            and (one.get("person_id") is None or one.get("person_id") not in present)
        ]
        self.scope.choose(None)
        self._put([*lines, *kept])
        self.changed.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the list can only be looked at."""
        self._read_only = read_only
        self.view.set_read_only(read_only)
        self.search.setReadOnly(read_only)
        self.detail.set_read_only(read_only)
        for widget in (self.scope, self.all_present, self.paste_button, self.copy_button, self.doubts):
            widget.setEnabled(not read_only)

    def unsettled(self) -> str:
        """What of a pasted list is not settled yet, as it was written."""
        return "、".join(
            f"{one.written}（{one.note}）" if one.note else one.written for one in self.doubts.doubts()
        )

    def standing(self) -> activities.Standing:
        """What the list comes to."""
        return activities.standing(self.model.lines(), self._roll.values())

    # What the user does

    def tick(self, row: int, *, keep: bool = False) -> None:
        """Ticks a person, or takes the tick back; with ``keep`` a tick stays."""
        line = self.model.line(row)
        if line is not None:
            present = line.get("state") == PRESENT and not keep
            self.mark(row, None if present else PRESENT)

    def cycle(self, row: int) -> None:
        """The next state: 未登记、出席、迟到、早退、请假、缺席."""
        line = self.model.line(row)
        if line is not None:
            state = line.get("state")
            place = CYCLE.index(state) if state in CYCLE else 0
            self.mark(row, CYCLE[(place + 1) % len(CYCLE)])

    def mark(self, row: int, state: str | None) -> None:
        """Writes a state down."""
        if self._read_only:
            return
        self.model.write(row, state=state)
        self.view.setCurrentIndex(self.model.index(row))
        self._changed()

    def mark_all(self) -> None:
        """Everybody of whom nothing is said was there."""
        open_rows = [row for row, one in enumerate(self.model.lines()) if one.get("state") is None]
        for row in open_rows:
            self.model.write(row, state=PRESENT)
        self.told.emit(f"{len(open_rows)}名记为出席" if open_rows else "都已经登记过了")
        self._changed()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_rest_absent(self) -> None:
        """Everybody of whom nothing is said was absent."""
        self._put(activities.rest_absent(self.model.lines()))
        self._changed()

    def keep_marked(self) -> None:
        """Takes everybody off the list of whom nothing is said: they were not invited."""
        kept = activities.only_marked(self.model.lines())
        self.told.emit(f"移出{self.model.rowCount() - len(kept)}名没有登记的")
        self._put(kept)
        self._changed()

    def remove(self, row: int) -> None:
        """Takes somebody who was not invited off the list."""
        line = self.model.line(row)
        if line is None or self._read_only:
            return
        self._put([one for one in self.model.lines() if one is not line])
        self.view.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        self.told.emit(f"{line.get('name')}已移出名单")
        self._changed()

    def paste(self, text: str) -> None:
        """Takes a list of names: found ones are marked, doubtful ones are asked about."""
        matched = activities.matched(text, self._roll.values())
        for found in matched.found:
            self._note(found.who.id, found)
        self.doubts.add(matched.doubts)
        words = f"名单里认出{len(matched.found)}名"
        if matched.twice:
            words += f"；{'、'.join(matched.twice)}写了不止一次，只记一次"
        if matched.doubts:
            words += f"；{len(matched.doubts)}处要看一下"
        self.told.emit(words)
        self._changed()

    def _note(self, person_id: int, found: Found | Doubt) -> None:
        """Marks a person as a list says; somebody who is not on the list yet comes onto it."""
        row = self.model.row_of(person_id)
        if row is None:
            order = {person: place for place, person in enumerate(self._roll)}
            lines = [*self.model.lines(), activities.line_of(self._roll[person_id])]
            lines.sort(key=lambda one: order.get(one.get("person_id"), len(order)))
            self._put(lines)
            row = self.model.row_of(person_id)
        assert row is not None
        values: dict[str, Any] = {"state": found.state or PRESENT}
        if found.note and found.note != found.state:
            values["reason" if found.state == LEAVE else "remark"] = found.note
        self.model.write(row, **values)

    # Inside

    def _learn(self, day: date) -> None:
        self._day = day
        people, scopes = activities.roll_and_scopes(self._desk, day)
        self._roll = {one.person_id: one for one in people}
        self.scope.offer(scopes)

    def _choose_scope(self, narrowing: Narrowing) -> None:
        self._line_up(narrowing)
        self.changed.emit()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line_up(self, narrowing: Narrowing) -> None:
        self._put(activities.lined_up(self.model.lines(), activities.roll(self._desk, self._day, narrowing)))

    def _put(self, lines: Sequence[Draft]) -> None:
        chosen = self.model.line(self.view.currentIndex().row())
        self.model.show_lines(lines, self._roll)
        row = next((place for place, one in enumerate(lines) if one is chosen), -1)
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self._count()

    def _count(self) -> None:
        standing = self.standing()
        self._card.heading.setVisible(True)
        self._card.heading.set_title(f"应到 {standing.tally.expected} 名")
        self._card.heading.set_note(counted(standing, self._day, leave_expected=self._leave_expected))

    def _changed(self) -> None:
        self._count()
        self.detail.show_line(self.model.line(self.view.currentIndex().row()))
        self.changed.emit()

    def _digit(self, row: int, digit: int) -> None:
        self.mark(row, CYCLE[digit])

    def _choose(self, index: QModelIndex) -> None:
        self.detail.show_line(self.model.line(index.row()))

    def _menu(self, row: int, at: QPoint) -> None:
        menu = QMenu(self)
        for digit, state in enumerate(CYCLE):
            words = f"{state}\t{digit}" if state is not None else "未登记"
            menu.addAction(words, partial(self.mark, row, state))
        menu.addSeparator()
        menu.addAction("移出名单\tDelete", lambda: self.remove(row))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _write_detail(self, key: str, value: Any) -> None:
        row = self.view.currentIndex().row()
        if row >= 0:
            self.model.write(row, **{key: value})
            self._count()
            self.changed.emit()

    def _ask_and_paste(self) -> None:
        text = self._ask_names()
        if text is not None and text.strip():
            self.paste(text)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle_with(self, doubt: Doubt, person_id: int) -> None:
        self._note(person_id, doubt)
        self._settled(doubt)

    def _keep_as_written(self, doubt: Doubt) -> None:
        values = {"person_id": None, "name": doubt.written, "state": doubt.state or PRESENT}
        if doubt.note and doubt.note != doubt.state:
            values["remark"] = doubt.note
        self._put([*self.model.lines(), Draft(activities.SIGN_IN, values)])
        self._settled(doubt)

    def _drop(self, doubt: Doubt) -> None:
        self._settled(doubt)

    def _settled(self, doubt: Doubt) -> None:
        self.doubts.settle(doubt)
        if self.doubts.doubts():
            self.doubts.focus_first()
        else:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()
