"""Deputies as persons: identity, education, work, contacts; their mandates and groups lie within (代表档案)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel import identity
from jiedao_desk.kernel.columns import (
    choice,
    files,
    flag,
    identity_number,
    month,
    person_name,
    phone,
    prose,
    text,
    whole,
)
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Beside, Flat, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers.codes import NATION, PARTY, SEX
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.memberships import GroupMembership


class Person(Record):
    """A person who is or was a deputy. Only the name is required."""

    __tablename__ = "person"

    name: Mapped[str] = person_name("姓名", aliases=("代表姓名",))
    name_note: Mapped[str | None] = text("姓名附注", at_most=60, help="名单中姓名后面的说明")
    sex: Mapped[str | None] = choice("性别", SEX)
    nation: Mapped[str | None] = choice("民族", NATION)
    birth: Mapped[PartialDate | None] = month(
        "出生年月", aliases=("出生日期", "出生年月日", "生日", "出生时间")
    )
    native_place: Mapped[str | None] = text("籍贯", at_most=60)
    party: Mapped[str | None] = choice("政治面貌", PARTY, aliases=("党派", "政治面目"))
    joined_party: Mapped[PartialDate | None] = month("入党时间", aliases=("入党年月", "加入党派时间"))
    working_since: Mapped[PartialDate | None] = month("参加工作时间", aliases=("参加工作年月", "工作时间"))
    health: Mapped[str | None] = text("健康状况", at_most=30)
    education: Mapped[str | None] = text("学历", at_most=60, aliases=("文化程度", "最高学历"))
    degree: Mapped[str | None] = text("学位", at_most=60)
    full_time_education: Mapped[str | None] = text("全日制教育", help="学历学位、毕业院校系及专业")
    in_service_education: Mapped[str | None] = text("在职教育", help="学历学位、毕业院校系及专业")
    school: Mapped[str | None] = text("毕业院校", at_most=100)
    major: Mapped[str | None] = text("专业", at_most=100)
    technical_title: Mapped[str | None] = text("专业技术职务", at_most=60, aliases=("职称", "技术职称"))
    identity_number: Mapped[str | None] = identity_number(
        "身份证号", aliases=("身份证号码", "公民身份号码", "身份证", "证件号码")
    )
    employer: Mapped[str | None] = text(
        "工作单位及职务", aliases=("单位及职务", "工作单位和职务", "单位职务", "现任职务", "工作单位", "职业")
    )
    workplace: Mapped[str | None] = text("工作地", at_most=100, help="工作单位所在街道或社区")
    residence: Mapped[str | None] = text("居住地", at_most=100, help="居住的街道或社区")
    address: Mapped[str | None] = text("通讯地址", aliases=("地址", "联系地址"), private="hidden")
    home_address: Mapped[str | None] = text("家庭住址", aliases=("家庭地址", "住址"), private="hidden")
    postcode: Mapped[str | None] = text("邮政编码", at_most=10, aliases=("邮编",))
    mobile: Mapped[str | None] = phone("手机", aliases=("手机号", "手机号码", "联系电话", "移动电话", "电话"))
    telephone: Mapped[str | None] = phone("座机", aliases=("座机号", "办公电话", "单位电话", "固定电话"))
    email: Mapped[str | None] = text("电子邮箱", at_most=100, aliases=("邮箱",), private="hidden")
    wechat: Mapped[str | None] = text("微信", at_most=60, private="hidden")
    no_fixed_wage: Mapped[bool | None] = flag("无固定工资收入", help="代表法第四十一条：可给予适当补贴")
    returned_overseas: Mapped[bool | None] = flag("归侨侨眷", aliases=("归侨",))
    migrant_worker: Mapped[bool | None] = flag("农民工")
    grassroots: Mapped[bool | None] = flag("基层一线", aliases=("基层代表",))
    resume: Mapped[str | None] = prose("个人简历", aliases=("简历",))
    honours: Mapped[str | None] = prose("奖惩情况")
    pledge: Mapped[str | None] = prose("履职承诺")
    special_needs: Mapped[str | None] = prose(
        "特殊照顾", help="少数民族语言、生活习惯或残疾方面的照顾", private="hidden"
    )
    order: Mapped[int | None] = whole("排序号", at_least=0, help="填了的排在前面，其余按姓名笔画")
    note: Mapped[str | None] = prose("备注")
    photo: Mapped[tuple[int, ...] | None] = files("照片", pictures_only=True)

    @rule("birth")
    def birth_agrees_with_identity(self) -> str | None:
        """The identity number tells the day of birth (GB 11643)."""
        if not self.identity_number or not self.birth:
            return None
        told = identity.birth_of(self.identity_number)
        if (self.birth.year, self.birth.month) != (told.year, told.month) or self.birth.day not in (
            None,
            told.day,
        ):
            return f"出生年月与身份证号不一致：身份证号表示{told.year}年{told.month}月{told.day}日出生"
        return None

    @rule("sex")
    def sex_agrees_with_identity(self) -> str | None:
        """The identity number tells the sex (GB 11643)."""
        if self.identity_number and self.sex and identity.sex_of(self.identity_number) != self.sex:
            return f"性别与身份证号不一致：身份证号表示{identity.sex_of(self.identity_number)}"
        return None

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """Rules over a person with all mandates and memberships.

        No two mandates of one level at a time, since nobody may be a deputy of two areas that are not one within the
        other (选举法第四十八条); and one home group a day.
        """
        mandates = [child.values for child in draft.listed("mandates")]
        for one, other in combinations(mandates, 2):
            if (one.get("level") or "区") == (other.get("level") or "区") and _overlap(
                (one.get("started_on"), one.get("ended_on")), (other.get("started_on"), other.get("ended_on"))
            ):
                yield Problem(
                    None,
                    f"两条{one.get('level') or '区'}代表任职的时间重叠："
                    "同一级代表任职不能同时有两条，请先填前一条的生效日",
                )
        memberships = [child.values for child in draft.listed("memberships")]
        for one, other in combinations(memberships, 2):
            if _overlap(
                (one.get("joined_on"), one.get("left_on")), (other.get("joined_on"), other.get("left_on"))
            ):
                yield Problem(None, "同一天只能属于一个代表小组：请先填前一个小组的离组日期")


def _overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Whether two spans share a day; an unknown end is open, an end day no longer belongs to its span."""
    first, second = sorted((one, other), key=lambda span: span[0] or date.min)
    return first[1] is None or (second[0] or date.min) < first[1]


DEPUTIES = Register(
    key="deputies",
    title="代表档案",
    record=Person,
    group="代表",
    icon="deputy",
    name=Person.name,
    detail=Person.employer,
    columns=(
        Person.name,
        Person.sex,
        Person.nation,
        Person.birth,
        Person.party,
        Person.education,
        Person.employer,
    ),
    searched=(Person.name, Person.employer, Person.mobile, Mandate.constituency, Mandate.certificate),
    filtered=(Person.sex, Person.nation, Person.party),
    identity=(
        (Person.identity_number,),
        (Person.name, Person.birth),
        (Person.name, Mandate.certificate),
        (Person.name, Person.mobile),
    ),
    sections=(
        Section(
            "基本情况",
            Person.name,
            Person.sex,
            Person.nation,
            Person.birth,
            Person.native_place,
            Person.party,
            Person.joined_party,
            Person.working_since,
            Person.health,
            Person.identity_number,
            Person.photo,
        ),
        Section(
            "文化程度",
            Person.education,
            Person.degree,
            Person.school,
            Person.major,
            Person.full_time_education,
            Person.in_service_education,
            Person.technical_title,
        ),
        Section(
            "工作与联系",
            Person.employer,
            Person.workplace,
            Person.residence,
            Person.mobile,
            Person.telephone,
            Person.address,
            Person.postcode,
            Person.home_address,
            Person.email,
            Person.wechat,
        ),
        Section(
            "其他",
            Person.grassroots,
            Person.no_fixed_wage,
            Person.returned_overseas,
            Person.migrant_worker,
            Person.resume,
            Person.honours,
            Person.pledge,
            Person.special_needs,
            Person.order,
            Person.name_note,
            Person.note,
        ),
    ),
    flat=Flat(
        own=tuple(getattr(Person, key) for key in Person.fields if key != "photo"),
        parts=(
            Beside(
                "mandates",
                tuple(getattr(Mandate, key) for key in Mandate.fields if key != "person_id"),
                rows="任职编号",
                telling=(Mandate.level, Mandate.term, Mandate.constituency, Mandate.electing_unit),
                until=Mandate.ended_on,
            ),
            Beside("memberships", (GroupMembership.group_id,), until=GroupMembership.left_on),
        ),
        sheets=("memberships", "suspensions"),
    ),
)
