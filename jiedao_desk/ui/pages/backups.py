"""The backups there are, making one here or elsewhere, checking the data, and the way back (备份与恢复)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableWidget, QTableWidgetItem

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import backups, handover, health
from jiedao_desk.operations.backups import Copy, Outcome, OutsideCopy, Preview
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.background import Job, Work
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.recovery import BACKUP_FILES
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.notices import Banner
from jiedao_desk.ui.widgets.progress_page import ProgressPage, WorkResult

HEADINGS = ("时间", "因何备份", "大小", "内容", "文件")
_MEGABYTE = 1 << 20


class BackupsPage(Page):
    """A list, newest first; what takes time runs beside it, what restores says first what would be lost."""

    def __init__(self, place: Place) -> None:
        super().__init__(
            "备份与恢复", "每一份写好后都打开核对过；本机的备份和数据在同一块磁盘上，请常备份到U盘"
        )
        self._place = place
        self._desk = place.desk
        self._copies: list[Copy] = []
        self._job: Job | None = None
        handing = PlainButton("交接清单…", "print")
        handing.setToolTip("换人经办时打印：登记了什么、还有什么没办完、备份在哪里")
        handing.clicked.connect(self._hand_over)
        self.add_action(handing)
        check = PlainButton("检查数据")
        check.clicked.connect(self._check)
        outside = PlainButton("备份到其他位置…", "export")
        outside.clicked.connect(self._back_up_outside)
        now = PrimaryButton("立即备份", "backup")
        now.clicked.connect(self._back_up)
        self._makers = (check, outside, now)
        for button in self._makers:
            self.add_action(button)
        self._banner = Banner()
        self._banner.hide()
        self.table = QTableWidget(0, len(HEADINGS))
        self.table.setAccessibleName("本机的备份")
        self.table.setHorizontalHeaderLabels(list(HEADINGS))
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.itemSelectionChanged.connect(self._follow)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((150, 110, 90, 330, 200)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.restore_button = PlainButton("恢复选中的备份…", "undo")
        self.restore_button.clicked.connect(self._restore_chosen)
        other = PlainButton("从其他备份文件恢复…", "folder")
        other.clicked.connect(self._restore_other)
        card = Card("本机的备份", " ")
        card.body.addWidget(self.table, 1)
        self._card = card
        for button in (self.restore_button, other):
            card.heading.add_action(button)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._progress: ProgressPage | None = None
        self.body.addWidget(self._banner)
        self.body.addWidget(self._stack, 1)
        place.feed.changed.connect(self._heard)
        self.refresh()

    def refresh(self) -> None:
        """Reads what lies on the shelf."""
        try:
            self._copies = backups.listed(self._desk.folder, self._desk.catalogue)
            asked = backups.reminder(self._desk)
        except StorageTrouble as trouble:
            self._banner.say(str(trouble), Tone.BAD)
            self._banner.show()
            return
        self.table.setRowCount(len(self._copies))
        for row, copy in enumerate(self._copies):
            for column, text in enumerate(_cells(copy)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self._card.heading.set_note(f"{len(self._copies)} 份")
        self._banner.setVisible(asked is not None)
        if asked is not None:
            self._banner.say(asked, Tone.WARN)
        self._follow()

    def _chosen(self) -> Copy | None:
        row = self.table.currentRow()
        return self._copies[row] if 0 <= row < len(self._copies) and self.table.selectedItems() else None

    def _follow(self) -> None:
        chosen = self._chosen()
        self.restore_button.setEnabled(chosen is not None and chosen.readable)

    # What can be done

    def _hand_over(self) -> None:
        paper.preview(self, self._place, partial(handover.paper, self._desk))

    def _back_up(self) -> None:
        desk = self._desk
        self._run(
            "正在备份", lambda _work: backups.back_up(desk.folder, desk.clock, desk.catalogue), self._told
        )

    def _told(self, made: object) -> None:
        assert isinstance(made, Copy)
        self._show_result(WorkResult("备份成功，已打开核对", lines=(f"位置：{made.file}",)))

    def _back_up_outside(self) -> None:
        folder = dialogs.choose_folder(self, "选择U盘或另一块磁盘上的文件夹")
        if folder is None:
            return
        desk = self._desk
        self._run(
            "正在备份到其他位置",
            lambda _work: backups.back_up_outside(desk.folder, desk.clock, desk.catalogue, folder),
            self._told_outside,
        )

    def _told_outside(self, made: object) -> None:
        assert isinstance(made, OutsideCopy)
        same = (
            ()
            if made.on_other_disk
            else ("这个位置和数据在同一块磁盘上，磁盘出故障时会一起丢失，请另备份到U盘。",)
        )
        tone = Tone.GOOD if made.on_other_disk else Tone.WARN
        self._show_result(WorkResult(f"备份成功，读回核对一致：{made.file}", tone, same, made.file))

    def _check(self) -> None:
        self._run("正在检查数据", lambda _work: health.check(self._desk), self._told_findings)

    def _told_findings(self, found: object) -> None:
        assert isinstance(found, list)
        if not found:
            self._show_result(WorkResult("检查完毕，没有发现问题"))
            return
        if all(one.kind == "index" for one in found):
            lines = health.rebuild_index(self._desk)
            self._show_result(
                WorkResult(f"搜索索引与记录不一致，已按记录重建（{lines}条）；记录本身没有问题")
            )
            return
        self._show_result(WorkResult(f"发现{len(found)}处问题", Tone.BAD, tuple(one.why for one in found)))

    def _restore_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._look_at(chosen.file)

    def _restore_other(self) -> None:
        file = dialogs.choose_file(self, "选择备份文件", (BACKUP_FILES, dialogs.ALL_FILES))
        if file is not None:
            self._look_at(file)

    def _look_at(self, file: Path) -> None:
        desk = self._desk
        self._run(
            "正在核对备份",
            lambda _work: backups.preview(file, desk.folder, desk.catalogue),
            lambda seen: self._ask(file, seen),
        )

    def _ask(self, file: Path, seen: object) -> None:
        assert isinstance(seen, Preview)
        self._stack.setCurrentWidget(self._card)
        said = "\n".join((*backups.sentences(seen), "现在的数据会先另存一份。"))
        if not dialogs.confirm(self, "恢复这份备份？", said, "恢复"):
            return
        desk, other = self._desk, seen.other_office
        window = self.window()
        # Nothing may read or write while the file under the window is exchanged.
        window.setEnabled(False)
        self._run(
            "正在恢复",
            lambda _work: backups.restore(
                file, desk.folder, desk.clock, desk.catalogue, desk=desk, other_office=other, initiator=self
            ),
            self._told_restored,
        )
        if self._job is not None:
            self._job.ended.connect(lambda: window.setEnabled(True))

    def _told_restored(self, done: object) -> None:
        assert isinstance(done, Outcome)
        lines = [f"恢复前的数据另存为：{done.aside.name}"] if done.aside else []
        self._show_result(WorkResult("恢复完成，已打开核对", Tone.GOOD, tuple(lines)))
        self._place.tell("已恢复到备份时的数据", Tone.GOOD)

    # Long work

    def _run(self, title: str, function: Callable[[Work], object], then: Callable[[object], None]) -> None:
        if self._job is not None:
            return
        progress = ProgressPage(title)
        progress.closed.connect(self._back_to_list)
        progress.file_wanted.connect(dialogs.open_folder_of)
        progress.folder_wanted.connect(dialogs.open_folder_of)
        if self._progress is not None:
            self._stack.removeWidget(self._progress)
            self._progress.deleteLater()
        self._progress = progress
        self._stack.addWidget(progress)
        self._stack.setCurrentWidget(progress)
        self._set_busy(busy=True)
        self._job = self._place.background.start(function)
        job = self._job
        progress.cancel_wanted.connect(job.cancel)
        # First of all the work is over, so that what follows from it may be work again.
        for outcome in (job.finished, job.failed, job.cancelled):
            outcome.connect(self._ended)
        job.finished.connect(then)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._back_to_list)

    def _set_busy(self, *, busy: bool) -> None:
        for button in self._makers:
            button.setEnabled(not busy)

    def _ended(self, _outcome: object = None) -> None:
        self._job = None
        self._set_busy(busy=False)

    def _show_result(self, result: WorkResult) -> None:
        assert self._progress is not None
        self._progress.show_result(result)
        self._stack.setCurrentWidget(self._progress)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused | StorageTrouble):
            self._show_result(WorkResult(str(error), Tone.BAD))
            return
        self._show_result(WorkResult("程序出错，这一步没有完成；原有数据没有改动。", Tone.BAD))
        raise error

    def _back_to_list(self) -> None:
        self._stack.setCurrentWidget(self._card)
        self.refresh()

    def _heard(self, changes: Changes) -> None:
        if changes.concern("settings"):
            self.refresh()


def _cells(copy: Copy) -> tuple[str, ...]:
    size = f"{copy.size / _MEGABYTE:.1f} MB"
    if not copy.readable or copy.made_at is None:
        return ("", "不能用", size, copy.why, copy.file.name)
    held = "、".join(f"{title}{count}" for title, count in copy.holds)
    return (f"{copy.made_at:%Y-%m-%d %H:%M}", copy.occasion, size, held, copy.file.name)
