"""What a record would be told if it were saved now, while it is still being typed (即时校验)."""

from __future__ import annotations

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.operations.desk import Desk


def problems_of(desk: Desk, draft: Draft) -> list[Problem]:
    """The fields and rules a draft breaks by itself, warnings included; nothing is read or written.

    What only the database knows, and the rules over a record with its children, are asked on saving.
    """
    register = desk.catalogue[draft.register]
    values = {key: draft.values.get(key) for key in register.record.fields}
    # A link to what is saved in the same step has no number yet, and a child's parent need not have one.
    unnumbered = {
        key
        for key, value in values.items()
        if isinstance(value, Sibling) or (value is None and key in register.bonds)
    }
    return register.record(**{**values, **dict.fromkeys(unnumbered, 0)}).problems()


def locked(desk: Desk, draft: Draft) -> tuple[str, frozenset[str]] | None:
    """Why a record may not be changed, and the fields that may all the same; ``None`` when it may."""
    register = desk.catalogue[draft.register]
    values = {key: draft.values.get(key) for key in register.record.fields}
    why = register.record(**values).locked()
    return None if why is None else (why, register.record.open_when_locked)
