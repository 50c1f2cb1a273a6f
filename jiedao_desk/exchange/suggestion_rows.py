"""What ledgers of suggestions ask beyond the description: who signed, which unit is the street itself (建议台账)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from jiedao_desk.exchange.cell_reading import CHANGED, REFUSED, UNCERTAIN, Reading
from jiedao_desk.exchange.row_reading import RowDraft, Several
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel import rolls
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Choice, Field, clean_text
from jiedao_desk.kernel.rolls import Expected
from jiedao_desk.kernel.suggestion_motions import Signer, signers_counted, why_no_motion
from jiedao_desk.kernel.suggestion_words import ANSWERING, CO, CONFIRMED, COSIGNER, LEAD, MAIN, SEPARATE
from jiedao_desk.spreadsheet.table import Cell

_SIGNERS, _UNITS = "suggestion_signers", "suggestion_units"
_CO_UNITS = "协办单位"
_BETWEEN = re.compile(r"[、；;,，\n]+")
_BRACKETS = re.compile(r"(.+?)[（(](.+)[)）]")
_SEVERAL = 2


class SuggestionRows(Special):
    """The ledger's own questions.

    ``office`` is the street; ``roll_on`` tells who was in office and not suspended, ``able_on`` which of them are
    deputies of the district.
    """

    def __init__(
        self,
        office: str,
        roll_on: Callable[[date], Sequence[Expected]],
        able_on: Callable[[date], Collection[int]],
        today: date,
    ) -> None:
        self._office = office
        self._roll_on = roll_on
        self._able_on = able_on
        self._today = today

    def several(self) -> Mapping[str, Several]:
        """重点督办（张红旗）: the word, and who leads the supervision."""
        return {"key_handling": _read_supervision}

    def unsure(self, name: str) -> str:
        """One title, and nothing else to compare."""
        return f"只有标题与现有的“{name}”相同，没有编号可以核对，当作同一件，请核对"

    def read(self, found: RowDraft) -> None:
        """The units of a row: what we exported says each in a row of its own, a ledger names the co-handlers in a cell.

        A ledger's row without any unit has none yet; 重点督办 with a name says who leads it.
        """
        units = found.draft.listed(_UNITS)
        if found.literal:
            found.draft.children[_UNITS] = [
                one for one in units if one.uid is not None or one.get("role") != CO
            ][:1]
            found.lists.pop(_CO_UNITS, None)
            return
        found.draft.children[_UNITS] = [one for one in units if one.get("unit")]
        for one in units:
            if (note := one.values.pop("note", None)) is not None:
                one.values.setdefault("handled", note)
        if units and units[0].get("unit"):
            self._part(found, units[0])
        for one in found.draft.listed(_UNITS):
            if self._office and self._office in str(one.get("unit") or ""):
                one.values["own"] = True

    def _part(self, found: RowDraft, first: Draft) -> None:
        """Several units in one cell, as where they handle it separately, are a record each."""
        names = [name.strip() for name in _BETWEEN.split(str(first.get("unit"))) if name.strip()]
        if len(names) < _SEVERAL:
            return
        role = SEPARATE if found.draft.get("handling_mode") == "分别办理" else MAIN
        first.values |= {"unit": names[0], "role": first.get("role") or role}
        for name in names[1:]:
            found.draft.children[_UNITS].append(Draft(_UNITS, first.values | {"unit": name}))
        why = f"分成{len(names)}个单位登记，日期和结果相同，请核对"
        found.say(UNCERTAIN, why, "unit", _UNITS)

    def complete(self, found: RowDraft, draft: Draft, *, new: bool) -> None:
        """Names become deputies of the day of submission; who is none, or one of two, stays as written and is said."""
        if not found.literal:
            _add_parted(found, draft)
        _without_repeats(draft)
        if found.literal:
            return
        self._find(found, draft)
        self._weigh_motion(found, draft)

    def _day(self, draft: Draft) -> date:
        day = draft.get("submitted_on")
        return day if isinstance(day, date) else self._today

    def _weigh_motion(self, found: RowDraft, draft: Draft) -> None:
        """A motion needs its time and ten deputies of the district (R10), in a file as on the page."""
        signers = [Signer(one.get("person_id"), str(one.get("name") or "")) for one in draft.listed(_SIGNERS)]
        count = signers_counted(signers, self._able_on(self._day(draft)))
        why = why_no_motion(draft.get("suggestion_kind"), draft.get("raised_when"), count)
        if why is not None:
            found.say(REFUSED, why, "suggestion_kind")

    def _find(self, found: RowDraft, draft: Draft) -> None:
        signers = draft.listed(_SIGNERS)
        fresh = [one for one in signers if one.id is None and one.get("person_id") is None]
        if not fresh:
            return
        bearers = rolls.bearing(self._roll_on(self._day(draft)))
        taken = {one.get("person_id") for one in signers}
        strange = []
        for one in fresh:
            same = [who for who in bearers.get(str(one.get("name")), []) if who.id not in taken]
            if len(same) == 1:
                one.values["person_id"] = same[0].id
                taken.add(same[0].id)
            else:
                strange.append((one, len(same)))
        for role, heading in ((LEAD, "领衔代表"), (COSIGNER, "附议代表")):
            names = [
                f"{one.get('name')}{'（有同名）' if same else ''}"
                for one, same in strange
                if one.get("role") == role
            ]
            if names:
                why = f"{'、'.join(names)}对不上提交当日在任的代表，照原样保留，请在建议页上选定"
                found.say(UNCERTAIN, why, heading, _SIGNERS)


def _read_supervision(field: Field, cell: Cell) -> tuple[Mapping[str, Any], Reading]:
    text = clean_text(cell.text)
    assert isinstance(field, Choice)
    plain = field.codes.find(text)
    if plain is not None:
        return {field.key: plain}, Reading()
    parted = _BRACKETS.fullmatch(text)
    word = field.codes.find(parted[1]) if parted is not None else CONFIRMED
    who = parted[2] if parted is not None and word is not None else text
    why = f"记为{word or CONFIRMED}，督办领导“{who}”"
    return {field.key: word or CONFIRMED, "supervisor": who}, Reading(why=why, level=CHANGED)


def _add_parted(found: RowDraft, draft: Draft) -> None:
    """The further units of a cell that held several; known ones stay as they are."""
    known = {(one.get("unit"), one.get("role") or MAIN) for one in draft.listed(_UNITS)}
    for one in found.draft.listed(_UNITS)[1:]:
        if one.get("role") in ANSWERING and (one.get("unit"), one.get("role")) not in known:
            draft.children.setdefault(_UNITS, []).append(Draft(_UNITS, dict(one.values)))


def _without_repeats(draft: Draft) -> None:
    """A unit that stands in its own row and in the cell of co-handlers is one."""
    units = draft.listed(_UNITS)
    seen = {(one.get("unit"), one.get("role") or None) for one in units if one.id or one.uid}
    kept = []
    for one in units:
        known = (one.get("unit"), one.get("role") or None)
        if not (one.id or one.uid):
            if known in seen:
                continue
            seen.add(known)
        kept.append(one)
    if len(kept) < len(units):
        draft.children[_UNITS] = kept
