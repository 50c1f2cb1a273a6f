"""Workbooks that open everywhere, look as the district expects, and never change a value in silence."""

import io
import re
import tempfile
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell import MergedCell

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.spreadsheet.layout import Band, Column, Notice, SheetSpec
from jiedao_desk.spreadsheet.long_texts import rejoined
from jiedao_desk.spreadsheet.private_temp import private_temp
from jiedao_desk.spreadsheet.reading import read_table
from jiedao_desk.spreadsheet.writing import write_workbook
from tests.spreadsheet.test_safe_file import no_file_longer_than

OFFICE = "东明街道人大工委"
FORMULA_LIKE = [
    "=1+1",
    "+86",
    "-1",
    "@x",
    "\t=1",
    "＝1",
    "＋1",
    "=cmd|' /C calc'!A0",
    "#N/A",
    "TRUE",
    " =1",
    "0012",
]


@pytest.fixture
def target(tmp_path):
    return tmp_path / "名册.xlsx"


def write(target, *sheets, **more):
    return write_workbook(target, sheets, creator=OFFICE, **more)


def written(target, columns, rows, **more):
    """The texts that come back from a plain sheet, and what was said."""
    notices = write(target, SheetSpec("名册", columns, rows, **more))
    return [[cell.text for cell in row.cells] for row in read_table(target).sheets[0].rows], notices


def sheet_xml(target, number=1):
    with zipfile.ZipFile(target) as archive:
        return archive.read(f"xl/worksheets/sheet{number}.xml").decode()


OFFICIAL = SheetSpec(
    "履职情况",
    (
        Column("序号", "whole"),
        Column("代表小组", merged=True),
        Column("姓名"),
        Column(("测评", "满意"), "whole"),
        Column(("测评", "满意率"), "percent"),
        Column("经费（元）", "money"),
        Column("日期", "date"),
    ),
    [
        Band("一、区代表"),
        (1, "一组", "赵一鸣", 3, 0.75, 123456, date(2026, 3, 5)),
        (2, "一组", "钱二宝", 4, 1.0, 0, None),
        (3, "二组", "孙三立", "—", None, None, None),
    ],
    layout="official",
    caption="东明街道2026年上半年代表履职情况统计表",
    annex="附件2",
    left="填报单位（盖章）：东明街道人大工委",
    right="填报日期：2026年7月2日",
    totals=("合计", None, "3人", 7, None, 123456, None),
    signature="单位负责人（签字）：　审核人：　填表人：",
    notes=("注：1.本表一式两份。", "2.满意率保留一位小数。"),
)


@pytest.fixture
def official(target):
    write(target, OFFICIAL)
    return openpyxl.load_workbook(target)["履职情况"]


def test_the_official_layout_from_top_to_bottom(official):
    assert [official.cell(row, 1).value for row in range(1, 14)] == [
        "附件2",
        "东明街道2026年上半年代表履职情况统计表",
        "填报单位（盖章）：东明街道人大工委",
        "序号",
        None,
        "一、区代表",
        1,
        2,
        3,
        "合计",
        "单位负责人（签字）：　审核人：　填表人：",
        "注：1.本表一式两份。",
        "2.满意率保留一位小数。",
    ]
    assert [cell.value for cell in official[4]] == [
        "序号",
        "代表小组",
        "姓名",
        "测评",
        None,
        "经费（元）",
        "日期",
    ]
    assert [cell.value for cell in official[5]][3:5] == ["满意", "满意率"]
    merged = {str(area) for area in official.merged_cells.ranges}
    assert {"A2:G2", "A4:A5", "D4:E4", "B7:B8", "A6:G6", "A11:G11"} <= merged
    assert official["B8"].value is None


def test_values_of_the_official_layout_are_typed(official):
    assert official["F7"].value == 1234.56
    assert official["F7"].number_format == "0.00"
    assert official["G7"].value == datetime(2026, 3, 5)
    assert official["G7"].number_format == "yyyy-mm-dd"
    assert official["E7"].number_format == "0.00%"
    assert official["D9"].value == "—"
    assert official["F8"].value == 0
    assert official["C7"].number_format == "@"


def test_the_official_layout_is_printed_on_a4_one_page_wide_with_headings_repeated(official):
    assert official.print_title_rows == "$4:$5"
    assert official.page_setup.orientation == "landscape"
    assert int(official.page_setup.paperSize) == 9
    assert official.sheet_properties.pageSetUpPr.fitToPage
    assert (official.page_setup.fitToWidth, official.page_setup.fitToHeight) == (1, 0)
    assert official.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert official.freeze_panes == "A6"


def test_a_table_can_be_filtered_unless_values_are_merged(target):
    columns = (Column("小组", merged=True), Column("姓名"))
    rows = [("一组", "赵一鸣"), ("一组", "钱二宝")]
    write(
        target,
        SheetSpec(
            "甲", (Column("小组"), Column("姓名")), rows, layout="official", caption="表", notes=("注",)
        ),
        SheetSpec("乙", columns, rows, layout="official"),
        SheetSpec("丙", columns[1:]),
    )
    book = openpyxl.load_workbook(target)
    assert [book[name].auto_filter.ref for name in "甲乙丙"] == ["A2:B4", None, None]


def test_every_cell_of_the_official_table_has_its_frame(official):
    cells = [cell for row in official["A4:G10"] for cell in row if not isinstance(cell, MergedCell)]
    assert len(cells) == 7 * 7 - 13
    for cell in cells:
        assert cell.border.left.style == cell.border.bottom.style == "thin", cell.coordinate


def test_cells_under_a_merge_have_a_frame_of_their_own(target):
    """A program that undoes the merge, or prints without it, would else show gaps in the lines."""
    write(target, OFFICIAL)
    xml = sheet_xml(target)
    framed = re.search(r'<c r="D4" s="(\d+)"', xml)[1]
    assert f'<c r="E4" s="{framed}"' in xml
    assert re.search(r'<c r="B8" s="[1-9]', xml)


def test_long_texts_get_higher_rows_and_columns_that_fit(target):
    long = "明山区东明街道办事处综合行政执法队副队长、三级主任科员（主持全面工作），兼任社区网格总长"
    columns = (Column("姓名"), Column("工作单位及职务"))
    write(target, SheetSpec("名册", columns, [("赵一鸣", long), ("钱二宝", "东明社区")], layout="official"))
    sheet = openpyxl.load_workbook(target)["名册"]
    assert sheet.row_dimensions[2].height > sheet.row_dimensions[3].height
    assert 8 <= sheet.column_dimensions["A"].width <= 12
    assert sheet.column_dimensions["B"].width > 30


def test_a_plain_sheet_reads_back_as_it_was(target):
    columns = (
        Column("编号"),
        Column("姓名"),
        Column("日期", "date"),
        Column("次数", "whole"),
        Column("金额", "money"),
    )
    rows = [("0012", "赵一鸣", date(2026, 3, 5), 3, 150), ("=1", None, None, 0, None)]
    texts, notices = written(target, columns, rows)
    assert texts == [
        ["编号", "姓名", "日期", "次数", "金额"],
        ["0012", "赵一鸣", "2026-03-05", "3", "1.5"],
        ["=1", "", "", "0", ""],
    ]
    assert notices == ()


@pytest.mark.parametrize("layout", ["plain", "official"])
def test_nothing_that_looks_like_a_formula_becomes_one(target, layout):
    columns = (Column("=姓名"), Column("次数", "whole"))
    spec = SheetSpec(
        "名册",
        columns,
        [(text, text) for text in FORMULA_LIKE],
        layout=layout,
        caption="=1+1",
        left="=1",
        notes=("=2",),
        totals=("=3", "=4"),
    )
    write(target, spec)
    assert not re.search(r'<f[ />]|t="e"', sheet_xml(target))
    sheet = openpyxl.load_workbook(target).active
    found = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    assert set(FORMULA_LIKE) <= set(found)
    assert all(found[text].data_type == "s" for text in FORMULA_LIKE)
    assert all(found[text].quotePrefix for text in FORMULA_LIKE if text[0] in "=+-@\t＝＋")
    back = {cell.text for row in read_table(target).sheets[0].rows for cell in row.cells}
    assert set(FORMULA_LIKE) <= back


def test_what_had_to_be_changed_is_said_with_its_place(target):
    columns = (Column("姓名"), Column("次数", "decimal"))
    texts, notices = written(target, columns, [("赵\x01一鸣", 1), ("钱\ud800二宝", float("nan"))])
    assert [row[0] for row in texts] == ["姓名", "赵一鸣", "钱二宝"]
    assert [(notice.row, notice.column) for notice in notices] == [(2, 1), (3, 1), (3, 2)]
    assert notices[0] == Notice("名册", 2, 1, "去掉了1个无法写入表格的控制字符")


@pytest.mark.parametrize("length", [32_767, 32_768, 40_000, 100_001])
def test_a_text_longer_than_a_cell_is_never_cut(target, length):
    text = "".join(chr(0x4E00 + at % 20_000) for at in range(length))
    notices = write(target, SheetSpec("记录", (Column("编号"), Column("内容")), [("1", "短"), ("2", text)]))
    whole = rejoined(read_table(target))
    assert [sheet.name for sheet in whole.sheets] == ["记录"]
    assert whole.sheets[0].rows[2].cells[1].value == text
    assert bool(notices) is (length > 32_767)


def test_two_long_texts_are_not_mixed_up(target):
    first, second = "甲" * 50_000, "乙" * 33_000
    write(target, SheetSpec("记录", (Column("内容"),), [(first,), (second,)]))
    book = read_table(target)
    assert all(len(cell.text) <= 32_767 for sheet in book.sheets for row in sheet.rows for cell in row.cells)
    assert [row.cells[0].value for row in rejoined(book).sheets[0].rows] == ["内容", first, second]


def test_a_workbook_without_long_texts_is_left_as_it_is(target):
    write(target, SheetSpec("记录", (Column("内容"),), [("〔下接工作表“超长文字”第1条〕",)]))
    book = read_table(target)
    assert rejoined(book) == book


def test_choices_are_offered_and_hints_given(target):
    nations = tuple(f"民族{number}" for number in range(60))
    columns = (
        Column("姓名", hint="只填姓名"),
        Column("性别", choices=("男", "女"), strict=True),
        Column("民族", choices=nations),
    )
    write(target, SheetSpec("模板", columns))
    book = openpyxl.load_workbook(target)
    sheet, lists = book["模板"], book["选项"]
    assert lists.sheet_state == "hidden"
    offered = {str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert offered["B2"].formula1 == "'选项'!$A$2:$A$3"
    assert offered["B2"].errorStyle == "stop"
    assert offered["C2"].formula1 == "'选项'!$B$2:$B$61"
    assert offered["C2"].errorStyle == "warning"
    assert [cell.value for cell in lists["B"]][1:] == list(nations)
    assert sheet["A1"].comment.text == "只填姓名"
    assert sheet["A1"].comment.author == OFFICE
    assert sheet.column_dimensions["A"].number_format == "@"
    assert [sheet.name for sheet in read_table(target).visible] == ["模板"]


def test_titles_are_made_acceptable(target):
    same = [SheetSpec("上半年/情况", (Column("姓名"),)) for _ in range(2)]
    write(target, *same)
    assert [sheet.name for sheet in read_table(target).sheets] == ["上半年_情况", "上半年_情况（2）"]


def test_who_made_it_is_the_office_and_nobody_else(target):
    write(
        target,
        OFFICIAL,
        title="履职情况",
        properties={"导出编号": "7"},
        written_at=datetime(2026, 7, 2, 9, 0),
    )
    book = openpyxl.load_workbook(target)
    assert (book.properties.creator, book.properties.lastModifiedBy) == (OFFICE, OFFICE)
    assert book.properties.created == datetime(2026, 7, 2, 9, 0)
    assert {own.name: own.value for own in book.custom_doc_props.props} == {"导出编号": "7"}
    with zipfile.ZipFile(target) as archive:
        assert b"openpyxl" not in archive.read("docProps/core.xml")


def test_rows_may_come_from_a_generator_and_progress_is_told(target):
    told = []
    rows = ((str(number), "赵一鸣") for number in range(2500))
    write(target, SheetSpec("名册", (Column("编号"), Column("姓名")), rows), progress=told.append)
    assert told == [1000, 2000]
    assert len(read_table(target).sheets[0].rows) == 2501


class Stopped(Exception):
    pass


def fail_at_1000(_rows: int) -> None:
    raise Stopped


@pytest.fixture
def our_temp(tmp_path):
    with private_temp(tmp_path / "tmp") as own:
        yield own


def leftovers(own):
    return [path.name for path in own.iterdir() if path.name != "in-use"]


def test_an_export_that_is_cancelled_leaves_the_old_file_and_no_rows_in_clear(target, our_temp):
    target.write_bytes(b"old")
    rows = [(str(number),) for number in range(5000)]
    with pytest.raises(Stopped):
        write(target, SheetSpec("名册", (Column("编号"),), rows), progress=fail_at_1000)
    assert target.read_bytes() == b"old"
    assert leftovers(our_temp) == []
    assert {path.name for path in target.parent.iterdir()} == {target.name, "tmp"}


@pytest.mark.parametrize("name", ["100%完成", "50% 数据", "a%41", "数据#1?"])
def test_the_private_folder_may_have_any_name(target, tmp_path, name):
    with private_temp(tmp_path / name):
        write(target, SheetSpec("名册", (Column("姓名"),), [("张三",)]))
    assert [row.at(1).text for row in read_table(target).sheets[0].rows[1:]] == ["张三"]


@pytest.mark.parametrize("room", [100, 3_000, 60_000, 130_000])
def test_a_disk_that_is_full_at_any_point_leaves_the_old_file(target, our_temp, room):
    write(target, SheetSpec("旧", (Column("编号"),), [("1",)]))
    old = target.read_bytes()
    rows = [(f"{number * 7919 % 100003:06}", f"代表{number * 31}") for number in range(8000)]
    with no_file_longer_than(room), pytest.raises(StorageTrouble, match=r"磁盘空间不足.*没有改动"):
        write(target, SheetSpec("名册", (Column("编号"), Column("姓名")), rows))
    assert target.read_bytes() == old
    assert leftovers(our_temp) == []
    assert {path.name for path in target.parent.iterdir()} == {target.name, "tmp"}


def test_a_file_that_arrived_damaged_is_not_put_in_place(target, monkeypatch):
    target.write_bytes(b"old")
    monkeypatch.setattr(zipfile.ZipFile, "testzip", lambda self: "xl/workbook.xml")
    with pytest.raises(StorageTrouble, match="校验不符"):
        write(target, OFFICIAL)
    assert target.read_bytes() == b"old"


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=30),
    st.sampled_from(FORMULA_LIKE),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_any_text_that_can_be_written_comes_back(target, rows):
    texts, notices = written(target, (Column("姓名"), Column("备注")), rows)
    assert notices == ()
    expected = [
        [value or "" for value in row] for row in rows if any(value and value.strip() for value in row)
    ]
    stripped = [[text if text.strip() else "" for text in row] + [""] * (2 - len(row)) for row in texts[1:]]
    assert stripped == [[text if text.strip() else "" for text in row] for row in expected]


def test_the_file_says_nothing_of_this_machine(target):
    write(target, OFFICIAL)
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert tempfile.gettempdir().encode() not in everything
    assert not re.search(rb"externalLink|file:|\\\\", everything)
