"""Who signed a suggestion: the deputy who leads it, and those who second it (领衔、附议)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, link, person_name, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.suggestion_words import COSIGNER, LEAD

ROLES = CodeList(
    (Code(LEAD, ("领衔代表", "领衔人", "提出人")), Code(COSIGNER, ("附议代表", "联名"))), editable=False
)


class SuggestionSigner(Listed):
    """One deputy under a suggestion. A name that no deputy in office bears is kept as it was written, unlinked."""

    __tablename__ = "suggestion_signer"

    suggestion_id: Mapped[int] = link("建议", to="suggestions", table="suggestion")
    person_id: Mapped[int | None] = link("代表", to="deputies", table="person")
    name: Mapped[str] = person_name("姓名", aliases=("代表姓名",))
    role: Mapped[str] = choice("身份", ROLES, default=COSIGNER)
    note: Mapped[str | None] = text("备注", at_most=100)


SUGGESTION_SIGNERS = Register(
    key="suggestion_signers",
    title="联名代表",
    record=SuggestionSigner,
    within=(SuggestionSigner.suggestion_id,),
    name=SuggestionSigner.name,
    columns=(SuggestionSigner.name, SuggestionSigner.role, SuggestionSigner.note),
    sections=(Section("联名", SuggestionSigner.name, SuggestionSigner.role, SuggestionSigner.note),),
)
