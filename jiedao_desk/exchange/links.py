"""Names and uids in cells become links to records, known ones or such as the same file makes (关联)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jiedao_desk.exchange.cell_reading import LinkText
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.kernel.typed import without_blanks
from jiedao_desk.storage.known import Stub


class Linker:
    """Finds what links lead to. ``coming`` are, by register, the uids of records that the file itself brings.

    ``made`` are new records that had to be made for a name nobody knew (代表小组); they are written first.
    """

    def __init__(
        self, catalogue: Catalogue, stubs: Mapping[str, Sequence[Stub]], coming: Mapping[str, set[str]]
    ) -> None:
        self._catalogue = catalogue
        self._coming = dict(coming)
        self._by_uid = {(key, stub.uid): stub for key, found in stubs.items() for stub in found}
        self._by_name: dict[tuple[str, str], list[Stub]] = defaultdict(list)
        for key, found in stubs.items():
            for stub in found:
                if stub.voided is None and stub.name:
                    self._by_name[key, without_blanks(stub.name)].append(stub)
        self._new: dict[tuple[str, str], Draft] = {}

    @property
    def made(self) -> list[Draft]:
        """The records made for names that were not known, in the order they were met."""
        return list(self._new.values())

    def expect(self, register: str, uids: set[str]) -> None:
        """Tells which records the first sheet brings, so that one of them may lead to another."""
        self._coming[register] = self._coming.get(register, set()) | uids

    def resolve(
        self, field: Link, said: LinkText, tree: Draft | None = None
    ) -> tuple[int | Sibling, str | None]:
        """What a cell leads to, and a remark if a record had to be made. ``tree`` is the record it stands in.

        Raises ``Unreadable`` with the clerk's sentence.
        """
        if said.uid is not None:
            return self._of_uid(field, said.uid), None
        near = self._within(field, said.name, tree)
        if near is not None:
            return near, None
        found = self._by_name.get((field.to, without_blanks(said.name)), [])
        if len(found) == 1:
            return found[0].id, None
        title = self._catalogue[field.to].title
        if found:
            raise Unreadable(
                f"有{len(found)}条{title}都叫“{said.name}”，分不清是哪一条，请填{field.label}编号"
            )
        if field.made_on_import:
            return self._make(field, said.name)
        raise Unreadable(f"{title}里没有“{said.name}”，请先登记或导入它，再导入这一行")

    def _of_uid(self, field: Link, uid: str) -> int | Sibling:
        stub = self._by_uid.get((field.to, uid))
        if stub is not None and stub.voided is None:
            return stub.id
        if uid in self._coming.get(field.to, ()):
            return Sibling(uid)
        title = self._catalogue[field.to].title
        if stub is not None:
            raise Unreadable(f"{field.label}指向的{title}已作废（{stub.voided}）")
        raise Unreadable(f"{field.label}指向的{title}不在本街道的数据里，也不在这个文件里，请先导入{title}")

    def _within(self, field: Link, name: str, tree: Draft | None) -> int | Sibling | None:
        """A record of the same tree by its name: the decision's item on the same agenda."""
        if tree is None:
            return None
        key = self._catalogue[field.to].name.key
        same = [one for one in tree.walk() if one.register == field.to and one.get(key) == name]
        if len(same) != 1:
            return None
        return link_to(same[0])

    def _make(self, field: Link, name: str) -> tuple[Sibling, str | None]:
        register = self._catalogue[field.to]
        key = (field.to, without_blanks(name))
        before = self._new.get(key)
        if before is not None:
            return Sibling(before.uid or ""), None
        uid = new_uid()
        self._new[key] = Draft(register.key, {register.name.key: name}, uid=uid)
        return Sibling(uid), f"没有叫“{name}”的{register.title}，新建一个"


def link_to(draft: Draft) -> int | Sibling:
    """A link to a draft: its id, or its uid as long as it has none."""
    if draft.id is not None:
        return draft.id
    if draft.uid is None:
        draft.uid = new_uid()
    return Sibling(draft.uid)
