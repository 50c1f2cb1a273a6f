"""One pass over a sheet finds its extent, its merges, its errors, and everything that is too much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.extent import SheetLimits
from jiedao_desk.spreadsheet.survey import MalformedXml, Survey, survey_part
from jiedao_desk.spreadsheet.table import NOT_COMPUTED, Merge

SHEET = (
    '<worksheet xmlns="m"><cols><col min="1" max="1"/><col min="3" max="16384" hidden="1"/></cols><sheetData>'
    '<row r="2" hidden="true"><c r="B2"><v>1</v></c><c r="C2" s="1"/></row>'
    '<row r="5"><c r="D5" t="e"><f>x</f><v>#REF!</v></c><c r="E5"><f>1+1</f></c></row>'
    "<row><c><v>7</v></c></row></sheetData>"
    '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B2"/></mergeCells></worksheet>'
)


def survey(xml: str | bytes, size: int = 50, **limits: int) -> Survey:
    data = xml.encode() if isinstance(xml, str) else xml
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return survey_part(pieces, SheetLimits(**limits), lambda: None)


def rows(*cells: str) -> str:
    return f"<worksheet><sheetData><row>{''.join(cells)}</row></sheetData></worksheet>"


def test_what_a_sheet_holds():
    assert survey(SHEET) == Survey(
        root="worksheet",
        cells=4,
        last_row=6,
        last_column=5,
        merges=(Merge(1, 1, 1, 3),),
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({3, 4, 5}),
        errors={(5, 4): "#REF!", (5, 5): NOT_COMPUTED},
    )


@given(st.integers(1, 60))
def test_it_does_not_matter_where_the_pieces_are_cut(size):
    assert survey(SHEET, size) == survey(SHEET, 100_000)


def test_prefixes_and_utf_16_are_no_hiding_place():
    prefixed = SHEET.replace("<", "<x:").replace("<x:/", "</x:").replace('xmlns="m"', 'xmlns:x="m"')
    assert survey(prefixed) == survey(SHEET)
    assert survey(SHEET.encode("utf-16")) == survey(SHEET)


def test_white_space_within_tags_is_no_hiding_place():
    padded = SHEET.replace("<c ", "<c" + " " * 500)
    assert survey(padded) == survey(SHEET)


def test_formatted_cells_without_a_value_do_not_count():
    ghosts = "".join(f'<row r="{number}" s="1"><c r="A{number}" s="1"/></row>' for number in range(1, 3000))
    found = survey(f"<worksheet><sheetData>{ghosts}</sheetData></worksheet>", 4096)
    assert (found.cells, found.last_row) == (0, 0)


@pytest.mark.parametrize(
    ("xml", "limits", "said"),
    [
        (rows('<c r="A1"><v>1</v></c>', '<c r="XFD1048576"><v>1</v></c>'), {}, "第1048576行还有内容"),
        ('<worksheet><row r="2147483647"/></worksheet>', {}, "第2147483647行"),
        (rows('<c r="A2147483647"><v>1</v></c>'), {}, "第2147483647行"),
        (rows('<c r="XFD1"><v>1</v></c>'), {}, "第16384列还有内容"),
        (rows('<c r="ZZZZZZ1"><v>1</v></c>'), {}, "列还有内容"),
        (rows('<c r="?1"><v>1</v></c>'), {}, "列还有内容"),
        (rows(*["<c><v>1</v></c>"] * 600), {}, "第513列还有内容"),
        (rows('<c r="A1"><v>1</v></c>', '<c r="SR200000"><v>1</v></c>'), {}, "离其他内容太远"),
        (rows('<c r="A1"><v>1</v></c>', '<c r="SR200000"><f>1</f></c>'), {}, "离其他内容太远"),
        (rows(*["<c><v>1</v></c>"] * 9), {"cells": 8}, "单元格有内容"),
        (rows(*['<c r="A1"><v>1</v></c>'] * 9), {"cells": 8}, "单元格有内容"),
        ('<worksheet><mergeCell ref="A1:XFD1048576"/></worksheet>', {}, "异常大的合并单元格"),
        ('<worksheet><mergeCell ref="A1:A100001"/></worksheet>', {}, "异常大的合并单元格"),
        ("<worksheet>" + '<mergeCell ref="A1:B2"/>' * 9 + "</worksheet>", {"merges": 8}, "合并单元格太多"),
        (
            "<worksheet>" + '<mergeCell ref="A1:J10"/>' * 9 + "</worksheet>",
            {"merged_in_all": 800},
            "合并单元格太多",
        ),
        ("<workbook>" + "<sheet/>" * 300 + "</workbook>", {}, "超过256张工作表"),
        ("<sst>" + "<si/>" * 9 + "</sst>", {"strings": 8}, "文字条数异常多"),
        ("<sst><si><t>" + "x" * 5000 + "</t></si></sst>", {"token": 3000}, "异常长"),
        ('<theme a="' + "x" * 5000 + '"/>', {"token": 3000}, "异常长"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', {}, "DTD"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><theme/>', {}, "DTD"),
    ],
)
def test_what_is_too_much_is_refused_with_its_reason(xml, limits, said):
    with pytest.raises(Unreadable, match=said):
        survey(xml, **limits)


def test_a_long_text_that_is_in_no_cell_is_let_be():
    assert survey("<DataMashup>" + "x" * 5000 + "</DataMashup>", token=3000).root == "DataMashup"


def test_a_declaration_in_utf_16_is_seen():
    with pytest.raises(Unreadable, match="DTD"):
        survey("<!DOCTYPE a><worksheet/>".encode("utf-16"))


def test_a_limit_holds_up_to_its_last_cell():
    assert survey(rows('<c r="SR200000"><v>1</v></c>')).last_row == 200_000
    assert survey(rows(*["<c><v>1</v></c>"] * 8), cells=8).cells == 8


@pytest.mark.parametrize("xml", ["<worksheet><row>", "not xml", "<worksheet></sheet>"])
def test_broken_xml_is_told_apart(xml):
    with pytest.raises(MalformedXml):
        survey(xml)


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(1, 60)), min_size=1, max_size=20, unique=True))
def test_the_extent_is_that_of_all_values(places):
    cells = "".join(
        f'<row r="{row}"><c r="{get_column_letter(column)}{row}"><v>1</v></c></row>'
        for row, column in sorted(places)
    )
    found = survey(f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    assert found.cells == len(places)
    assert found.last_row == max(row for row, _ in places)
    assert found.last_column == max(column for _, column in places)
