"""The rules of records asked of drafts that are not written yet (预先校验)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.kernel.rules import broken_rules


def refusals(catalogue: Catalogue, draft: Draft) -> Iterator[tuple[Draft, Problem]]:
    """What stands against writing a record with its children, each with the draft it concerns."""
    register = catalogue[draft.register]
    for one in draft.walk():
        yield from ((one, problem) for problem in _own(catalogue[one.register], one))
    tree_rule = getattr(register.record, "tree_problems", None)
    if tree_rule is not None:
        yield from ((draft, problem) for problem in tree_rule(draft) if problem.level == "refused")


def lock_of(register: Register, draft: Draft) -> str | None:
    """Why a record that exists may not be changed, ``None`` when it may."""
    if register.record.locked is Record.locked:
        return None
    return register.record(**_values(register, draft)).locked()


def _own(register: Register, draft: Draft) -> Iterator[Problem]:
    fields = register.record.fields
    values = _values(register, draft)
    sound = True
    for key, field in fields.items():
        # An empty field is only ever missed where it is required; a link to a record of the same file will be set.
        if key in register.bonds or (key not in values and not field.required) or _coming(draft, key):
            continue
        why = field.problem(values.get(key))
        if why:
            sound = False
            yield Problem(key, why)
    if sound:
        broken = broken_rules(register.record(**values))
        yield from (problem for problem in broken if problem.level == "refused")


def _coming(draft: Draft, key: str) -> bool:
    return isinstance(draft.values.get(key), Sibling)


def _values(register: Register, draft: Draft) -> dict[str, Any]:
    """The values as they would be written, defaults included, empty ones left out."""
    values = {
        field.key: field.default
        for field in register.fields
        if field.default is not None and (draft.id is None or field.required)
    }
    fields = register.record.fields
    values.update(
        (key, value)
        for key, value in draft.values.items()
        if key in fields and value not in (None, "", ()) and not isinstance(value, Sibling)
    )
    return values
