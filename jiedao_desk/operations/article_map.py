"""The phrases of the founding document with this year's figures and what is missing (实施意见对照)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.documents.article_map import MapLine, article_paper
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.duties import BY_KEY as DUTIES
from jiedao_desk.kernel.duties import OFF
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.obligations import Standing
from jiedao_desk.operations import standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.reports import article_map
from jiedao_desk.reports.article_map import ARTICLES, FOUNDING_ON, FOUNDING_TITLE, ROWS, ArticleRow
from jiedao_desk.reports.figures import BY_KEY
from jiedao_desk.reports.figures.indicator import Indicator
from jiedao_desk.reports.sheets.statistics import in_unit
from jiedao_desk.storage import settings

__all__ = ["ARTICLES", "FOUNDING_ON", "FOUNDING_TITLE", "ArticleRow", "Row"]


@dataclass(frozen=True)
class Row:
    """One phrase as it stands: figures in words, what is missing in words, whether anything late is among it."""

    row: ArticleRow
    article: str
    figures: str
    missing: str
    late: bool


def rows(desk: Desk, year: int) -> tuple[Row, ...]:
    """Every phrase with the figures of a year, up to today."""
    on = min(desk.clock.today(), date(year, 12, 31))
    span = Span(date(year, 1, 1), on)
    standings = standing.obligations(desk, on)
    with desk.database.reading() as session:
        values = settings.read(session)
        called = article_map.successors(session)
        wanted = {key for row in ROWS for key in row.figures}
        counted = {key: BY_KEY[key].count(session, values, span) for key in wanted}
    return tuple(
        Row(
            row,
            "　".join((f"第{row.article}条", *called.get(row.article, ()))),
            "，".join(filter(None, (told(BY_KEY[key], counted[key]) for key in row.figures))),
            *_missing(row, standings, year),
        )
        for row in ROWS
    )


def paper(desk: Desk, year: int) -> Document:
    """The map as it stands on screen, on paper."""
    values = current(desk)
    return article_paper(
        unit=values.text("office.unit"),
        year=year,
        until=min(desk.clock.today(), date(year, 12, 31)),
        basis=f"《{FOUNDING_TITLE}》",
        lines=tuple(
            MapLine(
                one.article,
                one.row.phrase,
                one.row.owner,
                one.row.does,
                one.figures or "本年尚未登记",
                one.missing,
            )
            for one in rows(desk, year)
        ),
    )


def told(one: Indicator, figure: Figure) -> str:
    """专题研究3次, 专职1人; nothing where nothing was recorded."""
    if figure.value is None or (not figure.value and not figure.sources):
        return ""
    value = in_unit(figure.value, one.unit)
    words = f"{value:.2f}" if one.unit == "元" else f"{value}"
    # Beside a phrase the figure stands for itself: of which whole it is a part was told by another.
    return f"{one.title.removeprefix('其中')}{words}{one.unit}"


def _missing(row: ArticleRow, standings: list[Standing], year: int) -> tuple[str, bool]:
    words: list[str] = []
    late = False
    for key in row.duties:
        own = [one for one in standings if one.key == key]
        of_year = [one for one in own if one.start.year <= year <= one.end.year or one.state == "overdue"]
        title = DUTIES[key].title
        if not own:
            if DUTIES[key].mode == OFF:
                words.append(f"{title}：未启用")
            continue
        missed = [one for one in of_year if one.state == "missed"]
        overdue = [one for one in of_year if one.state == "overdue"]
        if missed:
            words += [f"{standing.period_words(one)}{standing.state_words(one)}" for one in missed]
            late = late or not missed[0].advisory
        if overdue:
            words.append(f"{title}逾期{len(overdue)}项")
            late = late or not overdue[0].advisory
        for one in of_year:
            if one.state in ("open", "due_soon") and DUTIES[key].rhythm != "due":
                done = f"{one.done}/{one.required}" if one.required > 1 else f"剩{one.days}天"
                words.append(f"{title}{standing.state_words(one)}（{done}）")
            elif one.state == "unmet":
                words.append(f"{title}{standing.state_words(one)}")
                late = True
    return "；".join(words), late
