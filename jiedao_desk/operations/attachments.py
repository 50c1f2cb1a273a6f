"""Adding files to records, looking at them again, and handing out copies (附件)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.file_names import clean_name, media_of, refuse_unwanted
from jiedao_desk.operations.desk import Desk
from jiedao_desk.spreadsheet.safe_file import replacing
from jiedao_desk.storage import attachments

MOST_BYTES = 20 << 20


@dataclass(frozen=True)
class Attached:
    """An attached file without its content; ``size`` in bytes."""

    id: int
    name: str
    media: str
    size: int

    @property
    def picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.media.startswith("image/") and self.media != "image/tiff"


def add(desk: Desk, file: Path, *, picture: bool = False) -> Attached:
    """Takes a file in. It is part of a record once the record is saved with its id.

    Raises ``Refused`` when it is too large, a program, by its name a state secret, or, with ``picture``, none.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Refused(f"“{clean_name(file.name)}”超过20MB，没有添加。请压缩扫描件或分成几个文件")
        content = file.read_bytes()
    except OSError as error:
        raise Refused(
            f"读不了文件“{clean_name(file.name)}”，没有添加。请检查文件是否还在、是否有权限"
        ) from error
    return add_content(desk, file.name, content, picture=picture)


def add_content(desk: Desk, name: str, content: bytes, *, picture: bool = False) -> Attached:
    """Takes in what is already in memory, such as a picture from the clipboard; otherwise like ``add``."""
    shown = clean_name(name)
    if len(content) > MOST_BYTES:
        raise Refused(f"“{shown}”超过20MB，没有添加。请压缩扫描件或分成几个文件")
    refuse_unwanted(shown, content)
    media = media_of(shown, content)
    if picture and (not media.startswith("image/") or media == "image/tiff"):
        raise Refused(f"“{shown}”不是图片，没有添加。照片请用JPG或PNG文件")
    with desk.database.unit_of_work(desk.operator) as work:
        number = attachments.add(work, shown, media, content)
    return Attached(number, shown, media, len(content))


def describe(desk: Desk, ids: Iterable[int]) -> list[Attached]:
    """The files of the given ids, in the order given; ids without a file are left out."""
    with desk.database.reading() as session:
        return [Attached(one.id, one.name, one.media, one.size) for one in attachments.describe(session, ids)]


def content(desk: Desk, attachment_id: int) -> bytes:
    """A file's content, its hash compared. Raises ``Refused`` when it is gone, ``StorageTrouble`` when altered."""
    with desk.database.reading() as session:
        return attachments.read(session, attachment_id)[1]


def save_copy(desk: Desk, attachment_id: int, target: Path) -> None:
    """Writes a copy of a file to a place the user chose, whole or not at all."""
    inside = content(desk, attachment_id)
    with replacing(target) as part:
        part.write_bytes(inside)
