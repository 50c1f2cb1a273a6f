"""People in attendance who are no members, one a line: name, unit and post (列席人员)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel import names
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.registers.attendance import OBSERVER
from jiedao_desk.ui.editors.prose import GrowingText


class ObserversEdit(GrowingText):
    """Free text, read line by line; a list pasted from a table may have its columns parted by tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, 10, parent)
        self.setAccessibleName("列席人员")
        self.setPlaceholderText("姓名　单位及职务")

    def show_people(self, people: list[Draft]) -> None:
        """Shows those in attendance."""
        self.show_text(
            "\n".join(f"{one.get('name')}　{one.get('post') or ''}".rstrip("　") for one in people)
        )

    def add_line(self, line: str) -> None:
        """One more line at the end, not announced."""
        text = self.toPlainText().rstrip()
        self.show_text(f"{text}\n{line}" if text else line)

    def people(self, known: list[Draft]) -> list[Draft]:
        """The lines as people; whoever stood there before keeps the record."""
        before = {one.get("name"): one for one in known}
        found: list[Draft] = []
        for line in self.toPlainText().splitlines():
            parts = line.replace("\t", " ").replace("　", " ").split(maxsplit=1)
            if not parts:
                continue
            name = names.normal_name(parts[0])
            draft = before.pop(name, None) or Draft(
                "attendance", {"name": name, "state": OBSERVER}, uid=new_uid()
            )
            draft.values["post"] = parts[1].strip() if len(parts) > 1 else None
            found.append(draft)
        return found
