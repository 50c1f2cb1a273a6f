"""A discussion typed as text becomes speeches, and no word of it is lost (讨论发言)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel import discussion

NAMES = st.sampled_from(["张三", "李卫国", "欧阳少东", "阿依古丽·买买提"])
WORDS = st.text(alphabet="同意要抓紧办好，。！1234567890 \n", min_size=1).map(str.strip).filter(bool)


def test_each_line_with_a_name_begins_a_speech() -> None:
    text = "刘志强：已答复9件。\n其余正在办理。\n李卫国:群众关注度高。"
    assert discussion.split(text) == [("刘志强", "已答复9件。\n其余正在办理。"), ("李卫国", "群众关注度高。")]


def test_words_before_the_first_speaker_belong_to_nobody() -> None:
    assert discussion.split("与会同志一致认为应当抓紧\n张三：同意") == [
        (None, "与会同志一致认为应当抓紧"),
        ("张三", "同意"),
    ]


def test_a_post_in_brackets_after_the_name_is_not_part_of_it() -> None:
    assert discussion.split("张红旗（书记）：同意。") == [("张红旗", "同意。")]


def test_common_words_before_a_colon_are_no_speakers() -> None:
    assert discussion.split("张三：有两点\n建议：尽快拨付\n问题：人手不足") == [
        ("张三", "有两点\n建议：尽快拨付\n问题：人手不足")
    ]


def test_somebody_at_the_meeting_is_a_speaker_whatever_the_name_looks_like() -> None:
    assert discussion.split("巴特尔格日勒图：同意") == [(None, "巴特尔格日勒图：同意")]
    assert discussion.split("巴特尔格日勒图：同意", {"巴特尔格日勒图"}) == [("巴特尔格日勒图", "同意")]


def test_a_name_with_nothing_said_yet_stays() -> None:
    assert discussion.split("张三：同意。\n李四：") == [("张三", "同意。"), (None, "李四：")]
    assert discussion.join(discussion.split("张三：同意。\n李四：")) == "张三：同意。\n李四："


@given(st.lists(st.tuples(NAMES, WORDS), max_size=6))
def test_written_out_and_read_again_the_speeches_are_the_same(speeches: list[tuple[str, str]]) -> None:
    known = {name for name, _ in speeches}
    tidy = [
        (name, "\n".join(line.rstrip() for line in words.split("\n")).strip()) for name, words in speeches
    ]
    assert discussion.split(discussion.join(tidy), known) == tidy


@given(st.text(alphabet="张三李四：:，。建议\n ab1", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join((speaker or "") + words for speaker, words in discussion.split(text))
    for letter in "建议ab1，。":
        assert kept.count(letter) == text.count(letter)
