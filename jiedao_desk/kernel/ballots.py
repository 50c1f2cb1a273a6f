"""The counts of a secret vote, and what does not add up in them (满意度测评).

The identities are those every count of votes obeys: 收回不多于发出, 收回等于各项之和 (R16).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiedao_desk.kernel.rounding import percentage


@dataclass(frozen=True)
class Ballot:
    """The counts as they were announced; ``None`` for what was not."""

    issued: int | None = None
    returned: int | None = None
    satisfied: int | None = None
    fairly: int | None = None
    dissatisfied: int | None = None
    abstained: int | None = None
    invalid: int | None = None

    @property
    def counted(self) -> int:
        """The votes for each answer, the blank and the invalid ones included."""
        parts = (self.satisfied, self.fairly, self.dissatisfied, self.abstained, self.invalid)
        return sum(part or 0 for part in parts)

    @property
    def valid(self) -> int | None:
        """有效票: returned and not invalid."""
        return None if self.returned is None else self.returned - (self.invalid or 0)

    @property
    def rate(self) -> Decimal | None:
        """满意率: satisfied and fairly satisfied of the valid votes, per cent; ``None`` without a vote."""
        valid = self.valid
        return percentage((self.satisfied or 0) + (self.fairly or 0), valid) if valid else None

    def contradiction(self) -> str | None:
        """The sentence that says what does not agree, or ``None``. Counts without 收回票 say nothing yet."""
        if self.returned is None:
            return "填了各项票数，请把收回票也填上" if self.counted else None
        if self.issued is not None and self.returned > self.issued:
            return f"收回{self.returned}票，多于发出{self.issued}票，请核对"
        if self.counted != self.returned:
            return (
                f"收回{self.returned}票，各项合计{self.counted}票"
                "（满意＋基本满意＋不满意＋弃权＋无效），两数应相等"
            )
        return None
