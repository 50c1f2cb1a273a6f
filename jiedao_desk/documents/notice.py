"""The notice that calls a meeting, in the form of an official letter (会议通知)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from jiedao_desk.documents.wording import TITLE_LINE, clock, numeral, paragraphs, sentence, weekday
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    OFFICIAL,
    Block,
    Closing,
    Document,
    Heading,
    NameList,
    PageNumbers,
    Paragraph,
    RedHead,
    Spacer,
    Title,
)


@dataclass(frozen=True)
class MeetingNotice:
    """A meeting to come, who is called, and who calls.

    ``number`` (发文字号) is typed when the letter was registered; only then it gets the red head, and the
    place of the date leaves room for the seal. ``addressed_to`` are the 主送 people or units.
    """

    unit: str
    meeting: str
    day: date
    issued_on: date
    begins: time | None = None
    place: str = ""
    addressed_to: tuple[str, ...] = ()
    purpose: str = ""
    items: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    observing: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    contact: str = ""
    number: str = ""
    internal: bool = False


def meeting_notice(notice: MeetingNotice) -> Document:
    """The letter in the form of GB/T 9704; without a number it has no red head, and never a seal."""
    blocks: list[Block] = [RedHead(notice.unit, notice.number)] if notice.number else []
    blocks += [Title(_title(notice)), Spacer()]
    if notice.addressed_to:
        blocks.append(Paragraph.of("、".join(notice.addressed_to) + "：", indent=0, align="left"))
    blocks.append(Paragraph.of(_opening(notice)))
    for number, (heading, body) in enumerate(_parts(notice), start=1):
        blocks.append(Heading(f"{numeral(number)}、{heading}"))
        blocks += body
    if notice.contact:
        blocks.append(Paragraph.of(f"联系人：{notice.contact}"))
    blocks += [Spacer(), Closing(notice.unit, show_day(notice.issued_on), sealed=bool(notice.number))]
    return Document(
        title=f"关于召开{notice.meeting}的通知",
        kind="notice",
        blocks=tuple(blocks),
        page=OFFICIAL,
        numbers=PageNumbers.DASH_OUTER,
        watermark="内部" if notice.internal else "",
        author=notice.unit,
    )


def _title(notice: MeetingNotice) -> str:
    """A title too long for one line is parted behind the name of the unit (回行词意完整)."""
    title = f"关于召开{notice.meeting}的通知"
    if len(title) <= TITLE_LINE or not notice.meeting.startswith(notice.unit):
        return title
    return title.replace(notice.unit, f"{notice.unit}\n", 1)


def _opening(notice: MeetingNotice) -> str:
    purpose = f"{notice.purpose.rstrip('，。')}，" if notice.purpose else ""
    return f"{purpose}定于{show_day(notice.day)}召开{notice.meeting}。现将有关事项通知如下："


def _parts(notice: MeetingNotice) -> Iterator[tuple[str, list[Block]]]:
    hour = clock(notice.begins) if notice.begins else ""
    yield "会议时间", [Paragraph.of(f"{show_day(notice.day)}（{weekday(notice.day)}）{hour}。")]
    if notice.place:
        yield "会议地点", [Paragraph.of(sentence(notice.place))]
    if notice.items:
        ends = ["；"] * (len(notice.items) - 1) + ["。"]
        yield (
            "会议议题",
            [
                Paragraph.of(f"{number}. {item.rstrip('；。')}{end}")
                for number, (item, end) in enumerate(zip(notice.items, ends, strict=True), start=1)
            ],
        )
    people: list[Block] = []
    if notice.attending:
        people.append(NameList("出席：", notice.attending))
    if notice.observing:
        people.append(NameList("列席：", notice.observing))
    if people:
        yield "参会人员", people
    if notice.demands:
        yield (
            "有关要求",
            [
                block
                for number, demand in enumerate(notice.demands, start=1)
                for block in paragraphs("", f"{number}. {sentence(demand)}")
            ],
        )
