"""The print command: a document of the records as a PDF file, without a window (打印命令)."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from jiedao_desk import app
from jiedao_desk.cli.call import Answer, Call, Command, read_number
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, files, finality, papers
from jiedao_desk.operations.desk import Desk

Maker = Callable[[Desk, int | None], Document]

_USAGE = "写法是：print 文书 [编号] 文件.pdf，编号是数字"
_EDITION = "--version 后面应是数字，如 --version 1"


def _meeting(register: str, make: Callable[[Desk, Draft], Document]) -> Maker:
    def of_number(desk: Desk, number: int | None) -> Document:
        if number is None:
            raise Refused("请在文书名称后面写会议的编号；用 search 命令可以查到编号")
        return make(desk, browse.load(desk, register, number))

    return of_number


DOCUMENTS: dict[str, tuple[str, Maker]] = {
    "session": ("会议记录", _meeting("sessions", papers.session_record)),
    "excerpt": ("会议记录摘录", _meeting("sessions", papers.session_excerpt)),
    "notice": ("会议通知", _meeting("sessions", papers.session_notice)),
    "sign-in": ("空白签到表", _meeting("sessions", papers.session_sign_in)),
    "briefing": ("听取汇报记录", _meeting("briefings", papers.briefing_record)),
}


VERSIONED: dict[str, tuple[str, Callable[[Desk, Draft], Document]]] = {
    "session": ("sessions", papers.session_record),
    "briefing": ("briefings", papers.briefing_record),
}


def _arguments(parser: ArgumentParser) -> None:
    names = "、".join(f"{key}（{title}）" for key, (title, _) in DOCUMENTS.items())
    parser.add_argument("document", choices=sorted(DOCUMENTS), help=names)
    parser.add_argument("target", nargs="+", metavar="[ID] OUT.pdf", help="记录编号和要写的文件")
    parser.add_argument("--version", dest="edition", help="会议记录的第几版")


def _print(call: Call) -> Answer:
    *numbers, out = call.options.target
    if len(numbers) > 1:
        raise Refused(_USAGE)
    path = Path(out)
    if path.suffix.lower() != ".pdf":
        raise Refused("目前只能写成PDF文件，文件名请以 .pdf 结尾")
    number = read_number(numbers[0], _USAGE) if numbers else None
    title, make = DOCUMENTS[call.options.document]
    with app.reading_desk(call.folder, call.clock) as desk:
        if call.options.edition is not None:
            if number is None or call.options.document not in VERSIONED:
                raise Refused(
                    "--version 只用于会议记录和听取汇报记录：print session 编号 文件.pdf --version 第几版"
                )
            register, make_version = VERSIONED[call.options.document]
            edition = read_number(call.options.edition, _EDITION)
            document = make_version(desk, finality.version(desk, register, number, edition))
        else:
            document = make(desk, number)
        pages = write_pdf(document, path)
    return Answer(
        {"document": call.options.document, "file": str(path), "pages": pages},
        (f"{title}已写到 {path}，共{pages}页",),
    )


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


PRINT = Command("print", "把文书写成PDF", _arguments, _print)
