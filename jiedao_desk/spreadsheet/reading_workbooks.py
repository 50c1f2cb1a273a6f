"""Workbooks of Excel, WPS and LibreOffice: python-calamine first, openpyxl where it fails (读取工作簿)."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import Any, Final, TypeVar

import python_calamine
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from jiedao_desk.spreadsheet.archive import ARCHIVE_TROUBLE, sheet_parts, survey_sheets
from jiedao_desk.spreadsheet.biff import asks_for_password, survey_xls
from jiedao_desk.spreadsheet.markings import Markings, sheet_markings
from jiedao_desk.spreadsheet.sniffing import Form, damaged, locked
from jiedao_desk.spreadsheet.survey import Survey
from jiedao_desk.spreadsheet.table import EMPTY, Cell, Merge, OpenSheet, Row, number_cell, text_cell

_SHOWN: Final = python_calamine.SheetVisibleEnum.Visible
_WORKSHEET: Final = python_calamine.SheetTypeEnum.WorkSheet
_Found = tuple[Survey, Markings]
_NOTHING: Final[_Found] = (Survey(), Markings())
_Read = TypeVar("_Read")


class _ReaderFailed(Exception):
    """One reader cannot read the file; another one may."""


def workbook_sheets(
    data: bytes,
    form: Form,
    surveys: Mapping[str, Survey] | None = None,
    heartbeat: Callable[[], None] = lambda: None,
) -> Iterator[OpenSheet]:
    """The worksheets of a workbook in the order of their tabs; chart sheets are left out.

    ``surveys`` is what a walk over the parts of an .xlsx found; made here if it was not made before.
    """
    by_sheet = _looked_through(data, surveys, heartbeat) if form == "xlsx" else {}
    by_place = survey_xls(data) if form == "xls" else {}
    try:
        book = _calamine(data)
    except _ReaderFailed as trouble:
        if form == "xls" and asks_for_password(data):
            raise locked() from trouble
        if form != "xlsx":
            raise damaged() from trouble
        yield from _with_openpyxl(data, by_sheet, None)
        return
    for place, meta in enumerate(book.sheets_metadata):
        if meta.typ != _WORKSHEET:
            continue
        survey, markings = by_sheet.get(meta.name) or by_place.get(place, _NOTHING)
        try:
            sheet = _guarded(partial(book.get_sheet_by_name, meta.name))
        except _ReaderFailed as trouble:
            if form != "xlsx":
                raise damaged() from trouble
            yield from _with_openpyxl(data, by_sheet, meta.name)
            continue
        yield OpenSheet(
            meta.name,
            _calamine_rows(sheet, survey),
            hidden=meta.visible != _SHOWN,
            merges=survey.merges or _merges(sheet),
            hidden_rows=survey.hidden_rows,
            hidden_columns=survey.hidden_columns,
            comments=markings.comments,
            struck=markings.struck,
        )


def _looked_through(
    data: bytes, surveys: Mapping[str, Survey] | None, heartbeat: Callable[[], None]
) -> Mapping[str, _Found]:
    """What there is to know of each sheet beside its values, by the sheet's name."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if surveys is None:
                surveys = survey_sheets(archive, heartbeat)
            parts = {name: part for name, part in sheet_parts(archive).items() if part in surveys}
            marked = sheet_markings(archive, set(parts.values()))
            return {name: (surveys[part], marked[part]) for name, part in parts.items()}
    except zipfile.BadZipFile as trouble:
        raise damaged() from trouble


def _guarded(call: Callable[[], _Read]) -> _Read:
    """Run a call into calamine, turning whatever it says of an unusual file into one exception."""
    try:
        return call()
    except PasswordError as trouble:
        raise locked() from trouble
    except (CalamineError, *ARCHIVE_TROUBLE) as trouble:
        raise _ReaderFailed from trouble
    except BaseException as trouble:
        # A panic inside the reader comes as an exception that derives from BaseException and has no public name.
        if type(trouble).__name__ != "PanicException":
            raise
        raise _ReaderFailed from trouble


def _calamine(data: bytes) -> CalamineWorkbook:
    return _guarded(partial(python_calamine.load_workbook, BytesIO(data)))


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    return tuple(
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if (top, left) != (bottom, right)
    )


def _calamine_rows(sheet: CalamineSheet, survey: Survey) -> Iterator[Row]:
    """Rows with their own numbers: calamine starts at the first column in use, and drops errors without a word."""
    errors: dict[int, dict[int, Cell]] = {}
    for (number, column), text in survey.errors.items():
        errors.setdefault(number, {})[column] = Cell(text, "error")
    left = sheet.start[1] if sheet.start else 0
    padding = (EMPTY,) * left
    read: Callable[[Any], Cell] = _Converter()
    # The rows above the first one in use come out of iter_rows as well, so counting from 1 is right.
    for number, values in enumerate(sheet.iter_rows() if sheet.start else (), start=1):
        wrong = errors.pop(number, None)
        if wrong is None and not any(value != "" for value in values):
            continue
        cells = padding + tuple(map(read, values))
        yield Row(number, _corrected(cells, wrong) if wrong else cells)
    for number in sorted(errors):
        yield Row(number, _corrected((), errors[number]))


def _corrected(cells: Sequence[Cell], wrong: Mapping[int, Cell]) -> tuple[Cell, ...]:
    corrected = [*cells, *[EMPTY] * (max(wrong) - len(cells))]
    for column, cell in wrong.items():
        corrected[column - 1] = cell
    return tuple(corrected)


class _Converter:
    """Values of either reader as cells; words that come again and again share one cell."""

    def __init__(self) -> None:
        self._seen: dict[str, Cell] = {}

    def __call__(self, value: Any) -> Cell:
        if value is None or value == "":
            return EMPTY
        if isinstance(value, str):
            cell = self._seen.get(value)
            if cell is None:
                cell = text_cell(value)
                if len(value) < 40:
                    self._seen[value] = cell
            return cell
        if isinstance(value, bool):
            return Cell(value, "bool")
        if isinstance(value, int | float):
            return number_cell(value)
        if isinstance(value, dt.timedelta):
            return _duration(value)
        return Cell(_whole(value), "date")


def _whole(value: dt.date | dt.time) -> dt.date | dt.time:
    """Times to the second: the fraction of a day in the file is never exact; midnight is the day itself."""
    if isinstance(value, dt.datetime):
        if value.microsecond >= 500_000:
            value += dt.timedelta(seconds=1)
        value = value.replace(microsecond=0)
        return value.date() if value.time() == dt.time() else value
    return value.replace(microsecond=0) if isinstance(value, dt.time) else value


def _duration(value: dt.timedelta) -> Cell:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return text_cell(f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else ""))


def _with_openpyxl(data: bytes, found: Mapping[str, _Found], only: str | None) -> Iterator[OpenSheet]:
    """The same through openpyxl, slower but at ease with some files that calamine refuses."""
    import openpyxl

    with warnings.catch_warnings():
        # It warns of every extension it will not carry over; nothing is carried over here.
        warnings.simplefilter("ignore")
        # It fails in a dozen ways, each with a name of its own.
        try:
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        except MemoryError:
            raise
        except Exception as trouble:
            raise damaged() from trouble
    sheets = [sheet for sheet in book.worksheets if only in {None, sheet.title}]
    # Strict Open XML opens without an error and without a sheet.
    if not sheets:
        raise damaged()
    for sheet in sheets:
        survey, markings = found.get(sheet.title, _NOTHING)
        sheet.reset_dimensions()
        yield OpenSheet(
            sheet.title,
            _openpyxl_rows(sheet.iter_rows()),
            hidden=sheet.sheet_state != "visible",
            merges=survey.merges,
            hidden_rows=survey.hidden_rows,
            hidden_columns=survey.hidden_columns,
            comments=markings.comments,
            struck=markings.struck,
        )


def _openpyxl_rows(rows: Iterable[Sequence[Any]]) -> Iterator[Row]:
    read = _Converter()
    try:
        for number, row in enumerate(rows, start=1):
            cells = tuple(
                Cell(str(cell.value), "error") if cell.data_type == "e" else read(cell.value) for cell in row
            )
            if any(cell is not EMPTY for cell in cells):
                yield Row(number, cells)
    except MemoryError:
        raise
    except Exception as trouble:
        raise damaged() from trouble
