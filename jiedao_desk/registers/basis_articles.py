"""The articles of a successor, each with the article of the founding document that it carries on (依据条款)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import link, text, whole
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section


class BasisArticle(Listed):
    """One article of a basis document."""

    __tablename__ = "basis_article"

    basis_id: Mapped[int] = link("基本依据", to="basis", table="basis_document")
    number: Mapped[str] = text("条款", at_most=20, help="新文件的条款号，如：三（二）")
    title: Mapped[str | None] = text("主要内容")
    former: Mapped[int | None] = whole(
        "对应原条款", at_least=1, at_most=19, help="实施意见（2020年）的条款号，没有对应的不填"
    )


_FIELDS = (BasisArticle.number, BasisArticle.title, BasisArticle.former)

BASIS_ARTICLES = Register(
    key="basis_articles",
    title="依据条款",
    record=BasisArticle,
    within=(BasisArticle.basis_id,),
    name=BasisArticle.number,
    columns=_FIELDS,
    sections=(Section("依据条款", *_FIELDS),),
)
