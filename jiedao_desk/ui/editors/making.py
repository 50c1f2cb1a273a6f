"""Which editor a kind of field gets (编辑器选择)."""

from __future__ import annotations

from functools import singledispatch

from jiedao_desk.kernel import fields
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.choices import FlagEditor, ListEditor, WordEditor
from jiedao_desk.ui.editors.dates import DayFieldEditor, MomentFieldEditor, month_editor, time_editor
from jiedao_desk.ui.editors.files import FilesEditor
from jiedao_desk.ui.editors.lines import LineEditor, MaskedEditor, NameEditor
from jiedao_desk.ui.editors.links import LinkEditor
from jiedao_desk.ui.editors.people import PeopleFieldEditor
from jiedao_desk.ui.editors.pictures import PictureEditor
from jiedao_desk.ui.editors.prose import ProseEditor


@singledispatch
def editor(field: fields.Field, _around: Around) -> FieldEditor:
    """A new editor for a field. A kind nobody made one for is a TypeError."""
    raise TypeError(type(field).__name__)


@editor.register
def _(field: fields.Text, _around: Around) -> FieldEditor:
    return LineEditor(field) if field.private is None else MaskedEditor(field)


@editor.register
def _(field: fields.PersonName, around: Around) -> FieldEditor:
    return NameEditor(field, around)


@editor.register(fields.Whole)
@editor.register(fields.Decimal)
def _(field: fields.Field, _around: Around) -> FieldEditor:
    return LineEditor(field)


@editor.register
def _(field: fields.Money, _around: Around) -> FieldEditor:
    return LineEditor(field, hint="元，最多到分")


@editor.register
def _(field: fields.Prose, around: Around) -> FieldEditor:
    return ProseEditor(field, least=1 if around.table else 2)


@editor.register
def _(field: fields.Day, around: Around) -> FieldEditor:
    return DayFieldEditor(field, around)


@editor.register
def _(field: fields.Month, around: Around) -> FieldEditor:
    return month_editor(field, around)


@editor.register
def _(field: fields.Time, _around: Around) -> FieldEditor:
    return time_editor(field)


@editor.register
def _(field: fields.Moment, around: Around) -> FieldEditor:
    return MomentFieldEditor(field, around)


@editor.register
def _(field: fields.Choice, around: Around) -> FieldEditor:
    return WordEditor(field, around) if field.codes.editable else ListEditor(field)


@editor.register
def _(field: fields.Flag, _around: Around) -> FieldEditor:
    return FlagEditor(field)


@editor.register
def _(field: fields.Link, around: Around) -> FieldEditor:
    return LinkEditor(field, around)


@editor.register
def _(field: fields.People, around: Around) -> FieldEditor:
    return PeopleFieldEditor(field, around)


@editor.register
def _(field: fields.Files, around: Around) -> FieldEditor:
    return PictureEditor(field, around) if field.pictures_only else FilesEditor(field, around)
