"""The record of a meeting, whole or as an excerpt of its items on congress work (会议记录、摘录)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jiedao_desk.documents.meeting_parts import (
    decisions_of,
    document,
    ending,
    head,
    pair,
    people_rows,
    remarks,
    title,
    wide,
)
from jiedao_desk.documents.session_sheet import (
    AgendaItem,
    Archive,
    Certificate,
    SessionSheet,
)
from jiedao_desk.documents.wording import clock, numeral, paragraphs, sentence, when, with_post
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    Block,
    Document,
    Heading,
    LabelledRows,
    Note,
    Paragraph,
    SignatureLines,
    Spacer,
)
from jiedao_desk.kernel.errors import Refused


def meeting_record(sheet: SessionSheet) -> Document:
    """The whole record: head, items, signatures, place of the original, corrections."""
    blocks: list[Block] = [
        title(sheet.unit, "会议记录"),
        Spacer(0.5),
        _head(sheet),
        *remarks(sheet),
        Spacer(0.5),
        *_items(sheet.items),
        *([Heading("议定事项")] if sheet.decisions else []),
        *decisions_of(sheet.decisions),
        *_votes(sheet.votes),
    ]
    if sheet.ends is not None:
        blocks.append(Paragraph.of(f"散会（{clock(sheet.ends)}）。"))
    blocks += ending(sheet)
    return document(sheet, "会议记录", "meeting_record", blocks)


def meeting_excerpt(sheet: SessionSheet, certificate: Certificate) -> Document:
    """The items on congress work alone, certified against the original (摘录).

    Nothing of the other items is printed, not even their titles. Raises ``Refused`` if there is no item on
    congress work.
    """
    items = tuple(item for item in sheet.items if item.is_congress)
    if not items:
        raise Refused(
            "这次会议没有标为人大议题的议题，没有可以摘录的内容。请先在议题上标明“人大议题”，或打印全文。"
        )
    excerpt = replace(sheet, items=items)
    blocks: list[Block] = [
        title(sheet.unit, "会议记录摘录"),
        Spacer(0.5),
        _head(excerpt),
        *remarks(excerpt),
        Note("以下只摘录本次会议记录中专题研究人大工作的议题，议题序号与原记录一致。", size=12),
        Spacer(0.5),
        *_items(items),
        Spacer(0.5),
        Paragraph.of(f"以上内容与原件核对无异。{_original(certificate, sheet.archive)}"),
        SignatureLines(
            (
                _signed("摘录人", certificate.copied_by),
                _signed("核对人", certificate.checked_by),
                f"日期：{show_day(certificate.on)}" if certificate.on else "日期：",
            )
        ),
    ]
    return document(sheet, "会议记录摘录", "meeting_excerpt", blocks)


def _head(sheet: SessionSheet) -> LabelledRows:
    rows = [
        wide("会议名称", sheet.full_name),
        wide("会议时间", when(sheet.day, sheet.begins, sheet.ends)),
        pair("会议地点", sheet.place, "会议类别", sheet.kind),
        pair("主持人", with_post(sheet.chair, sheet.chair_post), "记录人", sheet.recorder),
        *people_rows(sheet),
        wide("议题", "\n".join(_agenda_lines(sheet.items))),
    ]
    return head(rows)


def _agenda_lines(items: tuple[AgendaItem, ...]) -> Iterator[str]:
    for item in items:
        yield f"{item.number}. {item.title}{'（专题研究人大工作）' if item.is_congress else ''}"


def _items(items: tuple[AgendaItem, ...]) -> Iterator[Block]:
    for item in items:
        yield Heading(f"{numeral(item.number)}、{item.title}")
        if item.presenter:
            yield Paragraph.of(with_post(item.presenter, item.presenter_post), label="汇报人：")
        yield from paragraphs("汇报要点：", item.report)
        if item.speeches:
            yield Heading("讨论发言", level=2)
        for speech in item.speeches:
            yield from paragraphs(f"{speech.speaker}：" if speech.speaker else "", speech.text)
        yield from paragraphs("主持人小结：", item.summary)
        if item.decisions:
            yield Heading("议定事项", level=2)
        yield from decisions_of(item.decisions)
        yield from _votes(item.votes)


def _votes(votes: str) -> Iterator[Block]:
    if votes:
        yield from paragraphs("表决情况：", sentence(votes))


def _signed(role: str, name: str) -> str:
    return f"{with_post(role, name)}："


def _pages(typed: str) -> str:
    """第21—24页, or what was typed for 件号/页次 as it stands: 件12/页3—6."""
    return f"第{typed}页" if typed and not any(sign in typed for sign in "件页第") else typed


def _original(certificate: Certificate, archive: Archive) -> str:
    places = [
        f"档号{archive.number}" if archive.number else "",
        f"第{certificate.book}册" if certificate.book else "",
        _pages(certificate.pages),
    ]
    found = "".join(places)
    return f"原件见会议记录{found}。" if found else ""
