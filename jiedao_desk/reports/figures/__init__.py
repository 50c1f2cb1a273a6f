"""Every figure that is counted of a span of days, one function each, for the pages and the sheets (指标目录)."""

from __future__ import annotations

from collections.abc import Mapping

from jiedao_desk.reports.figures import (
    activities,
    articles,
    deputies,
    duty,
    elections,
    meetings,
    papers,
    staff,
    suggestions,
    voters,
)
from jiedao_desk.reports.figures.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *meetings.INDICATORS,
    *staff.INDICATORS,
    *deputies.INDICATORS,
    *activities.INDICATORS,
    *suggestions.INDICATORS,
    *voters.INDICATORS,
    *duty.INDICATORS,
    *papers.INDICATORS,
    *elections.INDICATORS,
)
OF_ARTICLES: tuple[Indicator, ...] = articles.INDICATORS
"""Told beside the articles of the founding document; no form that goes up has them."""
BY_KEY: Mapping[str, Indicator] = {one.key: one for one in (*INDICATORS, *OF_ARTICLES)}
