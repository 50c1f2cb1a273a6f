"""Importing rosters and ledgers: choose, preview, import, read what came of it, take it back (导入)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused, StorageTrouble, Unreadable
from jiedao_desk.operations import exports, imports
from jiedao_desk.operations.imports import Outcome, Plan, Workbook
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.background import Cancelled, Job, Work
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.importing.choice_card import ChoiceCard
from jiedao_desk.ui.importing.history_card import HistoryCard
from jiedao_desk.ui.importing.preview import PreviewCard
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.widgets.progress_page import ProgressPage, WorkResult

_TROUBLES = (Refused, Unreadable, StorageTrouble)


class ImportPage(Page):
    """Nothing is written before the preview was seen and 导入 was pressed."""

    def __init__(self, place: Place) -> None:
        super().__init__("导入", "先预览，后导入；导入前自动备份，导错了可以整批撤销")
        self._place = place
        self._desk = place.desk
        self._file: Path | None = None
        self._workbook: Workbook | None = None
        self._plan: Plan | None = None
        self._job: Job | None = None
        # Who comes to import comes for the roster first.
        registers = sorted(exports.exchanged(self._desk.catalogue), key=lambda one: one.key != "deputies")
        self.choice = ChoiceCard(registers)
        self.choice.file_chosen.connect(self.open_file)
        self.choice.register_chosen.connect(self._another_register)
        self.choice.template_wanted.connect(self._write_template)
        self.history = HistoryCard({entry.key: entry.title for entry in self._desk.catalogue.entries})
        self.history.undo_wanted.connect(self._undo)
        self.preview = PreviewCard()
        self.preview.import_wanted.connect(self._import)
        self.preview.given_up.connect(self._start_over)
        self.preview.sheet_chosen.connect(self._another_sheet)
        self.preview.rejects_wanted.connect(self._write_rejects)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.history)
        self._stack.addWidget(self.preview)
        self._progress: ProgressPage | None = None
        self.body.addWidget(self.choice)
        self.body.addWidget(self._stack, 1)
        place.feed.changed.connect(self._heard)
        self._refresh()

    def choose_register(self, key: str) -> None:
        """Prepares the import into one register."""
        self.choice.choose_register(key)

    def open_file(self, file: Path) -> None:
        """Reads a file away from the window and shows what importing it would do."""
        self._file = file
        self.choice.show_file(file)
        key = self.choice.register

        def read(work: Work) -> tuple[Workbook, Plan]:
            workbook = imports.read(file, progress=work.progress, cancelled=lambda: work.called_off)
            return workbook, self._planned(key, workbook, file.name, None, work)

        self._run("正在读取文件", read, self._show_read)

    @property
    def plan(self) -> Plan | None:
        """The plan in sight."""
        return self._plan

    def _planned(self, key: str, workbook: Workbook, name: str, sheet: str | None, work: Work) -> Plan:
        try:
            return imports.plan(
                self._desk,
                key,
                workbook,
                name,
                sheet=sheet,
                progress=work.progress,
                cancelled=lambda: work.called_off,
            )
        except imports.Cancelled:
            raise Cancelled from None

    def _show_read(self, found: object) -> None:
        assert isinstance(found, tuple)
        self._workbook, plan = found
        self._show_plan(plan)

    def _show_plan(self, plan: object) -> None:
        assert isinstance(plan, Plan)
        self._plan = plan
        self.preview.show_plan(plan)
        self._stack.setCurrentWidget(self.preview)

    def _plan_again(self, sheet: str | None) -> None:
        workbook, file, key = self._workbook, self._file, self.choice.register
        if workbook is None or file is None:
            return
        self._run(
            "正在核对", lambda work: self._planned(key, workbook, file.name, sheet, work), self._show_plan
        )

    def _another_register(self, _key: str) -> None:
        if self._stack.currentWidget() is self.preview:
            self._plan_again(None)

    def _another_sheet(self, sheet: str) -> None:
        self._plan_again(sheet)

    def _import(self) -> None:
        plan = self._plan
        if plan is None:
            return

        def carry_out(work: Work) -> Outcome:
            try:
                return imports.carry_out(
                    self._desk, plan, self, progress=work.progress, cancelled=lambda: work.called_off
                )
            except imports.Cancelled:
                raise Cancelled from None

        self._run("正在导入", carry_out, self._show_outcome)

    def _show_outcome(self, found: object) -> None:
        assert isinstance(found, Outcome)
        assert self._plan is not None
        counts = (
            ("新建", found.created),
            ("修改", found.updated),
            ("不变", found.unchanged),
            ("不能导入", found.rejected),
        )
        sentence = f"导入完成：{'，'.join(f'{word}{count}' for word, count in counts)}"
        lines = [f"这是第{found.batch}批；导错了可以在“导入记录”里整批撤销。"] if found.batch else []
        lines += [
            f"第{one.row}行{f'“{one.column}”' if one.column else ''}：{one.why}"
            for one in self._plan.problems
            if one.level == "refused"
        ]
        lines += [f"第{one.row}行跳过：{one.why}" for one in self._plan.skipped]
        self._show_result(WorkResult(sentence, Tone.WARN if found.rejected else Tone.GOOD, tuple(lines)))
        self._plan = None
        self._refresh()

    def _undo(self, number: int) -> None:
        if not dialogs.confirm(
            self,
            f"撤销第{number}批导入？",
            "这一批新建的记录会作废，改动的内容会改回原样；导入以后又改过的，保持现在的样子并列出来。",
            "撤销这一批",
        ):
            return
        self._run("正在撤销", lambda _work: imports.undo(self._desk, number, self), self._show_undone)

    def _show_undone(self, found: object) -> None:
        assert isinstance(found, imports.Undone)
        kept = [f"保持不动：{one.title}（{one.why}）" for one in found.kept]
        sentence = f"已撤销：作废{found.voided}条，改回{found.put_back}处"
        self._show_result(WorkResult(sentence, Tone.WARN if kept else Tone.GOOD, tuple(kept)))
        self._refresh()

    def _write_rejects(self) -> None:
        plan = self._plan
        if plan is None or self._file is None:
            return
        suggested = self._file.with_name(f"{self._file.stem}_未导入.xlsx")
        chosen = dialogs.choose_new_file(self, "另存不能导入的行", suggested, (dialogs.WORKBOOKS,))
        if chosen is not None and self._written(lambda: imports.write_rejects(self._desk, plan, chosen)):
            self._place.tell(f"已写到 {chosen}；改好后可以再导入这个文件", Tone.GOOD)

    def _write_template(self, key: str) -> None:
        title = self._desk.catalogue[key].title
        suggested = Path.home() / f"{title}导入模板.xlsx"
        chosen = dialogs.choose_new_file(self, "写出空白模板", suggested, (dialogs.WORKBOOKS,))
        if chosen is not None and self._written(
            lambda: exports.write_template(self._desk.catalogue, key, chosen)
        ):
            self._place.tell(f"空白模板已写到 {chosen}", Tone.GOOD)
            dialogs.open_folder_of(chosen)

    def _written(self, write: object) -> bool:
        try:
            write()  # type: ignore[operator]
        except _TROUBLES as trouble:
            dialogs.show_trouble(self, trouble)
            return False
        return True

    # Long work

    def _run(self, title: str, function: object, then: object) -> None:
        if self._job is not None:
            return
        progress = ProgressPage(title)
        progress.closed.connect(self._start_over)
        self._replace_progress(progress)
        self._stack.setCurrentWidget(progress)
        self.choice.setEnabled(False)
        job = self._place.background.start(function)  # type: ignore[arg-type]
        self._job = job
        job.progressed.connect(progress.show_progress)
        progress.cancel_wanted.connect(job.cancel)
        job.ended.connect(self._ended)
        job.finished.connect(then)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._called_off)

    def _replace_progress(self, progress: ProgressPage) -> None:
        if self._progress is not None:
            self._stack.removeWidget(self._progress)
            self._progress.deleteLater()
        self._progress = progress
        self._stack.addWidget(progress)

    def _ended(self) -> None:
        self._job = None
        self.choice.setEnabled(True)

    def _show_result(self, result: WorkResult) -> None:
        assert self._progress is not None
        self._progress.show_result(result)
        self._stack.setCurrentWidget(self._progress)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, _TROUBLES):
            self._show_result(WorkResult(str(error), Tone.BAD, ("没有导入任何内容，原有记录没有改动。",)))
            return
        self._show_result(WorkResult("程序出错，没有导入任何内容，原有记录没有改动。", Tone.BAD))
        raise error

    def _called_off(self) -> None:
        self._show_result(WorkResult("已取消，没有导入任何内容", Tone.INFO))

    def _start_over(self) -> None:
        self._plan = self._workbook = self._file = None
        self.choice.show_file(None)
        self._stack.setCurrentWidget(self.history)

    def _heard(self, changes: Changes) -> None:
        if changes.initiator is not self:
            self._refresh()

    def _refresh(self) -> None:
        self.history.show_batches(imports.history(self._desk))
