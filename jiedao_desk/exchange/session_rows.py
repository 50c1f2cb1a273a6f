"""What lists of meetings ask beyond the description: hours in the date, posts of that day, draft or final (会议表)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jiedao_desk.exchange.cell_reading import CHANGED, REFUSED, UNCERTAIN, Reading
from jiedao_desk.exchange.links import link_to
from jiedao_desk.exchange.row_reading import RowDraft, Several
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel import dates
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Field
from jiedao_desk.registers.attendance import OBSERVER
from jiedao_desk.registers.meetings import DRAFT, FINAL
from jiedao_desk.registers.sessions import STUDY, CommitteeSession
from jiedao_desk.spreadsheet.table import Cell

# Two meetings of one day are told apart by these.
_TELLING = ("session_kind", "starts_at", "number")


@dataclass(frozen=True)
class Posts:
    """Who held which post on a day: the wording printed, by name, and who of them are committee members."""

    titles: Mapping[str, str]
    committee: frozenset[str]


class SessionRows(Special):
    """The meetings' own questions. ``posts_on`` tells the posts of a day, ``full_name`` composes a meeting's name."""

    def __init__(self, posts_on: Callable[[date], Posts], full_name: Callable[[Draft], str]) -> None:
        self._posts_on = posts_on
        self._full_name = full_name

    def several(self) -> Mapping[str, Several]:
        """2026年3月5日14:00—16:30 is a day and two times."""
        return {"held_on": _read_moment}

    def read(self, found: RowDraft) -> None:
        """张红旗（党工委书记） as 主持人 names the post as well."""
        for key, post in (("chair", "chair_post"), ("recorder", None)):
            note = found.notes.get(key)
            if note is None:
                continue
            if post is not None and found.draft.get(post) is None:
                found.draft.values[post] = note
                found.say(CHANGED, f"括号里的“{note}”记入主持人职务", key)
            else:
                found.say(UNCERTAIN, f"括号里的“{note}”没有导入", key)

    def contradictions(self, draft: Draft, known: Draft) -> list[str]:
        """Two meetings of one day: another kind, hour or number."""
        fields = CommitteeSession.fields
        return [
            fields[key].label
            for key in _TELLING
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
        _agenda(draft, literal=found.literal)
        if new and not found.literal:
            self._name(draft)
        _state(found, draft, new=new)

    def _name(self, draft: Draft) -> None:
        """A meeting nobody named is called as its kind, day and number say."""
        if draft.get("session_kind") is None:
            draft.values["session_kind"] = CommitteeSession.fields["session_kind"].default
        if draft.get("title") is None:
            draft.values["title"] = self._full_name(draft)

    def _posts(self, found: RowDraft, draft: Draft, posts: Posts, *, new: bool) -> None:
        chair = draft.get("chair")
        # What we exported is complete as it stands; an empty post there is an empty post.
        filling = not found.literal
        if filling and new and chair in posts.titles and draft.get("chair_post") is None:
            draft.values["chair_post"] = posts.titles[chair]
            found.say(CHANGED, f"按当天任职补上主持人职务“{posts.titles[chair]}”", "chair")
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


def _read_moment(field: Field, cell: Cell) -> tuple[Mapping[str, Any], Reading]:
    try:
        day, begun, ended = dates.read_moment(cell.value)
    except Unreadable as error:
        return {}, Reading(why=str(error), level=REFUSED)
    values = {"held_on": day, "starts_at": begun, "ends_at": ended}
    return {key: value for key, value in values.items() if value is not None}, Reading()


def _agenda(draft: Draft, *, literal: bool) -> None:
    """A meeting held for congress work has only such items; a decision belongs to the only item there is."""
    items = draft.listed("agenda")
    if draft.get("session_kind") == STUDY:
        for item in items:
            # A linked sheet tells of each item itself, an empty cell included.
            if item.id is None and (not literal or "is_congress" not in item.values):
                item.values["is_congress"] = True
    if len(items) == 1:
        for action in draft.listed("actions"):
            if action.id is None and "agenda_id" not in action.values:
                action.values["agenda_id"] = link_to(items[0])


def _state(found: RowDraft, draft: Draft, *, new: bool) -> None:
    said = found.draft.get("state")
    if new and said is None:
        draft.values["state"] = FINAL
    if draft.get("state") != FINAL or (not new and said != FINAL):
        return
    missing = [
        problem.why for problem in CommitteeSession.missing_for_final(draft) if problem.level == "refused"
    ]
    if missing:
        draft.values["state"] = DRAFT
        found.say(CHANGED, f"还不能定稿，按草稿导入：{'；'.join(missing)}", "state")


def as_posts(holders: Sequence[tuple[str, str]], committee: Sequence[str]) -> Posts:
    """The posts of a day from names with titles, the first title of each name counting."""
    titles: dict[str, str] = {}
    for name, title in holders:
        titles.setdefault(name, title)
    return Posts(titles, frozenset(committee))
