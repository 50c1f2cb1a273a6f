"""The commands, named explicitly (命令目录)."""

from __future__ import annotations

from jiedao_desk.cli.call import Command
from jiedao_desk.cli.exchange import EXPORT, IMPORT, TEMPLATE, UNDO_IMPORT
from jiedao_desk.cli.keeping import BACKUP, CHECK, RESTORE
from jiedao_desk.cli.office import INIT, SEARCH, SET, STATUS
from jiedao_desk.cli.printing import PRINT
from jiedao_desk.cli.reporting import CHECK_REPORT, REPORT
from jiedao_desk.cli.showing import DEMO
from jiedao_desk.cli.tour import TOUR

COMMANDS: tuple[Command, ...] = (
    INIT,
    TEMPLATE,
    IMPORT,
    UNDO_IMPORT,
    EXPORT,
    STATUS,
    SEARCH,
    SET,
    CHECK_REPORT,
    REPORT,
    PRINT,
    BACKUP,
    RESTORE,
    CHECK,
    DEMO,
    TOUR,
)
