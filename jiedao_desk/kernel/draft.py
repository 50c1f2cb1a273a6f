"""What a form, an import row or a snapshot holds: plain values by field, with the children inside (草稿)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sibling:
    """A link to a record that is saved in the same tree and has no id yet; named by its uid."""

    uid: str


@dataclass
class Draft:
    """One record as plain data.

    ``register`` is the register's key; ``id`` and ``version`` are ``None`` for a new record; ``values`` holds only
    the fields that are known, by field key; ``children`` maps the key of a child register to its drafts. A child
    register that is absent from ``children`` is left as it is; one that is present replaces what was there.
    """

    register: str
    values: dict[str, Any] = field(default_factory=dict)
    children: dict[str, list[Draft]] = field(default_factory=dict)
    id: int | None = None
    uid: str | None = None
    version: int | None = None
    entered_at: Any = None
    voided: str | None = None

    def get(self, key: str) -> Any:
        """The value of a field, ``None`` when the draft does not know it."""
        return self.values.get(key)

    def listed(self, register: str) -> list[Draft]:
        """The child drafts of one register."""
        return self.children.get(register, [])

    def walk(self) -> Iterator[Draft]:
        """The draft and all below it, parents first."""
        yield self
        for below in self.children.values():
            for child in below:
                yield from child.walk()

    def copy(self) -> Draft:
        """An independent draft with the same content."""
        return Draft(
            self.register,
            dict(self.values),
            {key: [child.copy() for child in below] for key, below in self.children.items()},
            self.id,
            self.uid,
            self.version,
            self.entered_at,
            self.voided,
        )
