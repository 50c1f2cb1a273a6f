"""What is said beside a signed record that has a mistake; the original stays as it is (更正说明)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.documents.wording import sentence
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    OFFICIAL,
    Block,
    Document,
    PageNumbers,
    Paragraph,
    SignatureLines,
    Spacer,
    Title,
)


@dataclass(frozen=True)
class CorrectionNote:
    """Which original, and what of it is put right. ``form`` is 会议记录 or 听取汇报记录."""

    unit: str
    meeting: str
    form: str
    held_on: date
    signed_on: date
    words: str
    archive_number: str = ""
    archive_pages: str = ""
    kept_at: str = ""
    internal: bool = False


def correction(note: CorrectionNote) -> Document:
    """One page, kept with the original."""
    place = "，".join(
        f"{label}{value}"
        for label, value in (
            ("档号", note.archive_number),
            ("件号、页次", note.archive_pages),
            ("存放处", note.kept_at),
        )
        if value
    )
    lines = [part.strip() for part in note.words.splitlines() if part.strip()]
    blocks: tuple[Block, ...] = (
        Title("更正说明"),
        Spacer(),
        Paragraph.of(
            f"{note.meeting}{note.form.removeprefix('会议')}（{show_day(note.held_on)}召开，{show_day(note.signed_on)}签字"
            f"{f'；{place}' if place else ''}），经核对，有下列内容需要更正："
        ),
        *(Paragraph.of(sentence(line)) for line in lines),
        Paragraph.of("签字原件不作改动，本说明随原件一并保存。"),
        Spacer(),
        SignatureLines(("记录人（签名）：", "主持人（签名）：", "日期：")),
    )
    return Document(
        title=f"{note.meeting}{note.form.removeprefix('会议')}更正说明",
        kind="correction_note",
        blocks=blocks,
        page=OFFICIAL,
        numbers=PageNumbers.NONE,
        watermark="内部" if note.internal else "",
        author=note.unit,
    )
