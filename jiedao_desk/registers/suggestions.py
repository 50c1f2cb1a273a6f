"""What deputies propose, criticise and ask for, with who handles it and what came of it (代表建议)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, flag, link, prose, text
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Beside, Flat, InCell, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.kernel.suggestion_motions import Signer, distinct, why_no_motion
from jiedao_desk.kernel.suggestion_words import (
    BETWEEN_SESSIONS,
    CO,
    CONFIRMED,
    COSIGNER,
    CRITICISM,
    EXCLUDED,
    FROM_MOTION,
    IN_SESSION,
    LEAD,
    MOTION,
    NOT_CHOSEN,
    OPINION,
    PROPOSED,
    SUGGESTION,
)
from jiedao_desk.registers.suggestion_signers import SuggestionSigner
from jiedao_desk.registers.suggestion_units import SuggestionUnit

SUGGESTION_KINDS = CodeList(
    (
        Code(SUGGESTION, ("代表建议",)),
        Code(CRITICISM, ()),
        Code(OPINION, ()),
        Code(FROM_MOTION, ("议案转", "议案转为建议")),
        Code(MOTION, ("代表议案",)),
    ),
    editable=False,
)
RAISED = CodeList(
    (Code(IN_SESSION, ("会议", "会中", "大会")), Code(BETWEEN_SESSIONS, ("闭会", "平时"))), editable=False
)
CATEGORIES = CodeList(
    (
        Code("城建环保", ("城乡建设", "城建", "环境保护")),
        Code("交通出行", ("交通",)),
        Code("教育", ()),
        Code("卫生健康", ("医疗卫生",)),
        Code("养老托育", ("养老",)),
        Code("社会保障", ("民政", "就业社保")),
        Code("社区治理", ("社会治理",)),
        Code("安全稳定", ("政法", "安全生产")),
        Code("文化体育", ("文体",)),
        Code("经济发展", ("经济", "财政经济")),
        Code("农业农村", ()),
        Code("其他", ("其它",)),
    )
)


class Suggestion(Record):
    """One suggestion, criticism or opinion (代表法第二十四条、第三十六条), from its topic to its conclusion."""

    __tablename__ = "suggestion"

    term: Mapped[str | None] = text("届次", at_most=30, aliases=("届次/会次", "届别", "届"))
    congress_session: Mapped[str | None] = text("会次", at_most=30, help="会议期间提出的填，如：第三次会议")
    number: Mapped[str | None] = text(
        "编号", at_most=30, help="开头的0有意义，如：027、闭-003", aliases=("案号", "建议编号", "建议号")
    )
    suggestion_kind: Mapped[str] = choice(
        "类型", SUGGESTION_KINDS, default=SUGGESTION, aliases=("类型(议案转/建议/批评/意见)", "建议类型")
    )
    raised_when: Mapped[str | None] = choice(
        "提出时间", RAISED, default=BETWEEN_SESSIONS, aliases=("提出时间(会议/闭会)", "提出时段")
    )
    title: Mapped[str] = text("标题", aliases=("建议标题", "题目", "建议名称", "案由"))
    content: Mapped[str | None] = prose("正文", aliases=("内容", "建议内容"))
    category: Mapped[str | None] = choice("内容分类", CATEGORIES, aliases=("分类", "建议分类"))
    topic: Mapped[str | None] = text("选题来源", help="如：接待日、走访、视察、选民意见", aliases=("来源",))
    researched_on: Mapped[date | None] = day("调研日期")
    research: Mapped[str | None] = prose("调研情况")
    submitted_on: Mapped[date | None] = day(
        "提交日期", indexed=True, aliases=("提出日期", "收到日期", "提交时间")
    )
    registered_on: Mapped[date | None] = day("登记日期", aliases=("登记时间",))
    reviewed_on: Mapped[date | None] = day("审核日期")
    excluded: Mapped[str | None] = choice(
        "不作建议情形",
        CodeList.of(*EXCLUDED),
        help="属于这些情形的不作为代表建议交办，向代表说明后退回",
    )
    handling_mode: Mapped[str | None] = choice("办理方式", CodeList.of("主办协办", "分别办理"))
    closed_on: Mapped[date | None] = day("办结日期", aliases=("办结时间",))
    key_handling: Mapped[str | None] = choice(
        "重点督办",
        CodeList(
            (Code(PROPOSED, ("提请",)), Code(CONFIRMED, ("是", "√", "重点")), Code(NOT_CHOSEN, ("否", "无"))),
            editable=False,
        ),
        help="由主任会议确定，街道提请",
    )
    supervisor: Mapped[str | None] = text("督办领导", at_most=60)
    supervision: Mapped[str | None] = prose("督办记录")
    is_public: Mapped[bool | None] = flag("是否公开", aliases=("公开",))
    published_on: Mapped[date | None] = day("公开日期")
    excellent: Mapped[bool | None] = flag("优秀建议")
    merged_into: Mapped[int | None] = link(
        "并入", to="suggestions", table="suggestion", help="与另一件并案或重复的，选那一件"
    )
    merge_note: Mapped[str | None] = text("并案说明")
    materials: Mapped[tuple[int, ...] | None] = files("附件", help="建议原件、调研材料、答复件的扫描件")
    note: Mapped[str | None] = prose("备注")

    @rule("excluded", level="warning")
    def excluded_is_not_concluded(self) -> str | None:
        """What is no matter for a suggestion was not concluded either."""
        if self.excluded and self.closed_on:
            return "不作为建议办理的，不填办结日期"
        return None

    @rule("published_on", level="warning")
    def published_is_public(self) -> str | None:
        """A day of publication goes with being public."""
        return "填了公开日期，“是否公开”应为是" if self.published_on and self.is_public is False else None

    @rule("merged_into")
    def not_merged_into_itself(self) -> str | None:
        """A suggestion is merged into another one."""
        return "不能并入自己" if self.merged_into is not None and self.merged_into == self.id else None

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """One deputy leads, nobody signs twice, a motion has its time and its signers, the excluded is not assigned.

        Whether those who signed were in office that day is asked where that is known.
        """
        signers = [
            Signer(one.get("person_id"), str(one.get("name") or ""))
            for one in draft.listed("suggestion_signers")
        ]
        why = why_no_motion(draft.get("suggestion_kind"), draft.get("raised_when"), distinct(signers))
        if why is not None:
            yield Problem("suggestion_kind", why)
        names = {one.person: one.name for one in signers}
        for person, times in Counter(one.person for one in signers).items():
            if person is not None and times > 1:
                yield Problem(None, f"{names[person]}在联名中出现了{times}次，请只留一行")
        excluded = draft.get("excluded")
        if excluded and any(one.get("assigned_on") for one in draft.listed("suggestion_units")):
            yield Problem("excluded", f"内容属于“{excluded}”，不作为代表建议交办，请先删去承办单位或改正情形")


SUGGESTIONS = Register(
    key="suggestions",
    title="代表建议",
    record=Suggestion,
    group="代表",
    icon="suggestion",
    name=Suggestion.title,
    detail=Suggestion.number,
    columns=(
        Suggestion.number,
        Suggestion.title,
        Suggestion.suggestion_kind,
        Suggestion.raised_when,
        Suggestion.category,
        Suggestion.submitted_on,
        Suggestion.closed_on,
    ),
    newest=Suggestion.submitted_on,
    searched=(Suggestion.title, Suggestion.number, SuggestionSigner.name, SuggestionUnit.unit),
    filtered=(
        Suggestion.term,
        Suggestion.suggestion_kind,
        Suggestion.raised_when,
        Suggestion.category,
        Suggestion.key_handling,
    ),
    identity=(
        (Suggestion.title, Suggestion.number, Suggestion.term),
        (Suggestion.title, Suggestion.number),
        (Suggestion.title, Suggestion.submitted_on),
    ),
    sections=(
        Section(
            "建议",
            Suggestion.title,
            Suggestion.number,
            Suggestion.term,
            Suggestion.congress_session,
            Suggestion.suggestion_kind,
            Suggestion.raised_when,
            Suggestion.category,
            Suggestion.content,
        ),
        Section("选题与调研", Suggestion.topic, Suggestion.researched_on, Suggestion.research),
        Section(
            "提交到办结",
            Suggestion.submitted_on,
            Suggestion.registered_on,
            Suggestion.reviewed_on,
            Suggestion.excluded,
            Suggestion.handling_mode,
            Suggestion.closed_on,
        ),
        Section("督办", Suggestion.key_handling, Suggestion.supervisor, Suggestion.supervision),
        Section(
            "公开与其他",
            Suggestion.is_public,
            Suggestion.published_on,
            Suggestion.excellent,
            Suggestion.merged_into,
            Suggestion.merge_note,
            Suggestion.materials,
            Suggestion.note,
        ),
    ),
    flat=Flat(
        own=tuple(getattr(Suggestion, key) for key in Suggestion.fields if key != "materials"),
        parts=(
            InCell(
                "suggestion_signers",
                "领衔代表",
                SuggestionSigner.name,
                fixed=(("role", LEAD),),
                note=SuggestionSigner.note,
                aliases=("领衔人", "提出代表", "提案人"),
            ),
            InCell(
                "suggestion_signers",
                "附议代表",
                SuggestionSigner.name,
                fixed=(("role", COSIGNER),),
                note=SuggestionSigner.note,
                aliases=("附议代表(人数)", "附议代表（人数）", "联名代表", "附议人"),
            ),
            Beside(
                "suggestion_units",
                tuple(
                    getattr(SuggestionUnit, key) for key in SuggestionUnit.fields if key != "suggestion_id"
                ),
                rows="承办编号",
                telling=(SuggestionUnit.unit, SuggestionUnit.role, SuggestionUnit.turn),
                until=SuggestionUnit.returned_on,
            ),
            InCell(
                "suggestion_units",
                "协办单位",
                SuggestionUnit.unit,
                fixed=(("role", CO),),
                aliases=("协（会）办单位", "协(会)办单位", "会办单位"),
            ),
        ),
        sheets=("suggestion_signers", "suggestion_talks"),
    ),
)
