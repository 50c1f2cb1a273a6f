"""Which known record a row is: by uid, by evidence, never by name alone against evidence (查重)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiedao_desk.exchange.cell_reading import LinkText
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Phone
from jiedao_desk.kernel.register import Attribute, Register, field_of
from jiedao_desk.storage.known import Stub


@dataclass(frozen=True)
class Candidate:
    """A record that a row may be: a known one, or one that an earlier ``row`` of the same file makes."""

    draft: Draft
    row: int | None = None


@dataclass(frozen=True)
class Match:
    """What became of the search. ``refused`` says why nothing can be decided; ``doubt`` is to be looked at."""

    candidate: Candidate | None = None
    refused: str | None = None
    doubt: str | None = None


class Matcher:
    """All candidates, found by what identifies them without asking the database again."""

    def __init__(
        self, register: Register, known: Iterable[Draft], stubs: Sequence[Stub], special: Special
    ) -> None:
        self._register = register
        self._special = special
        self._undone = {stub.uid: stub for stub in stubs if stub.by_undo}
        self._by_uid: dict[str, Candidate] = {}
        self._by_first: dict[tuple[str, object], list[Candidate]] = defaultdict(list)
        for draft in known:
            self.add(Candidate(draft))

    def add(self, candidate: Candidate) -> None:
        """Makes a record one of the candidates for the rows to come."""
        if candidate.draft.uid:
            self._by_uid[candidate.draft.uid] = candidate
        if candidate.draft.voided is not None:
            return
        for attribute in {
            attributes[0].key: attributes[0] for attributes in self._register.identity
        }.values():
            for value in _values(candidate.draft, attribute, self._register):
                self._by_first[attribute.key, value].append(candidate)

    def find(self, draft: Draft) -> Match:
        """The record that a row is, or none."""
        by_uid = self._by_uid.get(draft.uid) if draft.uid else None
        if by_uid is not None:
            return self._of_uid(by_uid)
        for attributes in self._register.identity:
            if len(attributes) == 1 and attributes[0].key != self._register.name.key:
                match = self._by_number(draft, attributes[0])
                if match is not None:
                    return match
        return self._by_evidence(draft)

    def _of_uid(self, candidate: Candidate) -> Match:
        draft = candidate.draft
        if draft.voided is not None and draft.uid not in self._undone:
            return Match(refused=f"这条记录已作废（{draft.voided}），导入不会恢复它")
        return Match(candidate)

    def _by_number(self, draft: Draft, attribute: Attribute) -> Match | None:
        """By a number that belongs to one person only."""
        for value in _values(draft, attribute, self._register):
            for candidate in self._by_first.get((attribute.key, value), ()):
                name, given = self._name(candidate.draft), self._name(draft)
                if name != given:
                    label = field_of(attribute).label
                    where = f"第{candidate.row}行" if candidate.row else "现有记录"
                    return Match(refused=f"{label}与{where}“{name}”相同，姓名却不同，请核对")
                return Match(candidate)
        return None

    def _by_evidence(self, draft: Draft) -> Match:
        others: list[tuple[Candidate, list[str]]] = []
        ranked: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in self._near(draft):
            against = self._against(draft, candidate.draft)
            if against:
                others.append((candidate, against))
                continue
            ranked[self._evidence(draft, candidate.draft)].append(candidate)
        if not ranked:
            doubt = (
                self._special.another(self._name(draft), others[0][1], others[0][0].row) if others else None
            )
            return Match(doubt=doubt)
        best = max(ranked)
        if len(ranked[best]) > 1:
            count = len(ranked[best])
            return Match(
                refused=f"有{count}条记录都对得上“{self._name(draft)}”，分不清是哪一条，请补充{self._hint()}"
            )
        return Match(ranked[best][0], doubt=None if best else self._special.unsure(self._name(draft)))

    def _near(self, draft: Draft) -> list[Candidate]:
        """Those whose leading field (the name, the day of a meeting) is the same."""
        found: dict[int, Candidate] = {}
        for attributes in self._register.identity:
            if len(attributes) == 1 and attributes[0].key != self._register.name.key:
                continue
            for value in _values(draft, attributes[0], self._register):
                for candidate in self._by_first.get((attributes[0].key, value), ()):
                    found[id(candidate)] = candidate
        return list(found.values())

    def _against(self, draft: Draft, known: Draft) -> list[str]:
        """The labels of the fields in which the two contradict each other."""
        labels: dict[str, None] = {}
        for attributes in self._register.identity:
            for attribute in attributes:
                field = field_of(attribute)
                if attribute.class_ is not self._register.record or isinstance(field, Phone):
                    continue
                mine, theirs = (
                    _values(draft, attribute, self._register),
                    _values(known, attribute, self._register),
                )
                if mine and theirs and not _agree(mine[0], theirs[0]):
                    labels[field.label] = None
        return [*labels, *self._special.contradictions(draft, known)]

    def _evidence(self, draft: Draft, known: Draft) -> int:
        """2 if all of an identifying set is known and the same, 1 for weaker support, 0 for nothing but the name."""
        for attributes in self._register.identity:
            if all(self._shared(draft, known, attribute) for attribute in attributes):
                return 2
        if self._special.supports(draft, known):
            return 1
        sets = [attributes for attributes in self._register.identity if len(attributes) > 1]
        return int(any(all(self._equal(draft, known, one) for one in attributes) for attributes in sets))

    def _shared(self, draft: Draft, known: Draft, attribute: Attribute) -> bool:
        theirs = _values(known, attribute, self._register)
        return any(
            _agree(one, other) for one in _values(draft, attribute, self._register) for other in theirs
        )

    def _equal(self, draft: Draft, known: Draft, attribute: Attribute) -> bool:
        """The same also when neither knows it."""
        mine, theirs = _values(draft, attribute, self._register), _values(known, attribute, self._register)
        return (not mine and not theirs) or self._shared(draft, known, attribute)

    def _name(self, draft: Draft) -> str:
        return self._register.field(self._register.name.key).show(draft.get(self._register.name.key))

    def _hint(self) -> str:
        name = self._register.name.key
        keys = {one.key: field_of(one).label for attributes in self._register.identity for one in attributes}
        return "、".join([label for key, label in keys.items() if key != name] + ["记录编号"]).replace(
            "、记录编号", "或记录编号"
        )


def _values(draft: Draft, attribute: Attribute, register: Register) -> list[Any]:
    """What a draft knows of an identifying attribute, its own or its children's, ready to be compared."""
    holders = [draft]
    if attribute.class_ is not register.record:
        holders = [
            child for below in draft.children.values() for child in below if attribute.key in child.values
        ]
    field = field_of(attribute)
    found = []
    for holder in holders:
        value = holder.get(attribute.key)
        if value is None and field.required and field.default is not None:
            value = field.default
        if value not in (None, "", ()):
            found.append(_comparable(value))
    return found


def _comparable(value: Any) -> Any:
    if isinstance(value, LinkText):
        return value.uid or value.name
    if isinstance(value, str):
        # A certificate 027 that a sheet kept as a number came back as 27.
        return value.lstrip("0") if value.isdecimal() else value
    return value


def _agree(one: Any, other: Any) -> bool:
    """Whether two values can be the same; a month is the same as a day in it."""
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        days = {one.day, other.day} - {None}
        return (one.year, one.month) == (other.year, other.month) and len(days) < 2
    return bool(one == other)


def of_uid(stubs: Sequence[Stub]) -> Mapping[str, Stub]:
    """Stubs by their uid."""
    return {stub.uid: stub for stub in stubs}
