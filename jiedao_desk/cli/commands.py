"""The commands, named explicitly (命令目录)."""

from __future__ import annotations

from jiedao_desk.cli.call import Command
from jiedao_desk.cli.office import INIT, SEARCH, SET, STATUS

COMMANDS: tuple[Command, ...] = (INIT, STATUS, SEARCH, SET)
