"""What went up and what was handed down: requests, reports, tasks (请示报告、交办任务)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, flag, people, person_name, prose, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers import codes

REQUEST, REPORT, TASK = "请示", codes.REPORT, codes.TASK

KINDS = CodeList(
    (
        Code(REQUEST, ()),
        Code(REPORT, ("汇报",)),
        Code(TASK, ("任务", "交办")),
        Code("通知", ()),
        Code("其他", ("其它", "函")),
    )
)
PARTY_LINE, CONGRESS_LINE = "区委", codes.CONGRESS_LINE
LINES = CodeList(
    (
        Code(PARTY_LINE, ("党委", "区委组织部")),
        Code(CONGRESS_LINE, ("人大常委会", "区人大")),
        Code("其他", ("其它",)),
    )
)


class Submission(Record):
    """One paper. A request has one matter and one addressee and waits for its answer; a task has a limit."""

    __tablename__ = "submission"

    title: Mapped[str] = text("标题", aliases=("名称", "任务", "题目"))
    kind: Mapped[str] = choice("文种", KINDS, default=REPORT, aliases=("类别", "类型"))
    line: Mapped[str] = choice("上级", LINES, default=CONGRESS_LINE, aliases=("报送方向",))
    dated_on: Mapped[date] = day("日期", indexed=True, aliases=("报送日期", "交办日期", "发文日期"))
    number: Mapped[str | None] = text("文号", at_most=60)
    signed_by: Mapped[str | None] = person_name("签发人")
    addressee: Mapped[str | None] = text("主送", at_most=100, aliases=("主送单位", "报送单位"))
    year_report: Mapped[bool | None] = flag(
        "年度工作报告", help="人大街道工委向区人大常委会报告工作（组织法第五十九条）"
    )
    content: Mapped[str | None] = prose("主要内容", aliases=("内容",))
    answered_on: Mapped[date | None] = day("批复日期", aliases=("答复日期",))
    answer_number: Mapped[str | None] = text("批复文号", at_most=60)
    answer: Mapped[str | None] = prose("批复内容", aliases=("批复", "答复"))
    issuer: Mapped[str | None] = text("交办单位", at_most=100)
    due_on: Mapped[date | None] = day("完成时限", indexed=True, aliases=("时限", "期限"))
    responsible: Mapped[tuple[str, ...] | None] = people("责任人", aliases=("责任人或单位",))
    progress: Mapped[str | None] = prose("进度", aliases=("进展情况", "办理情况"))
    done_on: Mapped[date | None] = day("办结日期", aliases=("完成日期",))
    sealed_on: Mapped[date | None] = day("用印日期", help="盖了章的填，列入用印登记表")
    seal_approved_by: Mapped[str | None] = person_name("用印批准人", aliases=("批准人",))
    internal: Mapped[bool | None] = flag("内部", aliases=("工作秘密",))
    scans: Mapped[tuple[int, ...] | None] = files("扫描件")
    note: Mapped[str | None] = prose("备注")

    @rule("addressee")
    def request_has_one_addressee(self) -> str | None:
        """A request goes to one addressee (党政机关公文处理工作条例第十五条)."""
        if self.kind == REQUEST and self.addressee and any(mark in self.addressee for mark in "、，,；;"):
            return "请示只主送一个机关，请只写一个"
        return None

    @rule("addressee", level="warning")
    def request_names_its_addressee(self) -> str | None:
        """A request is addressed to somebody who can answer it."""
        return "请示请写明主送机关" if self.kind == REQUEST and not self.addressee else None

    @rule("title", level="warning")
    def report_asks_nothing(self) -> str | None:
        """No request is put into a report (党政机关公文处理工作条例第十五条)."""
        if self.kind == REPORT and self.title and "请示" in self.title:
            return "报告不得夹带请示事项；需要批复的，请把文种选成“请示”，单独行文"
        return None

    @rule("due_on")
    def due_after_given(self) -> str | None:
        """No task is due before it was given."""
        return "完成时限不能早于交办日期" if self.due_on and self.due_on < self.dated_on else None

    @rule("answered_on", level="warning")
    def answer_has_a_day(self) -> str | None:
        """An answer came on a day."""
        return "填了批复内容，请填批复日期" if self.answer and not self.answered_on else None

    @rule("answered_on")
    def answered_after_sent(self) -> str | None:
        """No answer comes before the question."""
        return "批复日期不能早于报送日期" if self.answered_on and self.answered_on < self.dated_on else None

    @rule("done_on")
    def done_after_given(self) -> str | None:
        """No task is done before it was given."""
        return "办结日期不能早于交办日期" if self.done_on and self.done_on < self.dated_on else None


SECTIONS = (
    Section(
        "文件",
        Submission.title,
        Submission.kind,
        Submission.line,
        Submission.dated_on,
        Submission.number,
        Submission.signed_by,
        Submission.addressee,
        Submission.year_report,
        Submission.content,
    ),
    Section("批复", Submission.answered_on, Submission.answer_number, Submission.answer),
    Section(
        "交办任务",
        Submission.issuer,
        Submission.due_on,
        Submission.responsible,
        Submission.progress,
        Submission.done_on,
    ),
    Section(
        "用印与其他",
        Submission.sealed_on,
        Submission.seal_approved_by,
        Submission.internal,
        Submission.scans,
        Submission.note,
    ),
)

SUBMISSIONS = Register(
    key="submissions",
    title="请示报告",
    record=Submission,
    group="上报",
    icon="submission",
    name=Submission.title,
    detail=Submission.dated_on,
    columns=(
        Submission.dated_on,
        Submission.title,
        Submission.kind,
        Submission.line,
        Submission.number,
        Submission.answered_on,
        Submission.due_on,
        Submission.done_on,
    ),
    newest=Submission.dated_on,
    searched=(Submission.title, Submission.number, Submission.addressee),
    filtered=(Submission.kind, Submission.line),
    identity=((Submission.number,), (Submission.dated_on, Submission.title)),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS)),
)
