"""How a unit talked a suggestion over with the deputy, face to face or by telephone (面商)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, link, prose, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.suggestion_words import FORMS, HEADS

WHO = CodeList(
    (
        Code(HEADS[0], ("主要负责人", "一把手", "主要领导")),
        Code(HEADS[1], ("分管领导", "分管负责人", "副局长")),
        Code(HEADS[2], ("科长", "科室负责同志")),
        Code(HEADS[3], ("工作人员", "经办人")),
    )
)
HOW = CodeList(
    (
        Code(FORMS[0], ("座谈", "会议")),
        Code(FORMS[1], ("走访", "上门", "登门")),
        Code(FORMS[2], ("电话",)),
        Code(FORMS[3], ("未面商",)),
    )
)


class SuggestionTalk(Listed):
    """One talk between a unit and the deputy (代表法第五十一条：与代表联系沟通，充分听取意见)."""

    __tablename__ = "suggestion_talk"

    unit_id: Mapped[int] = link("承办", to="suggestion_units", table="suggestion_unit")
    held_on: Mapped[date] = day("面商日期", aliases=("日期", "面商时间"))
    place: Mapped[str | None] = text("面商地点", at_most=100, aliases=("地点",))
    who: Mapped[str | None] = choice("面商人", WHO)
    who_name: Mapped[str | None] = text("面商人姓名", at_most=60)
    form: Mapped[str | None] = choice("协商形式", HOW, aliases=("形式", "面商形式"))
    said: Mapped[str | None] = prose("面商内容", aliases=("内容",))


SUGGESTION_TALKS = Register(
    key="suggestion_talks",
    title="面商记录",
    record=SuggestionTalk,
    within=(SuggestionTalk.unit_id,),
    name=SuggestionTalk.held_on,
    detail=SuggestionTalk.form,
    columns=(SuggestionTalk.held_on, SuggestionTalk.place, SuggestionTalk.who, SuggestionTalk.form),
    sections=(
        Section(
            "面商",
            SuggestionTalk.held_on,
            SuggestionTalk.place,
            SuggestionTalk.who,
            SuggestionTalk.who_name,
            SuggestionTalk.form,
            SuggestionTalk.said,
        ),
    ),
)
