"""Every figure is counted once, in words anyone can read, and opens to records that are there (指标)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.reports.figures import INDICATORS, OF_ARTICLES
from jiedao_desk.reports.figures.indicator import Indicator
from jiedao_desk.storage import settings
from jiedao_desk.ui import pages_map

TODAY = date(2026, 11, 22)
EVERY = (*INDICATORS, *OF_ARTICLES)
PAGES = {spec.key for spec in pages_map.pages(CATALOGUE)}


def counted(desk: Desk, one: Indicator, period: str) -> Figure:
    with desk.database.reading() as session:
        return one.count(session, settings.read(session), Span.of(periods.window(period), TODAY))


def test_no_two_figures_share_a_key_or_a_title() -> None:
    assert len({one.key for one in EVERY}) == len(EVERY)
    assert len({one.title for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.key)
def test_a_figure_says_what_it_is_and_opens_to_records_that_are_there(sample: Desk, one: Indicator) -> None:
    assert one.register in PAGES
    assert one.title
    assert one.unit
    assert one.how
    for period in ("2026", "2025H2", "2026B1"):
        for register, record in counted(sample, one, period).sources:
            assert browse.load(sample, register, record).voided is None


def test_counts_are_those_of_their_records(sample: Desk) -> None:
    studies = counted(sample, next(one for one in INDICATORS if one.key == "sessions.counted"), "2026")
    assert studies.value == len(studies.sources) > 0
