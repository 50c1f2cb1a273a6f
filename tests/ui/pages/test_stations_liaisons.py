"""What the year came to stands over stations and liaisons, and follows what is entered."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.ui.pages.liaisons import LiaisonsPage
from jiedao_desk.ui.pages.stations import StationsPage
from tests.deputies import deputy
from tests.ui.accessible import nameless


def test_a_station_says_what_happened_there_in_the_year(office, standing, shown):
    person = deputy(office, "王岚")
    serving = [Draft("station_deputies", {"name": "王岚", "person_id": person})]
    values = {"name": "东明街道代表之家", "opened_on": date(2024, 1, 1)}
    station = records.save(office, Draft("stations", values, {"station_deputies": serving})).id
    held = {"held_on": date(2026, 5, 15), "state": "已接待", "visitors": 3, "station_id": station}
    lines = [Draft("reception_deputies", {"name": "王岚", "person_id": person, "state": "出席"})]
    records.save(office, Draft("receptions", held, {"reception_deputies": lines}))
    raised = {"registered_on": date(2026, 5, 15), "matter": "路灯", "source": "接待日", "station_id": station}
    records.save(office, Draft("opinions", raised))
    page = shown(StationsPage(standing))
    page.show_record(station)
    assert page.year_words.text() == (
        "2026年：进站代表1名；接待日1场，接待代表1人次，来访3人次；收集意见1件，办结0件"
    )
    standing.year = 2025
    page.show_year(2025)
    assert "接待日0场" in page.year_words.text()
    assert nameless(page) == []


def test_contacts_of_the_year_are_counted_over_the_pairs(office, standing, shown):
    contact = Draft("liaison_contacts", {"contacted_on": date(2026, 5, 15), "people": 4})
    values = {"kind": "代表联系选民", "person_id": deputy(office, "王岚"), "partner": "东明社区"}
    records.save(office, Draft("liaisons", values, {"liaison_contacts": [contact]}))
    page = shown(LiaisonsPage(standing))
    assert [one.text() for one in page.figures.numbers.values()] == ["1 次", "4 人次"]
    assert nameless(page) == []
