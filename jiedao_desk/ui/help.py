"""The manual, one chapter a page, read offline in a window of its own (使用手册)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import PlainButton

_FIRST = "index"
_WIDTH = 700


class Chapter(QTextBrowser):
    """One chapter shown from its Markdown file; links lead to other chapters, pictures fit the width."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.setAccessibleName("使用手册")
        self.setOpenExternalLinks(False)
        self.setSearchPaths([str(folder)])
        self.document().setDocumentMargin(20)
        self.sourceChanged.connect(self._set_out)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Chapters and pictures come from the manual's own folder only; pictures no wider than the page."""
        path = self._folder / QUrl(name).path()
        if kind == QTextDocument.ResourceType.ImageResource.value and path.is_file():
            from PySide6.QtCore import Qt
            from PySide6.QtGui import QImage

            picture = QImage(str(path))
            if picture.width() > _WIDTH:
                return picture.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
            return picture
        return super().loadResource(kind, name)

    def _set_out(self) -> None:
        """Markdown comes set solid; a page to be read wants room between its lines and paragraphs."""
        base = current_type().body
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = block.blockFormat()
            level = form.headingLevel()
            if not cursor.currentTable():
                form.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                form.setTopMargin(base if level else 0)
                form.setBottomMargin(base // 2)
                cursor.setBlockFormat(form)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                heading = QTextCharFormat()
                heading.setProperty(
                    QTextCharFormat.Property.FontPixelSize, base + (8, 4, 2)[min(level, 3) - 1]
                )
                cursor.mergeCharFormat(heading)
            block = block.next()


class Manual(QWidget):
    """The manual's window; stays beside the main window while one works."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.setWindowTitle("使用手册")
        self.chapter = Chapter(folder)
        contents, back = PlainButton("目录"), PlainButton("返回", "chevron_left")
        contents.clicked.connect(self._show_contents)
        back.clicked.connect(self.chapter.backward)
        bar = QHBoxLayout()
        bar.addWidget(contents)
        bar.addWidget(back)
        bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.card, SPACING.normal, SPACING.card, SPACING.card)
        layout.addLayout(bar)
        layout.addWidget(self.chapter, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(self.close)
        self.resize(820, 680)

    def open(self, chapter: str) -> None:
        """Shows the chapter of a page, or the contents when the page has none."""
        name = chapter if (self._folder / f"{chapter}.md").is_file() else _FIRST
        self.chapter.setSource(QUrl(f"{name}.md"), QTextDocument.ResourceType.MarkdownResource)
        self.show()
        self.raise_()
        self.activateWindow()

    def _show_contents(self) -> None:
        self.open(_FIRST)
