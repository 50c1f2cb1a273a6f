"""What lies on the sample office's desk today: papers that wait, signed originals, scans and photographs (示例在办)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import attachments, browse, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.meetings import FINAL

Enter = Callable[[date], None]
# Paper, ink, and the darker ink of a title.
_COLOURS = bytes((250, 249, 245, 130, 134, 142, 70, 74, 82))
_CORRECTIONS = {
    "sessions": "第2页第4行“3月15日”应为“3月25日”",
    "briefings": "列席人员漏记1人，应补记“陈洁（党政办主任）”",
}
_SCANS = (
    ("activities", "photos", "签到表扫描件（示例）.png"),
    ("documents", "scans", "印发件扫描件（示例）.png"),
    ("supervisions", "materials", "检查方案扫描件（示例）.png"),
)


def on_desk(desk: Desk, today: date, enter: Enter) -> None:
    """Enters what is of the last weeks; everything comes from a fixed chance."""
    enter(today)
    _waiting(desk, today)
    for register, words in _CORRECTIONS.items():
        _sign(desk, register, words)
    _issue_minutes(desk)
    for place, (register, key, name) in enumerate(_SCANS):
        found = browse.ids(desk, Query(register))
        if found:
            draft = browse.load(desk, register, found[0])
            draft.values[key] = (attachments.add_content(desk, name, page(place)).id,)
            records.save(desk, draft)


def page(seed: int) -> bytes:
    """A PNG that looks like the scan of a typed page from afar, and says nothing."""
    random = Random(seed)
    width, height = 210, 297
    rows = [bytearray(width) for _ in range(height)]
    for line in range(14):
        top = 60 + line * 14
        end = 185 if line % 4 != 3 else random.randint(80, 150)
        for left in range(25 + (12 if line % 4 == 0 else 0), end, 9):
            for row in rows[top : top + 5]:
                row[left : left + 7] = b"\1" * 7
    for left in range(60, 150, 13):
        for row in rows[28:37]:
            row[left : left + 11] = b"\2" * 11
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    inside = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in ((b"IHDR", head), (b"PLTE", _COLOURS), (b"IDAT", inside), (b"IEND", b""))
    )


def _waiting(desk: Desk, today: date) -> None:
    """A request without an answer, two tasks in progress, a matter of supervision half way."""
    request = {
        "title": "关于调整第三选区代表联络站场所的请示",
        "kind": "请示",
        "line": "区人大常委会",
        "dated_on": today - timedelta(days=12),
        "signed_by": "刘志强",
        "addressee": "区人大常委会",
        "content": "现联络站所在房屋年底到期，拟迁至峪明社区党群服务中心一楼。",
    }
    records.save(desk, Draft("submissions", request, {}))
    for title, issuer, days, progress in (
        ("报送代表联络站规范化建设自查情况", "区人大常委会代表工委", 9, "已通知各站自查"),
        ("反馈重点建议办理进度", "区人大常委会办公室", 26, None),
    ):
        task = {
            "title": title,
            "kind": "交办任务",
            "line": "区人大常委会",
            "dated_on": today - timedelta(days=8),
            "issuer": issuer,
            "due_on": today + timedelta(days=days),
            "responsible": ("王敏",),
            "progress": progress,
        }
        records.save(desk, Draft("submissions", task, {}))
    began = today - timedelta(days=30)
    matter = {
        "title": "冬季供热保障情况视察",
        "kind": "视察",
        "role": "联动",
        "organiser": "区人大常委会",
        "started_on": began,
        "report": "代表反映的问题已汇总，报区人大常委会。",
    }
    stages = [
        Draft("supervision_stages", {"stage": stage, "reached_on": began + timedelta(days=10 * place)})
        for place, stage in enumerate(("选题", "组织", "报告"))
    ]
    findings = [
        Draft(
            "supervision_findings",
            {
                "problem": "个别小区末端温度不足",
                "responsible": "供热单位",
                "due_on": today + timedelta(days=6),
            },
        ),
        Draft(
            "supervision_findings",
            {
                "problem": "报修电话占线时间长",
                "responsible": "供热单位",
                "due_on": today - timedelta(days=3),
                "done_on": today - timedelta(days=5),
                "result": "已增加接线席位。",
            },
        ),
    ]
    children = {"supervision_stages": stages, "supervision_findings": findings}
    records.save(desk, Draft("supervisions", matter, children))


def _sign(desk: Desk, register: str, correction: str) -> None:
    """The oldest finalised meetings are signed and filed; one of them has a mistake, told beside it."""
    final = browse.ids(desk, Query(register).where("state", FINAL))
    for place, record in enumerate(sorted(final)[:3]):
        draft = browse.load(desk, register, record)
        held_on: date = draft.values["held_on"]
        draft.values |= {
            "signed_on": held_on + timedelta(days=3),
            "archive_number": f"DM·{held_on.year}·{'RD01' if register == 'sessions' else 'RD02'}",
            "archive_pages": f"{place + 1}/1—4",
            "retention": "永久",
            "kept_at": "街道档案室",
            "scans": (
                attachments.add_content(desk, f"{held_on:%Y%m%d}会议记录签字件（示例）.png", page(place)).id,
            ),
        }
        if place == 0:
            draft.values["correction"] = correction
        records.save(desk, draft)


def _issue_minutes(desk: Desk) -> None:
    """The minutes of the newest finalised sessions went out under a number, a week after they were held."""
    final = browse.ids(desk, Query("sessions", order="-held_on").where("state", FINAL))[:3]
    for place, record in enumerate(final):
        draft = browse.load(desk, "sessions", record)
        held_on: date = draft.values["held_on"]
        draft.values |= {
            "minutes_number": f"第{len(final) - place}期",
            "minutes_issued_on": held_on + timedelta(days=7),
            "minutes_sent_to": "党工委委员，人大街道工委，党政办，各社区党委",
        }
        records.save(desk, draft)
