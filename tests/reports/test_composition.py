"""Sheet 5: each block adds up to the roster, agrees with plain SQL, and what is not known is named (代表构成)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records, reporting, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.sheets.composition import BREAKDOWNS
from tests.reports.counting import HOME, PERIODS, bounds, count, sheet

TODAY = date(2026, 11, 22)
OFFICE = (
    "SELECT count(DISTINCT p.id) FROM person p JOIN mandate m ON m.person_id = p.id WHERE p.voided_at IS NULL "
    "AND m.voided_at IS NULL AND (m.started_on IS NULL OR m.started_on <= ?) "
    "AND (m.ended_on IS NULL OR m.ended_on > ?)"
)


def blocks(desk: Desk, period: str) -> dict[str, dict[str, tuple[object, ...]]]:
    found: dict[str, dict[str, tuple[object, ...]]] = {}
    for line in sheet(desk, period, 5).lines:
        found.setdefault(str(line.cells[0]), {})[str(line.cells[1])] = line.cells
    return found


def deputy(desk: Desk, name: str, *, level: str = "区", **values: object) -> int:
    given = {"sex": "女", "nation": "满族", "party": "民盟", "education": "省委党校研究生"} | values
    person = {
        key: value for key, value in given.items() if key not in ("composition", "reelected", "belonging")
    }
    mandate = {"level": level, "started_on": date(2022, 1, 6), "composition": "农民", "reelected": True} | {
        key: value for key, value in given.items() if key in ("composition", "reelected", "belonging")
    }
    draft = Draft("deputies", {"name": name, **person}, {"mandates": [Draft("mandates", mandate)]})
    return records.save(desk, draft).id


@pytest.mark.parametrize("period", PERIODS)
def test_every_block_adds_up_to_the_deputies_in_office(sample: Desk, period: str) -> None:
    _, until = bounds(sample, period)
    home = count(sample, f"{OFFICE} {HOME}", until, until)
    above = count(sample, f"{OFFICE} AND m.level <> '区'", until, until)
    found = blocks(sample, period)
    marks = found.pop("其中")
    assert all(int(str(cells[2])) <= home for cells in marks.values())
    assert set(found) == {"代表总数", *(one.name for one in BREAKDOWNS)}
    for lines in found.values():
        assert sum(int(str(cells[2])) for cells in lines.values()) == home
        assert sum(int(str(cells[4] or 0)) for cells in lines.values()) == above


@pytest.mark.parametrize(
    ("block", "word", "which"),
    [
        ("性别", "女", "p.sex = '女'"),
        ("民族", "少数民族", "p.nation <> '汉族'"),
        ("政治面貌", "中共党员（含预备党员）", "p.party IN ('中共党员', '中共预备党员')"),
        (
            "政治面貌",
            "民主党派",
            "p.party IN ('民盟', '民建', '民革', '民进', '农工党', '致公党', '九三学社', '台盟')",
        ),
        ("学历", "大学本科", "p.education = '大学'"),
        ("结构类型", "一线工人", "m.composition = '一线工人'"),
        ("是否连任", "连任", "m.reelected"),
        ("年龄", "51—60周岁", "p.birth <= '1975-11-22' AND p.birth > '1965-11-22'"),
        ("年龄", "31—40周岁", "p.birth <= '1995-11-22' AND p.birth > '1985-11-22'"),
        ("其中", "基层一线", "p.grassroots"),
    ],
)
def test_a_figure_is_that_of_the_file(sample: Desk, block: str, word: str, which: str) -> None:
    wanted = count(sample, f"{OFFICE} {HOME} AND {which}", "2026-11-22", "2026-11-22")
    cells = blocks(sample, "2026")[block].get(word)
    assert (cells[2] if cells else 0) == wanted


def test_who_lacks_a_kind_is_named_and_stands_in_a_line_of_its_own(office: Desk) -> None:
    deputy(office, "赵一", birth=PartialDate(1976, 6))
    missing = deputy(office, "张三", composition=None, birth=PartialDate(1966, 6))
    kinds = blocks(office, "2026")["结构类型"]
    assert [(word, cells[2]) for word, cells in kinds.items()] == [("农民", 1), ("未登记", 1)]
    [found] = [
        one for one in reporting.prepare(office, "2026", "congress", [5]).findings if one.where == "结构类型"
    ]
    assert found.why == "表5结构类型合计1人 ≠ 表4名册区代表2人：张三缺结构类型"
    assert found.sources == (("deputies", missing),)


def test_levels_and_the_attached_stand_apart_and_shares_are_of_the_district(office: Desk) -> None:
    for name in ("赵一", "钱二", "孙三"):
        deputy(office, name, sex="女" if name == "赵一" else "男")
    deputy(office, "李四", level="市", sex="男")
    deputy(office, "周五", belonging="编入本街道活动", sex="男")
    men, women = blocks(office, "2026")["性别"]["男"], blocks(office, "2026")["性别"]["女"]
    assert men[2:6] == (2, Decimal("0.6667"), 1, 1)
    assert women[2:6] == (1, Decimal("0.3333"), 0, 0)


def test_shares_can_be_made_to_sum(office: Desk) -> None:
    for name, party in (("赵一", "中共党员"), ("钱二", "民盟"), ("孙三", "群众")):
        deputy(office, name, party=party)
    plain = [cells[3] for cells in blocks(office, "2026")["政治面貌"].values()]
    settings.change(office, "report.exact", "是")
    exact = [cells[3] for cells in blocks(office, "2026")["政治面貌"].values()]
    assert sum(Decimal(str(one)) for one in plain) == Decimal("0.9999")
    assert sum(Decimal(str(one)) for one in exact) == 1


def test_age_is_that_of_the_last_day_covered(office: Desk) -> None:
    deputy(office, "赵一", birth=PartialDate(1995, 12, 1))
    assert list(blocks(office, "2026H2")["年龄"]) == ["30周岁以下"]
    deputy(office, "钱二", birth=PartialDate(1995, 7, 1))
    assert list(blocks(office, "2026H1")["年龄"]) == ["30周岁以下"]
    assert list(blocks(office, "2026H2")["年龄"]) == ["30周岁以下", "31—40周岁"]
