"""The session that is being worked on: as it was opened and as it stands now (正在编辑的会议)."""

from __future__ import annotations

from dataclasses import dataclass, field

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.merging import same
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.registers.attendance import OBSERVER

REGISTER = "sessions"
_LISTS = {"sessions": ("agenda", "actions", "attendance"), "briefings": ("actions", "attendance")}
FINAL = "定稿"


@dataclass
class OpenSession:
    """``given`` is the session as it was opened, ``draft`` as it stands in the form; the widgets write into it.

    ``unread`` holds texts of tasks that cannot be read as a value, by place (uid/field), as they were typed.
    """

    given: Draft
    draft: Draft
    revising: bool = False
    unread: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: Draft, base: Draft | None = None) -> OpenSession:
        """A session just opened; with a ``base`` the draft is something typed over that one and not saved yet."""
        given = base if base is not None else draft
        for one in (given, draft):
            for key in _LISTS[one.register]:
                one.children.setdefault(key, [])
            for child in one.walk():
                # Tasks name the item they belong to by its uid as long as either may still be new.
                child.uid = child.uid or new_uid()
        return cls(given.copy(), draft)

    @property
    def final(self) -> bool:
        """Whether the record is finalised."""
        return self.draft.id is not None and self.given.get("state") == FINAL

    @property
    def locked(self) -> bool:
        """Whether it can only be read, but for what stays open in a finalised record."""
        return self.draft.voided is not None or (self.final and not self.revising)

    @property
    def changed(self) -> bool:
        """Whether anything is otherwise than it was opened."""
        return bool(self.unread) or not same(self.given, self.draft)

    @property
    def agenda(self) -> list[Draft]:
        """The items, in order; the list itself."""
        return self.draft.children["agenda"]

    @property
    def tasks(self) -> list[Draft]:
        """The tasks of all items; the list itself."""
        return self.draft.children["actions"]

    @property
    def attendance(self) -> list[Draft]:
        """Everybody listed; the list itself."""
        return self.draft.children["attendance"]

    @property
    def names(self) -> frozenset[str]:
        """Everybody who was there, in attendance without being a member included."""
        return frozenset(str(one.get("name")) for one in self.attendance)

    def tasks_of(self, item: Draft) -> list[Draft]:
        """The tasks that one item decided."""
        return [task for task in self.tasks if belongs(task, item)]

    def members(self) -> list[Draft]:
        """Those who were expected, in their order."""
        return [one for one in self.attendance if one.get("state") != OBSERVER]


def belongs(task: Draft, item: Draft) -> bool:
    """Whether a task was decided under an item, saved or not."""
    link = task.get("agenda_id")
    if isinstance(link, Sibling):
        return link.uid == item.uid
    return link is not None and link == item.id
