"""What was typed into forms and not yet saved, kept against a crash (未保存内容)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from jiedao_desk.storage.tables import FormDraft


@dataclass(frozen=True)
class Kept:
    """The unsaved content of one form, as JSON text."""

    form: str
    base_version: int | None
    content: str
    at: datetime
    who: str


def keep(session: Session, kept: Kept) -> None:
    """Stores the content of a form over what was kept of it before."""
    session.merge(
        FormDraft(
            form=kept.form, base_version=kept.base_version, content=kept.content, at=kept.at, who=kept.who
        )
    )


def forget(session: Session, form: str) -> None:
    """Drops what was kept of a form."""
    session.execute(delete(FormDraft).where(FormDraft.form == form))


def kept(session: Session, form: str | None = None) -> list[Kept]:
    """What is kept of one form, or of all, newest first."""
    found = session.connection().exec_driver_sql(
        "SELECT form, base_version, content, at, who FROM form_draft "
        "WHERE form = :form OR :form IS NULL ORDER BY at DESC",
        {"form": form},
    )
    return [
        Kept(one, base_version, content, datetime.fromisoformat(at), who)
        for one, base_version, content, at, who in found
    ]
