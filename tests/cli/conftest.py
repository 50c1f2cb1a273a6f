"""Commands run inside the test's own process, which may hold but one Qt application (命令行测试环境)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def one_application(qapp: QApplication) -> QApplication:
    """The full application, made before a printing command would make a smaller one for itself."""
    return qapp
