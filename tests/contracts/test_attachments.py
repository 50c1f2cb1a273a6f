"""Wherever the catalogue has a place for files, they are kept, and a missing or altered one is reported (附件)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from jiedao_desk import app
from jiedao_desk.kernel.fields import Files
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import attachments, browse, health, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage.clock import Clock
from tests.contracts import offices

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
PLACES = [
    (register.key, field.key)
    for register in CATALOGUE
    for field in register.fields
    if isinstance(field, Files) and register.group is not None
]
# Where an office would look for a place to put a scan or a photograph.
EXPECTED = {
    "sessions", "briefings", "actions", "activities", "suggestions", "opinions", "receptions", "stations",
    "duty_reports", "trainings", "awards", "funds", "supervisions", "publications", "submissions", "documents",
    "staff", "deputies",
}  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with something in every register."""
    folder = offices.full(tmp_path_factory.mktemp("attachments") / "office")
    with app.writing_desk(folder, Clock(offices.TODAY)) as desk:
        yield desk


def test_every_register_with_papers_takes_files() -> None:
    assert {key for key, _ in PLACES} >= EXPECTED


@pytest.mark.parametrize(("register", "field"), PLACES)
def test_files_stay_with_their_record(office: Desk, register: str, field: str) -> None:
    found = browse.ids(office, Query(register))
    draft = browse.load(office, register, found[0])
    given = tuple(attachments.add_content(office, name, PNG).id for name in ("一.png", "二.png"))
    draft.values[field] = given
    records.save(office, draft)
    again = browse.load(office, register, found[0])
    assert again.get(field) == given
    assert [one.name for one in attachments.describe(office, again.get(field))] == ["一.png", "二.png"]
    again.values[field] = None
    records.save(office, again)


def test_what_is_missing_or_altered_is_told_with_its_place(tmp_path: Path) -> None:
    folder = offices.empty(tmp_path / "office")
    with app.writing_desk(folder, Clock(offices.TODAY)) as desk:
        first = attachments.add_content(desk, "扫描件.png", PNG)
        second = attachments.add_content(desk, "照片.png", PNG + b"2")
        for draft in (
            offices.Draft("submissions", {"title": "报告", "dated_on": offices.TODAY, "scans": (first.id,)}),
            offices.Draft("documents", {"title": "制度", "scans": (second.id,)}),
        ):
            records.save(desk, draft)
        assert health.check(desk) == []
    with closing(dbapi2.connect(str(folder.database), isolation_level=None)) as connection:
        connection.execute("DELETE FROM attachment WHERE id = ?", (first.id,))
        connection.execute("UPDATE attachment_chunk SET content = x'00' WHERE number = 0")
    with app.reading_desk(folder, Clock(offices.TODAY)) as desk:
        told = {one.why for one in health.check(desk) if one.kind == "attachment"}
    assert any("请示报告第1号的扫描件缺少文件" in why for why in told)
    assert any("“照片.png”的内容与登记时不同" in why for why in told)
