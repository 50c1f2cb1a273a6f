"""Two contents of one record side by side: what another window saved, and what was typed here (比对)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.fields import Field, Link
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk


@dataclass(frozen=True)
class Difference:
    """One field, or one list within, that differs; ``mine`` was changed here since the form was opened."""

    key: str
    label: str
    there: str
    here: str
    mine: bool


def differences(desk: Desk, base: Draft, there: Draft, here: Draft) -> list[Difference]:
    """Where the record as it is now and the form differ; ``base`` is what both began from."""
    register = desk.catalogue[here.register]
    found = [
        Difference(
            field.key,
            field.label,
            worded(desk, field, there.get(field.key)),
            worded(desk, field, here.get(field.key)),
            here.get(field.key) != base.get(field.key),
        )
        for field in register.fields
        if there.get(field.key) != here.get(field.key)
    ]
    found += [
        Difference(
            child.key,
            child.title,
            _listed(desk, child, there.listed(child.key)),
            _listed(desk, child, here.listed(child.key)),
            _contents(here.listed(child.key)) != _contents(base.listed(child.key)),
        )
        for child in desk.catalogue.children(register)
        if _contents(there.listed(child.key)) != _contents(here.listed(child.key))
    ]
    return found


def merged(catalogue: Catalogue, base: Draft, there: Draft, here: Draft) -> tuple[Draft, list[str]]:
    """The record as it is now with what was changed here filled in, not yet saved.

    A list that was changed on both sides stays as it is there; the titles of such lists are handed back, so that the
    user is told.
    """
    result = there.copy()
    for key, value in here.values.items():
        if value != base.get(key):
            result.values[key] = value
    left = []
    for child in catalogue.children(catalogue[here.register]):
        was, mine, theirs = (_contents(draft.listed(child.key)) for draft in (base, here, there))
        if mine in (was, theirs):
            continue
        if theirs == was:
            result.children[child.key] = [one.copy() for one in here.listed(child.key)]
        else:
            left.append(child.title)
    return result, left


def worded(desk: Desk, field: Field, value: object) -> str:
    """A value as it is read; a link by the name of its record."""
    if value is None or isinstance(value, Sibling):
        return ""
    if isinstance(field, Link) and isinstance(value, int):
        found = browse.named(desk, field.to, [value])
        return found[0].name if found else ""
    return field.speak(value) if field.private is None else field.masked(value)


def line_of(desk: Desk, register: Register, draft: Draft) -> str:
    """One child in a line: the fields of its columns that are filled."""
    shown = (worded(desk, register.field(one.key), draft.get(one.key)) for one in register.columns)
    return "　".join(part for part in shown if part)


def _listed(desk: Desk, child: Register, drafts: Iterable[Draft]) -> str:
    return "\n".join(line_of(desk, child, one) for one in drafts)


def _contents(drafts: Iterable[Draft]) -> list[tuple[object, ...]]:
    """What the children say, versions and numbers aside."""
    return [
        (
            one.id,
            tuple((key, value) for key, value in sorted(one.values.items()) if value not in (None, ())),
            tuple((key, tuple(_contents(below))) for key, below in sorted(one.children.items()) if below),
        )
        for one in drafts
    ]
