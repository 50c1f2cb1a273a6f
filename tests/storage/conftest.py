"""What tests of the storage share (存储测试环境)."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.storage.killing import Victim


@pytest.fixture(scope="session")
def victim() -> Iterator[Victim]:
    """A process that may be killed over its work."""
    if sys.platform == "win32":
        pytest.skip("forks")
    made = Victim()
    yield made
    made.close()
