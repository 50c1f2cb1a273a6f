"""The pinned versions: complete, with hashes, without addresses, and as old as is promised (依赖)."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("build", "run", "dev", "oldest")


def promised() -> dict[str, str]:
    """The runtime dependencies of pyproject.toml: name → specifier."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = (re.fullmatch(r"([\w-]+)(.+)", line) for line in project["dependencies"])
    return {match[1].lower(): match[2] for match in found if match}


def pinned(path: str) -> dict[str, str]:
    """The pins of a file in requirements/: name → version."""
    text = (ROOT / "requirements" / path).read_text(encoding="utf-8")
    return {name.lower(): version for name, version in re.findall(r"^([\w-]+)==([\w.]+)", text, re.MULTILINE)}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text.replace("index-", "")


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_in_a_lock_has_a_hash(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", ["run.lock", "dev.lock", "oldest.lock"])
def test_what_the_program_needs_is_pinned(lock: str) -> None:
    assert promised().keys() <= pinned(lock).keys()


def test_the_tests_run_on_the_versions_the_program_runs_on() -> None:
    assert pinned("run.lock").items() <= pinned("dev.lock").items()


def test_the_oldest_versions_tried_are_the_oldest_promised() -> None:
    oldest = {name: re.split("[>=,]+", specifier)[1] for name, specifier in promised().items()}
    assert pinned("oldest.in") == oldest
    assert oldest.items() <= pinned("oldest.lock").items()
