"""The words in which suggestions are kept and counted: kinds, roles, result classes, answers (建议用语)."""

from __future__ import annotations

from collections.abc import Mapping

SUGGESTION, CRITICISM, OPINION, FROM_MOTION, MOTION = "建议", "批评", "意见", "议案转建议", "议案"
KINDS = (SUGGESTION, CRITICISM, OPINION, FROM_MOTION, MOTION)

IN_SESSION, BETWEEN_SESSIONS = "会议期间", "闭会期间"

LEAD, COSIGNER = "领衔", "附议"

MAIN, CO, SEPARATE = "主办", "协办", "分办"
ROLES = (MAIN, CO, SEPARATE)
ANSWERING = frozenset({MAIN, SEPARATE})
"""The roles that reply to the deputy; a co-handler tells the main unit what it thinks."""

THREE_MONTHS, SIX_MONTHS = "3个月", "6个月"

SATISFIED, FAIRLY, DISSATISFIED = "满意", "基本满意", "不满意"
ANSWERS = (SATISFIED, FAIRLY, DISSATISFIED)
NO_ANSWER = "未反馈"

CLASSES = ("A", "B", "C", "D")
FOUR_CLASSES, THREE_CLASSES = "四类（A—D）", "三类（A—C）"
MEANINGS: Mapping[str, Mapping[str, str]] = {
    FOUR_CLASSES: {
        "A": "已经解决或基本解决",
        "B": "正在解决或有关工作已启动",
        "C": "列入规划（计划）逐步解决",
        "D": "因条件限制留作参考，已作解释",
    },
    THREE_CLASSES: {
        "A": "已经解决或基本解决（采纳）",
        "B": "部分解决或列入计划",
        "C": "受条件限制留作参考或不可行",
    },
}
"""What a class means, by the scheme that the district uses; the mark stands at the upper right of the reply."""

HEADS = ("单位一把手", "局级领导", "科室负责人", "一般干部")
NOT_TALKED = "未协商"
FORMS = ("座谈会", "登门走访", "电话联系", NOT_TALKED)
SOLVED = ("已解决或基本解决", "部分解决或计划解决", "近期不能解决", "留作工作参考")
ADOPTED = ("采纳或基本采纳", "部分采纳", "解释说明", "未采纳")
COSIGNERS_TOLD = ("主送", "抄送", "未答复")

PROPOSED, CONFIRMED, NOT_CHOSEN = "已提请", "已列入", "未列入"

# What is no matter for a suggestion (浙江省、重庆市、青岛市人大代表建议办理规定 say so in the same words).
EXCLUDED = (
    "代表本人及其亲属的个人问题",
    "代转群众来信、申诉",
    "学术探讨、产品推介",
    "没有具体内容",
    "具体司法案件",
    "招标投标中标意见",
)


def spoken_number(number: str) -> str:
    """A suggestion's number as sentences say it: 第027号, 闭-009号; as it was written where it says 号 itself."""
    if not number or number.endswith("号"):
        return number
    return f"第{number}号" if number[0].isdecimal() else f"{number}号"
