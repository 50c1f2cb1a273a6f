"""Drawing without a window, for the command line and for machines without a screen (无界面绘制)."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def drawing_application() -> QCoreApplication:
    """The running application, or a new one that can draw; keep it as long as something is drawn.

    On Linux without a screen it draws off the screen; Windows always has its fonts.
    """
    running = QGuiApplication.instance()
    if running is not None:
        return running
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])
