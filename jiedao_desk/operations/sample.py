"""A sample office of invented people, to try the program on and to show it (示例数据)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.identity import check_digit
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import (
    briefings,
    browse,
    finality,
    office,
    records,
    sample_activities,
    sample_articles,
    sample_desk,
    sample_duty,
    sample_elections,
    sample_papers,
    sample_points,
    sample_reports,
    sample_suggestions,
    sample_voters,
    sessions,
)
from jiedao_desk.operations import sample_words as words
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.codes import COMPOSITION
from jiedao_desk.storage.clock import Clock

PARTY_SEAL = "中共东明街道工作委员会"
CONGRESS_SEAL = "明山区人大常委会东明街道工作委员会"


class MovingClock(Clock):
    """The clock of the sample alone: its records are entered soon after what they tell of, as in a real office."""

    moment: datetime

    def now(self) -> datetime:
        """The moment the sample has reached."""
        return self.moment

    def move(self, to: datetime) -> None:
        """Goes on to a moment of the sample's story."""
        object.__setattr__(self, "moment", to)

    def stand_on(self, day: date) -> None:
        """Takes a day of the story for today, for what the program dates itself."""
        object.__setattr__(self, "pinned", day)
        self.move(datetime.combine(day, time(15)))


@dataclass(frozen=True)
class Size:
    """How large a sample: years of records up to today, deputies, activities a year, and the seed of chance."""

    years: int = 3
    deputies: int = 60
    activities: int = 24
    seed: int = 20200724


# A smaller sample is for trying something out, and is made often.
_TRIAL_YEARS = 2


@dataclass
class _Story:
    desk: Desk
    clock: MovingClock
    size: Size
    random: Random
    today: date
    secretaries: list[tuple[str, date, date | None]] = field(default_factory=list)
    deputy_secretary: str = ""
    recorder: str = ""

    @property
    def first_day(self) -> date:
        return date(self.today.year - self.size.years + 1, 1, 1)

    def enter(self, day: date, later: int = 1) -> None:
        """The clerk enters it a few days after it happened, or long after."""
        entered = min(day + timedelta(days=later), self.today)
        self.clock.move(datetime.combine(entered, time(9, 30)))


def make(desk: Desk, clock: MovingClock, size: Size) -> None:
    """Fills a new office. The same size and day make the same office, uids apart."""
    story = _Story(desk, clock, size, Random(size.seed), clock.today())
    story.clock.move(datetime.combine(story.first_day, time(9)))
    _office(story)
    _staff(story)
    _deputies(story)
    _activities(story)
    sample_elections.elections_of(story.desk, story.first_day, story.today, story.enter)
    _suggestions(story)
    sample_points.points_of(story.desk, story.first_day, story.today, size.seed, story.enter)
    sample_duty.duty_of(story.desk, story.first_day, story.today, size.seed, story.enter)
    sample_voters.voters_of(story.desk, story.first_day, story.today, size.seed, story.enter)
    sample_papers.papers_of(story.desk, story.first_day, story.today, size.seed, story.enter)
    sample_articles.articles_of(story.desk, story.first_day, story.today, story.enter)
    _sessions(story)
    _briefings(story)
    sample_reports.reports_of(
        story.desk, story.first_day, story.today, story.clock.stand_on, both=size.years > _TRIAL_YEARS
    )
    sample_desk.on_desk(story.desk, story.today, story.enter)


def _office(story: _Story) -> None:
    office.set_up(
        story.desk,
        office.Start(
            unit="东明街道",
            district="明山区",
            party_seal=PARTY_SEAL,
            congress_seal=CONGRESS_SEAL,
            term="第十九届",
            term_from=date(story.first_day.year - 2, 1, 6),
            use_from=story.first_day,
            operator="王敏",
        ),
    )


def _staff(story: _Story) -> None:
    """The secretary changed in the last August that is over, with a deputy 主持工作 between."""
    year = story.today.year if story.today >= date(story.today.year, 9, 1) else story.today.year - 1
    left, came = date(year, 8, 10), date(year, 8, 26)
    story.secretaries = [("张红旗", date(story.first_day.year - 1, 3, 1), left), ("周明远", came, None)]
    story.deputy_secretary, story.recorder = "李卫国", "王敏"
    since = date(story.first_day.year - 1, 3, 1)
    posts = (
        ("张红旗", "党工委", "书记", "党工委书记", 1, since, left, "专职"),
        ("周明远", "党工委", "书记", "党工委书记", 1, came, None, "专职"),
        ("李卫国", "党工委", "副书记", "党工委副书记、办事处主任", 2, since, None, "专职"),
        ("李卫国", "党工委", "主持工作", "主持党工委工作", 2, left + timedelta(1), came - timedelta(1), None),
        ("孙立", "党工委", "副书记", "党工委副书记", 3, since, None, "专职"),
        ("周全", "党工委", "委员", "党工委委员、纪工委书记", 4, since, None, "专职"),
        ("赵春梅", "党工委", "委员", "党工委委员、组织委员", 5, since, None, "专职"),
        ("韩梅", "党工委", "委员", "党工委委员、宣传委员", 6, since, None, "专职"),
        ("刘志强", "人大街道工委", "主任", "人大街道工委主任", 1, since, None, "专职"),
        ("陈洁", "人大街道工委", "副主任", "人大街道工委副主任", 2, since, None, "兼职"),
        ("王敏", "人大街道工委", "工作人员", "人大街道工委干事", 3, since, None, "兼职"),
    )
    for name, body, post, title, order, start, end, employment in posts:
        records.save(
            story.desk,
            Draft(
                "staff",
                {
                    "name": name,
                    "body": body,
                    "post": post,
                    "full_title": title,
                    "protocol_order": order,
                    "started_on": start,
                    "ended_on": end,
                    "employment": employment,
                    "oath_on": start if body == "人大街道工委" and post != "工作人员" else None,
                    "appointed_by": f"明委干〔{start.year}〕{order + 10}号",
                },
            ),
        )


def _identity(random: Random, birth: date, sex: str) -> str:
    serial = random.randrange(0, 499) * 2 + (1 if sex == "男" else 0)
    body = f"210504{birth:%Y%m%d}{serial:03d}"
    return body + check_digit(body)


def _deputies(story: _Story) -> None:
    random, size = story.random, story.size
    groups = []
    for number in range(max(2, min(8, size.deputies // 12))):
        title = f"第{'一二三四五六七八'[number]}代表小组"
        area = words.COMMUNITIES[number % len(words.COMMUNITIES)]
        saved = records.save(
            story.desk,
            Draft(
                "groups",
                {
                    "name": title,
                    "order": number + 1,
                    "area": area,
                    "formed_on": date(story.first_day.year, 1, 20),
                },
            ),
        )
        groups.append(saved.id)
    elected = date(story.first_day.year - 2, 1, 6)
    for number, (name, sex) in enumerate(words.people(random, size.deputies)):
        birth = date(random.randint(1962, 1995), random.randint(1, 12), random.randint(1, 28))
        employer, posts = random.choice(words.EMPLOYERS)
        level = "市" if number % 20 == 3 else "区"
        mandate: dict[str, object] = {
            "level": level,
            "term": "第十七届" if level == "市" else "第十九届",
            "constituency": None if level == "市" else f"第{number % 14 + 1}选区",
            "electing_unit": "明山区" if level == "市" else None,
            "certificate": f"{number + 1:03d}",
            "composition": random.choice(COMPOSITION.words[:6]),
            "reelected": random.random() < 0.35,
            "started_on": elected,
        }
        if number == 5:
            mandate |= {
                "end_cause": "辞职被接受",
                "end_event_on": date(story.today.year - 1, 5, 8),
                "ended_on": date(story.today.year - 1, 6, 20),
                "end_announced_on": date(story.today.year - 1, 6, 22),
                "end_document": "区人大常委会公告",
            }
        records.save(
            story.desk,
            Draft(
                "deputies",
                {
                    "name": name,
                    "sex": sex,
                    "nation": words.MINORITY[name][0]
                    if name in words.MINORITY
                    else random.choice(("汉族", "汉族", "汉族", "汉族", "满族", "满族", "回族")),
                    "birth": PartialDate(birth.year, birth.month, birth.day),
                    "native_place": random.choice(words.NATIVE),
                    "party": random.choice(
                        ("中共党员", "中共党员", "中共党员", "群众", "民盟", "民建", "无党派人士")
                    ),
                    "education": random.choice(("大学", "大学", "研究生", "大专", "高中")),
                    "identity_number": _identity(random, birth, sex),
                    "mobile": f"139{random.randrange(10**7, 10**8)}",
                    "employer": f"{employer}{random.choice(posts)}",
                    "residence": random.choice(words.COMMUNITIES),
                    "no_fixed_wage": random.random() < 0.1,
                    "grassroots": mandate["composition"] in ("一线工人", "农民", "专业技术人员"),
                },
                {
                    "mandates": [Draft("mandates", mandate)],
                    "memberships": [
                        Draft(
                            "memberships",
                            {
                                "group_id": groups[number % len(groups)],
                                "role": "召集人" if number < len(groups) else "成员",
                                "joined_on": date(story.first_day.year, 1, 20),
                            },
                        )
                    ],
                },
            ),
        )


def _activities(story: _Story) -> None:
    for year in range(story.first_day.year, story.today.year + 1):
        sample_activities.activities_of(
            story.desk, year, story.size.activities, story.today, story.size.seed, story.enter
        )


def _suggestions(story: _Story) -> None:
    for year in range(story.first_day.year, story.today.year + 1):
        sample_suggestions.suggestions_of(story.desk, year, story.today, story.size.seed, story.enter)


def _head(story: _Story, on: date) -> str | None:
    for name, since, until in story.secretaries:
        if since <= on and (until is None or on <= until):
            return name
    return None


def _sessions(story: _Story) -> None:
    """Every kind of period: met, met twice, missed, held without an item of congress work, chaired by the deputy."""
    number = 0
    year = 0
    for window in periods.windows_between("bimonth", story.first_day, story.today):
        if window.start.year != year:
            year, number = window.start.year, 0
        for day in _meeting_days(story, window.start, window.end):
            if day > story.today:
                continue
            number += story.random.randint(2, 4)
            _one_session(story, day, number, window.key)


def _meeting_days(story: _Story, start: date, end: date) -> Iterator[date]:
    # One period of the year before last stays without a meeting, for good.
    if start == date(story.today.year - 1, 3, 1):
        return
    span = (end - start).days
    first = start + timedelta(days=story.random.randint(3, span // 2 - 2))
    yield first
    if story.random.random() < 0.25:
        yield first + timedelta(days=story.random.randint(10, span // 2))


def _one_session(story: _Story, day: date, number: int, window: str) -> None:
    random = story.random
    last_year = story.today.year
    head = _head(story, day)
    by_deputy = window == f"{last_year}B3"
    without_congress = window == f"{last_year}B5"
    ten_items = window == f"{last_year}B2"
    backfilled = window == f"{last_year - 1}B5"
    is_draft = day > story.today - timedelta(days=25)
    chair = story.deputy_secretary if by_deputy or head is None else head
    draft = sessions.new(story.desk, day)
    draft.values |= {
        "held_on": day,
        "starts_at": time(9, 0) if number % 2 else time(14, 0),
        "ends_at": time(10, 40) if number % 2 else time(16, 10),
        "number": number,
        "session_kind": "党工委（扩大）会议" if ten_items else "党工委会议",
        "place": "街道三楼会议室",
        "chair": chair,
        "chair_post": "党工委副书记、办事处主任" if chair == story.deputy_secretary else "党工委书记",
        "recorder": None if is_draft else story.recorder,
    }
    for row in draft.children["attendance"]:
        row.values["state"] = "出席"
    others = [row for row in draft.children["attendance"] if row.get("name") != chair]
    if random.random() < 0.5:
        absent = random.choice(others)
        absent.values |= {"state": "请假", "reason": random.choice(("公出", "病假", "事假"))}
    draft.children["attendance"].append(
        Draft("attendance", {"name": "刘志强", "post": "人大街道工委主任", "state": "列席"})
    )
    items = 10 if ten_items else random.randint(2, 3)
    congress_at = None if without_congress else random.randrange(items)
    _agenda(story, draft, items, congress_at, day)
    story.enter(day, later=75 if backfilled else 2)
    if is_draft:
        finality.save(story.desk, draft)
        return
    saved = finality.finalise(story.desk, draft)
    _follow_up(story, "sessions", saved.id)


def _agenda(story: _Story, draft: Draft, items: int, congress_at: int | None, day: date) -> None:
    random = story.random
    present = [row.get("name") for row in draft.children["attendance"] if row.get("state") == "出席"]
    others = random.sample(words.OTHER_ITEMS, min(items, len(words.OTHER_ITEMS)))
    for place in range(items):
        if place != congress_at:
            draft.children["agenda"].append(
                Draft(
                    "agenda", {"title": others[place % len(others)], "is_congress": False}, {"speeches": []}
                )
            )
            continue
        title, subject = random.choice(words.CONGRESS_ITEMS)
        uid = new_uid()
        speakers = random.sample(present, min(2, len(present)))
        draft.children["agenda"].append(
            Draft(
                "agenda",
                {
                    "title": title,
                    "is_congress": True,
                    "subject": subject,
                    "presenter": "刘志强",
                    "presenter_post": "人大街道工委主任",
                    "report": random.choice(words.REPORTS).format(
                        n=random.randint(9, 30), m=random.randint(3, 9)
                    ),
                    "summary": random.choice(words.SUMMARIES),
                },
                {
                    "speeches": [
                        Draft("speeches", {"speaker": name, "words": random.choice(words.SPEECHES)})
                        for name in speakers
                    ]
                },
                uid=uid,
            )
        )
        for matter in random.sample(words.DECISIONS, random.randint(1, 2)):
            draft.children["actions"].append(
                Draft(
                    "actions",
                    {
                        "matter": matter,
                        "responsible": (random.choice(("刘志强", "陈洁", *words.UNITS)),),
                        "due_on": day + timedelta(days=random.choice((20, 30, 45, 60))),
                        "agenda_id": Sibling(uid),
                    },
                )
            )


def _briefings(story: _Story) -> None:
    """One each half-year; one was missed for good, that of now is still a draft."""
    for window in periods.windows_between("half_year", story.first_day, story.today):
        if window.start == date(story.today.year - 1, 1, 1):
            continue
        is_now = story.today in window
        day = (
            max(window.start, story.today - timedelta(days=3)) if is_now else window.end - timedelta(days=12)
        )
        draft = briefings.new(story.desk, day)
        draft.values |= {
            "starts_at": time(9, 0),
            "ends_at": time(10, 20),
            "place": "街道三楼会议室",
            "recorder": story.recorder,
        }
        for row in draft.children["attendance"]:
            row.values["state"] = "出席"
        story.enter(day)
        if is_now:
            draft.values["report"] = briefings.drafted_report(story.desk, draft)
            finality.save(story.desk, draft)
            continue
        reported = briefings.drafted_report(story.desk, draft)
        draft.values["report"] = "\n".join(filter(None, (reported, story.random.choice(words.REPORTED))))
        draft.values["opinion"] = story.random.choice(words.OPINIONS)
        draft.children["actions"] = [
            Draft(
                "actions",
                {
                    "matter": story.random.choice(words.AFTER_REPORT),
                    "responsible": ("人大街道工委",),
                    "due_on": day + timedelta(days=60),
                },
            )
        ]
        saved = finality.finalise(story.desk, draft)
        _follow_up(story, "briefings", saved.id)


def _follow_up(story: _Story, register: str, record_id: int) -> None:
    """Most of what was decided was done; the latest is still under way."""
    for task in browse.load(story.desk, register, record_id).children["actions"]:
        due = task.get("due_on")
        if due >= story.today - timedelta(days=10) or story.random.random() < 0.1:
            continue
        done = due + timedelta(days=story.random.choice((-6, -3, -1, 4)))
        story.enter(done)
        task.values |= {"state": "已落实", "done_on": done, "outcome": "已按会议要求落实，并向党工委报告。"}
        task.children["follow_ups"] = [
            Draft(
                "follow_ups",
                {"noted_on": done - timedelta(days=5), "by": "王敏", "progress": "已与责任单位对接。"},
            )
        ]
        records.save(story.desk, task)
