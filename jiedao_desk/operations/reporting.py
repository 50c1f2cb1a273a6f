"""The workbook that goes up: which sheets for which receiver, checked, written in the official layout (上报)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.errors import Refused, Unreadable
from jiedao_desk.kernel.settings import BY_KEY, Settings
from jiedao_desk.kernel.sheet import Finding, Scope, Sheet
from jiedao_desk.operations import report_workbook
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.report_workbook import Occasion
from jiedao_desk.reports import crosschecks
from jiedao_desk.reports.sheets import SHEETS, SheetMaker
from jiedao_desk.storage import export_log, settings

__all__ = ["Finding", "Report"]

PARTY, CONGRESS, ALL = "party", "congress", "all"
COVER = 0
"""The number that findings about the cover carry."""


@dataclass(frozen=True)
class Receiver:
    """To whom a workbook goes, and in whose name: the exact text of the seal of the body that reports."""

    key: str
    title: str
    seal: str


RECEIVERS: tuple[Receiver, ...] = (
    Receiver(PARTY, "区委（党工委上报）", "office.party_seal"),
    Receiver(CONGRESS, "区人大常委会（人大街道工委上报）", "office.congress_seal"),
    Receiver(ALL, "本单位留存（全部表，不作上报）", ""),
)


@dataclass(frozen=True)
class Report:
    """A report as it stands: every sheet with its figures, and what the cross-check found."""

    receiver: Receiver
    scope: Scope
    unit: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]
    operator: str = ""
    exact: bool = False

    @property
    def file_name(self) -> str:
        """What the workbook is called by default; one sheet alone goes by its own name."""
        titles = list({one.number: one.title for one in reversed(self.sheets)}.values())
        what = titles[0] if len(titles) == 1 else "人大工作报表"
        return f"{self.unit}{self.scope.window.title}{what}.xlsx"


def scope_of(desk: Desk, period: str, *, personal: bool = False) -> Scope:
    """The period by its key: 2026, 2026H1, 2026Q3, 2026B5. Raises ``Refused`` for anything else."""
    try:
        window = periods.window(period)
    except Unreadable as error:
        raise Refused(str(error)) from None
    on = desk.clock.today()
    if window.start > on:
        raise Refused(f"{window.title}还没有开始，没有可以上报的内容")
    return Scope(window, on, personal)


def makers(receiver: str, numbers: Iterable[int] = ()) -> list[SheetMaker]:
    """The sheets of a receiver, or those of them that were asked for.

    Raises ``Refused`` for an unknown receiver, for a sheet that does not exist, and for one of the other receiver's:
    the two are never mixed.
    """
    if receiver not in {one.key for one in RECEIVERS}:
        raise Refused(f"没有“{receiver}”这个接收单位；可用的有：{'、'.join(one.key for one in RECEIVERS)}")
    own = [one for one in SHEETS if receiver in (ALL, one.receiver)]
    wanted = sorted(set(numbers))
    if not wanted:
        return own
    known = {one.number for one in SHEETS}
    for number in wanted:
        if number not in known:
            raise Refused(
                f"没有表{number}；现有的表：{'、'.join(f'{one.number} {one.title}' for one in SHEETS)}"
            )
        if number not in {one.number for one in own}:
            raise Refused(
                f"表{number}不报给这个单位；报给它的有：{'、'.join(str(one.number) for one in own)}"
            )
    return [one for one in own if one.number in wanted]


def receiver_of(key: str) -> Receiver:
    """A receiver by its key."""
    return next(one for one in RECEIVERS if one.key == key)


def prepare(
    desk: Desk, period: str, receiver: str = ALL, numbers: Iterable[int] = (), *, personal: bool = False
) -> Report:
    """A report with all its figures, from one moment of the data. Nothing is written."""
    scope = scope_of(desk, period, personal=personal)
    chosen = makers(receiver, numbers)
    profile = receiver_of(receiver)
    with desk.database.reading() as session:
        values = settings.read(session)
        sheets = tuple(sheet for one in chosen for sheet in one.sheets(session, values, scope))
        own = (finding for one in chosen for finding in one.check(session, values, scope))
        findings = (*_of_cover(values, profile), *own, *crosschecks.across(sheets))
        return Report(
            profile,
            scope,
            _unit(values, profile),
            sheets,
            findings,
            values.text("office.operator"),
            bool(values["report.exact"]),
        )


def write(desk: Desk, report: Report, path: Path, occasion: Occasion | None = None) -> None:
    """Writes the workbook, whole or not at all, and notes that it was written.

    Without an ``occasion`` it is a copy to read through, not one that is sent. Raises ``StorageTrouble``; an older file
    is then as it was.
    """
    report_workbook.write(report, path, occasion or Occasion())
    log(desk, report, path)


def log(desk: Desk, report: Report, path: Path, words: str = "") -> None:
    """Notes that a report left the program: who, which, where to, with identity numbers or not."""
    export_log.add(
        desk.folder,
        desk.clock.now(),
        {
            "who": desk.operator,
            "report": report.scope.window.key,
            "receiver": report.receiver.key,
            "sheets": [one.number for one in report.sheets],
            "personal": report.scope.personal,
            "sent": words,
            "file": path.name,
        },
    )


def check(desk: Desk, period: str) -> tuple[Finding, ...]:
    """The cross-checks (校核) of every sheet for a period."""
    return prepare(desk, period).findings


def _of_cover(values: Settings, profile: Receiver) -> Iterator[Finding]:
    """The seal's text is typed once and exactly; as long as it is not, the cover says something near it."""
    if profile.seal and not values.text(profile.seal):
        label = BY_KEY[profile.seal].field.label
        why = f"设置里还没有填{label}，填报单位暂写为“{_unit(values, profile)}”；应与印章一字不差"
        yield Finding(COVER, "填报单位", why)


def _unit(values: Settings, profile: Receiver) -> str:
    if profile.seal and values.text(profile.seal):
        return values.text(profile.seal)
    if profile.key == CONGRESS:
        return f"{values.text('office.unit')}人大街道工委"
    if profile.key == PARTY:
        return f"{values.text('office.unit')}党工委"
    return values.text("office.unit")
