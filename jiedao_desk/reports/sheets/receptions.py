"""Sheet 10: the stations and what happened in them, and the reception days of the period (家站与接待日)."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import PRESENT
from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.opinions import Opinion
from jiedao_desk.registers.reception_deputies import ReceptionDeputy
from jiedao_desk.registers.receptions import HELD, PLANNED, Reception
from jiedao_desk.registers.station_deputies import StationDeputy
from jiedao_desk.registers.stations import Station

NUMBER = 10
TITLE = "家站与接待日"
DAYS = "代表接待日"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("站点名称", width=26, align="left"),
    Heading("级别", width=12),
    Heading("地址", width=26, align="left"),
    Heading("挂牌日期", "date", 12),
    Heading("站长", width=10),
    Heading("联络员", width=10),
    Heading("进站代表（人）", "whole", 10),
    Heading("接待日（场）", "whole", 10),
    Heading("接待代表（人次）", "whole", 11),
    Heading("来访（人次）", "whole", 10),
    Heading("收集意见（件）", "whole", 10),
    Heading("办结（件）", "whole", 9),
)
DAY_HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("接待日期", "date", 12),
    Heading("站点", width=26, align="left"),
    Heading("接待代表", width=36, align="left"),
    Heading("公告日期", "date", 12),
    Heading("来访（人次）", "whole", 11),
    Heading("收集意见（件）", "whole", 11),
    Heading("状态", width=10),
    Heading("备注", width=26, align="left"),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a station in use at some time of the period; receptions elsewhere are in the second table alone."""
    days = _days(session, scope)
    opinions = _opinions(session, scope)
    stations = session.scalars(
        select(Station)
        .where(
            Station.voided_at.is_(None),
            or_(Station.opened_on.is_(None), Station.opened_on <= scope.until),
            or_(Station.closed_on.is_(None), Station.closed_on > scope.window.start),
        )
        .order_by(Station.kind, Station.id)
    ).all()
    lines = []
    for number, station in enumerate(stations, start=1):
        own = [one for one in days if one.station_id == station.id and one.state == HELD]
        raised = [one for one in opinions if one.station_id == station.id]
        closed = [one for one in raised if one.closed_on is not None and one.closed_on <= scope.until]
        held = tuple(("receptions", one.id) for one in own)
        receiving = _deputies(session, [one.id for one in own])
        lines.append(
            Line(
                (
                    number,
                    station.name,
                    station.kind,
                    station.address or "",
                    station.opened_on,
                    padded(station.head) if station.head else "",
                    padded(station.contact) if station.contact else "",
                    _serving(session, station.id, scope),
                    len(own),
                    sum(len(names) for names in receiving.values()),
                    sum(one.visitors or 0 for one in own),
                    len(raised),
                    len(closed),
                ),
                (("stations", station.id),),
                (
                    (8, held),
                    (9, held),
                    (10, held),
                    (11, tuple(("opinions", one.id) for one in raised)),
                    (12, tuple(("opinions", one.id) for one in closed)),
                ),
            )
        )
    totals = (
        None, "合计", None, f"共{len(lines)}个", None, None, None,
        *(sum(int(str(line.cells[column])) for line in lines) for column in range(7, 13)),
    )  # fmt: skip
    return Sheet(
        NUMBER, TITLE, HEADINGS, tuple(lines), totals if lines else None, (), "单位：个、场、人次、件"
    )


def day_sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a reception day; a day without a visitor has a nought, one that was not held has none."""
    days = _days(session, scope)
    names = {row.id: row.name for row in session.execute(select(Station.id, Station.name))}
    deputies = _deputies(session, [one.id for one in days])
    opinions = _opinions(session, scope)
    lines = []
    for number, one in enumerate(days, start=1):
        raised = tuple(("opinions", opinion.id) for opinion in opinions if opinion.reception_id == one.id)
        held = one.state == HELD
        lines.append(
            Line(
                (
                    number,
                    one.held_on,
                    names.get(one.station_id or 0, ""),
                    "、".join(deputies.get(one.id, ())),
                    one.notice_on,
                    (one.visitors or 0) if held else None,
                    len(raised) if held else None,
                    one.state,
                    one.state_basis or "",
                ),
                (("receptions", one.id),),
                ((6, raised),),
            )
        )
    held_days = [one for one in days if one.state == HELD]
    totals = (
        None, "合计", f"共{len(held_days)}场", None, None, sum(one.visitors or 0 for one in held_days),
        sum(int(str(line.cells[6] or 0)) for line in lines), None, None,
    )  # fmt: skip
    return Sheet(
        NUMBER, DAYS, DAY_HEADINGS, tuple(lines), totals if lines else None, (), "单位：场、人次、件"
    )


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Days that passed without a word, notices that came late, days without a deputy."""
    found = []
    days = _days(session, scope)
    deputies = _deputies(session, [one.id for one in days])
    for one in days:
        where, source = f"{one.held_on.month}月{one.held_on.day}日接待日", (("receptions", one.id),)
        if one.state == PLANNED and one.held_on < scope.on:
            found.append(Finding(NUMBER, where, f"{where}还是“计划”，没有登记接待情况", source))
        if one.state == HELD and not deputies.get(one.id):
            found.append(Finding(NUMBER, where, f"{where}没有登记接待代表", source))
        if one.state == HELD and one.notice_on and (one.held_on - one.notice_on).days < 3:
            found.append(Finding(NUMBER, where, f"{where}公告不足3天", source))
    return found


def _days(session: Session, scope: Scope) -> list[Reception]:
    query = select(Reception).where(
        Reception.voided_at.is_(None),
        Reception.held_on >= scope.window.start,
        Reception.held_on <= scope.until,
    )
    return list(session.scalars(query.order_by(Reception.held_on, Reception.id)))


def _deputies(session: Session, days: list[int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    query = select(ReceptionDeputy.reception_id, ReceptionDeputy.name).where(
        ReceptionDeputy.voided_at.is_(None),
        ReceptionDeputy.reception_id.in_(days),
        or_(ReceptionDeputy.state.is_(None), ReceptionDeputy.state == PRESENT),
    )
    for day, name in session.execute(query.order_by(ReceptionDeputy.position, ReceptionDeputy.id)):
        found[day].append(name)
    return found


def _opinions(session: Session, scope: Scope) -> list[Opinion]:
    query = select(Opinion).where(
        Opinion.voided_at.is_(None),
        Opinion.merged_into.is_(None),
        Opinion.registered_on >= scope.window.start,
        Opinion.registered_on <= scope.until,
    )
    return list(session.scalars(query))


def _serving(session: Session, station_id: int, scope: Scope) -> int:
    query = select(func.count(StationDeputy.id)).where(
        StationDeputy.voided_at.is_(None),
        StationDeputy.station_id == station_id,
        or_(StationDeputy.joined_on.is_(None), StationDeputy.joined_on <= scope.until),
        or_(StationDeputy.left_on.is_(None), StationDeputy.left_on > scope.until),
    )
    return session.scalar(query) or 0
