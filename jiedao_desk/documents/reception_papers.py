"""Papers of reception days: the notice, the register filled by hand or afterwards, the schedule (代表接待日文书)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from jiedao_desk.documents.wording import numeral, sentence, weekday, when
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    OFFICIAL,
    WIDE_FORM,
    Block,
    Cell,
    Closing,
    Column,
    Document,
    Ends,
    Heading,
    LabelledRows,
    NameList,
    Note,
    PageNumbers,
    Paragraph,
    Row,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.kernel.names import padded

_LINES = 8


@dataclass(frozen=True)
class ReceptionDay:
    """One reception day, its place and its people. No telephone number of a deputy stands on any of its papers."""

    unit: str
    day: date
    begins: time | None = None
    ends: time | None = None
    station: str = ""
    address: str = ""
    deputies: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    recorder: str = ""
    visitors: int | None = None
    notice_on: date | None = None
    state: str = ""
    remark: str = ""

    @property
    def time(self) -> str:
        """9:00—11:00"""
        return when(self.day, self.begins, self.ends).removeprefix(show_day(self.day))


@dataclass(frozen=True)
class Raised:
    """One matter on the register of a day."""

    name: str
    address: str
    phone: str
    matter: str
    answer: str
    route: str


@dataclass(frozen=True)
class Schedule:
    """The reception days of a year."""

    unit: str
    year: int
    made_on: date
    days: tuple[ReceptionDay, ...]


def notice(day: ReceptionDay, issued_on: date) -> Document:
    """接待公告: time, place and names of the deputies, three days before (R18)."""
    title = "关于开展代表接待选民活动的公告"
    hours = f"，{day.time}" if day.time else ""
    where = f"{day.station}（{day.address}）" if day.station and day.address else day.station or day.address
    parts: list[tuple[str, Block]] = [
        ("接待时间", Paragraph.of(f"{show_day(day.day)}（{weekday(day.day)}）{hours}。"))
    ]
    if where:
        parts.append(("接待地点", Paragraph.of(sentence(where))))
    if day.deputies:
        parts.append(("接待代表", NameList("代表：", day.deputies)))
    parts.append(
        (
            "接待内容",
            Paragraph.of(
                "听取选民对街道和社区工作、群众生产生活等方面的意见和建议，宣传法律法规和政策。"
                "正在诉讼、复议、仲裁的事项，请依照法定途径反映。"
            ),
        )
    )
    blocks: list[Block] = [
        Title(title),
        Spacer(),
        Paragraph.of(
            f"为密切人大代表同人民群众的联系，定于{show_day(day.day)}开展代表接待选民活动，"
            "欢迎选民前来反映情况。现将有关事项公告如下："
        ),
    ]
    for number, (heading, body) in enumerate(parts, start=1):
        blocks += [Heading(f"{numeral(number)}、{heading}"), body]
    blocks += [Spacer(), Closing(day.unit, show_day(issued_on))]
    return Document(
        title=f"{show_day(day.day)}{title}",
        kind="reception_notice",
        blocks=tuple(blocks),
        page=OFFICIAL,
        numbers=PageNumbers.NONE,
        author=day.unit,
    )


def register(day: ReceptionDay, raised: tuple[Raised, ...]) -> Document:
    """接待登记表: what was raised, and lines to go on by hand; before the day it is blank."""
    title = "代表接待选民登记表"
    visitors = "" if day.visitors is None else f"{day.visitors}人"
    head = LabelledRows(
        (12, 38, 12, 20, 12, 20),
        (
            Row(
                (
                    Cell("站名", label=True),
                    Cell(day.station, align="left"),
                    Cell("接待日期", label=True),
                    Cell(show_day(day.day)),
                    Cell("时间", label=True),
                    Cell(day.time),
                ),
                9,
            ),
            Row(
                (
                    Cell("接待代表", label=True),
                    Cell(names=day.deputies, align="left"),
                    Cell("记录人", label=True),
                    Cell(day.recorder),
                    Cell("来访人数", label=True),
                    Cell(visitors),
                ),
                9,
            ),
        ),
        size=11,
    )
    rows = [
        (str(number), padded(one.name), one.address, one.phone, one.matter, one.answer, one.route)
        for number, one in enumerate(raised, start=1)
    ]
    rows += [
        (str(number), "", "", "", "", "", "") for number in range(len(rows) + 1, max(_LINES, len(rows)) + 1)
    ]
    table = Table(
        (
            Column("序号", 10),
            Column("姓名", 20, fit=True),
            Column("住址、社区", 34, "left"),
            Column("电话", 28, fit=True),
            Column("反映问题", 70, "left"),
            Column("代表答复、办理结果", 60, "left"),
            Column("处理途径", 32),
        ),
        tuple(rows),
        size=10.5,
        least=12,
    )
    return Document(
        title=f"{show_day(day.day)}{title}",
        kind="reception_register",
        blocks=(
            Title(title, size=18),
            Spacer(0.3),
            head,
            table,
            Note(
                "注：处理途径填当场答复、交社区居委会、交街道研究办理、由区代表提出建议、委托市代表提出或不予受理。"
                "本表有选民个人信息，不公开。"
            ),
            SignatureLines(("代表签名：", "记录人："), abreast=2),
        ),
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=day.unit,
    )


def schedule(made: Schedule) -> Document:
    """排班表: the days of the year, who receives where."""
    title = f"{made.year}年代表接待选民排班表"
    rows = tuple(
        (
            f"{one.day.month}月",
            f"{one.day.month}月{one.day.day}日（{weekday(one.day)}）",
            one.time,
            one.station,
            "、".join(one.deputies),
            "、".join(one.helpers),
            "" if one.notice_on is None else f"{one.notice_on.month}月{one.notice_on.day}日",
            one.remark,
        )
        for one in made.days
    )
    return Document(
        title=title,
        kind="reception_schedule",
        blocks=(
            Title(title, size=18),
            Ends(f"单位：{made.unit}", show_day(made.made_on), size=10.5),
            Table(
                (
                    Column("月份", 14),
                    Column("日期", 40, fit=True),
                    Column("时间", 26, fit=True),
                    Column("站点", 46, "left"),
                    Column("接待代表", 52, "left"),
                    Column("工作人员", 26),
                    Column("公告日期", 24, fit=True),
                    Column("备注", 38, "left"),
                ),
                rows,
                size=10.5,
                least=9,
            ),
        ),
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=made.unit,
    )
