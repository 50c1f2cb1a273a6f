"""A report that was sent stays as it was sent; what changed since is told beside it (报出、更正)."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from jiedao_desk import app
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import browse, health, records, reporting, submitting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.submitting import Signature
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.export_log import FILE_NAME
from jiedao_desk.storage.folder import DataFolder
from tests.operations.test_standing import hold

SIGNED = Signature("张红旗", "东街工委〔2026〕8号")


def send(desk: Desk, period: str = "2026H1", **more: str) -> submitting.Sent:
    report = reporting.prepare(desk, period, "party", (1, 2, 3))
    return submitting.submit(desk, report, SIGNED, **more)


def rename(desk: Desk, session: int, title: str) -> None:
    """Somebody corrects the record after the report went out."""
    with desk.database.unit_of_work(desk.operator) as work:
        record = work.session.get(desk.catalogue["sessions"].record, session)
        assert record is not None
        record.title = title


def text_of(path: Path, sheet: str) -> str:
    return str(CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python())


def test_a_sent_report_shows_its_own_numbers_after_the_data_changed_and_what_differs(
    office: Desk, tmp_path: Path
) -> None:
    """档案法第二十一条: what was sent stays as it was sent, beside what differs now (R20)."""
    held = hold(office, date(2026, 1, 5))
    sent = send(office)
    first = tmp_path / "报出.xlsx"
    submitting.save(office, sent.id, first)
    assert submitting.since_then(office, sent.id) == []

    rename(office, held, "改过名称的会议")
    hold(office, date(2026, 3, 9))

    then = submitting.sheets(office, sent.id)[0]
    # One session, and the two periods without one.
    assert [line.cells[3] for line in then.lines][1:] == ["未召开", "未召开"]
    assert "改过名称的会议" not in str(then.lines)
    again = tmp_path / "再存.xlsx"
    submitting.save(office, sent.id, again)
    assert again.read_bytes() == first.read_bytes()
    found = submitting.since_then(office, sent.id)
    assert {"会议名称", "整行"} <= {one.column for one in found}
    changed = next(one for one in found if one.column == "会议名称")
    assert (changed.after, changed.sources) == ("改过名称的会议", (("sessions", held),))


def test_it_is_numbered_signed_and_kept_with_its_fingerprint(office: Desk, tmp_path: Path) -> None:
    sent = send(office)
    assert (sent.words, sent.state, sent.signed_by, sent.document_number) == (
        "首次报送",
        "已报出",
        "张红旗",
        "东街工委〔2026〕8号",
    )
    assert (sent.unit, sent.sheets, sent.sent_on) == ("中共东明街道工作委员会", (1, 2, 3), date(2026, 11, 22))
    path = tmp_path / "报出.xlsx"
    submitting.save(office, sent.id, path)
    cover = text_of(path, "封面与目录")
    for words in (
        "首次报送",
        "签发人：张红旗",
        "东街工委〔2026〕8号",
        "填报单位（盖章）：中共东明街道工作委员会",
    ):
        assert words in cover


def test_a_correction_needs_a_reason_brings_a_sheet_of_differences_and_marks_the_old(
    office: Desk, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="没有可以更正"):
        send(office, correcting="漏报")
    first = send(office)
    hold(office, date(2026, 3, 9))
    with pytest.raises(Refused, match="不能再报一次"):
        send(office)
    with pytest.raises(Refused, match="原因"):
        send(office, correcting=" ")
    second = send(office, correcting="漏报3月的会议")
    assert (second.words, second.follows, second.reason) == ("更正报送第1次", first.id, "漏报3月的会议")
    assert submitting.one(office, first.id).state == "已被更正"
    path = tmp_path / "更正.xlsx"
    submitting.save(office, second.id, path)
    assert "更正原因：漏报3月的会议" in text_of(path, "封面与目录")
    differences = text_of(path, "差异")
    assert "原报" in differences
    assert "未召开" in differences
    assert send(office, correcting="再核").words == "更正报送第2次"


def test_nothing_is_sent_without_who_signs_it_nor_both_receivers_in_one(office: Desk) -> None:
    with pytest.raises(Refused, match="签发人"):
        submitting.submit(office, reporting.prepare(office, "2026H1", "party"), Signature(" "))
    with pytest.raises(Refused, match="不作上报"):
        submitting.submit(office, reporting.prepare(office, "2026H1"), SIGNED)
    assert submitting.every(office) == []
    assert submitting.usual_signer(office, "party") == "张红旗"


def test_received_or_returned_is_noted_and_a_corrected_one_is_closed(office: Desk) -> None:
    sent = send(office)
    assert submitting.set_state(office, sent.id, "已收").state == "已收"
    with pytest.raises(Refused, match="退回的原因"):
        submitting.set_state(office, sent.id, "退回")
    assert submitting.set_state(office, sent.id, "退回", "缺签字").state_note == "缺签字"
    send(office, correcting="补签字")
    with pytest.raises(Refused, match="已被更正"):
        submitting.set_state(office, sent.id, "已收")


def test_one_sent_before_the_period_ended_is_followed_by_a_supplement(folder: DataFolder) -> None:
    with app.writing_desk(folder, Clock(date(2026, 6, 20))) as desk:
        early = send(desk)
        assert (early.until, early.words) == (date(2026, 6, 20), "首次报送")
        with pytest.raises(Refused, match="不能再报一次"):
            send(desk)
    with app.writing_desk(folder, Clock(date(2026, 7, 3))) as desk:
        assert send(desk).words == "补充报送第1次"
        assert submitting.one(desk, early.id).state == "已报出"


def test_a_record_knows_the_sendings_it_was_counted_in(office: Desk) -> None:
    held = hold(office, date(2026, 1, 5))
    sent = send(office)
    assert [(one.id, sheets) for one, sheets in submitting.counted_in(office, ("sessions", held))] == [
        (sent.id, (1,))
    ]
    assert submitting.counted_in(office, ("sessions", held + 100)) == []


def test_every_sending_and_saving_is_logged(office: Desk, tmp_path: Path) -> None:
    reporting.write(office, reporting.prepare(office, "2026H1", "party"), tmp_path / "草稿.xlsx")
    submitting.save(office, send(office).id, tmp_path / "报出.xlsx")
    lines = (office.folder.logs / FILE_NAME).read_text(encoding="utf-8").splitlines()
    assert [(json.loads(line)["file"], json.loads(line)["sent"]) for line in lines] == [
        ("草稿.xlsx", ""),
        ("中共东明街道工作委员会2026年上半年人大工作报表（首次报送）.xlsx", "首次报送"),
        ("报出.xlsx", "首次报送"),
    ]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE attachment_chunk SET content = x'00'",
        "UPDATE sent_report SET figures = x'00'",
        "UPDATE sent_report SET sha256 = 'f'",
    ],
)
def test_the_check_tells_of_a_kept_copy_that_is_no_longer_what_was_sent(office: Desk, damage: str) -> None:
    sent = send(office)
    assert not [one for one in health.check(office) if one.kind == "report"]
    with closing(dbapi2.connect(str(office.folder.database), isolation_level=None)) as connection:
        connection.execute(damage)
    assert [one.kind for one in health.check(office) if "报出" in one.why] == ["report"]
    with pytest.raises(StorageTrouble):
        _open_all(office, sent.id)


def _open_all(office: Desk, report: int) -> None:
    submitting.save(office, report, office.folder.root / "x.xlsx")
    submitting.sheets(office, report)


def test_a_voided_record_stays_in_what_was_sent(office: Desk) -> None:
    held = hold(office, date(2026, 1, 5), final=False)
    sent = send(office)
    records.void_many(office, "sessions", [held], "重复")
    assert ("sessions", held) in submitting.sheets(office, sent.id)[0].everything()
    assert browse.load(office, "sessions", held).voided == "重复"
    gone = [one for one in submitting.since_then(office, sent.id) if one.after == "（无此行）"]
    assert [one.sources for one in gone] == [(("sessions", held),)]


def test_a_task_done_later_changes_now_and_not_then(office: Desk) -> None:
    held = hold(office, date(2026, 1, 5))
    values = {"matter": "补齐制度牌", "session_id": held, "responsible": ("王敏",)}
    task = records.save(office, Draft("actions", values))
    sent = send(office)
    draft = browse.load(office, "actions", task.id)
    draft.values |= {"state": "已落实", "done_on": date(2026, 2, 1), "outcome": "已补齐"}
    records.save(office, draft)
    changed = submitting.since_then(office, sent.id)
    assert {one.sheet for one in changed} == {3}
    assert {one.column for one in changed if one.row != "合计"} == {"落实日期", "落实情况", "落实结果"}
    assert [(one.before, one.after) for one in changed if one.row == "合计"] == [
        ("共1项，已落实0项", "共1项，已落实1项")
    ]
