"""The print command: a document of the records as a PDF or Word file, without a window (打印命令)."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import MAXYEAR, MINYEAR
from pathlib import Path
from typing import Any

from jiedao_desk import app
from jiedao_desk.cli.call import Answer, Call, Command, read_number, read_place
from jiedao_desk.cli.documents import PAPERS, OfOffice, OfRecord, OfYear
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, files, finality, word_files
from jiedao_desk.operations.desk import Desk

_USAGE = "写法是：print 文书 [编号] 文件.pdf（或 文件.docx），编号是数字"
_EDITION = "--version 后面应是数字，如 --version 1"


def _arguments(parser: ArgumentParser) -> None:
    names = "、".join(f"{key}（{paper.title}）" for key, paper in PAPERS.items())
    parser.add_argument("document", choices=sorted(PAPERS), help=names)
    parser.add_argument(
        "target", nargs="+", metavar="[ID] OUT.pdf|OUT.docx", help="记录编号（经费台账等是年份）和要写的文件"
    )
    parser.add_argument("--version", dest="edition", help="会议记录的第几版")


def _print(call: Call) -> Answer:
    *numbers, out = call.options.target
    if len(numbers) > 1:
        raise Refused(_USAGE)
    path = read_place(out, "print 文书")
    kind = path.suffix.lower()
    if kind not in {".pdf", ".docx"}:
        raise Refused("只能写成PDF或Word文件，文件名请以 .pdf 或 .docx 结尾")
    number = read_number(numbers[0], _USAGE) if numbers else None
    paper = PAPERS[call.options.document]
    with app.reading_desk(call.folder, call.clock) as desk:
        document = _document(desk, paper, number, call.options.edition)
        answer: dict[str, Any] = {"document": call.options.document, "file": str(path)}
        if kind == ".docx":
            # How many pages it has is known only to the program that opens it.
            word_files.write(path, document)
            return Answer(answer, (f"{paper.title}已写到 {path}",))
        pages = write_pdf(document, path)
    return Answer({**answer, "pages": pages}, (f"{paper.title}已写到 {path}，共{pages}页",))


def _document(
    desk: Desk, paper: OfRecord | OfOffice | OfYear, number: int | None, edition: str | None
) -> Document:
    if isinstance(paper, OfOffice):
        if number is not None or edition is not None:
            raise Refused(f"{paper.title}不带编号")
        return paper.make(desk)
    if isinstance(paper, OfYear):
        if edition is not None:
            raise Refused(f"{paper.title}没有版本")
        year = desk.clock.today().year if number is None else number
        if not MINYEAR <= year < MAXYEAR:
            raise Refused("年份应是四位数字，如：print fund-ledger 2026 文件.pdf")
        return paper.make(desk, year)
    if edition is not None and not (paper.versioned and number is not None):
        raise Refused("--version 只用于会议记录和听取汇报记录：print session 编号 文件.pdf --version 第几版")
    title = desk.catalogue[paper.register].title
    if number is None:
        raise Refused(f"请在文书名称后面写{title}的编号；用 search 命令可以查到编号")
    if edition is not None:
        of_then = finality.version(desk, paper.register, number, read_number(edition, _EDITION))
        return paper.make(desk, of_then)
    try:
        record = browse.load(desk, paper.register, number)
    except Refused:
        raise Refused(f"没有编号为{number}的{title}；用 search 命令可以查到编号") from None
    if record.voided is not None:
        raise Refused(
            f"编号为{number}的{title}已作废（{record.voided}），没有打印；要打印，请先在窗口里恢复它"
        )
    return paper.make(desk, record)


def write_pdf(document: Document, path: Path) -> int:
    """Writes a PDF without needing a screen; answers how many pages it has."""
    from jiedao_desk.ui.printing.fonts import FontMetrics, installed
    from jiedao_desk.ui.printing.headless import drawing_application
    from jiedao_desk.ui.printing.layout import lay_out
    from jiedao_desk.ui.printing.pdf import pdf_of

    # Kept to the end of the function: Qt draws only as long as its application lives.
    application = drawing_application()
    typefaces = installed()
    pages = lay_out(document, FontMetrics(typefaces))
    files.write(path, pdf_of(pages, typefaces))
    del application
    return len(pages.pages)


PRINT = Command("print", "把文书写成PDF或Word文件", _arguments, _print)
