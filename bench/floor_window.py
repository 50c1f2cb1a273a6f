"""The barest window of its kind: an empty table, a Chinese label, one query; the floor of starting (最小窗口)."""

from __future__ import annotations

import sys

import sqlalchemy.orm
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTableView, QVBoxLayout, QWidget
from sqlcipher3 import dbapi2


class Window(QMainWindow):
    """Quits as soon as it has been painted."""

    def __init__(self, count: int) -> None:
        super().__init__()
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.addWidget(QLabel(f"街道人大工作台：共{count}次会议"))
        rows.addWidget(QTableView())
        self.setCentralWidget(inside)
        self.resize(1366, 768)

    def paintEvent(self, event: object) -> None:
        QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    """Opens the window over a database file and leaves."""
    engine = sqlalchemy.create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=lambda: dbapi2.connect(sys.argv[1])
    )
    with sqlalchemy.orm.Session(engine) as session:
        count = session.execute(sqlalchemy.text("SELECT count(*) FROM committee_session")).scalar_one()
    application = QApplication(sys.argv[:1])
    window = Window(count)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
