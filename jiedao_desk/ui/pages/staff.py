"""The page of posts: the register's own, under how many work for the congress working committee (人员)."""

from __future__ import annotations

from typing import ClassVar

from jiedao_desk.ui.register.figures_page import FiguresPage


class StaffPage(FiguresPage):
    """实施意见第12条 asks for people whose work this is."""

    key: ClassVar = "staff"
    indicators: ClassVar = ("staff.members", "staff.full_time", "staff.part_time", "staff.hired")
