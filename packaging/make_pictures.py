"""Takes the pictures that the manual shows from those of `make demo`, with fewer colours (手册插图)."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter

_PICTURE = re.compile(r"!\[[^\]]*\]\((?:[^)]*/)?pictures/([a-z_]+\.png)\)")


def wanted(chapters: Path) -> list[str]:
    """The file names of all the pictures that the chapters show."""
    return sorted(
        {name for one in chapters.glob("*.md") for name in _PICTURE.findall(one.read_text("utf-8"))}
    )


def take(source: Path, target: Path) -> None:
    """Writes one picture in the 64 colours it uses most; what is painted flat needs no more."""
    picture = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB32)
    if picture.isNull():
        raise SystemExit(f"{source} is no picture; run `make demo` first")
    colours = Counter(memoryview(picture.constBits()).cast("I"))
    most = [colour for colour, _ in colours.most_common(64)]
    plain = picture.convertToFormat(
        QImage.Format.Format_Indexed8, most, Qt.ImageConversionFlag.ThresholdDither
    )
    writer = QImageWriter(str(target))
    writer.setCompression(100)
    if not writer.write(plain):
        raise SystemExit(f"{target} could not be written: {writer.errorString()}")


def main(pictures: str, manual: str) -> None:
    """Fills ``manual``/pictures from the folder ``pictures``; what no chapter shows is taken away."""
    folder = Path(manual) / "pictures"
    names = wanted(Path(manual))
    for name in names:
        take(Path(pictures) / name, folder / name)
    for old in folder.glob("*.png"):
        if old.name not in names:
            old.unlink()


if __name__ == "__main__":
    main(*sys.argv[1:])
