"""What is done with reports that are sent, asked first and told afterwards (报出与更正)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.sheet_comparing import Difference
from jiedao_desk.operations import reporting, submitting
from jiedao_desk.operations.reporting import Report
from jiedao_desk.operations.submitting import RETURNED, Sent
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.reporting.differences_box import DifferencesBox
from jiedao_desk.ui.reporting.sending_box import SendingBox


class Sendings(QObject):
    """The deeds of one page."""

    changed = Signal(int)  # the sending's id
    written = Signal(str, object)  # in words, and the file

    def __init__(self, place: Place, page: QWidget) -> None:
        super().__init__(page)
        self._place = place
        self._desk = place.desk
        self._page = page

    def send(self, report: Report) -> None:
        """Asks who signs and freezes a report as it stands; where its period was sent already, corrects that."""
        earlier = submitting.latest(self._desk, report)
        supplement = earlier is not None and earlier.until < report.scope.window.end == report.scope.until
        if earlier is not None and not supplement:
            self.correct(earlier)
            return
        kind = "补充报送" if supplement else "首次报送"
        self._ask_and_send(report, f"{report.scope.words}　{kind}", correcting=False)

    def correct(self, one: Sent) -> None:
        """Makes a report anew and sends it as the correction of one that was sent."""
        made: list[Report] = []
        if self.done(
            lambda: made.append(
                reporting.prepare(self._desk, one.period, one.receiver, one.sheets, personal=one.personal)
            )
        ):
            self._ask_and_send(made[0], f"更正{_named(one)}", correcting=True)

    def save(self, one: Sent) -> None:
        """Writes a sending again, byte for byte as it was."""
        chosen = self.ask_file("另存报出的工作簿", one.file_name)
        if chosen is not None and self.done(lambda: submitting.save(self._desk, one.id, chosen)):
            self.written.emit(f"报出的原件已存到 {chosen}", chosen)

    def compare(self, one: Sent) -> None:
        """Shows what would stand differently now; a line leads to its record."""
        found: list[Difference] = []
        if not self.done(lambda: found.extend(submitting.since_then(self._desk, one.id))):
            return
        box = DifferencesBox(f"{_named(one)}与现在对照", found, self._page)
        box.exec()
        source = box.source
        box.deleteLater()
        if source is not None:
            self._place.open_record(*source)

    def note(self, one: Sent, state: str) -> None:
        """Notes that the district received a sending, or sent it back."""
        why: str | None = ""
        if state == RETURNED:
            why = dialogs.ask_reason(
                self._page, "退回", "改好后用“更正”再报，退回的一份会保留。", "记为退回", "退回的原因"
            )
        if why is None:
            return
        words = why
        if self.done(lambda: submitting.set_state(self._desk, one.id, state, words, initiator=self._page)):
            self.changed.emit(one.id)

    def register(self, one: Sent) -> None:
        """Begins the record of the paper that the report went up with, filled in as far as it is known."""
        self._place.open_new("submissions", **submitting.as_submission(one))

    def ask_file(self, title: str, name: str) -> Path | None:
        """Where to write a workbook."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return dialogs.choose_new_file(self._page, title, folder / name, (dialogs.WORKBOOKS,))

    def done(self, act: Callable[[], object]) -> bool:
        """Does it, and says what stands in the way, if anything does."""
        try:
            act()
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self._page, trouble)
            return False
        return True

    def _ask_and_send(self, report: Report, title: str, *, correcting: bool) -> None:
        box = SendingBox(
            title,
            f"报给{report.receiver.title}，填报单位{report.unit}。报出后工作簿和数字原样留存，以后改记录不会改动它。",
            submitting.usual_signer(self._desk, report.receiver.key),
            "更正报送" if correcting else "报出",
            self._page,
            reason_wanted=correcting,
        )
        wanted, signature, why = box.answered(), box.signature(), box.why()
        box.deleteLater()
        if not wanted:
            return
        sent: list[Sent] = []
        if self.done(
            lambda: sent.append(
                submitting.submit(self._desk, report, signature, correcting=why, initiator=self._page)
            )
        ):
            self.changed.emit(sent[0].id)
            self._place.tell(f"{sent[0].words}已留存", Tone.GOOD)
            self.save(sent[0])


def _named(one: Sent) -> str:
    return f"{periods.window(one.period).title}{one.words}"
