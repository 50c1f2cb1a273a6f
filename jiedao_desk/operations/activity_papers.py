"""From an activity to its printed sign-in sheets: the lines on screen are the lines on paper (签到表打印)."""

from __future__ import annotations

from jiedao_desk.documents import activity_sign_in
from jiedao_desk.documents.activity_sign_in import ActivitySheet, Signed
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import activities
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current


def blank(desk: Desk, draft: Draft) -> Document:
    """The sheet to be signed by hand, before the activity."""
    return activity_sign_in.blank_sheet(sheet_of(desk, draft))


def filled(desk: Desk, draft: Draft) -> Document:
    """The sheet as it was signed, after the activity."""
    return activity_sign_in.attendance_sheet(sheet_of(desk, draft))


def sheet_of(desk: Desk, draft: Draft) -> ActivitySheet:
    """An activity, saved or not, as its sheets are printed."""
    values = current(desk)
    day = draft.get("held_on") or desk.clock.today()
    roll = activities.roll(desk, day)
    in_duty = {one.person_id for one in roll}
    lines = draft.listed(activities.SIGN_IN)
    return ActivitySheet(
        title=str(draft.get("title") or "履职活动"),
        unit=values.text("office.congress_seal") or values.text("office.unit"),
        day=day,
        until=draft.get("ends_on"),
        begins=draft.get("starts_at"),
        place=draft.get("place") or "",
        organiser=draft.get("organiser") or "",
        people=tuple(
            Signed(
                str(one.get("name")),
                one.get("state") or "",
                one.get("reason") or "",
                one.get("role") or "",
                one.get("remark") or "",
                one.get("person_id") in in_duty,
            )
            for one in lines
        ),
        tally=activities.standing(lines, roll).tally,
        leave_expected=values["attendance.leave_expected"],
        order=values["names.order"],
        internal=bool(draft.get("internal")),
    )
