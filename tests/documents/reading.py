"""Reading a document without its layout."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from jiedao_desk.kernel.document import Document, LabelledRows, Table


def texts(part: Any) -> list[str]:
    """Every text in a document or a part of it, in order."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, Document):
        return [text for block in part.blocks for text in texts(block)]
    if isinstance(part, tuple):
        return [text for each in part for text in texts(each)]
    if is_dataclass(part):
        return [text for field in fields(part) for text in texts(getattr(part, field.name))]
    return []


def whole(document: Document) -> str:
    """All its text on end."""
    return "\n".join(texts(document))


def labelled(document: Document) -> dict[str, str]:
    """What stands beside each label of its grids."""
    found: dict[str, str] = {}
    for grid in (block for block in document.blocks if isinstance(block, LabelledRows)):
        for row in grid.rows:
            label = ""
            for cell in row.cells:
                if cell.label:
                    label = cell.text.replace("\n", "")
                elif label:
                    found[label] = "、".join(cell.names) or cell.text
                    label = ""
    return found


def table(document: Document) -> Table:
    """Its only table."""
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found
