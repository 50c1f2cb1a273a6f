"""How each unit handles a suggestion: assignment, receipt, return, reply, and what the deputy thinks of it (承办)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, flag, link, prose, text, whole
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.kernel.suggestion_limits import Assignment, late_consent
from jiedao_desk.kernel.suggestion_words import (
    ADOPTED,
    CLASSES,
    CO,
    COSIGNERS_TOLD,
    DISSATISFIED,
    FAIRLY,
    MAIN,
    NO_ANSWER,
    SATISFIED,
    SEPARATE,
    SIX_MONTHS,
    SOLVED,
    THREE_MONTHS,
)

ROLES = CodeList(
    (Code(MAIN, ("主办单位",)), Code(CO, ("会办", "协（会）办", "协办单位")), Code(SEPARATE, ("分别办理",))),
    editable=False,
)
LIMITS = CodeList(
    (
        Code(THREE_MONTHS, ("三个月", "3月", "3", "三个月内")),
        Code(SIX_MONTHS, ("六个月", "6月", "6", "六个月内")),
    ),
    editable=False,
)
RESULTS = CodeList(
    tuple(Code(word, (f"{word}类", f"{word}级", f"{word.lower()}")) for word in CLASSES), editable=False
)
ANSWERS = CodeList(
    (
        Code(SATISFIED, ("满意（80分以上）",)),
        Code(FAIRLY, ("比较满意", "较满意")),
        Code(DISSATISFIED, ()),
        Code(NO_ANSWER, ("未评价", "未反馈意见")),
    ),
    editable=False,
)


class SuggestionUnit(Listed):
    """One unit that handles a suggestion, one time. What is handled again is a record more; the first stays (R7)."""

    __tablename__ = "suggestion_unit"

    suggestion_id: Mapped[int] = link("建议", to="suggestions", table="suggestion")
    unit: Mapped[str] = text("承办单位", at_most=60, aliases=("主办单位", "办理单位", "承办部门", "主办"))
    role: Mapped[str] = choice("承办方式", ROLES, default=MAIN, aliases=("主办或协办",))
    turn: Mapped[int] = whole("第几次办理", at_least=1, default=1, help="代表不满意再次办理的，另记一条填2")
    own: Mapped[bool | None] = flag("本街道承办", help="街道办事处自己是承办单位：按期答复是本街道的责任")
    assigned_on: Mapped[date | None] = day(
        "交办日期", indexed=True, help="再次办理的填要求再办的日期", aliases=("交办时间",)
    )
    signed_on: Mapped[date | None] = day("签收日期", aliases=("签收时间",))
    limit: Mapped[str | None] = choice("时限", LIMITS, default=THREE_MONTHS, aliases=("办理时限", "答复时限"))
    limit_reason: Mapped[str | None] = text(
        "六个月理由", help="代表法第五十一条：涉及面广、处理难度大的，六个月内答复"
    )
    consent_by: Mapped[str | None] = text("同意单位", at_most=60)
    consent_on: Mapped[date | None] = day("同意日期", help="同意六个月的日期，不晚于三个月的期限")
    extended_to: Mapped[date | None] = day("延期至", help="经同意延长的，写明同意的单位和日期")
    extension_reason: Mapped[str | None] = text("延期理由")
    extension_by: Mapped[str | None] = text("同意延期单位", at_most=60)
    extension_on: Mapped[date | None] = day("同意延期日期")
    returned_on: Mapped[date | None] = day("退办日期", help="交办错了退回的；退回后不再计算期限")
    return_reason: Mapped[str | None] = text("退办理由")
    contact: Mapped[str | None] = prose("沟通情况", aliases=("沟通（面商）情况", "面商情况"))
    handled: Mapped[str | None] = prose("办理情况", aliases=("办理过程",))
    replied_on: Mapped[date | None] = day("答复日期", indexed=True, aliases=("答复时间", "书面答复日期"))
    reply_number: Mapped[str | None] = text("答复文号", at_most=60)
    result: Mapped[str | None] = choice(
        "办理结果", RESULTS, help="类别标记印在答复件首页右上角", aliases=("结果类别", "办理类别", "类别标记")
    )
    promise: Mapped[str | None] = text("承诺事项", at_most=500, aliases=("承诺事项及完成时限",))
    promise_due: Mapped[date | None] = day("承诺完成时限")
    leader: Mapped[str | None] = text("承办负责人", at_most=60)
    clerk: Mapped[str | None] = text("承办人", at_most=60)
    cosigners_told: Mapped[str | None] = choice("附议代表答复", CodeList.of(*COSIGNERS_TOLD))
    feedback_on: Mapped[date | None] = day("反馈日期", aliases=("代表反馈日期",))
    attitude: Mapped[str | None] = choice(
        "代表对办理态度",
        ANSWERS,
        aliases=(
            "代表对办理态度/过程",
            "代表评价/对办理态度（过程）",
            "对办理态度（过程）",
            "办理工作满意度",
            "对办理工作",
        ),
    )
    satisfaction: Mapped[str | None] = choice(
        "代表对办理结果",
        ANSWERS,
        aliases=("代表评价/对办理结果", "对办理结果", "满意度", "办理结果满意度", "代表满意度"),
    )
    solved: Mapped[str | None] = choice("问题解决情况", CodeList.of(*SOLVED))
    adopted: Mapped[str | None] = choice("意见采纳情况", CodeList.of(*ADOPTED))
    comment: Mapped[str | None] = prose("代表具体意见", aliases=("具体意见",))

    @property
    def assignment(self) -> Assignment:
        """What decides the limit."""
        return Assignment(
            self.assigned_on,
            self.role,
            self.turn or 1,
            self.limit or THREE_MONTHS,
            self.limit_reason,
            self.consent_by,
            self.consent_on,
            self.extended_to,
            self.extension_by,
            self.extension_on,
            self.returned_on,
        )

    @rule("limit_reason", level="warning")
    def six_months_have_grounds(self) -> str | None:
        """Six months are for what is wide and hard (代表法第五十一条); without grounds it stays at three (R6)."""
        if self.limit == SIX_MONTHS and not self.limit_reason:
            return "选了6个月，没有写明理由（代表法第五十一条：涉及面广、处理难度大），仍按三个月计算"
        return None

    @rule("consent_on")
    def consent_in_time(self) -> str | None:
        """A consent after the three months were over comes too late (R6)."""
        late = late_consent(self.assignment) if self.limit == SIX_MONTHS else None
        return f"{late}，不能再改为6个月" if late else None

    @rule("replied_on")
    def replied_after_assigned(self) -> str | None:
        """Nobody replies to what was not yet assigned."""
        if self.assigned_on and self.replied_on and self.replied_on < self.assigned_on:
            return "答复日期不能早于交办日期"
        return None

    @rule("return_reason")
    def return_has_a_reason(self) -> str | None:
        """A unit that returns a suggestion says why it is not its business."""
        return "退办要写明理由" if self.returned_on and not self.return_reason else None

    @rule("feedback_on", level="warning")
    def feedback_after_reply(self) -> str | None:
        """A deputy judges a reply once it is there."""
        if self.feedback_on and (self.replied_on is None or self.feedback_on < self.replied_on):
            return "反馈日期早于答复日期，请核对"
        return None


SUGGESTION_UNITS = Register(
    key="suggestion_units",
    title="承办",
    record=SuggestionUnit,
    within=(SuggestionUnit.suggestion_id,),
    name=SuggestionUnit.unit,
    detail=SuggestionUnit.role,
    columns=(
        SuggestionUnit.unit,
        SuggestionUnit.role,
        SuggestionUnit.assigned_on,
    ),
    sections=(
        Section(
            "交办",
            SuggestionUnit.unit,
            SuggestionUnit.role,
            SuggestionUnit.turn,
            SuggestionUnit.own,
            SuggestionUnit.assigned_on,
            SuggestionUnit.signed_on,
            SuggestionUnit.leader,
            SuggestionUnit.clerk,
        ),
        Section(
            "时限",
            SuggestionUnit.limit,
            SuggestionUnit.limit_reason,
            SuggestionUnit.consent_by,
            SuggestionUnit.consent_on,
            SuggestionUnit.extended_to,
            SuggestionUnit.extension_reason,
            SuggestionUnit.extension_by,
            SuggestionUnit.extension_on,
        ),
        Section("退办", SuggestionUnit.returned_on, SuggestionUnit.return_reason),
        Section(
            "答复",
            SuggestionUnit.contact,
            SuggestionUnit.handled,
            SuggestionUnit.replied_on,
            SuggestionUnit.reply_number,
            SuggestionUnit.result,
            SuggestionUnit.promise,
            SuggestionUnit.promise_due,
            SuggestionUnit.cosigners_told,
        ),
        Section(
            "反馈",
            SuggestionUnit.feedback_on,
            SuggestionUnit.attitude,
            SuggestionUnit.satisfaction,
            SuggestionUnit.solved,
            SuggestionUnit.adopted,
            SuggestionUnit.comment,
        ),
    ),
)
