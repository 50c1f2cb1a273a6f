"""What lists with names of deputies ask beyond the description: who the names are, on that day (名单表)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.exchange.cell_reading import CHANGED, REFUSED, UNCERTAIN
from jiedao_desk.exchange.row_reading import RowDraft
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel import rolls
from jiedao_desk.kernel.attendance import ABSENT, LEAVE, PRESENT, STATES
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.rolls import Expected


@dataclass(frozen=True)
class Names:
    """Where a register lists deputies by name: in which child, of which day, under which heading each state stands."""

    lines: str
    day: str
    headings: Mapping[str | None, str]


ACTIVITY_NAMES = Names(
    "activity_attendance", "held_on", {None: PRESENT, **{state: state for state in STATES}}
)
TRAINING_NAMES = Names(
    "training_attendance",
    "held_on",
    {None: "参训人员", PRESENT: "参训人员", LEAVE: "请假人员", ABSENT: "缺席人员"},
)
RECEPTION_NAMES = Names("reception_deputies", "held_on", {None: "接待代表"})
STATION_NAMES = Names("station_deputies", "opened_on", {None: "进站代表"})


class NamedRows(Special):
    """The questions of a list of names. ``roll_on`` tells the deputies in office and not suspended on a day (R15)."""

    def __init__(self, names: Names, roll_on: Callable[[date], Sequence[Expected]]) -> None:
        self._names = names
        self._roll_on = roll_on

    def unsure(self, name: str) -> str | None:
        """Such a record is known by its day and name; nothing else has to agree."""
        return None

    def complete(self, found: RowDraft, draft: Draft, *, new: bool) -> None:
        """Names become deputies of that day; what is no one's name, or two's, stays as it was written and is said."""
        held_on = draft.get(self._names.day)
        # What we exported says itself who is meant.
        if found.literal or not isinstance(held_on, date):
            return
        lines = draft.listed(self._names.lines)
        fresh = [one for one in lines if one.id is None and one.get("person_id") is None]
        for one in fresh:
            self._state_of_note(found, one)
        roll = self._roll_on(held_on)
        taken = {one.get("person_id") for one in lines}
        bearers = rolls.bearing(one for one in roll if one.id not in taken)
        strange: defaultdict[str, list[str]] = defaultdict(list)
        for name, number in Counter(str(one.get("name")) for one in fresh).items():
            same = bearers.get(name, [])
            named = [one for one in fresh if one.get("name") == name]
            if same and number >= len(same):
                for line, who in zip(named, same, strict=False):
                    line.values["person_id"] = who.id
                self._once(found, lines, named[len(same) :])
            elif same:
                hints = "、".join(one.hint or "未编组" for one in same)
                found.say(
                    UNCERTAIN,
                    f"“{name}”有{len(same)}名（{hints}），分不清是哪一名，照原样保留，请在名单里选定",
                    self._heading(named[0]),
                    self._names.lines,
                )
            else:
                strange[self._heading(named[0])].append(_said(name, roll))
        for heading, names in strange.items():
            found.say(
                UNCERTAIN,
                f"{'、'.join(names)}不是当天在任的代表，照原样保留，不计入应到",
                heading,
                self._names.lines,
            )

    def _once(self, found: RowDraft, lines: list[Draft], further: Sequence[Draft]) -> None:
        """Who is written more often than there are bearers of the name stands on the list once."""
        if not further:
            return
        name = further[0].get("name")
        headings = {self._heading(line) for line in lines if line.get("name") == name}
        if len(headings) > 1:
            order = list(self._names.headings.values())
            where = "、".join(sorted(headings, key=order.index))
            why = f"“{name}”同时写在{where}里，请只留一处"
            found.say(REFUSED, why, self._heading(further[0]), self._names.lines)
            return
        extra = {id(one) for one in further}
        lines[:] = [one for one in lines if id(one) not in extra]
        found.say(CHANGED, f"“{name}”写了不止一次，只记一次", self._heading(further[0]), self._names.lines)

    def _heading(self, line: Draft) -> str:
        """The column a line came from: each state may have its own."""
        headings = self._names.headings
        return headings.get(line.get("state"), headings[None])

    def _state_of_note(self, found: RowDraft, line: Draft) -> None:
        """张三（病假） among those present was on leave."""
        note = line.get("remark")
        state = rolls.said_by(note) if note and line.get("state") == PRESENT else None
        if state is None:
            return
        said = f"“{line.get('name')}（{note}）”记为{state}"
        found.say(CHANGED, said, self._heading(line), self._names.lines)
        line.values["state"] = state
        if state == LEAVE:
            line.values |= {"reason": note, "remark": None}


def _said(name: str, roll: Sequence[Expected]) -> str:
    near = rolls.near(name, roll)
    return f"“{name}”（是否为{'、'.join(one.name for one in near)}？）" if near else f"“{name}”"
