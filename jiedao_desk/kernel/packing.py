"""Drafts as JSON text and back: for versions kept for good and for forms not yet saved (打包)."""

from __future__ import annotations

import json
from typing import Any

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.register import Catalogue

_SIBLING = "@sibling"


def pack(catalogue: Catalogue, draft: Draft) -> str:
    """A draft with all its children as JSON."""
    return json.dumps(_plain(catalogue, draft), ensure_ascii=False)


def unpack(catalogue: Catalogue, text: str) -> Draft:
    """The draft back from JSON. Fields the program no longer knows are left out."""
    return _draft(catalogue, json.loads(text))


def _plain(catalogue: Catalogue, draft: Draft) -> dict[str, Any]:
    fields = catalogue[draft.register].record.fields
    values = {
        key: {_SIBLING: value.uid} if isinstance(value, Sibling) else fields[key].to_plain(value)
        for key, value in draft.values.items()
        if key in fields
    }
    return {
        "register": draft.register,
        "id": draft.id,
        "uid": draft.uid,
        "version": draft.version,
        "values": values,
        "children": {
            key: [_plain(catalogue, child) for child in below] for key, below in draft.children.items()
        },
    }


def _draft(catalogue: Catalogue, plain: dict[str, Any]) -> Draft:
    fields = catalogue[plain["register"]].record.fields
    values = {
        key: Sibling(value[_SIBLING]) if isinstance(value, dict) else fields[key].from_plain(value)
        for key, value in plain["values"].items()
        if key in fields
    }
    children = {
        key: [_draft(catalogue, child) for child in below]
        for key, below in plain["children"].items()
        if key in catalogue
    }
    return Draft(plain["register"], values, children, plain["id"], plain["uid"], plain["version"])
