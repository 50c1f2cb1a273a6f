"""What is done to several records at once, asked first and told afterwards (批量操作)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.query import ListRow
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import records
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.batch_box import ask_change


class Deeds:
    """The deeds of one page; each answers whether anything was done."""

    def __init__(self, place: Place, register: Register, page: QWidget) -> None:
        self._place = place
        self._register = register
        self._page = page

    def change(self, lines: Sequence[ListRow]) -> bool:
        """Sets one field on all of them."""
        found = ask_change(self._page, self._place.desk, self._register, len(lines))
        if found is None:
            return False
        field, value = found
        chosen = [(line.id, line.version) for line in lines]
        done = self._done(records.change_many, chosen, {field.key: value})
        return done and self._tell(f"已把 {len(lines)} 条的“{field.label}”改好")

    def void(self, ids: Sequence[int]) -> bool:
        """Marks them as entered by mistake, once a reason was given."""
        reason = dialogs.ask_reason(
            self._page,
            f"作废 {len(ids)} 条{self._register.title}？",
            "作废的记录不再计入统计，仍会保留，可在“已作废”里找到并恢复。",
            "作废",
        )
        if reason is None:
            return False
        done = self._done(records.void_many, ids, reason)
        return done and self._tell(f"已作废 {len(ids)} 条，可在“已作废”里恢复")

    def restore(self, ids: Sequence[int]) -> bool:
        """Brings voided ones back."""
        return self._done(records.restore_many, ids) and self._tell(f"已恢复 {len(ids)} 条")

    def _done(self, operation: Callable[..., object], *arguments: object) -> bool:
        try:
            operation(self._place.desk, self._register.key, *arguments, initiator=self._page)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self._page, trouble)
            return False
        return True

    def _tell(self, words: str) -> bool:
        self._place.tell(words, Tone.GOOD)
        return True
