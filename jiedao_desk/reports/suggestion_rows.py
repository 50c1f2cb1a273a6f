"""Suggestions with those who signed, the units that handle them and their talks, read at once (建议台账).

The home page and what is owed ask for them at every start, and so in plain SQL.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from jiedao_desk.kernel.deadlines import DueState, days_left
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.suggestion_limits import (
    Assignment,
    LimitLaw,
    ReplyLimit,
    reply_limit,
    reply_state,
)
from jiedao_desk.kernel.suggestion_motions import Signer, distinct
from jiedao_desk.kernel.suggestion_steps import Handling, Milestones, latest, step_of
from jiedao_desk.kernel.suggestion_words import ANSWERING, LEAD, NOT_TALKED, THREE_MONTHS
from jiedao_desk.reports import plain
from jiedao_desk.reports.plain import day, day_or_none
from jiedao_desk.reports.remembered import once


@dataclass(frozen=True)
class TalkRow:
    """One talk with the deputy."""

    held_on: date
    place: str
    who: str
    form: str

    @property
    def real(self) -> bool:
        """Whether anybody talked: 未协商 is recorded as well."""
        return self.form != NOT_TALKED


@dataclass(frozen=True)
class UnitRow:
    """One unit handling one suggestion one time, with its limit."""

    id: int
    unit: str
    role: str
    turn: int
    own: bool
    assigned_on: date | None
    signed_on: date | None
    returned_on: date | None
    replied_on: date | None
    reply_number: str
    result: str
    promise: str
    promise_due: date | None
    contact: str
    cosigners_told: str
    feedback_on: date | None
    attitude: str
    satisfaction: str
    solved: str
    adopted: str
    limit_words: str
    limit_reason: str
    limit: ReplyLimit | None
    talks: tuple[TalkRow, ...] = ()

    @property
    def answering(self) -> bool:
        """Whether it is this unit that replies to the deputy, and it did not return the matter."""
        return self.role in ANSWERING and self.returned_on is None

    @property
    def handling(self) -> Handling:
        """The unit as the steps ask for it."""
        return Handling(
            self.unit,
            self.role,
            self.turn,
            self.assigned_on,
            self.signed_on,
            self.returned_on,
            self.replied_on,
            self.satisfaction or None,
        )

    @property
    def talked(self) -> bool:
        """Whether the unit talked it over with the deputy."""
        return any(one.real for one in self.talks)

    def state(self, on: date, soon: int = 15) -> DueState | None:
        """How the reply stands on a day."""
        return reply_state(self.limit, self.replied_on, on, soon)

    def replied_by(self, on: date) -> bool:
        """Whether the reply was there by a day."""
        return self.replied_on is not None and self.replied_on <= on

    @property
    def in_time(self) -> bool:
        """Whether it replied, and not after the due day."""
        return self.limit is not None and self.replied_on is not None and self.replied_on <= self.limit.due


@dataclass(frozen=True)
class SuggestionRow:
    """One suggestion with everything in it."""

    id: int
    number: str
    title: str
    term: str
    congress_session: str
    kind: str
    raised_when: str
    category: str
    submitted_on: date | None
    registered_on: date | None
    reviewed_on: date | None
    closed_on: date | None
    excluded: str
    handling_mode: str
    key_handling: str
    supervisor: str
    is_public: bool | None
    published_on: date | None
    excellent: bool
    merged_into: int | None
    note: str
    signers: tuple[tuple[int | None, str, str], ...] = ()
    units: tuple[UnitRow, ...] = ()

    @cached_property
    def raised_on(self) -> date | None:
        """The day it was raised: submitted, else the first day that is known of it."""
        known = (self.submitted_on, self.registered_on, self.reviewed_on, self.assigned_on, self.closed_on)
        return next((day for day in known if day is not None), None)

    @cached_property
    def assigned_on(self) -> date | None:
        """The day it was first assigned to a unit."""
        return min((one.assigned_on for one in self.units if one.assigned_on), default=None)

    @property
    def leads(self) -> tuple[str, ...]:
        """The names of those who lead."""
        return tuple(name for _, name, role in self.signers if role == LEAD)

    @property
    def cosigners(self) -> tuple[str, ...]:
        """The names of those who second it."""
        return tuple(name for _, name, role in self.signers if role != LEAD)

    @property
    def signed_by(self) -> int:
        """How many different people signed."""
        return distinct(Signer(person, name) for person, name, _ in self.signers)

    @cached_property
    def first_replying(self) -> tuple[UnitRow, ...]:
        """The units that have to reply, the first time."""
        return tuple(one for one in self.units if one.answering and one.turn == 1)

    @cached_property
    def last_replying(self) -> tuple[UnitRow, ...]:
        """The units that have to reply, each the last time it handled the matter."""
        kept = {(one.unit, one.role, one.turn) for one in latest([one.handling for one in self.units])}
        return tuple(one for one in self.units if one.answering and (one.unit, one.role, one.turn) in kept)

    @property
    def milestones(self) -> Milestones:
        """The days of its steps."""
        return Milestones(self.submitted_on, self.registered_on, self.reviewed_on, self.closed_on)

    def step(self, on: date) -> str:
        """The step reached on a day."""
        return step_of(self.milestones, [one.handling for one in self.units], on)

    @property
    def answered_on(self) -> date | None:
        """The day the last of the units replied; none while one has not."""
        days = [one.replied_on for one in self.first_replying]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    def waiting(self, on: date) -> UnitRow | None:
        """The unit whose reply is due first of those that are missing on a day; co-handlers last."""
        if self.closed_on is not None and self.closed_on <= on:
            return None
        current = {(one.unit, one.role, one.turn) for one in latest([one.handling for one in self.units])}
        missing = [
            (not one.answering, one.limit.due, one.id, one)
            for one in self.units
            if (one.unit, one.role, one.turn) in current and one.limit is not None and not one.replied_by(on)
        ]
        return min(missing)[-1] if missing else None

    def days(self, on: date) -> int | None:
        """The days left to the first reply that is missing, negative once they are over."""
        one = self.waiting(on)
        return None if one is None or one.limit is None else days_left(one.limit.due, on)


def law(values: Settings) -> LimitLaw:
    """The parameters in force."""
    return LimitLaw(
        bool(values["suggestion.consent"]),
        int(values["suggestion.again_months"]),
        int(values["suggestion.co_months"]),
    )


@dataclass
class _Below:
    signers: defaultdict[int, list[tuple[int | None, str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    units: defaultdict[int, list[UnitRow]] = field(default_factory=lambda: defaultdict(list))


def rows(
    session: Session, values: Settings, only: Collection[int] | None = None, *, voided: bool = False
) -> list[SuggestionRow]:
    """Every living suggestion, or those of them that are asked for, by the day it was raised, the newest last."""
    if only is None and not voided:
        # A report asks for all of them once a figure.
        return once(session, (rows, law(values)), lambda: _rows(session, values, None, voided=False))
    return _rows(session, values, only, voided=voided)


def _rows(
    session: Session, values: Settings, only: Collection[int] | None, *, voided: bool
) -> list[SuggestionRow]:
    which, given = _which("s.id", only)
    found = plain.rows(
        session,
        f"SELECT s.* FROM suggestion s WHERE s.voided_at IS {'NOT ' if voided else ''}NULL{which}",  # noqa: S608  (own words)
        given,
    )
    below = _below(session, law(values), only)
    made = [_row(one, below) for one in found]
    return sorted(made, key=lambda row: (row.raised_on or date.max, row.number, row.id))


def _which(column: str, only: Collection[int] | None) -> tuple[str, dict[str, object]]:
    """The condition that narrows a query to some suggestions, and what it is given."""
    if only is None:
        return "", {}
    chosen = "(SELECT value FROM json_each(:only))"
    return f" AND {column} IN {chosen}", {"only": json.dumps(sorted(only))}


def _below(session: Session, parameters: LimitLaw, only: Collection[int] | None) -> _Below:
    found = _Below()
    which, given = _which("suggestion_id", only)
    for signer in plain.rows(
        session,
        "SELECT suggestion_id, person_id, name, role FROM suggestion_signer "  # noqa: S608  (own words)
        f"WHERE voided_at IS NULL{which} ORDER BY position, id",
        given,
    ):
        found.signers[signer.suggestion_id].append((signer.person_id, signer.name, signer.role))
    talks = _talks(session)
    for unit in plain.rows(
        session,
        f"SELECT * FROM suggestion_unit WHERE voided_at IS NULL{which} ORDER BY position, id",  # noqa: S608  (own words)
        given,
    ):
        found.units[unit.suggestion_id].append(_unit(unit, talks.get(unit.id, ()), parameters))
    return found


def _talks(session: Session) -> dict[int, tuple[TalkRow, ...]]:
    found: defaultdict[int, list[TalkRow]] = defaultdict(list)
    for one in plain.rows(
        session,
        "SELECT unit_id, held_on, place, who, form FROM suggestion_talk "
        "WHERE voided_at IS NULL ORDER BY held_on, id",
    ):
        found[one.unit_id].append(TalkRow(day(one.held_on), one.place or "", one.who or "", one.form or ""))
    return {unit: tuple(talks) for unit, talks in found.items()}


def _unit(one: Any, talks: Sequence[TalkRow], parameters: LimitLaw) -> UnitRow:
    assigned_on, returned_on = day_or_none(one.assigned_on), day_or_none(one.returned_on)
    assignment = Assignment(
        assigned_on,
        one.role,
        one.turn or 1,
        one.limit or THREE_MONTHS,
        one.limit_reason,
        one.consent_by,
        day_or_none(one.consent_on),
        day_or_none(one.extended_to),
        one.extension_by,
        day_or_none(one.extension_on),
        returned_on,
    )
    return UnitRow(
        id=one.id,
        unit=one.unit,
        role=one.role,
        turn=one.turn,
        own=bool(one.own),
        assigned_on=assigned_on,
        signed_on=day_or_none(one.signed_on),
        returned_on=returned_on,
        replied_on=day_or_none(one.replied_on),
        reply_number=one.reply_number or "",
        result=one.result or "",
        promise=one.promise or "",
        promise_due=day_or_none(one.promise_due),
        contact=one.contact or "",
        cosigners_told=one.cosigners_told or "",
        feedback_on=day_or_none(one.feedback_on),
        attitude=one.attitude or "",
        satisfaction=one.satisfaction or "",
        solved=one.solved or "",
        adopted=one.adopted or "",
        limit_words=one.limit or THREE_MONTHS,
        limit_reason=one.limit_reason or "",
        limit=reply_limit(assignment, parameters),
        talks=tuple(talks),
    )


def _row(one: Any, below: _Below) -> SuggestionRow:
    return SuggestionRow(
        id=one.id,
        number=one.number or "",
        title=one.title,
        term=one.term or "",
        congress_session=one.congress_session or "",
        kind=one.suggestion_kind,
        raised_when=one.raised_when or "",
        category=one.category or "",
        submitted_on=day_or_none(one.submitted_on),
        registered_on=day_or_none(one.registered_on),
        reviewed_on=day_or_none(one.reviewed_on),
        closed_on=day_or_none(one.closed_on),
        excluded=one.excluded or "",
        handling_mode=one.handling_mode or "",
        key_handling=one.key_handling or "",
        supervisor=one.supervisor or "",
        is_public=None if one.is_public is None else bool(one.is_public),
        published_on=day_or_none(one.published_on),
        excellent=bool(one.excellent),
        merged_into=one.merged_into,
        note=one.note or "",
        signers=tuple(below.signers.get(one.id, ())),
        units=tuple(below.units.get(one.id, ())),
    )
