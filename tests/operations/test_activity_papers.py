"""The lines on screen are the lines on paper."""

from __future__ import annotations

from datetime import date

from jiedao_desk.operations import activities, activity_papers, browse
from jiedao_desk.operations.desk import Desk
from tests.activities import activity, line
from tests.deputies import deputy
from tests.documents.reading import table, whole


def test_paper_and_record_hold_the_same_rows(office: Desk) -> None:
    day = date(2026, 10, 22)
    people = {name: deputy(office, name) for name in ("丁小宁", "张三", "韩梅")}
    record = activity(
        office,
        "供热视察",
        day,
        line("丁小宁", people["丁小宁"]),
        line("张三", people["张三"], "请假", reason="公出"),
        line("韩梅", people["韩梅"], "早退"),
        line("赵四海", None),
    )
    draft = browse.load(office, activities.REGISTER, record)
    document = activity_papers.filled(office, draft)
    cells = [cell for row in table(document).rows for cell in (row[1:4], row[5:8])]
    assert sorted(cells) == sorted(
        [
            ("丁小宁", "出席", ""),
            ("张　三", "请假", "公出"),
            ("韩　梅", "早退", ""),
            ("赵四海", "出席", "不计入应到"),
        ]
    )
    (row,) = activities.listed(office, 2026)
    assert f"应到{row.tally.expected}人，实到{row.tally.present}人" in whole(document)
    assert "应到3人，实到　　　人" in whole(activity_papers.blank(office, draft))
