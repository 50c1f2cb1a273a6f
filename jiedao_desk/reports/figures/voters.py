"""Stations, reception days, what voters raised and that they were told, contacts (联系群众, R18)."""

from __future__ import annotations

from functools import partial

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import PRESENT
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers import opinions as words
from jiedao_desk.registers.liaison_contacts import LiaisonContact
from jiedao_desk.registers.liaisons import WITH_VOTERS, Liaison
from jiedao_desk.registers.opinion_voters import OpinionVoter
from jiedao_desk.registers.opinions import Opinion
from jiedao_desk.registers.reception_deputies import ReceptionDeputy
from jiedao_desk.registers.receptions import HELD, Reception
from jiedao_desk.registers.stations import KINDS, Station
from jiedao_desk.reports.figures.counting import counted, of_day, share
from jiedao_desk.reports.figures.indicator import Indicator


def held(session: Session, _values: Settings, span: Span) -> Figure:
    """Reception days that were held; one without a visitor is one."""
    return counted(session, "receptions", of_day(Reception.held_on, span, Reception.state == HELD))


def receiving(session: Session, _values: Settings, span: Span) -> Figure:
    """Deputies who received, each day anew; who was on leave or absent did not."""
    return _sum_of_lines(session, span, func.count(ReceptionDeputy.id))


def received_by(session: Session, _values: Settings, span: Span) -> Figure:
    """Deputies who received at least once."""
    query = (
        select(ReceptionDeputy.person_id)
        .join(Reception, Reception.id == ReceptionDeputy.reception_id)
        .where(
            ReceptionDeputy.person_id.is_not(None),
            *_there(),
            Reception.id.in_(of_day(Reception.held_on, span, Reception.state == HELD)),
        )
        .distinct()
        .order_by(ReceptionDeputy.person_id)
    )
    return Figure.count("deputies", [one for one in session.scalars(query) if one is not None])


def visitors(session: Session, _values: Settings, span: Span) -> Figure:
    """Voters received."""
    ids = list(session.scalars(of_day(Reception.held_on, span, Reception.state == HELD)))
    found = session.execute(
        select(Reception.id, Reception.visitors).where(Reception.id.in_(ids), Reception.visitors > 0)
    ).all()
    return Figure(sum(row.visitors or 0 for row in found), tuple(("receptions", row.id) for row in found))


def collected(session: Session, _values: Settings, span: Span, *routes: str) -> Figure:
    """Matters registered, those joined to an earlier one left out; by the way they took, if ways are named."""
    which = [Opinion.route.in_(routes)] if routes else []
    return counted(
        session, "opinions", of_day(Opinion.registered_on, span, Opinion.merged_into.is_(None), *which)
    )


def closed(session: Session, _values: Settings, span: Span) -> Figure:
    """Matters closed, whenever they were raised."""
    return counted(session, "opinions", of_day(Opinion.closed_on, span, Opinion.merged_into.is_(None)))


def closed_share(session: Session, _values: Settings, span: Span) -> Figure:
    """Of the matters raised in the span, those closed by its end."""
    whole = of_day(Opinion.registered_on, span, Opinion.merged_into.is_(None))
    part = whole.where(Opinion.closed_on <= span.end)
    return share("opinions", list(session.scalars(part)), list(session.scalars(whole)))


def told_share(session: Session, _values: Settings, span: Span) -> Figure:
    """Of the matters raised in the span, those whose every voter was told by its end, or cannot be."""
    whole = of_day(Opinion.registered_on, span, Opinion.merged_into.is_(None))
    of_matter = (OpinionVoter.opinion_id == Opinion.id, OpinionVoter.voided_at.is_(None))
    settled = or_(OpinionVoter.untold_reason.is_not(None), OpinionVoter.told_on <= span.end)
    part = whole.where(
        exists().where(*of_matter), ~exists().where(*of_matter, ~func.coalesce(settled, False))
    )
    return share("opinions", list(session.scalars(part)), list(session.scalars(whole)))


def contacts(session: Session, _values: Settings, span: Span) -> Figure:
    """Contacts of deputies with voters."""
    return _contacts(session, span, func.count(LiaisonContact.id))


def contacted(session: Session, _values: Settings, span: Span) -> Figure:
    """Voters in touch with, each time anew; a contact without a number counts nobody."""
    return _contacts(session, span, func.coalesce(func.sum(LiaisonContact.people), 0))


def stations(session: Session, _values: Settings, span: Span, kind: str) -> Figure:
    """Stations of one kind in use on the last day."""
    query = (
        select(Station.id)
        .where(
            Station.voided_at.is_(None),
            Station.kind == kind,
            or_(Station.opened_on.is_(None), Station.opened_on <= span.end),
            or_(Station.closed_on.is_(None), Station.closed_on > span.end),
        )
        .order_by(Station.id)
    )
    return counted(session, "stations", query)


def _there() -> tuple[ColumnElement[bool], ...]:
    # Of a day that was held, a name without a mark was there: that is why it was written.
    return (
        ReceptionDeputy.voided_at.is_(None),
        or_(ReceptionDeputy.state.is_(None), ReceptionDeputy.state == PRESENT),
    )


def _sum_of_lines(session: Session, span: Span, what: ColumnElement[int]) -> Figure:
    query = (
        select(ReceptionDeputy.reception_id, what)
        .where(
            *_there(),
            ReceptionDeputy.reception_id.in_(of_day(Reception.held_on, span, Reception.state == HELD)),
        )
        .group_by(ReceptionDeputy.reception_id)
    )
    found = session.execute(query).all()
    return Figure(sum(row[1] for row in found), tuple(("receptions", row[0]) for row in found))


def _contacts(session: Session, span: Span, what: ColumnElement[int]) -> Figure:
    query = (
        select(LiaisonContact.liaison_id, what)
        .join(Liaison, Liaison.id == LiaisonContact.liaison_id)
        .where(
            LiaisonContact.voided_at.is_(None),
            Liaison.voided_at.is_(None),
            Liaison.kind == WITH_VOTERS,
            LiaisonContact.contacted_on >= span.start,
            LiaisonContact.contacted_on <= span.end,
        )
        .group_by(LiaisonContact.liaison_id)
    )
    found = session.execute(query).all()
    return Figure(sum(row[1] for row in found), tuple(("liaisons", row[0]) for row in found))


INDICATORS = (
    *(
        Indicator(
            f"stations.{key}",
            kind,
            "个",
            "stations",
            f"期末在用的{kind}",
            partial(stations, kind=kind),
            standing=True,
        )
        for key, kind in zip(("houses", "stations", "points", "studios"), KINDS.words, strict=True)
    ),
    Indicator("receptions.held", "代表接待日", "场", "receptions", "已接待的接待日，没有人来访的也算", held),
    Indicator(
        "receptions.deputies",
        "接待代表",
        "人次",
        "receptions",
        "各接待日到场的代表，请假、缺席的不算",
        receiving,
    ),
    Indicator(
        "receptions.persons",
        "参加接待的代表",
        "人",
        "receptions",
        "至少接待过一次的代表，一人算一次",
        received_by,
    ),
    Indicator("receptions.visitors", "接待选民", "人次", "receptions", "各接待日来访人数之和", visitors),
    Indicator(
        "opinions.collected",
        "收集意见",
        "件",
        "opinions",
        "本期登记的意见，并入其他意见的不重复算",
        collected,
    ),
    Indicator(
        "opinions.answered",
        "当场答复",
        "件",
        "opinions",
        "本期登记、处理途径为当场答复的",
        lambda session, values, span: collected(session, values, span, words.ANSWERED),
    ),
    Indicator(
        "opinions.referred",
        "转办意见",
        "件",
        "opinions",
        "本期登记、交社区或交街道办理的",
        lambda session, values, span: collected(session, values, span, words.TO_COMMUNITY, words.TO_OFFICE),
    ),
    Indicator(
        "opinions.suggested",
        "转为建议的意见",
        "件",
        "opinions",
        "本期登记、由区代表提出建议或委托市代表提出的",
        lambda session, values, span: collected(
            session, values, span, words.AS_SUGGESTION, words.TO_CITY_DEPUTY
        ),
    ),
    Indicator("opinions.closed", "办结意见", "件", "opinions", "办结日期在本期的意见", closed),
    Indicator(
        "opinions.closed_share",
        "意见办结率",
        "%",
        "opinions",
        "本期登记的意见中，到期末已办结的",
        closed_share,
    ),
    Indicator(
        "opinions.told_share",
        "意见反馈率",
        "%",
        "opinions",
        "本期登记的意见中，到期末反映人都已告知的",
        told_share,
    ),
    Indicator("liaisons.contacts", "联系选民", "次", "liaisons", "双联系里代表联系选民的记录", contacts),
    Indicator("liaisons.people", "联系选民人数", "人次", "liaisons", "各次联系选民的人数之和", contacted),
)
