"""What rosters of deputies ask beyond the description: notes behind names, who is who, groups as sections (名册)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from jiedao_desk.exchange.cell_reading import CHANGED, UNCERTAIN
from jiedao_desk.exchange.headings import Heading, Placement, folded
from jiedao_desk.exchange.row_reading import RowDraft
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel import names
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Choice
from jiedao_desk.kernel.typed import arabic, half_width, without_blanks
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.spreadsheet.table import Row

_DISTRICT = ("区", "所在区", "区县", "区（县）", "县（区）", "县区")
_NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]\s*|[（(][一二三四五六七八九十\d]{1,3}[)）]\s*)"
)
_COUNT = re.compile(r"[（(【\[]?\s*共?\s*\d+\s*[人名位]\s*[)）】\]]?$")
_GROUP = re.compile(r"[^，。；]{1,20}(?:小组|组)$")
_ABOUT_MANDATES = ("constituency", "electing_unit", "certificate")


class DeputyRows(Special):
    """The roster's own questions. ``given`` are the levels by the words of section rows."""

    def aliases(self, headings: Collection[str]) -> Mapping[str, str]:
        """A column 区 is the electing unit, unless the sheet has constituencies or electing units of its own."""
        present = {folded(one) for one in headings}
        fields = (Mandate.fields["constituency"], Mandate.fields["electing_unit"])
        if any(folded(word) in present for field in fields for word in (field.label, *field.aliases)):
            return {}
        return {folded(word): fields[1].label for word in _DISTRICT}

    def doubts(self, placement: Placement, rows: Sequence[Row]) -> list[tuple[Heading, str]]:
        """Certificates that became numbers; deputies elected by a unit, whose level the sheet does not tell."""
        found = []
        places = {
            column.field.key: places[0]
            for column, places in placement.places.items()
            if column.holds == "value" and column.field is not None and column.child == "mandates"
        }
        certificate = places.get("certificate")
        if certificate is not None and any(row.at(certificate.at).kind == "number" for row in rows):
            found.append((certificate, "证号在表中是数字，开头的0可能已经丢失，请核对"))
        unit = places.get("electing_unit")
        if unit is not None and "level" not in places:
            why = (
                "有选举单位而没有“代表级别”一列，新建的按区代表登记；如是市以上代表，请加一列“代表级别”再导入"
            )
            found.append((unit, why))
        return found

    def section(self, text: str) -> tuple[str, str, str] | None:
        """第一代表小组 gives the group, 二、市代表 the level of the rows below."""
        words = _COUNT.sub("", _NUMBERED.sub("", text.strip())).strip(" ：:　")
        level = Mandate.fields["level"]
        assert isinstance(level, Choice)
        found = level.codes.find(words.replace("人大代表", "代表"))
        if found is not None:
            return ("mandates", "level", found)
        if _GROUP.fullmatch(without_blanks(words)):
            return ("memberships", "group_id", without_blanks(words))
        return None

    def read(self, found: RowDraft) -> None:
        """张三（女，满族）: what the note says of sex and nation fills empty fields; the rest is kept as a note."""
        note = found.notes.get("name")
        if note is None:
            return
        values = found.draft.values
        name = values.get("name")
        said = names.read_note(note)
        taken: list[str] = []
        agreeing: list[str] = []
        for key, word in (("sex", said.sex), ("nation", said.nation)):
            if word is None:
                continue
            if values.get(key) is None:
                values[key] = word
                taken.append(word)
            elif values[key] != word:
                found.say(
                    UNCERTAIN,
                    f"姓名后面注的是“{word}”，表中填的是“{values[key]}”，以表中为准，请核对",
                    "name",
                )
            else:
                agreeing.append(word)
        rest = "，".join(said.rest)
        if rest and values.get("name_note") is None:
            values["name_note"] = rest
        kept = [f"“{'、'.join(taken)}”记入性别或民族"] if taken else []
        kept += [f"“{'、'.join(agreeing)}”与表中所填一致"] if agreeing else []
        kept += [f"“{rest}”记入姓名附注"] if rest else []
        found.say(CHANGED, "；".join([f"姓名取“{name}”", *kept]), "name")

    def same(self, key: str, one: object, other: object) -> bool:
        """A seat may be spelled in several ways."""
        if key in _ABOUT_MANDATES and isinstance(one, str) and isinstance(other, str):
            return _seat(one) == _seat(other)
        return one == other

    def contradictions(self, draft: Draft, known: Draft) -> list[str]:
        """Another sex, or another seat or certificate in a mandate of the same level and term."""
        labels = []
        mine, theirs = draft.get("sex"), known.get("sex")
        if mine and theirs and mine != theirs:
            labels.append("性别")
        for key in _ABOUT_MANDATES:
            verdicts = [verdict for one in draft.listed("mandates") for verdict in _verdicts(one, known, key)]
            if verdicts and not any(verdicts):
                labels.append(Mandate.fields[key].label)
        return labels

    def supports(self, draft: Draft, known: Draft) -> bool:
        """The same seat speaks for the same person."""
        return any(
            verdict
            for one in draft.listed("mandates")
            for key in _ABOUT_MANDATES
            for verdict in _verdicts(one, known, key)
        )

    def another(self, name: str, labels: list[str], row: int | None) -> str:
        """Two people of one name."""
        whom = f"第{row}行的“{name}”" if row else f"现有代表“{name}”"
        return f"与{whom}同名，但{'、'.join(labels)}不同，作为另一人新建，请核对"

    def unsure(self, name: str) -> str:
        """One name, and nothing else to compare."""
        return f"只有姓名与现有代表“{name}”相同，没有别的可以核对，当作同一人，请核对"


def _verdicts(mandate: Draft, known: Draft, key: str) -> list[bool]:
    """For each known mandate of the same level and term: whether the field agrees; none where one is empty."""
    value = mandate.get(key)
    if value is None:
        return []
    return [
        _seat(str(value)) == _seat(str(other.get(key)))
        for other in known.listed("mandates")
        if other.get(key) is not None and _same(mandate, other, "level") and _same(mandate, other, "term")
    ]


def _same(one: Draft, other: Draft, key: str) -> bool:
    mine, theirs = one.get(key), other.get(key)
    return mine is None or theirs is None or mine == theirs


def _seat(text: str) -> str:
    """A constituency as it is compared: 第三选区, 3选区 and 03 are one."""
    plain = arabic(without_blanks(half_width(text)).replace("选区", "号"))
    return plain.removeprefix("第").removesuffix("号").lstrip("0")
