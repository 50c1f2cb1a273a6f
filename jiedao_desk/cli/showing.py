"""Commands that show the program: a sample office, and a tour of it without a screen (示例与展示)."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jiedao_desk import app, paths
from jiedao_desk.cli.call import Answer, Call, Command
from jiedao_desk.cli.printing import write_pdf
from jiedao_desk.kernel import periods
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, papers, reporting, sample, standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage.folder import DataFolder

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_SIZE = (1366, 768)


def _demo_arguments(parser: ArgumentParser) -> None:
    standard = sample.Size()
    parser.add_argument("dir", metavar="DIR", help="成为示例街道数据文件夹的目录")
    parser.add_argument("--years", type=int, default=standard.years, help="到今天为止的年数")
    parser.add_argument("--deputies", type=int, default=standard.deputies, help="代表人数")
    parser.add_argument("--activities", type=int, default=standard.activities, help="每年的履职活动次数")
    parser.add_argument("--seed", type=int, default=standard.seed, help="随机种子；同样的种子得到同样的内容")


def _demo(call: Call) -> Answer:
    given = call.options
    for label, value, most in (("年数", given.years, 30), ("代表人数", given.deputies, 20_000)):
        if not 1 <= value <= most:
            raise Refused(f"{label}应在1到{most}之间")
    size = sample.Size(given.years, given.deputies, given.activities, given.seed)
    folder = DataFolder(Path(given.dir))
    app.make_sample(folder, call.clock, size)
    return Answer({"data": str(folder.root)}, (f"示例街道已建好（人员均为虚构），位置：{folder.root}",))


def _tour_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("dir", metavar="DIR", help="放示例数据、PDF和界面图的目录")


def _tour(call: Call) -> Answer:
    """A sample office, its status, one record as PDF and a picture of every page; works without a screen."""
    root = Path(call.options.dir)
    office, pictures = DataFolder(root / "office"), root / "pictures"
    if office.exists or office.root.exists():
        # Only what an earlier tour made is cleared away.
        if not (root / "tour.txt").exists():
            raise Refused(f"“{office.root}”里已有数据，不是上次展示留下的，没有动它。请换一个目录")
        shutil.rmtree(office.root)
    app.make_sample(office, call.clock, sample.Size(years=2, deputies=40))
    (root / "tour.txt").write_text("由 jiedao-desk tour 生成，可以整个删除。\n", encoding="utf-8")
    pictures.mkdir(parents=True, exist_ok=True)
    # Pictures are taken off the screen even where there is one, so that nothing flickers before the user's eyes.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["jiedao-desk"])
    with app.writing_desk(office, call.clock) as desk:
        words = standing.sentences(desk, standing.obligations(desk, call.clock.today()))
        record = _latest_final(desk)
        pdf = root / "会议记录.pdf"
        write_pdf(papers.session_record(desk, browse.load(desk, "sessions", record)), pdf)
        books = list(_workbooks(desk, root))
        shown = list(_pictures(application, desk, pictures, record))
    told = (
        "示例街道（人员均为虚构）的应尽事项：",
        *words,
        f"会议记录：{pdf}",
        *(f"上报工作簿：{book}" for book in books),
        f"界面图 {len(shown)} 张：{pictures}",
        f"示例数据：{office.root}（打开窗口：jiedao-desk --data {office.root}）",
    )
    data = {
        "data": str(office.root),
        "pdf": str(pdf),
        "workbooks": [str(one) for one in books],
        "pictures": [str(one) for one in shown],
    }
    return Answer(data, told)


def _latest_final(desk: Desk) -> int:
    return next(one.id for one in standing.session_lines(desk) if one.state == "定稿" and one.counts)


def _workbooks(desk: Desk, folder: Path) -> Iterator[Path]:
    """The report of the current half-year, one workbook for each receiver."""
    period = periods.half_year(desk.clock.today()).key
    for receiver, name in ((reporting.PARTY, "党工委上报"), (reporting.CONGRESS, "人大街道工委上报")):
        path = folder / f"{name}.xlsx"
        reporting.write(desk, reporting.prepare(desk, period, receiver), path)
        yield path


def _pictures(application: QCoreApplication, desk: Desk, folder: Path, record: int) -> Iterator[Path]:
    """Every page of the window as a PNG, and the editor of one session."""
    from PySide6.QtWidgets import QApplication

    from jiedao_desk.ui import pages_map, translations
    from jiedao_desk.ui.main_window import MainWindow
    from jiedao_desk.ui.theme import Theme

    assert isinstance(application, QApplication)
    translations.speak_chinese(application)
    window = MainWindow(desk, Theme(application, paths.resources() / "style"))
    window.resize(*_SIZE)
    window.show()

    def picture(name: str) -> Path:
        for _ in range(3):
            application.processEvents()
        path = folder / f"{name}.png"
        window.grab().save(str(path))
        return path

    for spec in pages_map.pages(desk.catalogue):
        window.go(spec.key)
        yield picture(spec.key)
    window.open_record("sessions", record)
    yield picture("session")
    window.close()


DEMO = Command("demo", "建一份虚构人员的示例街道", _demo_arguments, _demo)
TOUR = Command("tour", "不开窗口展示程序：示例街道、状态、PDF和界面图", _tour_arguments, _tour)
