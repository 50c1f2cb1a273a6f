"""How openpyxl's temporary file of a sheet is opened, wherever the office's folder lies (工作表的临时文件)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter, create_temporary_file


def write_by_open_file(sheet: Any) -> None:
    """Has a new sheet written into an open file instead of one that libxml2 opens by its name.

    libxml2 takes a name for an address: one with both ``%`` and Chinese in it (``100%完成``) it does not find, and
    nothing could be exported from an office in such a folder.
    """
    sheet.__class__ = _Sheet


class _Sheet(WriteOnlyWorksheet):
    _writer: Any = None

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _Writer(self)
            self._writer.write_top()


class _Writer(WorksheetWriter):
    def __init__(self, sheet: Any) -> None:
        place = create_temporary_file()
        self._file = Path(place).open("wb")  # noqa: SIM115 - open as long as the sheet
        super().__init__(sheet, out=self._file)
        # By this name the workbook is packed, and the file removed.
        self.out = place

    def close(self) -> None:
        """Ends the sheet, and with it the file."""
        super().close()
        self._file.close()

    def cleanup(self) -> None:
        """Removes the file, which may be that of a sheet that could not be ended for want of room."""
        with suppress(OSError):
            self._file.close()
        super().cleanup()
