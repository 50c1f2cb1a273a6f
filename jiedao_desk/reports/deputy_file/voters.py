"""Reception days, opinions received and contacts with voters, as lines of the file (联系选民)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from jiedao_desk.kernel.attendance import ABSENT, PRESENT
from jiedao_desk.registers.liaison_contacts import LiaisonContact
from jiedao_desk.registers.liaisons import WITH_VOTERS, Liaison
from jiedao_desk.registers.opinions import Opinion
from jiedao_desk.registers.reception_deputies import ReceptionDeputy
from jiedao_desk.registers.receptions import HELD, Reception
from jiedao_desk.registers.stations import Station
from jiedao_desk.reports.deputy_file.row import VOTERS, FileRow, Tone
from jiedao_desk.reports.on_duty import on_duty

_TONES: dict[str, Tone] = {PRESENT: "good", ABSENT: "bad"}


def receptions(session: Session, person_id: int, since: date | None, until: date | None) -> Iterator[FileRow]:
    """Every reception day that was held and had the deputy on its list."""
    query = (
        select(
            Reception,
            ReceptionDeputy,
            Station.name,
            cast(on_duty(ReceptionDeputy.person_id, Reception.held_on), Integer),
        )
        .join(ReceptionDeputy, ReceptionDeputy.reception_id == Reception.id)
        .outerjoin(Station, Station.id == Reception.station_id)
        .where(
            Reception.voided_at.is_(None),
            Reception.state == HELD,
            ReceptionDeputy.voided_at.is_(None),
            ReceptionDeputy.person_id == person_id,
            *_within(Reception.held_on, since, until),
        )
    )
    for day, line, station, counts in session.execute(query):
        state = line.state or PRESENT
        came = f"来访{day.visitors}人次" if day.visitors else "无人来访"
        how = f"{state}（{line.reason}）" if line.reason else state
        yield FileRow(
            day.held_on,
            VOTERS,
            "代表接待日",
            f"{station or '接待日'}接待选民",
            came,
            f"✓ {how}" if state == PRESENT else how,
            _TONES.get(state, "warn"),
            ("receptions", day.id),
            (day.held_on.isoformat(), "代表接待日", station or "", day.content or came, how),
            bool(counts),
            f"{VOTERS} {day.held_on}",
        )


def opinions(session: Session, person_id: int, since: date | None, until: date | None) -> Iterator[FileRow]:
    """Every matter that a voter raised with the deputy."""
    query = (
        select(Opinion, Station.name, cast(on_duty(Opinion.person_id, Opinion.registered_on), Integer))
        .outerjoin(Station, Station.id == Opinion.station_id)
        .where(
            Opinion.voided_at.is_(None),
            Opinion.person_id == person_id,
            *_within(Opinion.registered_on, since, until),
        )
    )
    for one, station, counts in session.execute(query):
        closed = one.closed_on is not None
        way = "，".join(filter(None, (one.route, one.referred_to)))
        ended = f"{one.closed_on}办结" if closed else "办理中"
        yield FileRow(
            one.registered_on,
            VOTERS,
            f"收集意见（{one.source}）",
            one.matter,
            way,
            f"✓ {ended}" if closed else ended,
            "good" if closed else "neutral",
            ("opinions", one.id),
            (
                one.registered_on.isoformat(),
                f"收集意见（{one.source}）",
                station or "",
                one.matter,
                "，".join(filter(None, (way, one.result, ended))),
            ),
            bool(counts),
        )


def contacts(session: Session, person_id: int, since: date | None, until: date | None) -> Iterator[FileRow]:
    """Every contact with voters of the deputy's own liaisons."""
    query = (
        select(
            LiaisonContact,
            Liaison.partner,
            cast(on_duty(Liaison.person_id, LiaisonContact.contacted_on), Integer),
        )
        .join(Liaison, Liaison.id == LiaisonContact.liaison_id)
        .where(
            Liaison.voided_at.is_(None),
            Liaison.kind == WITH_VOTERS,
            Liaison.person_id == person_id,
            LiaisonContact.voided_at.is_(None),
            *_within(LiaisonContact.contacted_on, since, until),
        )
    )
    for one, partner, counts in session.execute(query):
        people = f"{one.people}人" if one.people else ""
        yield FileRow(
            one.contacted_on,
            VOTERS,
            f"联系选民（{one.way}）" if one.way else "联系选民",
            one.content or partner,
            "，".join(filter(None, (partner, people))),
            "✓ 已联系",
            "good",
            ("liaisons", one.liaison_id),
            (
                one.contacted_on.isoformat(),
                one.way or "",
                one.place or "",
                "，".join(filter(None, (partner, people, one.content))),
                "，".join(filter(None, (one.handling, one.feedback))),
            ),
            bool(counts),
        )


def _within(
    day: InstrumentedAttribute[Any], since: date | None, until: date | None
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if since is not None:
        found.append(day >= since)
    if until is not None:
        found.append(day <= until)
    return found
