"""Saving a session and what may stand in the way: problems, another window, a finalised record (保存会议)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused, StorageTrouble
from jiedao_desk.kernel.merging import Clash, Merged, merge
from jiedao_desk.operations import drafts, finality, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.register.comparing import differences
from jiedao_desk.ui.register.conflict_box import Way, ask_way
from jiedao_desk.ui.sessions.open_session import OpenSession


class Saving(QObject):
    """Writes the session in sight. Nothing typed is given up unless the user says so."""

    written = Signal(object)  # records.Saved
    refused = Signal(object)  # tuple[Problem, ...]
    troubled = Signal(str)  # the disk stands in the way; the form stays as it is
    merged = Signal(object, str)  # OpenSession on top of what another window saved, and what to say of it
    gave_way = Signal()  # what another window saved is to be shown instead
    gone = Signal()  # the session was voided

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk = desk
        self._owner = owner

    def save(self, session: OpenSession) -> bool:
        """Saves a draft, or what stays open in a finalised record; a correction asks for its reason."""
        if session.revising:
            return self._save_version(session)
        return self._write(session, finality.save)

    def finalise(self, session: OpenSession) -> bool:
        """Asks for what is missing, warns, and locks the record as version 1."""
        problems = [
            *finality.missing_for_final(self._desk, session.draft),
            *self._early(session.draft),
        ]
        missing = tuple(one for one in problems if one.level == "refused")
        if missing:
            self.refused.emit(missing)
            return False
        warned = [f"请注意：{one.why}。" for one in problems]
        if not dialogs.confirm(
            self._owner,
            "定稿这次会议的记录？",
            "\n".join([*warned, "定稿后记录锁定为第1版；以后更正要写明原因，另存为新版本。"]),
            "定稿",
            "再看看",
            tone=Tone.WARN if warned else Tone.INFO,
        ):
            return False
        return self._write(session, finality.finalise)

    def change_plan(self, session: OpenSession, state: str) -> bool:
        """Postpones or cancels a meeting with its approval, or takes it up again."""
        basis: str | None = None
        if state != "草稿":
            basis = dialogs.ask_reason(
                self._owner,
                f"会议{state}",
                "写明谁批准的、什么原因，会记在这次会议上。",
                f"记为{state}",
                "批准与原因",
            )
            if basis is None:
                return False
        before = {key: session.draft.get(key) for key in ("state", "state_basis")}
        session.draft.values |= {"state": state, "state_basis": basis}
        done = self._write(session, finality.save)
        if not done:
            session.draft.values |= before
        return done

    def void(self, session: OpenSession) -> None:
        """Marks the session as entered by mistake, with its reason."""
        record_id = session.draft.id
        if record_id is None:
            return
        reason = dialogs.ask_reason(
            self._owner,
            "作废这次会议的记录？",
            "作废后不再计入任何统计；记录和历史都保留，可在列表的“已作废”里找到并恢复。",
            "作废",
        )
        if reason is not None and self._did(records.void, session.draft.register, record_id, reason):
            self.gone.emit()

    def restore(self, session: OpenSession) -> bool:
        """Brings a voided session back."""
        return session.draft.id is not None and self._did(
            records.restore, session.draft.register, session.draft.id
        )

    def compare(self, session: OpenSession) -> None:
        """Shows what another window saved beside what was typed here, and does what the user wants."""
        assert session.draft.id is not None
        there = OpenSession.of(finality.opened(self._desk, session.draft.register, session.draft.id)).given
        name = finality.title_of(self._desk, session.draft)
        way = ask_way(self._owner, name, differences(self._desk, session.given, there, session.draft))
        if way is Way.THEIRS:
            self.gave_way.emit()
        elif way is Way.MERGE:
            joined = merge(session.given, there, session.draft)
            mixed = OpenSession.of(joined.draft, there)
            mixed.revising, mixed.unread = session.revising, session.unread
            self.merged.emit(mixed, self._told(session.draft.register, joined))

    def moved_on(self, session: OpenSession) -> bool:
        """Whether another window saved the session since it was opened here."""
        if session.draft.id is None:
            return False
        try:
            return (
                finality.opened(self._desk, session.draft.register, session.draft.id).version
                != session.draft.version
            )
        except Refused:
            return False

    # Inside

    def _early(self, draft: Draft) -> list[Problem]:
        day = draft.get("held_on")
        if day is None or day <= self._desk.clock.today():
            return []
        return [Problem("held_on", f"会议日期{show_day(day)}还没有到", "warning")]

    def _save_version(self, session: OpenSession) -> bool:
        reason = dialogs.ask_reason(
            self._owner, "更正原因", "原来的版本会保留，各版本都能打印。", "保存为新版本"
        )
        if reason is None:
            return False

        def revise(desk: Desk, draft: Draft, initiator: object, form: str | None) -> records.Saved:
            return finality.revise(desk, draft, reason, initiator, form)

        return self._write(session, revise)

    def _write(
        self, session: OpenSession, act: Callable[[Desk, Draft, object, str | None], records.Saved]
    ) -> bool:
        form = drafts.form_of(session.draft.register, session.draft.id)
        try:
            saved = act(self._desk, session.draft, self._owner, form)
        except Refused as refused:
            if self.moved_on(session):
                self.compare(session)
            else:
                self.refused.emit(refused.problems)
            return False
        except StorageTrouble as trouble:
            self.troubled.emit(str(trouble))
            return False
        self.written.emit(saved)
        return True

    def _did(self, operation: Callable[..., object], *arguments: object) -> bool:
        try:
            operation(self._desk, *arguments, self._owner)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self._owner, trouble)
            return False
        return True

    def _told(self, opened: str, joined: Merged) -> str:
        said = "已换成最新内容，并补上您改的部分；请检查后保存。"
        if joined.clashes:
            words = "、".join(dict.fromkeys(self._named(opened, clash) for clash in joined.clashes))
            said += f"两边都改过的“{words}”保留了已保存的，您填写的请自行补充。"
        return said

    def _named(self, opened: str, clash: Clash) -> str:
        register = self._desk.catalogue[clash.register]
        if clash.field is None:
            return register.title
        label = register.field(clash.field).label
        return label if register.key == opened else f"{register.title}的{label}"
