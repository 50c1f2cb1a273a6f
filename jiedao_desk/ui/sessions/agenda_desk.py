"""Agenda and item work together: choosing an item shows it, changing it changes its line (议程与议题)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.operations import sessions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.sessions import agenda_moves as moves
from jiedao_desk.ui.sessions.agenda_lines import AgendaLine
from jiedao_desk.ui.sessions.agenda_list import AgendaList
from jiedao_desk.ui.sessions.around import MeetingAround
from jiedao_desk.ui.sessions.boxes import ask_agenda, ask_tasks
from jiedao_desk.ui.sessions.item_card import ItemCard
from jiedao_desk.ui.sessions.open_session import OpenSession


class AgendaDesk(QObject):
    """Holds the list and the card, and makes the moves on the session they show."""

    changed = Signal()
    follow_wanted = Signal(int)

    def __init__(self, desk: Desk, around: MeetingAround, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk = desk
        self._owner = owner
        self._session = OpenSession.of(Draft("sessions"))
        self._place = 0
        self._locked = False
        self.list = AgendaList()
        self.card = ItemCard(desk.catalogue, around)
        self.card.changed.connect(self._item_changed)
        self.card.next_wanted.connect(self.add)
        self.card.follow_wanted.connect(self.follow_wanted)
        self.list.chosen.connect(self.show_place)
        self.list.entered.connect(self.card.begin)
        self.list.add_wanted.connect(self.add)
        self.list.paste_wanted.connect(self.paste)
        self.list.remove_wanted.connect(self.remove)
        self.list.moved.connect(self._move)
        self.list.carry_wanted.connect(self.carry)

    @property
    def place(self) -> int:
        """The item in sight, from 0."""
        return self._place

    def show_session(self, session: OpenSession, *, locked: bool) -> None:
        """Shows another session, or the same one anew; another session begins with its first item."""
        if session.draft.id != self._session.draft.id or session.draft.id is None:
            # What was studied of congress work is what people come to read.
            marked = [place for place, item in enumerate(session.agenda) if item.get("is_congress")]
            self._place = marked[0] if marked else 0
        self._session, self._locked = session, locked
        self.list.set_locked(locked)
        self.refresh()
        self.show_place(self._place)

    def refresh(self) -> None:
        """The lines, and what earlier meetings left open, after something else changed."""
        self._show_lines()
        day = self._session.draft.get("held_on")
        if day is None or self._locked:
            self.list.offer_carrying(0)
            return
        taken = moves.carried(self._session)
        waiting = sessions.open_tasks(self._desk, day, self._session.draft.id)
        self.list.offer_carrying(sum(task.id not in taken for task in waiting))

    def show_place(self, place: int) -> None:
        """Shows one item."""
        agenda = self._session.agenda
        self.card.setVisible(bool(agenda))
        if not agenda:
            return
        self._place = max(0, min(place, len(agenda) - 1))
        below = agenda[self._place].listed("carried")
        words = sessions.matters_of(self._desk, [one.get("action_id") for one in below])
        self.card.show_item(self._place, self._session, words, locked=self._locked)
        self._show_lines()

    @property
    def start(self) -> QWidget:
        """The list of items."""
        return self.list.list

    def begin(self) -> None:
        """Puts the cursor into the item in sight."""
        self.card.begin()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """What is asked of the agenda is said above it; nothing to mark here."""

    def set_known(self, names: frozenset[str]) -> None:
        """The people at the meeting, whose names are taken for speakers."""
        self.card.set_known(names)

    def insist(self) -> str:
        """Goes to the first item in which something is wrong and says what; empty when nothing is."""
        for place, item in enumerate(self._session.agenda):
            tasks = self._session.tasks_of(item)
            unread = any(f"{task.uid}/" in kept for task in tasks for kept in self._session.unread)
            if unread or not item.get("title") or any(not task.get("matter") for task in tasks):
                self.show_place(place)
                if said := self.card.insist():
                    return said
        return self.card.insist() if self._session.agenda else ""

    def add(self) -> None:
        """One more item, ready for its title."""
        if not self._locked:
            self._after(moves.add(self._session), begin=True)

    def paste(self, text: str) -> None:
        """The lines of a pasted agenda as items; without a text it is asked for."""
        pasted = text if text.strip() else ask_agenda(self._owner)
        first = len(self._session.agenda)
        if pasted and moves.add_all(self._session, pasted):
            self._after(min(first, len(self._session.agenda) - 1))

    def remove(self, place: int) -> None:
        """Takes an item out, asking if anything was written in it."""
        item = self._session.agenda[place]
        if not moves.is_empty(self._session, place) and not dialogs.confirm(
            self._owner,
            "去掉这个议题？",
            f"“{item.get('title') or '（未写议题）'}”和它的发言、议定事项将一起去掉；保存以后才生效。",
            "去掉",
        ):
            return
        moves.remove(self._session, place)
        self._after(place)

    def carry(self) -> None:
        """Takes tasks of earlier meetings onto the agenda."""
        taken = moves.carried(self._session)
        day = self._session.draft.get("held_on")
        waiting = sessions.open_tasks(self._desk, day, self._session.draft.id)
        chosen = ask_tasks(self._owner, [task for task in waiting if task.id not in taken])
        if chosen:
            self._after(moves.carry(self._session, chosen))

    # Inside

    def _move(self, before: int, after: int) -> None:
        moves.move(self._session, before, after)
        self._after(after)
        self.list.list.setFocus()

    def _after(self, place: int, *, begin: bool = False) -> None:
        self.show_place(place)
        self.refresh()
        if begin:
            self.card.begin()
        self.changed.emit()

    def _item_changed(self) -> None:
        self._show_lines()
        self.changed.emit()

    def _show_lines(self) -> None:
        lines = []
        for item in self._session.agenda:
            parts = ["人大议题" if item.get("is_congress") else "非人大议题"]
            if count := len(self._session.tasks_of(item)):
                parts.append(f"{count} 项议定")
            if carried := len(item.listed("carried")):
                parts.append(f"带入 {carried} 项未落实")
            lines.append(AgendaLine(item.get("title") or "", " · ".join(parts), urgent=bool(carried)))
        self.list.show_lines(lines, self._place)
