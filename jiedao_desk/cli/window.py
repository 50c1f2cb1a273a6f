"""Opens the window: the first start's guide, the one desk that writes, what is seen to before and after (窗口)."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import ExitStack

from jiedao_desk import __version__, app, paths
from jiedao_desk.cli.call import DONE, STORAGE
from jiedao_desk.kernel.errors import Damaged, Refused, StorageTrouble
from jiedao_desk.operations import backups
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.ui import input_method

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
# By then the first page has been painted.
_MILLISECONDS_TO_SETTLE = 1000
NO_SCREEN = (
    "这台机器没有连接屏幕（没有DISPLAY），打不开窗口，没有改动任何数据。"
    "请在桌面上启动；不用屏幕也能做的事用命令来做，执行 jiedao-desk --help 可以看到全部命令"
)


class _Left(Exception):
    """The user closed the guide of the first start."""


def _refuse_without_screen() -> None:
    """Qt would end the program with a word of English only."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        raise Refused(NO_SCREEN)


def open_window(folder: DataFolder, clock: Clock, *, quit_when_painted: bool = False) -> int:
    """Runs the window until it is closed; answers the exit code."""
    _refuse_without_screen()
    if quit_when_painted:
        # Whoever measures has nobody to answer the guide, or the page that brings a backup back.
        app.require_office(folder)
    input_method.prepare()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from jiedao_desk.ui import crash, translations
    from jiedao_desk.ui.single_instance import SingleInstance, bring_forward
    from jiedao_desk.ui.theme import Theme

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("jiedao-desk")
    application.setApplicationDisplayName("街道人大工作台")
    application.setApplicationVersion(__version__)
    translations.speak_chinese(application)
    theme = Theme(application, paths.resources() / "style")
    single = SingleInstance(folder.root)
    if not quit_when_painted:
        if single.call_first():
            return DONE
        single.listen()
    reporter = crash.CrashReporter(folder.logs, __version__)
    reporter.install()
    with ExitStack() as stack:
        stack.callback(single.close)
        try:
            desk = _opened(stack, folder, clock, alone=quit_when_painted)
        except _Left:
            return DONE
        except StorageTrouble as trouble:
            print(trouble, file=sys.stderr)
            if not quit_when_painted:
                from jiedao_desk.ui.dialogs import show_trouble

                show_trouble(None, trouble)
            return STORAGE
        if desk is None:
            return STORAGE
        from jiedao_desk.ui.main_window import MainWindow

        window = MainWindow(desk, theme, lambda: backups.back_up_at_close(desk))
        single.called.connect(lambda: bring_forward(window))
        window.take_place()
        window.show()
        if quit_when_painted:
            window.quit_when_painted()
        QTimer.singleShot(_MILLISECONDS_TO_SETTLE, _settle)
        application.exec()
    return DONE


def _settle() -> None:
    """What was loaded so far stays until the end; from now on garbage is looked for among what came later."""
    gc.freeze()
    gc.enable()


def _opened(stack: ExitStack, folder: DataFolder, clock: Clock, *, alone: bool) -> Desk | None:
    """The desk to write at, the office set up first where there is none. Raises ``_Left`` when the user did not.

    ``alone`` says that there is no user: nothing is asked then.
    """
    if alone:
        return stack.enter_context(app.writing_desk(folder, clock))
    if folder.exists or folder.lost:
        try:
            return _desk(stack, folder, clock)
        except app.Unfinished:
            # The guide was cut off before it recorded anything.
            pass
    gc.enable()
    chosen = _guide(folder, clock)
    if chosen is None:
        raise _Left
    return _desk(stack, chosen, clock)


def _desk(stack: ExitStack, folder: DataFolder, clock: Clock) -> Desk | None:
    """The desk to write at; where the file is damaged or gone, after a backup was restored, else ``None``.

    Raises ``StorageTrouble`` when it cannot be opened for another reason.
    """
    while True:
        try:
            return stack.enter_context(app.writing_desk(folder, clock))
        except Damaged as damaged:
            if not _recovered(folder, clock, str(damaged)):
                return None


def _recovered(folder: DataFolder, clock: Clock, why: str) -> bool:
    from jiedao_desk.ui.recovery import Recovery

    recovery = Recovery(
        why,
        backups.listed(folder, CATALOGUE),
        lambda file: backups.preview(file, folder, CATALOGUE),
        lambda file: backups.restore(file, folder, clock, CATALOGUE),
    )
    return bool(recovery.exec())


def _guide(folder: DataFolder, clock: Clock) -> DataFolder | None:
    """The guide of the first start: the folder of the office that was made, ``None`` if the user left."""
    from jiedao_desk.operations import office
    from jiedao_desk.ui.guide import Guide

    sample: list[DataFolder] = []

    def set_up(start: office.Start) -> None:
        with app.new_office(folder, clock) as desk:
            office.set_up(desk, start)

    def try_sample() -> None:
        beside = DataFolder(folder.root.with_name(f"{folder.root.name}-示例"))
        if not beside.exists:
            app.make_sample(beside, clock)
        sample.append(beside)

    guide = Guide(clock.today(), str(folder.root), set_up, try_sample)
    accepted = guide.exec()
    if sample:
        return sample[0]
    return folder if accepted else None
