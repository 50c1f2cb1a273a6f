"""The code lists that several registers choose from, with the spellings real files use (代码表)."""

from __future__ import annotations

from jiedao_desk.kernel.fields import Code, CodeList

# The words of code lists that are compared with elsewhere; the first page asks for them without any register.
DRAFT, FINAL, POSTPONED, CANCELLED = "草稿", "定稿", "延期", "取消"
PRESENT = "出席"
DROPPED = "不再办理"
PARTY_COMMITTEE, CONGRESS_COMMITTEE = "党工委", "人大街道工委"
SECRETARY = "书记"
ACTING_HEAD = "主持工作"
PRIORITIES, FUND_REPORT = "党工委年度工作要点", "经费使用报告"
RECEIVED, RECEPTION_MOVED, RECEPTION_CANCELLED = "已接待", "顺延", "取消"
REPORT, TASK = "报告", "交办任务"
CONGRESS_LINE = "区人大常委会"
FOR_DEPUTIES, FOR_STAFF, FOR_BOTH = "代表", "工作人员", "代表和工作人员"
DUTY_REPORTED = "已述职"
ATTACHED_HERE = "编入本街道活动"

# GB/T 2261.1
SEX = CodeList((Code("男", ("男性",), "1"), Code("女", ("女性",), "2")), editable=False)

_NATIONS = (
    "01汉 02蒙古 03回 04藏 05维吾尔 06苗 07彝 08壮 09布依 10朝鲜 11满 12侗 13瑶 14白 15土家 16哈尼 17哈萨克 18傣 "
    "19黎 20傈僳 21佤 22畲 23高山 24拉祜 25水 26东乡 27纳西 28景颇 29柯尔克孜 30土 31达斡尔 32仫佬 33羌 34布朗 "
    "35撒拉 36毛南 37仡佬 38锡伯 39阿昌 40普米 41塔吉克 42怒 43乌孜别克 44俄罗斯 45鄂温克 46德昂 47保安 48裕固 "
    "49京 50塔塔尔 51独龙 52鄂伦春 53赫哲 54门巴 55珞巴 56基诺"
)
# GB/T 3304
NATION = CodeList(tuple(Code(f"{part[2:]}族", (part[2:],), part[:2]) for part in _NATIONS.split()))

# GB/T 4762, in the short words that rosters print
PARTY = CodeList(
    (
        Code("中共党员", ("中国共产党党员", "中共", "党员", "共产党员"), "01"),
        Code("中共预备党员", ("中国共产党预备党员", "预备党员"), "02"),
        Code("共青团员", ("中国共产主义青年团团员", "团员"), "03"),
        Code("民革", ("中国国民党革命委员会会员", "民革会员", "民革党员"), "04"),
        Code("民盟", ("中国民主同盟盟员", "民盟盟员"), "05"),
        Code("民建", ("中国民主建国会会员", "民建会员"), "06"),
        Code("民进", ("中国民主促进会会员", "民进会员"), "07"),
        Code("农工党", ("中国农工民主党党员", "农工", "农工党党员"), "08"),
        Code("致公党", ("中国致公党党员", "致公", "致公党党员"), "09"),
        Code("九三学社", ("九三学社社员", "九三"), "10"),
        Code("台盟", ("台湾民主自治同盟盟员", "台盟盟员"), "11"),
        Code("无党派人士", ("无党派民主人士", "无党派"), "12"),
        Code("群众", (), "13"),
    )
)

LEVEL = CodeList(
    (
        Code("全国", ("全国代表", "国家")),
        Code("省", ("省代表", "省级", "自治区", "直辖市")),
        Code("市", ("市代表", "市级", "设区的市")),
        Code("区", ("区代表", "县", "区县", "区级", "县级", "区（县）", "区(县)", "县(市、区)")),
    ),
    editable=False,
)

# The composition that an official breakdown adds up from; a person stands in one of them.
COMPOSITION = CodeList(
    (
        Code("公务员", ()),
        Code("一线工人", ()),
        Code("农民", ()),
        Code("专业技术人员", ()),
        Code("国有企业负责人", ()),
        Code("非公有制经济代表人士", ("非公经济", "非公有制经济人士")),
        Code("解放军和武警", ("解放军", "解放军和武警部队")),
        Code("党政领导干部", ()),
        Code("工人", ()),
        Code("干部", ()),
        Code("其他", ("其它",)),
    )
)

# 代表法第六十二条, and the end of the term
MANDATE_END = CodeList(
    (
        Code("迁出或者调离本行政区域", ("调离", "迁出", "迁出或调离")),
        Code("辞职被接受", ("辞职",)),
        Code("责令辞职被接受", ("责令辞职",)),
        Code("未经批准两次不出席本级人民代表大会会议", ("两次不出席",)),
        Code("被罢免", ("罢免",)),
        Code("丧失中华人民共和国国籍", ("丧失国籍",)),
        Code("依照法律被剥夺政治权利", ("剥夺政治权利",)),
        Code("丧失行为能力", ()),
        Code("去世", ("逝世", "死亡", "病故")),
        Code("届满", ("任期届满",)),
    ),
    editable=False,
)
