"""What each figure of sheet 17 is, asked of the file in plain SQL with no code of the program in between (独立计数).

``?1`` and ``?2`` are the first and the last day of the span; both are always handed over.
"""

from __future__ import annotations

from tests.reports.counting import DUTY, HOME, THERE

IN = "BETWEEN ?1 AND ?2"
ENDS = "AND ?1 = ?1"

# --- Deputies and the places they come from ---
OFFICE = (
    "FROM mandate m JOIN person p ON p.id = m.person_id WHERE m.voided_at IS NULL AND p.voided_at IS NULL "
    "AND coalesce(m.started_on, '0') <= ?2 AND coalesce(m.ended_on, '9') > ?2 AND ?1 = ?1"
)
LEFT = (
    "SELECT count(*) FROM mandate m JOIN person p ON p.id = m.person_id WHERE m.voided_at IS NULL "
    f"AND p.voided_at IS NULL AND m.ended_on {IN} {HOME}"
)
# Mandates that began more than ninety days after their term did.
LATER = f"""FROM mandate m JOIN person p ON p.id = m.person_id JOIN term t ON t.level = m.level
    WHERE m.voided_at IS NULL AND p.voided_at IS NULL AND t.voided_at IS NULL {HOME}
    AND julianday(m.started_on) - julianday(t.started_on) > 90 AND (t.ended_on IS NULL OR m.started_on < t.ended_on)"""
ENDED = "coalesce(m.end_cause, '') <> '届满'"

# --- Meetings ---
STUDIED = f"""FROM committee_session s WHERE s.voided_at IS NULL AND s.state = '定稿' AND s.held_on {IN}
    AND EXISTS (SELECT 1 FROM agenda_item a WHERE a.session_id = s.id AND a.is_congress AND a.voided_at IS NULL)
    AND EXISTS (SELECT 1 FROM staff_member p WHERE p.name = s.chair AND p.body = '党工委' AND p.post = '书记'
      AND p.voided_at IS NULL AND coalesce(p.started_on, '0') <= s.held_on
      AND coalesce(p.ended_on, '9') >= s.held_on)"""
HEARD = f"""FROM briefing b WHERE b.voided_at IS NULL AND b.state = '定稿' AND b.held_on {IN}
    AND coalesce(b.presenter, '') <> '' AND EXISTS (SELECT 1 FROM staff_member p WHERE p.name = b.chair
      AND p.body = '党工委' AND p.post = '书记' AND p.voided_at IS NULL
      AND coalesce(p.started_on, '0') <= b.held_on AND coalesce(p.ended_on, '9') >= b.held_on)"""
TASKS = f"""FROM action_item a LEFT JOIN committee_session s ON s.id = a.session_id
    LEFT JOIN briefing b ON b.id = a.briefing_id WHERE a.voided_at IS NULL AND s.voided_at IS NULL
    AND b.voided_at IS NULL AND coalesce(s.held_on, b.held_on) {IN}"""
OWN = (
    "FROM committee_session s WHERE s.voided_at IS NULL AND s.state = '定稿' "
    f"AND s.session_kind = '人大街道工委会议' AND s.held_on {IN}"
)
MEMBERS = (
    "SELECT count(*) FROM meeting_attendance a WHERE a.voided_at IS NULL "
    f"AND a.session_id IN (SELECT s.id {OWN}) AND a.state IN ({{states}})"
)
POSTS = (
    "SELECT count(DISTINCT name) FROM staff_member s WHERE s.voided_at IS NULL AND s.body = '人大街道工委' "
    f"AND coalesce(s.started_on, '0') <= ?2 AND coalesce(s.ended_on, '9') >= ?2 {ENDS}"
)
PLACES = (
    "SELECT count(*) FROM station s WHERE s.voided_at IS NULL AND coalesce(s.opened_on, '0') <= ?2 "
    f"AND coalesce(s.closed_on, '9') > ?2 {ENDS}"
)

# --- Activities ---
SIGNED = DUTY.replace("BETWEEN ? AND ?", IN)
HELD_HERE = f"""FROM activity v WHERE v.voided_at IS NULL AND v.held_on {IN}
    AND (coalesce(v.joint_key, '') = '' OR v.leading)"""
KINDS = {
    "group": "'小组活动'",
    "visits": "'视察', '持证视察'",
    "research": "'专题调研'",
    "enforcement": "'执法检查'",
    "appraisal": "'专题询问、评议'",
    "informing": "'政情通报会'",
    "publicity": "'宣传宣讲'",
    "good_deeds": "'为民办实事', '结对帮扶'",
}

# --- Suggestions ---
# A month from the 31st ends on the last day of a shorter one: SQLite's own sum runs over into the next.
MONTHS = "min(date(assigned_on, '+{n} months'), date(assigned_on, 'start of month', '+{m} months', '-1 day'))"
THREE, SIX, ONE = (MONTHS.format(n=n, m=n + 1) for n in (3, 6, 1))
SUGGESTION = f"""WITH handled AS (SELECT *, CASE WHEN turn > 1 THEN {ONE}
    WHEN "limit" = '6个月' AND coalesce(limit_reason, '') <> '' AND coalesce(consent_on, '0') <= {THREE} THEN {SIX}
    ELSE {THREE} END AS usual FROM suggestion_unit WHERE voided_at IS NULL),
unit AS (SELECT *, CASE WHEN returned_on IS NOT NULL THEN NULL WHEN extended_to > usual
    AND coalesce(extension_by, '') <> '' AND extension_on <= usual THEN extended_to ELSE usual END AS due_on,
    role IN ('主办', '分办') AND returned_on IS NULL AS answers FROM handled),
row AS (SELECT s.*,
    coalesce(s.submitted_on, s.registered_on, s.reviewed_on,
      (SELECT min(assigned_on) FROM unit u WHERE u.suggestion_id = s.id), s.closed_on) AS raised_on,
    (SELECT min(assigned_on) FROM unit u WHERE u.suggestion_id = s.id) AS assigned_on,
    (SELECT max(due_on) FROM unit u WHERE u.suggestion_id = s.id AND u.answers AND u.turn = 1) AS due_on,
    (SELECT CASE WHEN count(*) = count(replied_on) THEN max(replied_on) END
      FROM unit u WHERE u.suggestion_id = s.id AND u.answers AND u.turn = 1) AS answered_on,
    (SELECT coalesce(max(u.feedback_on), max(u.replied_on)) FROM unit u WHERE u.suggestion_id = s.id
      AND u.answers AND u.turn = 1 AND u.satisfaction IN ('满意', '基本满意', '不满意')) AS heard_on
  FROM suggestion s WHERE s.voided_at IS NULL)
SELECT count(*) FROM row WHERE """
RAISED = f"raised_on {IN} AND excluded IS NULL"
OF_ROW = "u.suggestion_id = row.id"
LATE_FIRST = f"""EXISTS (SELECT 1 FROM unit u WHERE {OF_ROW} AND u.answers AND u.turn = 1
    AND coalesce(u.replied_on, '9') > u.due_on)"""
TALKED = f"""EXISTS (SELECT 1 FROM unit u JOIN suggestion_talk t ON t.unit_id = u.id
    WHERE {OF_ROW} AND t.voided_at IS NULL AND coalesce(t.form, '') <> '未协商')"""
# The class that was marked last: by turns, then in the order of the units.
CLASS = f"""(SELECT u.result FROM unit u WHERE {OF_ROW} AND u.answers AND u.result IS NOT NULL
    ORDER BY u.turn DESC, u.position DESC LIMIT 1)"""
CONTENT = """NOT EXISTS (SELECT 1 FROM unit u WHERE u.suggestion_id = row.id AND u.answers AND u.satisfaction = '不满意'
    AND u.turn = (SELECT {which}(o.turn) FROM unit o WHERE o.suggestion_id = row.id AND o.answers
      AND o.unit = u.unit AND o.role = u.role AND o.satisfaction IS NOT NULL))"""
OURS = f"EXISTS (SELECT 1 FROM unit u WHERE {OF_ROW} AND u.own AND u.returned_on IS NULL AND {{which}})"
OUR_DUE = OURS.format(which=f"u.due_on {IN}")
OUR_LATE = OURS.format(which=f"u.due_on {IN} AND coalesce(u.replied_on, '9') > u.due_on")

# --- Voters ---
OPINION = f"FROM opinion o WHERE o.voided_at IS NULL AND o.merged_into IS NULL AND o.registered_on {IN}"
VOTERS = "FROM opinion_voter v WHERE v.opinion_id = o.id AND v.voided_at IS NULL"
TOLD = "(v.untold_reason IS NOT NULL OR coalesce(v.told_on, '9') <= ?2)"
RECEPTION = f"FROM reception r WHERE r.voided_at IS NULL AND r.state = '已接待' AND r.held_on {IN}"
RECEIVING = (
    "FROM reception_deputy d JOIN reception r ON r.id = d.reception_id WHERE d.voided_at IS NULL "
    "AND r.voided_at IS NULL AND r.state = '已接待' AND coalesce(d.state, '出席') = '出席' "
    f"AND r.held_on {IN}"
)
CONTACT = (
    "FROM liaison_contact c JOIN liaison l ON l.id = c.liaison_id WHERE c.voided_at IS NULL "
    f"AND l.voided_at IS NULL AND l.kind = '代表联系选民' AND c.contacted_on {IN}"
)

# --- Duty reports, training, money ---
GAVE = f"FROM duty_report r WHERE r.voided_at IS NULL AND r.state = '已述职' AND r.reported_on {IN}"
GAVE_IN_TERM = (
    "EXISTS (SELECT 1 FROM duty_report r WHERE r.person_id = m.person_id AND r.voided_at IS NULL "
    "AND r.state = '已述职' AND r.reported_on <= ?2 AND r.reported_on >= coalesce(m.started_on, '0'))"
)
VOTED = f"{GAVE} AND r.returned > coalesce(r.invalid, 0)"
CONTENT_SHARE = "100.0 * (coalesce(satisfied, 0) + coalesce(fairly, 0)) / (returned - coalesce(invalid, 0))"
TRAINED = (
    "FROM training_attendance a JOIN training t ON t.id = a.training_id WHERE a.voided_at IS NULL "
    f"AND t.voided_at IS NULL AND t.held_on {IN}"
)
CAME = "coalesce(a.state, '出席') = '出席'"
DEPUTY = "coalesce(a.capacity, '代表') = '代表'"
FUND = f"FROM fund_entry f WHERE f.voided_at IS NULL AND f.entry_on {IN}"
FUND_SO_FAR = f"FROM fund_entry f WHERE f.voided_at IS NULL AND f.entry_on <= ?2 {ENDS}"

# --- Papers and elections ---
BEGUN = f"FROM supervision s WHERE s.voided_at IS NULL AND s.started_on {IN}"
FOUND = f"FROM supervision_finding f WHERE f.voided_at IS NULL AND f.supervision_id IN (SELECT s.id {BEGUN})"
SENT = f"FROM publication p WHERE p.voided_at IS NULL AND p.sent_on {IN}"
TAKEN = (
    "SELECT count(*) FROM publication_adoption a JOIN publication p ON p.id = a.publication_id "
    f"WHERE a.voided_at IS NULL AND p.voided_at IS NULL AND coalesce(a.adopted_on, p.sent_on) {IN}"
)
PAPER = "FROM submission s WHERE s.voided_at IS NULL AND"
RULES = (
    "SELECT count(*) FROM office_document d WHERE d.voided_at IS NULL AND d.kind = '制度' "
    f"AND coalesce(d.issued_on, '0') <= ?2 AND coalesce(d.repealed_on, '9') > ?2 {ENDS}"
)
ELECTION = f"FROM election e WHERE e.voided_at IS NULL AND e.held_on {IN}"

COUNTS: dict[str, str] = {
    "sessions.counted": f"SELECT count(*) {STUDIED}",
    "sessions.periods": f"SELECT count(DISTINCT (strftime('%m', s.held_on) + 1) / 2) {STUDIED}",
    "briefings.counted": f"SELECT count(*) {HEARD}",
    "own_meetings.held": f"SELECT count(*) {OWN}",
    "actions.decided": f"SELECT count(*) {TASKS}",
    "actions.done": f"SELECT count(*) {TASKS} AND a.state = '已落实' AND a.done_on <= ?2",
    "staff.members": POSTS,
    "staff.full_time": f"{POSTS} AND s.employment = '专职'",
    "staff.part_time": f"{POSTS} AND s.employment = '兼职'",
    "staff.hired": f"{POSTS} AND s.employment = '聘用'",
    "stations.houses": f"{PLACES} AND s.kind = '代表之家'",
    "stations.stations": f"{PLACES} AND s.kind = '代表联络站'",
    "stations.points": f"{PLACES} AND s.kind = '代表联络点'",
    "stations.studios": f"{PLACES} AND s.kind = '代表工作室'",
    "deputies.in_office": f"SELECT count(DISTINCT m.person_id) {OFFICE} {HOME}",
    "deputies.above": f"SELECT count(DISTINCT m.person_id) {OFFICE} AND m.level IN ('市', '省', '全国')",
    "deputies.attached": f"SELECT count(DISTINCT m.person_id) {OFFICE} AND m.belonging = '编入本街道活动'",
    # The seats of the constituencies say more where they are registered, as in the sample.
    "deputies.vacant": f"SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM constituency) {ENDS} AND ?2 = ?2",
    "deputies.ended": f"{LEFT} AND {ENDED}",
    "deputies.joined": f"SELECT count(*) {LATER} AND m.started_on {IN}",
    "deputies.resigned": f"{LEFT} AND m.end_cause IN ('辞职被接受', '责令辞职被接受')",
    "deputies.moved": f"{LEFT} AND m.end_cause = '迁出或者调离本行政区域'",
    "groups.formed": (
        "SELECT count(*) FROM deputy_group g WHERE g.voided_at IS NULL AND EXISTS (SELECT 1 FROM group_membership s "
        "WHERE s.group_id = g.id AND s.voided_at IS NULL AND coalesce(s.joined_on, '0') <= ?2 "
        f"AND coalesce(s.left_on, '9') > ?2) {ENDS}"
    ),
    "activities.times": f"SELECT count(*) {HELD_HERE}",
    "activities.persons": f"SELECT count(*) {SIGNED.format(more='')} AND {THERE}",
    **{
        f"activities.{key}_times": f"SELECT count(*) {HELD_HERE} AND v.activity_kind IN ({kinds})"
        for key, kinds in KINDS.items()
    },
    **{
        f"activities.{key}_persons": (
            f"SELECT count(*) {SIGNED.format(more='')} AND {THERE} AND v.activity_kind IN ({kinds})"
        )
        for key, kinds in KINDS.items()
    },
    "activities.listening_persons": (
        f"SELECT count(*) {SIGNED.format(more='')} AND {THERE} "
        "AND v.activity_kind IN ('列席常委会', '列席其他会议')"
    ),
    "suggestions.raised": SUGGESTION + RAISED,
    "suggestions.in_session": f"{SUGGESTION}{RAISED} AND raised_when = '会议期间'",
    "suggestions.between": f"{SUGGESTION}{RAISED} AND raised_when = '闭会期间'",
    "suggestions.joint": (
        f"{SUGGESTION}{RAISED} AND (SELECT count(DISTINCT coalesce(g.person_id, g.name)) FROM suggestion_signer g "
        "WHERE g.suggestion_id = row.id AND g.voided_at IS NULL) > 1"
    ),
    "suggestions.answered": f"{SUGGESTION}answered_on {IN}",
    **{
        f"suggestions.class_{mark.lower()}": f"{SUGGESTION}answered_on {IN} AND {CLASS} = '{mark}'"
        for mark in "ABCD"
    },
    "suggestions.again": (
        f"{SUGGESTION}EXISTS (SELECT 1 FROM unit u WHERE {OF_ROW} AND u.turn > 1 AND u.assigned_on {IN})"
    ),
    "suggestions.key_proposed": f"{SUGGESTION}{RAISED} AND key_handling IN ('已提请', '已列入')",
    "suggestions.key": f"{SUGGESTION}{RAISED} AND key_handling = '已列入'",
    "suggestions.public": f"{SUGGESTION}published_on {IN}",
    "suggestions.excellent": f"{SUGGESTION}{RAISED} AND excellent",
    "suggestions.own": SUGGESTION + OURS.format(which=f"u.assigned_on {IN}"),
    "receptions.held": f"SELECT count(*) {RECEPTION}",
    "receptions.visitors": f"SELECT sum(r.visitors) {RECEPTION}",
    "receptions.deputies": f"SELECT count(*) {RECEIVING}",
    "receptions.persons": f"SELECT count(DISTINCT d.person_id) {RECEIVING}",
    "opinions.collected": f"SELECT count(*) {OPINION}",
    "opinions.answered": f"SELECT count(*) {OPINION} AND o.route = '当场答复'",
    "opinions.referred": f"SELECT count(*) {OPINION} AND o.route IN ('交社区居委会', '交街道研究办理')",
    "opinions.suggested": f"SELECT count(*) {OPINION} AND o.route IN ('由区代表提出建议', '委托市代表提出')",
    "opinions.closed": (
        f"SELECT count(*) FROM opinion o WHERE o.voided_at IS NULL AND o.merged_into IS NULL AND o.closed_on {IN}"
    ),
    "liaisons.contacts": f"SELECT count(*) {CONTACT}",
    "liaisons.people": f"SELECT sum(c.people) {CONTACT}",
    "duty_reports.held": f"SELECT count(*) {GAVE}",
    "duty_reports.term": f"SELECT count(DISTINCT m.person_id) {OFFICE} {HOME} AND {GAVE_IN_TERM}",
    "trainings.held": f"SELECT count(*) FROM training t WHERE t.voided_at IS NULL AND t.held_on {IN}",
    "trainings.deputies": f"SELECT count(*) {TRAINED} AND {DEPUTY} AND {CAME}",
    "trainings.staff": f"SELECT count(*) {TRAINED} AND a.capacity <> '代表' AND {CAME}",
    "awards.given": f"SELECT count(*) FROM award a WHERE a.voided_at IS NULL AND a.kind = '奖励' AND a.awarded_on {IN}",
    "funds.income": f"SELECT sum(f.income) / 100.0 {FUND}",
    "funds.expense": f"SELECT sum(f.expense) / 100.0 {FUND}",
    "funds.balance": f"SELECT sum(coalesce(f.income, 0) - coalesce(f.expense, 0)) / 100.0 {FUND_SO_FAR}",
    "supervisions.all": f"SELECT count(*) {BEGUN}",
    "supervisions.checks": f"SELECT count(*) {BEGUN} AND s.kind = '执法检查'",
    "supervisions.research": f"SELECT count(*) {BEGUN} AND s.kind = '专题调研'",
    "supervisions.findings": f"SELECT count(*) {FOUND}",
    "supervisions.rectified": f"SELECT count(*) {FOUND} AND f.done_on <= ?2",
    "publications.sent": f"SELECT count(*) {SENT} AND p.kind <> '调研报告'",
    "publications.research": f"SELECT count(*) {SENT} AND p.kind = '调研报告'",
    "publications.adopted": TAKEN,
    "publications.adopted_national": f"{TAKEN} AND a.level = '国家'",
    "publications.adopted_province": f"{TAKEN} AND a.level = '省'",
    "publications.adopted_city": f"{TAKEN} AND a.level = '市'",
    "publications.adopted_district": f"{TAKEN} AND a.level = '区'",
    "submissions.sent": f"SELECT count(*) {PAPER} s.kind IN ('请示', '报告') AND s.dated_on {IN}",
    "submissions.tasks": f"SELECT count(*) {PAPER} s.kind = '交办任务' AND s.dated_on {IN}",
    "submissions.done": f"SELECT count(*) {PAPER} s.kind = '交办任务' AND s.done_on {IN}",
    "documents.rules": RULES,
    "documents.on_wall": f"{RULES} AND d.on_wall",
    "documents.to_archive": (
        "SELECT count(*) FROM office_document d WHERE d.voided_at IS NULL AND d.to_archive "
        f"AND coalesce(d.issued_on, '0') <= ?2 {ENDS}"
    ),
    "constituencies.vacant": f"""SELECT sum(max(c.seats - (SELECT count(DISTINCT m.person_id) {OFFICE} {HOME}
        AND m.constituency = c.name), 0)) FROM constituency c WHERE c.voided_at IS NULL
        AND coalesce(c.started_on, '0') <= ?2 AND coalesce(c.ended_on, '9') > ?2""",
    "elections.held": f"SELECT count(*) {ELECTION}",
    "elections.by": f"SELECT count(*) {ELECTION} AND e.kind = '补选' AND e.state = '已选出'",
    "elections.elected": (
        "SELECT count(*) FROM election_candidate c JOIN election e ON e.id = c.election_id "
        f"WHERE c.voided_at IS NULL AND c.elected AND e.voided_at IS NULL AND e.held_on {IN}"
    ),
}
"""Numbers of records, people, yuan."""

SHARES: dict[str, tuple[str, str]] = {
    "own_meetings.presence": (
        MEMBERS.format(states="'出席'"),
        MEMBERS.format(states="'出席', '请假', '缺席'"),
    ),
    # 请假 stays among those expected, as the settings of the sample have it.
    "activities.rate": (
        f"SELECT count(*) {SIGNED.format(more=HOME)} AND {THERE}",
        f"SELECT count(*) {SIGNED.format(more=HOME)}",
    ),
    "suggestions.on_time": (
        f"{SUGGESTION}due_on {IN} AND NOT {LATE_FIRST}",
        f"{SUGGESTION}due_on {IN}",
    ),
    "suggestions.own_on_time": (
        f"{SUGGESTION}{OUR_DUE} AND NOT {OUR_LATE}",
        SUGGESTION + OUR_DUE,
    ),
    "suggestions.talked": (f"{SUGGESTION}answered_on {IN} AND {TALKED}", f"{SUGGESTION}answered_on {IN}"),
    "suggestions.closed": (
        f"{SUGGESTION}assigned_on {IN} AND closed_on <= ?2",
        f"{SUGGESTION}assigned_on {IN}",
    ),
    "suggestions.content_first": (
        f"{SUGGESTION}heard_on {IN} AND {CONTENT.format(which='min')}",
        f"{SUGGESTION}heard_on {IN}",
    ),
    "suggestions.content": (
        f"{SUGGESTION}heard_on {IN} AND {CONTENT.format(which='max')}",
        f"{SUGGESTION}heard_on {IN}",
    ),
    "opinions.closed_share": (
        f"SELECT count(*) {OPINION} AND coalesce(o.closed_on, '9') <= ?2",
        f"SELECT count(*) {OPINION}",
    ),
    "opinions.told_share": (
        f"SELECT count(*) {OPINION} AND EXISTS (SELECT 1 {VOTERS}) AND NOT EXISTS (SELECT 1 {VOTERS} AND NOT {TOLD})",
        f"SELECT count(*) {OPINION}",
    ),
    "duty_reports.share": (COUNTS["duty_reports.term"], COUNTS["deputies.in_office"]),
    "trainings.share": (COUNTS["trainings.deputies"], f"SELECT count(*) {TRAINED} AND {DEPUTY}"),
}
"""In per cent: the part and the whole. A share of nothing is no value."""

MEANS: dict[str, tuple[str, str]] = {
    "activities.days": (
        f"SELECT sum(coalesce(a.half_days, v.half_days)) {SIGNED.format(more=HOME)} AND {THERE}",
        COUNTS["deputies.in_office"],
    ),
    "duty_reports.satisfaction": (f"SELECT sum({CONTENT_SHARE}) {VOTED}", f"SELECT count(*) {VOTED}"),
}
"""A sum and what it is divided by; a mean of nothing is no value."""
