"""The page of information sent up: the register's own, under what was sent and adopted in the year (宣传信息)."""

from __future__ import annotations

from typing import ClassVar

from jiedao_desk.ui.register.figures_page import FiguresPage


class PublicationsPage(FiguresPage):
    """Adoptions by level, each opening to its pieces."""

    key: ClassVar = "publications"
    indicators: ClassVar = (
        "publications.sent",
        "publications.research",
        "publications.adopted",
        "publications.adopted_national",
        "publications.adopted_province",
        "publications.adopted_city",
        "publications.adopted_district",
    )
