"""The self-check says what is recorded of each part, and nothing where nothing is (规范化建设自查表)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel.document import Table
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records, self_check
from jiedao_desk.operations.desk import Desk
from tests.activities import activity, line
from tests.deputies import deputy


def recorded(office: Desk, year: int = 2026) -> dict[str, str]:
    table = next(one for one in self_check.paper(office, year).blocks if isinstance(one, Table))
    return {row[1]: row[3] for row in table.rows}


def test_the_eight_parts_are_told_from_the_records(office: Desk) -> None:
    before = recorded(office)
    assert list(before) == ["有人员", "有阵地", "有装备", "有经费", "有制度", "有活动", "有记录", "有成效"]
    assert before["有阵地"] == before["有经费"] == before["有活动"] == ""
    records.save(office, Draft("stations", {"name": "东明街道代表之家", "kind": "代表之家"}))
    fund = {"entry_on": date(2026, 3, 1), "summary": "拨款", "category": "拨款", "income": 2400000}
    records.save(office, Draft("funds", fund))
    activity(office, "视察", date(2026, 3, 2), line("王岚", deputy(office, "王岚")))
    after = recorded(office)
    assert after["有阵地"] == "代表之家1个"
    assert after["有经费"] == "经费收入24000.00元，经费结余24000.00元"
    assert "履职活动1场" in after["有活动"]
    # Equipment is nobody's register; another year's activity is not this year's.
    assert after["有装备"] == ""
    assert "履职活动" not in recorded(office, 2025)["有活动"]
