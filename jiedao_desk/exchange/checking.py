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
    # An empty field is only ever missed where it is required; a link to a record of the same file will be set.
    asked = (register.required | values.keys()) - register.bonds
    wrong = {
        key: why
        for key in asked
        if (why := fields[key].problem(values.get(key))) and not isinstance(draft.values.get(key), Sibling)
    }
    if wrong:
        yield from (Problem(key, wrong[key]) for key in fields if key in wrong)
        return
    broken = broken_rules(register.record(**values))
    yield from (problem for problem in broken if problem.level == "refused")


def _values(register: Register, draft: Draft) -> dict[str, Any]:
    """The values as they would be written, defaults included, empty ones left out."""
    values = {field.key: field.default for field in register.defaults if draft.id is None or field.required}
    fields = register.record.fields
    values.update(
        (key, value)
        for key, value in draft.values.items()
        if key in fields and value not in (None, "", ()) and not isinstance(value, Sibling)
    )
    return values
