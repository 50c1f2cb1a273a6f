"""What the next clerk receives, gathered from the records, the shelf of backups and the settings (交接)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from jiedao_desk.documents import handover as paper_of
from jiedao_desk.documents.handover import Backup, ChangedSetting, Handover, Kept, OpenMatter, SentReport
from jiedao_desk.kernel import obligations as rules
from jiedao_desk.kernel import periods
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.duties import BY_KEY
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.operations import backups, opinions, reporting, standing, submitting, suggestions, waiting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current, shown
from jiedao_desk.reports import handover, open_actions
from jiedao_desk.storage import outside
from jiedao_desk.storage.internal import VEILED

_BACKUPS = 5
_OWED = frozenset({"missed", "overdue", "due_soon", "open", "unmet"})
# What these owe stands among the matters of their own kind.
_TOLD_APART = frozenset({"actions", "suggestions", "opinions", "submissions", "supervisions"})
_MEGABYTE = 1 << 20


def paper(desk: Desk) -> Document:
    """交接清单 of the whole office as it stands today; the matter of what is internal is left out."""
    values = current(desk)
    with desk.database.reading() as session:
        kept = handover.holdings(session, desk.catalogue)
        files = handover.attached(session)
    return paper_of.handover(
        Handover(
            unit=values.text("office.congress_seal") or values.text("office.unit"),
            on=desk.clock.today(),
            folder=str(desk.folder.root),
            kept=tuple(Kept(one.title, one.living, one.voided, one.first, one.last) for one in kept),
            matters=(
                ("应尽事项", tuple(_owed(desk))),
                ("议定事项", tuple(_actions(desk))),
                ("代表建议", tuple(_suggestions(desk))),
                ("选民意见", tuple(_opinions(desk))),
                ("请示、交办任务和待整改问题", tuple(_papers(desk))),
            ),
            sent=tuple(_sent(desk)),
            files=files.files,
            files_size=f"{files.size / _MEGABYTE:.1f} MB",
            backups=tuple(_backups(desk)),
            reminder=backups.reminder(desk) or "",
            settings=tuple(
                ChangedSetting(one.label, one.value, one.default) for one in shown(desk) if one.changed
            ),
        )
    )


def _owed(desk: Desk) -> Iterator[OpenMatter]:
    """What is not fulfilled and not explained; of periods that are over, this year's and last year's."""
    on = desk.clock.today()
    for one in standing.obligations(desk, on):
        if one.state not in _OWED or one.advisory or one.reason or one.end.year < on.year - 1:
            continue
        if one.key in (rules.STUDY, rules.BRIEFING):
            title = standing.DUTIES[one.key]
        elif one.key == rules.ACTIONS or BY_KEY[one.key].register in _TOLD_APART:
            continue
        else:
            title = f"{BY_KEY[one.key].title}：{one.what}" if one.what else BY_KEY[one.key].title
        left = f"，剩{one.days}天" if one.state in ("open", "due_soon") and one.start <= on else ""
        yield OpenMatter(f"{title}（{standing.period_words(one)}）", "", f"{standing.state_words(one)}{left}")


def _actions(desk: Desk) -> Iterator[OpenMatter]:
    on = desk.clock.today()
    with desk.database.reading() as session:
        found = open_actions.before(session, on + timedelta(days=1))
        hidden = handover.veiled(session, desk.catalogue, "actions")
    for one in found:
        due = f"{one.due_on.isoformat()}，" if one.due_on else ""
        matter = (
            VEILED if one.id in hidden else f"{one.matter}（{one.meeting}）" if one.meeting else one.matter
        )
        yield OpenMatter(matter, one.responsible, f"{due}{waiting.limit(one.due_on, on)[0]}")


def _suggestions(desk: Desk) -> Iterator[OpenMatter]:
    """Those under way: not closed, not joined with another, and a matter for a suggestion."""
    for one in suggestions.lines(desk):
        row = one.row
        if row.closed_on is not None or row.merged_into is not None or row.excluded:
            continue
        left = "" if one.days is None else f"，逾期{-one.days}天" if one.days < 0 else f"，剩{one.days}天"
        title = f"{row.number} {row.title}" if row.number else row.title
        yield OpenMatter(title, one.units, f"{one.step}{left}")


def _opinions(desk: Desk) -> Iterator[OpenMatter]:
    on = desk.clock.today()
    with desk.database.reading() as session:
        hidden = handover.veiled(session, desk.catalogue, opinions.REGISTER)
    for one in opinions.states(desk):
        if opinions.OPEN not in one.states:
            continue
        told = "，待告知选民" if opinions.TO_TELL in one.states else ""
        due = f"{one.due_on.isoformat()}，" if one.due_on else ""
        matter = VEILED if one.id in hidden else one.matter
        yield OpenMatter(matter, one.referred_to, f"{due}{waiting.limit(one.due_on, on)[0]}{told}")


def _papers(desk: Desk) -> Iterator[OpenMatter]:
    with desk.database.reading() as session:
        hidden = {
            key: handover.veiled(session, desk.catalogue, key) for key in ("submissions", "supervisions")
        }
    for register, found in (
        ("submissions", waiting.requests(desk)),
        ("submissions", waiting.tasks(desk)),
        ("supervisions", waiting.findings(desk)),
    ):
        for one in found:
            kind = one.text.partition("：")[0]
            yield OpenMatter(
                f"{kind}：{VEILED}" if one.record in hidden[register] else one.text, "", one.chip
            )


def _sent(desk: Desk) -> Iterator[SentReport]:
    """The last sending to each receiver."""
    titles = {one.key: one.title for one in reporting.RECEIVERS}
    told: set[str] = set()
    for one in submitting.every(desk):
        if one.receiver in told:
            continue
        told.add(one.receiver)
        try:
            period = periods.window(one.period).title
        except Unreadable:
            period = one.period
        yield SentReport(
            titles.get(one.receiver, one.receiver),
            period,
            one.words,
            one.document_number,
            one.sent_on,
            one.state,
        )


def _backups(desk: Desk) -> Iterator[Backup]:
    """The newest on the office's own shelf, and the last one on another disk."""
    for one in backups.listed(desk.folder, desk.catalogue)[:_BACKUPS]:
        state = "打开核对过" if one.readable else one.why
        yield Backup(one.made_at, one.occasion, one.file.name, state)
    away = outside.last(desk.folder)
    if away is not None:
        yield Backup(away.at, "外部备份", away.file, "核对过")
