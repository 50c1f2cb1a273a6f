"""A ledger with a row for each person becomes a row for each activity, with lists of names (一人一行的台账)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from jiedao_desk.exchange.activity_matrix import MARKS, NAME_HEADINGS, NO_PEOPLE, plain
from jiedao_desk.exchange.named_rows import Names
from jiedao_desk.kernel.attendance import ABSENT, LEAVE, PRESENT
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.register import InCell, Register
from jiedao_desk.kernel.typed import without_blanks
from jiedao_desk.spreadsheet.table import EMPTY, Cell, Row, Sheet, Workbook, text_cell

_LOOKED_AT: Final = 10
_STATE_HEADINGS: Final = frozenset(
    (
        *(
            "出勤",
            "出勤情况",
            "出勤状态",
            "签到",
            "签到情况",
            "签名",
            "出席",
            "出席情况",
            "参加情况",
            "参会情况",
        ),
        *("到会情况", "考勤", "考勤情况", "出缺席", "出缺席情况", "是否参加", "是否出席", "是否到会"),
    )
)
_REASON_HEADINGS: Final = frozenset(("原因", "事由", "请假原因", "请假事由", "缺席原因", "未参加原因"))


def joined(workbook: Workbook, register: Register, names: Names) -> Workbook:
    """The workbook with every sheet of people by rows turned into rows of their own activities.

    Such a sheet has a column of names beside one for the day and one for what it was, and none for a list of names.
    Rows of the same day and name are one record; it bears the number of its first row, which is said in a notice.
    """
    sheets, notices = [], []
    for sheet in workbook.sheets:
        found = _People.of(sheet, register, names)
        sheets.append(sheet if found is None else found.joined())
        if found is not None:
            notices += found.notices()
    return replace(workbook, sheets=tuple(sheets), notices=(*workbook.notices, *notices))


@dataclass
class _Group:
    """One activity: its first row, what later rows add to it, and who stands in it, by state."""

    first: Row
    cells: dict[int, Cell] = field(default_factory=dict)
    people: dict[str, list[str]] = field(default_factory=dict)


class _People:
    """One sheet of this kind."""

    def __init__(self, sheet: Sheet, place: int, columns: Mapping[str, int], names: Names) -> None:
        self._sheet = sheet
        self._head = sheet.rows[place]
        self._rows = sheet.rows[place + 1 :]
        self._above = sheet.rows[:place]
        self._columns = columns
        self._headings = {state: heading for state, heading in names.headings.items() if state is not None}
        self._groups = list[_Group]()
        self._unsaid = 0
        # In a column for signatures, which says nothing here, everybody named has signed on paper.
        state = columns.get("state")
        self._marked = state is not None and any(not row.at(state).blank for row in self._rows)
        self._gather()

    @classmethod
    def of(cls, sheet: Sheet, register: Register, names: Names) -> _People | None:
        """The sheet read so; ``None`` where it is of another kind."""
        assert register.flat is not None  # both have a form in spreadsheets
        lists = {
            without_blanks(word)
            for part in register.flat.parts
            if isinstance(part, InCell) and part.child == names.lines
            for word in (part.heading, *part.aliases)
        }
        wanted = {
            "name": frozenset(NAME_HEADINGS),
            "day": _spellings(register.field(names.day)),
            "title": _spellings(register.field(register.name.key)),
        }
        filled = sheet.filled_down()
        for place, head in enumerate(filled.rows[:_LOOKED_AT]):
            words = {plain(cell): at for at, cell in reversed(list(enumerate(head.cells, start=1)))}
            columns = {
                key: at for key, spelled in wanted.items() for word, at in words.items() if word in spelled
            }
            if len(columns) < len(wanted):
                continue
            beside = {"state": _STATE_HEADINGS, "reason": _REASON_HEADINGS}
            columns |= {
                key: at for key, spelled in beside.items() for word, at in words.items() if word in spelled
            }
            # 出席 may head a list of names; beside a column of single names it says how each took part.
            if (words.keys() & lists) - _STATE_HEADINGS:
                return None
            return cls(filled, place, columns, names)
        return None

    def joined(self) -> Sheet:
        """The sheet with a row for each activity, lists of names at its end."""
        kept = [at for at in range(1, self._sheet.width + 1) if at not in self._of_people]
        heads = (*(self._head.at(at) for at in kept), *map(text_cell, self._headings.values()))
        rows = [Row(self._head.number, heads)]
        for group in self._groups:
            own = (group.cells.get(at, EMPTY) for at in kept)
            lists = (text_cell("、".join(group.people.get(state, ()))) for state in self._headings)
            rows.append(Row(group.first.number, (*own, *lists)))
        return replace(self._sheet, rows=(*self._above, *rows), merges=())

    def notices(self) -> list[str]:
        """What was made of it."""
        count = sum(bool(group.people) for group in self._groups)
        made = f"工作表“{self._sheet.name}”一人一行，日期和名称相同的合并成{count}次，姓名列成名单"
        told = [f"{made}；下面的行号是各次第一个人所在的行"]
        if self._unsaid:
            heading = plain(self._head.at(self._columns["state"]))
            told.append(f"工作表“{self._sheet.name}”“{heading}”空着的{self._unsaid}人次记为{ABSENT}，请核对")
        return told

    @property
    def _of_people(self) -> frozenset[int]:
        return frozenset(self._columns[key] for key in ("name", "state", "reason") if key in self._columns)

    def _gather(self) -> None:
        by_key: dict[tuple[str, str], _Group] = {}
        key = ("", "")
        for row in self._rows:
            own = (plain(row.at(self._columns["day"])), plain(row.at(self._columns["title"])))
            name = plain(row.at(self._columns["name"]))
            first = next((plain(cell) for cell in row.cells if not cell.blank), "")
            somebody = bool(name) and not name.startswith(NO_PEOPLE) and not first.startswith(NO_PEOPLE)
            if not somebody and own not in by_key:
                # Sums, notes, an activity that nobody is named for: as they are.
                self._groups.append(_Group(row, dict(enumerate(row.cells, start=1))))
                continue
            # What is written once stands for the rows below it too.
            key = own if any(own) else key
            group = by_key.get(key)
            if group is None:
                group = by_key[key] = _Group(row)
                self._groups.append(group)
            for at, cell in enumerate(row.cells, start=1):
                if not cell.blank:
                    group.cells.setdefault(at, cell)
            if somebody:
                state, said = self._said(row, name)
                group.people.setdefault(state, []).append(said)

    def _said(self, row: Row, name: str) -> tuple[str, str]:
        """How somebody took part, and the name with what was noted of it."""
        reason = plain(row.at(self._columns["reason"])) if "reason" in self._columns else ""
        mark = plain(row.at(self._columns["state"])) if self._marked else "√"
        if not mark:
            # Who has a reason beside the name and no tick was on leave.
            self._unsaid += not reason
            return (LEAVE, f"{name}（{reason}）") if reason else (ABSENT, name)
        state = MARKS.get(mark)
        if state is None or state not in self._headings:
            # What is no known mark stays behind the name, where the reading of lists makes of it what it can.
            return PRESENT, f"{name}（{reason or mark}）"
        return state, f"{name}（{reason}）" if reason else name


def _spellings(one: Field) -> frozenset[str]:
    return frozenset(without_blanks(word) for word in (one.label, *one.aliases))
