"""What two windows made of one record, joined child by child without overwriting either (合并修改)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.record import new_uid

_EMPTY: tuple[object, ...] = (None, "", ())


@dataclass(frozen=True)
class Clash:
    """Something changed on both sides: one field of a record, or, without a field, a whole child.

    The merged draft keeps what was saved there.
    """

    register: str
    field: str | None


@dataclass(frozen=True)
class Merged:
    """The record as it was saved there with what was changed here filled in, and what could not be."""

    draft: Draft
    clashes: tuple[Clash, ...]


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts say the same: empty is unsaid, versions do not matter, children are told by their uid."""
    return _values(one) == _values(other) and all(
        len(one.listed(key)) == len(other.listed(key))
        and all(
            mine.uid == theirs.uid and same(mine, theirs)
            for mine, theirs in zip(one.listed(key), other.listed(key), strict=True)
        )
        for key in {*one.children, *other.children}
    )


def merge(base: Draft, there: Draft, here: Draft) -> Merged:
    """Joins what was saved ``there`` with what was typed ``here``, both begun from ``base``.

    A field changed on one side only takes that side's value; children added here are added, children removed here
    and untouched there are removed. Nothing that was saved there is lost.
    """
    clashes: list[Clash] = []
    return Merged(_merge(base, there, here, clashes), tuple(clashes))


def _merge(base: Draft, there: Draft, here: Draft, clashes: list[Clash]) -> Draft:
    result = there.copy()
    for key, value in here.values.items():
        was, now = base.get(key), there.get(key)
        if _alike(value, was) or _alike(value, now):
            continue
        if _alike(was, now):
            result.values[key] = value
        else:
            clashes.append(Clash(here.register, key))
    for key in here.children:
        result.children[key] = _merge_lists(
            base.listed(key), there.listed(key), here.listed(key), key, clashes
        )
    return result


def _merge_lists(
    base: Sequence[Draft], there: Sequence[Draft], here: Sequence[Draft], register: str, clashes: list[Clash]
) -> list[Draft]:
    was, now = {one.uid: one for one in base}, {one.uid: one for one in there}
    wanted = {one.uid for one in here}
    merged: dict[str | None, Draft] = {}
    for one in here:
        if one.uid in now:
            begun = was.get(one.uid, Draft(register))
            merged[one.uid] = _merge(begun, now[one.uid], one, clashes)
        elif one.uid not in was:
            merged[one.uid] = one.copy()
        elif not same(was[one.uid], one):
            # Taken out there while it was being written here: what was written stands as a child of its own.
            kept = one.copy()
            kept.id = kept.version = None
            kept.uid = new_uid()
            merged[kept.uid] = kept
    for one in there:
        if one.uid in wanted:
            continue
        if one.uid not in was:
            merged[one.uid] = one.copy()
        elif not same(was[one.uid], one):
            clashes.append(Clash(register, None))
            merged[one.uid] = one.copy()
    moved_here = [one.uid for one in here if one.uid in was] != [one.uid for one in base if one.uid in wanted]
    return list(merged.values()) if moved_here else list(_in_order(merged, [one.uid for one in there]))


def _in_order(merged: dict[str | None, Draft], order: Sequence[str | None]) -> Iterator[Draft]:
    """The children in the order they have there; those added here follow the one they stand behind here."""
    behind: dict[str | None, list[Draft]] = {}
    before: str | None = None
    known = set(order)
    for uid, one in merged.items():
        if uid in known:
            before = uid
        else:
            behind.setdefault(before, []).append(one)
    yield from behind.get(None, ())
    for uid in order:
        if uid in merged:
            yield merged[uid]
            yield from behind.get(uid, ())


def _values(draft: Draft) -> dict[str, object]:
    return {key: value for key, value in draft.values.items() if value not in _EMPTY}


def _alike(one: object, other: object) -> bool:
    return one == other or (one in _EMPTY and other in _EMPTY)
