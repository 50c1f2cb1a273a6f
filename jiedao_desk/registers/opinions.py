"""What voters raise, the way it takes, and that they were told what came of it (选民意见、社情民意)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, link, person_name, prose, text
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Beside, Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers.opinion_voters import OpinionVoter

ANSWERED, TO_COMMUNITY, TO_OFFICE = "当场答复", "交社区居委会", "交街道研究办理"
AS_SUGGESTION, TO_CITY_DEPUTY, NOT_TAKEN = "由区代表提出建议", "委托市代表提出", "不予受理"

ROUTES = CodeList(
    (
        Code(ANSWERED, ("现场答复",)),
        Code(TO_COMMUNITY, ("交社区", "社区办理")),
        Code(TO_OFFICE, ("交街道人大工委（街道办）研究办理", "交街道办理", "转街道办事处")),
        Code(AS_SUGGESTION, ("提出建议", "转为建议", "由区代表提出建议/议案")),
        Code(TO_CITY_DEPUTY, ("委托市代表",)),
        Code(NOT_TAKEN, ("不受理",)),
    ),
    editable=False,
)
SOURCES = CodeList(
    (
        Code("接待日", ("代表接待日",)),
        Code("走访", ("走访选民",)),
        Code("来信", ()),
        Code("来电", ("电话",)),
        Code("网络", ("网络平台",)),
        Code("座谈", ("座谈会",)),
        Code("其他", ("其它",)),
    )
)
SUBJECTS = CodeList.of(
    "城市管理",
    "环境卫生",
    "物业供热",
    "道路交通",
    "教育医疗",
    "就业社保",
    "养老助残",
    "社会治安",
    "其他",
    editable=True,
)
URGENCIES = CodeList.of("一般", "紧急")
VERDICTS = CodeList.of("满意", "基本满意", "不满意", "未反馈")
# What deputies do not pass on as suggestions; the words are those of provincial rules on suggestions.
EXCLUDED = CodeList.of(
    "涉及正在诉讼、复议、仲裁的具体案件",
    "本人或亲属的个人问题",
    "代转的申诉信件",
    "学术探讨或产品推介",
    "招投标的具体意见",
    "没有具体内容",
)


class Opinion(Record):
    """One matter. It is closed once everybody who raised it was told, or cannot be (R18)."""

    __tablename__ = "opinion"

    number: Mapped[str | None] = text("编号", at_most=20)
    registered_on: Mapped[date] = day("登记日期", indexed=True, aliases=("日期", "收集日期"))
    source: Mapped[str] = choice("来源", SOURCES, default="接待日", aliases=("意见来源",))
    station_id: Mapped[int | None] = link("站点", to="stations", table="station")
    reception_id: Mapped[int | None] = link("接待日", to="receptions", table="reception")
    person_id: Mapped[int | None] = link(
        "接待代表", to="deputies", table="person", aliases=("代表", "收集代表")
    )
    matter: Mapped[str] = text("意见内容", at_most=500, aliases=("反映问题", "意见", "反映内容"))
    details: Mapped[str | None] = prose("详细情况")
    subject: Mapped[str | None] = choice("意见类别", SUBJECTS, aliases=("类别", "内容分类"))
    urgency: Mapped[str | None] = choice("紧急程度", URGENCIES, default="一般")
    route: Mapped[str | None] = choice("处理途径", ROUTES, aliases=("处理方式",))
    excluded: Mapped[str | None] = choice(
        "不宜提出建议的情形", EXCLUDED, help="属于这些情形的，不能转为代表建议"
    )
    route_note: Mapped[str | None] = text("途径说明", help="不予受理的，写明告知的途径")
    referred_to: Mapped[str | None] = text("转办单位", at_most=100)
    referred_on: Mapped[date | None] = day("转办日期")
    due_on: Mapped[date | None] = day("要求办结", indexed=True, aliases=("办结期限", "办理期限"))
    result: Mapped[str | None] = prose("办理结果", aliases=("处理结果", "代表答复"))
    closed_on: Mapped[date | None] = day("办结日期", indexed=True)
    told_deputy_on: Mapped[date | None] = day("反馈代表日期")
    verdict: Mapped[str | None] = choice("选民是否满意", VERDICTS, aliases=("满意度", "是否满意"))
    suggestion_id: Mapped[int | None] = link(
        "转为的建议",
        to="suggestions",
        table="suggestion",
        aliases=("代表建议", "是否转为代表建议", "是否转为代表建议（编号）", "是否转为代表建议(编号)"),
    )
    merged_into: Mapped[int | None] = link("并入", to="opinions", table="opinion", help="同一事项并案办理的")
    handled_by: Mapped[str | None] = person_name("经办人")
    materials: Mapped[tuple[int, ...] | None] = files("材料、照片")
    note: Mapped[str | None] = prose("备注")

    @rule("route")
    def closed_took_a_way(self) -> str | None:
        """Each matter takes one of the ways before it is closed."""
        return "办结前请选处理途径" if self.closed_on and not self.route else None

    @rule("route_note")
    def refused_with_a_way(self) -> str | None:
        """Who is turned away is told where to go."""
        return "不予受理的，请写明告知选民的途径" if self.route == NOT_TAKEN and not self.route_note else None

    @rule("route")
    def excluded_is_no_suggestion(self) -> str | None:
        """Some matters are not for suggestions; the reason is said."""
        if self.route in (AS_SUGGESTION, TO_CITY_DEPUTY) and self.excluded:
            return f"不能转为代表建议：{self.excluded}"
        return None

    @rule("suggestion_id")
    def became_a_suggestion_that_way(self) -> str | None:
        """Only what is for suggestions becomes one."""
        if self.suggestion_id is None:
            return None
        if self.excluded:
            return f"不能转为代表建议：{self.excluded}"
        if self.route not in (AS_SUGGESTION, TO_CITY_DEPUTY):
            return f"已转为代表建议的，处理途径应为“{AS_SUGGESTION}”或“{TO_CITY_DEPUTY}”"
        return None

    @rule("merged_into")
    def not_merged_into_itself(self) -> str | None:
        """A matter is joined to another one."""
        return "不能并入自己" if self.merged_into is not None and self.merged_into == self.id else None

    @rule("closed_on")
    def closed_after_registered(self) -> str | None:
        """Nothing is closed before it was raised."""
        if self.closed_on and self.closed_on < self.registered_on:
            return "办结日期不能早于登记日期"
        return None

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """Nothing is closed before everybody who raised it was told, by whom, when and how, or cannot be (R18)."""
        if draft.get("closed_on") is None or draft.get("merged_into") is not None:
            return
        voters = draft.listed("opinion_voters")
        if not voters:
            yield Problem("closed_on", "办结前请登记反映人和反馈情况；匿名的写“匿名”和无法反馈的原因")
        for voter in voters:
            if voter.get("untold_reason"):
                continue
            if not (voter.get("told_on") and voter.get("told_by")):
                yield Problem(
                    "closed_on",
                    f"还没有反馈{voter.get('name')}，不能办结：请填反馈日期、方式和反馈人，或无法反馈的原因",
                )
            elif not voter.get("told_how"):
                yield Problem(
                    "closed_on", f"还没有写明用什么方式反馈{voter.get('name')}，不能办结：请填反馈方式"
                )
            elif voter.get("told_on") > draft.get("closed_on"):
                yield Problem("closed_on", f"办结日期早于反馈{voter.get('name')}的日期，请核对")


SECTIONS = (
    Section(
        "意见",
        Opinion.number,
        Opinion.registered_on,
        Opinion.source,
        Opinion.station_id,
        Opinion.reception_id,
        Opinion.person_id,
        Opinion.matter,
        Opinion.details,
        Opinion.subject,
        Opinion.urgency,
    ),
    Section(
        "办理",
        Opinion.route,
        Opinion.excluded,
        Opinion.route_note,
        Opinion.referred_to,
        Opinion.referred_on,
        Opinion.due_on,
        Opinion.result,
        Opinion.suggestion_id,
        Opinion.merged_into,
    ),
    Section(
        "办结",
        Opinion.closed_on,
        Opinion.told_deputy_on,
        Opinion.verdict,
        Opinion.handled_by,
        Opinion.materials,
        Opinion.note,
    ),
)

OPINIONS = Register(
    key="opinions",
    title="选民意见",
    record=Opinion,
    group="联系群众",
    icon="opinion",
    name=Opinion.matter,
    detail=Opinion.registered_on,
    columns=(
        Opinion.registered_on,
        Opinion.matter,
        Opinion.source,
        Opinion.person_id,
        Opinion.route,
        Opinion.referred_to,
        Opinion.due_on,
        Opinion.closed_on,
    ),
    newest=Opinion.registered_on,
    searched=(Opinion.matter, Opinion.number, Opinion.referred_to),
    filtered=(Opinion.route, Opinion.source, Opinion.subject),
    identity=((Opinion.number,), (Opinion.registered_on, Opinion.matter)),
    sections=SECTIONS,
    flat=Flat(
        own=every(SECTIONS),
        parts=(
            Beside(
                "opinion_voters",
                (
                    OpinionVoter.name,
                    OpinionVoter.phone,
                    OpinionVoter.address,
                    OpinionVoter.told_on,
                    OpinionVoter.told_how,
                    OpinionVoter.told_by,
                    OpinionVoter.untold_reason,
                ),
            ),
        ),
        sheets=("opinion_voters",),
    ),
)
