"""What `make run` does without a screen: an office, its status, every paper, workbooks, pictures (示例)."""

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QImage
from python_calamine import CalamineWorkbook

from jiedao_desk.cli.documents import PAPERS
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.ui import pages_map
from tests.word.reading import WordFile

ROOT = Path(__file__).parents[2]


def test_the_tour_shows_the_main_job_without_a_screen(tmp_path: Path) -> None:
    shown = tmp_path / "demo"
    done = subprocess.run(
        [sys.executable, "-m", "jiedao_desk", "tour", str(shown)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr

    papers = {path.stem: PdfReader(path) for path in (shown / "papers").glob("*.pdf")}
    assert papers.keys() == PAPERS.keys()
    for name, pdf in papers.items():
        printed = "".join("".join(page.extract_text().split()) for page in pdf.pages)
        for paragraph in WordFile(shown / "papers" / f"{name}.docx").paragraphs():
            assert all(word in printed for word in paragraph.split()), (name, paragraph)
    assert "会议记录" in papers["session"].pages[0].extract_text()
    books = sorted((shown / "workbooks").glob("*.xlsx"))
    assert len(books) == 4
    assert all(len(CalamineWorkbook.from_path(str(book)).sheet_names) > 3 for book in books)
    pictures = {path.stem: QImage(str(path)) for path in (shown / "pictures").glob("*.png")}
    assert {spec.key for spec in pages_map.pages(CATALOGUE)} <= pictures.keys()
    for name, picture in pictures.items():
        assert (picture.width(), picture.height()) == (1366, 768), name
    for told in (str(shown / part) for part in ("papers", "workbooks", "pictures", "office")):
        assert told in done.stdout + done.stderr
