"""From the records to the deputy's booklet and the group's file: the rows on screen are those on paper (履职档案)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jiedao_desk.documents.deputy_booklet import Booklet, YearOfFile, deputy_booklet
from jiedao_desk.documents.group_file import GroupActivity, GroupFile, GroupMember, group_file
from jiedao_desk.kernel.attendance import THERE, tally
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import Document, LabelledRows
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, deputy_file, deputy_papers, groups, points
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.reports import activity_rows, deputy_activity
from jiedao_desk.reports import deputy_file as file_rows


def deputy(desk: Desk, person: Draft, year: int | None = None) -> Document:
    """代表履职档案 of a deputy: of one year, or of all that is recorded (代表法第五十八条)."""
    on = desk.clock.today()
    since, until = (date(year, 1, 1), min(date(year, 12, 31), on)) if year is not None else (None, on)
    with desk.database.reading() as session:
        rows = file_rows.of_person(session, person.id or 0, since, until)
        signed = deputy_activity.of_person(session, person.id or 0, since, until)
    years = sorted({row.on.year for row in rows}) or [year or on.year]
    form = deputy_papers.registration(desk, person, on)
    mandate = deputy_file.main_mandate(person, on)
    values = current(desk)
    level = (mandate.get("level") if mandate else None) or "区"
    term = (mandate.get("term") if mandate else None) or ""
    place = values.text("office.district") if level == "区" else level
    return deputy_booklet(
        Booklet(
            congress=f"{place}{term}人民代表大会",
            name=str(person.get("name") or ""),
            constituency=deputy_file.where_of(mandate) if mandate is not None else "",
            certificate=(mandate.get("certificate") if mandate else None) or "",
            term=deputy_file.period_words(mandate.get("started_on"), mandate.get("ended_on"))
            if mandate
            else "",
            unit=values.text("office.congress_seal") or values.text("office.unit"),
            span=f"{year}年" if year is not None else f"{years[0]}年—{years[-1]}年",
            until=until,
            basic=tuple(block for block in form.blocks if isinstance(block, LabelledRows)),
            rows=tuple(rows),
            years=tuple(_year(desk, person.id or 0, one, signed) for one in years),
        )
    )


def _year(
    desk: Desk, person_id: int, year: int, signed: Iterable[deputy_activity.DeputyActivityRow]
) -> YearOfFile:
    made = tally(row.mark for row in signed if row.held_on.year == year)
    own = next((one for one in points.of_year(desk, year).people if one.person_id == person_id), None)
    district = ""
    if own is not None:
        score = "" if own.district_score is None else f"{own.district_score:.1f}"
        district = "　".join(part for part in (score, own.district_grade) if part)
    return YearOfFile(year, made.expected, made.present, own.account if own is not None else None, district)


def group(desk: Desk, group_id: int, year: int) -> Document:
    """代表小组活动档案 of a year: members on its last day, its activities, who took part how often."""
    until = min(desk.clock.today(), date(year, 12, 31))
    since = date(year, 1, 1)
    roster = groups.roster(desk, group_id, until)
    name = str(browse.load(desk, "groups", group_id).get("name") or "")
    values = current(desk)
    with desk.database.reading() as session:
        held = [one for one in activity_rows.rows(session, since, until) if one.group == name]
        of_group = {one.id for one in held}
        members = []
        for one in roster.members:
            rows = deputy_activity.of_person(session, one.person_id, since, until)
            own = [row for row in rows if row.activity_id in of_group and row.counts]
            there = sum(row.state in THERE for row in own)
            everything = sum(row.counts and row.state in THERE for row in rows)
            members.append(GroupMember(one.name, one.role or "成员", len(own), there, everything))
    return group_file(
        GroupFile(
            name=name,
            unit=values.text("office.congress_seal") or values.text("office.unit"),
            year=year,
            until=until,
            members=tuple(members),
            activities=tuple(
                GroupActivity(
                    one.held_on, one.kind, one.title, one.place, one.tally.expected, one.tally.present
                )
                for one in sorted(held, key=lambda one: (one.held_on, one.id))
            ),
            remarks=(*roster.warnings, f"成员为{show_day(until)}在组、在任的代表。"),
        )
    )
