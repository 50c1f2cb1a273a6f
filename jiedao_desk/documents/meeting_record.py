"""The record of a meeting, whole or as an excerpt of its items on congress work (会议记录、摘录)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jiedao_desk.documents.session_sheet import (
    AgendaItem,
    Archive,
    Certificate,
    Decision,
    SessionSheet,
)
from jiedao_desk.documents.wording import TITLE_LINE, clock, numeral, paragraphs, sentence, when, with_post
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    OFFICIAL,
    Block,
    Cell,
    Document,
    Heading,
    LabelledRows,
    Note,
    PageNumbers,
    Paragraph,
    Row,
    SignatureLines,
    Spacer,
    Title,
)
from jiedao_desk.kernel.errors import Refused

_HEAD_SIZE = 14  # 四号
_HEAD_ROW = 9.5  # mm


def meeting_record(sheet: SessionSheet) -> Document:
    """The whole record: head, items, signatures, place of the original, corrections."""
    blocks: list[Block] = [
        _title(sheet.unit, "会议记录"),
        Spacer(0.5),
        _head(sheet),
        *_remarks(sheet),
        Spacer(0.5),
        *_items(sheet.items),
        *_votes(sheet.votes),
    ]
    if sheet.ends is not None:
        blocks.append(Paragraph.of(f"散会（{clock(sheet.ends)}）。"))
    blocks += [Spacer(0.5), SignatureLines(("主持人签名：", "记录人签名："))]
    blocks += _archive(sheet.archive)
    if sheet.correction:
        blocks += [Spacer(), Heading("更正说明"), *paragraphs("", sheet.correction)]
        blocks.append(SignatureLines(("更正人签名：", "日期：")))
    return _document(sheet, "会议记录", "meeting_record", blocks)


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
        _title(sheet.unit, "会议记录摘录"),
        Spacer(0.5),
        _head(excerpt),
        *_remarks(excerpt),
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
    return _document(sheet, "会议记录摘录", "meeting_excerpt", blocks)


def _document(sheet: SessionSheet, form: str, kind: str, blocks: Iterable[Block]) -> Document:
    return Document(
        title=f"{sheet.full_name}{form.removeprefix('会议')}",
        kind=kind,
        blocks=tuple(blocks),
        page=OFFICIAL,
        numbers=PageNumbers.DASH_OUTER,
        running_head=f"{sheet.full_name}{form.removeprefix('会议')}（续）",
        mark="" if sheet.state == "定稿" else sheet.state,
        watermark="内部" if sheet.internal else "",
        author=sheet.unit,
    )


def _title(unit: str, form: str) -> Title:
    """On one line where it fits, else parted where it makes sense (回行词意完整)."""
    return Title(unit + form if len(unit + form) <= TITLE_LINE else f"{unit}\n{form}")


def _head(sheet: SessionSheet) -> LabelledRows:
    present, leave, absent = (sheet.of_state(state) for state in ("出席", "请假", "缺席"))
    rows = [
        _wide("会议名称", sheet.full_name),
        _wide("会议时间", when(sheet.day, sheet.begins, sheet.ends)),
        _pair("会议地点", sheet.place, "会议类别", sheet.kind),
        _pair("主持人", with_post(sheet.chair, sheet.chair_post), "记录人", sheet.recorder),
        _wide("应到实到", f"应到{len(sheet.attendees)}人，实到{len(present)}人"),
        _people("出席", (with_post(each.name, each.post) for each in present)),
    ]
    if sheet.observers:
        rows.append(_people("列席", (with_post(each.name, each.unit_and_post) for each in sheet.observers)))
    for label, missing in (("请假", leave), ("缺席", absent)):
        if missing:
            rows.append(_people(label, (with_post(each.name, each.reason) for each in missing)))
    if sheet.state in {"延期", "取消"}:
        rows.append(_wide(f"{sheet.state}情况", sheet.state_basis))
    rows.append(_wide("议题", "\n".join(_agenda_lines(sheet.items))))
    return LabelledRows((66, 168, 66, 142), tuple(rows), size=_HEAD_SIZE)


def _wide(label: str, text: str) -> Row:
    return Row((Cell(label, label=True), Cell(text, across=3)), _HEAD_ROW)


def _pair(label: str, text: str, second_label: str, second_text: str) -> Row:
    return Row(
        (Cell(label, label=True), Cell(text), Cell(second_label, label=True), Cell(second_text)), _HEAD_ROW
    )


def _people(label: str, names: Iterable[str]) -> Row:
    return Row((Cell(label, label=True), Cell(names=tuple(names), across=3)), _HEAD_ROW)


def _agenda_lines(items: tuple[AgendaItem, ...]) -> Iterator[str]:
    for item in items:
        yield f"{item.number}. {item.title}{'（专题研究人大工作）' if item.is_congress else ''}"


def _remarks(sheet: SessionSheet) -> Iterator[Note]:
    """What a reader must know from the first page on: too few present, who led in a vacancy, what this print is."""
    present = len(sheet.of_state("出席"))
    if sheet.attendees and present * 2 < len(sheet.attendees):
        yield Note("注：实到人数不足应到人数的半数。", size=12)
    if sheet.acting_note:
        yield Note(f"注：{sentence(sheet.acting_note)}", size=12)
    for text in _standing(sheet):
        yield Note(text, size=12)


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
        yield from _decisions(item.decisions)
        yield from _votes(item.votes)


def _decisions(decisions: tuple[Decision, ...]) -> Iterator[Block]:
    if decisions:
        yield Heading("议定事项", level=2)
    for number, decision in enumerate(decisions, start=1):
        terms = []
        if decision.responsible:
            terms.append(f"责任人或单位：{'、'.join(decision.responsible)}")
        if decision.limit:
            terms.append(f"完成时限：{show_day(decision.limit)}")
        text = sentence(f"{number}. {decision.matter}")
        yield Paragraph.of(text + (sentence("；".join(terms)) if terms else ""))


def _votes(votes: str) -> Iterator[Block]:
    if votes:
        yield from paragraphs("表决情况：", sentence(votes))


def _archive(archive: Archive) -> Iterator[Block]:
    if archive == Archive():
        return
    first = Row((Cell("档号", True), Cell(archive.number), Cell("件号/页次", True), Cell(archive.pages)), 8)
    second = Row(
        (Cell("保管期限", True), Cell(archive.retention), Cell("存放处", True), Cell(archive.kept_at)), 8
    )
    yield Spacer()
    yield LabelledRows((66, 155, 66, 155), (first, second), together=True)


def _standing(sheet: SessionSheet) -> Iterator[str]:
    """What this print is: a draft, which version, entered late."""
    if sheet.state == "草稿":
        yield "本页为草稿，未定稿，不作正式记录使用。"
    elif sheet.state == "定稿":
        day = f"{show_day(sheet.finalised_on)}定稿" if sheet.finalised_on else "已定稿"
        edition = f"，第{sheet.edition}版" if sheet.edition and sheet.edition > 1 else ""
        reason = f"，更正原因：{sheet.edition_reason}" if edition and sheet.edition_reason else ""
        yield sentence(f"本记录{day}{edition}{reason}")
    if sheet.year_count is not None:
        yield f"本年第{sheet.year_count}次专题研究人大工作。"
    if sheet.backfilled_on is not None:
        yield f"补录：会议于{show_day(sheet.day)}召开，{show_day(sheet.backfilled_on)}录入。"


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
