"""A meeting typed in with the keyboard alone, from the date to the saved record (会议录入)."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from jiedao_desk.operations import browse
from jiedao_desk.ui.sessions.decisions_model import DUE, MATTER, RESPONSIBLE
from tests.ui.accessible import nameless, spoken_name, tab_order
from tests.ui.hands import write

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def kept(page):
    return browse.load(page.editor._desk, "sessions", page.editor.record_id)


def names(page) -> list[str]:
    return [row.name.text() for row in page.editor.people.rows]


def test_a_meeting_is_made_with_the_keyboard_alone(page, hands):
    QTest.keySequence(page.listing, "Ctrl+N")
    assert hands.focused is hands.line("held_on")
    for text in ("11.20", "1400", "16:30", "", "街道三楼会议室", "20", "", "wm"):
        if text:
            hands.type(text)
        hands.press(ENTER)
    assert hands.focused is hands.item("title")
    hands.type("研究代表建议办理工作")
    hands.press(ENTER, ENTER)
    hands.type("lzq")
    hands.press(ENTER, ENTER, ENTER)
    hands.type("今年共提出建议12件，已答复9件。")
    hands.press(TAB)
    hands.type("李卫国：群众关注度高。")
    hands.press(ENTER)
    hands.type("张红旗：每月调度一次。")
    hands.press(TAB)
    hands.type("同意。")
    hands.press(TAB)
    hands.type("提请区人大常委会将第027号建议列为重点督办")
    hands.press(ENTER)
    hands.type("lzq")
    hands.press(ENTER, ENTER)
    hands.type("12.20")
    hands.keys("Ctrl+S")
    record = kept(page)
    assert (record.get("held_on"), record.get("starts_at"), record.get("ends_at")) == (
        date(2026, 11, 20),
        time(14, 0),
        time(16, 30),
    )
    assert (record.get("number"), record.get("chair"), record.get("recorder")) == (20, "张红旗", "王敏")
    assert record.get("title") == "中共东明街道工作委员会2026年第20次会议"
    item = record.listed("agenda")[0]
    assert (item.get("title"), item.get("is_congress")) == ("研究代表建议办理工作", True)
    assert (item.get("presenter"), item.get("presenter_post")) == ("刘志强", "人大街道工委主任")
    assert [(one.get("speaker"), one.get("words")) for one in item.listed("speeches")] == [
        ("李卫国", "群众关注度高。"),
        ("张红旗", "每月调度一次。"),
    ]
    task = record.listed("actions")[0]
    assert (task.get("responsible"), task.get("due_on"), task.get("agenda_id")) == (
        ("刘志强",),
        date(2026, 12, 20),
        item.id,
    )


def test_the_people_are_those_in_post_that_day_and_follow_the_date(page, hands):
    page.show_new()
    assert names(page) == ["张红旗", "李卫国", "赵春梅"]
    hands.fill(hands.line("held_on"), "5.8")
    assert names(page) == ["张红旗", "李卫国", "孙立"]


def test_a_post_goes_with_the_person_it_was_written_for(page, hands):
    page.show_new()
    assert page.editor.draft.get("chair_post") == "党工委书记"
    hands.fill(hands.line("chair"), "李卫国")
    assert page.editor.draft.get("chair_post") == "党工委副书记、办事处主任"
    hands.fill(hands.line("chair"), "周小东")
    assert page.editor.draft.get("chair_post") is None, "nobody gets another's post"
    hands.fill(hands.item("presenter"), "周小东")
    hands.fill(hands.item("presenter_post"), "区人大代表")
    hands.fill(hands.item("presenter"), "周小西")
    assert page.editor.draft.listed("agenda")[0].get("presenter_post") == "区人大代表", "typed by hand"


def test_who_is_marked_stays_when_the_date_moves_and_the_difference_is_offered(page, hands):
    page.show_new()
    people = page.editor.people
    people.rows[0].state.setFocus()
    hands.type("1")
    hands.fill(hands.line("held_on"), "5.8")
    assert names(page) == ["张红旗", "李卫国", "赵春梅"]
    assert "孙立当日在任，未列入" in people._said.text()
    assert "赵春梅当日不在任" in people._said.text()
    people.mend.click()
    assert names(page) == ["张红旗", "李卫国", "孙立"]
    assert people.rows[0].draft.get("state") == "出席"
    assert people._said.isHidden()


def test_attendance_by_the_keys_1_2_and_3(page, hands, held):
    page.show_new()
    people = page.editor.people
    people.rows[0].state.setFocus()
    hands.type("1")
    hands.type("2")
    assert hands.focused is people.rows[1].reason
    hands.type("公出")
    hands.press(ENTER)
    hands.type("3")
    hands.press(ENTER)
    assert hands.focused is people.observers
    states = [(row.draft.get("state"), row.draft.get("reason")) for row in people.rows]
    assert states == [("出席", None), ("请假", "公出"), ("缺席", None)]
    people.rows[1].state.setFocus()
    hands.type("0")
    assert (people.rows[1].draft.get("state"), people.rows[1].draft.get("reason")) == (None, None)


def test_all_present_leaves_alone_who_was_marked(page, hands):
    page.show_new()
    people = page.editor.people
    people.rows[2].state.setFocus()
    hands.type("2")
    people.all.click()
    assert [row.draft.get("state") for row in people.rows] == ["出席", "出席", "请假"]
    assert people.all.isHidden(), "nobody is left to be marked"
    assert hands.focused is people.rows[0].state, "the keys do not go back to the way out"


def test_a_pasted_list_ticks_members_and_drops_nobody(page, answer):
    page.show_new()
    people = page.editor.people
    QGuiApplication.clipboard().setText("张红旗、李卫国、陈小东")
    answer(lambda box: box.accept())
    people.paste.click()
    assert [row.draft.get("state") for row in people.rows] == ["出席", "出席", None]
    assert "陈小东" in people._strange.text()
    people.observe.click()
    observers = [one for one in page.editor.draft.listed("attendance") if one.get("state") == "列席"]
    assert [one.get("name") for one in observers] == ["陈小东"]
    assert people._strange.isHidden()


def test_others_in_attendance_are_lines_of_text(page, hands):
    page.show_new()
    people = page.editor.people
    people.invite.click()
    people.observers.setFocus()
    people.observers.moveCursor(people.observers.textCursor().MoveOperation.End)
    hands.press(ENTER)
    hands.type("陈洁 城管办主任")
    listed = [one for one in page.editor.draft.listed("attendance") if one.get("state") == "列席"]
    assert [(one.get("name"), one.get("post")) for one in listed] == [
        ("刘志强", "人大街道工委主任"),
        ("陈洁", "城管办主任"),
    ]
    assert people.invite.isHidden()


def test_ten_items_are_pasted_as_an_agenda_and_one_is_on_congress_work(page, hands, answer):
    page.show_new()
    agenda = page.editor.agenda
    QGuiApplication.clipboard().setText(
        "\n".join(f"{number}. 研究第{number}项工作" for number in range(1, 11))
    )
    agenda.list.list.setFocus()
    hands.keys("Ctrl+V")
    items = page.editor.draft.listed("agenda")
    assert [one.get("title") for one in items] == [f"研究第{number}项工作" for number in range(1, 11)]
    assert [bool(one.get("is_congress")) for one in items] == [True] + [False] * 9


def test_items_are_added_moved_and_removed_by_keys(page, hands, answer):
    page.show_new()
    hands.fill(hands.item("title"), "研究建议办理")
    hands.keys("Ctrl+Return")
    assert hands.focused is hands.item("title")
    hands.type("研究安全生产")
    listed = page.editor.agenda.list.list
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    titles = [one.get("title") for one in page.editor.draft.listed("agenda")]
    assert titles == ["研究安全生产", "研究建议办理"]
    answer(lambda box: box.accept())
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert [one.get("title") for one in page.editor.draft.listed("agenda")] == ["研究建议办理"]
    assert hands.item("title").text() == "研究建议办理"


def test_decisions_are_pasted_from_a_spreadsheet_with_its_headings(page, hands):
    page.show_new()
    table = page.editor.agenda.card.table
    QGuiApplication.clipboard().setText(
        "事项\t完成时限\t责任人\n1.每月调度\t2026-12-20\t刘志强、王敏\n2.公开答复\t12月31日\t城管办"
    )
    table.setFocus()
    hands.keys("Ctrl+V")
    found = [
        (one.get("matter"), one.get("responsible"), one.get("due_on"))
        for one in page.editor.draft.listed("actions")
    ]
    assert found == [
        ("每月调度", ("刘志强", "王敏"), date(2026, 12, 20)),
        ("公开答复", ("城管办",), date(2026, 12, 31)),
    ]


def test_an_input_method_has_a_line_to_write_in_from_the_first_letter_on(page, hands):
    page.show_new()
    hands.item("summary").setFocus()
    hands.press(TAB)
    assert isinstance(hands.focused, QLineEdit), "a table itself would lose the first composition"
    hands.type("每月调度")
    assert [one.get("matter") for one in page.editor.draft.listed("actions")] == ["每月调度"]


def test_tab_and_enter_lead_through_the_cells_and_out_of_an_empty_line(page, hands):
    page.show_new()
    hands.item("summary").setFocus()
    for text, key in (("每月调度", TAB), ("刘志强", TAB), ("12.20", ENTER)):
        if key == TAB and text == "每月调度":
            hands.press(TAB)
        hands.type(text)
        hands.press(key)
    assert page.editor.agenda.card.table.currentIndex().row() == 1
    hands.press(ENTER)
    assert hands.focused is page.editor.agenda.card.editors["votes"].line
    task = page.editor.draft.listed("actions")[0]
    assert (task.get("responsible"), task.get("due_on")) == (("刘志强",), date(2026, 12, 20))


def test_esc_closes_the_cell_and_then_delete_takes_the_line_out(page, hands):
    page.show_new()
    model, table = page.editor.agenda.card.model, page.editor.agenda.card.table
    for row, matter in enumerate(("每月调度", "公开答复")):
        model.setData(model.index(row, MATTER), matter)
    table.open(0, MATTER)
    hands.press(Qt.Key.Key_Escape)
    assert hands.focused is table
    assert page.currentWidget() is page.editor, "the first Esc belongs to the cell"
    hands.press(Qt.Key.Key_Delete)
    assert [one.get("matter") for one in page.editor.draft.listed("actions")] == ["公开答复"]
    table.open(0, MATTER)
    QTest.keyClick(hands.focused, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.draft.listed("actions") == []


def test_arrows_go_up_and_down_the_lines(page, hands):
    page.show_new()
    model, table = page.editor.agenda.card.model, page.editor.agenda.card.table
    for row, matter in enumerate(("每月调度", "公开答复")):
        model.setData(model.index(row, MATTER), matter)
    table.open(0, MATTER)
    hands.press(Qt.Key.Key_Down)
    assert hands.focused.text() == "公开答复"
    hands.press(Qt.Key.Key_Up)
    assert hands.focused.text() == "每月调度"


def test_lines_pasted_into_an_open_cell_become_lines_of_the_table(page, hands):
    page.show_new()
    QGuiApplication.clipboard().setText("一、每月调度\n二、公开答复")
    page.editor.agenda.card.table.open(0, MATTER)
    hands.keys("Ctrl+V")
    assert [one.get("matter") for one in page.editor.draft.listed("actions")] == ["每月调度", "公开答复"]
    QGuiApplication.clipboard().setText("年底报告")
    hands.keys("Ctrl+V")
    assert page.editor.draft.listed("actions")[2].get("matter") == "年底报告"


def test_a_limit_without_a_year_lies_after_the_meeting(page, hands):
    page.show_new(held_on=date(2026, 11, 20))
    model = page.editor.agenda.card.model
    model.setData(model.index(0, MATTER), "年初报告")
    model.setData(model.index(0, DUE), "1月15日")
    assert page.editor.draft.listed("actions")[0].get("due_on") == date(2027, 1, 15)


def test_a_limit_that_cannot_be_read_stays_in_its_cell_and_is_named_on_saving(page, hands, banner):
    page.show_new()
    hands.fill(hands.item("title"), "研究建议办理")
    model, table = page.editor.agenda.card.model, page.editor.agenda.card.table
    model.setData(model.index(0, MATTER), "每月调度")
    table.open(0, DUE)
    hands.type("下个月底前")
    hands.press(ENTER)
    assert model.text(0, DUE) == "下个月底前"
    hands.keys("Ctrl+S")
    assert page.editor.record_id is None
    assert "完成时限" in banner()
    model.setData(model.index(0, DUE), "12.31")
    hands.keys("Ctrl+S")
    assert kept(page).listed("actions")[0].get("due_on") == date(2026, 12, 31)


def test_a_second_name_is_found_by_initials_behind_the_first(page, hands):
    page.show_new()
    model, table = page.editor.agenda.card.model, page.editor.agenda.card.table
    model.setData(model.index(0, MATTER), "每月调度")
    table.open(0, RESPONSIBLE)
    hands.type("李卫国、lzq")
    hands.press(ENTER)
    assert page.editor.draft.listed("actions")[0].get("responsible") == ("李卫国", "刘志强")


def test_open_tasks_of_earlier_meetings_are_taken_onto_the_agenda(page, hands, held, answer):
    held(final=True)
    page.show_new()
    agenda = page.editor.agenda
    assert agenda.list.carry.text() == "带入未落实事项（1项）"
    answer(lambda box: box.accept())
    agenda.list.carry.click()
    item = page.editor.draft.listed("agenda")[agenda.place]
    assert item.get("title") == "上次议定事项落实情况"
    assert "每月调度一次" in agenda.card._carried.text()
    assert agenda.list.carry.isHidden(), "what was taken up is not offered again"


def test_the_name_follows_number_and_date_until_one_is_typed(page, hands, held):
    page.show_record(held())
    assert page.editor.title() == "东明街道党工委2026年第15次会议"
    hands.fill(hands.line("number"), "16")
    hands.keys("Ctrl+S")
    assert kept(page).get("title") == "中共东明街道工作委员会2026年第16次会议"
    hands.fill(hands.line("title"), "党工委专题会")
    hands.keys("Ctrl+S")
    hands.fill(hands.line("number"), "17")
    hands.keys("Ctrl+S")
    assert kept(page).get("title") == "党工委专题会"


def test_only_what_changed_goes_into_the_history(page, hands, held):
    page.show_record(held())
    talk = page.editor.agenda.card.talk
    talk.setFocus()
    talk.moveCursor(talk.textCursor().MoveOperation.Start)
    write(talk, "张红旗：先听汇报。")
    hands.press(ENTER)
    before = len(browse.history_of(page.editor._desk, "sessions", page.editor.record_id))
    hands.keys("Ctrl+S")
    told = browse.history_of(page.editor._desk, "sessions", page.editor.record_id)
    fresh = told[: len(told) - before]
    assert [(one.action, one.after) for one in fresh if "发言" in one.action] == [("新建发言", "张红旗")]
    assert not [one for one in fresh if one.field.startswith("发言·")], "what 李卫国 said is as it was"


def test_tab_leads_from_the_agenda_over_the_item_and_the_people_to_the_buttons(page, hands, held):
    page.show_record(held())
    spoken = [spoken_name(one) for one in tab_order(page.window())]
    order = [
        "议程",
        "会议日期（必填）",
        "记录人",
        "议题一名称",
        "讨论发言",
        "议定事项",
        "张红旗：出席",
        "列席人员",
        "定稿…",
    ]
    places = [spoken.index(name) for name in order]
    assert places == sorted(places)
    more = next(place for place, name in enumerate(spoken) if name.startswith("更多："))
    assert places[2] < more < places[3]


def test_everything_that_can_be_pressed_has_a_name(page, held):
    page.show_record(held())
    page.editor.header._turn()
    assert nameless(page) == []
