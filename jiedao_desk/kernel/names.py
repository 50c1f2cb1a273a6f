"""People's names: how they are kept, found, padded, taken out of a list, and put in order (姓名)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from jiedao_desk.kernel.nations import read_nation
from jiedao_desk.kernel.pinyin import initials, initials_variants
from jiedao_desk.kernel.strokes import missing_strokes, stroke_key, stroke_mode_of
from jiedao_desk.kernel.typed import without_blanks

__all__ = [
    "NameList",
    "NameNote",
    "initials",
    "initials_variants",
    "is_han",
    "is_name",
    "missing_strokes",
    "normal_name",
    "oddity",
    "padded",
    "read_note",
    "split_names",
    "split_note",
    "stroke_key",
    "stroke_mode_of",
]

# Only digits and Latin letters change their width: NFKC would also rewrite a full-width “？” that stands for a
# character nobody could type, and that must stay as it was written.
_HALF_WIDTH = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
_DOTS = dict.fromkeys(map(ord, "•‧∙⋅・･●˙᛫⸱"), "·")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"), "")
_POINT_BETWEEN_HAN = re.compile(
    r"(?<=[\u3400-\u9fff\U00020000-\U000323af])[.．](?=[\u3400-\u9fff\U00020000-\U000323af])"
)
_OPENING, _CLOSING = "（(［[【〔{｛〈<", "）)］]】〕}｝〉>"
_NOTE = re.compile(
    f"[{re.escape(_OPENING)}]([^{re.escape(_OPENING + _CLOSING)}]*)(?:[{re.escape(_CLOSING)}]|$)"
)
_PARTED = re.compile(r"[、，,；;/／|｜\n\r\t]")
# What stands where a character could not be typed or shown, and what names hold beside letters.
_LOST = "?？□■�"
_IN_NAMES = "·-'’.〇"
_AND_MORE = re.compile(
    r"(?:等|共|计)+(?:[\d０-９一二三四五六七八九十两百]+)?[余多]?(?:位|名|个)?(?:人|同志|代表|委员)*$"
)
_COMRADE = re.compile(r"(?<=..)同志$")


@dataclass(frozen=True)
class NameNote:
    """What a bracket behind a name says: 女, 满族, and whatever else."""

    sex: str | None = None
    nation: str | None = None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameList:
    """The names found in a cell, and the pieces of it that somebody should look at.

    A piece with a note, 张三（书记）, gives its name and is uncertain as well; 等5人 is only uncertain.
    """

    names: tuple[str, ...]
    uncertain: tuple[str, ...] = ()


def is_han(character: str) -> bool:
    """Whether this is one Chinese character, rare ones included."""
    return len(character) == 1 and (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
        or character == "〇"
    )


def normal_name(text: str) -> str:
    """The name as it is kept (R19): no blanks inside or out, half-width digits and letters, one middle dot (U+00B7).

    Characters of a private area and the ``?`` of a character that was lost are kept: only a person can mend them.
    """
    name = without_blanks(text.translate(_INVISIBLE)).translate(_HALF_WIDTH).translate(_DOTS)
    return unicodedata.normalize("NFC", _POINT_BETWEEN_HAN.sub("·", name))


def split_note(text: str) -> tuple[str, str | None]:
    """The name as it is kept, and what stood in brackets with it: 张三（女，满族） → 张三 and 女，满族."""
    notes = [note.strip() for note in _NOTE.findall(text)]
    name = normal_name(_NOTE.sub("", text))
    return name, "，".join(note for note in notes if note) or None


def read_note(note: str) -> NameNote:
    """What a note says of sex and nationality: 女，满 → 女, 满族; every other word stays in ``rest``."""
    sex = nation = None
    rest = []
    for word in re.split(r"[，,、；;/\s]+", note.strip()):
        if word in ("男", "女") and sex is None:
            sex = word
        elif nation is None and (found := None if word.isdecimal() else read_nation(word)):
            nation = found
        elif word:
            rest.append(word)
    return NameNote(sex, nation, tuple(rest))


def is_name(name: str) -> bool:
    """Whether anything in a name as it is kept could be part of one: 123 and …… are none."""
    return any(map(_may_be_named, name))


def oddity(name: str) -> str | None:
    """In Chinese what is strange about a name as it is kept: several people, lost characters, digits and signs."""
    if _PARTED.search(name):
        return "像是几个人的姓名"
    if any(sign in _LOST or unicodedata.category(sign) == "Co" for sign in name):
        return "里有没能显示或打不出来的字"
    if not all(sign in _IN_NAMES or unicodedata.category(sign)[0] in "LM" for sign in name):
        return "里有数字或符号"
    return None


def padded(name: str) -> str:
    """A name of two Chinese characters with a full-width blank between them, for lists on paper and in report sheets.

    Never on screen, in exports or in running text; other names are returned as they are.
    """
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 and all(map(is_han, name)) else name


def split_names(text: str) -> NameList:
    """The names in a cell, in their order, parted by 、，；/ blanks or lines: “张三、李四 王五等5人”.

    A blank inside a padded name (张　三) does not part it. Nothing is dropped: what is no name, or stood in brackets
    with one, is in ``uncertain``.
    """
    names: list[str] = []
    uncertain: list[str] = []
    for piece in _pieces(text):
        for word in _words(piece, uncertain):
            _take(word, names, uncertain)
    return NameList(tuple(names), tuple(dict.fromkeys(uncertain)))


def _pieces(text: str) -> list[str]:
    """The text parted at strong separators, those inside brackets excepted."""
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f"\x00{len(hidden) - 1}\x00"

    pieces = _PARTED.split(_NOTE.sub(hide, text.replace("\x00", "")))
    return [re.sub(r"\x00(\d+)\x00", lambda match: hidden[int(match[1])], piece) for piece in pieces]


def _words(piece: str, uncertain: list[str]) -> list[str]:
    """A piece parted at blanks, with the blanks inside padded names and brackets closed again."""
    note_closed = _NOTE.sub(lambda match: without_blanks(match[0]), piece)
    words: list[str] = []
    singles: list[str] = []
    for word in [*re.sub(r"\s+(?=[（(［\[【〔])", "", note_closed).split(), ""]:
        if is_han(word[:1]) and (len(word) == 1 or word[1] in _OPENING):
            singles.append(word)
            continue
        if singles:
            words += _joined(singles, uncertain)
            singles = []
        if word:
            words.append(word)
    return words


def _joined(singles: list[str], uncertain: list[str]) -> list[str]:
    """Characters that stood alone: two are one padded name, four are two; of others nobody can be sure."""
    if len(singles) != 2:
        uncertain.append(" ".join(singles))
    if len(singles) % 2 == 0:
        return [singles[at] + singles[at + 1] for at in range(0, len(singles), 2)]
    return ["".join(singles)]


def _take(word: str, names: list[str], uncertain: list[str]) -> None:
    """One word: a name, a name with something behind it, or no name at all."""
    name, note = split_note(word)
    more = _AND_MORE.search(name)
    if more:
        uncertain.append(more[0])
        name = name[: more.start()]
    name = _COMRADE.sub("", name)
    if note is not None:
        uncertain.append(word)
    if name and (name[0].isdecimal() or not any(map(_may_be_named, name))):
        uncertain.append(name)
    elif name:
        names.append(name)


def _may_be_named(sign: str) -> bool:
    """A letter of any script, a private-area character, or the ``?`` that one became: all may be part of a name."""
    return sign.isalpha() or sign in "?？" or unicodedata.category(sign) == "Co"
