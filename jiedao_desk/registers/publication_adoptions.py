"""Where a piece was adopted, at which level (采用情况)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, link, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section

LEVELS = CodeList(
    (Code("国家", ("全国",)), Code("省", ("省级",)), Code("市", ("市级",)), Code("区", ("区级",)))
)


class PublicationAdoption(Listed):
    """One adoption."""

    __tablename__ = "publication_adoption"

    publication_id: Mapped[int] = link("信息", to="publications", table="publication")
    level: Mapped[str] = choice("采用级别", LEVELS, default="区", aliases=("级别",))
    media: Mapped[str] = text("采用媒体或单位", at_most=100, aliases=("媒体", "采用单位"))
    adopted_on: Mapped[date | None] = day("采用日期")


_FIELDS = (PublicationAdoption.level, PublicationAdoption.media, PublicationAdoption.adopted_on)

PUBLICATION_ADOPTIONS = Register(
    key="publication_adoptions",
    title="采用情况",
    record=PublicationAdoption,
    within=(PublicationAdoption.publication_id,),
    name=PublicationAdoption.media,
    columns=_FIELDS,
    sections=(Section("采用情况", *_FIELDS),),
)
