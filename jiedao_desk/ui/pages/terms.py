"""The page of terms: the register's own, and the way from one term to the next (届次、换届)."""

from __future__ import annotations

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import roll_over
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.deputies.roll_over_box import RollOverBox
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.widgets.buttons import PlainButton


class TermsPage(RegisterPage):
    """A roll-over is decided in a box, written at once, and taken back like an import."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue["terms"])

    def _build(self) -> None:
        super()._build()
        self.roll_button = PlainButton("换届…", "refresh")
        self.roll_button.setToolTip("上一届任职届满，连任的转入新一届")
        self.roll_button.clicked.connect(self.roll_over)
        # The primary one stays last.
        for button in (self.roll_button, self.new_button):
            self.add_action(button)
        self.setTabOrder(self.roll_button, self.new_button)

    def roll_over(self) -> None:
        """Asks who goes on, says what will be written, and writes it."""
        box = RollOverBox(self.desk, self)
        while box.answered():
            plan, seen = box.plan(), box.people()
            try:
                coming = roll_over.outlook(self.desk, plan)
                if not dialogs.confirm(self, "换届", _told(plan, coming), "换届", "再看看"):
                    continue
                done = roll_over.carry_out(self.desk, plan, seen, self)
            except (Refused, StorageTrouble) as trouble:
                dialogs.show_trouble(box, trouble)
                box.refresh()
                continue
            words = f"已换届：届满 {coming.ending} 人，连任 {coming.again} 人；要撤回，在“导入”页撤销第 {done.batch} 批"
            self.place.tell(words, Tone.GOOD)
            break
        box.deleteLater()


def _told(plan: roll_over.Plan, coming: roll_over.Outlook) -> str:
    """What will be written, in a sentence or two."""
    assert plan.opened_on is not None  # the outlook asked for it
    day = f"{plan.opened_on.year}年{plan.opened_on.month}月{plan.opened_on.day}日"
    parts = [f"{plan.level}代表 {coming.ending} 人的任职自{day}起届满"]
    parts.append(f"其中 {coming.again} 人连任，登记为{plan.new_term}代表")
    if coming.leaving_groups:
        parts.append(f"不再担任代表的 {coming.leaving_groups} 人同日离开代表小组")
    if coming.new_term_record:
        parts.append(f"“届次”里登记{plan.new_term}")
    return "；".join(parts) + "。原来的任职、活动和档案都保留；登记前先备份，以后可以整批撤回。"
