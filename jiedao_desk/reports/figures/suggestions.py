"""Suggestions counted: raised, signed, answered, in time, by class, concluded, content (建议办理, R5–R9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.rounding import percentage
from jiedao_desk.kernel.settings import ONLY_SATISFIED, Settings
from jiedao_desk.kernel.suggestion_rates import first_and_final
from jiedao_desk.kernel.suggestion_words import (
    ANSWERS,
    BETWEEN_SESSIONS,
    CLASSES,
    CONFIRMED,
    IN_SESSION,
    PROPOSED,
)
from jiedao_desk.reports import suggestion_rows
from jiedao_desk.reports.figures.indicator import Indicator
from jiedao_desk.reports.suggestion_rows import SuggestionRow, UnitRow

REGISTER = "suggestions"
Wanted = Callable[[SuggestionRow, Span], bool]


def raised(row: SuggestionRow, span: Span) -> bool:
    """Whether it was raised in the span and is a matter for a suggestion."""
    return row.raised_on in span and not row.excluded


def answered(row: SuggestionRow, span: Span) -> bool:
    """Whether the last of the units that have to reply replied in the span, the first time."""
    return row.answered_on in span


def due(row: SuggestionRow, span: Span) -> bool:
    """Whether the first replies fall due in the span, the last of them counting."""
    limits = [one.limit.due for one in row.first_replying if one.limit is not None]
    return bool(limits) and max(limits) in span


def in_time(row: SuggestionRow) -> bool:
    """Whether every unit that had to reply did so by its day."""
    return all(one.in_time for one in row.first_replying)


def result(row: SuggestionRow) -> str:
    """The class of the matter: that of the unit that replies first of all, as it was marked last."""
    marks = [one.result for one in (*row.first_replying, *row.last_replying) if one.result]
    return marks[-1] if marks else ""


def said(row: SuggestionRow) -> tuple[str, str]:
    """What the deputy said of the result, first and last; of several units the least content word."""
    firsts, finals = [], []
    for key in {(one.unit, one.role) for one in row.units if one.answering}:
        turns = [
            (one.turn, one.satisfaction or None)
            for one in row.units
            if one.answering and (one.unit, one.role) == key
        ]
        first, final = first_and_final(turns)
        firsts.append(first)
        finals.append(final)
    return _least(firsts), _least(finals)


def _least(words: Iterable[str | None]) -> str:
    known = [word for word in words if word in ANSWERS]
    return max(known, key=ANSWERS.index) if known else ""


def _heard(row: SuggestionRow, span: Span) -> bool:
    """Whether the deputy judged the first handling in the span."""
    days = [one.feedback_on for one in row.first_replying if one.satisfaction in ANSWERS]
    return bool(days) and (max((day for day in days if day), default=row.answered_on)) in span


def _count(session: Session, values: Settings, span: Span, wanted: Wanted) -> Figure:
    found = suggestion_rows.rows(session, values)
    return Figure.count(REGISTER, [row.id for row in found if wanted(row, span)])


def _share(
    session: Session, values: Settings, span: Span, whole: Wanted, part: Callable[[SuggestionRow, Span], bool]
) -> Figure:
    found = [row for row in suggestion_rows.rows(session, values) if whole(row, span)]
    counted = [(REGISTER, row.id) for row in found if part(row, span)]
    others = [(REGISTER, row.id) for row in found if not part(row, span)]
    return Figure(percentage(len(counted), len(found)), tuple(counted), tuple(others))


def _content(session: Session, values: Settings, span: Span, *, final: bool) -> Figure:
    """满意率 (R8): of those heard in the span those content, by setting 满意 alone; who said nothing is left out."""
    enough = ANSWERS[:1] if values["suggestion.content"] == ONLY_SATISFIED else ANSWERS[:2]
    return _share(session, values, span, _heard, lambda row, _span: said(row)[final] in enough)


def _assigned(row: SuggestionRow, span: Span) -> bool:
    return row.assigned_on in span


def _talked(row: SuggestionRow, _span: Span) -> bool:
    return any(one.talked for one in row.units)


def _closed(row: SuggestionRow, span: Span) -> bool:
    return row.closed_on is not None and row.closed_on <= span.end


def own_units(row: SuggestionRow) -> list[UnitRow]:
    """The times the street's office itself handles it, returns apart."""
    return [one for one in row.units if one.own and one.returned_on is None]


def _own_due(row: SuggestionRow, span: Span) -> bool:
    return any(one.limit is not None and one.limit.due in span for one in own_units(row))


def _own_in_time(row: SuggestionRow, span: Span) -> bool:
    return all(one.in_time for one in own_units(row) if one.limit is not None and one.limit.due in span)


def _one(key: str, title: str, how: str, wanted: Wanted) -> Indicator:
    return Indicator(f"suggestions.{key}", title, "件", REGISTER, how, partial(_count, wanted=wanted))


def _rate(key: str, title: str, how: str, whole: Wanted, part: Wanted) -> Indicator:
    count = partial(_share, whole=whole, part=part)
    return Indicator(f"suggestions.{key}", title, "%", REGISTER, how, count)


def _of_class(mark: str) -> Indicator:
    return _one(
        f"class_{mark.lower()}",
        f"{mark}类答复",
        f"本期答复的建议中，答复件标为{mark}类的（再次办理的按最后一次）",
        lambda row, span: answered(row, span) and result(row) == mark,
    )


INDICATORS: tuple[Indicator, ...] = (
    _one("raised", "代表建议", "本期提出的建议、批评、意见和议案转建议；不宜作为建议的不计", raised),
    _one(
        "in_session",
        "会议期间建议",
        "本期提出的建议中，代表大会会议期间提出的",
        lambda row, span: raised(row, span) and row.raised_when == IN_SESSION,
    ),
    _one(
        "between",
        "闭会期间建议",
        "本期提出的建议中，闭会期间提出的",
        lambda row, span: raised(row, span) and row.raised_when == BETWEEN_SESSIONS,
    ),
    _one(
        "joint",
        "联名建议",
        "本期提出的建议中，两名以上代表联名的（同一人只计一次）",
        lambda row, span: raised(row, span) and row.signed_by > 1,
    ),
    _one("answered", "已答复建议", "承办单位在本期全部答复了的（不含协办意见、再次办理）", answered),
    _rate(
        "on_time",
        "按期答复率",
        "答复期限在本期内的建议中，承办单位都在期限内答复的；到期当天答复算按期",
        due,
        lambda row, _span: in_time(row),
    ),
    *(_of_class(mark) for mark in CLASSES),
    _rate("talked", "面商率", "本期答复的建议中，承办单位与代表面商过的（未协商的不算）", answered, _talked),
    _rate("closed", "办结率", "本期交办的建议中，到期末已办结的", _assigned, _closed),
    Indicator(
        "suggestions.content_first",
        "初次满意率",
        "%",
        REGISTER,
        "代表在本期反馈了的建议中，对第一次办理结果满意或基本满意的（按设置）；未反馈的不计入分母",
        partial(_content, final=False),
    ),
    Indicator(
        "suggestions.content",
        "满意率",
        "%",
        REGISTER,
        "代表在本期反馈了的建议中，对最后一次办理结果满意或基本满意的（按设置）；未反馈的不计入分母",
        partial(_content, final=True),
    ),
    _one(
        "again",
        "再次办理建议",
        "代表不满意、本期要求再次办理的",
        lambda row, span: any(one.turn > 1 and one.assigned_on in span for one in row.units),
    ),
    _one(
        "key_proposed",
        "提请重点督办建议",
        "本期提出的建议中，提请列为重点督办或已经列入的",
        lambda row, span: raised(row, span) and row.key_handling in (PROPOSED, CONFIRMED),
    ),
    _one(
        "key",
        "重点督办建议",
        "本期提出的建议中，主任会议确定为重点督办的",
        lambda row, span: raised(row, span) and row.key_handling == CONFIRMED,
    ),
    _one("public", "公开的建议答复", "公开日期在本期内的", lambda row, span: row.published_on in span),
    _one(
        "excellent",
        "优秀建议",
        "本期提出的建议中，评为优秀建议的",
        lambda row, span: raised(row, span) and row.excellent,
    ),
    _one(
        "own",
        "本街道承办建议",
        "本期交给街道办事处承办（主办、协办或分办）的，退办的不计",
        lambda row, span: any(one.assigned_on in span for one in own_units(row)),
    ),
    _rate(
        "own_on_time",
        "本街道按期答复率",
        "街道办事处承办、答复期限在本期内的建议中，在期限内答复的",
        _own_due,
        _own_in_time,
    ),
)
