"""How the office stands with what it owes: bi-monthly study, half-yearly briefing, tasks with a limit (应尽事项)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.deadlines import DueState, add_months, days_left, due_state
from jiedao_desk.kernel.hearing import BriefingFact
from jiedao_desk.kernel.hearing import why_not as why_not_heard
from jiedao_desk.kernel.periods import Kind, Window, bimonth, windows_between
from jiedao_desk.kernel.study import Rules, SessionFact, Tenure, credited, in_post, why_not

STUDY = "sessions"
BRIEFING = "briefings"
ACTIONS = "actions"
ARTICLE = "1"
"""Article 1 of the founding document lays them all on the secretary and his committee."""

PeriodState: TypeAlias = Literal["met", "open", "due_soon", "missed", "upcoming", "excluded"]
# A standing condition is met or not, every day anew.
ConditionState: TypeAlias = Literal["met", "unmet"]
# The ids that count, and those of the others with one sentence why each.
Sorted: TypeAlias = tuple[tuple[int, ...], tuple[tuple[int, str], ...]]


@dataclass(frozen=True)
class Standing:
    """How one duty stands in one period, or towards one due date.

    ``period`` is the period's key, or the due date in ISO form; ``days`` are left until ``end``, negative afterwards.
    ``counted`` are ids of records that fulfil the duty, ``not_counted`` ids of the others with one sentence why each.
    ``reason`` is the recorded reason of a missed period, or why a period is not judged; ``record`` the task that a
    due date belongs to, ``what`` its wording and ``how`` the way its date was computed. ``advisory`` duties are said,
    never called missed.
    """

    key: str
    article: str
    period: str
    start: date
    end: date
    state: PeriodState | DueState | ConditionState
    required: int
    done: int
    days: int
    counted: tuple[int, ...] = ()
    not_counted: tuple[tuple[int, str], ...] = ()
    reason: str | None = None
    record: int | None = None
    what: str = ""
    how: str = ""
    advisory: bool = False


@dataclass(frozen=True)
class Tally:
    """What one holder of the post did himself, for the self-assessment.

    ``held`` are the periods in which he was in post on some day, ``fulfilled`` those with a session that counts and is
    his, ``sessions`` the ids of these.
    """

    name: str
    post: str
    held: tuple[str, ...]
    fulfilled: tuple[str, ...]
    sessions: tuple[int, ...]


@dataclass(frozen=True)
class ActionFact:
    """A task with a limit: decided or handed over on ``begun_on``, done on ``done_on`` or still open."""

    id: int
    begun_on: date | None
    due_on: date
    done_on: date | None


def study_standings(
    sessions: Iterable[SessionFact], tenures: Sequence[Tenure], rules: Rules, on: date
) -> tuple[Standing, ...]:
    """Every period of the study duty from the start of use, at least from the year before, to the end of this year.

    In rolling mode instead the chain of due dates, each two months after the session before it (R1).
    """
    in_order = sorted(sessions, key=lambda session: (session.held_on, session.id))
    if rules.rolling:
        return _rolling(in_order, tenures, rules, on)
    return tuple(
        _in_window(STUDY, one, _sorted_out(in_order, tenures, rules, on, within=one), tenures, rules, on)
        for one in windows("bimonth", rules, on)
    )


def briefing_standings(
    briefings: Iterable[BriefingFact],
    sessions: Iterable[SessionFact],
    tenures: Sequence[Tenure],
    rules: Rules,
    on: date,
) -> tuple[Standing, ...]:
    """Every half-year of the duty to hear a report, over the same years as the study duty (R2).

    ``sessions`` are those that briefings may have been held together with.
    """
    known = {one.id: one for one in sessions}
    in_order = sorted(briefings, key=lambda briefing: (briefing.held_on, briefing.id))

    def sorted_out(window: Window) -> Sorted:
        return _parted(
            (one.id, why_not_heard(one, known, tenures, rules, on))
            for one in in_order
            if one.held_on in window
        )

    return tuple(
        _in_window(BRIEFING, one, sorted_out(one), tenures, rules, on)
        for one in windows("half_year", rules, on)
    )


def windows(kind: Kind, rules: Rules, on: date) -> tuple[Window, ...]:
    """The periods that are looked at: whole years, from that of the start of use or the year before."""
    first = min(rules.use_from.year if rules.use_from else on.year, on.year - 1)
    return windows_between(kind, date(first, 1, 1), date(on.year, 12, 31))


def tallies(
    sessions: Iterable[SessionFact],
    tenures: Sequence[Tenure],
    rules: Rules,
    windows: Sequence[Window],
    on: date,
) -> tuple[Tally, ...]:
    """Each holder's own share, in order of entering the post. The office owes each period once all the same."""
    by_holder: dict[tuple[str, str], list[SessionFact]] = {}
    for tenure in sorted(tenures, key=lambda one: one.start or date.min):
        if any(tenure.overlaps(one.start, one.end) for one in windows):
            by_holder.setdefault((tenure.name, tenure.post), [])
    for session in sorted(sessions, key=lambda one: (one.held_on, one.id)):
        holder = credited(session, tenures, rules, on)
        if holder and any(session.held_on in one for one in windows):
            by_holder[holder.name, holder.post].append(session)
    return tuple(
        Tally(
            name,
            post,
            tuple(
                one.key
                for one in windows
                if any((t.name, t.post) == (name, post) and t.overlaps(one.start, one.end) for t in tenures)
            ),
            tuple(dict.fromkeys(bimonth(session.held_on).key for session in own)),
            tuple(session.id for session in own),
        )
        for (name, post), own in by_holder.items()
    )


def action_standings(actions: Iterable[ActionFact], on: date, soon_days: int = 15) -> tuple[Standing, ...]:
    """How tasks stand towards their limits, the earliest first."""
    return tuple(
        Standing(
            key=ACTIONS,
            article=ARTICLE,
            period=one.due_on.isoformat(),
            start=one.begun_on or one.due_on,
            end=one.due_on,
            state=(state := due_state(one.due_on, one.done_on, on, soon_days)),
            required=1,
            done=int(state in ("met", "met_late")),
            days=days_left(one.due_on, on),
            counted=(one.id,) if state in ("met", "met_late") else (),
            record=one.id,
        )
        for one in sorted(actions, key=lambda one: (one.due_on, one.id))
    )


def backfilled(happened: date, entered: date, days: int = 30) -> bool:
    """Whether something was first entered more than so many days after it happened (补录, R4)."""
    return (entered - happened).days > days


def _in_window(
    key: str, window: Window, found: Sorted, tenures: Sequence[Tenure], rules: Rules, on: date
) -> Standing:
    counted, not_counted = found
    state, reason = _state(window, len(counted), tenures, rules, on)
    return Standing(
        key=key,
        article=ARTICLE,
        period=window.key,
        start=window.start,
        end=window.end,
        state=state,
        required=1,
        done=len(counted),
        days=days_left(window.end, on),
        counted=counted,
        not_counted=not_counted,
        reason=reason,
    )


def _state(
    window: Window, done: int, tenures: Sequence[Tenure], rules: Rules, on: date
) -> tuple[PeriodState, str | None]:
    if rules.use_from and window.end < rules.use_from:
        return "excluded", f"{show_day(rules.use_from)}启用，此前的时段不作判断"
    if window.start > on:
        return "upcoming", None
    if done:
        return "met", None
    vacancy = _vacancy(window.start, window.end, tenures, rules)
    if vacancy:
        return "excluded", vacancy
    if window.end < on:
        return "missed", rules.missed_reasons.get(window.key)
    return ("due_soon" if days_left(window.end, on) <= rules.soon_days else "open"), None


def _vacancy(start: date, end: date, tenures: Sequence[Tenure], rules: Rules) -> str | None:
    """Why nobody owed the session in these days; ``None`` if somebody did, or if no secretary was ever registered."""
    if not in_post(tenures) or any(one.overlaps(start, end) for one in in_post(tenures)):
        return None
    acting = list(dict.fromkeys(one.name for one in tenures if one.acting and one.overlaps(start, end)))
    if acting:
        return None if rules.acting_counts else f"全时段党工委书记空缺，由{'、'.join(acting)}主持工作"
    return "全时段党工委书记空缺"


def _sorted_out(
    sessions: Iterable[SessionFact],
    tenures: Sequence[Tenure],
    rules: Rules,
    on: date,
    within: Window | None = None,
) -> Sorted:
    return _parted(
        (one.id, why_not(one, tenures, rules, on))
        for one in sessions
        if within is None or one.held_on in within
    )


def _parted(judged: Iterable[tuple[int, str | None]]) -> Sorted:
    """The meetings that count, and the others with the reason."""
    counted: list[int] = []
    not_counted: list[tuple[int, str]] = []
    for record, why in judged:
        if why is None:
            counted.append(record)
        else:
            not_counted.append((record, why))
    return tuple(counted), tuple(not_counted)


def _rolling(
    sessions: Sequence[SessionFact], tenures: Sequence[Tenure], rules: Rules, on: date
) -> tuple[Standing, ...]:
    """Due dates one after the other: each two months after the session that met the last, or after the start of use."""
    begin = min(rules.use_from, on) if rules.use_from else date(on.year - 1, 1, 1)
    ids, not_counted = _sorted_out(sessions, tenures, rules, on)
    counted = [one for one in sessions if one.id in set(ids)]
    dates = {one.id: one.held_on for one in sessions}
    # A session before the start of use begins the chain, so that the first date is no surprise.
    since = max((one.held_on for one in counted if one.held_on < begin), default=begin)
    to_come = [one for one in counted if one.held_on >= begin]
    found: list[Standing] = []
    while True:
        due = add_months(since, 2)
        vacancy = _vacancy(since, due, tenures, rules) if due < on else None
        met_by = to_come[0] if to_come and not (vacancy and to_come[0].held_on > due) else None
        done_on = met_by.held_on if met_by else None
        until = done_on or (due if vacancy else date.max)
        found.append(
            Standing(
                key=STUDY,
                article=ARTICLE,
                period=due.isoformat(),
                start=since,
                end=due,
                state="excluded" if vacancy and not met_by else due_state(due, done_on, on, rules.soon_days),
                required=1,
                done=int(met_by is not None),
                days=days_left(due, on),
                counted=(met_by.id,) if met_by else (),
                not_counted=tuple(one for one in not_counted if begin <= dates[one[0]] <= until),
                reason=None if met_by else vacancy,
            )
        )
        not_counted = tuple(one for one in not_counted if dates[one[0]] > until)
        if met_by:
            to_come.pop(0)
            since = met_by.held_on
        elif vacancy:
            entered = _next_entered(due, tenures, rules)
            if entered is None or entered > on:
                return tuple(found)
            since = entered
        else:
            return tuple(found)


def _next_entered(after: date, tenures: Sequence[Tenure], rules: Rules) -> date | None:
    """When the post was filled again after that day."""
    days = (one.start for one in tenures if rules.acting_counts or not one.acting)
    return min((day for day in days if day and day > after), default=None)
