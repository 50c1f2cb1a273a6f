"""What lists of activities ask beyond the description: which deputies the names are, on that day (活动表)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from jiedao_desk.exchange.cell_reading import CHANGED, REFUSED, UNCERTAIN
from jiedao_desk.exchange.row_reading import RowDraft
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel import rolls
from jiedao_desk.kernel.attendance import LEAVE, PRESENT, STATES
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.rolls import Expected

_LINES = "activity_attendance"


class ActivityRows(Special):
    """The activities' own questions. ``roll_on`` tells the deputies in office and not suspended on a day (R15)."""

    def __init__(self, roll_on: Callable[[date], Sequence[Expected]]) -> None:
        self._roll_on = roll_on

    def unsure(self, name: str) -> str | None:
        """An activity is known by its day and name; nothing else has to agree."""
        return None

    def complete(self, found: RowDraft, draft: Draft, *, new: bool) -> None:
        """Names become deputies of that day; what is no one's name, or two's, stays as it was written and is said."""
        held_on = draft.get("held_on")
        # What we exported says itself who is meant.
        if found.literal or not isinstance(held_on, date):
            return
        lines = draft.listed(_LINES)
        fresh = [one for one in lines if one.id is None and one.get("person_id") is None]
        for one in fresh:
            _state_of_note(found, one)
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
                _once(found, lines, named[len(same) :], {_heading(line) for line in named})
            elif same:
                hints = "、".join(one.hint or "未编组" for one in same)
                found.say(
                    UNCERTAIN,
                    f"“{name}”有{len(same)}名（{hints}），分不清是哪一名，照原样保留，请在签到页上选定",
                    _heading(named[0]),
                    _LINES,
                )
            else:
                strange[_heading(named[0])].append(_said(name, roll))
        for heading, names in strange.items():
            found.say(
                UNCERTAIN,
                f"{'、'.join(names)}不是当天在任的代表，照原样保留，不计入应到",
                heading,
                _LINES,
            )


def _once(found: RowDraft, lines: list[Draft], further: Sequence[Draft], headings: set[str]) -> None:
    """Who is written more often than there are bearers of the name stands on the list once."""
    if not further:
        return
    name = further[0].get("name")
    if len(headings) > 1:
        where = "、".join(sorted(headings, key=STATES.index))
        found.say(REFUSED, f"“{name}”同时写在{where}里，请只留一处", _heading(further[0]), _LINES)
        return
    extra = {id(one) for one in further}
    lines[:] = [one for one in lines if id(one) not in extra]
    found.say(CHANGED, f"“{name}”写了不止一次，只记一次", _heading(further[0]), _LINES)


def _heading(line: Draft) -> str:
    """The column a line came from: each state has its own."""
    return str(line.get("state") or PRESENT)


def _said(name: str, roll: Sequence[Expected]) -> str:
    near = rolls.near(name, roll)
    return f"“{name}”（是否为{'、'.join(one.name for one in near)}？）" if near else f"“{name}”"


def _state_of_note(found: RowDraft, line: Draft) -> None:
    """张三（病假） among those present was on leave."""
    note = line.get("remark")
    state = rolls.said_by(note) if note and line.get("state") == PRESENT else None
    if state is None:
        return
    found.say(CHANGED, f"“{line.get('name')}（{note}）”记为{state}", PRESENT, _LINES)
    line.values["state"] = state
    if state == LEAVE:
        line.values |= {"reason": note, "remark": None}
