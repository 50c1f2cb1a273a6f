"""What lists of staff ask beyond the description: which post a long title means, and of which body (人员表)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jiedao_desk.exchange.cell_reading import CHANGED, REFUSED, UNCERTAIN, Reading
from jiedao_desk.exchange.row_reading import RowDraft, Several
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel.fields import Field, clean_text
from jiedao_desk.registers.staff import (
    ACTING_HEAD,
    CONGRESS_COMMITTEE,
    DIRECTOR,
    PARTY_COMMITTEE,
    POSTS,
    SECRETARY,
    StaffMember,
)
from jiedao_desk.spreadsheet.table import Cell

_PARTED = re.compile(r"[、，,；;兼]+")
_OF_CONGRESS = re.compile(r"人大|(?<!党)工委(?:副?主任)")
_OFFICE = re.compile(r"办事处|办公室|社区|科|站|所")
# Posts that only one of the two bodies has.
_BODIES = {
    SECRETARY: PARTY_COMMITTEE,
    "副书记": PARTY_COMMITTEE,
    ACTING_HEAD: PARTY_COMMITTEE,
    DIRECTOR: CONGRESS_COMMITTEE,
    "副主任": CONGRESS_COMMITTEE,
    "工作人员": CONGRESS_COMMITTEE,
}


class StaffRows(Special):
    """The staff list's own questions."""

    def several(self) -> Mapping[str, Several]:
        """党工委副书记、办事处主任 is the post 副书记, and the full title as it is printed."""
        return {"post": _read_post}

    def read(self, found: RowDraft) -> None:
        """A list of one body often leaves out which it is; the post tells."""
        post = found.draft.get("post")
        if found.literal or post is None or found.draft.get("body") is not None:
            return
        title = found.text("post")
        body = CONGRESS_COMMITTEE if _OF_CONGRESS.search(title) else _BODIES.get(post)
        if "党工委" in title and not _OF_CONGRESS.search(title):
            body = PARTY_COMMITTEE
        if body is None:
            default = StaffMember.fields["body"].default
            found.say(
                UNCERTAIN, f"没有填所在机构，看不出“{title}”是哪个机构的，记为“{default}”，请核对", "post"
            )
            return
        found.draft.values["body"] = body
        found.say(CHANGED, f"没有填所在机构，按职务记为“{body}”", "post")


def _read_post(field: Field, cell: Cell) -> tuple[Mapping[str, Any], Reading]:
    text = clean_text(cell.text)
    if cell.kind == "error":
        return {}, Reading(why=f"这一格是表格的错误值{text}", level=REFUSED)
    whole = POSTS.find(text)
    if whole is not None:
        if whole == text:
            return {"post": whole}, Reading()
        return {"post": whole, "full_title": text}, Reading(why=f"“{text}”记为“{whole}”", level=CHANGED)
    posts = [post for part in _PARTED.split(text) if (post := _post_of(part)) is not None]
    if not posts:
        why = f"“{text}”不在“{field.label}”的常用列表中，照原样保留，请核对"
        return {"post": " ".join(text.split())}, Reading(why=why, level=UNCERTAIN)
    values = {"post": posts[0], "full_title": text}
    if len(set(posts)) > 1:
        why = f"“{text}”里有几个职务，只登记了“{posts[0]}”，其余的请另加一行"
        return values, Reading(why=why, level=UNCERTAIN)
    return values, Reading(why=f"职务记为“{posts[0]}”，全称记为“{text}”", level=CHANGED)


def _post_of(part: str) -> str | None:
    """The post in one part of a title; a post of the sub-district office or a community is none of ours."""
    if _OFFICE.search(part):
        return None
    return POSTS.find(part.strip())
