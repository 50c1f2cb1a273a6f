"""Every register that goes out comes back the same, and its empty form can be imported (导入导出的约定)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.exchange.worker import read_safely
from jiedao_desk.operations import exports, imports
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.spreadsheet.table import Workbook
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.contracts import offices

EXCHANGED = [register.key for register in exports.exchanged(CATALOGUE)]


@pytest.fixture(scope="module")
def full_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return offices.full(tmp_path_factory.mktemp("full") / "office").root


@pytest.fixture(scope="module")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return offices.empty(tmp_path_factory.mktemp("empty") / "office").root


@pytest.fixture
def full(full_template: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(full_template, tmp_path / "full")
    with app.writing_desk(DataFolder(tmp_path / "full"), Clock(offices.TODAY)) as desk:
        yield desk


@pytest.fixture
def empty(empty_template: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(empty_template, tmp_path / "empty")
    with app.writing_desk(DataFolder(tmp_path / "empty"), Clock(offices.TODAY)) as desk:
        yield desk


@pytest.fixture(scope="module")
def exported(full_template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every register of the full office in a workbook, personal data included."""
    folder = tmp_path_factory.mktemp("exported")
    with app.reading_desk(DataFolder(full_template), Clock(offices.TODAY)) as desk:
        for key in EXCHANGED:
            exports.export(desk, key, folder / f"{key}.xlsx", personal=True)
    return {key: folder / f"{key}.xlsx" for key in EXCHANGED}


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    workbook: Workbook = read_safely(path)
    return {
        sheet.name: [tuple(cell.value for cell in row.cells) for row in sheet.rows]
        for sheet in workbook.sheets
    }


def test_every_register_of_the_catalogue_is_tried() -> None:
    assert set(offices.IN_ORDER) == set(EXCHANGED)


@pytest.mark.parametrize("key", EXCHANGED)
def test_the_empty_form_imports_cleanly(office: Desk, key: str, tmp_path: Path) -> None:
    exports.write_template(CATALOGUE, key, tmp_path / "模板.xlsx", "东明街道")
    plan = imports.prepare(office, key, tmp_path / "模板.xlsx")

    assert (plan.rows, plan.problems, plan.notices) == ((), (), ())
    assert [one.why for one in plan.skipped] == ["示例行"]


def test_everything_exported_imports_into_an_empty_office_as_it_was(
    empty: Desk, exported: dict[str, Path], tmp_path: Path
) -> None:
    for key in offices.IN_ORDER:
        plan = imports.prepare(empty, key, exported[key])
        assert [one for one in plan.problems if one.level == "refused"] == []
        imports.carry_out(empty, plan)
    for key in offices.IN_ORDER:
        again = tmp_path / f"{key}.xlsx"
        exports.export(empty, key, again, personal=True)
        assert rows(again) == rows(exported[key])


@pytest.mark.parametrize("key", EXCHANGED)
def test_what_was_exported_changes_nothing_where_it_came_from(
    full: Desk, exported: dict[str, Path], key: str
) -> None:
    plan = imports.prepare(full, key, exported[key])

    assert {row.action for row in plan.rows} == {"unchanged"}
    assert imports.carry_out(full, plan).batch is None


@pytest.mark.parametrize("key", EXCHANGED)
def test_a_masked_export_shows_no_number_and_changes_nothing(full: Desk, key: str, tmp_path: Path) -> None:
    exports.export(full, key, tmp_path / "遮盖.xlsx")
    shown = str(rows(tmp_path / "遮盖.xlsx"))
    plan = imports.prepare(full, key, tmp_path / "遮盖.xlsx")

    for secret in ("210504197508150020", "13800000001", "2345678", "东明路1号", "na@example.invalid"):
        assert secret not in shown
    assert {row.action for row in plan.rows} == {"unchanged"}


def test_what_an_undone_import_brought_comes_back_with_the_same_file(
    empty: Desk, exported: dict[str, Path], tmp_path: Path
) -> None:
    for key in ("terms", "groups", "staff", "deputies", "sessions"):
        imports.carry_out(empty, imports.prepare(empty, key, exported[key]))
    for number in range(5, 0, -1):
        assert imports.undo(empty, number).kept == ()
    for key in offices.IN_ORDER:
        imports.carry_out(empty, imports.prepare(empty, key, exported[key]))
        exports.export(empty, key, tmp_path / "again.xlsx", personal=True)
        assert rows(tmp_path / "again.xlsx") == rows(exported[key])
