"""Papers from the command line: found by search, printed by number, every word to be found in the PDF (打印命令)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from jiedao_desk import app
from jiedao_desk.cli import run
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import browse, finality, minutes_papers, records, sessions
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.conftest import TODAY
from tests.deputies import deputy
from tests.word.reading import WordFile

Said = tuple[int, dict[str, Any]]


@pytest.fixture
def command(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def call(*words: object) -> Said:
        code = run(["--data", str(folder.root), "--today", TODAY.isoformat(), "--json", *map(str, words)])
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def meeting(folder: DataFolder) -> int:
    """A finalised meeting of two items, one of them on congress work, then corrected."""
    with app.writing_desk(folder, Clock(TODAY)) as desk:
        draft = sessions.new(desk, date(2026, 11, 20))
        draft.values |= {"recorder": "王敏", "number": 20, "place": "三楼会议室"}
        for one in draft.listed("attendance"):
            one.values["state"] = "出席"
        draft.children["agenda"] = [
            Draft("agenda", {"title": "研究安全生产工作", "is_congress": False}),
            Draft("agenda", {"title": "研究代表建议办理工作", "is_congress": True}),
        ]
        made = finality.finalise(desk, draft).id
        changed = finality.opened(desk, "sessions", made)
        changed.values["place"] = "五楼会议室"
        finality.revise(desk, changed, "地点写错")
    return made


def words_of(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages).replace("\n", "")


def test_a_meeting_is_found_by_its_name_and_printed_by_the_number_that_search_tells(
    command: Callable[..., Said], meeting: int, folder: DataFolder, tmp_path: Path, capsys: Any
) -> None:
    assert run(["--data", str(folder.root), "search", "第20次"]) == 0
    told = capsys.readouterr()
    line = next(line for line in (told.out + told.err).splitlines() if "第20次" in line)
    assert line.startswith(f"专题研究 {meeting}　")
    code, answer = command("print", "session", meeting, tmp_path / "记录.pdf")
    assert (code, answer["pages"]) == (0, len(PdfReader(tmp_path / "记录.pdf").pages))
    said = words_of(tmp_path / "记录.pdf")
    for word in (
        "中共东明街道工作委员会2026年第20次会议",
        "张红旗",
        "研究安全生产工作",
        "五楼会议室",
        "地点写错",
    ):
        assert word in said


def test_a_meeting_is_written_for_wps_from_the_same_rows(
    command: Callable[..., Said], meeting: int, tmp_path: Path
) -> None:
    path = tmp_path / "记录.docx"
    assert command("print", "session", meeting, path) == (0, {"document": "session", "file": str(path)})
    assert command("print", "session", meeting, tmp_path / "记录.pdf")[0] == 0
    printed = "".join(words_of(tmp_path / "记录.pdf").split())
    for paragraph in WordFile(path).paragraphs():
        for word in paragraph.split():
            assert word in printed


def test_minutes_are_those_of_the_version_and_carry_the_number_given_later(
    command: Callable[..., Said], folder: DataFolder, tmp_path: Path
) -> None:
    with app.writing_desk(folder, Clock(TODAY)) as desk:
        draft = sessions.new(desk, date(2026, 11, 20))
        draft.values |= {"recorder": "王敏", "number": 20}
        for one in draft.listed("attendance"):
            one.values["state"] = "出席"
        uid = new_uid()
        item = Draft("agenda", {"title": "研究代表建议办理工作", "is_congress": True}, uid=uid)
        task = Draft("actions", {"matter": "三月底前答复", "agenda_id": Sibling(uid)})
        draft.children |= {"agenda": [item], "actions": [task]}
        with pytest.raises(Refused, match="定稿"):
            minutes_papers.session_minutes(desk, draft)
        made = finality.finalise(desk, draft).id
        changed = finality.opened(desk, "sessions", made)
        changed.listed("actions")[0].values["matter"] = "四月底前答复"
        finality.revise(desk, changed, "时限写错")
        issued = browse.load(desk, "sessions", made)
        issued.values |= {"minutes_number": "第7期", "minutes_issued_on": date(2026, 11, 21)}
        records.save(desk, issued)
        typed = finality.opened(desk, "sessions", made)
        typed.listed("actions")[0].values["matter"] = "还没有存的"
        assert "还没有存的" not in str(minutes_papers.session_minutes(desk, typed))
    said = {}
    for edition in ("1", "2"):
        path = tmp_path / f"{edition}.docx"
        assert command("print", "minutes", made, path, "--version", edition)[0] == 0
        said[edition] = "".join(WordFile(path).paragraphs())
    assert all("第7期" in text and "2026年11月21日印发" in text for text in said.values())
    assert ("三月底前" in said["1"], "四月底前" in said["1"]) == (True, False)
    assert ("三月底前" in said["2"], "四月底前" in said["2"]) == (False, True)
    assert "更正原因：时限写错" in said["2"]


def test_a_file_that_is_open_in_wps_is_left_alone(
    command: Callable[..., Said], meeting: int, tmp_path: Path
) -> None:
    path = tmp_path / "记录.docx"
    path.write_bytes(b"what the clerk wrote")
    (tmp_path / ".~记录.docx").touch()
    code, answer = command("print", "session", meeting, path)
    assert code == 4
    assert "打开" in json.dumps(answer, ensure_ascii=False)
    assert path.read_bytes() == b"what the clerk wrote"


def test_an_earlier_version_is_printed_as_it_was(
    command: Callable[..., Said], meeting: int, tmp_path: Path
) -> None:
    assert command("print", "session", meeting, tmp_path / "一.pdf", "--version", 1)[0] == 0
    said = words_of(tmp_path / "一.pdf")
    assert "三楼会议室" in said
    assert "五楼会议室" not in said


def test_the_excerpt_says_nothing_of_other_business(
    command: Callable[..., Said], meeting: int, tmp_path: Path
) -> None:
    assert command("print", "excerpt", meeting, tmp_path / "摘录.pdf")[0] == 0
    said = words_of(tmp_path / "摘录.pdf")
    assert "研究代表建议办理工作" in said
    assert "安全生产" not in said


@pytest.mark.parametrize(("paper", "word"), [("notice", "定于2026年11月20日召开"), ("sign-in", "签到表")])
def test_papers_before_the_meeting(
    command: Callable[..., Said], meeting: int, tmp_path: Path, paper: str, word: str
) -> None:
    assert command("print", paper, meeting, tmp_path / "x.pdf")[0] == 0
    assert word in words_of(tmp_path / "x.pdf")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("session", "99", "x.pdf"), "没有编号为99的专题研究；用 search 命令可以查到编号"),
        (("session", "x.pdf"), "编号"),
        (("session", "1", "x.txt"), ".pdf"),
        (("session", "第一次", "x.pdf"), "数字"),
    ],
)
def test_what_cannot_be_printed_gets_a_sentence_and_writes_nothing(
    folder: DataFolder, tmp_path: Path, capsys: Any, words: tuple[str, ...], why: str
) -> None:
    *first, out = words
    assert run(["--data", str(folder.root), "print", *first, str(tmp_path / out)]) == 2
    said = capsys.readouterr()
    assert why in said.out + said.err
    assert list(tmp_path.glob("x.*")) == []


@pytest.fixture
def ledger(folder: DataFolder) -> DataFolder:
    """An office with one entry in its funds and one duty report."""
    with app.writing_desk(folder, Clock(TODAY)) as desk:
        entry = {"entry_on": date(2026, 2, 1), "summary": "年初拨款", "category": "拨款", "income": 2_400_000}
        records.save(desk, Draft("funds", entry))
        person = deputy(desk, "欧阳少东")
        records.save(desk, Draft("duty_reports", {"person_id": person, "reported_on": date(2026, 6, 1)}))
    return folder


@pytest.mark.parametrize("paper", ["fund-ledger", "fund-statement"])
def test_a_paper_of_a_year_is_of_this_year_unless_another_is_named(
    command: Callable[..., Said], ledger: DataFolder, tmp_path: Path, paper: str
) -> None:
    assert command("print", paper, tmp_path / "a.pdf")[0] == 0
    assert "24000.00" in words_of(tmp_path / "a.pdf")
    assert command("print", paper, 2026, tmp_path / "b.pdf")[0] == 0
    assert words_of(tmp_path / "b.pdf") == words_of(tmp_path / "a.pdf")


def test_papers_of_a_reception_day(command: Callable[..., Said], ledger: DataFolder, tmp_path: Path) -> None:
    with app.writing_desk(ledger, Clock(TODAY)) as desk:
        lines = [Draft("reception_deputies", {"name": "欧阳少东"})]
        planned = {"held_on": date(2026, 9, 10), "state": "计划"}
        day = records.save(desk, Draft("receptions", planned, {"reception_deputies": lines})).id
    for paper, number in (("reception", day), ("reception-notice", day), ("reception-schedule", 2026)):
        assert command("print", paper, number, tmp_path / "a.pdf")[0] == 0
        assert "欧阳少东" in words_of(tmp_path / "a.pdf")


@pytest.mark.parametrize(("year", "why"), [("2019", "2019年没有登记经费"), ("0", "四位数字")])
def test_a_year_without_anything_is_no_paper(
    ledger: DataFolder, tmp_path: Path, capsys: Any, year: str, why: str
) -> None:
    assert run(["--data", str(ledger.root), "print", "fund-ledger", year, str(tmp_path / "a.pdf")]) == 2
    said = capsys.readouterr()
    assert why in said.out + said.err


def test_a_ballot_names_the_deputy_and_nobody_else(
    command: Callable[..., Said], ledger: DataFolder, tmp_path: Path
) -> None:
    code, answer = command("print", "ballot", 1, tmp_path / "a.pdf")
    assert (code, answer["pages"]) == (0, 1)
    assert words_of(tmp_path / "a.pdf").count("述职代表：欧阳少东") == 2


def test_the_papers_of_a_term_are_printed_by_name(
    command: Callable[..., Said], folder: DataFolder, tmp_path: Path
) -> None:
    with app.writing_desk(folder, Clock(TODAY)) as desk:
        who = deputy(desk, "王岚")
    for words, told in (
        (("assessment", who), "代表任期履职情况鉴定表"),
        (("term-summary",), "不排名次"),
        (("coverage",), "尚未登记"),
        (("self-check",), "规范化建设自查表"),
    ):
        path = tmp_path / f"{words[0]}.pdf"
        code, _ = command("print", *words, path)
        assert code == 0
        assert told in words_of(path)


def test_a_voided_record_is_not_printed_as_if_it_were_valid(
    command: Callable[..., Said], folder: DataFolder, meeting: int, tmp_path: Path
) -> None:
    with app.writing_desk(folder, Clock(TODAY)) as desk:
        records.void(desk, "sessions", meeting, "录错了")

    code, said = command("print", "session", meeting, tmp_path / "x.pdf")

    assert (code, "已作废（录错了）" in said["error"]) == (2, True)
    assert not (tmp_path / "x.pdf").exists()
