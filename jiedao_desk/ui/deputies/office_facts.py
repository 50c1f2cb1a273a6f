"""The mandates and groups of a file to be read, each with what can be recorded of it (任职与小组查阅)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.register import Register, field_of
from jiedao_desk.operations import deputy_file
from jiedao_desk.operations.deputy_file import FileHead
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.suspensions import Suspension
from jiedao_desk.ui.deputies.facts_view import Fact, FactsGrid, facts_of
from jiedao_desk.ui.deputies.mandate_cards import GroupsList, tone_of
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import SectionTitle
from jiedao_desk.ui.widgets.labels import ElidedLabel, StateChip

_WIDE = frozenset({"prose"})


@dataclass(frozen=True)
class OfficeMoves:
    """What can be recorded of mandates and groups, each asked in a box of its own."""

    end: Callable[[Draft], None]
    suspend: Callable[[Draft], None]
    resume: Callable[[Draft], None]
    add: Callable[[], None]
    move: Callable[[], None]


def office_parts(
    register: Register, person: Draft, head: FileHead, on: date, moves: OfficeMoves | None
) -> list[QWidget]:
    """The parts of the tab; without ``moves`` (a voided file) they are only read."""
    by_id = {one.id: one for one in person.listed("mandates")}
    add = _link("增加任职…", moves.add) if moves is not None else None
    parts: list[QWidget] = [_title("任职", f"{len(by_id)} 条" if by_id else "还没有登记", add)]
    parts += [_mandate(register, by_id[line.id], on, moves) for line in head.mandates if line.id in by_id]
    move = _link("调整小组…", moves.move) if moves is not None else None
    parts.append(_title("代表小组", "" if head.groups else "还没有编入小组", move))
    if head.groups:
        parts.append(GroupsList(head))
    return parts


def _mandate(register: Register, mandate: Draft, on: date, moves: OfficeMoves | None) -> QWidget:
    state = deputy_file.state_of(mandate, on)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, SPACING.small)
    column.setSpacing(SPACING.small)
    title = f"{mandate.get('level') or '区'}{mandate.get('term') or ''}人大代表"
    line = QHBoxLayout()
    line.setSpacing(SPACING.small)
    line.addWidget(ElidedLabel(title))
    line.addWidget(StateChip(state.word, tone_of(state)))
    line.addStretch(1)
    if moves is not None and state.in_office:
        running = any(one.get("ended_on") is None for one in mandate.listed("suspensions"))
        pause = ("登记恢复…", moves.resume) if running else ("登记暂停…", moves.suspend)
        for words, what in (pause, ("登记终止…", moves.end)):
            line.addWidget(_link(words, partial(what, mandate), f"{words.rstrip('…')}：{title}"))
    elif moves is not None:
        line.addWidget(_link("更正终止…", partial(moves.end, mandate), f"更正终止：{title}"))
    column.addLayout(line)
    facts = [_fact(mandate, key) for key in _keys(register, mandate)]
    for part in facts_of("", facts):
        column.addWidget(part)
    for one in mandate.listed("suspensions"):
        column.addWidget(_suspension(one))
    box.setAccessibleName(f"{title}，{state.word}")
    return box


def _keys(register: Register, mandate: Draft) -> list[str]:
    """What is filled in, and the few things every mandate should have; level and term stand over them."""
    asked = {"certificate", "composition", "started_on"}
    asked.add("constituency" if (mandate.get("level") or "区") == "区" else "electing_unit")
    return [
        field.key
        for section in register.sections
        for field in map(field_of, section.attributes)
        if field.key not in ("level", "term") and (mandate.get(field.key) is not None or field.key in asked)
    ]


def _fact(mandate: Draft, key: str) -> Fact:
    field = Mandate.fields[key]
    return Fact(field.label, field.speak(mandate.get(key)), field.kind in _WIDE)


def _suspension(draft: Draft) -> QWidget:
    fields = (Suspension.fields[key] for key in ("cause", "started_on", "ended_on", "basis"))
    facts = [Fact(field.label, field.speak(draft.get(field.key)), field.key == "cause") for field in fields]
    return FactsGrid([fact for fact in facts if fact.value])


def _title(title: str, note: str, action: LinkButton | None) -> QWidget:
    heading = SectionTitle(title, note)
    if action is not None:
        heading.add_action(action)
    return heading


def _link(words: str, what: Callable[[], None], name: str = "") -> LinkButton:
    button = LinkButton(words, quiet=True, size="small")
    button.clicked.connect(what)
    if name:
        button.setAccessibleName(name)
    return button
