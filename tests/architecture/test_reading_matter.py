"""What is told to newcomers is true: commands parse, targets, files and links are there (文档)."""

import re
import shlex
from pathlib import Path

import pytest

from jiedao_desk import cli
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.ui import pages_map

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    "README.zh-CN.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "packaging/README.md",
    "bench/README.md",
)


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", text(page))
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_target_of_make_is_there(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", text(page), re.MULTILINE)) <= targets


def test_the_files_of_the_architecture_are_there() -> None:
    named = re.findall(r"`((?:[a-z_]+/)+[\w.]*)`", text("ARCHITECTURE.md"))
    # The one that shows how a register would be added.
    named.remove("registers/trainings.py")
    assert named
    assert [
        path for path in named if not any((base / path).exists() for base in (ROOT, ROOT / "jiedao_desk"))
    ] == []


def test_the_commands_of_the_readme_parse() -> None:
    lines = re.findall(r"^jiedao-desk (\w[^#\n]*)", text("README.md"), re.MULTILINE)
    assert lines
    for line in lines:
        cli.make_parser().parse_args(shlex.split(line))


def test_help_lists_every_target_that_is_meant_to_be_typed() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.MULTILINE)
    assert phony
    explained = set(re.findall(r"^([a-z-]+):.*## ", text("Makefile"), re.MULTILINE))
    parts_of_check = {"checks", "format-check", "lint", "types", "layers"}
    assert explained | parts_of_check == set(phony[1].split())


CHAPTERS = sorted((ROOT / "resources" / "help").glob("*.md"))


def test_every_page_of_the_window_has_its_chapter_with_a_picture() -> None:
    keys = {spec.key for spec in pages_map.pages(CATALOGUE)}
    chapters = {one.stem: one.read_text(encoding="utf-8") for one in CHAPTERS}
    assert keys - set(chapters) == set()
    assert [key for key in sorted(keys) if "](pictures/" not in chapters[key]] == []
    assert [key for key in sorted(keys) if f"({key}.md)" not in chapters["index"]] == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.stem)
def test_what_a_chapter_points_to_is_there(chapter: Path) -> None:
    found = re.findall(r"\]\(([^)#]+)\)", chapter.read_text(encoding="utf-8"))
    assert [one for one in found if not (chapter.parent / one).exists()] == []


def test_no_picture_is_left_that_no_chapter_shows() -> None:
    shown = {name for one in CHAPTERS for name in re.findall(r"pictures/([\w.]+)", one.read_text("utf-8"))}
    kept = {one.name for one in (ROOT / "resources" / "help" / "pictures").glob("*")}
    assert kept - shown == set()
