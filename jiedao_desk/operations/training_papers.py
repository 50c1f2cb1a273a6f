"""From a training to its sign-in sheets: the lines on screen are the lines on paper (培训签到表)."""

from __future__ import annotations

from jiedao_desk.documents import activity_sign_in
from jiedao_desk.documents.activity_sign_in import ActivitySheet, Signed
from jiedao_desk.kernel.attendance import PRESENT, Tally
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import trainings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.registers.training_attendance import STAFF_MEMBER


def blank(desk: Desk, draft: Draft) -> Document:
    """The sheet to be signed by hand, before the training."""
    return activity_sign_in.blank_sheet(_sheet(desk, draft))


def filled(desk: Desk, draft: Draft) -> Document:
    """The sheet as it was signed, after the training."""
    return activity_sign_in.attendance_sheet(_sheet(desk, draft))


def _sheet(desk: Desk, draft: Draft) -> ActivitySheet:
    values = current(desk)
    lines = draft.listed(trainings.LINES)
    found = trainings.turnout(lines)
    return ActivitySheet(
        title=str(draft.get("title") or "学习培训"),
        unit=values.text("office.congress_seal") or values.text("office.unit"),
        day=draft.get("held_on") or desk.clock.today(),
        until=draft.get("ends_on"),
        place=draft.get("place") or "",
        organiser=draft.get("organiser") or "",
        people=tuple(
            Signed(
                str(one.get("name") or ""),
                one.get("state") or PRESENT,
                one.get("reason") or "",
                STAFF_MEMBER if one.get("capacity") == STAFF_MEMBER else "",
            )
            for one in lines
        ),
        tally=Tally(expected=found.listed, present=found.present, leave=found.leave, absent=found.absent),
    )
