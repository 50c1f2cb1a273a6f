"""From a voter's opinion to a suggestion of the deputy, and back where it comes to nothing (意见转建议)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.registers.opinions import AS_SUGGESTION, TO_CITY_DEPUTY
from jiedao_desk.storage.records import TreeWriter

REGISTER, SUGGESTIONS = "opinions", "suggestions"

Filled = Mapping[str, Any]


def suggest(desk: Desk, draft: Draft, values: Filled, initiator: object = None) -> Saved:
    """Makes a draft suggestion of an opinion, in one step with the link to it (代表法第二十四条、第三十六条).

    Raises ``Refused`` with the reason for a matter that is not for suggestions; who raised it is not carried over.
    """
    excluded, route = values.get("excluded"), values.get("route")
    if excluded:
        raise Refused([Problem("excluded", f"不能转为代表建议：{excluded}")])
    if route not in (AS_SUGGESTION, TO_CITY_DEPUTY):
        words = f"转为建议的，处理途径请选“{AS_SUGGESTION}”或“{TO_CITY_DEPUTY}”"
        raise Refused([Problem("route", words)])
    person = draft.get("person_id")
    signers = []
    if isinstance(person, int):
        [known] = browse.named(desk, "deputies", [person])
        signers.append(Draft("suggestion_signers", {"person_id": person, "name": known.name, "role": "领衔"}))
    suggestion = Draft(
        "suggestions",
        {
            "title": str(draft.get("matter"))[:200],
            "content": draft.get("details") or draft.get("matter"),
            "submitted_on": desk.clock.today(),
            "topic": f"选民意见{draft.get('number') or ''}（{draft.get('source')}）",
        },
        {"suggestion_signers": signers, "suggestion_units": []},
    )
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        writer = TreeWriter(work, desk.catalogue)
        made = writer.write(suggestion)
        draft.values.update({"route": route, "excluded": None, "suggestion_id": made.id})
        record = writer.write(draft)
    return Saved(record.id, record.version, tuple(writer.warnings))


def take_back(desk: Desk, draft: Draft, initiator: object = None) -> Saved:
    """Lets an opinion go another way, because the suggestion it became was voided or is no matter for one.

    Raises ``Refused`` while the suggestion is being handled.
    """
    became = browse.load(desk, SUGGESTIONS, draft.get("suggestion_id"))
    if became.voided is None and not became.get("excluded"):
        raise Refused(
            f"建议“{became.get('title')}”还有效，意见没有改动。"
            "请先在“代表建议”里把它作废，或登记不作建议的情形，再改走其他途径"
        )
    draft.values.update({"suggestion_id": None, "route": None})
    return records.save(desk, draft, initiator)


def of_suggestion(desk: Desk, suggestion_id: int) -> list[int]:
    """The opinions that became a suggestion, from which its topic came."""
    return browse.ids(desk, Query(REGISTER).where("suggestion_id", suggestion_id))
