"""The registration form of one deputy, with a photo at the upper right (代表登记表)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import PartialDate, show_day
from jiedao_desk.kernel.document import (
    FORM,
    Cell,
    Document,
    Ends,
    LabelledRows,
    PageNumbers,
    Photo,
    Row,
    Spacer,
    Title,
)
from jiedao_desk.kernel.names import padded

_ROW = 9.5  # mm


@dataclass(frozen=True)
class Registration:
    """One deputy with one mandate; empty texts stay empty boxes. Ids and phones come masked or not as chosen.

    ``photo`` is the content of a PNG or JPEG file.
    """

    name: str
    unit: str
    title: str = "人大代表登记表"
    sex: str = ""
    nation: str = ""
    birth: PartialDate | None = None
    native_place: str = ""
    party: str = ""
    joined_party: PartialDate | None = None
    working_since: PartialDate | None = None
    health: str = ""
    education: str = ""
    degree: str = ""
    technical_title: str = ""
    full_time_education: str = ""
    in_service_education: str = ""
    identity_number: str = ""
    unit_and_post: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    mobile: str = ""
    level: str = ""
    term: str = ""
    constituency: str = ""
    elected_on: date | None = None
    certificate: str = ""
    composition: str = ""
    reelected: str = ""
    congress_post: str = ""
    group: str = ""
    station: str = ""
    resume: str = ""
    honours: str = ""
    pledge: str = ""
    note: str = ""
    photo: bytes | None = None


def registration_form(deputy: Registration) -> Document:
    """The form in its usual order: person, education, work, mandate, then the long texts."""
    return Document(
        title=f"{deputy.name}{deputy.title}",
        kind="registration",
        blocks=(
            Title(deputy.title),
            Spacer(0.3),
            LabelledRows(
                (27, 26, 24, 26, 24, 27, 31),
                (*_person(deputy), *_work(deputy), *_mandate(deputy), *_texts(deputy)),
                size=11,
            ),
            Ends(f"填报单位：{deputy.unit}", "填表日期：　　　　年　　月　　日", size=11),
        ),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{deputy.name}{deputy.title}（续）",
        author=deputy.unit,
    )


def _person(deputy: Registration) -> tuple[Row, ...]:
    photo = Cell(photo=Photo(deputy.photo), down=4)
    return (
        _row("姓名", padded(deputy.name), "性别", deputy.sex, "民族", deputy.nation, last=photo),
        _row(
            "出生年月",
            _month(deputy.birth),
            "籍贯",
            deputy.native_place,
            "政治面貌",
            deputy.party,
        ),
        _row(
            "入党时间",
            _month(deputy.joined_party),
            "参加工作\n时间",
            _month(deputy.working_since),
            "健康状况",
            deputy.health,
        ),
        _row("学历", deputy.education, "学位", deputy.degree, "专业技术\n职务", deputy.technical_title),
        Row(
            (
                Cell("文化程度", label=True, down=2),
                Cell("全日制教育", label=True),
                Cell(deputy.full_time_education, across=5),
            ),
            _ROW,
        ),
        Row((Cell("在职教育", label=True), Cell(deputy.in_service_education, across=5)), _ROW),
    )


def _work(deputy: Registration) -> tuple[Row, ...]:
    return (
        Row(
            (
                Cell("身份证号码", label=True, fit=True),
                Cell(deputy.identity_number, across=3, align="center"),
                Cell("手机", label=True),
                Cell(deputy.mobile, across=2, align="center"),
            ),
            _ROW,
        ),
        _wide("工作单位\n及职务", deputy.unit_and_post),
        Row(
            (
                Cell("通讯地址", label=True),
                Cell(deputy.address, across=3),
                Cell("邮编、电话", label=True, fit=True),
                Cell("　".join(filter(None, (deputy.postcode, deputy.telephone))), across=2, align="center"),
            ),
            _ROW,
        ),
    )


def _mandate(deputy: Registration) -> tuple[Row, ...]:
    elected = show_day(deputy.elected_on) if deputy.elected_on else ""
    return (
        _row("代表级别", deputy.level, "当选届次", deputy.term, "当选日期", elected, across=2),
        Row(
            (
                Cell("选区\n（选举单位）", label=True),
                Cell(deputy.constituency, across=3),
                Cell("代表证号", label=True),
                Cell(deputy.certificate, across=2, align="center"),
            ),
            _ROW,
        ),
        _row(
            "代表构成\n类别",
            deputy.composition,
            "是否连任",
            deputy.reelected,
            "人大职务",
            deputy.congress_post,
            across=2,
        ),
        Row(
            (
                Cell("代表小组", label=True),
                Cell(deputy.group, across=3, align="center"),
                Cell("联络站", label=True),
                Cell(deputy.station, across=2, align="center"),
            ),
            _ROW,
        ),
    )


def _texts(deputy: Registration) -> tuple[Row, ...]:
    return (
        _wide("个人简历", deputy.resume, least=42),
        _wide("奖惩情况", deputy.honours, least=16),
        _wide("履职承诺", deputy.pledge, least=16),
        _wide("备注", deputy.note, least=10),
    )


def _row(*pairs: str, last: Cell | None = None, across: int = 1) -> Row:
    """Labels and values in turn; the last value may be wider, a photo may follow."""
    cells = [
        Cell(text, label=place % 2 == 0, align="center", across=across if place == len(pairs) - 1 else 1)
        for place, text in enumerate(pairs)
    ]
    return Row((*cells, last) if last else tuple(cells), _ROW)


def _wide(label: str, text: str, least: float = _ROW) -> Row:
    return Row((Cell(label, label=True), Cell(text, across=6)), least)


def _month(when: PartialDate | None) -> str:
    return when.dotted() if when else ""
