"""Reading a .docx as a stranger would: the zip and its XML, not the library that wrote it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WordFile:
    """The parts of one file."""

    def __init__(self, content: bytes | Path) -> None:
        source = content if isinstance(content, Path) else io.BytesIO(content)
        with zipfile.ZipFile(source) as packed:
            assert packed.testzip() is None
            self.parts = {name: packed.read(name) for name in packed.namelist()}
        self.body = self.root("word/document.xml").find(f"{W}body")
        assert self.body is not None

    def root(self, part: str) -> ET.Element:
        return ET.fromstring(self.parts[part])

    def furniture(self, kind: str) -> dict[str, str]:
        """What stands in each ``header`` or ``footer``, by the pages it is for (default, first, even)."""
        links = {
            each.get("Id"): each.get("Target") for each in self.root("word/_rels/document.xml.rels").iter()
        }
        identity = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        return {
            each.get(f"{W}type", ""): f"word/{links[each.get(identity)]}"
            for each in self.section.iter(f"{W}{kind}Reference")
        }

    @property
    def section(self) -> ET.Element:
        found = self.body.find(f"{W}sectPr")
        assert found is not None
        return found

    def paragraphs(self) -> list[str]:
        return [words(each) for each in self.body.iter(f"{W}p")]

    def tables(self) -> list[ET.Element]:
        return list(self.body.iter(f"{W}tbl"))


def words(part: ET.Element) -> str:
    """The text of an element, line breaks and tabs as such."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        each.text or "" if each.tag == f"{W}t" else signs.get(each.tag, "")
        for run in part.iter(f"{W}r")
        for each in run
    )


def value(part: ET.Element, path: str, name: str = "val") -> str | None:
    """An attribute of the first element at a path like ``pPr/jc``; None without it."""
    found = part.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")
