"""How any duty of the catalogue stands: by periods, by due dates, as a condition, over a term (应尽事项状态)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.deadlines import days_left, due_state
from jiedao_desk.kernel.duties import ADVISORY, OFF, Duty
from jiedao_desk.kernel.obligations import PeriodState, Standing
from jiedao_desk.kernel.periods import Window


@dataclass(frozen=True)
class Owed:
    """Something with a due date: the record it lies in, its wording, when it began, is due and was done."""

    id: int
    what: str
    begun_on: date | None
    due_on: date
    done_on: date | None
    how: str = ""


@dataclass(frozen=True)
class Covered:
    """Who of those it concerns fulfilled something in the term, and who did not yet; ids of persons."""

    done: tuple[int, ...]
    lacking: tuple[int, ...]


def by_period(
    duty_on: Callable[[date], Duty],
    windows: Iterable[Window],
    counted: Callable[[Duty, Window], Sequence[int]],
    on: date,
    *,
    use_from: date | None,
    soon_days: int,
    required: Callable[[Duty, Window], int] | None = None,
) -> list[Standing]:
    """A duty owed so often in each period, by the parameters in force when the period began.

    A period that ended before the start of use is not judged, so that no office begins with a wall of red.
    """
    found = []
    for window in windows:
        duty = duty_on(window.start)
        if duty.mode == OFF:
            continue
        ids = tuple(counted(duty, window))
        wanted = required(duty, window) if required is not None else duty.count
        state: PeriodState
        reason = None
        if use_from is not None and window.end < use_from:
            state, reason = "excluded", f"{show_day(use_from)}启用，此前的时段不作判断"
        elif len(ids) >= wanted:
            state = "met"
        elif window.start > on:
            state = "upcoming"
        elif window.end < on:
            state = "missed"
        else:
            state = "due_soon" if days_left(window.end, on) <= soon_days else "open"
        found.append(
            Standing(
                key=duty.key,
                article=duty.article,
                period=window.key,
                start=window.start,
                end=window.end,
                state=state,
                required=wanted,
                done=len(ids),
                days=days_left(window.end, on),
                counted=ids,
                reason=reason,
                advisory=duty.mode == ADVISORY,
            )
        )
    return found


def by_due_date(
    duty_on: Callable[[date], Duty],
    owed: Iterable[Owed],
    on: date,
    *,
    use_from: date | None,
    soon_days: int,
) -> list[Standing]:
    """A duty with a date of its own for each matter, the earliest first.

    What was due before the start of use and is not done is not held against the office.
    """
    found = []
    for one in sorted(owed, key=lambda each: (each.due_on, each.id)):
        duty = duty_on(one.begun_on or one.due_on)
        if duty.mode == OFF or (use_from is not None and one.due_on < use_from):
            continue
        state = due_state(one.due_on, one.done_on, on, soon_days)
        done = state in ("met", "met_late")
        found.append(
            Standing(
                key=duty.key,
                article=duty.article,
                period=one.due_on.isoformat(),
                start=one.begun_on or one.due_on,
                end=one.due_on,
                state=state,
                required=1,
                done=int(done),
                days=days_left(one.due_on, on),
                counted=(one.id,) if done else (),
                record=one.id,
                what=one.what,
                how=one.how,
                advisory=duty.mode == ADVISORY,
            )
        )
    return found


def as_condition(duty: Duty, ids: Sequence[int], on: date) -> list[Standing]:
    """A condition that holds or does not, today."""
    if duty.mode == OFF:
        return []
    return [
        Standing(
            key=duty.key,
            article=duty.article,
            period=on.isoformat(),
            start=on,
            end=on,
            state="met" if len(ids) >= duty.count else "unmet",
            required=duty.count,
            done=len(ids),
            days=0,
            counted=tuple(ids),
            advisory=duty.mode == ADVISORY,
        )
    ]


def over_term(
    duty: Duty, covered: Covered, term: tuple[date | None, date | None], on: date
) -> list[Standing]:
    """A duty towards everybody in office within the term: how many are still to come. It has no day to be late by."""
    everybody = len(covered.done) + len(covered.lacking)
    if duty.mode == OFF or not everybody:
        return []
    start, end = term
    return [
        Standing(
            key=duty.key,
            article=duty.article,
            period=f"{start.year}—" if start else "本届",
            start=start or on,
            end=end or on,
            state="met" if not covered.lacking else "open",
            required=everybody,
            done=len(covered.done),
            days=days_left(end, on) if end else 0,
            counted=covered.done,
            advisory=True,
        )
    ]
