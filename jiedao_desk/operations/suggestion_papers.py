"""The papers of a suggestion, made of the record as it is kept (建议专用纸、征询意见表、公开稿)."""

from __future__ import annotations

from jiedao_desk.documents.suggestion_form import OpinionForm, opinion_forms
from jiedao_desk.documents.suggestion_paper import (
    PaperSigner,
    PaperUnit,
    SuggestionPaper,
    public_paper,
    suggestion_paper,
)
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.suggestion_words import ANSWERING, LEAD
from jiedao_desk.operations import browse, deputies, deputy_file, suggestions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.operations.suggestions import SIGNERS, TALKS, UNITS
from jiedao_desk.registers.deputies import Person


def paper(desk: Desk, draft: Draft) -> Document:
    """建议专用纸; telephone numbers come masked."""
    return suggestion_paper(_paper(desk, draft))


def public(desk: Desk, draft: Draft) -> Document:
    """The version to be made public. Raises ``Refused`` for one that was not concluded, or is not to be public."""
    if draft.get("is_public") is False:
        raise Refused("这件建议登记为不公开，没有公开稿")
    if draft.get("closed_on") is None:
        raise Refused("这件建议还没有办结，办结后再拟公开稿")
    return public_paper(_paper(desk, draft))


def form(desk: Desk, draft: Draft) -> Document:
    """征询意见表, one for each unit that has to reply. Raises ``Refused`` where there is none."""
    lead = next((str(one.get("name")) for one in draft.listed(SIGNERS) if one.get("role") == LEAD), "")
    units = [
        one for one in draft.listed(UNITS) if one.get("role") in ANSWERING and one.get("returned_on") is None
    ]
    if not units:
        raise Refused("还没有承办单位，先登记交办，再打印征询意见表")
    made = [
        OpinionForm(
            number=str(draft.get("number") or ""),
            title=str(draft.get("title")),
            lead=lead,
            unit=str(one.get("unit")),
            role=str(one.get("role")),
            turn=one.get("turn") or 1,
            replied_on=one.get("replied_on"),
            reply_number=one.get("reply_number") or "",
            result=one.get("result") or "",
            who=tuple(talk.get("who") or "" for talk in one.listed(TALKS)),
            forms=tuple(talk.get("form") or "" for talk in one.listed(TALKS)),
            solved=one.get("solved") or "",
            adopted=one.get("adopted") or "",
            attitude=one.get("attitude") or "",
            satisfaction=one.get("satisfaction") or "",
            comment=one.get("comment") or "",
        )
        for one in units
    ]
    return opinion_forms(made, _unit(desk))


def _unit(desk: Desk) -> str:
    values = current(desk)
    return values.text("office.congress_seal") or values.text("office.unit")


def _paper(desk: Desk, draft: Draft) -> SuggestionPaper:
    values = current(desk)
    found = suggestions.line(desk, draft.id) if draft.id is not None else None
    units = found.row.units if found is not None else ()
    handled = [
        f"{one.get('unit')}：{one.get('handled')}" for one in draft.listed(UNITS) if one.get("handled")
    ]
    return SuggestionPaper(
        title=str(draft.get("title")),
        congress=f"{values.text('office.district')}{draft.get('term') or ''}人民代表大会",
        unit=_unit(desk),
        number=draft.get("number") or "",
        kind=draft.get("suggestion_kind") or "",
        raised_when=draft.get("raised_when") or "",
        session=draft.get("congress_session") or "",
        category=draft.get("category") or "",
        submitted_on=draft.get("submitted_on"),
        content=draft.get("content") or "",
        research=draft.get("research") or "",
        signers=tuple(_signer(desk, one, draft) for one in draft.listed(SIGNERS)),
        units=tuple(
            PaperUnit(
                one.unit,
                one.role,
                one.turn,
                one.assigned_on,
                one.limit.due if one.limit else None,
                one.replied_on,
                one.result,
            )
            for one in units
            if one.returned_on is None
        ),
        published_on=draft.get("published_on"),
        reply="\n".join(handled),
    )


def _signer(desk: Desk, one: Draft, draft: Draft) -> PaperSigner:
    name, role = str(one.get("name")), str(one.get("role"))
    if one.get("person_id") is None:
        return PaperSigner(name, role, one.get("note") or "")
    person = browse.load(desk, deputies.REGISTER, one.get("person_id"))
    on = draft.get("submitted_on") or desk.clock.today()
    mandate = deputy_file.main_mandate(person, on)
    return PaperSigner(
        name,
        role,
        deputy_file.where_of(mandate) if mandate is not None else "",
        person.get("employer") or "",
        Person.fields["mobile"].masked(person.get("mobile")),
    )
