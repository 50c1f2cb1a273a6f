"""Widths that need no fonts, and texts as clerks write them."""

from __future__ import annotations

from jiedao_desk.ui.printing.faces import Face

SPEECH = (
    "会议强调，要认真落实“民有所呼、我有所应”的工作要求——把代表之家（联络站）建在群众身边。"
    "上半年接待选民46人次，8月15日14:00—16:30到社区走访；收到选民意见31件，已办结27件……"
)


class EvenWidths:
    """Chinese characters and marks are one em wide, Latin ones half."""

    def advance(self, face: Face, character: str) -> float:
        return 0.5 if character.isascii() or character == "·" else 1.0
