"""From the page of a meeting to paper: previews, earlier versions, the PDF file (会议文书)."""

from __future__ import annotations

from datetime import date

import pytest
from pypdf import PdfReader

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import browse, files, finality, papers, records
from jiedao_desk.storage.trouble import FULL
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.printing.preview_pane import PreviewDialog
from tests.documents.reading import labelled, whole
from tests.word.reading import WordFile


def actions(menu) -> dict[str, object]:
    """What the menu offers, submenus unfolded."""
    menu.aboutToShow.emit()
    found = {}
    for action in menu.actions():
        below = action.menu()
        if below is not None:
            found |= {one.text(): one for one in below.actions()}
        found[action.text()] = action
    return found


@pytest.fixture
def shown(answer):
    """Opens a paper from the menu; answers what the preview showed."""

    def look(action):
        seen = []

        def deed(box: PreviewDialog) -> None:
            seen.append(box.pane.document())
            box.reject()

        answer(deed)
        action.trigger()
        return seen[0]

    return look


def test_every_paper_can_be_looked_at(page, held, shown):
    page.show_record(held(final=True))
    menu = page.editor.head.papers
    titles = {words: shown(actions(menu)[words]).kind for words in actions(menu) if words.endswith("…")}
    assert titles == {
        "会议记录…": "meeting_record",
        "会议纪要…": "minutes",
        "摘录（只印人大议题）…": "meeting_excerpt",
        "会议通知…": "notice",
        "空白签到表…": "sign_in",
    }


def test_earlier_versions_are_offered_with_their_reasons(page, held, shown):
    record = held(final=True)
    changed = finality.opened(page.editor._desk, "sessions", record)
    changed.values["place"] = "二楼"
    finality.revise(page.editor._desk, changed, "地点写错")
    page.show_record(record)
    offered = actions(page.editor.head.papers)
    first = next(words for words in offered if words.startswith("第1版"))
    assert any(words.startswith("第2版") and words.endswith("：地点写错") for words in offered)
    assert labelled(shown(offered[first]))["会议地点"] == "三楼会议室"


def test_a_signed_record_with_a_mistake_has_a_note_to_go_beside_it(page, held, shown):
    record = held(final=True)
    desk = page.editor._desk
    signed = browse.load(desk, "sessions", record)
    signed.values |= {"signed_on": date(2026, 11, 21), "correction": "“二楼”应为“三楼”"}
    records.save(desk, signed)
    page.show_record(record)
    offered = actions(page.editor.head.papers)
    assert shown(offered["更正说明…"]).kind == "correction_note"


def test_ctrl_p_shows_the_record(page, hands, held, answer):
    page.show_record(held())
    seen = []

    def deed(box) -> None:
        seen.append(box.pane.document().kind)
        box.reject()

    answer(deed)
    hands.keys("Ctrl+P")
    assert seen == ["meeting_record"]


def test_without_an_item_of_congress_work_there_is_no_excerpt(page, held, answer):
    page.show_record(held())
    page.editor.agenda.card.congress.click()
    told = []

    def deed(box) -> None:
        told.append(box.words.text())
        box.accept()

    answer(deed)
    actions(page.editor.head.papers)["摘录（只印人大议题）…"].trigger()
    assert "没有可以摘录的内容" in told[0]


def test_minutes_of_a_draft_are_refused_in_words(page, held, answer):
    page.show_record(held())
    told = []

    def deed(box) -> None:
        told.append(box.words.text())
        box.accept()

    answer(deed)
    actions(page.editor.head.papers)["会议纪要…"].trigger()
    assert "定稿以后才能印会议纪要" in told[0]


def test_what_is_typed_and_not_saved_is_on_the_preview(page, hands, held, shown):
    page.show_record(held())
    hands.fill(hands.item("title"), "研究代表之家建设工作")
    assert "研究代表之家建设工作" in whole(shown(actions(page.editor.head.papers)["会议记录…"]))


def test_the_pdf_is_written_where_it_was_asked_for(page, held, standing, answer, monkeypatch, tmp_path):
    record = held(final=True)
    document = papers.session_record(
        page.editor._desk, finality.opened(page.editor._desk, "sessions", record)
    )
    asked = []

    def choose(_parent, _headline, suggested, _kinds):
        asked.append(suggested.name)
        return tmp_path / "记录.pdf"

    monkeypatch.setattr(dialogs, "choose_new_file", choose)
    answer(lambda box: box.reject())
    assert paper.save_pdf(page, standing, document) == tmp_path / "记录.pdf"
    assert asked == ["中共东明街道工作委员会2026年第15次会议记录_20261122.pdf"]
    assert "三楼会议室" in "".join(one.extract_text() for one in PdfReader(tmp_path / "记录.pdf").pages)


def test_the_preview_writes_a_file_for_wps(page, held, standing, answer, monkeypatch, tmp_path):
    desk = page.editor._desk
    document = papers.session_record(desk, finality.opened(desk, "sessions", held(final=True)))
    asked = []

    def choose(_parent, headline, suggested, kinds):
        asked.append((headline, suggested.name, kinds))
        return tmp_path / "记录.docx"

    monkeypatch.setattr(dialogs, "choose_new_file", choose)
    answer(lambda box: box.reject())
    assert paper.save_word(page, standing, document) == tmp_path / "记录.docx"
    name = "中共东明街道工作委员会2026年第15次会议记录_20261122.docx"
    assert asked == [("另存为 Word", name, (dialogs.WORD_FILES,))]
    assert "三楼会议室" in WordFile(tmp_path / "记录.docx").paragraphs()


@pytest.mark.parametrize("save", [paper.save_pdf, paper.save_word])
def test_a_full_disk_is_told_and_nothing_is_left_behind(
    page, held, standing, answer, monkeypatch, tmp_path, save
):
    record = held()
    document = papers.session_record(
        page.editor._desk, finality.opened(page.editor._desk, "sessions", record)
    )
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: tmp_path / "记录.pdf")

    def full(*_):
        raise StorageTrouble(FULL)

    monkeypatch.setattr(files, "write", full)
    told = []

    def deed(box) -> None:
        told.append(box.words.text())
        box.accept()

    answer(deed)
    assert save(page, standing, document) is None
    assert "磁盘空间已满" in told[0]
    assert list(tmp_path.glob("*记录*")) == []
