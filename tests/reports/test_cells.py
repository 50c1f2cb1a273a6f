"""Every numeric cell of sheets 5, 6, 8 and 9 agrees with an independent count in plain SQL over the sample office."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from jiedao_desk.kernel.sheet import Heading, Line, Sheet
from jiedao_desk.operations import reporting
from jiedao_desk.operations.desk import Desk
from tests.reports.counting import DUTY, HOME, PERIODS, THERE, asked, bounds, count, sheet
from tests.reports.sheet_17_sql import SUGGESTION

# --- Sheet 5: who they are. The conditions are of a person p and his mandate m; ?2 is the last day ---
DEMOCRATIC = "'民革', '民盟', '民建', '民进', '农工党', '致公党', '九三学社', '台盟'"
NO_MAJORITY = "p.nation <> '汉族' AND p.nation IS NOT NULL"
LEARNT = {
    "研究生": ("研究生", "硕士", "博士"),
    "大学本科": ("本科", "大学", "学士"),
    "大学专科": ("专科", "大专"),
    "高中、中专": ("高中", "中专", "中技", "职高"),
    "初中及以下": ("初中", "小学"),
}


def learnt(word: str) -> str:
    """The highest level of education whose words stand in what was written."""
    of = {one: " OR ".join(f"p.education LIKE '%{part}%'" for part in parts) for one, parts in LEARNT.items()}
    higher = list(LEARNT)[: list(LEARNT).index(word)]
    return " AND ".join([f"({of[word]})", *(f"NOT ({of[one]})" for one in higher)])


def aged(least: int, most: int) -> str:
    """Whole years on the last day; somebody born on a day is a year older on that day of the year."""
    first = "(CASE length(p.birth) WHEN 10 THEN p.birth WHEN 7 THEN p.birth || '-01' ELSE p.birth || '-01-01' END)"
    years = f"(strftime('%Y', ?2) - strftime('%Y', {first}) - (strftime('%m-%d', ?2) < strftime('%m-%d', {first})))"
    return f"{years} BETWEEN {least} AND {most}"


WORDS: dict[tuple[str, str], str] = {
    ("代表总数", "合计"): "1",
    ("性别", "男"): "p.sex = '男'",
    ("性别", "女"): "p.sex = '女'",
    ("民族", "汉族"): "p.nation = '汉族'",
    ("民族", "少数民族"): NO_MAJORITY,
    ("政治面貌", "中共党员（含预备党员）"): "p.party IN ('中共党员', '中共预备党员')",
    ("政治面貌", "民主党派"): f"p.party IN ({DEMOCRATIC})",
    ("政治面貌", "无党派人士"): "p.party = '无党派人士'",
    ("政治面貌", "群众"): "p.party = '群众'",
    ("政治面貌", "共青团员"): "p.party = '共青团员'",
    ("年龄", "30周岁以下"): aged(0, 30),
    ("年龄", "31—40周岁"): aged(31, 40),
    ("年龄", "41—50周岁"): aged(41, 50),
    ("年龄", "51—60周岁"): aged(51, 60),
    ("年龄", "61—70周岁"): aged(61, 70),
    ("年龄", "71周岁以上"): aged(71, 200),
    **{("学历", word): learnt(word) for word in LEARNT},
    ("是否连任", "连任"): "m.reelected = 1",
    ("是否连任", "新任"): "m.reelected = 0",
    ("其中", "基层一线"): "p.grassroots",
    ("其中", "归侨侨眷"): "p.returned_overseas",
    ("其中", "农民工"): "p.migrant_worker",
    ("性别", "未登记"): "p.sex IS NULL",
    ("民族", "未登记"): "p.nation IS NULL",
    ("政治面貌", "未登记"): "p.party IS NULL",
    ("年龄", "未登记"): "p.birth IS NULL",
    ("学历", "未登记"): "p.education IS NULL",
    ("结构类型", "未登记"): "m.composition IS NULL",
    ("是否连任", "未登记"): "m.reelected IS NULL",
}
IN_OFFICE = (
    "SELECT count(DISTINCT p.id) FROM person p JOIN mandate m ON m.person_id = p.id WHERE p.voided_at IS NULL "
    "AND m.voided_at IS NULL AND (m.started_on IS NULL OR m.started_on <= ?2) "
    "AND (m.ended_on IS NULL OR m.ended_on > ?2) AND ?1 = ?1"
)
SECTIONS = {
    2: HOME,
    4: "AND m.level <> '区'",
    5: "AND m.belonging = '编入本街道活动'",
}


def to_places(number: Decimal, places: str) -> Decimal:
    return number.quantize(Decimal(places), ROUND_HALF_UP)


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_5_in_every_cell(sample: Desk, period: str) -> None:
    span = bounds(sample, period)
    everybody = count(sample, f"{IN_OFFICE} {HOME}", *span)
    made = sheet(sample, period, 5)
    assert len(made.lines) > 20
    for line in made.lines:
        block, word = str(line.cells[0]), str(line.cells[1])
        kinds = f"m.composition = '{word}'" if block == "结构类型" else "?1 IS NULL"
        which = WORDS.get((block, word), kinds)
        for place, section in SECTIONS.items():
            wanted = count(sample, f"{IN_OFFICE} {section} AND {which}", *span)
            assert int(str(line.cells[place] or 0)) == wanted, (block, word, place)
        if line.cells[3] is not None:
            share = Decimal(str(line.cells[2])) / everybody
            assert line.cells[3] == to_places(share, "0.0001"), (block, word)


# --- Sheet 6: what each deputy did ---
# Other registers tell of some matters that have a sign-in list too: on one day they are one matter.
ON_DUTY = """EXISTS (SELECT 1 FROM mandate m JOIN person p ON p.id = m.person_id WHERE m.person_id = {person}
    AND m.voided_at IS NULL AND p.voided_at IS NULL AND (m.started_on IS NULL OR m.started_on <= {day})
    AND (m.ended_on IS NULL OR m.ended_on > {day}) AND NOT EXISTS (SELECT 1 FROM suspension s
      WHERE s.mandate_id = m.id AND s.voided_at IS NULL AND s.started_on <= {day}
      AND (s.ended_on IS NULL OR s.ended_on > {day})))"""
SIGNED = DUTY.replace("BETWEEN ? AND ?", "BETWEEN ?1 AND ?2").format(more="") + " AND a.person_id = ?3"


def of_kinds(*kinds: str) -> str:
    named = ", ".join(f"'{kind}'" for kind in kinds)
    return f"v.activity_kind IN ({named})"


def days_of(kind: str, elsewhere: str) -> str:
    """Days on which a kind of matter stands in a sign-in list or in the register of its own."""
    return f"SELECT count(*) FROM (SELECT v.held_on AS day {SIGNED} AND {THERE} AND {of_kinds(kind)} UNION {elsewhere})"


RECEIVED = (
    "SELECT r.held_on FROM reception_deputy d JOIN reception r ON r.id = d.reception_id WHERE d.voided_at IS NULL "
    "AND r.voided_at IS NULL AND r.state = '已接待' AND coalesce(d.state, '出席') = '出席' "
    f"AND r.held_on BETWEEN ?1 AND ?2 AND d.person_id = ?3 AND {ON_DUTY.format(person='d.person_id', day='r.held_on')}"
)
VISITED = (
    "SELECT c.contacted_on FROM liaison_contact c JOIN liaison l ON l.id = c.liaison_id WHERE c.voided_at IS NULL "
    "AND l.voided_at IS NULL AND l.kind = '代表联系选民' AND c.contacted_on BETWEEN ?1 AND ?2 AND l.person_id = ?3 "
    f"AND {ON_DUTY.format(person='l.person_id', day='c.contacted_on')}"
)
REPORTED = (
    "SELECT r.reported_on FROM duty_report r WHERE r.voided_at IS NULL AND r.state = '已述职' "
    "AND r.reported_on BETWEEN ?1 AND ?2 AND r.person_id = ?3 "
    f"AND {ON_DUTY.format(person='r.person_id', day='r.reported_on')}"
)
LEARNED = (
    "SELECT t.held_on FROM training_attendance a JOIN training t ON t.id = a.training_id WHERE a.voided_at IS NULL "
    "AND t.voided_at IS NULL AND coalesce(a.state, '出席') = '出席' AND t.held_on BETWEEN ?1 AND ?2 "
    f"AND a.person_id = ?3 AND {ON_DUTY.format(person='a.person_id', day='t.held_on')}"
)
SIGNATURES = (
    SUGGESTION
    + "raised_on BETWEEN ?1 AND ?2 AND excluded IS NULL AND EXISTS (SELECT 1 FROM suggestion_signer g "
    "WHERE g.suggestion_id = row.id AND g.voided_at IS NULL AND g.person_id = ?3 AND g.role {role} '领衔')"
)
DID = {
    4: f"SELECT count(*) {SIGNED}",
    5: f"SELECT count(*) {SIGNED} AND {THERE}",
    6: f"SELECT count(*) {SIGNED} AND a.state = '请假'",
    7: f"SELECT count(*) {SIGNED} AND a.state = '缺席'",
    9: f"SELECT sum(coalesce(a.half_days, v.half_days)) {SIGNED} AND {THERE}",
    10: (
        f"SELECT count(*) {SIGNED} AND {THERE} "
        f"AND {of_kinds('出席人代会', '列席常委会', '列席其他会议', '政情通报会')}"
    ),
    11: (
        f"SELECT count(*) {SIGNED} AND {THERE} AND "
        f"{of_kinds('视察', '持证视察', '专题调研', '执法检查', '专题询问、评议', '小组活动', '受邀活动')}"
    ),
    12: days_of("代表接待日", RECEIVED),
    13: days_of("走访联系选民", VISITED),
    14: days_of("述职", REPORTED),
    15: days_of("学习培训", LEARNED),
    16: f"SELECT count(*) {SIGNED} AND {THERE} AND {of_kinds('宣传宣讲', '为民办实事', '结对帮扶')}",
    17: f"SELECT count(*) {SIGNED} AND {THERE} AND {of_kinds('其他')}",
    18: SIGNATURES.format(role="="),
    19: SIGNATURES.format(role="<>"),
    20: (
        "SELECT count(*) FROM opinion o WHERE o.voided_at IS NULL AND o.merged_into IS NULL "
        "AND o.registered_on BETWEEN ?1 AND ?2 AND o.person_id = ?3"
    ),
}


def decimal(desk: Desk, sql: str, *values: object) -> Decimal:
    return Decimal(str(asked(desk, sql, *values)[0][0] or 0))


@pytest.mark.parametrize("period", ["2026", "2026H1", "2025", "2026B5"])
def test_sheet_6_in_every_cell(sample: Desk, period: str) -> None:
    span = bounds(sample, period)
    made = sheet(sample, period, 6)
    sums = dict.fromkeys(DID, Decimal(0))
    section = dict.fromkeys(DID, Decimal(0))
    people = 0
    for line in made.lines:
        if line.sources:
            [(_, person)] = line.sources
            people += 1
            for place, sql in DID.items():
                wanted = decimal(sample, sql, *span, person)
                assert Decimal(str(line.cells[place] or 0)) == wanted, (line.cells[1], place)
                sums[place] += wanted
                section[place] += wanted
            if line.cells[8] is not None:
                rate = to_places(Decimal(str(line.cells[5])) / Decimal(str(line.cells[4])), "0.0001")
                assert line.cells[8] == rate
        else:
            # A subtotal is of the lines above it, back to the one before.
            said = {place: Decimal(str(line.cells[place] or 0)) for place in DID}
            assert said == section, line.cells[1]
            section = dict.fromkeys(DID, Decimal(0))
    assert made.totals is not None
    assert {place: Decimal(str(made.totals[place] or 0)) for place in DID} == sums
    assert made.totals[3] == f"{people}人"


# --- Sheet 8: the ledger and how each unit handled what it was given ---
LEDGER = SUGGESTION.rpartition("SELECT count(*)")[0]


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_8_counts_those_who_seconded_and_what_was_raised(sample: Desk, period: str) -> None:
    span = bounds(sample, period)
    made = sheet(sample, period, 8)
    seconded = 0
    for line in made.lines:
        [(_, number)] = line.sources
        wanted = count(
            sample,
            "SELECT count(*) FROM suggestion_signer g WHERE g.voided_at IS NULL AND g.suggestion_id = ? "
            "AND g.role <> '领衔'",
            number,
        )
        assert (line.cells[7] or 0) == wanted
        seconded += wanted
        # What came after the period stands in a later ledger.
        [(due,)] = asked(
            sample,
            f"{LEDGER} SELECT CASE WHEN assigned_on <= ? THEN due_on END FROM row WHERE id = ?",
            span[1],
            number,
        )
        assert str(line.cells[14] or "") == (due or "")
    raised = count(sample, f"{SUGGESTION} raised_on BETWEEN ?1 AND ?2 AND id IN ({_ids(made)})", *span)
    if made.totals is not None:
        assert (made.totals[7] or 0) == seconded
        assert f"本期提出{raised}件" in str(made.totals[5])


def _ids(made: Sheet) -> str:
    return ", ".join(str(line.sources[0][1]) for line in made.lines) or "0"


# The first handling of a unit, and the last one it replied to.
EVALUATED = (
    LEDGER.rstrip()
    + """, first AS (SELECT u.*, row.answered_on,
    (SELECT max(l.turn) FROM unit l WHERE l.suggestion_id = u.suggestion_id AND l.unit = u.unit AND l.role = u.role
      AND l.replied_on IS NOT NULL) AS last_turn
  FROM unit u JOIN row ON row.id = u.suggestion_id
  WHERE u.answers AND u.turn = 1 AND row.answered_on BETWEEN ?1 AND ?2),
handling AS (SELECT f.*, coalesce(l.result, f.result) AS mark, coalesce(l.solved, f.solved) AS so_solved,
    coalesce(l.adopted, f.adopted) AS so_adopted, coalesce(l.attitude, f.attitude) AS so_attitude,
    coalesce(l.satisfaction, f.satisfaction) AS so_content
  FROM first f LEFT JOIN unit l ON l.suggestion_id = f.suggestion_id AND l.unit = f.unit AND l.role = f.role
    AND l.turn = f.last_turn)
SELECT count(*) FROM handling h WHERE """
)
TALK = "EXISTS (SELECT 1 FROM suggestion_talk t WHERE t.unit_id = h.id AND t.voided_at IS NULL AND t.{what} = '{word}')"
OF_HEADING = {
    "类别号标记": "h.mark = '{word}'",
    "面商人": TALK.replace("{what}", "who"),
    "协商形式": TALK.replace("{what}", "form"),
    "问题解决情况": "h.so_solved = '{word}'",
    "意见采纳情况": "h.so_adopted = '{word}'",
    "办理工作满意度": "h.so_attitude = '{word}'",
    "办理结果满意度": "h.so_content = '{word}'",
    "附议代表答复": "h.cosigners_told = '{word}'",
}


def path(heading: Heading) -> tuple[str, ...]:
    """The heading from the uppermost line to the lowest."""
    return (heading.title,) if isinstance(heading.title, str) else heading.title


def evaluation(desk: Desk, period: str) -> Sheet:
    return next(
        one
        for one in reporting.prepare(desk, period, "all", [8]).sheets
        if one.title == "代表建议办理情况评估表"
    )


@pytest.mark.parametrize("period", ["2026", "2026H1", "2026H2", "2025"])
def test_the_evaluation_beside_sheet_8_in_every_cell(sample: Desk, period: str) -> None:
    span = bounds(sample, period)
    made = evaluation(sample, period)
    assert made.lines
    for line in made.lines:
        unit = "1" if str(line.cells[0]).startswith("合计") else f"h.unit = '{line.cells[0]}'"
        assert line.cells[1] == count(sample, f"{EVALUATED}{unit}", *span)
        _check_cells(sample, made, line, unit, span)
    everything = made.lines[-1]
    assert made.totals is not None
    for place, heading in enumerate(made.headings):
        if place < 2 or path(heading)[-1] == "数量":
            continue
        group = [
            at
            for at, one in enumerate(made.headings)
            if path(one)[0] == path(heading)[0] and path(one)[-1] != "占比"
        ]
        whole = sum(int(str(everything.cells[at])) for at in group)
        own = place + 1 if path(heading)[-1] == "占比" else place
        if not whole:
            assert made.totals[place] in (None, "", "—")
            continue
        share = to_places(Decimal(100 * int(str(everything.cells[own]))) / whole, "0.01")
        said = made.totals[place]
        shown = said * 100 if isinstance(said, Decimal) else Decimal(str(said).rstrip("%"))
        assert shown == share, path(heading)


def _check_cells(desk: Desk, made: Sheet, line: Line, unit: str, span: tuple[str, str]) -> None:
    for place, heading in enumerate(made.headings):
        if place < 2:
            continue
        group, word = path(heading)[0], path(heading)[1]
        which = OF_HEADING[group].format(word=word)
        wanted = count(desk, f"{EVALUATED}{unit} AND {which}", *span)
        if path(heading)[-1] != "占比":
            assert line.cells[place] == wanted, (line.cells[0], path(heading))
            continue
        marked = count(desk, f"{EVALUATED}{unit} AND h.mark IS NOT NULL", *span)
        share = to_places(Decimal(wanted) / marked, "0.0001") if marked else None
        assert line.cells[place] == share, (line.cells[0], path(heading))


# --- Sheet 9 ---
@pytest.mark.parametrize("period", PERIODS)
def test_sheet_9_counts_what_was_raised_and_what_was_closed(sample: Desk, period: str) -> None:
    span = bounds(sample, period)
    registered = "FROM opinion o WHERE o.voided_at IS NULL AND o.registered_on BETWEEN ?1 AND ?2"
    listed = count(sample, f"SELECT count(*) {registered}", *span)
    made = sheet(sample, period, 9)
    assert [line.cells[0] for line in made.lines] == list(range(1, listed + 1))
    # What was joined to another opinion has its line, and is no matter of its own.
    matters = count(sample, f"SELECT count(*) {registered} AND o.merged_into IS NULL", *span)
    closed = count(
        sample, f"SELECT count(*) {registered} AND o.merged_into IS NULL AND o.closed_on <= ?2", *span
    )
    if listed:
        assert made.totals is not None
        assert made.totals[8] == f"共{matters}件，办结{closed}件"


def test_no_numeric_column_of_these_sheets_is_without_a_count(sample: Desk) -> None:
    """A column that is added to one of the sheets has to be counted here."""
    sheets = {one.title: one for one in reporting.prepare(sample, "2026", "all", [5, 6, 8, 9]).sheets}
    kinds = ("whole", "decimal", "percent")
    numeric = {
        title: {place for place, one in enumerate(made.headings) if one.kind in kinds}
        for title, made in sheets.items()
    }
    assert numeric == {
        "代表构成统计": {2, 3, 4, 5},
        "代表履职情况统计": {0, 8, *DID},
        "建议办理台账": {0, 7},
        "代表建议办理情况评估表": set(range(1, 35)),
        "选民意见台账": {0},
    }
