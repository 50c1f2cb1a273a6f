"""What every operation is given: the catalogue, the database, the clock, who is working (工作台环境)."""

from __future__ import annotations

from dataclasses import dataclass

from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.database import Database
from jiedao_desk.storage.folder import DataFolder


@dataclass(frozen=True)
class Desk:
    """One office at work. ``operator`` is the name that history lines carry."""

    catalogue: Catalogue
    database: Database
    folder: DataFolder
    clock: Clock
    operator: str
