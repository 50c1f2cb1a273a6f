"""What the tabs of a file say while it is read: its sections, its history (档案查阅内容)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.register import Register, field_of
from jiedao_desk.operations.browse import HistoryEntry
from jiedao_desk.ui.deputies.facts_view import Fact, facts_of
from jiedao_desk.ui.register.history_box import sentence
from jiedao_desk.ui.widgets.cards import SectionTitle

_WIDE = frozenset({"prose"})


def section_parts(register: Register, person: Draft, title: str, *, uncovered: bool) -> list[QWidget]:
    """The fields of a section; private ones masked unless they are uncovered."""
    facts = []
    for section in register.sections:
        if section.title != title:
            continue
        for attribute in section.attributes:
            field = field_of(attribute)
            if field.kind == "files":
                continue
            value = person.get(field.key)
            masked = field.private is not None and not uncovered
            words = field.masked(value) if masked else field.speak(value)
            facts.append(Fact(field.label, words, field.kind in _WIDE))
    return facts_of("", facts)


def history_parts(entries: Sequence[HistoryEntry]) -> list[QWidget]:
    """All changes, those made together under one heading, newest first."""
    parts: list[QWidget] = []
    for (moment, who), together in groupby(entries, key=lambda entry: (entry.at, entry.who)):
        parts.append(SectionTitle(f"{dates.show_day(moment.date())} {moment:%H:%M}", who))
        words = QLabel("\n".join(sentence(entry) for entry in together))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts.append(words)
    return parts
