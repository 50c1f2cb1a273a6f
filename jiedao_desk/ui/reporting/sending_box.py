"""What is asked before a report is sent: who signs it, under which number, and why, if it corrects another (报出)."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from jiedao_desk.operations.submitting import Signature
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.forms import FieldRow, Form


class SendingBox(AskBox):
    """``reason_wanted`` for a correction: without one there is no going on."""

    def __init__(
        self,
        title: str,
        words: str,
        signer: str,
        accept: str,
        parent: QWidget | None = None,
        *,
        reason_wanted: bool,
    ) -> None:
        super().__init__(title, accept, parent)
        told = QLabel(words)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        told.setMinimumWidth(current_type().body * 30)
        self.signer = QLineEdit(signer)
        self.number = QLineEdit()
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(current_type().body * 6)
        form = Form()
        form.add_row(FieldRow("签发人", self.signer, required=True))
        form.add_row(FieldRow("文号", self.number, help_text="照文件上的写；没有编文号的不填"))
        if reason_wanted:
            form.add_row(FieldRow("更正原因", self.reason, required=True))
        self._reason_wanted = reason_wanted
        self.body.addWidget(told)
        self.body.addWidget(form)
        self.signer.textChanged.connect(self._follow)
        self.reason.textChanged.connect(self._follow)
        self._follow()
        (self.reason if reason_wanted and signer else self.signer).setFocus()

    def signature(self) -> Signature:
        """Who signs, and the number as typed."""
        return Signature(self.signer.text().strip(), self.number.text().strip())

    def why(self) -> str | None:
        """The reason of a correction; ``None`` for a first sending."""
        return self.reason.toPlainText().strip() if self._reason_wanted else None

    def _follow(self) -> None:
        ready = bool(self.signer.text().strip()) and (not self._reason_wanted or bool(self.why()))
        self.accept_button.setEnabled(ready)
