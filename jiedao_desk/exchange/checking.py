"""The rules of records asked of drafts that are not written yet (预先校验)."""

from __future__ import annotations

from collections.abc import Iterator

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Catalogue, Register


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
    return _record(register, draft).locked()


def _own(register: Register, draft: Draft) -> Iterator[Problem]:
    within = register.within.key if register.within is not None else None
    # A link to a record of the same file has no number yet, but it will.
    coming = {key for key, value in draft.values.items() if isinstance(value, Sibling)}
    for problem in _record(register, draft).problems():
        if problem.level == "refused" and problem.field != within and problem.field not in coming:
            yield problem


def _record(register: Register, draft: Draft) -> Record:
    values = {
        field.key: field.default
        for field in register.fields
        if field.default is not None and (draft.id is None or field.required)
    }
    for key, value in draft.values.items():
        known = key in register.record.fields and not isinstance(value, Sibling) and value not in ("", ())
        if known and (value is not None or key not in values):
            values[key] = value
    return register.record(**values)
