"""Commands that bring records in and out of workbooks: template, import, undo-import, export (导入导出)."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jiedao_desk import app
from jiedao_desk.cli.call import DONE, FINDINGS, STORAGE, Answer, Call, Command, read_number, read_place
from jiedao_desk.cli.office import read_option
from jiedao_desk.exchange.headings import read_mapping
from jiedao_desk.exchange.plan import Plan, Remark
from jiedao_desk.kernel import identity
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import exports, imports, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.imports import Outcome
from jiedao_desk.registers import CATALOGUE

# So many remarks are spelled out on the screen; --json has them all.
_MOST_LINES = 40
_MOST_ROWS = 5
_LEVELS = {"refused": "拒绝", "changed": "改动", "uncertain": "待核对"}
_LONG_NUMBER = re.compile(r"\d{15,18}[\dXx]?")
_MOBILE = re.compile(r"(?<!\d)1\d{10}(?!\d)")


def _register(parser: ArgumentParser) -> None:
    parser.add_argument("register", metavar="REGISTER", help="登记簿：" + "、".join(_keys()))


def _keys() -> list[str]:
    return [register.key for register in exports.exchanged(CATALOGUE)]


def _template_arguments(parser: ArgumentParser) -> None:
    _register(parser)
    parser.add_argument("out", metavar="OUT.xlsx", help="写到这个文件")


def _template(call: Call) -> Answer:
    path = read_place(call.options.out, "登记簿")
    unit = ""
    if call.folder.exists:
        with app.reading_desk(call.folder, call.clock) as desk:
            unit = settings.current(desk).text("office.unit")
    exports.write_template(CATALOGUE, call.options.register, path, unit)
    return Answer({"file": str(path)}, (f"空白模板已写到：{path}",))


def _import_arguments(parser: ArgumentParser) -> None:
    _register(parser)
    parser.add_argument("file", metavar="FILE", help="要导入的表格：.xlsx、.xls、.csv")
    parser.add_argument("--sheet", metavar="NAME", help="导入这张工作表；不给则取第一张认得出表头的")
    parser.add_argument("--map", metavar="FILE.toml", help='表头对应表，每行如 "单位" = "工作单位及职务"')
    parser.add_argument("--dry-run", action="store_true", help="只核对，不写入")
    parser.add_argument("--rejects", metavar="OUT.xlsx", help="把没有导入的行连同原因写到这个文件")


def _import(call: Call) -> Answer:
    given = call.options
    exports.register_of(CATALOGUE, given.register)
    file = read_place(given.file, "登记簿")
    out = None if given.rejects is None else read_place(given.rejects, "--rejects")
    if out is not None:
        imports.check_place_of_rejects(out, file)
    mapping = None if given.map is None else read_mapping(read_place(given.map, "--map"))
    # Beside an open window a file can be checked, though not imported.
    opened = app.reading_desk if given.dry_run else app.writing_desk
    with opened(call.folder, call.clock) as desk:
        plan = imports.prepare(desk, given.register, file, sheet=given.sheet, mapping=mapping)
        outcome = imports.planned(plan) if given.dry_run else imports.carry_out(desk, plan)
        rejects, trouble = _write_rejects(desk, plan, out)
    if trouble is not None:
        trouble = f"{'核对' if given.dry_run else '导入'}已完成，但没有导入的行没能写出：{trouble}"
    return Answer(
        {
            **({"error": trouble} if trouble is not None else {}),
            "register": plan.register,
            "sheet": plan.sheet,
            "dry_run": bool(given.dry_run),
            "batch": outcome.batch,
            "read": outcome.read,
            "created": outcome.created,
            "updated": outcome.updated,
            "unchanged": outcome.unchanged,
            "rejected": outcome.rejected,
            "skipped": [{"row": one.row, "why": one.why} for one in plan.skipped],
            "problems": [_as_json(one) for one in plan.problems],
            "notices": list(plan.notices),
            "rejects": rejects,
        },
        (*_words(plan, outcome, rejects, given), *([trouble] if trouble is not None else ())),
        _code(plan, trouble),
    )


def _code(plan: Plan, trouble: str | None) -> int:
    if trouble is not None:
        return STORAGE
    return FINDINGS if any(one.level == "refused" for one in plan.problems) else DONE


def _write_rejects(desk: Desk, plan: Plan, out: Path | None) -> tuple[str | None, str | None]:
    """Where the refused rows were written, or why they could not be: the import itself is done by then."""
    if out is None or not plan.refused:
        return None, None
    try:
        imports.write_rejects(desk, plan, out)
    except StorageTrouble as trouble:
        return None, str(trouble)
    return str(out), None


def _as_json(one: Remark) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "row": one.row,
        "column": one.column,
        "value": one.value,
        "why": one.why,
        "level": one.level,
    }


def _words(plan: Plan, outcome: Outcome, rejects: str | None, given: Namespace) -> Iterable[str]:
    yield from plan.notices
    would = "将" if given.dry_run else ""
    yield (
        f"“{plan.sheet}”读到{outcome.read}行：{would}新建{outcome.created}，{would}更新{outcome.updated}，"
        f"未变{outcome.unchanged}，拒绝{outcome.rejected}；另跳过{len(plan.skipped)}行"
    )
    if outcome.batch is not None:
        yield f"这是第{outcome.batch}批导入；要整批撤销，执行 jiedao-desk undo-import {outcome.batch}"
    for skipped in plan.skipped:
        yield f"跳过　第{skipped.row}行：{masked(skipped.why)}"
    yield from _grouped(plan)
    if rejects is not None:
        how = f"改好后加上 --map {given.map} 导入它" if given.map else "改好后可以直接导入它"
        yield f"没有导入的行写到：{rejects}，{how}"


def _grouped(plan: Plan) -> Iterable[str]:
    """The remarks, equal ones together with their rows, what was refused first; numbers of persons masked."""
    rows: dict[tuple[str, str, str, str], list[int]] = {}
    for one in plan.problems:
        sheet = "" if one.sheet == plan.sheet else one.sheet
        rows.setdefault((one.level, sheet, one.column, masked(one.why)), []).append(one.row)
    order = list(_LEVELS)
    lines = sorted(rows.items(), key=lambda item: (order.index(item[0][0]), item[1][0]))
    for (level, sheet, column, why), where in lines[:_MOST_LINES]:
        shown = "、".join(str(row) for row in where[:_MOST_ROWS]) + ("等" if len(where) > _MOST_ROWS else "")
        many = f"（共{len(where)}行）" if len(where) > 1 else ""
        place = (f"工作表“{sheet}”" if sheet else "") + f"第{shown}行" + (f"“{column}”" if column else "")
        yield f"{_LEVELS[level]}　{place}：{why}{many}"
    if len(lines) > _MOST_LINES:
        left = Counter(level for (level, *_), _ in lines[_MOST_LINES:])
        counts = "、".join(f"{_LEVELS[level]}{count}种" for level, count in left.items())
        yield f"还有{counts}没有列出，加 --json 可以看到全部"


def masked(text: str) -> str:
    """A sentence without whole identity or telephone numbers, for the terminal."""
    text = _LONG_NUMBER.sub(lambda match: identity.mask_identity(match[0]), text)
    return _MOBILE.sub(lambda match: identity.mask_phone(match[0]), text)


def _undo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("batch", metavar="BATCH", help="导入的批号")


def _undo(call: Call) -> Answer:
    given = str(call.options.batch).strip().removeprefix("第").removesuffix("批")
    number = read_number(given, f"批号应是数字，“{call.options.batch}”不是；批号在导入后给出")
    with app.writing_desk(call.folder, call.clock) as desk:
        undone = imports.undo(desk, number)
        titles = {entry.key: entry.title for entry in desk.catalogue.entries}
    kept = [
        {"register": one.register, "id": one.id, "title": one.title, "why": one.why} for one in undone.kept
    ]
    words = [f"已撤销第{number}批导入：作废{undone.voided}条，恢复{undone.put_back}处，保留{len(kept)}处"]
    words += [f"保留　{titles[one.register]}“{masked(one.title)}”：{masked(one.why)}" for one in undone.kept]
    return Answer(
        {"batch": number, "voided": undone.voided, "put_back": undone.put_back, "kept": kept},
        tuple(words),
        FINDINGS if kept else DONE,
    )


def _export_arguments(parser: ArgumentParser) -> None:
    _register(parser)
    parser.add_argument("out", metavar="OUT.xlsx", help="写到这个文件")
    parser.add_argument("--from", dest="since", metavar="DATE", help="只导出这一天及以后的")
    parser.add_argument("--to", dest="until", metavar="DATE", help="只导出这一天及以前的")
    parser.add_argument(
        "--personal", action="store_true", help="含身份证号、电话、住址和内部记录；不给则遮盖、略去"
    )


def _export(call: Call) -> Answer:
    given = call.options
    path = read_place(given.out, "登记簿")
    since, until = read_option("--from", given.since), read_option("--to", given.until)
    with app.reading_desk(call.folder, call.clock) as desk:
        done = exports.export(
            desk,
            given.register,
            path,
            since=since,
            until=until,
            personal=given.personal,
        )
    words = [f"已导出{done.records}条记录：{done.file}"]
    if not given.personal:
        words.append("身份证号、电话已遮盖，住址等没有写出；要完整导出，加 --personal")
    if done.internal:
        words.append(f"另有{done.internal}条标为“内部”，没有导出")
    return Answer(
        {
            "file": str(done.file),
            "records": done.records,
            "internal_left_out": done.internal,
            "notices": list(done.notices),
        },
        (*words, *done.notices),
    )


TEMPLATE = Command("template", "写出一张空白导入表", _template_arguments, _template)
IMPORT = Command("import", "从表格导入，先核对再写入", _import_arguments, _import)
UNDO_IMPORT = Command("undo-import", "整批撤销一次导入", _undo_arguments, _undo)
EXPORT = Command("export", "导出为可以再导入的表格", _export_arguments, _export)
