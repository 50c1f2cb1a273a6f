"""From the records to ballots, their result, and letters to employers (述职测评票、测评结果、履职证明)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from jiedao_desk.documents import ballot as ballots
from jiedao_desk.documents import certificate
from jiedao_desk.documents.ballot import BallotResult, BlankBallot, ItemResult
from jiedao_desk.documents.certificate import Duty, Performed
from jiedao_desk.kernel.attendance import THERE
from jiedao_desk.kernel.ballots import Ballot
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, deputy_file
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.registers.duty_reports import REPORTED, DutyReport
from jiedao_desk.registers.training_attendance import TOOK_PART

ITEMS = "duty_report_items"
# What a session of the congress is called is no “……”活动.
_MEETINGS = ("会议", "培训", "座谈会", "通报会", "活动", "述职")


def blank(desk: Desk, report: Draft) -> Document:
    """测评票 to be copied. It asks about the aspects entered with the report, else those of the settings."""
    items = tuple(str(one.get("item")) for one in report.listed(ITEMS) if one.get("item"))
    name, congress, constituency = _deputy(desk, report)
    return ballots.blank_ballots(
        BlankBallot(name, congress, constituency, _unit(desk), items or tuple(current(desk)["duty.items"]))
    )


def result(desk: Desk, report: Draft) -> Document:
    """测评结果. Raises ``Refused`` while no votes are entered."""
    made = DutyReport(**{key: report.get(key) for key in DutyReport.fields}).ballot
    if made.returned is None:
        raise Refused("还没有登记票数；请先填写发出票、收回票和各项票数")
    name, congress, constituency = _deputy(desk, report)
    return ballots.ballot_result(
        BallotResult(
            name=name,
            congress=congress,
            constituency=constituency,
            unit=_unit(desk),
            day=report.get("reported_on"),
            place=report.get("place") or "",
            form=report.get("form") or "",
            voters=report.get("voters"),
            ballot=made,
            items=tuple(
                ItemResult(
                    str(one.get("item")),
                    Ballot(
                        satisfied=one.get("satisfied"),
                        fairly=one.get("fairly"),
                        dissatisfied=one.get("dissatisfied"),
                        abstained=one.get("abstained"),
                    ),
                )
                for one in report.listed(ITEMS)
            ),
            opinions=report.get("opinions") or "",
            rectification=report.get("rectification") or "",
            feedback_on=report.get("feedback_on") if report.get("state") == REPORTED else None,
        )
    )


def of_activity(desk: Desk, activity: Draft, only: Sequence[int] = ()) -> Document:
    """A letter for each deputy of an activity to the employer; with ``only`` for those alone.

    Before the day it asks for time for everybody on the list, afterwards it confirms for those who were there
    (代表法第四十条、第四十一条). Raises ``Refused`` when it is nobody's.
    """
    day = _day(activity.get("held_on"))
    coming = day > desk.clock.today()
    people = [
        (
            one.get("person_id"),
            one.get("half_days") if one.get("half_days") is not None else activity.get("half_days"),
        )
        for one in activity.listed("activity_attendance")
        if one.get("person_id") is not None and (coming or one.get("state") in THERE)
    ]
    # What is internal is not told to employers.
    title = "闭会期间代表活动" if activity.get("internal") else str(activity.get("title") or "")
    return _letters(desk, activity, day, title, people, only)


def of_training(desk: Desk, training: Draft, only: Sequence[int] = ()) -> Document:
    """A letter for each deputy on the list of a training, as of an activity; hours are no days, and left out."""
    day = _day(training.get("held_on"))
    coming = day > desk.clock.today()
    people = [
        (one.get("person_id"), None)
        for one in training.listed("training_attendance")
        if one.get("person_id") is not None and (coming or one.get("state") in TOOK_PART)
    ]
    return _letters(desk, training, day, str(training.get("title") or ""), people, only)


def _letters(
    desk: Desk,
    record: Draft,
    day: date,
    title: str,
    people: Sequence[tuple[int | None, Decimal | None]],
    only: Sequence[int],
) -> Document:
    wanted = [(one, days) for one, days in people if one is not None and (not only or one in only)]
    if not wanted:
        raise Refused("名单里没有到会的代表，没有可以出具的证明；请先登记出勤")
    what = title if title.endswith(_MEETINGS) else f"“{title}”活动"
    return certificate.letters(
        Duty(
            what=what,
            unit=_unit(desk),
            issued_on=desk.clock.today(),
            day=day,
            until=record.get("ends_on"),
            place=record.get("place") or "",
            organiser=record.get("organiser") or "",
            people=tuple(_performed(desk, one, days, day) for one, days in wanted),
        )
    )


def _performed(desk: Desk, person_id: int, days: Decimal | None, day: date) -> Performed:
    person = browse.load(desk, "deputies", person_id)
    return Performed(
        str(person.get("name")), person.get("employer") or "", _congress(desk, person, day), days or None
    )


def _deputy(desk: Desk, report: Draft) -> tuple[str, str, str]:
    """Name, congress and constituency of who reports."""
    person_id = report.get("person_id")
    if not isinstance(person_id, int):
        raise Refused("请先选择述职的代表")
    person = browse.load(desk, "deputies", person_id)
    day = report.get("reported_on") or report.get("planned_on") or desk.clock.today()
    mandate = deputy_file.main_mandate(person, day)
    where = report.get("constituency") or (deputy_file.where_of(mandate) if mandate is not None else "")
    return str(person.get("name")), _congress(desk, person, day), where


def _congress(desk: Desk, person: Draft, day: date) -> str:
    """明山区第十九届人民代表大会"""
    mandate = deputy_file.main_mandate(person, day)
    level = (mandate.get("level") if mandate is not None else None) or "区"
    term = (mandate.get("term") if mandate is not None else None) or ""
    place = current(desk).text("office.district") if level == "区" else level
    return f"{place}{term}人民代表大会"


def _unit(desk: Desk) -> str:
    values = current(desk)
    return values.text("office.congress_seal") or values.text("office.unit")


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise Refused("请先填写日期")
    return value
