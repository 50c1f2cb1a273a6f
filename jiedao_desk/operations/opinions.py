"""Voters' opinions on their way: how each stands, and the moves that bring it to the voter (选民意见办理)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.opinion_suggestions import of_suggestion, suggest, take_back
from jiedao_desk.operations.records import Saved
from jiedao_desk.registers.opinion_voters import OpinionVoter
from jiedao_desk.registers.opinions import ANSWERED, AS_SUGGESTION, NOT_TAKEN
from jiedao_desk.reports import opinion_states
from jiedao_desk.reports.opinion_states import CLOSED, JOINED, OPEN, OVERDUE, TO_TELL, OpinionState
from jiedao_desk.storage.records import TreeWriter

__all__ = [
    "BY_KEY", "CLOSED", "JOINED", "MOVES", "OPEN", "OVERDUE", "REGISTER", "TO_TELL", "VOTERS", "Move", "OpinionState",
    "join", "make", "of_suggestion", "part", "possible", "states", "suggest", "untold", "usual",
]  # fmt: skip

REGISTER, VOTERS = "opinions", "opinion_voters"
_TOLD = ("told_on", "told_how", "told_by", "untold_reason")

Filled = Mapping[str, Any]


@dataclass(frozen=True)
class Move:
    """One move. ``fields`` of ``register`` are asked for; ``today`` is filled in, ``needed`` must be."""

    key: str
    label: str
    register: str
    fields: tuple[str, ...]
    today: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    possible: Callable[[Draft], bool] = lambda _draft: True
    note: str = ""


def _open(draft: Draft) -> bool:
    return draft.get("closed_on") is None and draft.get("merged_into") is None


def untold(draft: Draft) -> list[Draft]:
    """The voters of an opinion who were not told yet and of whom it is not said why they cannot be (R18)."""
    return [
        one
        for one in draft.listed(VOTERS)
        if not OpinionVoter(**{key: one.get(key) for key in OpinionVoter.fields}).settled
    ]


def _can_become_a_suggestion(draft: Draft) -> bool:
    return _open(draft) and draft.get("suggestion_id") is None and draft.get("route") != NOT_TAKEN


MOVES: tuple[Move, ...] = (
    Move(
        "answer",
        "当场答复",
        REGISTER,
        ("result", "handled_by"),
        needed=("result",),
        possible=lambda draft: _open(draft) and draft.get("route") is None,
        note="写明怎样答复的；当场就告知了选民的，接着点“告知选民”。",
    ),
    Move(
        "refer",
        "转办",
        REGISTER,
        ("route", "referred_to", "referred_on", "due_on", "handled_by"),
        ("referred_on",),
        ("route", "referred_to", "referred_on"),
        possible=lambda draft: _open(draft) and draft.get("suggestion_id") is None,
        note="交社区居委会，或交街道研究办理；需要时写明要求办结的日期。",
    ),
    Move(
        "turn_away",
        "不予受理",
        REGISTER,
        ("excluded", "route_note"),
        needed=("route_note",),
        possible=lambda draft: _open(draft) and draft.get("route") is None,
        note="诉讼、复议、仲裁等事项，写明告知选民向哪里反映。",
    ),
    Move(
        "suggest",
        "转为建议",
        REGISTER,
        ("route", "excluded"),
        needed=("route",),
        possible=_can_become_a_suggestion,
        note="新建一件代表建议，带入意见内容和接待代表，两边互相关联；意见要等选民得到告知才能办结。",
    ),
    Move(
        "result",
        "登记结果",
        REGISTER,
        ("result", "told_deputy_on"),
        needed=("result",),
        possible=lambda draft: _open(draft) and draft.get("route") is not None,
        note="承办单位怎样办的；结果反馈接待代表的，填反馈日期。",
    ),
    Move(
        "tell",
        "告知选民",
        VOTERS,
        ("told_on", "told_how", "told_by", "untold_reason"),
        ("told_on",),
        possible=lambda draft: _open(draft) and bool(untold(draft)),
        note="填告知的日期、方式和人；匿名、联系不上的，把日期清空，写明原因。",
    ),
    Move(
        "close",
        "办结",
        REGISTER,
        ("closed_on", "result", "verdict", "told_deputy_on"),
        ("closed_on",),
        ("closed_on",),
        possible=lambda draft: (
            _open(draft)
            and draft.get("route") is not None
            and bool(draft.listed(VOTERS))
            and not untold(draft)
        ),
    ),
    Move(
        "join",
        "并入…",
        REGISTER,
        ("merged_into",),
        needed=("merged_into",),
        possible=_open,
        note="几名选民反映同一事项的，并案办理：反映人一并记到那一件里，办结时逐个告知。",
    ),
    Move(
        "take_back",
        "改走其他途径",
        REGISTER,
        ("note",),
        possible=lambda draft: _open(draft) and draft.get("suggestion_id") is not None,
        note="转成的建议作废了，或审核后不作为建议的：意见回到选途径的一步，原来的经过留在修改历史里。",
    ),
    Move(
        "part",
        "撤销并入",
        REGISTER,
        ("note",),
        possible=lambda draft: draft.get("merged_into") is not None and draft.get("closed_on") is None,
        note="并错了的，分开来单独办理：反映人回到这一条，已经告知的照记。",
    ),
)
BY_KEY = {one.key: one for one in MOVES}


def possible(draft: Draft) -> list[Move]:
    """The moves that can be made now, in their order."""
    if draft.id is None or draft.voided is not None:
        return []
    return [one for one in MOVES if one.possible(draft)]


def usual(desk: Desk, move: Move, draft: Draft) -> dict[str, Any]:
    """What a move is filled in with: what is known already, the day, who sits at the desk."""
    found = {key: draft.get(key) if move.register == REGISTER else None for key in move.fields}
    for key in move.today:
        found[key] = found[key] or desk.clock.today()
    if move.key == "suggest":
        found["route"] = AS_SUGGESTION
    return found


def make(
    desk: Desk,
    record_id: int,
    key: str,
    values: Filled,
    *,
    voters: tuple[int, ...] = (),
    initiator: object = None,
) -> Saved:
    """Makes a move on an opinion as it is kept now; ``voters`` are the ids of those told, none for all untold ones.

    Raises ``Refused`` when something is missing or against a rule; nothing is written then.
    """
    move = BY_KEY[key]
    draft = browse.load(desk, REGISTER, record_id)
    if move not in possible(draft):
        raise Refused(f"这条意见现在不能{move.label.rstrip('…')}，请刷新后再看")
    fields = desk.catalogue[move.register].record.fields
    missing = [Problem(one, f"请填写{fields[one].label}") for one in move.needed if not values.get(one)]
    if missing:
        raise Refused(missing)
    if key == "suggest":
        return suggest(desk, draft, values, initiator)
    if key == "join":
        return join(desk, draft, values["merged_into"], initiator)
    if key == "take_back":
        draft.values.update(values)
        return take_back(desk, draft, initiator)
    if key == "part":
        draft.values.update(values)
        return part(desk, draft, initiator)
    if key == "tell":
        _tell(draft, values, voters)
    else:
        draft.values.update(values)
        ways = {"answer": ANSWERED, "turn_away": NOT_TAKEN}
        if key in ways:
            draft.values["route"] = ways[key]
    return records.save(desk, draft, initiator)


def join(desk: Desk, draft: Draft, into: int, initiator: object = None) -> Saved:
    """Joins an opinion to another on the same matter; its voters are told with that one's.

    Raises ``Refused`` for one that others were joined to: they could not be taken apart again.
    """
    if into == draft.id:
        raise Refused([Problem("merged_into", "不能并入自己")])
    other = browse.load(desk, REGISTER, into)
    if not _open(other) or other.voided is not None:
        words = "那一条已办结、已并入别的意见或已作废，请选还在办理的那一条"
        raise Refused([Problem("merged_into", words)])
    behind = browse.ids(desk, Query(REGISTER).where("merged_into", draft.id))
    if behind:
        words = f"已有{len(behind)}条并入这一条，它再并入别的就分不开了；可以反过来，把那一条并入这一条"
        raise Refused([Problem("merged_into", words)])
    moved = [Draft(VOTERS, {**one.values, "opinion_id": into}) for one in draft.listed(VOTERS)]
    other.children.setdefault(VOTERS, []).extend(moved)
    draft.values["merged_into"] = into
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        writer = TreeWriter(work, desk.catalogue)
        writer.write(other)
        record = writer.write(draft)
    return Saved(record.id, record.version, tuple(writer.warnings))


def part(desk: Desk, draft: Draft, initiator: object = None) -> Saved:
    """Takes a joining back: the voters are those of the opinion alone again, with what they were told meanwhile.

    Raises ``Refused`` where the matter was closed already, since then they were told together.
    """
    other = browse.load(desk, REGISTER, draft.get("merged_into"))
    if other.get("closed_on") is not None:
        raise Refused("并入的那一条已经办结，反映人都告知过了，不能再分开")
    lines = other.children.setdefault(VOTERS, [])
    for one in draft.listed(VOTERS):
        copies = [each for each in lines if all(each.get(key) == one.get(key) for key in ("name", "phone"))]
        if copies:
            # Of two of one name without a telephone the later came with the joining.
            one.values.update({key: copies[-1].get(key) for key in _TOLD if one.get(key) is None})
            lines.remove(copies[-1])
    draft.values["merged_into"] = None
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        writer = TreeWriter(work, desk.catalogue)
        writer.write(other)
        record = writer.write(draft)
    return Saved(record.id, record.version, tuple(writer.warnings))


def states(desk: Desk) -> list[OpinionState]:
    """How every living opinion stands today, those due first at the top."""
    with desk.database.reading() as session:
        return opinion_states.states(session, desk.clock.today())


def _tell(draft: Draft, values: Filled, voters: tuple[int, ...]) -> None:
    waiting = [one for one in untold(draft) if not voters or one.id in voters]
    if not waiting:
        raise Refused("请选择告知了哪位选民")
    if values.get("untold_reason"):
        values = {"untold_reason": values["untold_reason"]}
    else:
        wanted = (("told_on", "反馈选民日期"), ("told_how", "反馈方式"), ("told_by", "反馈人"))
        lacking = [
            Problem(field, f"请填写{label}，或无法反馈的原因")
            for field, label in wanted
            if not values.get(field)
        ]
        if lacking:
            raise Refused(lacking)
    for one in waiting:
        one.values.update(values)
