"""The parts that the records of all meetings are put together from: title, head, people, ending (会议文书部件)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiedao_desk.documents.session_sheet import Archive, Decision, SessionSheet
from jiedao_desk.documents.wording import TITLE_LINE, paragraphs, sentence, with_post
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

_HEAD_SIZE = 14  # 四号
_HEAD_ROW = 9.5  # mm


def head(rows: Iterable[Row]) -> LabelledRows:
    """The table at the head of a record."""
    return LabelledRows((66, 168, 66, 142), tuple(rows), size=_HEAD_SIZE)


def document(sheet: SessionSheet, form: str, kind: str, blocks: Iterable[Block]) -> Document:
    """A record as a document on official paper; a draft bears its state on every page."""
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


def title(unit: str, form: str) -> Title:
    """On one line where it fits, else parted where it makes sense (回行词意完整)."""
    return Title(unit + form if len(unit + form) <= TITLE_LINE else f"{unit}\n{form}")


def wide(label: str, text: str) -> Row:
    """One field over the whole width."""
    return Row((Cell(label, label=True), Cell(text, across=3)), _HEAD_ROW)


def pair(label: str, text: str, second_label: str, second_text: str) -> Row:
    """Two fields side by side."""
    return Row(
        (Cell(label, label=True), Cell(text), Cell(second_label, label=True), Cell(second_text)), _HEAD_ROW
    )


def _people(label: str, names: Iterable[str]) -> Row:
    return Row((Cell(label, label=True), Cell(names=tuple(names), across=3)), _HEAD_ROW)


def people_rows(sheet: SessionSheet) -> list[Row]:
    """How many came, and who: present, in attendance, on leave, absent."""
    present, leave, absent = (sheet.of_state(state) for state in ("出席", "请假", "缺席"))
    rows = [
        wide("应到实到", f"应到{len(sheet.attendees)}人，实到{len(present)}人"),
        _people("出席", (with_post(each.name, each.post) for each in present)),
    ]
    if sheet.observers:
        rows.append(_people("列席", (with_post(each.name, each.unit_and_post) for each in sheet.observers)))
    for label, missing in (("请假", leave), ("缺席", absent)):
        if missing:
            rows.append(_people(label, (with_post(each.name, each.reason) for each in missing)))
    if sheet.state in {"延期", "取消"}:
        rows.append(wide(f"{sheet.state}情况", sheet.state_basis))
    return rows


def remarks(sheet: SessionSheet) -> Iterator[Note]:
    """What a reader must know from the first page on: too few present, who led in a vacancy, what this print is."""
    present = len(sheet.of_state("出席"))
    if sheet.attendees and present * 2 < len(sheet.attendees):
        yield Note("注：实到人数不足应到人数的半数。", size=12)
    if sheet.acting_note:
        yield Note(f"注：{sentence(sheet.acting_note)}", size=12)
    for text in _standing(sheet):
        yield Note(text, size=12)


def decisions_of(decisions: tuple[Decision, ...]) -> Iterator[Block]:
    """What was decided, numbered, each with who and by when."""
    for number, decision in enumerate(decisions, start=1):
        terms = []
        if decision.responsible:
            terms.append(f"责任人或单位：{'、'.join(decision.responsible)}")
        if decision.limit:
            terms.append(f"完成时限：{show_day(decision.limit)}")
        text = sentence(f"{number}. {decision.matter}")
        yield Paragraph.of(text + (sentence("；".join(terms)) if terms else ""))


def ending(sheet: SessionSheet) -> Iterator[Block]:
    """What closes a record: signatures, place of the original, corrections."""
    yield Spacer(0.5)
    yield SignatureLines(("主持人签名：", "记录人签名："))
    yield from _archive(sheet.archive)
    if sheet.correction:
        yield Spacer()
        yield Heading("更正说明")
        yield from paragraphs("", sheet.correction)
        yield SignatureLines(("更正人签名：", "日期："))


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
