"""Who was elected becomes a deputy: in the file there is, or a new one, never twice (当选建档)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, deputies, elections, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.elections import Mandated
from tests.deputies import deputy, mandate

HELD = date(2026, 9, 12)


def election(office: Desk, *names: str, **values: object) -> Draft:
    known = {
        "kind": "补选",
        "state": "已选出",
        "constituency": "第6选区",
        "term": "第十九届",
        "held_on": HELD,
        "seats": max(len(names), 1),
    }
    below = [Draft("election_candidates", {"name": name, "votes": 900, "elected": True}) for name in names]
    below.append(Draft("election_candidates", {"name": "栾玉芝", "votes": 20}))
    saved = records.save(office, Draft("elections", known | values, {"election_candidates": below}))
    return browse.load(office, "elections", saved.id)


def enrol(office: Desk, made: Draft, person: int | None = None, start: date | None = HELD) -> int:
    winner = elections.winners(office, made)[0]
    return elections.enrol(office, made, winner.candidate_id, Mandated(person, start, "031"))


def test_a_new_file_with_the_mandate_of_the_election(office: Desk) -> None:
    made = election(office, "邱海生")
    assert [one.name for one in elections.winners(office, made)] == ["邱海生"]
    who = enrol(office, made)
    row = next(row for row in deputies.rows(office, date(2026, 11, 22)) if row.person_id == who)
    assert (row.name, row.term, row.constituency, row.certificate) == ("邱海生", "第十九届", "第6选区", "031")
    kept = browse.load(office, "deputies", who).listed("mandates")[0]
    assert (kept.get("elected_on"), kept.get("started_on"), kept.get("reelected")) == (HELD, HELD, False)
    assert kept.get("note") == "补选当选"
    again = browse.load(office, "elections", made.id or 0)
    assert elections.winners(office, again) == []
    assert {one.get("name"): one.get("person_id") for one in again.listed("election_candidates")} == {
        "邱海生": who,
        "栾玉芝": None,
    }


def test_a_namesake_is_offered_with_what_tells_him_apart_and_nothing_is_assumed(office: Desk) -> None:
    old = mandate(term="第十八届", started_on=date(2017, 1, 5), ended_on=date(2022, 1, 6), end_cause="届满")
    known = deputy(office, "邱海生", old, sex="男", birth=PartialDate(1975, 8))
    made = election(office, "邱海生")
    (namesake,) = elections.winners(office, made)[0].namesakes
    assert namesake.person_id == known
    assert "1975" in namesake.told
    assert "第十八届" in namesake.told
    assert enrol(office, made, known) == known
    assert [one.get("term") for one in browse.load(office, "deputies", known).listed("mandates")] == [
        "第十八届",
        "第十九届",
    ]
    assert browse.load(office, "deputies", known).listed("mandates")[1].get("reelected") is True


def test_a_mandate_that_is_there_already_is_not_entered_twice(office: Desk) -> None:
    known = deputy(office, "邱海生", mandate(constituency="第6选区", started_on=HELD))
    made = election(office, "邱海生")
    assert enrol(office, made, known) == known
    assert len(browse.load(office, "deputies", known).listed("mandates")) == 1
    assert elections.winners(office, browse.load(office, "elections", made.id or 0)) == []


def test_a_mandate_that_runs_is_completed_with_what_the_election_knows(office: Desk) -> None:
    known = deputy(office, "邱海生", mandate(term=None, started_on=None))
    assert enrol(office, election(office, "邱海生"), known) == known
    [only] = browse.load(office, "deputies", known).listed("mandates")
    assert [only.get(key) for key in ("term", "constituency", "certificate", "elected_on")] == [
        "第十九届",
        "第6选区",
        "031",
        HELD,
    ]


def test_who_resigned_and_is_elected_again_in_the_same_term_is_a_deputy_again(office: Desk) -> None:
    old = mandate(constituency="第6选区", ended_on=date(2026, 6, 20), end_cause="辞职被接受")
    known = deputy(office, "邱海生", old)
    enrol(office, election(office, "邱海生"), known)
    assert len(browse.load(office, "deputies", known).listed("mandates")) == 2
    assert [row.person_id for row in deputies.rows(office, date(2026, 11, 22))] == [known]


def test_who_still_holds_a_mandate_elsewhere_is_refused_and_nothing_is_written(office: Desk) -> None:
    known = deputy(office, "邱海生", mandate(constituency="第1选区"))
    made = election(office, "邱海生")
    with pytest.raises(Refused, match="第1选区"):
        enrol(office, made, known)
    assert len(browse.load(office, "deputies", known).listed("mandates")) == 1
    assert elections.winners(office, browse.load(office, "elections", made.id or 0))


def test_the_same_winner_is_not_entered_from_two_windows(office: Desk) -> None:
    made = election(office, "邱海生")
    enrol(office, made)
    with pytest.raises(Refused):
        enrol(office, made)
    assert [row.name for row in deputies.rows(office, date(2026, 11, 22))] == ["邱海生"]


@pytest.mark.parametrize("state", ["筹备", "未选出"])
def test_before_it_is_decided_nobody_is_a_deputy(office: Desk, state: str) -> None:
    assert elections.winners(office, election(office, "邱海生", state=state)) == []


def test_a_mandate_begins_on_a_day_that_has_come(office: Desk) -> None:
    made = election(office, "邱海生")
    for start in (None, date(2027, 1, 1)):
        with pytest.raises(Refused):
            enrol(office, made, start=start)


def test_of_a_general_election_the_term_says_when_it_begins(office: Desk) -> None:
    assert elections.usual_start(office, election(office, "邱海生")) == HELD
    general = election(office, "邱海生", kind="换届选举", term="第二十届")
    assert elections.usual_start(office, general) is None
    records.save(
        office, Draft("terms", {"number": "第二十届", "level": "区", "started_on": date(2026, 11, 10)})
    )
    assert elections.usual_start(office, general) == date(2026, 11, 10)


def test_a_running_mandate_is_completed_and_nothing_in_it_is_passed_over(office: Desk) -> None:
    known = deputy(office, "邱海生", mandate(constituency="第6选区", started_on=None))
    assert enrol(office, election(office, "邱海生"), known) == known
    (kept,) = browse.load(office, "deputies", known).listed("mandates")
    assert (kept.get("started_on"), kept.get("certificate")) == (HELD, "031")
    other = deputy(office, "孙海", mandate(constituency="第6选区", certificate="007"))
    with pytest.raises(Refused, match="007"):
        enrol(office, election(office, "孙海"), other)
