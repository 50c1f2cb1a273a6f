"""The unsigned ballot on a duty report, several on a sheet, and the sheet with the result (述职测评票)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.documents.wording import paragraphs, sentence
from jiedao_desk.kernel.ballots import Ballot
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    FORM,
    Block,
    Cell,
    Column,
    Document,
    Ends,
    Heading,
    LabelledRows,
    Note,
    PageNumbers,
    Row,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.rounding import percentage

OVERALL = "总体评价"
ANSWERS = ("满意", "基本满意", "不满意", "弃权\n（不了解）")
# So many rows fit one of three ballots on a sheet, more need one of two.
_FEW_ITEMS = 3
# What is left of a half or a third of the sheet for the answers, in mm, and how high one may be.
_ROOM = {2: 64.0, 3: 26.0}
_LEAST_ROW, _MOST_ROW = 8.0, 12.0
_ROOM_TO_WRITE = 20.0


@dataclass(frozen=True)
class BlankBallot:
    """What a ballot asks: about whom, in which aspects. It never asks who answers."""

    name: str
    congress: str
    constituency: str
    unit: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemResult:
    """The counts of one aspect."""

    item: str
    ballot: Ballot


@dataclass(frozen=True)
class BallotResult:
    """A duty report with how the voters judged it."""

    name: str
    congress: str
    constituency: str
    unit: str
    day: date | None
    place: str
    form: str
    voters: int | None
    ballot: Ballot
    items: tuple[ItemResult, ...] = ()
    opinions: str = ""
    rectification: str = ""
    feedback_on: date | None = None


def blank_ballots(made: BlankBallot) -> Document:
    """One sheet to be copied: two ballots, or three where they ask little, each to be cut out."""
    title = f"{made.name}述职满意度测评票"
    copies = 3 if len(made.items) < _FEW_ITEMS else 2
    blocks: list[Block] = []
    for number in range(copies):
        if number:
            blocks += [Spacer(0.4), Note("✂" + "┄" * 40, "center"), Spacer(0.4)]
        blocks += _ballot(made, _ROOM[copies])
    return Document(
        title=title,
        kind="ballot",
        blocks=tuple(blocks),
        page=FORM,
        numbers=PageNumbers.NONE,
        author=made.unit,
    )


def _ballot(made: BlankBallot, room: float) -> list[Block]:
    height = min(max(room / (len(made.items) + 1), _LEAST_ROW), _MOST_ROW)
    head = Row(tuple(Cell(text, label=True) for text in ("测评项目", *ANSWERS)), _LEAST_ROW)
    rows = [
        Row((Cell(item, align="left"), *(Cell() for _ in ANSWERS)), height) for item in (*made.items, OVERALL)
    ]
    opinion = Row((Cell("意见建议", label=True), Cell(across=len(ANSWERS))), _ROOM_TO_WRITE)
    return [
        Title(f"{made.congress}代表述职满意度测评票", size=16),
        Ends(f"述职代表：{made.name}", f"选区：{made.constituency}" if made.constituency else "", size=11),
        LabelledRows((44, 18, 18, 18, 18), (head, *rows, opinion), size=11, together=True),
        Note("在每项对应的一栏内打“√”，每项只选一栏，多选的该项无效。本票无记名。"),
    ]


def ballot_result(made: BallotResult) -> Document:
    """The announced counts, what was said, what was done about it, and who counted."""
    title = f"{made.name}述职满意度测评结果"
    ballot = made.ballot
    head = LabelledRows(
        (18, 38, 18, 38),
        (
            _pairs("述职代表", padded(made.name), "选　　区", made.constituency),
            _pairs("述职时间", show_day(made.day) if made.day else "", "述职地点", made.place),
            _pairs("述职形式", made.form, "参加选民", _people(made.voters)),
            _pairs("发 出 票", _votes(ballot.issued), "收 回 票", _votes(ballot.returned)),
            _pairs("有 效 票", _votes(ballot.valid), "满 意 率", _share(ballot.rate)),
        ),
    )
    blocks: list[Block] = [
        Title(f"{made.congress}代表述职\n满意度测评结果", size=18),
        Spacer(0.5),
        head,
        Spacer(0.5),
        _counts(made),
        Note("注：满意率＝（满意＋基本满意）÷有效票。有效票＝收回票－无效票。"),
    ]
    for label, text in (("选民意见建议", made.opinions), ("整改情况", made.rectification)):
        blocks += [
            Spacer(0.3),
            Heading(label),
            *(paragraphs("", text) if text else [Note("本街道尚未登记。")]),
        ]
    if made.feedback_on is not None:
        blocks.append(Note(sentence(f"测评结果已于{show_day(made.feedback_on)}书面告知代表本人")))
    blocks += [
        Spacer(1),
        SignatureLines(("计票人：", "监票人：", "主持人：", "日期：　　　年　　月　　日"), abreast=2),
        Ends("", f"登记单位：{made.unit}", size=11),
    ]
    return Document(
        title=title,
        kind="ballot_result",
        blocks=tuple(blocks),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=made.unit,
    )


def _counts(made: BallotResult) -> Table:
    answers = ("满意", "基本满意", "不满意", "弃权")
    columns = [Column("测评项目", 42, "left")]
    for answer in answers:
        columns += [Column(answer, 11), Column("%", 13)]
    head = (
        Row(
            (
                Cell("测评项目", label=True, down=2),
                *(Cell(one, label=True, across=2) for one in answers),
            )
        ),
        Row(tuple(Cell(word, label=True) for _ in answers for word in ("票", "占比（%）"))),
    )
    rows = [(one.item, one.ballot) for one in made.items] + [(OVERALL, made.ballot)]
    return Table(
        tuple(columns), tuple((item, *_answers(ballot)) for item, ballot in rows), head, size=10.5, least=9
    )


def _answers(ballot: Ballot) -> tuple[str, ...]:
    given = (ballot.satisfied, ballot.fairly, ballot.dissatisfied, ballot.abstained)
    whole = ballot.valid if ballot.valid is not None else sum(one or 0 for one in given)
    found: list[str] = []
    for one in given:
        share = percentage(one, whole) if one is not None else None
        found += ["" if one is None else str(one), "" if share is None else str(share)]
    return tuple(found)


def _pairs(*cells: str) -> Row:
    return Row(tuple(Cell(text, label=place % 2 == 0) for place, text in enumerate(cells)), 9)


def _people(number: int | None) -> str:
    return "" if number is None else f"{number}人"


def _votes(number: int | None) -> str:
    return "" if number is None else f"{number}票"


def _share(rate: Decimal | None) -> str:
    return "" if rate is None else f"{rate}%"
