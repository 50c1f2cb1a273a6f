"""Workbooks that always open: typed cells, official layouts, put in place whole (写电子表格)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.spreadsheet import long_texts, sealing
from jiedao_desk.spreadsheet.cells import sheet_titles
from jiedao_desk.spreadsheet.layout import Column, Content, Notice, SheetSpec
from jiedao_desk.spreadsheet.safe_file import replacing
from jiedao_desk.spreadsheet.sheet_stream import write_by_open_file
from jiedao_desk.spreadsheet.sheet_writing import SheetWriter

# No other ending is right for what is written, and many another is a file that must not be written over.
ENDING: Final = ".xlsx"
# The hidden sheet with the lists that templates offer; it is not for reading.
CHOICES: Final = "选项"


def write_workbook(
    path: Path,
    sheets: Sequence[SheetSpec],
    *,
    creator: str,
    title: str = "",
    properties: Mapping[str, str] | None = None,
    written_at: datetime | None = None,
    sealed: bool = False,
    progress: Callable[[int], None] = lambda _rows: None,
) -> tuple[Notice, ...]:
    """Write a workbook and put it in place of ``path`` in one step; what had to be changed is returned.

    ``creator`` is the office's name, never the login. ``properties`` are kept in the file (export id, purpose,
    filter); ``sealed`` keeps a fingerprint of all cells among them. ``progress`` hears the rows of the sheet at hand
    now and then; an exception from it ends the writing and leaves the old file. Raises StorageTrouble with a clerk's
    sentence, and Refused where the file's name does not end as a workbook's should.
    """
    refuse_other_ending(path)
    with replacing(path, _verify) as part:
        given = {**(properties or {}), **({sealing.SEAL: sealing.BLANK} if sealed else {})}
        notices = _Writing(sheets, creator).save(part, title, given, written_at, progress)
        if sealed:
            sealing.seal(part)
        return notices


def refuse_other_ending(path: Path) -> None:
    """A workbook is written under a workbook's name only, so never over a database, a photo or a letter."""
    if path.suffix.lower() != ENDING:
        raise Refused(f"写出的是Excel表格，文件名请以 {ENDING} 结尾；“{path.name[-40:]}”没有写出")


class _Writing:
    """One workbook being written, with the sheets that become necessary on the way."""

    def __init__(self, specs: Sequence[SheetSpec], creator: str) -> None:
        self._specs = specs
        self._creator = creator
        self._book = openpyxl.Workbook(write_only=True)
        self._notices: list[Notice] = []
        self._rest: list[tuple[Content, ...]] = []
        self._long = 0

    def save(
        self,
        part: Path,
        title: str,
        properties: Mapping[str, str],
        written_at: datetime | None,
        progress: Callable[[int], None],
    ) -> tuple[Notice, ...]:
        self._describe(title, properties, written_at)
        try:
            self._write_sheets(progress)
            with _archive(part) as archive:
                ExcelWriter(self._book, archive).save()
        except BaseException:
            self._discard()
            raise
        return tuple(self._notices)

    def _describe(self, title: str, properties: Mapping[str, str], written_at: datetime | None) -> None:
        # openpyxl's types do not know the custom properties yet.
        book: Any = self._book
        own = book.properties
        own.creator = own.lastModifiedBy = self._creator
        own.title = title or None
        if written_at is not None:
            own.created = written_at
        for name, value in properties.items():
            book.custom_doc_props.append(StringProperty(name=name, value=value))

    def _write_sheets(self, progress: Callable[[int], None]) -> None:
        titles = sheet_titles([*(spec.title for spec in self._specs), CHOICES, long_texts.TITLE])
        *own_titles, choices_title, rest_title = titles
        choices: list[tuple[Column, str]] = []
        for spec, own_title in zip(self._specs, own_titles, strict=True):
            areas = {}
            for place, column in enumerate(spec.columns):
                if column.choices:
                    letter = get_column_letter(len(choices) + 1)
                    areas[place] = f"'{choices_title}'!${letter}$2:${letter}${len(column.choices) + 1}"
                    choices.append((column, letter))
            self._write(replace(spec, title=own_title), areas, progress)
        if choices:
            self._write(_choices_sheet(choices_title, [column for column, _ in choices]), {}, progress)
        if self._rest:
            self._write(SheetSpec(rest_title, long_texts.COLUMNS, self._rest), {}, progress)

    def _write(self, spec: SheetSpec, areas: dict[int, str], progress: Callable[[int], None]) -> None:
        sheet = self._book.create_sheet(spec.title)
        write_by_open_file(sheet)

        def remark(row: int, column: int, why: str) -> None:
            self._notices.append(Notice(spec.title, row, column, why))

        def overflow(text: str, row: int, column: int) -> str:
            self._long += 1
            first, others = long_texts.parted(text, self._long)
            place = f"{get_column_letter(column)}{row}"
            self._rest += [
                (self._long, number, spec.title, place, piece) for number, piece in enumerate(others, start=1)
            ]
            remark(
                row,
                column,
                f"文字有{len(text)}字，一格放不下，其余部分写在工作表“{long_texts.TITLE}”第{self._long}条",
            )
            return first

        SheetWriter(sheet, spec, self._creator, remark, overflow).write(areas, progress)

    def _discard(self) -> None:
        """Remove openpyxl's temporary files, which hold the rows in clear."""
        for sheet in self._book.worksheets:
            broken: Any = sheet
            with suppress(Exception):
                if not broken.closed:
                    broken.close()
            with suppress(Exception):
                broken._writer.cleanup()  # noqa: SLF001 - there is no public way to remove them before exit


def _choices_sheet(title: str, columns: Sequence[Column]) -> SheetSpec:
    """The hidden sheet that holds the lists to pick from; lists in the cells themselves end at 255 characters."""
    longest = max(len(column.choices) for column in columns)
    rows = [
        [column.choices[at] if at < len(column.choices) else None for column in columns]
        for at in range(longest)
    ]
    headings = tuple(Column(column.path[-1]) for column in columns)
    return SheetSpec(title, headings, rows, hidden=True, filtered=False)


class _Sink(io.FileIO):
    """A file that swallows everything once it failed: an archive wants to write its directory even then."""

    failed = False

    def write(self, data: Any, /) -> int:
        return len(data) if self.failed else super().write(data)


@contextmanager
def _archive(part: Path) -> Iterator[zipfile.ZipFile]:
    sink = _Sink(part, "w")
    with io.BufferedWriter(sink) as file:
        archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        try:
            yield archive
            archive.close()
        except BaseException:
            sink.failed = True
            raise
        finally:
            archive.close()


def _verify(part: Path) -> None:
    """What was written can be read again, every part of it."""
    try:
        with zipfile.ZipFile(part) as archive:
            whole = archive.testzip() is None
    except zipfile.BadZipFile:
        whole = False
    if not whole:
        raise StorageTrouble("写出的文件校验不符（磁盘可能有问题），原来的文件没有改动。请换一个磁盘再试。")
