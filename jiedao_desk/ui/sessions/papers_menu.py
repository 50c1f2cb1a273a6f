"""What can be printed of a meeting: the record and its versions, papers before the meeting (会议文书)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import finality, follow_up_papers
from jiedao_desk.ui import paper
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.sessions.kind import Make, MeetingKind


class PapersMenu(QMenu):
    """The menu of the print button, made anew each time it drops down. ``current`` hands out the meeting in sight."""

    def __init__(
        self, place: Place, kind: MeetingKind, current: Callable[[], Draft], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._desk = place.desk
        self._kind = kind
        self._current = current
        self._owner = parent
        self.aboutToShow.connect(self._fill)

    def preview_record(self) -> None:
        """Shows the record as it stands."""
        self._preview(self._kind.record[1])

    def _fill(self) -> None:
        self.clear()
        name = self._kind.record[0]
        self.addAction(f"{name}…", self.preview_record)
        record_id = self._current().id
        versions = (
            finality.versions(self._desk, self._kind.register, record_id) if record_id is not None else []
        )
        if len(versions) > 1:
            below = self.addMenu(f"各版本的{name}")
            for version in versions:
                reason = f"：{version.reason}" if version.reason else ""
                below.addAction(
                    f"第{version.number}版　{version.at:%Y-%m-%d}{reason}",
                    partial(self._preview_version, version.number),
                )
        self.addSeparator()
        for title, make in self._kind.papers:
            self.addAction(f"{title}…", partial(self._preview, make))
        if self._current().get("signed_on") and self._current().get("correction"):
            self.addAction("更正说明…", partial(self._preview, follow_up_papers.correction))

    def _preview(self, make: Make) -> None:
        paper.preview_record(self._owner, self._place, self._current(), make)

    def _preview_version(self, number: int) -> None:
        record_id = self._current().id
        assert record_id is not None

        def version() -> Document:
            draft = finality.version(self._desk, self._kind.register, record_id, number)
            return self._kind.record[1](self._desk, draft)

        paper.preview(self._owner, self._place, version)
