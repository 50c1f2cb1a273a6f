"""Each phrase of the founding document that touches the street: who owes it, and what in here answers it (条款对照).

The document is the 实施意见（试行） of the district party committee of 2020-07-24. Phrases are its own words,
shortened; an article that obliges the district alone has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.registers.basis import IN_FORCE, BasisDocument
from jiedao_desk.registers.basis_articles import BasisArticle

FOUNDING_TITLE = "关于坚持人民代表大会制度加强和改进人大工作的实施意见（试行）"
FOUNDING_ON = date(2020, 7, 24)

SECRETARY, PARTY, CONGRESS, OFFICE = "党工委书记", "党工委", "人大街道工委", "街道"

ARTICLES: dict[int, str] = {
    1: "强化党对人大工作的领导",
    2: "发挥人大常委会党组领导作用",
    3: "重大事项请示报告",
    4: "保证宪法全面实施",
    5: "充分发挥监督作用",
    6: "依法行使重大事项决定权",
    7: "人事选举任免",
    8: "密切同代表和人民群众的联系",
    9: "提升议案建议质量和实效",
    10: "服务和保障代表依法履职",
    11: "加强对代表履职的监督",
    12: "机构建设",
    13: "代表选举工作",
    14: "完善议事规则",
    15: "全面从严治党",
    16: "强化学习培训",
    17: "理论研究和宣传教育",
    18: "机关自身建设",
    19: "注重工作联动",
}


@dataclass(frozen=True)
class ArticleRow:
    """One phrase. ``own`` tells what the street itself owes (A) from what it carries out or supplies for (B).

    ``register`` is the page one click away; ``duties``, ``figures`` and ``sheets`` are keys of the catalogues of
    duties, of figures and of report sheets.
    """

    article: int
    phrase: str
    own: bool
    owner: str
    does: str
    register: str
    duties: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    sheets: tuple[int, ...] = ()


def _a(
    article: int, phrase: str, owner: str, does: str, register: str, **leads: tuple[object, ...]
) -> ArticleRow:
    return ArticleRow(article, phrase, True, owner, does, register, **leads)  # type: ignore[arg-type]


def _b(
    article: int, phrase: str, owner: str, does: str, register: str, **leads: tuple[object, ...]
) -> ArticleRow:
    return ArticleRow(article, phrase, False, owner, does, register, **leads)  # type: ignore[arg-type]


ROWS: tuple[ArticleRow, ...] = (
    _b(
        1,
        "落实“两个维护”的制度",
        PARTY,
        "研究主题为传达学习的会议",
        "sessions",
        figures=("sessions.learning",),
    ),
    _b(
        1,
        "把人大工作纳入全局工作统筹考虑",
        PARTY,
        "人大工作列入党工委年度工作要点",
        "documents",
        duties=("work_plan",),
        figures=("documents.priorities",),
        sheets=(18,),
    ),
    _b(
        1,
        "及时研究和解决人大工作中遇到的新情况、新问题",
        PARTY,
        "会议议定事项及其落实",
        "actions",
        duties=("actions",),
        figures=("actions.decided", "actions.done"),
        sheets=(3,),
    ),
    _b(
        1,
        "每届任期内至少召开一次人大工作会议",
        PARTY,
        "参加区里会议并传达贯彻",
        "documents",
        figures=("documents.conferences",),
    ),
    _b(
        1, "提出重点监督项目建议", CONGRESS, "报送监督项目建议", "documents", figures=("documents.proposals",)
    ),
    _a(
        1,
        "书记每两个月至少专题研究一次人大工作",
        SECRETARY,
        "召开会议、记录、定稿",
        "sessions",
        duties=("sessions",),
        figures=("sessions.counted", "sessions.periods"),
        sheets=(1,),
    ),
    _a(
        1,
        "每半年至少专题听取一次人大工作情况汇报",
        SECRETARY,
        "听取汇报、记录、议定",
        "briefings",
        duties=("briefings",),
        figures=("briefings.counted",),
        sheets=(2,),
    ),
    _b(
        1,
        "人大干部选拔任用、梯次化配备",
        OFFICE,
        "登记人大街道工委人员任免",
        "staff",
        figures=("staff.members",),
        sheets=(14,),
    ),
    _a(
        1,
        "列入工作实绩考核",
        PARTY,
        "考核自评表和佐证材料",
        "reports",
        duties=("self_assessment",),
        figures=("sessions.periods", "briefings.counted", "actions.done"),
        sheets=(18,),
    ),
    _b(
        2,
        "党建工作与业务工作同谋划、同部署、同推进、同考核",
        PARTY,
        "在专题研究中一并研究",
        "sessions",
        figures=("sessions.counted",),
    ),
    _b(
        2,
        "加强对机关干部的培训和管理",
        CONGRESS,
        "登记工作人员培训",
        "trainings",
        duties=("training_staff",),
        figures=("trainings.staff",),
        sheets=(12,),
    ),
    _b(
        3,
        "重大事项请示报告",
        OFFICE,
        "登记请示、报告和批复",
        "submissions",
        figures=("submissions.sent",),
    ),
    _b(
        3,
        "交办的重点任务台账",
        OFFICE,
        "登记交办任务、时限和办结",
        "submissions",
        duties=("tasks",),
        figures=("submissions.tasks", "submissions.done"),
    ),
    _b(4, "落实宪法宣誓制度", CONGRESS, "登记人员宣誓日期", "staff", figures=("staff.sworn",)),
    _a(
        4,
        "落实国家宪法日规定，开展宪法宣传周活动",
        CONGRESS,
        "宣传周内组织代表开展宣传",
        "activities",
        duties=("constitution",),
        figures=("activities.publicity_times", "activities.publicity_persons"),
        sheets=(7,),
    ),
    _b(
        5,
        "对“一府一委两院”监督",
        CONGRESS,
        "参加或受委托的监督事项",
        "supervisions",
        figures=("supervisions.all",),
        sheets=(15,),
    ),
    _b(
        5,
        "办理好议案、建议和批评",
        OFFICE,
        "街道承办的建议按期答复",
        "suggestions",
        duties=("own_replies",),
        figures=("suggestions.own", "suggestions.own_on_time"),
        sheets=(8,),
    ),
    _b(
        5,
        "执法检查：选题、组织、报告、审议、整改、反馈",
        CONGRESS,
        "登记环节、问题和整改",
        "supervisions",
        figures=("supervisions.checks", "supervisions.findings", "supervisions.rectified"),
        sheets=(15,),
    ),
    _b(
        5,
        "提高专题询问实效，开展满意度测评",
        CONGRESS,
        "登记参加的询问和测评结果",
        "supervisions",
        figures=("supervisions.inquiries", "activities.appraisal_persons"),
        sheets=(15,),
    ),
    _b(
        5,
        "健全调研成果转化制度",
        CONGRESS,
        "登记调研报告和转化去向",
        "publications",
        figures=("publications.research", "supervisions.research"),
        sheets=(15,),
    ),
    _b(
        6,
        "重大决策出台前向人大报告",
        OFFICE,
        "街道重大事项向代表通报",
        "activities",
        figures=("activities.informing_times", "activities.informing_persons"),
        sheets=(7,),
    ),
    _b(
        6,
        "加强对决议决定落实情况的监督",
        CONGRESS,
        "登记跟踪监督",
        "supervisions",
        figures=("supervisions.followed",),
        sheets=(15,),
    ),
    _b(
        7,
        "严格按程序选举任免，加强对任命人员的监督",
        CONGRESS,
        "登记补选和参加的评议",
        "elections",
        figures=("elections.by_in_term", "deputies.vacant", "supervisions.inquiries"),
    ),
    _a(
        8,
        "深化“双联系”制度",
        CONGRESS,
        "登记结对和联系记录",
        "liaisons",
        figures=("liaisons.members", "liaisons.contacts", "liaisons.people"),
    ),
    _b(
        8,
        "专门委员会联系代表制度",
        CONGRESS,
        "登记联系和受邀参加的活动",
        "liaisons",
        figures=("liaisons.committees", "activities.invited_persons"),
    ),
    _b(
        8,
        "组织代表列席常委会会议，实现基层代表全覆盖",
        CONGRESS,
        "登记列席，列出还没有列席的",
        "activities",
        duties=("observers",),
        figures=("activities.listening_persons",),
        sheets=(6,),
    ),
    _b(
        8,
        "“一府一委两院”联系代表",
        CONGRESS,
        "登记受邀活动",
        "activities",
        figures=("activities.invited_times", "activities.invited_persons"),
        sheets=(7,),
    ),
    _a(
        8,
        "民有所呼、我有所应：接待日、代表之家、工作室",
        CONGRESS,
        "安排接待日，登记并办结意见，告知选民",
        "receptions",
        duties=("receptions", "notices", "opinions"),
        figures=(
            "receptions.held",
            "receptions.visitors",
            "opinions.collected",
            "opinions.closed_share",
            "stations.stations",
        ),
        sheets=(9, 10),
    ),
    _b(
        8,
        "宣传发展和代表履职故事",
        CONGRESS,
        "登记信息稿件",
        "publications",
        figures=("publications.sent", "publications.adopted"),
        sheets=(16,),
    ),
    _b(
        9,
        "加强选题立项、调研论证，提高建议质量",
        CONGRESS,
        "登记选题、调研和提交",
        "suggestions",
        figures=("suggestions.raised", "suggestions.joint"),
        sheets=(8,),
    ),
    _b(
        9,
        "健全办理制度，提高建议落实率",
        OFFICE,
        "登记交办、面商、答复、反馈",
        "suggestions",
        duties=("own_replies", "late_replies", "second_replies"),
        figures=("suggestions.on_time", "suggestions.talked", "suggestions.content"),
        sheets=(8,),
    ),
    _b(
        9,
        "健全重点督办制度",
        CONGRESS,
        "提请重点督办",
        "suggestions",
        figures=("suggestions.key_proposed", "suggestions.key"),
    ),
    _b(
        9,
        "重要议案办理时限可适当延长",
        OFFICE,
        "登记延期的理由和同意",
        "suggestions",
        figures=("suggestions.extended",),
    ),
    _b(
        9,
        "优秀代表、优秀建议和先进承办单位的激励",
        CONGRESS,
        "登记表彰奖励",
        "awards",
        figures=("awards.given", "suggestions.excellent"),
    ),
    _b(
        9,
        "办理结果反馈，内容和办理情况向社会公开",
        OFFICE,
        "登记公开情况",
        "suggestions",
        figures=("suggestions.public",),
        sheets=(8,),
    ),
    _b(
        10,
        "完善代表培训制度",
        CONGRESS,
        "登记代表培训和参训",
        "trainings",
        duties=("training_deputies",),
        figures=("trainings.held", "trainings.deputies", "trainings.share"),
        sheets=(12,),
    ),
    _a(
        10,
        "规范代表活动和经费使用管理，优先执行代表职务",
        CONGRESS,
        "登记活动和经费，出具履职证明",
        "funds",
        duties=("fund_statement",),
        figures=("funds.income", "funds.expense", "funds.balance"),
        sheets=(13,),
    ),
    _b(
        10,
        "及时通报重要工作、重要活动",
        OFFICE,
        "登记知情知政材料",
        "documents",
        figures=("documents.informing", "activities.informing_times"),
    ),
    _b(
        10,
        "代表履职信息化平台",
        CONGRESS,
        "用表格与区里平台交换",
        "import",
        figures=("import.batches", "reports.sent"),
    ),
    _a(
        11,
        "健全代表履职档案，认真记录履职情况",
        CONGRESS,
        "一人一档，由登记自动汇成",
        "deputies",
        figures=("deputies.in_office", "activities.rate", "activities.days"),
        sheets=(4, 6),
    ),
    _a(
        11,
        "组织代表向原选区选民述职",
        CONGRESS,
        "安排述职，登记测评",
        "duty_reports",
        duties=("duty_reports",),
        figures=("duty_reports.held", "duty_reports.share", "duty_reports.satisfaction"),
        sheets=(11,),
    ),
    _b(
        11,
        "落实代表辞职制度",
        CONGRESS,
        "登记辞职和其他终止，拟报区人大",
        "deputies",
        figures=("deputies.ended", "deputies.resigned", "deputies.ended_in_term"),
    ),
    _a(
        12,
        "人大街道工委应当有专门工作人员，探索聘用",
        OFFICE,
        "登记专职、兼职、聘用人员",
        "staff",
        duties=("staff",),
        figures=("staff.full_time", "staff.part_time", "staff.hired"),
        sheets=(14,),
    ),
    _b(
        13,
        "完善代表选举工作程序和推荐制度",
        CONGRESS,
        "登记选区、换届和补选工作",
        "elections",
        figures=("constituencies.standing", "elections.held", "elections.elected"),
    ),
    _b(
        13,
        "推荐履职优秀的代表连选，听取意见",
        CONGRESS,
        "任期履职情况汇总表",
        "deputies",
        figures=("deputies.in_office", "duty_reports.term"),
        sheets=(6,),
    ),
    _b(
        13,
        "提高基层一线、妇女代表比例，保证少数民族代表比例",
        CONGRESS,
        "代表构成统计",
        "deputies",
        figures=("deputies.grassroots", "deputies.women", "deputies.minorities"),
        sheets=(5,),
    ),
    _b(
        13,
        "选举监督、代表资格审查、警示教育",
        CONGRESS,
        "登记警示教育",
        "trainings",
        figures=("trainings.warning",),
        sheets=(12,),
    ),
    _b(
        14,
        "完善议事规则",
        CONGRESS,
        "登记街道自己的规则和版本",
        "documents",
        figures=("documents.rules",),
    ),
    _b(
        15,
        "加强政治警示教育",
        CONGRESS,
        "组织代表和工作人员参加警示教育",
        "trainings",
        figures=("trainings.warning",),
        sheets=(12,),
    ),
    _b(
        16,
        "强化学习，推进常态化长效化",
        CONGRESS,
        "登记代表和工作人员学习",
        "trainings",
        figures=("trainings.held",),
        sheets=(12,),
    ),
    _b(
        17,
        "研究成果交流和转化",
        CONGRESS,
        "登记调研成果转化",
        "publications",
        figures=("publications.research",),
        sheets=(15,),
    ),
    _b(
        17,
        "向上级和主流媒体报送创新做法和工作经验",
        CONGRESS,
        "登记报送和采用",
        "publications",
        figures=("publications.sent", "publications.adopted"),
        sheets=(16,),
    ),
    _b(
        18,
        "完善工作制度，细化流程",
        CONGRESS,
        "登记街道制度、上墙制度",
        "documents",
        figures=("documents.rules",),
    ),
    _b(
        19,
        "配合上级人大开展联动调研检查",
        CONGRESS,
        "登记联动的监督事项",
        "supervisions",
        figures=("supervisions.all",),
        sheets=(15,),
    ),
    _b(
        19,
        "邀请人大代表参加有关会议和活动",
        CONGRESS,
        "登记受邀活动",
        "activities",
        figures=("activities.times", "activities.invited_times"),
        sheets=(7,),
    ),
    _a(
        19,
        "定期培训街道人大工作人员，推进规范化建设",
        CONGRESS,
        "登记培训，每年报告工作",
        "trainings",
        duties=("training_staff", "work_report", "committee_meetings"),
        # 八有: people, places, money, rules, activities, each with its own figure.
        figures=(
            "trainings.staff",
            "staff.members",
            "stations.houses",
            "stations.stations",
            "funds.balance",
            "documents.on_wall",
            "activities.times",
        ),
        sheets=(12, 14),
    ),
)


def successors(session: Session) -> dict[int, list[str]]:
    """What the documents now in force call each article of the founding one: 《…》三（二）."""
    query = (
        select(BasisArticle.former, BasisArticle.number, BasisDocument.title)
        .join(BasisDocument, BasisDocument.id == BasisArticle.basis_id)
        .where(
            BasisArticle.voided_at.is_(None),
            BasisDocument.voided_at.is_(None),
            BasisDocument.state == IN_FORCE,
            BasisArticle.former.is_not(None),
        )
        .order_by(BasisDocument.issued_on, BasisArticle.position)
    )
    found: dict[int, list[str]] = {}
    for row in session.execute(query):
        found.setdefault(row.former or 0, []).append(f"《{row.title}》{row.number}")
    return found
