"""What was typed into forms and not yet saved, kept against a crash (未保存内容)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
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
    query = select(FormDraft).order_by(FormDraft.at.desc())
    if form is not None:
        query = query.where(FormDraft.form == form)
    return [Kept(row.form, row.base_version, row.content, row.at, row.who) for row in session.scalars(query)]
