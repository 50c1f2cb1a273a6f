"""What the frame of the window and the home page show: unit, badges, the year, what is owed, recent work (工作台)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from jiedao_desk.kernel import obligations as rules
from jiedao_desk.kernel import periods, study
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.duties import BY_KEY
from jiedao_desk.kernel.obligations import Standing
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.study import Rules, Tenure
from jiedao_desk.operations import standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.duties import JUDGED
from jiedao_desk.operations.todo import Meeting, Todo, todos
from jiedao_desk.reports import facts, finding_limits, opinion_states, suggestion_states
from jiedao_desk.reports import overview as figures
from jiedao_desk.storage import backup, settings


@dataclass(frozen=True)
class Frame:
    """What stands around every page. ``badges`` maps a page to how much is owed there and whether any is late."""

    term: str
    years: list[int]
    badges: dict[str, tuple[int, bool]]
    backup: str
    backup_fresh: bool


@dataclass(frozen=True)
class PeriodBlock:
    """One period of the year strip, in words; ``record_id`` is the meeting of its ``register`` that it shows."""

    key: str
    title: str
    state: str
    kind: str
    lines: tuple[str, ...]
    register: str
    record_id: int | None
    reason: str = ""


@dataclass(frozen=True)
class Home:
    """Everything the home page shows for one year."""

    heading: str
    periods: tuple[PeriodBlock, ...]
    half_years: tuple[PeriodBlock, ...]
    todos: tuple[Todo, ...]
    deputies: figures.DeputyFigures
    suggestions: Counter[str]
    opinions: Counter[str]
    started: bool


def frame(desk: Desk) -> Frame:
    """Unit, years, badges and backup as they stand now."""
    on = desk.clock.today()
    with desk.database.reading() as session:
        values = settings.read(session)
        found = _judged(desk, session, values, on).standings
        term = figures.current_term(session, on)
        first = facts.first_year(session) or on.year
    tasks = [one for one in found if one.key == rules.ACTIONS and one.state in ("overdue", "due_soon")]
    badges = {
        **{key: _owed(found, key, values["office.use_from"]) for key in (rules.STUDY, rules.BRIEFING)},
        "actions": (len(tasks), any(one.state == "overdue" for one in tasks)),
    }
    for page, one in _other_badges(found).items():
        count, late = badges.get(page, (0, False))
        badges[page] = (count + one[0], late or one[1])
    words, fresh = _backup_words(desk)
    return Frame(
        term=f"第{term}" if term and not term.startswith("第") else term,
        years=list(range(max(on.year, first), min(on.year, first) - 1, -1)),
        badges={key: badge for key, badge in badges.items() if badge[0]},
        backup=words,
        backup_fresh=fresh,
    )


def _other_badges(found: Sequence[Standing]) -> dict[str, tuple[int, bool]]:
    """By page, how many matters of the other duties are late or soon due; advisory ones are none."""
    badges: dict[str, tuple[int, bool]] = {}
    for one in found:
        if one.key in JUDGED or one.advisory or one.state not in ("overdue", "due_soon", "unmet"):
            continue
        page = BY_KEY[one.key].register
        count, late = badges.get(page, (0, False))
        badges[page] = (count + 1, late or one.state != "due_soon")
    return badges


def home(desk: Desk, year: int) -> Home:
    """The home page for a year."""
    on = desk.clock.today()
    with desk.database.reading() as session:
        values = settings.read(session)
        judged = _judged(desk, session, values, on)
        law = facts.rules(session, values)
        people = figures.deputies(session, on)
        suggestions = suggestion_states.counts(session, values, on)
        opinions = opinion_states.counts(session, on)
        matters = facts.matters(session)
        limits = finding_limits.nearest(session)
        begun = facts.first_year(session) is not None
    of_year = [one for one in judged.standings if year in (one.start.year, one.end.year)]
    studied = [one for one in of_year if one.key == rules.STUDY]
    hearing = [one for one in of_year if one.key == rules.BRIEFING]
    today = f"{show_day(on)} 星期{'一二三四五六日'[on.weekday()]}"
    return Home(
        heading=f"{today} · 专题研究 {_tally(studied, on)} · 听取汇报 {_tally(hearing, on)}",
        periods=tuple(_block(one, judged.sessions, judged.tenures, law) for one in studied),
        half_years=tuple(_block(one, judged.briefings, judged.tenures, law) for one in hearing),
        todos=tuple(
            todos(
                desk,
                judged.standings,
                {"sessions": judged.sessions, "briefings": judged.briefings},
                matters,
                limits,
                has_secretary=bool(judged.tenures),
            )
        ),
        deputies=people,
        suggestions=suggestions,
        opinions=opinions,
        started=begun or bool(people.persons),
    )


def _judged(desk: Desk, session: Any, values: Settings, on: date) -> standing.Judged:
    return desk.database.once((_judged, on), lambda: standing.judged(session, values, on))


def _tally(of_year: list[Standing], on: date) -> str:
    """Periods met of those begun, as 4/6."""
    begun = [one for one in of_year if one.start <= on and one.state != "excluded"]
    return f"{sum(one.state in ('met', 'met_late') for one in of_year)}/{len(begun)}"


def _block(one: Standing, lines: Mapping[int, Meeting], tenures: Sequence[Tenure], law: Rules) -> PeriodBlock:
    words: list[str] = []
    held = [lines[record] for record in one.counted if record in lines]
    if held:
        days = "、".join(f"{line.held_on.month}月{line.held_on.day}日" for line in held[:3])
        words.append(f"{days} · {len(held)}次")
    elif one.not_counted:
        record, why = one.not_counted[-1]
        if record in lines:
            words.append(_not_counted(lines[record], why, tenures, law))
    if one.reason and not held:
        # What an office wrote down as its reason is told on a click.
        words.append(_why_excluded(one) if one.state == "excluded" else "已说明原因")
    if one.state in ("open", "due_soon") and not words:
        words.append(f"{one.end.month}月{one.end.day}日前召开")
    state = standing.state_words(one)
    if one.state in ("open", "due_soon"):
        state = f"剩{one.days}天"
    record_id = one.counted[0] if one.counted else one.not_counted[-1][0] if one.not_counted else None
    try:
        title = periods.window(one.period).title.split("年", 1)[-1]
    except ValueError:
        title = f"{show_day(one.end)}前"
    return PeriodBlock(
        one.period, title, state, one.state, tuple(words), one.key, record_id, one.reason or ""
    )


def _why_excluded(one: Standing) -> str:
    """A vacancy as it is told; that the program was not in use yet is told once a block, and so in few words."""
    return one.reason if one.reason and "空缺" in one.reason else "启用前，不作判断"


def _not_counted(line: Meeting, why: str, tenures: Sequence[Tenure], law: Rules) -> str:
    """Why a meeting does not count, without the names that the record itself gives on a click."""
    if why == study.why_not_led(line, tenures, law):
        why = study.unled_words(line, tenures, law)
    return f"{line.held_on.month}月{line.held_on.day}日会议：{why}"


def _owed(found: Sequence[Standing], key: str, use_from: date | None) -> tuple[int, bool]:
    """How many periods of a duty ask for something now, and whether any was missed."""
    missed = [one for one in found if one.key == key and _blamed(one, use_from)]
    soon = [one for one in found if one.key == key and one.state == "due_soon"]
    return len(missed) + len(soon), bool(missed)


def _blamed(one: Standing, use_from: date | None) -> bool:
    """A missed period that still asks for its reason."""
    return one.state in ("missed", "overdue") and not one.reason and (use_from is None or one.end >= use_from)


def _backup_words(desk: Desk) -> tuple[str, bool]:
    kept = [one for one in backup.shelf(desk.folder) if one.manifest is not None]
    if not kept:
        return "还没有备份", False
    at = max(one.manifest.made_at for one in kept if one.manifest is not None)
    return f"最近备份 {_when(at, desk.clock.now())}（已校验）", desk.clock.now() - at < timedelta(days=7)


def _when(at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return f"今天 {at:%H:%M}"
    return f"{at.month}月{at.day}日 {at:%H:%M}"
