"""The page of a register: filters over a table, the chosen record beside it (登记簿页面)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.register import Register
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.boxes import ask_columns
from jiedao_desk.ui.register.deeds import Deeds
from jiedao_desk.ui.register.page_frame import PageFrame
from jiedao_desk.ui.widgets.styling import mark

# At 1366 pixels, beside the navigation.
_USUAL_SIZES = (620, 498)


class RegisterPage(PageFrame):
    """What every register gets for nothing. A register that wants more derives a page from this one."""

    def __init__(self, place: Place, register: Register) -> None:
        super().__init__(place, register)
        self._deeds = Deeds(place, register, self)
        self._settling = False
        self._wire()
        self._memory.follow_table(self.table)
        self._memory.follow_splitter(self.splitter, _USUAL_SIZES)
        self.pane.setVisible(self._memory.details())
        self.foot.set_details(self._memory.details())
        self.filters.set_year(place.year)
        self.refresh()

    def _wire(self) -> None:
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(0)
        self._refresh_soon.timeout.connect(self.refresh)
        self.new_button.clicked.connect(self.begin)
        self.export_button.clicked.connect(self.export)
        self.filters.changed.connect(self.refresh)
        self.filters.words.down.connect(self.table.setFocus)
        self.model.troubled.connect(self._say_trouble)
        self.table.selectionModel().currentRowChanged.connect(self._follow_row)
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.table.opened.connect(self._into_form)
        self.table.voiding_wanted.connect(self.void_or_restore)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.folded_changed.connect(self._show_state)
        self.pane.saved.connect(self._saved)
        self.pane.closed.connect(self._leave_form)
        self.pane.state_changed.connect(self._weigh_buttons)
        self.foot.columns_wanted.connect(self.choose_columns)
        self.foot.copy_wanted.connect(self.copy)
        self.foot.batch_wanted.connect(self.change_many)
        self.foot.void_wanted.connect(self.void_or_restore)
        self.foot.details_wanted.connect(self._toggle_details)
        self._none_found.chosen.connect(self.filters.clear)
        self._nothing_yet.chosen.connect(self._begin_with)
        self.place.feed.changed.connect(self._heard)
        for keys, what in (
            (QKeySequence(QKeySequence.StandardKey.New), self.begin),
            (QKeySequence(QKeySequence.StandardKey.Save), self.pane.save),
            (QKeySequence(QKeySequence.StandardKey.Find), self.filters.words.setFocus),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys go to where they went when the page was left, at first to the table."""
        super().showEvent(event)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            (self.focusWidget() or self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    # What the window asks of a page

    def show_record(self, record_id: int) -> None:
        """Shows one record, whatever the filters leave out."""
        if not self.may_leave():
            return
        if self.model.row_of(record_id) is None:
            self.filters.clear()
        self.show_details(shown=True)
        self._select(record_id)
        if self.pane.record_id != record_id:
            self.pane.show_record(record_id)

    def show_new(self, **values: Any) -> None:
        """Shows the form of a record to be made."""
        if not self.may_leave():
            return
        self.show_details(shown=True)
        self._settling = True
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self._settling = False
        self._views.setCurrentWidget(self.splitter)
        self.pane.show_new(values)

    def may_leave(self) -> bool:
        """Whether the page can be left now."""
        return self.pane.may_leave()

    def show_year(self, year: int) -> None:
        """The year whose periods can be filtered by."""
        self.filters.set_year(year)

    def keep_typing(self) -> None:
        """Puts away what was typed, as when the program is about to stop."""
        self.pane.keep_typing()

    # What the user does

    def begin(self) -> None:
        """A new record."""
        self.show_new()

    def refresh(self) -> None:
        """Reads the list anew; what was selected, and what is typed, stays."""
        shown = self.pane.record_id
        bar = self.table.verticalScrollBar()
        position = bar.value()
        self._settling = True
        self.model.show_query(self.filters.applied(self.model.query))
        row = self.model.row_of(shown) if shown is not None else None
        if row is not None and self.table.currentIndex().row() != row:
            self.table.setCurrentIndex(self.model.index(row, 0))
        bar.setValue(position)
        self._settling = False
        self._show_state()
        if not self.pane.is_open and self.model.rowCount() and not self.pane.isHidden():
            self.table.setCurrentIndex(self.model.index(0, 0))
        elif self.pane.is_open and shown is not None and row is None and not self.pane.is_changed:
            # The record no longer belongs to what is listed; the first that does is shown instead.
            self.pane.close_record()
            if self.model.rowCount():
                self.table.setCurrentIndex(self.model.index(0, 0))

    def copy(self) -> None:
        """Puts the selected rows on the clipboard, with their headings."""
        count = self.table.copy(headings=True)
        self.place.tell(f"已复制 {count} 行，可粘贴到 Excel 或 WPS")

    def change_many(self) -> None:
        """Sets one field on all selected records."""
        if self.may_leave() and self._deeds.change(self.model.lines(self.table.chosen_rows())):
            self._read_anew()

    def void_or_restore(self) -> None:
        """Marks the selected records as entered by mistake, or brings voided ones back."""
        ids = [found for row in self.table.chosen_rows() if (found := self.model.id_at(row)) is not None]
        if not ids or not self.may_leave():
            return
        deed = self._deeds.restore if self.filters.voided.isChecked() else self._deeds.void
        if deed(ids):
            self._read_anew()

    def export(self) -> None:
        """Writes the register into a workbook."""
        from jiedao_desk.ui.exporting import export_register

        export_register(self, self.desk, self.register.key)

    def choose_columns(self) -> None:
        """Which columns the table has, and in what order."""
        usual = [attribute.key for attribute in self.register.columns]
        wanted = ask_columns(self, self.register.fields, self.table.order(), usual)
        if wanted is not None:
            self.show_columns(wanted)
            self._memory.keep_columns()

    def show_columns(self, keys: list[str]) -> None:
        """Gives the table other columns."""
        head = self.table.horizontalHeader()
        for place in range(head.count()):
            head.moveSection(head.visualIndex(place), place)
        self.model.set_columns(keys)
        self.table.fit()
        self.refresh()

    def show_details(self, *, shown: bool) -> None:
        """Shows the record beside the table, or gives the table all the room."""
        if not shown and not self.may_leave():
            return
        self.pane.setVisible(shown)
        self.foot.set_details(shown)
        self._memory.keep_details(shown=shown)
        if shown and not self.pane.is_open and self.table.currentIndex().isValid():
            self._show_row(self.table.currentIndex().row())

    # Inside

    def _read_anew(self) -> None:
        self.pane.reload()
        self.refresh()

    def _heard(self, changes: Changes) -> None:
        linked = {field.to for field in self.register.fields if field.kind == "link" and hasattr(field, "to")}
        children = {child.key for child in self.desk.catalogue.children(self.register)}
        self.pane.heard(changes)
        if changes.concern(self.register.key, *children, *linked):
            self._refresh_soon.start()

    def _saved(self, record_id: int) -> None:
        self.place.tell("已保存", Tone.GOOD)
        self.refresh()
        if self.model.row_of(record_id) is None:
            # What was just saved is never out of sight.
            self.filters.clear()
        self._select(record_id)

    def _select(self, record_id: int) -> None:
        row = self.model.row_of(record_id)
        if row is not None:
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.scrollTo(self.model.index(row, 0))

    def _follow_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._settling or not current.isValid():
            return
        if self.model.id_at(current.row()) == self.pane.record_id:
            return
        if not self.pane.isHidden() and self.may_leave():
            self._show_row(current.row())
            return
        if self.pane.is_changed:
            # The user stays with what is being typed; the mark in the table goes back there once Qt has set it.
            QTimer.singleShot(0, self, self._back_to_shown)

    def _back_to_shown(self) -> None:
        self._settling = True
        row = self.model.row_of(self.pane.record_id) if self.pane.record_id is not None else None
        if row is None:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        else:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._settling = False

    def _show_row(self, row: int) -> None:
        record_id = self.model.id_at(row)
        if record_id is not None:
            self.pane.show_record(record_id)

    def _follow_selection(self, _chosen: QItemSelection, _dropped: QItemSelection) -> None:
        self._show_state()

    def _toggle_details(self, shown: bool) -> None:
        self.show_details(shown=shown)

    def _into_form(self) -> None:
        self.show_details(shown=True)
        if self.pane.is_open:
            self.pane.form.focus_first()

    def _leave_form(self) -> None:
        if not self.pane.is_open:
            self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self.pane.is_open and (self.pane.isAncestorOf(self.focusWidget()) or self.pane.is_changed):
            self.pane.leave()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_with(self, key: str) -> None:
        if key == "new":
            self.begin()
        else:
            self.place.go("import")

    def _say_trouble(self, sentence: str) -> None:
        self.place.tell(sentence, Tone.BAD)

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(self.table.chosen_rows())
        voided = self.filters.voided.isChecked()
        for words, what, allowed in (
            ("复制", self.copy, count > 0),
            ("批量修改…", self.change_many, count > 1 and not voided),
            ("恢复" if voided else "作废…", self.void_or_restore, count > 0),
            ("修改历史", self.pane.show_history, count == 1),
            ("选择列…", self.choose_columns, True),
        ):
            action = QAction(words, menu)
            action.setEnabled(allowed)
            action.triggered.connect(what)
            menu.addAction(action)
        menu.popup(where)

    def _weigh_buttons(self) -> None:
        """One primary button in sight: 保存 while something is typed, else 新建."""
        typing = self.pane.is_open and self.pane.save_button.isEnabled()
        mark(self.new_button, "kind", "plain" if typing else "primary")

    def _show_state(self) -> None:
        total = self.model.rowCount()
        empty = total == 0 and not self.filters.active
        self._views.setCurrentWidget(self._nothing_yet if empty and not self.pane.is_open else self.splitter)
        self._lists.setCurrentWidget(self._none_found if total == 0 and not empty else self.table)
        self.filters.setVisible(not empty)
        self.foot.show_counts(
            total,
            len(self.table.chosen_rows()) if self.table.selectionModel().hasSelection() else 0,
            voided=self.filters.voided.isChecked(),
            folded=self.table.folded,
        )
