"""Whose file an elected candidate's mandate goes into, and when it begins (登记为代表)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.register import field_of
from jiedao_desk.operations import elections
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.elections import Mandated, Winner
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.ui.deputies.moves import FieldsBox
from jiedao_desk.ui.editors.choices import StillCombo
from jiedao_desk.ui.widgets.forms import FieldRow

_UNSAID, _NEW = -1, 0
_WORDS = "任职登记到代表档案，选区、届次和当选日期从选举工作带入。已有同名档案的，请看清是不是同一个人。"


class EnrolBox(FieldsBox):
    """With a namesake on file nothing is assumed: the user says whether it is the same person."""

    def __init__(self, desk: Desk, election: Draft, winner: Winner, parent: QWidget | None = None) -> None:
        self._desk, self._election, self._winner = desk, election, winner
        self.person_id: int | None = None
        self.file = StillCombo()
        if winner.namesakes:
            self.file.addItem("请选择", _UNSAID)
        for one in winner.namesakes:
            self.file.addItem(f"{one.name}（{one.told}）", one.person_id)
        self.file.addItem("新建档案", _NEW)
        self.file_row = FieldRow("代表档案", self.file)
        super().__init__(
            f"登记{winner.name}为代表",
            _WORDS,
            "登记",
            desk,
            (
                replace(field_of(Mandate.started_on), required=True, help=""),
                field_of(Mandate.certificate),
            ),
            self._enrol,
            parent,
            first=self.file_row,
        )
        self.fill({"started_on": elections.usual_start(desk, election)})
        if winner.namesakes:
            self.file.setFocus()

    def _enrol(self, values: dict[str, Any]) -> None:
        chosen = self.file.currentData()
        if chosen == _UNSAID:
            self.file_row.set_problem("有同名的档案，请选择是哪一份，或者新建")
            raise Refused((Problem(None, "请选择代表档案"),))
        self.file_row.set_problem("")
        made = Mandated(chosen or None, values.get("started_on"), values.get("certificate"))
        self.person_id = elections.enrol(
            self._desk, self._election, self._winner.candidate_id, made, self.parent()
        )
