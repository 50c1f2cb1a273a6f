"""A pasted list of names held against the people expected: found, doubtful, unknown, nothing dropped (名单核对)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from jiedao_desk.kernel.attendance import ABSENT, LATE, LEAVE, LEFT_EARLY
from jiedao_desk.kernel.names import initials, normal_name, split_names, split_note
from jiedao_desk.kernel.typed import without_blanks

AMBIGUOUS, UNKNOWN, UNCERTAIN = "同名", "对不上", "看不准"

_MOST_NEAR = 3
_STATES = (
    ("请假", LEAVE),
    ("假", LEAVE),
    ("公出", LEAVE),
    ("出差", LEAVE),
    ("迟到", LATE),
    ("早退", LEFT_EARLY),
    ("缺席", ABSENT),
)


@dataclass(frozen=True)
class Expected:
    """Somebody who may be meant; ``hint`` tells two of one name apart (第一代表小组)."""

    id: int
    name: str
    hint: str = ""


@dataclass(frozen=True)
class Found:
    """A name that leads to one person; ``note`` is what stood in brackets, ``state`` what it says of the attendance."""

    who: Expected
    written: str
    note: str = ""
    state: str | None = None


@dataclass(frozen=True)
class Doubt:
    """A piece of the list that somebody has to look at.

    ``kind`` is ``AMBIGUOUS`` (``choices`` bear the name), ``UNKNOWN`` (``choices`` are near to it, perhaps none) or
    ``UNCERTAIN`` (no name at all: 等5人).
    """

    kind: str
    written: str
    choices: tuple[Expected, ...] = ()
    note: str = ""
    state: str | None = None

    @property
    def sentence(self) -> str:
        """The doubt as the clerk reads it."""
        if self.kind == UNCERTAIN:
            return f"“{self.written}”不是姓名，请核对是否还有别人"
        if self.kind == AMBIGUOUS:
            hints = "、".join(one.hint or "未编组" for one in self.choices)
            return f"“{self.written}”有{len(self.choices)}名（{hints}），请选择"
        near = "、".join(one.name for one in self.choices)
        return f"没有名叫“{self.written}”的代表" + (f"，是否为{near}？" if near else "")


@dataclass(frozen=True)
class Matched:
    """What became of a list: every name is in ``found`` or in ``doubts``; ``twice`` were written more than once."""

    found: tuple[Found, ...]
    doubts: tuple[Doubt, ...]
    twice: tuple[str, ...] = ()


def match(text: str, people: Iterable[Expected]) -> Matched:
    """Holds the names of a text against the people: a whole name that one person bears is found, all else is doubtful.

    What is in brackets behind a name stays with it; 张三（病假） and 李四（迟到） say how they were there.
    """
    listed = split_names(text)
    notes: dict[str, str] = {}
    uncertain = []
    for piece in listed.uncertain:
        name, note = split_note(piece)
        if note is not None and name in listed.names:
            notes[name] = note
        else:
            uncertain.append(piece)
    bearers = bearing(people)
    everybody = [one for same in bearers.values() for one in same]
    found: list[Found] = []
    doubts: list[Doubt] = []
    twice: list[str] = []
    for name, times in Counter(listed.names).items():
        same = tuple(bearers.get(name, ()))
        note = notes.get(name, "")
        if not same:
            doubts.append(Doubt(UNKNOWN, name, near(name, everybody), note, said_by(note)))
        elif times < len(same):
            doubts.append(Doubt(AMBIGUOUS, name, same, note, said_by(note)))
        else:
            # As many as bear the name were written: all of them are meant.
            found += [Found(one, name, note, said_by(note)) for one in same]
            if times > len(same):
                twice.append(name)
    doubts += [Doubt(UNCERTAIN, piece) for piece in uncertain]
    return Matched(tuple(found), tuple(doubts), tuple(twice))


def bearing(people: Iterable[Expected]) -> dict[str, list[Expected]]:
    """The people by their names as they are kept."""
    bearers: defaultdict[str, list[Expected]] = defaultdict(list)
    for one in people:
        bearers[normal_name(one.name)].append(one)
    return dict(bearers)


def said_by(note: str) -> str | None:
    """The attendance that a note tells of: 病假 → 请假, 迟到 → 迟到; ``None`` where it tells of none."""
    return next((state for word, state in _STATES if word in note), None)


def near(name: str, people: Sequence[Expected]) -> tuple[Expected, ...]:
    """Up to three people whose name may have been meant, the nearest first: 张珊 → 张三, 欧阳少冬 → 欧阳少东.

    Near is a name that sounds alike by its initials, that has one character otherwise, or two that changed places.
    """
    wanted = without_blanks(name)
    sound = initials(wanted)
    characters = set(wanted)
    ranked = []
    for place, one in enumerate(people):
        # Asked first: a long sheet has thousands of unknown names, and most share nothing with anybody.
        if characters.isdisjoint(one.name):
            continue
        apart = _apart(wanted, one.name)
        alike = bool(sound) and initials(one.name) == sound
        # Of two characters, one otherwise is another person, unless it sounds alike.
        if alike or (apart <= 1 and max(len(wanted), len(one.name)) > 2):
            likeness = SequenceMatcher(None, wanted, one.name, autojunk=False).ratio()
            ranked.append((not alike, wanted[:1] != one.name[:1], apart, -likeness, place, one))
    ranked.sort(key=lambda each: each[:-1])
    return tuple(each[-1] for each in ranked[:_MOST_NEAR])


def _apart(one: str, other: str) -> int:
    """How many characters have to be put in, taken out, exchanged, or swapped with the next (Damerau–Levenshtein)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, mine in enumerate(one, start=1):
        rows = [at]
        for place, theirs in enumerate(other, start=1):
            cost = min(row[place] + 1, rows[-1] + 1, row[place - 1] + (mine != theirs))
            if at > 1 and place > 1 and mine == other[place - 2] and one[at - 2] == theirs:
                cost = min(cost, before[place - 2] + 1)
            rows.append(cost)
        before, row = row, rows
    return row[-1]
