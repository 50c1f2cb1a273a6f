"""The tour command: a sample office, its papers, workbooks and a picture of every page, without a screen (展示)."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jiedao_desk import app, paths
from jiedao_desk.cli.call import Answer, Call, Command, read_place
from jiedao_desk.cli.documents import PAPERS, OfOffice, OfRecord, OfYear
from jiedao_desk.cli.printing import write_pdf
from jiedao_desk.kernel import periods
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, reporting, sample, standing, word_files
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage.folder import DataFolder

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_SIZE = (1366, 768)
_MARK = "tour.txt"
_RECEIVERS = ((reporting.PARTY, "党工委上报"), (reporting.CONGRESS, "人大街道工委上报"))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("dir", metavar="DIR", help="放示例数据、文书、工作簿和界面图的目录")


def _tour(call: Call) -> Answer:
    """Everything an office gets from the program, of an office that does not exist; works without a screen."""
    root = read_place(call.options.dir, "tour")
    office = DataFolder(root / "office")
    if office.exists or office.root.exists():
        # Only what an earlier tour made is cleared away.
        if not (root / _MARK).exists():
            raise Refused(f"“{office.root}”里已有数据，不是上次展示留下的，没有动它。请换一个目录")
        shutil.rmtree(office.root)
    app.make_sample(office, call.clock, sample.Size())
    (root / _MARK).write_text("由 jiedao-desk tour 生成，可以整个删除。\n", encoding="utf-8")
    for part in ("papers", "workbooks", "pictures"):
        (root / part).mkdir(exist_ok=True)
    # Pictures are taken off the screen even where there is one, so that nothing flickers before the user's eyes.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["jiedao-desk"])
    with app.writing_desk(office, call.clock) as desk:
        words = standing.sentences(desk, standing.obligations(desk, call.clock.today()))
        printed = list(_papers(desk, root / "papers"))
        books = list(_workbooks(desk, root / "workbooks"))
        shown = list(_pictures(application, desk, root / "pictures"))
    told = (
        "示例街道（人员均为虚构）的应尽事项：",
        *words,
        f"文书 {len(printed)} 份（PDF 和 Word）：{root / 'papers'}",
        f"上报工作簿 {len(books)} 册：{root / 'workbooks'}",
        f"界面图 {len(shown)} 张：{root / 'pictures'}",
        f"示例数据：{office.root}（打开窗口：jiedao-desk --data {office.root}）",
    )
    data = {
        "data": str(office.root),
        "papers": [str(one) for one in printed],
        "workbooks": [str(one) for one in books],
        "pictures": [str(one) for one in shown],
    }
    return Answer(data, told)


def _papers(desk: Desk, folder: Path) -> Iterator[Path]:
    """Every paper once, as PDF and for WPS, of the newest record that has what it needs."""
    for key, paper in PAPERS.items():
        document = _example(desk, paper)
        path = folder / f"{key}.pdf"
        write_pdf(document, path)
        word_files.write(path.with_suffix(".docx"), document)
        yield path


def _example(desk: Desk, paper: OfRecord | OfOffice | OfYear) -> Document:
    if isinstance(paper, OfOffice):
        return paper.make(desk)
    if isinstance(paper, OfYear):
        return paper.make(desk, desk.clock.today().year)
    return _of_newest(desk, paper)


def _of_newest(desk: Desk, paper: OfRecord) -> Document:
    # What was drafted yesterday may lack what its paper asks for.
    for record in _newest_first(desk, paper.register)[:200]:
        draft = browse.load(desk, paper.register, record)
        if paper.versioned and draft.get("state") != "定稿":
            continue
        try:
            return paper.make(desk, draft)
        except Refused:
            continue
    raise Refused(f"示例街道里没有可以打印成{paper.title}的记录")


def _workbooks(desk: Desk, folder: Path) -> Iterator[Path]:
    """The half-year that runs and the year before, one workbook for each receiver: the two are never mixed."""
    today = desk.clock.today()
    for period in (periods.half_year(today).key, str(today.year - 1)):
        for receiver, name in _RECEIVERS:
            path = folder / f"{name}{period}.xlsx"
            reporting.write(desk, reporting.prepare(desk, period, receiver), path)
            yield path


def _pictures(application: QCoreApplication, desk: Desk, folder: Path) -> Iterator[Path]:
    """Every page of the window as a PNG, and of the registers worked in most also one record."""
    from PySide6.QtCore import QEventLoop
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
        application.processEvents()
        # What a page counts in the background belongs in its picture.
        while window.background.busy:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(3):
            application.processEvents()
        path = folder / f"{name}.png"
        window.grab().save(str(path))
        return path

    for spec in pages_map.pages(desk.catalogue):
        window.go(spec.key)
        yield picture(spec.key)
    for register, name in (
        ("sessions", "session"),
        ("briefings", "briefing"),
        ("deputies", "deputy"),
        ("activities", "activity"),
    ):
        window.open_record(register, _shown_off(desk, register))
        yield picture(name)
    window.close()


def _shown_off(desk: Desk, register: str) -> int:
    """The record to show: the newest finalised meeting, the newest activity, some deputy."""
    if register == "sessions":
        return next(one.id for one in standing.session_lines(desk) if one.state == "定稿" and one.counts)
    found = _newest_first(desk, register)
    return found[len(found) // 2]


def _newest_first(desk: Desk, register: str) -> list[int]:
    newest = desk.catalogue[register].newest
    return browse.ids(desk, Query(register, order=f"-{newest.key}" if newest is not None else None))


TOUR = Command("tour", "不开窗口展示程序：示例街道、文书、工作簿和界面图", _arguments, _tour)
