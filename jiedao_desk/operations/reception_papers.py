"""From the records to the papers of reception days: notice, register, schedule (代表接待日文书)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.documents import reception_papers as papers
from jiedao_desk.documents.reception_papers import Raised, ReceptionDay, Schedule
from jiedao_desk.kernel.attendance import PRESENT
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, receptions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.registers.receptions import CANCELLED, HELD, MOVED, PLANNED


def notice(desk: Desk, reception: Draft) -> Document:
    """公告. Its day is the one it was announced on, else today. Raises ``Refused`` for a day that will not be."""
    if reception.get("state") in (MOVED, CANCELLED):
        raise Refused(f"这个接待日已{reception.get('state')}，不能再出公告")
    return papers.notice(_day(desk, reception), reception.get("notice_on") or desk.clock.today())


def register(desk: Desk, reception: Draft) -> Document:
    """登记表 with what was raised that day; a line for each voter of a matter, and empty lines."""
    raised = [
        Raised(
            str(voter.get("name") or ""),
            voter.get("address") or "",
            voter.get("phone") or "",
            str(opinion.get("matter") or ""),
            opinion.get("result") or "",
            opinion.get("route") or "",
        )
        for opinion in (receptions.opinions_of(desk, reception.id) if reception.id is not None else ())
        for voter in opinion.listed("opinion_voters") or [Draft("opinion_voters")]
    ]
    return papers.register(_day(desk, reception), tuple(raised))


def schedule(desk: Desk, year: int) -> Document:
    """排班表 of a year. Raises ``Refused`` when no day is planned or held in it."""
    query = Query(receptions.REGISTER, since=date(year, 1, 1), until=date(year, 12, 31), order="held_on")
    days = [
        _day(desk, browse.load(desk, receptions.REGISTER, one))
        for one in browse.ids(desk, query.where("state", PLANNED, HELD))
    ]
    if not days:
        raise Refused(f"{year}年还没有安排代表接待日")
    return papers.schedule(Schedule(_unit(desk), year, desk.clock.today(), tuple(days)))


def _day(desk: Desk, reception: Draft) -> ReceptionDay:
    day = reception.get("held_on")
    if not isinstance(day, date):
        raise Refused("请先填写接待日期")
    station_id = reception.get("station_id")
    station = browse.load(desk, "stations", station_id) if isinstance(station_id, int) else Draft("stations")
    return ReceptionDay(
        unit=_unit(desk),
        day=day,
        begins=reception.get("starts_at"),
        ends=reception.get("ends_at"),
        station=station.get("name") or "",
        address=station.get("address") or "",
        deputies=tuple(
            str(one.get("name"))
            for one in reception.listed(receptions.DEPUTIES)
            if one.get("name") and one.get("state") in (None, PRESENT)
        ),
        helpers=tuple(reception.get("helpers") or ()),
        recorder=reception.get("recorder") or "",
        visitors=reception.get("visitors"),
        notice_on=reception.get("notice_on"),
        state=reception.get("state") or "",
        remark=reception.get("note") or "",
    )


def _unit(desk: Desk) -> str:
    values = current(desk)
    return values.text("office.congress_seal") or values.text("office.unit")
