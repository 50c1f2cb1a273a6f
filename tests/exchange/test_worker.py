"""Whatever a file does, the program gets its rows or a sentence, and stays unharmed."""

import re
import subprocess
import sys
import textwrap
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from jiedao_desk.exchange.worker import Cancelled, Limits, read_safely
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.reading import read_table
from jiedao_desk.spreadsheet.table import NOT_COMPUTED, Cell
from tests.exchange.hostile import NAMED, STOPPED_AT_THE_ARCHIVE
from tests.spreadsheet.making import raw_xlsx, saved, text_xml, xls, xlsx

UNCHECKED = """
import jiedao_desk.exchange.telling as telling
from jiedao_desk.exchange.precheck import Archive
telling.check_archive = lambda data, heartbeat: Archive({"xl/worksheets/sheet1.xml": telling.Survey()})
import sys
from jiedao_desk.exchange.import_worker import main
sys.exit(main(sys.argv[1:]))
"""


def put(folder, data: bytes, name: str = "名册.xlsx"):
    path = folder / name
    path.write_bytes(data)
    return path


def script(text: str) -> list[str]:
    """Another reading process, which does what the script says."""
    return [sys.executable, "-c", textwrap.dedent(text)]


def messy() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名册"
    sheet["A1"] = "代表名册"
    sheet.merge_cells("A1:D1")
    for row in (
        ["姓名\n（全名）", "出生年月", "身份证号", "备注"],
        ["赵　一鸣", 1975.08, 210504197508150027, True],
        ["“😀”\u2028", date(1980, 1, 2), "21050419800102002X", None],
        ["=1+1", datetime(2026, 3, 5, 14, 30), time(9, 5), "#N/A"],
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("选项").sheet_state = "hidden"
    return saved(book)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (messy(), "名册.xlsx"),
        (xls({(2, 1): "姓名", (3, 1): "赵一鸣", (3, 2): b"\x2a"}, [(2, 1, 3, 1)]), "名册.xls"),
        ('姓名,简历\n赵一鸣,"一\n二"\n'.encode("gb18030"), "名册.csv"),
        ("<table><tr><td rowspan=2>姓名<td>性别<tr style='display:none'><td>男</table>".encode(), "名册.xls"),
    ],
)
def test_what_comes_back_is_what_was_read(tmp_path, data, name):
    path = put(tmp_path, data, name)
    assert read_safely(path) == read_table(path)


def test_numbers_dates_and_errors_keep_their_kind(tmp_path):
    (sheet, _) = read_safely(put(tmp_path, messy())).sheets
    assert isinstance(sheet.rows[2].cells[2].value, float)
    assert sheet.rows[4].cells == (
        Cell(NOT_COMPUTED, "error"),
        Cell(datetime(2026, 3, 5, 14, 30), "date"),
        Cell(time(9, 5), "date"),
        Cell("#N/A", "error"),
    )


@pytest.mark.parametrize("name", NAMED)
def test_what_is_no_table_is_named(tmp_path, name):
    data, said = NAMED[name]
    with pytest.raises(Unreadable, match=said):
        read_safely(put(tmp_path, data), Limits(characters=2_000_000))


@pytest.mark.parametrize(
    "name", ["a value in the farthest cell", "laughs in the sheet", "a stored byte flipped"]
)
def test_harm_is_refused_through_the_process_too(tmp_path, name):
    data, said = STOPPED_AT_THE_ARCHIVE[name]
    with pytest.raises(Unreadable, match=said):
        read_safely(put(tmp_path, data))


@pytest.mark.parametrize("name", ["a value in the farthest cell", "all cells merged"])
@pytest.mark.skipif(
    sys.platform == "win32", reason="the limits of Windows are tried on the machines themselves"
)
def test_the_limits_hold_where_the_check_of_the_archive_fails(tmp_path, name):
    """Without that check one of these kills the reading process; the program gets an answer all the same."""
    path = put(tmp_path, STOPPED_AT_THE_ARCHIVE[name][0])
    try:
        said = (
            read_safely(path, Limits(rows=2_000_000), command=script(UNCHECKED))
            .sheets[0]
            .rows[0]
            .cells[0]
            .text
        )
    except Unreadable as refusal:
        said = str(refusal)
    assert re.search("没有读入任何内容|赵一鸣", said)


def test_rows_that_are_only_formatted_are_passed_over(tmp_path):
    ghosts = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(101, 1_048_577))
    people = "".join(f'<row r="{n}">{text_xml(f"A{n}", f"代表{n}")}</row>' for n in range(1, 101))
    (sheet,) = read_safely(put(tmp_path, raw_xlsx(people + ghosts))).sheets
    assert [row.number for row in sheet.rows] == list(range(1, 101))


def test_a_few_ids_typed_as_numbers_are_found_among_many(tmp_path):
    rows = [[f"代表{n}", 210504197508150027 if n in {7, 20, 41} else "210504197508150027"] for n in range(50)]
    (sheet,) = read_safely(put(tmp_path, xlsx(rows))).sheets
    assert [row.number for row in sheet.rows if row.at(2).kind == "number"] == [8, 21, 42]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(rows=3), "超过3行"),
        (Limits(cells=5), "单元格有内容"),
        (Limits(longest_text=5), "第1行第1列的文字有11字"),
        (Limits(characters=30), "文字太多"),
        (Limits(file=100), "最多能读0兆"),
    ],
)
def test_each_limit_has_its_sentence(tmp_path, limits, said):
    with pytest.raises(Unreadable, match=said):
        read_safely(put(tmp_path, xlsx()), limits)


def test_a_missing_file_and_a_folder_are_said(tmp_path):
    with pytest.raises(Unreadable, match="找不到文件"):
        read_safely(tmp_path / "没有.xlsx")
    with pytest.raises(Unreadable, match="是文件夹"):
        read_safely(tmp_path)


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("import time; time.sleep(60)", "时间太长"),
        ("print('', flush=True); import time; time.sleep(60)", "时间太长"),
        ("import os, time; os.close(1); time.sleep(60)", "时间太长|读取中断"),
        ("raise SystemExit(1)", "读取中断"),
        ("print('not json')", "读取中断"),
        ("print('{}')", "读取中断"),
        ("print('[1, {\"day\": 5}]')", "读取中断"),
        ("print('[1, {}]')", "读取中断"),
        ("print('{\"end\": 1}')", "读取中断"),
        ("print('[\"x\"]')", "读取中断"),
        ("import os; os.abort()", "太大"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "时间太长"),
        ("raise SystemExit(3)", "太大"),
    ],
)
def test_a_reading_process_that_fails_is_an_answer_too(tmp_path, does, said):
    with pytest.raises(Unreadable, match=said):
        read_safely(put(tmp_path, b"x"), Limits(silence=0.5), command=script(does))


@pytest.mark.parametrize(
    "does",
    [
        "while True: print('x' * 1000000, end='')",
        "while True: print('[1' + ',\"x\"' * 100000 + ']')",
        "while True: print()",
    ],
)
def test_a_reading_process_that_never_stops_talking_is_stopped(tmp_path, does):
    with pytest.raises(Unreadable, match=r"太多|单元格有内容|时间太长"):
        read_safely(put(tmp_path, b"x"), Limits(seconds=2, cells=1_000_000), command=script(does))


def test_a_line_without_end_is_cut_off(tmp_path):
    with pytest.raises(Unreadable, match="文字太多"):
        read_safely(put(tmp_path, b"x"), command=script("while True: print('x' * 1000000, end='')"))


def test_the_clerk_can_cancel(tmp_path):
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        read_safely(put(tmp_path, b"x"), cancelled=cancelled, command=script("import time; time.sleep(60)"))


def test_progress_counts_rows(tmp_path):
    counted = []
    read_safely(put(tmp_path, xlsx([[n] for n in range(500)])), progress=counted.append)
    assert counted[-1] == 500
    assert counted == sorted(counted)


@pytest.mark.parametrize(
    ("does", "what"),
    [
        ("open(sys.argv[2], 'w')", "write a file"),
        ("os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT)", "make a file"),
        ("socket.create_connection(('127.0.0.1', 9))", "connect"),
        ("subprocess.run(['true'])", "start a program"),
        ("os.remove(sys.argv[2])", "remove a file"),
        ("pathlib.Path(sys.argv[2]).rename('x')", "move a file"),
    ],
)
def test_the_reading_process_gave_up_what_it_does_not_need(tmp_path, does, what):
    victim = tmp_path / "victim"
    if "remove" in does or "rename" in does:
        victim.touch()
    before = victim.exists()
    confined = f"""
        import os, pathlib, socket, subprocess, sys
        from jiedao_desk.exchange.confinement import confine
        confine(1 << 30, 30)
        try:
            {does}
        except PermissionError:
            sys.exit(77)
        """
    root = Path(__file__).parents[2]
    done = subprocess.run([*script(confined), "x", str(victim)], check=False, cwd=root, capture_output=True)
    assert done.returncode == 77, (what, done.stderr)
    assert victim.exists() == before


def test_the_reading_process_loads_nothing_it_may_not_need(tmp_path):
    """It starts for every file; the window's and the database's libraries would cost a second each time."""
    loaded = """
        import sys
        from jiedao_desk.exchange import import_worker, telling
        heavy = {"PySide6", "sqlalchemy", "openpyxl", "python_calamine", "subprocess", "asyncio"}
        sys.exit(77 if heavy & set(sys.modules) else 0)
        """
    done = subprocess.run(script(loaded), check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0


def test_nothing_of_the_file_is_left_on_the_disk(tmp_path):
    path = put(tmp_path, messy())
    before = path.read_bytes()
    read_safely(path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before
