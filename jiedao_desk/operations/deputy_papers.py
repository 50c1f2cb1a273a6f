"""The roster and the registration form of deputies, made of the rows and the file on screen (代表名册、登记表)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from jiedao_desk.documents.registration import Registration, registration_form
from jiedao_desk.documents.roster import Roster, RosterRow, deputy_roster
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import attachments, deputies, deputy_file
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.mandates import ATTACHED_HERE, Mandate
from jiedao_desk.reports.deputy_list import count_words
from jiedao_desk.reports.deputy_rows import DeputyRow
from jiedao_desk.storage.work import PRINTED


def roster(
    desk: Desk,
    rows: Sequence[DeputyRow],
    on: date,
    *,
    order: str,
    narrowed_to: Sequence[str] = (),
    phones: bool = False,
) -> Document:
    """代表名册 of the rows as they stand on screen, in their order; ``order`` says it (按姓名笔画为序).

    ``narrowed_to`` are the words of the filters, said under the table. Telephone numbers come masked unless
    ``phones``, which the history keeps. Raises ``Refused`` when there is no row.
    """
    if not rows:
        raise Refused("名单里没有代表，没有可以打印的内容；请换一个日期或放宽筛选条件")
    values = current(desk)
    levels = {row.level for row in rows}
    of_level = next(iter(levels)) if len(levels) == 1 else ""
    if phones:
        _note_print(desk, f"代表名册（{len(rows)}名，含联系电话）")
    return deputy_roster(
        Roster(
            title=f"{values.text('office.unit')}{of_level}人大代表名册",
            unit=values.text("office.congress_seal") or values.text("office.unit"),
            as_of=on,
            rows=tuple(roster_row(row, phones=phones, mixed=not of_level) for row in rows),
            order=order,
            remarks=tuple(_remarks(rows, narrowed_to)),
        )
    )


def roster_row(row: DeputyRow, *, phones: bool = False, mixed: bool = False) -> RosterRow:
    """A row of the list as a row of the printed roster; among ``mixed`` levels those above the district are named."""
    field = Person.fields["mobile"]
    notes = (
        f"{row.level}代表" if mixed and row.level not in ("区", "") else "",
        ATTACHED_HERE if row.attached else "",
        "" if row.state == "在任" else row.state,
        row.group_role,
    )
    return RosterRow(
        name=row.name,
        sex=row.sex,
        nation=row.nation,
        birth=row.birth,
        party=row.party,
        education=row.education,
        unit_and_post=row.employer,
        constituency=row.constituency,
        group=row.group,
        certificate=row.certificate,
        reelected=row.reelected,
        phone=row.mobile if phones else field.masked(row.mobile or None),
        note="；".join(note for note in notes if note and note != "成员"),
    )


def registration(desk: Desk, person: Draft, on: date, *, personal: bool = False) -> Document:
    """代表登记表 of a file as of a day, its photo at the upper right.

    Identity number, telephone and address come masked unless ``personal``, which the history keeps.
    """
    values = current(desk)
    mandate = deputy_file.main_mandate(person, on)
    head = deputy_file.head_of(desk, person, on)
    if personal:
        _note_print(desk, "代表登记表（含证件号、电话和地址）", person.id)
    texts = {key: _text(person, key, personal=personal) for key in _TEXTS}
    return registration_form(
        Registration(
            **texts,
            unit=values.text("office.congress_seal") or values.text("office.unit"),
            unit_and_post=_text(person, "employer"),
            birth=person.get("birth"),
            joined_party=person.get("joined_party"),
            working_since=person.get("working_since"),
            level=_of(mandate, "level"),
            term=_of(mandate, "term"),
            constituency=deputy_file.where_of(mandate) if mandate is not None else "",
            elected_on=mandate.get("elected_on") if mandate is not None else None,
            certificate=_of(mandate, "certificate"),
            composition=_of(mandate, "composition"),
            reelected=_of(mandate, "reelected"),
            congress_post=_of(mandate, "congress_post"),
            group=next((one.title for one in head.groups if one.current), ""),
            photo=photo_of(desk, person),
        )
    )


def photo_of(desk: Desk, person: Draft) -> bytes | None:
    """The content of the photo in a file, if there is one."""
    for attachment_id in person.get("photo") or ():
        return attachments.content(desk, attachment_id)
    return None


_TEXTS = (
    "name",
    "sex",
    "nation",
    "native_place",
    "party",
    "health",
    "education",
    "degree",
    "technical_title",
    "full_time_education",
    "in_service_education",
    "identity_number",
    "address",
    "postcode",
    "telephone",
    "mobile",
    "resume",
    "honours",
    "pledge",
    "note",
)


def _text(person: Draft, key: str, *, personal: bool = True) -> str:
    field = Person.fields[key]
    value: Any = person.get(key)
    return field.show(value) if personal else field.masked(value)


def _of(mandate: Draft | None, key: str) -> str:
    if mandate is None:
        return ""
    return Mandate.fields[key].show(mandate.get(key))


def _remarks(rows: Sequence[DeputyRow], narrowed_to: Sequence[str]) -> list[str]:
    found = []
    if narrowed_to:
        found.append(f"范围：{'、'.join(narrowed_to)}。")
    if len({(row.level, row.attached) for row in rows}) > 1:
        found.append(f"其中{count_words(rows)}。")
    if len({row.person_id for row in rows}) < len(rows):
        found.append("一人担任两级代表的，分别列出。")
    return found


def _note_print(desk: Desk, what: str, person_id: int | None = None) -> None:
    with desk.database.unit_of_work(desk.operator) as work:
        work.note(deputies.REGISTER, PRINTED, after=what, record_id=person_id)
