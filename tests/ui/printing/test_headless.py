"""The command line prints on a machine without a screen."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from jiedao_desk.ui.printing.headless import drawing_application

SCRIPT = """
from jiedao_desk.kernel.document import Document, Paragraph
from jiedao_desk.ui.printing.headless import drawing_application
from jiedao_desk.ui.printing.pdf import render_pdf
application = drawing_application()
print(len(render_pdf(Document("记录", "test", (Paragraph.of("正文"),)))))
"""


def test_a_running_application_is_used(qtbot: QtBot) -> None:
    assert drawing_application() is QCoreApplication.instance()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a screen")
def test_without_a_screen_a_pdf_is_made() -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert int(made.stdout) > 1000
