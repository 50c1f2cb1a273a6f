"""Adding, moving and removing items of an agenda, and taking up earlier tasks (议程编排)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.registers.sessions import STUDY
from jiedao_desk.ui.sessions.open_session import OpenSession

FOLLOWING_UP = "上次议定事项落实情况"
_NUMBERING = re.compile(
    r"^\s*(?:\d{1,2}[.．、)）]|[(（]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|议题[一二三四五六七八九十\d]{1,3}[：:、]?)\s*"
)


def without_number(line: str) -> str:
    """A pasted line without the number before it, which the record sets itself: 一、 1. （二） 议题三：."""
    return _NUMBERING.sub("", line, count=1).strip().rstrip("；;")


def add(session: OpenSession, title: str | None = None) -> int:
    """One more item at the end; its place. In a meeting held for congress work every item is one on it."""
    congress = session.draft.get("session_kind") == STUDY
    session.agenda.append(_item({"title": title, "is_congress": congress}))
    return len(session.agenda) - 1


def add_all(session: OpenSession, text: str) -> int:
    """An item for each line of a pasted agenda, the empty one at the end used first; how many there were."""
    titles = [title for line in text.splitlines() if (title := without_number(line))]
    if titles and session.agenda and is_empty(session, len(session.agenda) - 1):
        session.agenda[-1].values["title"] = titles[0]
        titles_left = titles[1:]
    else:
        titles_left = titles
    for title in titles_left:
        add(session, title)
    return len(titles)


def is_empty(session: OpenSession, place: int) -> bool:
    """Whether nothing was written in an item yet."""
    item = session.agenda[place]
    written = any(value for key, value in item.values.items() if key not in ("is_congress", "session_id"))
    return not written and not any(item.children.values()) and not session.tasks_of(item)


def move(session: OpenSession, before: int, after: int) -> None:
    """Puts an item at another place."""
    session.agenda.insert(after, session.agenda.pop(before))


def remove(session: OpenSession, place: int) -> None:
    """Takes an item out, with its speeches and its tasks."""
    item = session.agenda[place]
    gone = session.tasks_of(item)
    for task in gone:
        for key in [key for key in session.unread if key.startswith(f"{task.uid}/")]:
            del session.unread[key]
    session.tasks[:] = [task for task in session.tasks if not any(task is one for one in gone)]
    del session.agenda[place]


def carried(session: OpenSession) -> set[int]:
    """The earlier tasks that are on the agenda already."""
    return {one.get("action_id") for item in session.agenda for one in item.listed("carried")}


def carry(session: OpenSession, tasks: Iterable[int]) -> int:
    """Takes earlier tasks up, in the item for them if there is one; the item's place."""
    below = [Draft("carried", {"action_id": task}, uid=new_uid()) for task in tasks]
    for place, item in enumerate(session.agenda):
        if item.listed("carried"):
            item.children["carried"] += below
            return place
    item = _item({"title": FOLLOWING_UP, "is_congress": True})
    item.children["carried"] = below
    if session.agenda and is_empty(session, len(session.agenda) - 1):
        session.agenda[-1] = item
    else:
        session.agenda.append(item)
    return len(session.agenda) - 1


def _item(values: dict[str, object]) -> Draft:
    return Draft("agenda", values, {"speeches": [], "carried": []}, uid=new_uid())
