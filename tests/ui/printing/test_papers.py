"""Every form of document comes out on paper whole, on pages as they should be."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from jiedao_desk.documents.meeting_record import meeting_excerpt, meeting_record
from jiedao_desk.documents.minutes import Issue, minutes
from jiedao_desk.documents.notice import meeting_notice
from jiedao_desk.documents.registration import registration_form
from jiedao_desk.documents.roster import RosterRow, deputy_roster
from jiedao_desk.documents.session_sheet import Speech
from jiedao_desk.documents.sign_in import Invitee, sign_in_sheet
from jiedao_desk.kernel.document import Document, Paragraph, SignatureLines
from jiedao_desk.ui.printing.fonts import FontMetrics, installed
from jiedao_desk.ui.printing.layout import lay_out
from jiedao_desk.ui.printing.pages import Pages, Span
from jiedao_desk.ui.printing.pdf import render_pdf
from tests.documents.reading import texts
from tests.documents.samples import CERTIFICATE, NOTICE, REGISTRATION, ROSTER, SESSION, SIGN_IN
from tests.ui.printing.widths import SPEECH

PAPERS = {
    "record": meeting_record(SESSION),
    "excerpt": meeting_excerpt(SESSION, CERTIFICATE),
    "minutes": minutes(SESSION, Issue("第12期", date(2026, 11, 27), "各社区党委")),
    "notice": meeting_notice(NOTICE),
    "red head": meeting_notice(replace(NOTICE, number="东党工发〔2026〕12号")),
    "sign-in": sign_in_sheet(SIGN_IN),
    "roster": deputy_roster(ROSTER),
    "registration": registration_form(REGISTRATION),
}


def printed(document: Document) -> Pages:
    return lay_out(document, FontMetrics(installed()))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_text_of_the_document_is_in_the_pdf(qtbot: QtBot, paper: str) -> None:
    document = PAPERS[paper]
    pages = PdfReader(io.BytesIO(render_pdf(document))).pages
    read = "".join("".join("".join(page.extract_text().split()) for page in pages))
    enums = {"left", "right", "center", "justify", "、"}
    for text in texts(document.blocks):
        for line in text.splitlines():
            if line not in enums:
                assert "".join(line.split()) in read


@pytest.mark.parametrize(
    ("paper", "count"), [("sign-in", 1), ("roster", 1), ("registration", 1), ("notice", 2)]
)
def test_forms_go_on_one_page(qtbot: QtBot, paper: str, count: int) -> None:
    assert len(printed(PAPERS[paper]).pages) == count


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_printed_outside_the_sheet(qtbot: QtBot, paper: str) -> None:
    pages = printed(PAPERS[paper])
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, Span):
                assert 20 < item.x < pages.width - 20
                assert 20 < item.baseline < pages.height - 20


@pytest.mark.parametrize("speeches", range(1, 30, 4))
def test_signatures_of_a_long_record_never_stand_alone(qtbot: QtBot, speeches: int) -> None:
    item = replace(SESSION.items[1], speeches=tuple(Speech("李明", SPEECH * 3) for _ in range(speeches)))
    pages = printed(meeting_record(replace(SESSION, items=(item,))))
    (signed,) = (page for page in pages.pages if "主持人签名" in page.text)
    above = signed.text.partition("主持人签名")[0]
    assert "散会（16:30）。" in above


def test_a_long_roster_repeats_its_header(qtbot: QtBot) -> None:
    rows = tuple(RosterRow(f"丁{chr(0x4E00 + number)}", unit_and_post=SPEECH[:30]) for number in range(120))
    pages = printed(deputy_roster(replace(ROSTER, rows=rows)))
    assert len(pages.pages) > 5
    assert all("工作单位及职务" in page.text for page in pages.pages)
    assert all("（续）" in page.text for page in pages.pages[1:])


def test_a_long_sign_in_sheet_repeats_its_header(qtbot: QtBot) -> None:
    pages = printed(sign_in_sheet(replace(SIGN_IN, invited=tuple(Invitee("李明") for _ in range(60)))))
    assert len(pages.pages) == 3
    assert all("单位职务" in page.text for page in pages.pages)


def test_a_record_of_hours_is_printed_whole(qtbot: QtBot) -> None:
    speech = "".join(f"第{number}句，{SPEECH}" for number in range(400))
    item = replace(SESSION.items[1], speeches=(Speech("李明", speech),))
    pages = printed(meeting_record(replace(SESSION, items=(item,))))
    body = "".join(
        page.text.partition("中共东明街道工作委员会2026年第20次会议记录（续）")[0] for page in pages.pages
    )
    for number in range(400):
        assert f"第{number}句" in body.replace("— ", "")


def test_a_signature_is_kept_with_a_short_text(qtbot: QtBot) -> None:
    document = Document("文", "test", (Paragraph.of(SPEECH), SignatureLines(("签名：",))))
    assert len(printed(document).pages) == 1
