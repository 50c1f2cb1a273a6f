"""The office's rules, plans and papers, with versions, scans and where the original lies (制度文件)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, flag, person_name, prose, text, whole
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers import codes

RULES, PLAN, PRIORITIES, CONFERENCE = "制度", "年度计划", codes.PRIORITIES, "人大工作会议"
FUND_REPORT = codes.FUND_REPORT
PROPOSALS, INFORMING = "监督项目建议", "知情知政材料"

KINDS = CodeList(
    (
        Code(RULES, ("规章制度", "工作制度")),
        Code(PLAN, ("工作计划", "代表工作计划")),
        Code(PRIORITIES, ("工作要点", "年度工作要点")),
        Code(CONFERENCE, ("传达贯彻", "人大工作会议传达")),
        Code("决定、决议", ("决定", "决议")),
        Code("方案、通知", ("方案", "实施方案", "通知")),
        Code("法律、上级文件", ("宪法", "法律", "上级文件")),
        Code(PROPOSALS, ("重点监督项目建议",)),
        Code("总结报告", ("年度总结", "总结")),
        Code(FUND_REPORT, ("经费使用情况报告",)),
        Code(INFORMING, ("通报材料",)),
        Code("其他", ("其它",)),
    )
)
IN_FORCE, REPEALED = "现行", "废止"
STATES = CodeList((Code(IN_FORCE, ("有效",)), Code(REPEALED, ("失效", "被替代"))), editable=False)


class OfficeDocument(Record):
    """One paper of the office. The signed original is kept on paper; the scan is there to be found."""

    __tablename__ = "office_document"

    title: Mapped[str] = text("文件名称", aliases=("名称", "标题"))
    kind: Mapped[str] = choice("文件类别", KINDS, default=RULES, aliases=("类别",))
    year: Mapped[int | None] = whole("年度", at_least=1949, at_most=2100)
    number: Mapped[str | None] = text("文号", at_most=60)
    issuer: Mapped[str | None] = text("发文单位", at_most=100, aliases=("制定单位",))
    issued_on: Mapped[date | None] = day("印发日期", indexed=True, aliases=("日期", "发文日期", "制定日期"))
    state: Mapped[str] = choice("文件状态", STATES, default=IN_FORCE, aliases=("状态",))
    repealed_on: Mapped[date | None] = day("废止日期")
    on_wall: Mapped[bool | None] = flag("上墙", aliases=("上墙制度", "是否上墙"))
    congress_work: Mapped[bool | None] = flag(
        "列入人大工作", help="党工委年度工作要点里列入人大工作的，勾上", aliases=("人大工作列入年度工作要点",)
    )
    told_deputies_on: Mapped[date | None] = day("通报代表日期", help="代表知情知政的材料，何时发给代表")
    content: Mapped[str | None] = prose("主要内容", aliases=("内容", "传达贯彻情况"))
    sealed_on: Mapped[date | None] = day("用印日期", help="盖了章的填，列入用印登记表")
    seal_approved_by: Mapped[str | None] = person_name("用印批准人", aliases=("批准人",))
    archive_number: Mapped[str | None] = text("档号", at_most=60)
    archive_pages: Mapped[str | None] = text("件号、页次", at_most=60)
    retention: Mapped[str | None] = choice("保管期限", CodeList.of("永久", "30年", "10年"))
    kept_at: Mapped[str | None] = text("存放处", at_most=100)
    to_archive: Mapped[bool | None] = flag("待归档")
    internal: Mapped[bool | None] = flag("内部", aliases=("工作秘密",))
    scans: Mapped[tuple[int, ...] | None] = files("扫描件")
    note: Mapped[str | None] = prose("备注")

    @rule("repealed_on")
    def repealed_is_not_in_force(self) -> str | None:
        """What has a day of its end is not in force."""
        if self.repealed_on and self.state == IN_FORCE:
            return "填了废止日期，文件状态应为“废止”"
        return None


SECTIONS = (
    Section(
        "文件",
        OfficeDocument.title,
        OfficeDocument.kind,
        OfficeDocument.year,
        OfficeDocument.number,
        OfficeDocument.issuer,
        OfficeDocument.issued_on,
        OfficeDocument.state,
        OfficeDocument.repealed_on,
        OfficeDocument.on_wall,
        OfficeDocument.congress_work,
        OfficeDocument.told_deputies_on,
        OfficeDocument.content,
    ),
    Section(
        "用印、原件与归档",
        OfficeDocument.sealed_on,
        OfficeDocument.seal_approved_by,
        OfficeDocument.archive_number,
        OfficeDocument.archive_pages,
        OfficeDocument.retention,
        OfficeDocument.kept_at,
        OfficeDocument.to_archive,
        OfficeDocument.internal,
        OfficeDocument.scans,
        OfficeDocument.note,
    ),
)

DOCUMENTS = Register(
    key="documents",
    title="制度文件",
    record=OfficeDocument,
    group="监督与保障",
    icon="document",
    name=OfficeDocument.title,
    detail=OfficeDocument.number,
    columns=(
        OfficeDocument.issued_on,
        OfficeDocument.title,
        OfficeDocument.kind,
        OfficeDocument.year,
        OfficeDocument.number,
        OfficeDocument.state,
    ),
    newest=OfficeDocument.issued_on,
    searched=(OfficeDocument.title, OfficeDocument.number, OfficeDocument.issuer),
    filtered=(OfficeDocument.kind, OfficeDocument.state),
    identity=((OfficeDocument.number,), (OfficeDocument.title, OfficeDocument.year)),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS), sheets=("document_versions",)),
)
