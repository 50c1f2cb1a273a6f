"""The report that goes up, and its cross-checks, without a window (上报命令)."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from jiedao_desk import app
from jiedao_desk.cli.call import DONE, FINDINGS, Answer, Call, Command
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import reporting
from jiedao_desk.operations.reporting import Finding


def as_json(one: Finding) -> dict[str, object]:
    """One finding in the form that scripts rely on."""
    return {
        "sheet": one.sheet,
        "cell": one.where,
        "why": one.why,
        "records": [{"register": register, "id": record} for register, record in one.sources],
    }


def _numbers(text: str | None) -> list[int]:
    if not text:
        return []
    parts = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    if not all(part.isdigit() for part in parts):
        raise Refused(f"--sheets 后面写表号，用逗号隔开，如1,2,3；“{text}”读不懂")
    return [int(part) for part in parts]


def _report_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("period", metavar="PERIOD", help="时段：2026、2026H1、2026Q3、2026B5")
    parser.add_argument("out", metavar="OUT.xlsx", help="要写的工作簿")
    parser.add_argument(
        "--receiver",
        default=reporting.ALL,
        choices=[one.key for one in reporting.RECEIVERS],
        help="party党工委上报，congress人大街道工委上报，all本单位留存",
    )
    parser.add_argument("--sheets", metavar="1,2,3", help="只要其中几张表")


def _report(call: Call) -> Answer:
    given = call.options
    path = Path(given.out)
    if path.suffix.lower() != ".xlsx":
        raise Refused("上报的工作簿请写成 .xlsx 文件")
    with app.reading_desk(call.folder, call.clock) as desk:
        report = reporting.prepare(desk, given.period, given.receiver, _numbers(given.sheets))
        reporting.write(desk, report, path)
    data = {
        "file": str(path),
        "receiver": report.receiver.key,
        "period": report.scope.window.key,
        "until": report.scope.until.isoformat(),
        "sheets": [
            {"number": one.number, "title": one.title, "rows": len(one.lines)} for one in report.sheets
        ],
        "findings": [as_json(one) for one in report.findings],
    }
    words = (f"{report.scope.words}报表已写到：{path}", *_told(report.findings))
    return Answer(data, words, FINDINGS if report.findings else DONE)


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("period", metavar="PERIOD", help="时段：2026、2026H1、2026Q3、2026B5")


def _check(call: Call) -> Answer:
    with app.reading_desk(call.folder, call.clock) as desk:
        findings = reporting.check(desk, call.options.period)
    return Answer(
        {"findings": [as_json(one) for one in findings]}, _told(findings), FINDINGS if findings else DONE
    )


def _told(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    if not findings:
        return ("校核没有发现问题",)
    return (f"校核发现{len(findings)}处：", *(f"表{one.sheet}　{one.where}　{one.why}" for one in findings))


REPORT = Command("report", "写出上报的工作簿", _report_arguments, _report)
CHECK_REPORT = Command("check-report", "校核一个时段的报表", _check_arguments, _check)
