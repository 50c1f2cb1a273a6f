"""What was typed into a form and not yet saved: kept every few seconds, offered again after a fault (未保存内容)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.packing import pack, unpack
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import drafts


@dataclass(frozen=True)
class Unsaved:
    """The unsaved content of one form.

    ``typed`` holds, by field key, the texts that could not be read as a value, exactly as they were typed; ``base`` is
    the record as it was when the form was opened, if the form told it. ``moved_on`` says that the record was saved
    again elsewhere since.
    """

    form: str
    draft: Draft
    at: datetime
    who: str
    typed: Mapping[str, str] = field(default_factory=dict)
    base: Draft | None = None
    moved_on: bool = False


def form_of(register: str, record_id: int | None) -> str:
    """The name under which the form of a record, or of a new one, is kept."""
    return f"{register}:{'new' if record_id is None else record_id}"


def keep(
    desk: Desk,
    form: str,
    draft: Draft,
    typed: Mapping[str, str] | None = None,
    base: Draft | None = None,
) -> datetime:
    """Keeps the content of a form over what was kept of it before; answers when."""
    content = {
        "draft": pack(desk.catalogue, draft),
        "typed": dict(typed or {}),
        "base": None if base is None else pack(desk.catalogue, base),
    }
    with desk.database.unit_of_work(desk.operator) as work:
        drafts.keep(
            work.session,
            drafts.Kept(
                form, draft.version, json.dumps(content, ensure_ascii=False), work.now, desk.operator
            ),
        )
    return work.now


def forget(desk: Desk, form: str) -> None:
    """Drops what was kept of a form, because the user gave it up."""
    with desk.database.unit_of_work(desk.operator) as work:
        drafts.forget(work.session, form)


def kept(desk: Desk, form: str) -> Unsaved | None:
    """What is kept of one form, if anything."""
    found = _unpacked(desk, form)
    return found[0] if found else None


def all_kept(desk: Desk) -> list[Unsaved]:
    """What is kept of every form, newest first."""
    return _unpacked(desk, None)


def _unpacked(desk: Desk, form: str | None) -> list[Unsaved]:
    with desk.database.reading() as session:
        lines = drafts.kept(session, form)
        found = []
        for line in lines:
            content = json.loads(line.content)
            draft = unpack(desk.catalogue, content["draft"])
            record = None
            if draft.id is not None:
                record = session.get(desk.catalogue[draft.register].record, draft.id)
            found.append(
                Unsaved(
                    line.form,
                    draft,
                    line.at,
                    line.who,
                    content["typed"],
                    unpack(desk.catalogue, content["base"]) if content["base"] else None,
                    record is not None and record.version != line.base_version,
                )
            )
    return found
