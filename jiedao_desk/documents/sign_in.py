"""The sign-in sheet of a meeting to come, to be signed by hand (签到表)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from jiedao_desk.documents.wording import when
from jiedao_desk.kernel.document import FORM, Column, Document, Ends, PageNumbers, Spacer, Table, Title
from jiedao_desk.kernel.names import padded


@dataclass(frozen=True)
class Invitee:
    """Somebody expected, in the order of the list. A telephone number is printed only if it is given."""

    name: str
    post: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True)
class SignInSheet:
    """A meeting to come. ``rows`` is how many lines there are at least, empty ones included."""

    meeting: str
    unit: str
    day: date
    begins: time | None = None
    place: str = ""
    invited: tuple[Invitee, ...] = ()
    rows: int = 20
    spare: int = 3
    internal: bool = False


def sign_in_sheet(sheet: SignInSheet) -> Document:
    """Names in order, room to sign, and some empty lines for those who come besides."""
    lines = max(sheet.rows, len(sheet.invited) + sheet.spare)
    filled = [
        (str(number), padded(each.name), each.post, "", each.phone, each.note)
        for number, each in enumerate(sheet.invited, start=1)
    ]
    empty = [(str(number), "", "", "", "", "") for number in range(len(filled) + 1, lines + 1)]
    return Document(
        title=f"{sheet.meeting}签到表",
        kind="sign_in",
        blocks=(
            Title(f"{sheet.meeting}\n签到表", size=18),
            Spacer(0.5),
            Ends(f"时间：{when(sheet.day, sheet.begins, None)}", f"地点：{sheet.place}"),
            Table(
                columns=(
                    Column("序号", 13),
                    Column("姓名", 22, fit=True),
                    Column("单位职务", 50, "left"),
                    Column("签名", 34),
                    Column("联系电话", 30, fit=True),
                    Column("备注", 22, "left"),
                ),
                rows=(*filled, *empty),
                size=12,
                least=9.5,
            ),
            Ends(f"应到{len(sheet.invited)}人，实到　　　人", "记录人：　　　　　　"),
        ),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{sheet.meeting}签到表（续）",
        watermark="内部" if sheet.internal else "",
        author=sheet.unit,
    )
