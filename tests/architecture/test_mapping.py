"""Kernel and registers describe tables and never open a database, so that rules run on unsaved records (分层)."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "jiedao_desk"
OPENS_A_DATABASE = {
    "AsyncSession",
    "Connection",
    "Engine",
    "Session",
    "create_engine",
    "scoped_session",
    "sessionmaker",
}
MODULES = sorted([*(PACKAGE / "kernel").rglob("*.py"), *(PACKAGE / "registers").rglob("*.py")])


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_description_opens_no_database(module: Path) -> None:
    names = {
        alias.name
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
    }
    assert names & OPENS_A_DATABASE == set()
