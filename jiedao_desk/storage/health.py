"""Whether the data is whole: at the start in passing, on demand to the last row (数据检查)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from jiedao_desk.kernel.errors import Damaged
from jiedao_desk.kernel.fields import Files
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.storage import anchor, facts, looking, sent_reports
from jiedao_desk.storage.anchor import Anchor, Seal
from jiedao_desk.storage.attachments import content_of
from jiedao_desk.storage.database import Database, connect
from jiedao_desk.storage.durable import fingerprint
from jiedao_desk.storage.places import sweep
from jiedao_desk.storage.search import SearchIndex
from jiedao_desk.storage.tables import Attachment, SearchLine
from jiedao_desk.storage.trouble import DAMAGED, plainly
from jiedao_desk.storage.work import Work

# To compare a larger file with its seal would make the window late; the check on demand does so.
_HURRIED_BYTES = 64 << 20

STEP_BACK = (
    "数据文件比程序上次写入时少了{count}条修改记录，可能是存盘的最后一段损坏，或文件被旧的副本替换过。"
    "请核对最近登记的内容，必要时从备份恢复"
)
OTHER_FILE = "数据文件被换成了另一份（不是程序恢复的）。如果不是有意替换，请从备份恢复"
ALTERED = (
    "数据文件在程序关闭之后有过变动，结构检查没有发现问题。如果没有人用别的软件改过它，可能是磁盘出错："
    "请尽快备份到另一块磁盘，并核对最近登记的内容"
)
_REBUILD = "请重建搜索索引（命令 check --rebuild-index）"


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be. ``damaged`` means the file itself, so that a backup is to be restored;
    ``register`` and ``records`` name what is concerned.
    """

    kind: str
    why: str
    damaged: bool = False
    register: str | None = None
    records: tuple[int, ...] = ()


def check_at_start(database: Path) -> Seal | None:
    """The check before the office's own writer opens the file. Raises ``Damaged`` when it must not be opened.

    What is amiss and yet no reason to stay closed is remembered as a notice in the anchor. After a session that did
    not end as it should, the whole file is checked; after one that did, that it is still the same. Answers the seal
    that the file still has, if it has one.
    """
    looking.look(database)
    sweep(database.parent)
    known = anchor.read(database.parent)
    kept = known.sha256 if known is not None and not looking.has_log(database) else None
    with plainly(), closing(connect(database)) as connection:
        notices = []
        if looking.has_log(database):
            facts.must_be_sound(connection, "integrity_check")
        elif known is None or known.sha256 is None:
            facts.must_be_sound(connection, "quick_check")
        elif database.stat().st_size <= _HURRIED_BYTES and fingerprint(database) != known.sha256:
            facts.must_be_sound(connection, "integrity_check")
            notices.append(ALTERED)
            kept = None
        now = facts.way_of(connection)
    if known is not None:
        notices += _steps_back(known, *now)
    before = known.notices if known is not None else ()
    anchor.write(database.parent, Anchor(*now, notices=tuple(dict.fromkeys((*before, *notices)))))
    return Seal.of(database, kept) if kept is not None else None


def notices(folder: Path) -> tuple[str, ...]:
    """What earlier starts found amiss and nobody has read yet."""
    known = anchor.read(folder)
    return known.notices if known is not None else ()


def acknowledge(folder: Path) -> None:
    """Forgets the notices, since somebody has read them."""
    known = anchor.read(folder)
    if known is not None and known.notices:
        anchor.write(folder, replace(known, notices=()))


def examine(database: Database, known: Anchor | None) -> list[Finding]:
    """Everything that can be checked, to the last row. An empty list means that all is well.

    ``known`` is what the anchor said before the database was opened.
    """
    found = list(_of_file(database.path, known))
    if any(one.damaged for one in found):
        # What lies in a damaged file cannot be judged row by row.
        return found
    with database.reading() as session:
        found += _contents(session, database.catalogue)
        found += _links(session, database.catalogue)
        found += _index(session, database.catalogue)
        found += _files(session, database.catalogue)
        found += [Finding("report", why) for _, why in sent_reports.altered(session)]
        found += _history(session)
    return found


def rebuild_index(work: Work, catalogue: Catalogue) -> int:
    """Writes the whole search index anew from the records; answers how many lines it has."""
    session = work.session
    session.connection().exec_driver_sql("INSERT INTO search_text(search_text) VALUES ('delete-all')")
    session.execute(delete(SearchLine))
    index = SearchIndex(session, catalogue)
    for register in catalogue:
        if register.searched:
            ids = session.scalars(select(register.record.id).where(register.record.voided_at.is_(None)))
            index.refresh((register.key, record_id) for record_id in ids.all())
    return int(session.scalar(text("SELECT count(*) FROM search_line")) or 0)


def _steps_back(known: Anchor, lineage: str, history: int) -> list[str]:
    if known.lineage != lineage:
        return [OTHER_FILE]
    if history < known.history:
        return [STEP_BACK.format(count=known.history - history)]
    return []


def _of_file(path: Path, known: Anchor | None) -> Iterator[Finding]:
    unchanged_since = known.sha256 if known is not None and not looking.has_log(path) else None
    if unchanged_since is not None and fingerprint(path) != unchanged_since:
        yield Finding("altered", ALTERED)
    try:
        with plainly(), closing(connect(path)) as connection:
            answers = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
            now = facts.way_of(connection)
    except (Damaged, dbapi2.Error) as fault:
        why = str(fault) if isinstance(fault, Damaged) else DAMAGED
        yield Finding("integrity", why, damaged=True)
        return
    faults = [answer for answer in answers if answer != "ok"]
    if faults:
        # The search index can be written anew; anything else is beyond mending.
        if all("search_text" in fault for fault in faults):
            yield Finding("index", f"搜索索引损坏，记录本身完好。{_REBUILD}")
        else:
            yield Finding("integrity", f"{DAMAGED}（共{len(faults)}处结构错误）", damaged=True)
    if known is not None:
        for why in (*known.notices, *_steps_back(known, *now)):
            yield Finding("history", why)


def _contents(session: Session, catalogue: Catalogue) -> Iterator[Finding]:
    """Every value of every record is read once: the file's own checks do not know what a date is."""
    for register in catalogue:
        table = register.record.__table__
        try:
            for _ in session.execute(select(table)).yield_per(1000):
                pass
        except (ValueError, TypeError):
            spoilt = tuple(
                record_id
                for record_id in session.scalars(select(register.record.id)).all()
                if not _readable(session, register, record_id)
            )
            yield Finding(
                "content",
                f"{register.title}有{len(spoilt)}条记录的内容读不出来，可能是磁盘出错。请从备份恢复",
                damaged=True,
                register=register.key,
                records=spoilt,
            )


def _readable(session: Session, register: Register, record_id: int) -> bool:
    table = register.record.__table__
    try:
        session.execute(select(table).where(register.record.id == record_id)).one()
    except (ValueError, TypeError):
        return False
    return True


def _links(session: Session, catalogue: Catalogue) -> Iterator[Finding]:
    by_table = {register.record.__tablename__: register for register in catalogue}
    for table, row, target, _ in session.connection().exec_driver_sql("PRAGMA foreign_key_check"):
        here, there = by_table.get(table), by_table.get(target)
        yield Finding(
            "link",
            f"{here.title if here else table}第{row}号指向的{there.title if there else target}已不存在",
            register=here.key if here else None,
            records=(row,) if row is not None else (),
        )


def _index(session: Session, catalogue: Catalogue) -> Iterator[Finding]:
    for register in catalogue:
        if not register.searched:
            continue
        record = register.record
        living = set(session.scalars(select(record.id).where(record.voided_at.is_(None))))
        indexed = set(
            session.scalars(select(SearchLine.record_id).where(SearchLine.register == register.key))
        )
        if living != indexed:
            concerned = tuple(sorted(living ^ indexed))
            yield Finding(
                "index",
                f"{register.title}有{len(concerned)}条记录与搜索索引不一致，可能搜不到。{_REBUILD}",
                register=register.key,
                records=concerned[:100],
            )
    lines = set(session.scalars(select(SearchLine.id)))
    texts = {row[0] for row in session.execute(text("SELECT id FROM search_text_docsize"))}
    if lines != texts:
        yield Finding(
            "index",
            f"搜索索引有{len(lines ^ texts)}行对不上。请用 check --rebuild-index 重建索引，记录本身完好",
        )


def _files(session: Session, catalogue: Catalogue) -> Iterator[Finding]:
    present = {}
    for one in session.scalars(select(Attachment)):
        present[one.id] = one.name
        digest, size = hashlib.sha256(), 0
        for piece in content_of(session, one.sha256):
            digest.update(piece)
            size += len(piece)
        if size != one.size or digest.hexdigest() != one.sha256:
            yield Finding(
                "attachment", f"附件“{one.name}”的内容与登记时不同（第{one.id}号），请从原件重新添加"
            )
    for register in catalogue:
        for field in register.fields:
            if isinstance(field, Files):
                yield from _missing_files(session, register, field, present)


def _missing_files(
    session: Session, register: Register, field: Files, present: dict[int, str]
) -> Iterator[Finding]:
    column = getattr(register.record, field.key)
    for record_id, ids in session.execute(select(register.record.id, column).where(column.is_not(None))):
        if any(one not in present for one in ids):
            yield Finding(
                "attachment",
                f"{register.title}第{record_id}号的{field.label}缺少文件，请重新添加",
                register=register.key,
                records=(record_id,),
            )


def _history(session: Session) -> Iterator[Finding]:
    """Lines are numbered without gaps, so that one taken out with other software shows."""
    gaps = session.execute(
        text(
            "SELECT id, before FROM (SELECT id, lag(id, 1, 0) OVER (ORDER BY id) AS before FROM history_line) "
            "WHERE id <> before + 1"
        )
    ).all()
    for number, before in gaps[:20]:
        yield Finding("history", f"修改历史第{before + 1}至{number - 1}条不见了，可能被别的软件删除")
