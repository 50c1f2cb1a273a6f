"""Rules of one record: methods that say why it cannot be saved, or what to look at again (校验)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jiedao_desk.kernel.errors import Problem

RuleMethod = Callable[[Any], str | None]


def rule(field: str | None = None, *, level: str = "refused") -> Callable[[RuleMethod], RuleMethod]:
    """Marks a method of a record as a rule on ``field`` (its key); it answers a sentence, or ``None`` when content.

    ``level`` is ``refused`` or ``warning``.
    """

    def marked(method: RuleMethod) -> RuleMethod:
        method.__dict__["rule_of"] = (field, level)
        return method

    return marked


def broken_rules(record: object) -> Iterator[Problem]:
    """The rules of a record's class that the record breaks, in order of their names' definition."""
    for owner in reversed(type(record).__mro__):
        for name, member in vars(owner).items():
            mark = getattr(member, "__dict__", {}).get("rule_of")
            # An overriding method without the mark would silently drop a rule, so only the final one is asked.
            if mark is None or getattr(type(record), name) is not member:
                continue
            why = member(record)
            if why:
                yield Problem(mark[0], why, mark[1])
