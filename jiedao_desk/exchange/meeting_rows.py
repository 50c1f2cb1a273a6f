"""What lists of meetings ask beyond the description: hours in the date, posts of that day, draft or final (会议表)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from jiedao_desk.exchange.cell_reading import CHANGED, REFUSED, UNCERTAIN, Reading
from jiedao_desk.exchange.row_reading import RowDraft, Several
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel import dates
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Field
from jiedao_desk.registers.attendance import OBSERVER
from jiedao_desk.registers.meetings import DRAFT, FINAL, Meeting
from jiedao_desk.spreadsheet.table import Cell


@dataclass(frozen=True)
class Posts:
    """Who held which post on a day: the wording printed, by name, and who of them are committee members."""

    titles: Mapping[str, str]
    committee: frozenset[str]


class MeetingRows(Special):
    """The meetings' own questions. ``posts_on`` tells the posts of a day, ``full_name`` composes a meeting's name.

    ``told`` are the cells with a name and perhaps a post in brackets, each with the field of the post.
    """

    record: ClassVar[type[Meeting]]
    telling: ClassVar[tuple[str, ...]] = ("starts_at",)
    told: ClassVar[Mapping[str, str | None]] = {"chair": "chair_post", "recorder": None}

    def __init__(self, posts_on: Callable[[date], Posts], full_name: Callable[[Draft], str]) -> None:
        self._posts_on = posts_on
        self._full_name = full_name

    def several(self) -> Mapping[str, Several]:
        """2026年3月5日14:00—16:30 is a day and two times."""
        return {"held_on": _read_moment}

    def read(self, found: RowDraft) -> None:
        """张红旗（党工委书记） as 主持人 names the post as well."""
        for key, post in self.told.items():
            note = found.notes.get(key)
            if note is None:
                continue
            if post is not None and found.draft.get(post) is None:
                found.draft.values[post] = note
                found.say(CHANGED, f"括号里的“{note}”记入{self.record.fields[post].label}", key)
            else:
                found.say(UNCERTAIN, f"括号里的“{note}”没有导入", key)

    def contradictions(self, draft: Draft, known: Draft) -> list[str]:
        """Two meetings of one day are told apart by their hour, and by what their kind adds."""
        fields = self.record.fields
        return [
            fields[key].label
            for key in self.telling
            if draft.get(key) is not None and known.get(key) is not None and draft.get(key) != known.get(key)
        ]

    def unsure(self, name: str) -> str | None:
        """A row without a title is the meeting of that day."""
        return None

    def complete(self, found: RowDraft, draft: Draft, *, new: bool) -> None:
        """Posts, marks, the name, and whether the record can be final."""
        held_on = draft.get("held_on")
        if not isinstance(held_on, date):
            return
        self._posts(found, draft, self._posts_on(held_on), new=new)
        self.settle(found, draft, held_on)
        if new and not found.literal:
            self.name(draft)
        self._state(found, draft, new=new)

    def settle(self, found: RowDraft, draft: Draft, held_on: date) -> None:
        """What one kind of meeting makes of its own fields."""

    def name(self, draft: Draft) -> None:
        """A meeting nobody named is called as its other fields say."""
        if draft.get("title") is None:
            draft.values["title"] = self._full_name(draft)

    def _posts(self, found: RowDraft, draft: Draft, posts: Posts, *, new: bool) -> None:
        chair = draft.get("chair")
        # What we exported is complete as it stands; an empty post there is an empty post.
        filling = not found.literal
        for key, post in self.told.items():
            name = draft.get(key)
            if filling and new and post is not None and name in posts.titles and draft.get(post) is None:
                draft.values[post] = posts.titles[name]
                label = self.record.fields[post].label
                found.say(CHANGED, f"按当天任职补上{label}“{posts.titles[name]}”", key)
        if chair is not None and chair not in posts.committee:
            found.say(UNCERTAIN, f"“{chair}”不是当天在任的党工委成员，照原样保留", "chair")
        filled, strange = [], []
        for person in draft.listed("attendance"):
            name = person.get("name")
            if filling and person.id is None and person.get("post") is None and name in posts.titles:
                person.values["post"] = posts.titles[name]
                filled.append(f"{name}（{posts.titles[name]}）")
            if person.get("state") != OBSERVER and name not in posts.committee:
                strange.append(str(name))
        if filled:
            found.say(CHANGED, f"按当天任职补上职务：{'、'.join(filled)}", "出席", "attendance")
        if strange:
            found.say(
                UNCERTAIN,
                f"{'、'.join(dict.fromkeys(strange))}不是当天在任的党工委成员，照原样保留",
                "出席",
                "attendance",
            )

    def _state(self, found: RowDraft, draft: Draft, *, new: bool) -> None:
        said = found.draft.get("state")
        if new and said is None:
            draft.values["state"] = FINAL
        if draft.get("state") != FINAL or (not new and said != FINAL):
            return
        missing = [
            problem.why for problem in self.record.missing_for_final(draft) if problem.level == "refused"
        ]
        if missing:
            draft.values["state"] = DRAFT
            found.say(CHANGED, f"还不能定稿，按草稿导入：{'；'.join(missing)}", "state")


def _read_moment(field: Field, cell: Cell) -> tuple[Mapping[str, Any], Reading]:
    try:
        day, begun, ended = dates.read_moment(cell.value)
    except Unreadable as error:
        return {}, Reading(why=str(error), level=REFUSED)
    values = {"held_on": day, "starts_at": begun, "ends_at": ended}
    return {key: value for key, value in values.items() if value is not None}, Reading()


def as_posts(holders: Sequence[tuple[str, str]], committee: Sequence[str]) -> Posts:
    """The posts of a day from names with titles, the first title of each name counting."""
    titles: dict[str, str] = {}
    for name, title in holders:
        titles.setdefault(name, title)
    return Posts(titles, frozenset(committee))
