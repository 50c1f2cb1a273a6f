"""What every record has: a lasting identity, a version, when it was entered, and whether it was voided (记录)."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.rules import broken_rules

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def new_uid() -> str:
    """A random identity, never used twice: 80 bits as 16 letters and digits."""
    return secrets.token_hex(10)[:16].upper()


class Base(DeclarativeBase):
    """All mapped classes: records and the tables that serve them."""

    metadata = MetaData(naming_convention=NAMING)


class Record(Base):
    """A thing the office records. Never deleted; 作废 with a reason instead."""

    __abstract__ = True

    fields: ClassVar[dict[str, Field]] = {}

    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-9)
    uid: Mapped[str] = mapped_column(String(16), unique=True, default=new_uid, sort_order=-8)
    version: Mapped[int] = mapped_column(Integer, default=1, sort_order=-7)
    entered_at: Mapped[datetime] = mapped_column(DateTime, sort_order=-6)
    changed_at: Mapped[datetime] = mapped_column(DateTime, sort_order=-5)
    voided_at: Mapped[datetime | None] = mapped_column(DateTime, sort_order=90)
    void_reason: Mapped[str | None] = mapped_column(String(200), sort_order=91)
    # Set when an import was undone: such a record may come back with the next import of the same file.
    voided_by_batch: Mapped[int | None] = mapped_column(Integer, sort_order=92)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    def __init_subclass__(cls, **options: Any) -> None:
        # What several kinds of record share stands in an abstract class, and comes first.
        described = [
            name
            for owner in reversed(cls.__mro__)
            for name, part in vars(owner).items()
            if isinstance(part, MappedColumn)
        ]
        super().__init_subclass__(**options)
        if "__abstract__" in vars(cls):
            return
        # The field learns its name, and from the annotation whether it is required, once the class is mapped.
        cls.fields = {}
        for name in described:
            column = cls.__table__.columns[name]
            field = column.info.get("field")
            if field is not None:
                cls.fields[name] = column.info["field"] = field.with_key(name, required=not column.nullable)

    def problems(self) -> list[Problem]:
        """Every field and every rule that is not content with the record, unsaved or saved."""
        found = []
        for key, field in self.fields.items():
            why = field.problem(getattr(self, key))
            if why:
                found.append(Problem(key, why))
        if not found:
            found.extend(broken_rules(self))
        return found

    def locked(self) -> str | None:
        """Why the record may not be changed, or ``None``."""
        return None

    # Fields that may be changed although the record is locked (档号, 存放处 and the like).
    open_when_locked: ClassVar[frozenset[str]] = frozenset()


class Listed(Record):
    """A record that has its place in the list of its parent."""

    __abstract__ = True

    position: Mapped[int] = mapped_column(Integer, default=0, sort_order=-4)
