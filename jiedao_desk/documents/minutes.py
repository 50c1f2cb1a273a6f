"""The minutes of a meeting: what was decided, in the form of GB/T 9704-2012 10.3 (会议纪要)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jiedao_desk.documents.meeting_parts import decisions_of
from jiedao_desk.documents.session_sheet import AgendaItem, SessionSheet
from jiedao_desk.documents.wording import TITLE_LINE, numeral, paragraphs, sentence, with_post
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    OFFICIAL,
    Block,
    Document,
    Ends,
    Heading,
    NameList,
    Note,
    PageNumbers,
    Paragraph,
    RedHead,
    Separator,
    Spacer,
    Title,
)
from jiedao_desk.kernel.errors import Refused

_IMPRINT = 14  # 版记, 四号
_OUTER, _INNER = 0.35, 0.25  # mm, GB/T 9704 7.4.2


@dataclass(frozen=True)
class Issue:
    """How the minutes went out: ``number`` is 第12期 or 〔2026〕12号, ``sent_to`` who got them (分送)."""

    number: str = ""
    on: date | None = None
    sent_to: str = ""


def minutes(sheet: SessionSheet, issue: Issue) -> Document:
    """What a finalised record says was decided, and who was there; no seal, a red head only with a number.

    Raises ``Refused`` for a meeting that is not finalised, and for one that decided nothing.
    """
    if sheet.state != "定稿":
        raise Refused("会议记录定稿以后才能印会议纪要：纪要只写已经定稿的内容。请先把这次会议定稿。")
    decided = [item for item in sheet.items if item.decisions]
    if not decided and not sheet.decisions:
        raise Refused("这次会议没有登记议定事项，会议纪要没有可写的内容。请先在议题下面登记议定事项。")
    blocks: list[Block] = []
    if issue.number:
        blocks += [RedHead(f"{sheet.unit}会议纪要", issue.number)]
    blocks += [_title(sheet), Spacer(), Paragraph.of(_opening(sheet))]
    for number, item in enumerate(decided, start=1):
        blocks.append(Heading(f"{numeral(number)}、{item.title}"))
        blocks += decisions_of(item.decisions)
        blocks += _votes(item.votes)
    if decided and sheet.decisions:
        blocks.append(Heading(f"{numeral(len(decided) + 1)}、其他议定事项"))
    blocks += decisions_of(sheet.decisions)
    if not sheet.decisions:
        blocks += _without(sheet.items)
    blocks += _votes(sheet.votes)
    blocks += [Spacer(), *_people(sheet), *_remarks(sheet), *_imprint(sheet, issue)]
    title = f"{sheet.full_name}纪要"
    return Document(
        title=title,
        kind="minutes",
        blocks=tuple(blocks),
        page=OFFICIAL,
        numbers=PageNumbers.DASH_OUTER,
        running_head=f"{title}（续）",
        watermark="内部" if sheet.internal else "",
        author=sheet.unit,
    )


def _title(sheet: SessionSheet) -> Title:
    """A title too long for one line is parted behind the name of the unit (回行词意完整)."""
    title = f"{sheet.full_name}纪要"
    if len(title) > TITLE_LINE and sheet.full_name.startswith(sheet.unit):
        return Title(title.replace(sheet.unit, f"{sheet.unit}\n", 1))
    return Title(title)


def _opening(sheet: SessionSheet) -> str:
    place = f"在{sheet.place}" if sheet.place else ""
    led = f"{sheet.chair_post}{sheet.chair}同志{place}主持召开" if sheet.chair else f"{place}召开"
    congress = [item for item in sheet.items if item.is_congress]
    about = "，专题研究人大工作" if congress and len(congress) == len(sheet.items) else ""
    if congress and not about:
        about = "，研究人大工作等议题"
    return f"{show_day(sheet.day)}，{led}{sheet.full_name}{about}。现将议定事项纪要如下："


def _without(items: tuple[AgendaItem, ...]) -> Iterator[Paragraph]:
    """Items that nothing was decided on: said, so that nobody takes them for left out.

    Only where it is known of each decision which item it belongs to.
    """
    titles = "；".join(item.title.rstrip("；。") for item in items if not item.decisions and item.title)
    if titles:
        yield Paragraph.of(f"会议的其他议题没有登记议定事项：{titles}。")


def _votes(votes: str) -> Iterator[Paragraph]:
    if votes:
        yield from paragraphs("表决情况：", sentence(votes))


def _people(sheet: SessionSheet) -> Iterator[NameList]:
    """出席、请假、列席, in this order; those absent without leave are told too."""
    for label, state in (("出席：", "出席"), ("请假：", "请假"), ("缺席：", "缺席")):
        names = tuple(each.name for each in sheet.attendees if each.state == state)
        if names:
            yield NameList(label, names)
    if sheet.observers:
        yield NameList("列席：", tuple(with_post(each.name, each.unit_and_post) for each in sheet.observers))


def _remarks(sheet: SessionSheet) -> Iterator[Note]:
    """Which record this was taken from, and what a reader of that record is told."""
    notes = []
    if sheet.acting_note:
        notes.append(sheet.acting_note)
    day = f"{show_day(sheet.finalised_on)}定稿的" if sheet.finalised_on else ""
    edition = f"第{sheet.edition}版" if sheet.edition and sheet.edition > 1 else ""
    reason = f"（更正原因：{sheet.edition_reason}）" if edition and sheet.edition_reason else ""
    notes.append(f"本纪要依据{day}会议记录{edition}{reason}整理")
    if sheet.backfilled_on is not None:
        notes.append(f"补录：会议于{show_day(sheet.day)}召开，{show_day(sheet.backfilled_on)}录入")
    if sheet.correction:
        notes.append(f"会议记录另有更正说明：{sheet.correction}")
    yield Note("\n".join(f"注：{sentence(each)}" for each in notes), size=12)


def _imprint(sheet: SessionSheet, issue: Issue) -> Iterator[Block]:
    """版记: who got it, who issued it and when; nothing of it is guessed."""
    if not (issue.sent_to or issue.on):
        return
    yield Spacer()
    yield Separator(_OUTER)
    if issue.sent_to:
        yield Note(f"　分送：{sentence(issue.sent_to)}", size=_IMPRINT)
    if issue.sent_to and issue.on:
        yield Separator(_INNER)
    if issue.on:
        yield Ends(f"　{sheet.unit}", f"{show_day(issue.on)}印发　", size=_IMPRINT)
    yield Separator(_OUTER)
