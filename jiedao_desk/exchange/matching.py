"""Which known record a row is: by uid, by evidence, never by name alone against evidence (查重)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jiedao_desk.exchange.cell_reading import LinkText
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Phone
from jiedao_desk.kernel.register import Attribute, Register, field_of
from jiedao_desk.storage.known import Stub

_Values = tuple[Any, ...]


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
        self._name_key = register.name.key
        self._sets = [tuple(_Mark(one, register) for one in attributes) for attributes in register.identity]
        # A number that belongs to one record only finds it by itself; the other sets begin with the name or the day.
        self._numbers = [
            marks[0] for marks in self._sets if len(marks) == 1 and marks[0].key != self._name_key
        ]
        self._leading = {marks[0].key: marks[0] for marks in self._sets if marks[0] not in self._numbers}
        self._own = {mark.key: mark for marks in self._sets for mark in marks if mark.contradicting}
        self._undone = {stub.uid for stub in stubs if stub.by_undo}
        self._claimed: frozenset[str] = frozenset()
        self._by_uid: dict[str, Candidate] = {}
        self._by_first: dict[tuple[str, object], list[tuple[Candidate, _Profile]]] = defaultdict(list)
        # The row asked about last often becomes a candidate itself.
        self._asked: tuple[Draft | None, _Profile] = (None, {})
        for draft in known:
            self.add(Candidate(draft))

    def claim(self, uids: Iterable[str]) -> None:
        """Tells which uids the rows of the file name: those records are spoken for, however alike another row is."""
        self._claimed = frozenset(uids)

    def add(self, candidate: Candidate) -> None:
        """Makes a record one of the candidates for the rows to come."""
        if candidate.draft.uid:
            self._by_uid[candidate.draft.uid] = candidate
        if candidate.draft.voided is not None:
            return
        asked, profile = self._asked
        if asked is not candidate.draft:
            profile = self._profile(candidate.draft)
        for mark in (*self._numbers, *self._leading.values()):
            for value in profile[mark.key]:
                self._by_first[mark.key, value].append((candidate, profile))

    def find(self, draft: Draft) -> Match:
        """The record that a row is, or none."""
        by_uid = self._by_uid.get(draft.uid) if draft.uid else None
        if by_uid is not None:
            return self._of_uid(by_uid)
        profile = self._profile(draft)
        self._asked = (draft, profile)
        for mark in self._numbers:
            match = self._by_number(draft, profile, mark)
            if match is not None:
                return match
        return self._by_evidence(draft, profile)

    def _profile(self, draft: Draft) -> _Profile:
        return {mark.key: mark.values(draft) for marks in self._sets for mark in marks}

    def _of_uid(self, candidate: Candidate) -> Match:
        draft = candidate.draft
        if draft.voided is not None and draft.uid not in self._undone:
            return Match(refused=f"这条记录已作废（{draft.voided}），导入不会恢复它")
        return Match(candidate)

    def _by_number(self, draft: Draft, profile: _Profile, mark: _Mark) -> Match | None:
        for value in profile[mark.key]:
            for candidate, _ in self._sharing(mark.key, value, draft):
                name = self._name(candidate.draft)
                if name != self._name(draft):
                    where = f"第{candidate.row}行" if candidate.row else "现有记录"
                    return Match(refused=f"{mark.label}与{where}“{name}”相同，姓名却不同，请核对")
                return Match(candidate)
        return None

    def _by_evidence(self, draft: Draft, profile: _Profile) -> Match:
        other: tuple[Candidate, list[str]] | None = None
        ranked: dict[int, list[Candidate]] = defaultdict(list)
        for candidate, known in self._near(draft, profile):
            against = self._against(draft, profile, candidate.draft, known)
            first = next(against, None)
            if first is None:
                ranked[self._evidence(draft, profile, candidate.draft, known)].append(candidate)
            elif other is None:
                other = (candidate, list(dict.fromkeys((first, *against))))
        name = self._name(draft)
        if not ranked:
            return Match(doubt=self._special.another(name, other[1], other[0].row) if other else None)
        best = max(ranked)
        if len(ranked[best]) > 1:
            count = len(ranked[best])
            return Match(refused=f"有{count}条记录都对得上“{name}”，分不清是哪一条，请补充{self._hint()}")
        return Match(ranked[best][0], doubt=None if best else self._special.unsure(name))

    def _sharing(self, key: str, value: object, draft: Draft) -> Iterator[tuple[Candidate, _Profile]]:
        """Those with a value in common. A row with a uid of its own is none of those that other rows name by theirs."""
        for near in self._by_first.get((key, value), ()):
            if draft.uid is None or near[0].draft.uid not in self._claimed:
                yield near

    def _near(self, draft: Draft, profile: _Profile) -> list[tuple[Candidate, _Profile]]:
        """Those whose leading field (the name, the day of a meeting) is the same."""
        found: dict[int, tuple[Candidate, _Profile]] = {}
        for key in self._leading:
            for value in profile[key]:
                for near in self._sharing(key, value, draft):
                    found[id(near[0])] = near
        return list(found.values())

    def _against(self, draft: Draft, profile: _Profile, known: Draft, theirs: _Profile) -> Iterator[str]:
        """The labels of the fields in which the two contradict each other; often the first one decides."""
        for key, mark in self._own.items():
            if profile[key] and theirs[key] and not _agree(profile[key][0], theirs[key][0]):
                yield mark.label
        yield from self._special.contradictions(draft, known)

    def _evidence(self, draft: Draft, profile: _Profile, known: Draft, theirs: _Profile) -> int:
        """2 if all of an identifying set is known and the same, 1 for weaker support, 0 for nothing but the name."""

        def shared(key: str) -> bool:
            return any(_agree(one, other) for one in profile[key] for other in theirs[key])

        if any(all(shared(mark.key) for mark in marks) for marks in self._sets):
            return 2
        if self._special.supports(draft, known):
            return 1
        # The same also where neither knows it, as long as there is more to compare than the name.
        several = [marks for marks in self._sets if len(marks) > 1]
        return int(
            any(
                all(shared(mark.key) or not (profile[mark.key] or theirs[mark.key]) for mark in marks)
                for marks in several
                if any(shared(mark.key) for mark in marks if mark.key != self._name_key)
            )
        )

    def _name(self, draft: Draft) -> str:
        return self._register.field(self._name_key).show(draft.get(self._name_key))

    def _hint(self) -> str:
        labels = dict.fromkeys(
            mark.label for marks in self._sets for mark in marks if mark.key != self._name_key
        )
        return "、".join(labels) + "或记录编号" if labels else "记录编号"


_Profile = dict[str, _Values]


class _Mark:
    """One identifying field, of the record itself or of its children."""

    def __init__(self, attribute: Attribute, register: Register) -> None:
        field = field_of(attribute)
        self.key = attribute.key
        self.label = field.label
        self._own = attribute.class_ is register.record
        # A different telephone is a new telephone; what children hold is for the register itself to judge.
        self.contradicting = self._own and not isinstance(field, Phone)
        self._default = field.default if field.required else None

    def values(self, draft: Draft) -> _Values:
        """What a draft knows of the field, ready to be compared."""
        holders = (draft,) if self._own else (child for below in draft.children.values() for child in below)
        found = []
        for holder in holders:
            value = holder.values.get(self.key, self._default if self._own else None)
            if value not in (None, "", ()):
                found.append(_comparable(value))
        return tuple(found)


def _comparable(value: Any) -> Any:
    if isinstance(value, LinkText):
        return value.uid or value.name
    if isinstance(value, str) and value.isdecimal():
        # A certificate 027 that a sheet kept as a number came back as 27.
        return value.lstrip("0")
    return value


def _agree(one: Any, other: Any) -> bool:
    """Whether two values can be the same; a month is the same as a day in it."""
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        days = {one.day, other.day} - {None}
        return (one.year, one.month) == (other.year, other.month) and len(days) < 2
    return bool(one == other)
