"""From a figure to its records, and from a record to the reports it was counted in (反查)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.sheet import Scope, Source
from jiedao_desk.operations import browse, submitting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.submitting import Sent
from jiedao_desk.reports.sheets import SHEETS
from jiedao_desk.storage import internal, records, settings

MOST = 500


@dataclass(frozen=True)
class Counted:
    """One record behind a figure, as a list shows it; ``voided`` if it was marked as entered by mistake since."""

    source: Source
    register: str
    name: str
    detail: str
    voided: bool


@dataclass(frozen=True)
class InSheet:
    """A sheet that a record is counted in."""

    number: int
    title: str


@dataclass(frozen=True)
class Reports:
    """Where a record is counted: the sendings, and the report of its year as it would be made now (``now``)."""

    sent: tuple[tuple[Sent, tuple[InSheet, ...]], ...]
    period: str
    now: tuple[InSheet, ...]


def records_of(desk: Desk, sources: Sequence[Source]) -> list[Counted]:
    """The records behind a figure, in order, at most ``MOST``; one that is kept within another is told by that one."""
    with desk.database.reading() as session:
        led = [
            one
            for one in dict.fromkeys(
                records.shown_by(session, desk.catalogue, source) for source in sources[:MOST]
            )
            if one is not None
        ]
    by_register: dict[str, list[int]] = {}
    for register, record in led:
        by_register.setdefault(register, []).append(record)
    found: dict[Source, Counted] = {}
    for key, ids in by_register.items():
        title = desk.catalogue[key].title
        with desk.database.reading() as session:
            veiled = internal.below(session, desk.catalogue, desk.catalogue[key], ids)
        for one in browse.named(desk, key, ids):
            name = internal.VEILED if one.id in veiled else one.name
            found[key, one.id] = Counted((key, one.id), title, name, one.detail, one.voided)
    return [found[source] for source in led if source in found]


def reports_of(desk: Desk, register: str, record_id: int) -> Reports:
    """Where a record is counted, itself or what is kept within it. Raises ``Refused`` when it is gone."""
    draft = browse.load(desk, register, record_id)
    sources = set(_within(draft))
    titles = {one.number: one.title for one in SHEETS}
    sent = tuple(
        (one, tuple(InSheet(number, titles.get(number, "")) for number in numbers))
        for one, numbers in submitting.counted_in(desk, *sources)
    )
    scope = Scope(periods.year(_day_of(desk, draft)), desk.clock.today())
    with desk.database.reading() as session:
        values = settings.read(session)
        now = tuple(
            InSheet(maker.number, maker.title)
            for maker in SHEETS
            if any(sources & set(one.everything()) for one in maker.sheets(session, values, scope))
        )
    return Reports(sent, scope.window.title, now)


def _within(draft: Draft) -> Iterator[Source]:
    """A record and all that is kept within it."""
    if draft.id is not None:
        yield draft.register, draft.id
    for below in draft.children.values():
        for child in below:
            yield from _within(child)


def _day_of(desk: Desk, draft: Draft) -> date:
    """The day whose year a record belongs to: its own, unless it is to come or has none."""
    newest = desk.catalogue[draft.register].newest
    day = draft.get(newest.key) if newest is not None else None
    today = desk.clock.today()
    return day if isinstance(day, date) and day <= today else today
