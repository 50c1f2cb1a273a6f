"""What can be printed of a session, and its history to be read (会议文书)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import papers, sessions
from jiedao_desk.operations.browse import HistoryEntry
from jiedao_desk.ui import paper
from jiedao_desk.ui.place import Place


def make(parent: QWidget, place: Place, current: Callable[[], Draft]) -> QMenu:
    """The menu of the print button: the record as it stands, its earlier versions, papers before the meeting."""
    desk = place.desk
    menu = QMenu(parent)
    menu.addAction(
        "会议记录…", lambda: paper.preview(parent, place, lambda: papers.session_record(desk, current()))
    )
    menu.addAction(
        "摘录（只印人大议题）…",
        lambda: paper.preview(parent, place, lambda: papers.session_excerpt(desk, current())),
    )
    record_id = current().id
    versions = sessions.versions(desk, record_id) if record_id is not None else []
    if len(versions) > 1 and record_id is not None:
        below = menu.addMenu("各版本的会议记录")
        for version in versions:
            reason = f"：{version.reason}" if version.reason else ""
            below.addAction(
                f"第{version.number}版　{version.at:%Y-%m-%d}{reason}",
                lambda number=version.number, why=version.reason: paper.preview(
                    parent,
                    place,
                    lambda: papers.session_record(
                        desk, sessions.version(desk, record_id, number), reason=why
                    ),
                ),
            )
    menu.addSeparator()
    menu.addAction(
        "会议通知…", lambda: paper.preview(parent, place, lambda: papers.session_notice(desk, current()))
    )
    menu.addAction(
        "空白签到表…", lambda: paper.preview(parent, place, lambda: papers.session_sign_in(desk, current()))
    )
    return menu


def show_history(parent: QWidget, lines: list[HistoryEntry]) -> None:
    """Every change of a record, newest first."""
    box = QDialog(parent)
    box.setWindowTitle("修改历史")
    table = QTableWidget(len(lines), 6)
    table.setAccessibleName("修改历史")
    table.setHorizontalHeaderLabels(["时间", "经办人", "操作", "项目", "原来", "现在"])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    for row, line in enumerate(lines):
        cells = (f"{line.at:%Y-%m-%d %H:%M}", line.who, line.action, line.field, line.before, line.after)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
    layout = QVBoxLayout(box)
    layout.addWidget(table)
    box.resize(900, 480)
    box.exec()
    box.deleteLater()
