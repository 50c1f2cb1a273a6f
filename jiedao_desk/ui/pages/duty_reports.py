"""The page of duty reports: the register's own, under how far the term has come (述职评议)."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QMenu

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import browse, duty_papers, duty_reports
from jiedao_desk.registers.duty_reports import DutyReport
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.duty.coverage_strip import CoverageStrip
from jiedao_desk.ui.duty.planning_box import ask_plan
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.widgets.buttons import PlainButton

_EXPLAINED = (
    "分母是今天在任、本街道选举产生的区代表；暂停执行职务的仍在册，也在内。市以上代表、编入本街道活动的代表不计。",
    "分子是其中本届任职以来已经述职的代表，每人一次；只作了计划的不算。",
    "法律规定代表定期述职（代表法第五十八条），每届几次由本地规定；没有述职的只列出来，不标为逾期。",
)


class DutyReportPane(RecordPane):
    """A report is called by who gives it."""

    _who: tuple[object, str] = (None, "")

    def _name(self) -> str:
        person = self.form.given().get("person_id")
        if person != self._who[0]:
            found = browse.named(self.desk, "deputies", [person]) if isinstance(person, int) else []
            self._who = (person, found[0].name if found else "")
        return f"{self._who[1]}述职" if self._who[1] else super()._name()


class DutyReportsPage(RegisterPage):
    """A deputy chosen in the form brings constituency and term; votes are added up as they are typed."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[duty_reports.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.strip = CoverageStrip()
        self.strip.opened.connect(self.plan)
        self.strip.explain.clicked.connect(lambda: dialogs.show_message(self, "述职率怎么算", *_EXPLAINED))
        self.body.insertWidget(0, self.strip)
        self.print_button = PlainButton("打印", "print")
        menu = QMenu(self)
        menu.addAction("空白测评票…", self.print_ballot)
        menu.addAction("测评结果…", self.print_result)
        self.print_button.set_menu(menu)
        self.pane.add_action(self.print_button)
        self.votes = QLabel()
        self.votes.setProperty("role", "small")
        self.votes.setWordWrap(True)
        self.pane.add_panel(self.votes)
        self.pane.shown.connect(self._show_paper_button)
        self.pane.form.changed.connect(self._show_votes)
        self.pane.form.rows["person_id"].changed.connect(self._bring_along)

    def make_pane(self) -> RecordPane:
        """The pane that is called by the deputy."""
        return DutyReportPane(self.desk, self.register)

    def plan(self) -> None:
        """Shows who has reported and who has not, and plans those who are ticked."""
        found = duty_reports.coverage(self.desk)
        wanted = ask_plan(self, found, self.desk.clock.today())
        if wanted is None:
            return
        try:
            count = duty_reports.plan(self.desk, *wanted, initiator=self)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self.place.tell(f"已安排 {count} 名代表述职", Tone.GOOD)

    def refresh(self) -> None:
        """Reads list and coverage anew."""
        super().refresh()
        self.strip.show_coverage(duty_reports.coverage(self.desk))

    def print_ballot(self) -> None:
        """Shows the ballot of the report in sight."""
        paper.preview_record(self, self.place, self.pane.form.draft(), duty_papers.blank)

    def print_result(self) -> None:
        """Shows the result of the report in sight."""
        paper.preview_record(self, self.place, self.pane.form.draft(), duty_papers.result)

    def _show_paper_button(self, draft: Draft) -> None:
        self.print_button.setVisible(draft.id is not None)
        self._show_votes()

    def _show_votes(self) -> None:
        draft = self.pane.form.draft()
        ballot = DutyReport(**{key: draft.get(key) for key in DutyReport.fields}).ballot
        words = ""
        if ballot.returned is not None and ballot.contradiction() is None:
            words = f"有效票 {ballot.valid} 票" + (
                f"，满意率 {ballot.rate}%" if ballot.rate is not None else ""
            )
        self.votes.setText(words)
        self.votes.setVisible(bool(words))

    def _bring_along(self) -> None:
        form = self.pane.form
        person = form.rows["person_id"].field_editor.value()
        if not isinstance(person, int):
            return
        for key, value in duty_reports.begin(self.desk, person).items():
            if value is not None and key != "person_id" and form.draft().get(key) is None:
                form.set_value(key, value)

    def _heard(self, changes: Changes) -> None:
        super()._heard(changes)
        if changes.concern("mandates", "settings"):
            self._refresh_soon.start()
