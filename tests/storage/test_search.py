"""The search finds every part of every text, and nothing else (全文搜索)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiedao_desk import app
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import health
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.deputies import deputy
from tests.storage.looking_in import enter

# Few characters, so that many terms occur in some texts and not in others.
ALPHABET = "王张李岚敏红伟东明街道办12"
TEXTS = [
    "".join(
        ALPHABET[(number * 7 + place * place + number // 3 * place) % len(ALPHABET)] for place in range(8)
    )
    for number in range(120)
]


@pytest.fixture(scope="module")
def many(office_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with many deputies, to be read only."""
    root = tmp_path_factory.mktemp("many") / "office"
    shutil.copytree(office_template, root)
    with app.writing_desk(DataFolder(root), Clock()) as desk:
        for number, text in enumerate(TEXTS):
            records.save(desk, Draft("deputies", {"name": f"{text[:3]}", "employer": text, "order": number}))
        yield desk


def found(desk: Desk, words: str) -> set[int]:
    hits = [hit for hit in browse.find(desk, words, limit=1000) if hit.register == "deputies"]
    return {hit.id - 1 for hit in hits}


def initials_free(term: str) -> bool:
    """Pinyin initials are letters; these terms have none."""
    return not any(letter.isascii() and letter.isalpha() for letter in term)


@settings(max_examples=300)
@given(term=st.text(ALPHABET, min_size=1, max_size=4))
def test_a_term_finds_exactly_the_texts_that_hold_it(many: Desk, term: str) -> None:
    assert initials_free(term)
    expected = {number for number, text in enumerate(TEXTS) if term in text or term in text[:3]}
    assert found(many, term) == expected


@settings(max_examples=60)
@given(terms=st.lists(st.text(ALPHABET, min_size=1, max_size=2), min_size=2, max_size=3))
def test_several_terms_find_the_texts_that_hold_all(many: Desk, terms: list[str]) -> None:
    expected = {number for number, text in enumerate(TEXTS) if all(term in text for term in terms)}
    assert found(many, " ".join(terms)) == expected


def test_the_search_index_equals_the_records(many: Desk) -> None:
    assert health.examine(many.database, None) == []


@pytest.mark.parametrize("words", ["", " ", "。", "？！", "“”"])
def test_a_search_for_nothing_finds_nothing(many: Desk, words: str) -> None:
    assert found(many, words) == set()


@pytest.mark.parametrize(
    ("words", "finds"),
    [
        ("王岚", True),
        ("岚", True),
        ("wl", True),
        ("WL", True),
        ("ｗｌ", True),
        ("王 岚", True),
        ("机床", True),
        ("138", True),
        ("3800", True),
        ("第1选区", True),
        ("王敏", False),
        ("岚王", False),
        ("岚机", False),
    ],
)
def test_names_initials_numbers_and_children_are_found(office: Desk, words: str, finds: bool) -> None:
    records.save(
        office,
        Draft(
            "deputies",
            {"name": "王岚", "employer": "机床厂", "mobile": "13800138000"},
            {"mandates": [Draft("mandates", {"constituency": "第1选区"})]},
        ),
    )
    hits = [hit.title for hit in browse.find(office, words) if hit.register == "deputies"]
    assert hits == (["王岚"] if finds else [])


@pytest.mark.parametrize("name", ["𬭊𮧵", "王\ue815", "㛃〇", "𠮷田"])
def test_rare_characters_are_found(office: Desk, name: str) -> None:
    enter(office, name)
    assert [hit.title for hit in browse.find(office, name)] == [name]
    assert [hit.title for hit in browse.find(office, name[-1])] == [name]


def test_a_changed_name_is_found_and_the_old_one_is_not(office: Desk) -> None:
    [number] = enter(office, "王岚")
    draft = browse.load(office, "deputies", number)
    draft.values["name"] = "赵红"
    records.save(office, draft)
    assert browse.find(office, "王岚") == []
    assert [hit.id for hit in browse.find(office, "赵红")] == [number]


def test_what_is_found_last_changed_comes_first(office: Desk) -> None:
    first, second = enter(office, "王岚", "王红")
    assert [hit.id for hit in browse.find(office, "王") if hit.register == "deputies"] == [second, first]
    draft = browse.load(office, "deputies", first)
    draft.values["party"] = "群众"
    records.save(office, draft)
    assert [hit.id for hit in browse.find(office, "王") if hit.register == "deputies"] == [first, second]


def test_who_is_called_so_comes_before_what_mentions_it(office: Desk) -> None:
    person = deputy(office, "胡岩静")
    other = deputy(office, "胡岩静宜")
    for number in range(60):
        records.save(office, Draft("actions", {"matter": f"落实会议精神{number}（胡岩静牵头）"}))
    for words in ("hyj", "胡岩静", "HYJ"):
        found = [(hit.register, hit.id) for hit in browse.find(office, words)]
        assert found[:2] == [("deputies", person), ("deputies", other)], words
        assert found[2][0] == "actions"
        assert len(found) == len(set(found)) == 50


def test_a_renamed_person_is_called_by_the_new_name_at_once(office: Desk) -> None:
    person = deputy(office, "胡岩静")
    assert browse.find(office, "hyj")
    draft = browse.load(office, "deputies", person)
    draft.values["name"] = "韩梅"
    records.save(office, draft)
    assert browse.find(office, "hyj") == []
    assert [hit.id for hit in browse.find(office, "hm")] == [person]
