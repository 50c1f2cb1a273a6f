"""The self-assessment shows what was done, by which records and by whom, and scores nothing (自评表)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.sheet import Sheet
from jiedao_desk.operations import browse, records, reporting, standing, submitting
from jiedao_desk.operations.desk import Desk
from tests.operations.test_standing import hold


def made(desk: Desk, period: str = "2026H1") -> tuple[Sheet, Sheet]:
    form, evidence = reporting.prepare(desk, period, "party", [18]).sheets
    return form, evidence


def test_each_item_says_what_was_done_and_points_at_its_evidence(office: Desk) -> None:
    held = hold(office, date(2026, 1, 5))
    standing.record_reason(office, "2026B2", "筹备换届")
    form, evidence = made(office)
    study = form.lines[0]
    assert study.cells[5] == (
        "应完成3个时段，已完成1个，计入专题研究1次；未召开：2026年3—4月（筹备换届）、2026年5—6月"
    )
    assert (study.cells[7], study.sources) == ("1", (("sessions", held),))
    assert [line.cells[0] for line in evidence.lines] == [1]
    assert evidence.lines[0].cells[3] == browse.load(office, "sessions", held).get("title")


def test_nothing_is_scored(office: Desk) -> None:
    hold(office, date(2026, 1, 5))
    form, _ = made(office)
    assert all(line.cells[place] is None for line in form.lines for place in (3, 6, 8))


def test_evidence_is_numbered_through(office: Desk) -> None:
    first = hold(office, date(2026, 1, 5))
    hold(office, date(2026, 3, 5))
    for matter in ("补齐制度牌", "核对名册"):
        records.save(office, Draft("actions", {"matter": matter, "session_id": first}))
    form, evidence = made(office)
    assert [line.cells[7] for line in form.lines if line.cells[7]] == ["1—2", "3—4"]
    assert [line.cells[0] for line in evidence.lines] == [1, 2, 3, 4]


def test_an_internal_session_is_evidence_without_its_wording(office: Desk) -> None:
    held = hold(office, date(2026, 1, 5))
    with office.database.unit_of_work(office.operator) as work:
        session = work.session.get(office.catalogue["sessions"].record, held)
        assert session is not None
        session.internal = True
    _, evidence = made(office)
    assert evidence.lines[0].cells[3] == "（内部）"


def test_two_secretaries_have_each_their_own_share(office: Desk) -> None:
    for one in browse.load_all(office, "staff"):
        one.values |= {"ended_on": date(2026, 3, 10)}
        records.save(office, one)
    records.save(
        office,
        Draft(
            "staff",
            {"name": "周明远", "body": "党工委", "post": "书记", "started_on": date(2026, 3, 11)},
        ),
    )
    hold(office, date(2026, 1, 5), chair="张红旗")
    hold(office, date(2026, 4, 5), chair="周明远")
    notes = made(office)[0].notes
    assert any(note.startswith("张红旗（书记，2026年1月1日至2026年3月10日）：任内涉及2个") for note in notes)
    assert any("周明远" in note and "本人完成1个" in note for note in notes)


def test_both_parts_are_frozen_under_one_number(office: Desk) -> None:
    hold(office, date(2026, 1, 5))
    report = reporting.prepare(office, "2026H1", "party", [18])
    sent = submitting.submit(office, report, submitting.Signature("张红旗"))
    assert sent.sheets == (18,)
    assert submitting.since_then(office, sent.id) == []
    assert [one.title for one in submitting.sheets(office, sent.id)] == ["工作实绩考核自评表", "佐证材料清单"]


def test_what_the_founding_document_demands_is_missed_aloud(office: Desk) -> None:
    why = [one.why for one in reporting.prepare(office, "2026H1", "party", [18]).findings]
    assert any("专题研究" in one for one in why)
