"""What an import would do, row by row, before anything is written (导入预览)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from jiedao_desk.operations.imports import Plan
from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import StateChip

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = ("行", "结果", "名称", "说明")
RESULTS = {"create": "新建", "update": "修改", "unchanged": "不变", "refused": "不能导入", "skipped": "跳过"}
_TONES = {
    "create": Tone.GOOD,
    "update": Tone.INFO,
    "unchanged": Tone.NEUTRAL,
    "refused": Tone.BAD,
    "skipped": Tone.NEUTRAL,
}
_LEVELS = {"refused": "不能导入", "changed": "有改动", "uncertain": "待核对"}


@dataclass(frozen=True)
class Line:
    """One row of the sheet as the preview shows it; ``levels`` are the kinds of remarks it drew."""

    row: int
    result: str
    title: str
    says: str
    levels: frozenset[str]


def lines_of(plan: Plan) -> list[Line]:
    """Every row of the sheet that was looked at, in the sheet's order; remarks on whole columns come first."""
    said: defaultdict[int, list[str]] = defaultdict(list)
    levels: defaultdict[int, set[str]] = defaultdict(set)
    for remark in plan.problems:
        where = f"“{remark.column}”：" if remark.column else ""
        said[remark.row].append(f"{where}{remark.why}")
        levels[remark.row].add(remark.level)
    found = []
    listed = {row.row for row in plan.rows}
    for planned in plan.rows:
        changes = [f"{one.label}：{one.before or '空'} → {one.after}" for one in planned.changes]
        text = "；".join((*said[planned.row], *changes))
        found.append(Line(planned.row, planned.action, planned.title, text, frozenset(levels[planned.row])))
    for skipped in plan.skipped:
        text = "；".join((skipped.why, *said[skipped.row]))
        found.append(Line(skipped.row, "skipped", "", text, frozenset(levels[skipped.row])))
        listed.add(skipped.row)
    found += [
        Line(number, "skipped", "表头", "；".join(said[number]), frozenset(levels[number]))
        for number in said.keys() - listed
    ]
    return sorted(found, key=lambda line: line.row)


class PreviewModel(QAbstractTableModel):
    """The lines, narrowed to what the user wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Line] = []
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Shows another plan."""
        self.beginResetModel()
        self._all = self._lines = lines
        self.endResetModel()

    def narrow(self, wanted: str) -> None:
        """Shows the rows of one result or one kind of remark only; nothing means all."""
        self.beginResetModel()
        self._lines = [one for one in self._all if not wanted or wanted == one.result or wanted in one.levels]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(line.row), RESULTS[line.result], line.title, line.says)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == len(HEADINGS) - 1:
            return line.says
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return QColor(current_colours().tone(_TONES[line.result]).ink)
        return None


class PreviewCard(Card):
    """Counts, the rows, and the two things that can be done: import, or think better of it."""

    import_wanted = Signal()
    given_up = Signal()
    sheet_chosen = Signal(str)
    rejects_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("预览：还没有写入任何内容", " ", parent=parent)
        self._sheets = QComboBox()
        self._sheets.setAccessibleName("工作表")
        self._sheets.activated.connect(self._choose_sheet)
        self._chips = {key: StateChip("", _TONES[key]) for key in RESULTS}
        self._narrow = QComboBox()
        self._narrow.setAccessibleName("只看")
        self._narrow.activated.connect(self._narrowed)
        bar = QHBoxLayout()
        bar.setSpacing(SPACING.small)
        bar.addWidget(self._sheets)
        for chip in self._chips.values():
            bar.addWidget(chip)
        bar.addStretch(1)
        bar.addWidget(self._narrow)
        self._columns = QLabel()
        self._columns.setProperty("role", "caption")
        self._columns.setWordWrap(True)
        self.model = PreviewModel(self)
        self._table = QTableView()
        self._table.setAccessibleName("导入预览")
        self._table.setModel(self.model)
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(34)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((64, 92, 220)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self._rejects = PlainButton("另存不能导入的行…", "save")
        self._rejects.clicked.connect(self.rejects_wanted)
        cancel = PlainButton("不导入")
        cancel.clicked.connect(self.given_up)
        self.import_button = PrimaryButton("导入", "import")
        self.import_button.clicked.connect(self.import_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.small)
        foot.addWidget(self._rejects)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.import_button)
        self.body.addLayout(bar)
        self.body.addWidget(self._columns)
        self.body.addWidget(self._table, 1)
        self.body.addLayout(foot)

    def show_plan(self, plan: Plan) -> None:
        """Shows what a plan would do."""
        lines = lines_of(plan)
        self.model.show_lines(lines)
        counts = {key: sum(line.result == key for line in lines) for key in RESULTS}
        counts["skipped"] = len(plan.skipped)
        for key, chip in self._chips.items():
            chip.set_state(f"{RESULTS[key]} {counts[key]}", _TONES[key])
            chip.setVisible(bool(counts[key]))
        self._sheets.clear()
        self._sheets.addItems(plan.sheets)
        self._sheets.setCurrentText(plan.sheet)
        self._sheets.setVisible(len(plan.sheets) > 1)
        self._narrow.clear()
        self._narrow.addItem("全部行", "")
        for key, words in RESULTS.items():
            if counts[key] and key != "refused":
                self._narrow.addItem(f"只看{words}", key)
        for key, words in _LEVELS.items():
            number = sum(key in line.levels for line in lines)
            if number:
                self._narrow.addItem(f"只看{words}（{number}行）", key)
        taken = [
            f"{one.heading}→{one.field}" for one in plan.columns if one.field and one.field != one.heading
        ]
        left = [one.heading for one in plan.columns if one.field is None]
        told = [f"列的对应：{'、'.join(taken)}"] if taken else []
        told += [f"没有用上的列：{'、'.join(left)}"] if left else []
        told += plan.notices
        self._columns.setText("；".join(told))
        self._columns.setVisible(bool(told))
        self._rejects.setVisible(bool(plan.refused))
        self.import_button.setEnabled(plan.changes_anything)
        writes = counts["create"] + counts["update"]
        self.import_button.setText(f"导入 {writes} 行" if writes else "没有可导入的")
        self.heading.set_note(plan.file_name)
        self.import_button.setFocus()

    def _choose_sheet(self) -> None:
        self.sheet_chosen.emit(self._sheets.currentText())

    def _narrowed(self) -> None:
        self.model.narrow(str(self._narrow.currentData()))
