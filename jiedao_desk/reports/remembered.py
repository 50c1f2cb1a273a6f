"""What several sheets of one report count alike is counted once (一次计算)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from sqlalchemy.orm import Session

_Found = TypeVar("_Found")


def once(session: Session, key: Hashable, make: Callable[[], _Found]) -> _Found:
    """What ``make`` gives, once for a session that reads one moment of the data, always anew for one that writes."""
    if session.get_bind().get_execution_options().get("writing"):
        return make()
    kept: dict[Hashable, _Found] = session.info.setdefault(once, {})
    if key not in kept:
        kept[key] = make()
    return kept[key]
