"""Files kept with the records, in pieces in the database, known by their content (附件)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.storage.tables import Attachment, AttachmentChunk
from jiedao_desk.storage.work import Work

_PIECE = 1 << 20


@dataclass(frozen=True)
class Description:
    """An attached file without its content; ``media`` is its kind as in image/png, ``size`` in bytes."""

    id: int
    name: str
    media: str
    size: int


def add(work: Work, name: str, media: str, content: bytes) -> int:
    """Keeps a file under a name that was cleaned before; answers its id.

    The same file under the same name is kept once; under another name its content is kept once.
    """
    digest = hashlib.sha256(content).hexdigest()
    session = work.session
    same = session.scalars(select(Attachment).where(Attachment.sha256 == digest)).all()
    for one in same:
        if one.name == name:
            return one.id
    if not same:
        for number, start in enumerate(range(0, len(content), _PIECE)):
            session.add(
                AttachmentChunk(sha256=digest, number=number, content=content[start : start + _PIECE])
            )
    added = Attachment(
        name=name, media=media, sha256=digest, size=len(content), added_at=work.now, added_by=work.who
    )
    session.add(added)
    session.flush()
    return added.id


def describe(session: Session, ids: Iterable[int]) -> list[Description]:
    """The files of the given ids, in the order given; ids without a file are left out."""
    wanted = list(ids)
    found = {
        one.id: Description(one.id, one.name, one.media, one.size)
        for one in session.scalars(select(Attachment).where(Attachment.id.in_(wanted)))
    }
    return [found[one] for one in wanted if one in found]


def read(session: Session, attachment_id: int) -> tuple[Description, bytes]:
    """A file with its content. Raises ``Refused`` when there is none, ``StorageTrouble`` when it was altered."""
    one = session.get(Attachment, attachment_id)
    if one is None:
        raise Refused("这个附件已经不在了，请从原件重新添加")
    content = b"".join(content_of(session, one.sha256))
    if len(content) != one.size or hashlib.sha256(content).hexdigest() != one.sha256:
        raise StorageTrouble(
            f"附件“{one.name}”的内容已损坏，没有打开它；记录本身完好。请从原件或备份重新添加"
        )
    return Description(one.id, one.name, one.media, one.size), content


def content_of(session: Session, sha256: str) -> Iterator[bytes]:
    """The pieces of a content, in order."""
    numbers = session.scalars(
        select(AttachmentChunk.number)
        .where(AttachmentChunk.sha256 == sha256)
        .order_by(AttachmentChunk.number)
    ).all()
    for number in numbers:
        # One at a time, so that a large file is never in memory twice.
        yield from session.scalars(
            select(AttachmentChunk.content).where(
                AttachmentChunk.sha256 == sha256, AttachmentChunk.number == number
            )
        )
