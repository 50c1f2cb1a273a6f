"""What deputies did in a term, one by one and all together, before candidates are nominated again (任期履职情况)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from jiedao_desk.documents import term_assessment
from jiedao_desk.documents.term_assessment import Assessment, Summary, SummaryLine, YearLine
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, deputies, deputy_file, points
from jiedao_desk.operations.coverage import as_of as coverage_as_of
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.reports import deputy_file as file_rows
from jiedao_desk.reports import term_record
from jiedao_desk.reports.deputy_file.row import AWARDS
from jiedao_desk.reports.deputy_rows import DeputyRow

_NO_START = (
    "{name}的这次任职没有登记起始日期，“届次”里也没有登记这一届的起始日期，不知道从哪天算起；请先补上再打印"
)


def paper(desk: Desk, person: Draft, mandate_id: int | None = None) -> Document:
    """任期履职情况鉴定表 of one mandate, of the one that speaks for the deputy today if none is named.

    Raises ``Refused`` where there is no mandate, or nobody wrote down when it began.
    """
    on = desk.clock.today()
    name = str(person.get("name") or "")
    mandate = next((one for one in person.listed("mandates") if one.id == mandate_id), None)
    if mandate is None:
        mandate = deputy_file.main_mandate(person, on)
    if mandate is None:
        raise Refused(f"{name}还没有登记任职，没有任期可以鉴定；请先增加任职")
    level = mandate.get("level") or "区"
    start, until = _span(desk, name, level, mandate, on)
    person_id = person.id or 0
    with desk.database.reading() as session:
        years = term_record.by_person(session, start, until, [person_id])[person_id]
        rewarded = [
            row for row in file_rows.of_person(session, person_id, start, until) if row.part == AWARDS
        ]
    values = current(desk)
    return term_assessment.assessment_form(
        Assessment(
            unit=values.text("office.congress_seal") or values.text("office.unit"),
            congress=_congress(values.text("office.district"), level, mandate.get("term") or ""),
            name=name,
            sex=person.get("sex") or "",
            nation=person.get("nation") or "",
            birth=person.get("birth"),
            party=person.get("party") or "",
            education=person.get("education") or "",
            employer=person.get("employer") or "",
            constituency=deputy_file.where_of(mandate),
            certificate=mandate.get("certificate") or "",
            term=deputy_file.period_words(start, mandate.get("ended_on")),
            until=until,
            columns=term_record.COLUMNS,
            years=tuple(YearLine(one.year, one.counts, *_points(desk, person_id, one.year)) for one in years),
            total=term_record.summed(years),
            absences=_absences(desk, person_id, until) if level == "区" else "",
            awards="；".join(f"{row.on.year}年{row.what}" for row in reversed(rewarded)),
        )
    )


def summary(desk: Desk) -> Document:
    """任期履职情况汇总表 of the district deputies elected here who are in office today, in roster order.

    Each is counted from the beginning of the own mandate, which a by-election makes later. Raises ``Refused``.
    """
    on = desk.clock.today()
    rows = [row for row in deputies.rows(desk, on) if row.level == "区" and not row.attached]
    if not rows:
        raise Refused("没有在任的区代表，没有可以汇总的任期履职情况")
    starts: dict[int, date] = {}
    for row in rows:
        person = browse.load(desk, deputies.REGISTER, row.person_id)
        mandate = next(one for one in person.listed("mandates") if one.id == row.mandate_id)
        starts[row.person_id] = _span(desk, row.name, "区", mandate, on)[0]
    totals: dict[int, dict[str, int]] = {}
    with desk.database.reading() as session:
        for start in sorted(set(starts.values())):
            wanted = [person for person, since in starts.items() if since == start]
            found = term_record.by_person(session, start, on, wanted)
            totals |= {person: term_record.summed(years) for person, years in found.items()}
    values = current(desk)
    # Most began with the term; who began later came by a by-election.
    counts = Counter(starts.values())
    usual = min(day for day, count in counts.items() if count == max(counts.values()))
    return term_assessment.summary_table(
        Summary(
            unit=values.text("office.congress_seal") or values.text("office.unit"),
            congress=_congress(values.text("office.district"), "区", _one_term(rows)),
            until=on,
            order=str(values["names.order"]),
            columns=term_record.COLUMNS,
            lines=tuple(
                SummaryLine(
                    row.name,
                    row.constituency,
                    deputy_file.period_words(starts[row.person_id], None),
                    totals[row.person_id],
                    "届中就任" if starts[row.person_id] > usual else "",
                )
                for row in rows
            ),
        )
    )


def _span(desk: Desk, name: str, level: str, mandate: Draft, on: date) -> tuple[date, date]:
    """From the day the mandate began, or else its term, to the last day of it or today."""
    start = mandate.get("started_on")
    if start is None:
        start = next(
            (
                one.get("started_on")
                for one in browse.load_all(desk, "terms")
                if one.get("level") == level and one.get("number") == mandate.get("term")
            ),
            None,
        )
    if start is None or start > on:
        raise Refused(
            _NO_START.format(name=name)
            if start is None
            else f"{name}的这次任职从{start:%Y-%m-%d}开始，现在还没有履职情况"
        )
    ended = mandate.get("ended_on")
    return start, on if ended is None or ended > on else max(start, ended - timedelta(days=1))


def _points(desk: Desk, person_id: int, year: int) -> tuple[str, str]:
    own = next((one for one in points.of_year(desk, year).people if one.person_id == person_id), None)
    return (f"{own.account.total:.1f}", own.account.grade) if own is not None else ("", "")


def _absences(desk: Desk, person_id: int, until: date) -> str:
    """The sessions of the congress missed without leave, for those who write the appraisal to look into."""
    found = next((one for one in coverage_as_of(desk, until).people if one.person_id == person_id), None)
    if found is None or not found.missed:
        return ""
    sessions = "、".join(each.session for each in found.missed)
    return f"没有登记准假的缺席{len(found.missed)}次（{sessions}），请核实"


def _congress(district: str, level: str, term: str) -> str:
    return f"{district if level == '区' else level}{term}人民代表大会"


def _one_term(rows: list[DeputyRow]) -> str:
    terms = {row.term for row in rows if row.term}
    return terms.pop() if len(terms) == 1 else ""
