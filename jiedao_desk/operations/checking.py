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
    known = {
        key: value
        for key, value in draft.values.items()
        if key in register.record.fields and not isinstance(value, Sibling)
    }
    linked = {key for key, value in draft.values.items() if isinstance(value, Sibling)}
    if register.within is not None:
        linked.add(register.within.key)
    record = register.record(**{**dict.fromkeys(register.record.fields), **known})
    return [problem for problem in record.problems() if problem.field not in linked]
