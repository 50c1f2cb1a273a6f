"""Rules of one record: methods that say why it cannot be saved, or what to look at again (校验)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
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


def broken_rules(record: Any) -> Iterator[Problem]:
    """The rules of a record's class that the record breaks, in order of their names' definition."""
    kind: Any = type(record)
    for name, field, level in _rules_of(kind):
        why = getattr(record, name)()
        if why:
            yield Problem(field, why, level)


@cache
def _rules_of(kind: type[Any]) -> tuple[tuple[str, str | None, str], ...]:
    """Name, field and level of every rule of a class; looked up once, since a class has far more other members."""
    found = []
    for owner in reversed(kind.__mro__):
        for name, member in vars(owner).items():
            mark = getattr(member, "__dict__", {}).get("rule_of")
            # An overriding method without the mark would silently drop a rule, so only the final one is asked.
            if mark is not None and getattr(kind, name) is member:
                found.append((name, mark[0], mark[1]))
    return tuple(found)
