"""The parts of a register's page and their places; what they do is the page's (登记簿页面布局)."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from jiedao_desk.kernel.register import Register
from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.basis import BASIS
from jiedao_desk.ui.register.batch_box import batch_fields
from jiedao_desk.ui.register.filters import FilterBar
from jiedao_desk.ui.register.foot import TableFoot
from jiedao_desk.ui.register.model import RegisterModel
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.register.remembering import PageMemory
from jiedao_desk.ui.register.table import RegisterTable
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.notices import EmptyState


class PageFrame(Page):
    """Filters over a table with its foot, the record at the right; where nothing is yet, what to do first."""

    def __init__(self, place: Place, register: Register) -> None:
        super().__init__(register.title, BASIS.get(register.key, ""))
        self.place = place
        self.desk = place.desk
        self.register = register
        kept = Memory.of(place.desk.folder.root, f"register/{register.key}")
        self._memory = PageMemory(kept, register, self)
        self._build()

    def _build(self) -> None:
        self.export_button = PlainButton("导出", "export")
        self.export_button.setVisible(self.register.flat is not None)
        self.new_button = PrimaryButton("新建")
        self.new_button.setToolTip("Ctrl+N")
        self.add_action(self.export_button)
        self.add_action(self.new_button)
        self.filters = FilterBar(self.desk, self.register)
        self.model = RegisterModel(self.desk, self.register, self._memory.columns(), self)
        self.table = RegisterTable(self.model, self.register.name.key)
        self.table.setAccessibleName(self.register.title)
        self.foot = TableFoot(batch=bool(batch_fields(self.register)))
        self.pane = self.make_pane()
        self.pane.setMinimumWidth(380)
        self._none_found = EmptyState(
            "search", "没有符合条件的记录", "换几个字，或放宽筛选再看看。", (("clear", "清除筛选"),)
        )
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._none_found)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(self._lists, 1)
        column.addWidget(self.foot)
        left.setMinimumWidth(300)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(SPACING.normal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self._nothing_yet = EmptyState(
            self.register.icon,
            f"还没有登记{self.register.title}",
            "可以一条一条新建，也可以从 Excel 表格一次导入。",
            (("new", "新建"), ("import", "从表格导入")),
        )
        self._views = QStackedWidget()
        self._views.addWidget(self.splitter)
        self._views.addWidget(self._nothing_yet)
        self.body.addWidget(self.filters)
        self.body.addWidget(self._views, 1)

    def make_pane(self) -> RecordPane:
        """Where the chosen record stands; a register whose form is its own makes its own."""
        return RecordPane(self.desk, self.register)
