"""Which words of a code list tell a state, and how it is meant (状态词)."""

from __future__ import annotations

from jiedao_desk.ui.colours import Tone

TONES: dict[str, Tone] = {
    "进行中": Tone.INFO,
    "草稿": Tone.INFO,
    "已落实": Tone.GOOD,
    "定稿": Tone.GOOD,
    "不再办理": Tone.NEUTRAL,
    "延期": Tone.WARN,
    "取消": Tone.NEUTRAL,
}
"""Only states: a body, a level or a kind is no better or worse than another."""
