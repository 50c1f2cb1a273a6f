"""The ledger of the activity funds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, fund_papers, funds, records
from jiedao_desk.operations.desk import Desk
from tests.deputies import deputy
from tests.documents.reading import table, whole


def entry(day: date, *lines: Draft, **values: Any) -> Draft:
    return Draft(
        "funds",
        {"entry_on": day, "summary": "摘要", "category": "其他"} | values,
        {"fund_subsidies": list(lines)},
    )


def subsidy(person: int, days: str, amount: int) -> Draft:
    return Draft(
        "fund_subsidies", {"person_id": person, "days": Decimal(days), "rate": 12_000, "amount": amount}
    )


@pytest.fixture
def ledger(office: Desk) -> Desk:
    for one in (
        entry(date(2025, 3, 1), income=2_000_000, category="拨款"),
        entry(date(2025, 9, 1), expense=1_500_000, category="视察调研"),
        entry(date(2026, 2, 1), income=1_000_000, category="拨款"),
        entry(date(2026, 5, 1), expense=300_050, category="学习培训", handled_by="王敏"),
        entry(date(2026, 4, 1), expense=100_000, category="学习培训"),
    ):
        records.save(office, one)
    return office


def test_balances_follow_the_days_and_the_year_before_comes_over(ledger: Desk) -> None:
    found = funds.year(ledger, 2026)
    assert [one.balance for one in found.rows] == [1_500_000, 1_400_000, 1_099_950]
    assert (found.sum.opening, found.sum.closing) == (500_000, 1_099_950)
    assert [(one.category, one.expense, len(one.entries)) for one in found.categories] == [
        ("拨款", 0, 1),
        ("学习培训", 400_050, 2),
    ]


def test_what_goes_below_nought_is_said_before_it_is_saved(ledger: Desk) -> None:
    assert funds.shortfall(ledger, entry(date(2026, 6, 1), expense=1_099_950)) is None
    found = funds.shortfall(ledger, entry(date(2026, 6, 1), expense=1_100_000))
    assert found is not None
    assert found.sentence == "到2026年6月1日，结余为-0.50元，支出超过了可用的经费。"


def test_an_expense_put_in_earlier_is_weighed_where_it_stands(ledger: Desk) -> None:
    # At the end there would be enough; in January there was not.
    found = funds.shortfall(ledger, entry(date(2026, 1, 15), expense=600_000))
    assert found is not None
    assert (found.on, found.left) == (date(2026, 1, 15), -100_000)


def test_an_entry_that_is_mended_is_not_counted_beside_itself(ledger: Desk) -> None:
    kept = next(one for one in browse.load_all(ledger, "funds") if one.get("expense") == 300_050)
    kept.values["expense"] = 300_000
    assert funds.shortfall(ledger, kept) is None


def test_subsidies_are_for_deputies_without_fixed_wages(office: Desk) -> None:
    entitled = deputy(office, "张三", no_fixed_wage=True)
    other = deputy(office, "李四")
    draft = entry(
        date(2026, 7, 1), subsidy(entitled, "1", 12_000), subsidy(other, "0.5", 6_000), expense=18_000
    )
    assert funds.unentitled(office, draft) == ["李四"]


def test_subsidies_come_to_the_expense(office: Desk) -> None:
    person = deputy(office, "张三", no_fixed_wage=True)
    with pytest.raises(Refused, match=r"合计120\.00元，与支出200\.00元不一致"):
        records.save(office, entry(date(2026, 7, 1), subsidy(person, "1", 12_000), expense=20_000))
    with pytest.raises(Refused, match=r"应为60\.00元"):
        records.save(office, entry(date(2026, 7, 1), subsidy(person, "0.5", 12_000), expense=12_000))


def test_papers_say_what_the_ledger_says(ledger: Desk) -> None:
    rows = table(fund_papers.ledger(ledger, 2026)).rows
    assert [row[7] for row in rows] == ["5000.00", "15000.00", "14000.00", "10999.50", "10999.50"]
    assert rows[-1][5:7] == ("10000.00", "4000.50")
    said = whole(fund_papers.statement(ledger, 2026))
    assert "壹万零玖佰玖拾玖元伍角整" in said
    assert "支出用于：（一）学习培训4000.50元。" in said
    with pytest.raises(Refused, match="2019年没有登记经费"):
        fund_papers.ledger(ledger, 2019)


def test_the_list_to_be_signed_for(office: Desk) -> None:
    people = [deputy(office, name, no_fixed_wage=True) for name in ("张三", "欧阳少东")]
    lines = (subsidy(people[0], "1.5", 18_000), subsidy(people[1], "0.5", 6_000))
    saved = records.save(office, entry(date(2026, 7, 1), *lines, expense=24_000, summary="上半年误工补贴"))
    paper = fund_papers.subsidies(office, browse.load(office, "funds", saved.id))
    assert [row[1:6] for row in table(paper).rows] == [
        ("张　三", "上半年误工补贴", "1.5", "120.00", "180.00"),
        ("欧阳少东", "上半年误工补贴", "0.5", "120.00", "60.00"),
        ("合计", "", "2", "", "240.00"),
    ]
    assert "贰佰肆拾元整" in whole(paper)
    with pytest.raises(Refused, match="没有误工补贴明细"):
        fund_papers.subsidies(office, entry(date(2026, 7, 1), expense=1))
