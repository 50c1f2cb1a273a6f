"""An empty import form: the headings, lists to choose from, an example line, and what each column means (导入模板)."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import singledispatch

from jiedao_desk.exchange.flat import Column, Layout
from jiedao_desk.exchange.headings import EXAMPLE
from jiedao_desk.kernel.fields import (
    Choice,
    Day,
    Decimal,
    Field,
    Flag,
    Identity,
    Link,
    Moment,
    Money,
    Month,
    People,
    PersonName,
    Phone,
    Prose,
    Text,
    Time,
    Whole,
)
from jiedao_desk.kernel.register import InCell
from jiedao_desk.spreadsheet import layout as spreadsheet

NUMBER = "序号"
GUIDE = "填表说明"
_NAMES = ("张三", "李四", "王五")
_YES_NO = ("是", "否")
_ADVICE = (
    f"“{NUMBER}”写着“{EXAMPLE}”的一行只是样子，导入时跳过；可以删去，也可以留着。",
    "不填的格不会改动已有的内容；标“必填”的列要填。",
    "日期写成2026-03-05或2026年3月5日；只知道年月的写成1975-08或1975年8月。",
    "身份证号、电话、证号按文字填写，不要让表格变成数字。",
)


def sheets(layout: Layout) -> tuple[spreadsheet.SheetSpec, ...]:
    """The form and the sheet that explains it."""
    columns = [column for column in layout.columns if column.holds in ("value", "list", "marks")]
    columns = [column for column in columns if column.field is None or not column.field.derived]
    form = spreadsheet.SheetSpec(
        layout.register.title,
        (spreadsheet.Column(NUMBER, width=6), *(_heading(column) for column in columns)),
        [(EXAMPLE, *(example_of(column, layout) for column in columns))],
        frozen_columns=2,
        filtered=False,
    )
    guide = spreadsheet.SheetSpec(
        GUIDE,
        (
            spreadsheet.Column("列名", width=18),
            spreadsheet.Column("必填", width=6),
            spreadsheet.Column("怎么填", width=60),
            spreadsheet.Column("也认得的列名", width=40),
        ),
        [*(("（说明）", "", word, "") for word in _ADVICE), *(_explained(column) for column in columns)],
        filtered=False,
    )
    return (form, guide)


def _heading(column: Column) -> spreadsheet.Column:
    field = column.field if column.holds == "value" else None
    strict = isinstance(field, Choice) and not field.codes.editable
    return spreadsheet.Column(
        column.heading, choices=_choices(field), strict=strict, hint=field.help if field is not None else ""
    )


def _choices(field: Field | None) -> tuple[str, ...]:
    if isinstance(field, Choice):
        return field.codes.words
    return _YES_NO if isinstance(field, Flag) else ()


def _explained(column: Column) -> tuple[str, str, str, str]:
    field = column.field
    if column.holds == "list":
        assert isinstance(column.part, InCell)
        how = (
            "几项之间用“；”或换行隔开"
            if column.part.lines
            else "几个姓名之间用“、”隔开，职务或原因写在括号里"
        )
        return column.heading, "", how, "、".join(column.aliases)
    if column.holds == "marks":
        return column.heading, "", "写序号（1、3）或原文", "、".join(column.aliases)
    assert field is not None
    needed = "必填" if field.required and field.default is None and column.child is None else ""
    words = _choices(field)
    told = [field.help] if field.help else []
    if words:
        told.append(("如：" if len(words) > 12 else "可选：") + "、".join(words[:12]))
    if field.default is not None and field.required:
        told.append(f"不填为“{field.show(field.default)}”")
    return column.heading, needed, "；".join(told), "、".join(column.aliases)


def example_of(column: Column, layout: Layout) -> str:
    """What stands in the example line under one heading."""
    if column.holds == "list":
        assert isinstance(column.part, InCell)
        if column.part.lines:
            return f"{column.heading}第一项；{column.heading}第二项"
        return "、".join(_NAMES[:2]) if layout.lists[0] is column.part else ""
    if column.holds == "marks":
        return "1"
    assert column.field is not None
    return example(column.field)


@singledispatch
def example(field: Field) -> str:
    """A value that shows how a field is filled; an empty text where one would only mislead."""
    return ""


@example.register
def _(field: PersonName) -> str:
    return _NAMES[0]


@example.register
def _(field: Text) -> str:
    return f"（{field.label}）" if field.required and field.default is None else ""


@example.register
def _(field: Identity) -> str:
    # The number by which the standard itself shows how one is made (GB 11643).
    return "11010519491231002X"


@example.register
def _(field: Phone) -> str:
    return "13800000000"


@example.register
def _(field: Prose) -> str:
    return ""


@example.register
def _(field: Choice) -> str:
    return str(field.default or field.codes.words[0])


@example.register
def _(field: Flag) -> str:
    return _YES_NO[1]


@example.register
def _(field: Day) -> str:
    return field.show(date(2026, 3, 5))


@example.register
def _(field: Month) -> str:
    return "1975-08"


@example.register
def _(field: Time) -> str:
    return field.show(time(14, 30))


@example.register
def _(field: Moment) -> str:
    return field.show(datetime(2026, 3, 5, 14, 30))


@example.register
def _(field: Whole) -> str:
    return "1"


@example.register
def _(field: Decimal) -> str:
    return "1"


@example.register
def _(field: Money) -> str:
    return "100.00"


@example.register
def _(field: People) -> str:
    return "、".join(_NAMES[:2])


@example.register
def _(field: Link) -> str:
    return ""
