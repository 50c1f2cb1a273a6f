"""What can be printed of a session: the record as it stands, its earlier versions, papers before the meeting (文书)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import finality, papers
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import paper
from jiedao_desk.ui.place import Place

Make = Callable[[Desk, Draft], Document]


class PapersMenu(QMenu):
    """The menu of the print button, made anew each time it drops down. ``current`` hands out the session in sight."""

    def __init__(self, place: Place, current: Callable[[], Draft], parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._current = current
        self._owner = parent
        self.aboutToShow.connect(self._fill)

    def preview_record(self) -> None:
        """Shows the record as it stands."""
        self._preview(papers.session_record)

    def _fill(self) -> None:
        self.clear()
        self.addAction("会议记录…", self.preview_record)
        self.addAction("摘录（只印人大议题）…", partial(self._preview, papers.session_excerpt))
        record_id = self._current().id
        versions = finality.versions(self._place.desk, "sessions", record_id) if record_id is not None else []
        if len(versions) > 1:
            below = self.addMenu("各版本的会议记录")
            for version in versions:
                reason = f"：{version.reason}" if version.reason else ""
                below.addAction(
                    f"第{version.number}版　{version.at:%Y-%m-%d}{reason}",
                    partial(self._preview_version, version.number),
                )
        self.addSeparator()
        self.addAction("会议通知…", partial(self._preview, papers.session_notice))
        self.addAction("空白签到表…", partial(self._preview, papers.session_sign_in))

    def _preview(self, make: Make) -> None:
        paper.preview(self._owner, self._place, partial(make, self._place.desk, self._current()))

    def _preview_version(self, number: int) -> None:
        record_id = self._current().id
        assert record_id is not None
        paper.preview(
            self._owner,
            self._place,
            partial(papers.session_version, self._place.desk, record_id, number),
        )
