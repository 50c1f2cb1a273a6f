"""The roster and the registration form on paper say what the screen says (代表名册、登记表)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.document import Cell, Document, LabelledRows, Note, Table, Title
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import attachments, browse, deputies, deputy_papers
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.deputy_list import COLUMNS, in_order, order_words
from tests.deputies import deputy, group, mandate

TODAY = date(2026, 11, 22)
ID = "210504197508150020"
# A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8ff"
    "bf1e000584027f5ac0c7b20000000049454e44ae426082"
)


@pytest.fixture
def people(office: Desk) -> list[int]:
    one = group(office, "第一代表小组", order=1)
    return [
        deputy(
            office,
            "田富",
            mandate(constituency="第1选区", certificate="027", reelected=True),
            group=one,
            sex="男",
            nation="满族",
            birth=PartialDate(1975, 8, 15),
            party="中共党员",
            education="大学",
            employer="明山区第一中学校长",
            mobile="13900000001",
        ),
        deputy(office, "欧阳少东", mandate("市", electing_unit="明山区", certificate="003"), sex="女"),
        deputy(office, "丁一", mandate(belonging="编入本街道活动", constituency="第9选区")),
    ]


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def texts(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, Note | Title))


def cells(document: Document) -> list[Cell]:
    grid = next(block for block in document.blocks if isinstance(block, LabelledRows))
    return [cell for row in grid.rows for cell in row.cells]


def beside(document: Document, label: str) -> str:
    found = cells(document)
    return found[[cell.text.replace("\n", "") for cell in found].index(label) + 1].text


@pytest.mark.parametrize("column", [None, 8])
def test_the_printed_roster_is_the_list_on_screen(
    office: Desk, people: list[int], column: int | None
) -> None:
    rows = deputies.rows(office, TODAY)
    shown = rows if column is None else in_order(rows, column)
    document = deputy_papers.roster(office, shown, TODAY, order=order_words(shown, "name", column))
    printed = table(document)
    paper = [title.title.replace("\n", "") for title in printed.columns]
    same = {
        "姓名": "姓名",
        "性别": "性别",
        "民族": "民族",
        "出生年月": "出生年月",
        "政治面貌": "政治面貌",
        "工作单位及职务": "工作单位及职务",
        "选区/选举单位": "选区（选举单位）",
        "代表小组": "代表小组",
        "代表证号": "代表证号",
    }
    on_screen = {one.title: one.text for one in COLUMNS}
    for screen, title in same.items():
        # Paper pads two-character names and writes months with a dot; nothing else may differ.
        on_paper = [line[paper.index(title)].replace("\u3000", "").replace(".", "-") for line in printed.rows]
        assert on_paper == [on_screen[screen](row) for row in shown], screen
    assert [line[0] for line in printed.rows] == ["1", "2", "3"]


def test_the_roster_says_its_order_its_day_and_who_was_elected_elsewhere(
    office: Desk, people: list[int]
) -> None:
    rows = deputies.rows(office, TODAY)
    document = deputy_papers.roster(office, rows, TODAY, order="按姓名笔画为序", narrowed_to=["第一代表小组"])
    said = texts(document)
    assert "东明街道人大代表名册" in said
    assert "按姓名笔画为序，共3名。" in said
    assert "范围：第一代表小组。" in said
    assert "其中区代表1名、市代表1名，另有编入本街道活动1名。" in said
    assert "分别列出" not in said
    names = [line[1] for line in table(document).rows]
    assert names == ["田\u3000富", "欧阳少东", "丁\u3000一"]
    assert [line[-1] for line in table(document).rows] == ["", "市代表", "编入本街道活动"]


def test_a_roster_of_one_level_is_called_by_it(office: Desk, people: list[int]) -> None:
    rows = [row for row in deputies.rows(office, TODAY) if row.level == "市"]
    assert deputy_papers.roster(office, rows, TODAY, order="").title == "东明街道市人大代表名册"


def test_who_is_a_deputy_at_two_levels_stands_twice_and_it_is_said(office: Desk) -> None:
    deputy(office, "张三", mandate("区"), mandate("市"))
    document = deputy_papers.roster(office, deputies.rows(office, TODAY), TODAY, order="按姓名笔画为序")
    assert len(table(document).rows) == 2
    assert "其中区代表1名、市代表1名。" in texts(document)
    assert "一人担任两级代表的，分别列出。" in texts(document)


def test_an_empty_roster_is_refused(office: Desk) -> None:
    with pytest.raises(Refused, match="没有代表"):
        deputy_papers.roster(office, [], TODAY, order="按姓名笔画为序")


def test_telephones_are_masked_unless_chosen_and_the_choice_is_kept(office: Desk, people: list[int]) -> None:
    rows = deputies.rows(office, TODAY)
    masked = table(deputy_papers.roster(office, rows, TODAY, order="")).rows[0]
    assert "139****0001" in masked
    whole = table(deputy_papers.roster(office, rows, TODAY, order="", phones=True)).rows[0]
    assert "13900000001" in whole


def test_the_registration_form_holds_the_file_and_the_photo(office: Desk, people: list[int]) -> None:
    photo = attachments.add_content(office, "照片.png", PNG, picture=True)
    deputies.set_photo(office, deputies.At(people[0], 1), photo.id)
    document = deputy_papers.registration(office, browse.load(office, "deputies", people[0]), TODAY)
    assert beside(document, "姓名") == "田\u3000富"
    assert beside(document, "出生年月") == "1975.08"
    assert beside(document, "选区（选举单位）") == "第1选区"
    assert beside(document, "代表小组") == "第一代表小组"
    assert beside(document, "是否连任") == "是"
    assert beside(document, "手机") == "139****0001"
    [picture] = [cell.photo for cell in cells(document) if cell.photo is not None]
    assert picture.data == PNG


def test_ids_on_the_form_are_masked_unless_chosen_and_the_choice_is_kept(office: Desk) -> None:
    person = deputy(office, "张三", identity_number=ID, address="东明路1号")
    draft = browse.load(office, "deputies", person)
    masked = deputy_papers.registration(office, draft, TODAY)
    assert beside(masked, "身份证号码") == "210504********0020"
    assert "东明路" not in beside(masked, "通讯地址")
    history = [line.after for line in browse.history_of(office, "deputies", person)]
    whole = deputy_papers.registration(office, draft, TODAY, personal=True)
    assert (beside(whole, "身份证号码"), beside(whole, "通讯地址")) == (ID, "东明路1号")
    kept = [line.after for line in browse.history_of(office, "deputies", person)]
    assert kept == ["代表登记表（含证件号、电话和地址）", *history]


def test_the_form_of_a_person_without_a_mandate_has_empty_boxes(office: Desk) -> None:
    from jiedao_desk.kernel.draft import Draft

    document = deputy_papers.registration(office, Draft("deputies", {"name": "张三"}), TODAY)
    assert (beside(document, "代表级别"), beside(document, "代表证号")) == ("", "")
