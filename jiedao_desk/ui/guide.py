"""The first start: one page that sets up the office (首次使用引导)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations.office import Start
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.day_editor import DayEditor
from jiedao_desk.ui.widgets.forms import FieldRow, Form


class Guide(QDialog):
    """Asks what cannot be known otherwise; everything can be changed later in 设置, 人员 and 届次.

    ``set_up`` makes the office and may raise ``Refused`` or ``StorageTrouble``; the page then stays as it is.
    ``try_sample`` leads to an office of invented people in a folder of its own.
    """

    def __init__(
        self, today: date, place: str, set_up: Callable[[Start], None], try_sample: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setWindowTitle("首次使用")
        self._set_up = set_up
        self._rows: dict[str, FieldRow] = {}
        self._form = Form(columns=2)
        self._form.add_section("本单位")
        self._line("unit", "街道名称", "如：东明街道", required=True)
        self._line("district", "所属区", "如：明山区", required=True)
        self._line("party_seal", "党工委印章全称", "与印章一字不差，如：中共东明街道工作委员会", wide=True)
        self._line("congress_seal", "人大街道工委印章全称", "与印章一字不差", wide=True)
        self._form.add_section("书记与届次", "不清楚的可以先空着，以后在“人员”和“届次”里补")
        self._line("secretary", "党工委书记", "姓名")
        self._day("secretary_from", "任职日期", today)
        self._line("term", "区人大届次", "如：第十九届")
        self._day("term_from", "本届起始日期", today)
        self._form.add_section("使用")
        self._line("operator", "经办人", "您的姓名，记入修改历史", required=True)
        self._day(
            "use_from", "启用日期", today, "从这一天所在的两个月起判断是否完成；更早的会议可以补录，不作判断"
        )
        editor = self._rows["use_from"].editor
        if isinstance(editor, DayEditor):
            editor.set_day(today)

        title = QLabel("先认识一下本单位")
        title.setObjectName("PageTitle")
        words = QLabel(f"所有数据只存在本机：{place}　　本系统不得存储、处理国家秘密。")
        words.setObjectName("FieldHelp")
        words.setWordWrap(True)
        card = Card()
        card.body.addWidget(self._form)
        scroll = QScrollArea()
        scroll.setObjectName("PageScroll")
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(card)
        sample = LinkButton("先用示例数据看一看", quiet=True)
        sample.clicked.connect(try_sample)
        sample.clicked.connect(self.reject)
        leave, begin = PlainButton("退出"), PrimaryButton("建立并开始")
        leave.clicked.connect(self.reject)
        begin.clicked.connect(self._begin)
        buttons = QHBoxLayout()
        buttons.addWidget(sample)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        self.resize(860, 640)
        self._rows["unit"].editor.setFocus()

    def _line(self, key: str, label: str, hint: str, *, required: bool = False, wide: bool = False) -> None:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        row = FieldRow(label, line, required=required)
        self._rows[key] = self._form.add_row(row, span=2 if wide else 1)

    def _day(self, key: str, label: str, today: date, help_text: str = "") -> None:
        editor = DayEditor(lambda text: dates.read_day(text, year=today.year), dates.show_day)
        row = FieldRow(label, editor, help_text=help_text)
        editor.problem_changed.connect(row.set_problem)
        self._rows[key] = self._form.add_row(row)

    def _text(self, key: str) -> str:
        editor = self._rows[key].editor
        return editor.text().strip() if isinstance(editor, QLineEdit) else ""

    def _date(self, key: str) -> date | None:
        editor = self._rows[key].editor
        return editor.day() if isinstance(editor, DayEditor) else None

    def _begin(self) -> None:
        for row in self._rows.values():
            if isinstance(row.editor, DayEditor):
                row.editor.settle()
                if row.editor.problem():
                    row.editor.setFocus()
                    return
        if not self._text("operator"):
            self._rows["operator"].set_problem("请填写经办人，修改历史要记下是谁改的")
            self._rows["operator"].editor.setFocus()
            return
        try:
            self._set_up(
                Start(
                    unit=self._text("unit"),
                    district=self._text("district"),
                    secretary=self._text("secretary") or None,
                    secretary_from=self._date("secretary_from"),
                    party_seal=self._text("party_seal") or None,
                    congress_seal=self._text("congress_seal") or None,
                    term=self._text("term") or None,
                    term_from=self._date("term_from"),
                    use_from=self._date("use_from"),
                    operator=self._text("operator"),
                )
            )
        except Refused as refused:
            first: QWidget | None = None
            for problem in refused.problems:
                if problem.field in self._rows:
                    self._rows[problem.field].set_problem(problem.why)
                    first = first or self._rows[problem.field].editor
            if first is None:
                dialogs.show_trouble(self, refused)
            else:
                first.setFocus()
            return
        except StorageTrouble as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is leaving; nothing has been made yet."""
        self.reject()
        super().closeEvent(event)
