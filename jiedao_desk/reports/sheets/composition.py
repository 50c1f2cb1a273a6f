"""Sheet 5: the deputies in office on the last day by sex, nation, party, age, education and kind (代表构成统计)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.ages import age_on
from jiedao_desk.kernel.rounding import percentage, percentages
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet, Source
from jiedao_desk.registers.codes import COMPOSITION
from jiedao_desk.registers.deputies import Person
from jiedao_desk.reports import deputy_rows
from jiedao_desk.reports.deputy_rows import DeputyRow

NUMBER = 5
TITLE = "代表构成统计"
HEADINGS = (
    Heading("类别", width=14, merged=True),
    Heading("项目", width=26, align="left"),
    Heading(("区代表", "人数（人）"), "whole", 12),
    Heading(("区代表", "占比"), "percent", 11),
    Heading("市以上代表（人）", "whole", 14),
    Heading("编入本街道活动（人）", "whole", 16),
)
HOME, SHARE, ABOVE, ATTACHED = 2, 3, 4, 5
KIND = "结构类型"
UNKNOWN = "未登记"

_AGES = (
    (30, "30周岁以下"),
    (40, "31—40周岁"),
    (50, "41—50周岁"),
    (60, "51—60周岁"),
    (70, "61—70周岁"),
    (200, "71周岁以上"),
)
# Marks that somebody may have beside everything else; they add up to nothing.
_MARKS = (("基层一线", "grassroots"), ("归侨侨眷", "returned_overseas"), ("农民工", "migrant_worker"))
_DEMOCRATIC = frozenset({"民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟"})
# The words that a level of education is known by, the highest first.
_EDUCATION = (
    ("研究生", ("研究生", "硕士", "博士")),
    ("大学本科", ("本科", "大学", "学士")),
    ("大学专科", ("专科", "大专")),
    ("高中、中专", ("高中", "中专", "中技", "职高")),
    ("初中及以下", ("初中", "小学")),
)


@dataclass(frozen=True)
class Breakdown:
    """One way to sort the deputies: its name, the words in their order, and the word of a deputy (none: not known)."""

    name: str
    words: tuple[str, ...]
    word: Callable[[DeputyRow, date], str]


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """A block for each way to sort them; each adds up to the whole, with a line for those of whom it is not known."""
    sections = _sections(deputy_rows.as_of(session, scope.until))
    if not any(sections):
        return Sheet(NUMBER, TITLE, HEADINGS, (), None, (), "")
    exact = bool(values["report.exact"])
    lines = [_line("代表总数", "合计", sections, lambda _row: True, None)]
    for one in BREAKDOWNS:
        lines += _block(one, sections, scope.until, exact=exact)
    lines += _marked(session, sections)
    notes = (
        "“其中”各项与其他类别交叉，不相加。",
        "区代表为期末在任、本街道选举产生的代表，各类别人数相加都等于代表总数；市以上代表、编入本街道活动的代表单列，不计入占比。",
        f"年龄按{scope.until.year}年{scope.until.month}月{scope.until.day}日的周岁计，只知道年月的按该月1日计。",
    )
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), None, notes, "单位：人", compact=True)


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Deputies of whom something is not known, so that a block does not add up to the roster by its words."""
    home, _, _ = _sections(deputy_rows.as_of(session, scope.until))
    found = []
    for one in BREAKDOWNS:
        missing = [row for row in home if not one.word(row, scope.until)]
        if missing:
            names = "、".join(row.name for row in missing[:5]) + ("等" if len(missing) > 5 else "")
            known = len(home) - len(missing)
            why = f"表5{one.name}合计{known}人 ≠ 表4名册区代表{len(home)}人：{names}缺{one.name}"
            sources = tuple(("deputies", row.person_id) for row in missing)
            found.append(Finding(NUMBER, one.name, why, sources))
    return found


def _sections(rows: Sequence[DeputyRow]) -> tuple[list[DeputyRow], list[DeputyRow], list[DeputyRow]]:
    """District deputies elected here, those of higher levels once each, and those attached; a person once in each."""
    home = {row.person_id: row for row in reversed(rows) if row.level == "区" and not row.attached}
    above = {row.person_id: row for row in reversed(rows) if row.level != "区" and not row.attached}
    attached = {row.person_id: row for row in reversed(rows) if row.attached}
    return list(home.values()), list(above.values()), list(attached.values())


def _block(one: Breakdown, sections: Sequence[list[DeputyRow]], on: date, *, exact: bool) -> Iterator[Line]:
    present = {one.word(row, on) for section in sections for row in section}
    others = sorted(word for word in present if word and word not in one.words)
    words = [word for word in (*one.words, *others) if word in present]
    if "" in present:
        words.append("")
    counts = [sum(one.word(row, on) == word for row in sections[0]) for word in words]
    shares = (
        [share / 100 for share in percentages(counts, exact=exact)] if any(counts) else [None] * len(words)
    )
    for word, share in zip(words, shares, strict=True):
        yield _line(
            one.name,
            word or UNKNOWN,
            sections,
            partial(_is, one, on, word),
            share,
        )


def _marked(session: Session, sections: Sequence[list[DeputyRow]]) -> Iterator[Line]:
    """A line for each mark that anybody has, with its share of the district's deputies."""
    for word, key in _MARKS:
        mark = getattr(Person, key)
        having = set(session.scalars(select(Person.id).where(mark.is_(True), Person.voided_at.is_(None))))
        own = sum(row.person_id in having for row in sections[0])
        if any(row.person_id in having for section in sections for row in section):
            share = percentage(own, len(sections[0]))
            yield _line(
                "其中",
                word,
                sections,
                partial(_in, having),
                None if share is None else share / 100,
            )


def _in(people: set[int], row: DeputyRow) -> bool:
    return row.person_id in people


def _is(one: Breakdown, on: date, word: str, row: DeputyRow) -> bool:
    return one.word(row, on) == word


def _line(
    name: str,
    word: str,
    sections: Sequence[list[DeputyRow]],
    wanted: Callable[[DeputyRow], bool],
    share: Decimal | None,
) -> Line:
    behind: list[tuple[Source, ...]] = [
        tuple(("deputies", row.person_id) for row in section if wanted(row)) for section in sections
    ]
    home, above, attached = behind
    cells = (
        name,
        word,
        len(home),
        share,
        len(above) if sections[1] else None,
        len(attached) if sections[2] else None,
    )
    of_cells = ((HOME, home), (SHARE, home), (ABOVE, above), (ATTACHED, attached))
    return Line(cells, home, of_cells, f"{name}.{word}")


def _nation(row: DeputyRow, _on: date) -> str:
    return "" if not row.nation else "汉族" if row.nation == "汉族" else "少数民族"


def _party(row: DeputyRow, _on: date) -> str:
    if row.party in ("中共党员", "中共预备党员"):
        return "中共党员（含预备党员）"
    return "民主党派" if row.party in _DEMOCRATIC else row.party


def _age(row: DeputyRow, on: date) -> str:
    if row.birth is None:
        return ""
    age = age_on(row.birth.first_day(), on)
    return next(word for most, word in _AGES if age <= most)


def _education(row: DeputyRow, _on: date) -> str:
    if not row.education:
        return ""
    return next(
        (level for level, words in _EDUCATION if any(word in row.education for word in words)), "其他学历"
    )


def _again(row: DeputyRow, _on: date) -> str:
    return "" if row.reelected is None else "连任" if row.reelected else "新任"


BREAKDOWNS = (
    Breakdown("性别", ("男", "女"), lambda row, _on: row.sex),
    Breakdown("民族", ("汉族", "少数民族"), _nation),
    Breakdown("政治面貌", ("中共党员（含预备党员）", "民主党派", "无党派人士", "共青团员", "群众"), _party),
    Breakdown("年龄", tuple(word for _, word in _AGES), _age),
    Breakdown("学历", tuple(level for level, _ in _EDUCATION), _education),
    Breakdown(KIND, COMPOSITION.words, lambda row, _on: row.composition),
    Breakdown("是否连任", ("连任", "新任"), _again),
)
