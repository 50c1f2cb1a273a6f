"""Commands about the office as a whole: init, status, search, set (建立、状态、搜索、设置)."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date

from jiedao_desk import app
from jiedao_desk.cli.call import Answer, Call, Command
from jiedao_desk.kernel import dates
from jiedao_desk.kernel.errors import Refused, Unreadable
from jiedao_desk.operations import browse, duties, office, settings, standing


def read_option(label: str, text: str | None) -> date | None:
    """A date given on the command line. Raises ``Refused`` naming the option."""
    if text is None:
        return None
    try:
        return dates.read_day(text)
    except Unreadable as error:
        raise Refused(f"{label}后面的日期读不懂：{error}") from None


def _init_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--unit", required=True, help="街道名称")
    parser.add_argument("--district", required=True, help="所属区")
    parser.add_argument("--secretary", help="党工委书记姓名")
    parser.add_argument("--secretary-from", metavar="DATE", help="书记任职日期")
    parser.add_argument("--committee-name", help="党工委印章全称")
    parser.add_argument("--congress-name", help="人大街道工委印章全称")
    parser.add_argument("--term", help="区人大届次，如第十九届")
    parser.add_argument("--term-from", metavar="DATE", help="本届起始日期")
    parser.add_argument("--use-from", metavar="DATE", help="启用日期，这一天所在的时段起开始判断")
    parser.add_argument("--operator", help="经办人姓名，记入修改历史")


def _init(call: Call) -> Answer:
    given = call.options
    for since, whose in (("secretary", "书记姓名"), ("term", "届次")):
        if getattr(given, f"{since}_from") is not None and not (getattr(given, since) or "").strip():
            raise Refused(f"写了--{since}-from，却没有用--{since}写明{whose}，没有建立")
    start = office.Start(
        unit=given.unit,
        district=given.district,
        secretary=given.secretary,
        secretary_from=read_option("--secretary-from", given.secretary_from),
        party_seal=given.committee_name,
        congress_seal=given.congress_name,
        term=given.term,
        term_from=read_option("--term-from", given.term_from),
        use_from=read_option("--use-from", given.use_from),
        operator=given.operator,
    )
    with app.new_office(call.folder, call.clock) as desk:
        office.set_up(desk, start)
        known = settings.current(desk)
        unit, district = known.text("office.unit"), known.text("office.district")
    return Answer(
        {"data": str(call.folder.root), "unit": unit, "district": district},
        (f"已建立{unit}的数据，位置：{call.folder.root}",),
    )


def _status_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="以这一天判断")


def _status(call: Call) -> Answer:
    on = read_option("--on", call.options.on) or call.clock.today()
    with app.reading_desk(call.folder, call.clock) as desk:
        found = standing.obligations(desk, on)
        told = standing.sentences(desk, found)
    return Answer(
        {"on": on.isoformat(), "obligations": [standing.as_json(one) for one in found]},
        tuple(told),
    )


def _search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", help="要找的词：姓名、拼音首字母、号码的一部分")


def _search(call: Call) -> Answer:
    with app.reading_desk(call.folder, call.clock) as desk:
        hits = browse.find(desk, " ".join(call.options.words), limit=200)
        titles = {entry.key: entry.title for entry in desk.catalogue.entries}
    return Answer(
        {
            "hits": [
                {"register": one.register, "id": one.id, "title": one.title, "detail": one.detail}
                for one in hits
            ]
        },
        tuple(f"{titles[one.register]} {one.id}　{one.title}　{one.detail}".rstrip("　") for one in hits)
        or ("没有找到",),
    )


def _set_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", nargs="?", help="设置的名称；不给则列出全部")
    parser.add_argument("value", nargs="?", help="新的值；不给则只显示")


def _set(call: Call) -> Answer:
    key, value = call.options.key, call.options.value
    if key is not None and key.startswith("duties."):
        return _set_duty(call, key, value)
    if value is not None:
        with app.writing_desk(call.folder, call.clock) as desk:
            settings.change(desk, key, value)
            found = settings.shown(desk)
    else:
        with app.reading_desk(call.folder, call.clock) as desk:
            found = settings.shown(desk)
    if key is not None:
        found = [one for one in found if one.key == key]
        if not found:
            raise Refused(f"没有“{key}”这项设置；不带名称执行 set 可以看到全部设置")
    return Answer(
        {
            "settings": [
                {
                    "key": one.key,
                    "label": one.label,
                    "value": one.value,
                    "default": one.default,
                    "source": one.source,
                    "meaning": one.meaning,
                }
                for one in found
            ]
        },
        tuple(
            f"{one.key}　{one.label}＝{one.value or '（未填）'}　{one.meaning}（来源：{one.source}）"
            for one in found
        ),
    )


def _set_duty(call: Call, key: str, value: str | None) -> Answer:
    """Shows or sets a parameter of a duty: duties.receptions.count."""
    _, name, part = [*key.split("."), "", ""][:3]
    if value is not None:
        with app.writing_desk(call.folder, call.clock) as desk:
            duties.change(desk, name, part, value)
    with app.reading_desk(call.folder, call.clock) as desk:
        on = call.clock.today()
        known = [line for line in duties.lines(desk, on, []) if name in ("", line.duty.key)]
    if not known:
        raise Refused(f"没有“{name}”这个应尽事项；执行 set duties. 可以看到全部")
    return Answer(
        {
            "duties": [
                {
                    "key": line.duty.key,
                    "title": line.duty.title,
                    "mode": line.duty.mode,
                    "count": line.duty.count,
                    "days": line.duty.days,
                    "source": line.duty.source,
                    "meaning": line.duty.counts,
                }
                for line in known
            ]
        },
        tuple(
            f"duties.{line.duty.key}　{line.duty.title}＝{line.duty.mode}，{line.duty.rhythm_words}　"
            f"{line.duty.counts}（来源：{line.duty.source}）"
            for line in known
        ),
    )


INIT = Command("init", "在数据文件夹中建立一个街道", _init_arguments, _init)
STATUS = Command("status", "各时段是否完成，为什么", _status_arguments, _status)
SEARCH = Command("search", "在全部记录中搜索", _search_arguments, _search)
SET = Command("set", "查看或修改设置", _set_arguments, _set)
