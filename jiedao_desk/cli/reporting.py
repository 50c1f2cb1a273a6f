"""The report that goes up, and its cross-checks, without a window (上报命令)."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from jiedao_desk import app
from jiedao_desk.cli.call import DONE, FINDINGS, Answer, Call, Command, read_number, read_place
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import reporting, submitting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.reporting import Finding, Report
from jiedao_desk.operations.submitting import Sent


def as_json(one: Finding) -> dict[str, object]:
    """One finding in the form that scripts rely on."""
    return {
        "sheet": one.sheet,
        "cell": one.where,
        "why": one.why,
        "records": [{"register": register, "id": record} for register, record in one.sources],
    }


def _numbers(text: str | None) -> list[int]:
    """The sheets asked for, none for all of them. An option that names no sheet does not ask for all."""
    if text is None:
        return []
    usage = f"--sheets 后面写表号，用逗号隔开，如1,2,3；“{text}”读不懂"
    parts = [part for part in text.replace("，", ",").split(",") if part.strip()]
    if not parts:
        raise Refused(usage)
    return [read_number(part, usage) for part in parts]


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
    parser.add_argument("--submit", action="store_true", help="报出：留存工作簿和数字，编为首次报送")
    parser.add_argument("--correct", metavar="原因", help="更正已经报出的，写明原因；编为更正报送第n次")
    parser.add_argument("--signed-by", metavar="姓名", default="", help="签发人；不写的取当日书记、工委主任")
    parser.add_argument("--number", metavar="文号", default="", help="报送文号")
    parser.add_argument("--personal", action="store_true", help="带身份证号和完整的电话；不写的不带")


def _report(call: Call) -> Answer:
    given = call.options
    path = read_place(given.out, "时段")
    if path.suffix.lower() != ".xlsx":
        raise Refused("上报的工作簿请写成 .xlsx 文件")
    numbers = _numbers(given.sheets)
    submitted: list[tuple[Sent, Path]] = []
    # A correction is a sending, whether or not that was said as well.
    if given.submit or given.correct is not None:
        with app.writing_desk(call.folder, call.clock) as desk:
            report = reporting.prepare(desk, given.period, given.receiver, numbers, personal=given.personal)
            submitted = _submit(desk, call, report, path)
    else:
        with app.reading_desk(call.folder, call.clock) as desk:
            report = reporting.prepare(desk, given.period, given.receiver, numbers, personal=given.personal)
            reporting.write(desk, report, path)
    data: dict[str, object] = {
        "file": str(path),
        "receiver": report.receiver.key,
        "period": report.scope.window.key,
        "until": report.scope.until.isoformat(),
        "sheets": [
            {"number": one.number, "title": one.title, "rows": len(one.lines)} for one in report.sheets
        ],
        "findings": [as_json(one) for one in report.findings],
        "submitted": [_sent_as_json(sent, file) for sent, file in submitted],
    }
    words = (
        f"{report.scope.words}报表已写到：{path}",
        *(
            f"{one.words}：{one.unit}，签发人{one.signed_by}，已留存（{file.name}）"
            for one, file in submitted
        ),
        *_told(report.findings),
    )
    return Answer(data, words, FINDINGS if report.findings else DONE)


def _submit(desk: Desk, call: Call, report: Report, path: Path) -> list[tuple[Sent, Path]]:
    """Freezes the report and writes it as frozen. Both receivers at once are two sendings beside the office's copy.

    Nothing is sent to the one receiver where the other one's would be refused.
    """
    given = call.options
    parts = [(report, path)]
    if report.receiver.key == reporting.ALL:
        parts = list(_of_each_receiver(desk, call, report, path))
    signed = [(part, file, _signature(desk, call, part)) for part, file in parts]
    for part, _, signature in signed:
        submitting.refuse_unfit(desk, part, signature, given.correct)
    if report.receiver.key == reporting.ALL:
        reporting.write(desk, report, path)
    sent: list[tuple[Sent, Path]] = []
    for part, file, signature in signed:
        try:
            one = submitting.submit(desk, part, signature, correcting=given.correct, out=file)
        except StorageTrouble as trouble:
            done = "".join(f"；{one.unit}的{one.words}已报出，写在“{there.name}”" for one, there in sent)
            raise StorageTrouble(f"{trouble}这一份没有报出{done}") from trouble
        sent.append((one, file))
    return sent


def _of_each_receiver(desk: Desk, call: Call, report: Report, path: Path) -> Iterator[tuple[Report, Path]]:
    given = call.options
    numbers = {one.number for one in report.sheets}
    for receiver, name in ((reporting.PARTY, "党工委上报"), (reporting.CONGRESS, "人大街道工委上报")):
        own = [one.number for one in reporting.makers(receiver) if one.number in numbers]
        if own:
            part = reporting.prepare(desk, given.period, receiver, own, personal=given.personal)
            yield part, path.with_name(f"{path.stem}（{name}）.xlsx")


def _signature(desk: Desk, call: Call, report: Report) -> submitting.Signature:
    signer = call.options.signed_by or submitting.usual_signer(desk, report.receiver.key)
    if not signer:
        raise Refused("报出要写明签发人：请加上 --signed-by 姓名")
    return submitting.Signature(signer, call.options.number)


def _sent_as_json(one: Sent, path: Path) -> dict[str, object]:
    return {
        "id": one.id,
        "receiver": one.receiver,
        "number": one.words,
        "state": one.state,
        "sent_on": one.sent_on.isoformat(),
        "signed_by": one.signed_by,
        "document_number": one.document_number,
        "sheets": list(one.sheets),
        "sha256": one.sha256,
        "file": str(path),
    }


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
