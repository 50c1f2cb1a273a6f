"""What `make run` does without a screen: an office, its status, a record as PDF, each page as a picture (示例)."""

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QImage

from jiedao_desk.registers import CATALOGUE
from jiedao_desk.ui import pages_map

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

    (record,) = shown.glob("*.pdf")
    assert "会议记录" in PdfReader(record).pages[0].extract_text()
    pictures = {path.stem: QImage(str(path)) for path in (shown / "pictures").glob("*.png")}
    assert {spec.key for spec in pages_map.pages(CATALOGUE)} <= pictures.keys()
    for name, picture in pictures.items():
        assert (picture.width(), picture.height()) == (1366, 768), name
    for told in (str(record), str(shown / "pictures"), str(shown / "office")):
        assert told in done.stdout + done.stderr
