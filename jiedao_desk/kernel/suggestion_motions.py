"""Whether enough deputies signed for a motion, and whether it is the time for one (议案联名)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from jiedao_desk.kernel.suggestion_words import IN_SESSION, MOTION

MOTION_SIGNERS = 10
LAW = "地方组织法第二十二条"


@dataclass(frozen=True)
class Signer:
    """One who signed: the person, where the name led to one, and the name as it was written."""

    person: int | None
    name: str


def signers_counted(signers: Iterable[Signer], able: Collection[int]) -> int:
    """How many distinct persons among the signers are ``able``: in office in the district and not suspended."""
    return len({one.person for one in signers if one.person is not None} & set(able))


def distinct(signers: Iterable[Signer]) -> int:
    """How many different people signed, in office or not."""
    return len({one.person if one.person is not None else one.name for one in signers})


def why_no_motion(kind: str | None, raised_when: str | None, count: int) -> str | None:
    """Why the matter cannot be a motion (R10): the wrong time, or fewer than ten deputies of the district.

    ``None`` for every other kind, for which one deputy is enough.
    """
    if kind != MOTION:
        return None
    if raised_when != IN_SESSION:
        return "议案只能在代表大会会议期间提出，闭会期间请作为建议提出"
    if count < MOTION_SIGNERS:
        return (
            f"区级议案须有在任且未暂停执行职务的区代表{MOTION_SIGNERS}人以上联名（{LAW}），"
            f"现有{count}人；可以改为建议，建议一人即可提出"
        )
    return None
