"""The moves a suggestion makes, each with its date and its checks, one step at a time (建议办理动作)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.suggestion_steps import Handling, latest, why_not_closed
from jiedao_desk.kernel.suggestion_words import ANSWERING, DISSATISFIED, PROPOSED, SIX_MONTHS
from jiedao_desk.operations import browse, suggestion_checks, suggestions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.operations.suggestions import REGISTER, TALKS, UNITS

Filled = Mapping[str, Any]


@dataclass(frozen=True)
class Move:
    """One move. ``fields`` are those of ``register`` that it asks for; ``today`` is the one that is filled in.

    ``units`` tells to which of the units it can be made, none for a move of the suggestion itself; ``possible`` whether
    it can be made at all.
    """

    key: str
    label: str
    register: str
    fields: tuple[str, ...]
    today: str = ""
    units: Callable[[Draft], list[Draft]] | None = None
    possible: Callable[[Draft], bool] = lambda _draft: True
    needed: tuple[str, ...] = ()
    note: str = ""


def _alive(draft: Draft) -> list[Draft]:
    """The units as they handle it now, returns apart."""
    kept = {
        (one.unit, one.role, one.turn) for one in latest([handling_of(one) for one in draft.listed(UNITS)])
    }
    return [
        one
        for one in draft.listed(UNITS)
        if one.get("returned_on") is None and (one.get("unit"), one.get("role"), one.get("turn")) in kept
    ]


def handling_of(unit: Draft) -> Handling:
    """A unit of a draft as the steps ask for it."""
    return Handling(
        str(unit.get("unit")),
        str(unit.get("role")),
        unit.get("turn") or 1,
        unit.get("assigned_on"),
        unit.get("signed_on"),
        unit.get("returned_on"),
        unit.get("replied_on"),
        unit.get("satisfaction"),
    )


def _unreplied(draft: Draft) -> list[Draft]:
    return [one for one in _alive(draft) if one.get("replied_on") is None]


def _unsigned(draft: Draft) -> list[Draft]:
    return [one for one in _unreplied(draft) if one.get("signed_on") is None and one.get("assigned_on")]


def _to_be_judged(draft: Draft) -> list[Draft]:
    return [
        one
        for one in _alive(draft)
        if one.get("replied_on") is not None and one.get("role") in ANSWERING and not one.get("satisfaction")
    ]


def _not_content(draft: Draft) -> list[Draft]:
    return [one for one in _alive(draft) if one.get("satisfaction") == DISSATISFIED]


def _open(draft: Draft) -> bool:
    return draft.get("closed_on") is None and not draft.get("excluded") and draft.get("merged_into") is None


def _answered(draft: Draft) -> bool:
    return _open(draft) and why_not_closed([handling_of(one) for one in draft.listed(UNITS)]) is None


MOVES: tuple[Move, ...] = (
    Move(
        "register",
        "登记",
        REGISTER,
        ("registered_on", "number", "term", "congress_session"),
        "registered_on",
        possible=lambda draft: _open(draft) and draft.get("registered_on") is None,
        needed=("registered_on",),
    ),
    Move(
        "review",
        "审核",
        REGISTER,
        ("reviewed_on", "category", "excluded"),
        "reviewed_on",
        possible=lambda draft: (
            _open(draft) and draft.get("registered_on") is not None and draft.get("reviewed_on") is None
        ),
        needed=("reviewed_on",),
        note="一事一议，内容具体；不宜作为建议的，选明情形，向代表说明。",
    ),
    Move(
        "assign",
        "交办",
        UNITS,
        ("unit", "role", "assigned_on", "limit", "limit_reason", "consent_by", "consent_on"),
        "assigned_on",
        possible=_open,
        needed=("unit", "assigned_on"),
        note="区里交办的，照交办通知登记；几个单位分别登记，各算各的期限。",
    ),
    Move(
        "sign", "签收", UNITS, ("signed_on", "leader", "clerk"), "signed_on", _unsigned, _open, ("signed_on",)
    ),
    Move(
        "return",
        "退办",
        UNITS,
        ("returned_on", "return_reason"),
        "returned_on",
        _unreplied,
        _open,
        ("returned_on", "return_reason"),
        "退回后这个单位不再计算期限；要交给别的单位，再点“交办”。",
    ),
    Move(
        "extend",
        "延期",
        UNITS,
        ("extended_to", "extension_reason", "extension_by", "extension_on"),
        "",
        _unreplied,
        _open,
        ("extended_to", "extension_by", "extension_on"),
        "须经交办机构同意，同意日期不晚于原来的期限。",
    ),
    Move(
        "talk",
        "记面商",
        TALKS,
        ("held_on", "place", "who", "who_name", "form", "said"),
        "held_on",
        _alive,
        _open,
        ("held_on", "form"),
    ),
    Move(
        "reply",
        "答复",
        UNITS,
        ("replied_on", "reply_number", "result", "handled", "promise", "promise_due", "cosigners_told"),
        "replied_on",
        _unreplied,
        _open,
        ("replied_on",),
    ),
    Move(
        "feedback",
        "记反馈",
        UNITS,
        ("feedback_on", "attitude", "satisfaction", "solved", "adopted", "comment"),
        "feedback_on",
        _to_be_judged,
        _open,
        ("feedback_on", "satisfaction"),
    ),
    Move(
        "again",
        "再次办理",
        UNITS,
        ("assigned_on",),
        "assigned_on",
        _not_content,
        _open,
        ("assigned_on",),
        "代表对办理结果不满意的再办一次。填要求再办的日期；第一次的结果和评价保持原样。",
    ),
    Move("close", "办结", REGISTER, ("closed_on",), "closed_on", None, _answered, ("closed_on",)),
    Move(
        "merge",
        "并入…",
        REGISTER,
        ("merged_into", "merge_note"),
        possible=_open,
        needed=("merged_into",),
        note="内容相同或重复的，并入另一件一起办理；这一件保留，不再单独计算期限。",
    ),
    Move(
        "propose",
        "提请督办",
        REGISTER,
        ("key_handling", "supervisor", "supervision"),
        possible=lambda draft: _open(draft) and draft.get("key_handling") is None,
        needed=("key_handling",),
        note="重点督办由主任会议确定，街道提请；确定后再改为“已列入”。",
    ),
    Move(
        "publish",
        "登记公开",
        REGISTER,
        ("is_public", "published_on"),
        "published_on",
        possible=lambda draft: draft.get("closed_on") is not None and draft.get("published_on") is None,
        needed=("published_on",),
        note="办理情况依法应当公开；公开稿不含电话、证件号、住址（代表法第五十一条）。",
    ),
)
BY_KEY = {one.key: one for one in MOVES}


def possible(draft: Draft) -> list[Move]:
    """The moves that can be made now, in their order."""
    if draft.id is None or draft.voided is not None:
        return []
    return [one for one in MOVES if one.possible(draft) and (one.units is None or one.units(draft))]


def usual(desk: Desk, move: Move) -> dict[str, Any]:
    """What a move is filled in with, because it can be known."""
    fields = desk.catalogue[move.register].record.fields
    found = {key: fields[key].default for key in move.fields}
    if move.today:
        found[move.today] = desk.clock.today()
    if move.key == "propose":
        found["key_handling"] = PROPOSED
    if move.key == "publish":
        found["is_public"] = True
    return found


def make(
    desk: Desk,
    record_id: int,
    key: str,
    values: Filled,
    *,
    unit: int | None = None,
    initiator: object = None,
) -> Saved:
    """Makes a move on a suggestion as it is kept now; ``unit`` is the id of the unit it is made to.

    Raises ``Refused`` when something is missing or against a rule; nothing is written then.
    """
    move = BY_KEY[key]
    draft = browse.load(desk, REGISTER, record_id)
    if move not in possible(draft):
        raise Refused(f"这件建议现在不能{move.label.rstrip('…')}，请刷新后再看")
    fields = desk.catalogue[move.register].record.fields
    missing = [Problem(one, f"请填写{fields[one].label}") for one in move.needed if not values.get(one)]
    if missing:
        raise Refused(missing)
    if values.get("limit") == SIX_MONTHS and not values.get("limit_reason"):
        why = "选了6个月，请写明理由（代表法第五十一条：涉及面广、处理难度大）"
        raise Refused([Problem("limit_reason", why)])
    chosen = _chosen(move, draft, unit)
    day = fields[move.today].label if move.today else ""
    suggestion_checks.refuse_disorder(desk, key, day, draft, chosen, values)
    if key == "extend" and chosen is not None:
        suggestion_checks.refuse_vain_extension(desk, chosen, values)
    if move.register == TALKS and chosen is not None:
        chosen.children.setdefault(TALKS, []).append(Draft(TALKS, dict(values)))
    elif key == "assign":
        draft.children.setdefault(UNITS, []).append(Draft(UNITS, dict(values), {TALKS: []}))
    elif key == "again" and chosen is not None:
        same = {name: chosen.get(name) for name in ("unit", "role", "own")}
        turn = (chosen.get("turn") or 1) + 1
        draft.children[UNITS].append(Draft(UNITS, same | {"turn": turn} | dict(values), {TALKS: []}))
    else:
        (chosen or draft).values.update(values)
    return suggestions.save(desk, draft, initiator)


def _chosen(move: Move, draft: Draft, unit: int | None) -> Draft | None:
    if move.units is None:
        return None
    offered = move.units(draft)
    found = next((one for one in offered if one.id == unit), None)
    if found is None and len(offered) == 1 and unit is None:
        found = offered[0]
    if found is None:
        raise Refused(f"请选择是哪个单位{move.label.rstrip('…')}")
    return found
