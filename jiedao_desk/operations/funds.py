"""The ledger of the activity funds: what is left, what an entry would leave, who may have a subsidy (代表活动经费)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel import ledger
from jiedao_desk.kernel.amounts import yuan
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.ledger import Posting
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import fund_rows
from jiedao_desk.reports.fund_rows import CategoryRow, FundRow, FundYear

__all__ = [
    "REGISTER",
    "CategoryRow",
    "FundRow",
    "FundYear",
    "Shortfall",
    "shortfall",
    "unentitled",
    "year",
]

REGISTER = "funds"
SUBSIDIES = "fund_subsidies"


@dataclass(frozen=True)
class Shortfall:
    """Where the ledger falls below nought: the day of the first entry it does so at, and what is left after it."""

    on: date
    left: int

    @property
    def sentence(self) -> str:
        """What the clerk reads before it is saved."""
        return f"到{show_day(self.on)}，结余为{yuan(self.left)}元，支出超过了可用的经费。"


def year(desk: Desk, number: int, until: date | None = None) -> FundYear:
    """A year of the ledger with the balance after each entry, its sums and what each category came to."""
    with desk.database.reading() as session:
        return fund_rows.of_year(session, number, until)


def shortfall(desk: Desk, draft: Draft) -> Shortfall | None:
    """Where the ledger would fall below nought if the entry were saved as it stands; ``None`` if it would not.

    What was below nought before, and is no deeper for this entry, is not said again.
    """
    day = draft.get("entry_on")
    if not isinstance(day, date):
        return None
    with desk.database.reading() as session:
        kept = fund_rows.rows(session)
    others = [(one.on, one.id, one.posting) for one in kept if one.id != draft.id]
    own = Posting(day, draft.get("income") or 0, draft.get("expense") or 0)
    place = draft.id if draft.id is not None else max((one.id for one in kept), default=0) + 1
    postings = [one for _, _, one in sorted([*others, (day, place, own)], key=lambda one: one[:2])]
    at = ledger.first_below_zero(postings)
    if at is None or min(ledger.balances(postings)) >= min((one.balance for one in kept), default=0):
        return None
    return Shortfall(postings[at].on, ledger.balances(postings)[at])


def unentitled(desk: Desk, draft: Draft) -> list[str]:
    """Whom of the list the law does not provide for: deputies not flagged as without fixed wages (代表法第四十一条)."""
    people = {one.get("person_id") for one in draft.listed(SUBSIDIES)}
    found = []
    for person in sorted(one for one in people if isinstance(one, int)):
        known = browse.load(desk, "deputies", person)
        if not known.get("no_fixed_wage"):
            found.append(str(known.get("name")))
    return found
