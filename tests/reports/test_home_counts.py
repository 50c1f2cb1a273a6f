"""What the home page counts of matters in progress is what their lists show (首页数字)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from jiedao_desk.operations import opinions, overview, suggestions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import opinion_states, suggestion_states
from tests.operations.test_opinions import opinion
from tests.reports.test_suggestions import suggestion, unit


def test_the_home_page_counts_what_the_lists_show(sample: Desk) -> None:
    home = overview.home(sample, sample.clock.today().year)
    listed = Counter(state for line in suggestions.lines(sample) for state in line.states)
    assert home.suggestions == listed
    assert all(home.suggestions[state] for state in (suggestion_states.OPEN, suggestion_states.LATE))
    assert home.opinions == Counter(state for one in opinions.states(sample) for state in one.states)
    assert home.opinions[opinion_states.OPEN]


def test_suggestions_in_progress_by_their_deadline(office: Desk) -> None:
    today = office.clock.today()
    assert today == date(2026, 11, 22)
    suggestion(office, "逾期的", unit("区住建局", assigned_on=date(2026, 7, 1)))
    suggestion(office, "快到期的", unit("区住建局", assigned_on=date(2026, 9, 1)))
    suggestion(office, "还早的", unit("区住建局", assigned_on=date(2026, 11, 1)))
    suggestion(office, "还没交办的")
    suggestion(
        office,
        "答复了的",
        unit("区住建局", assigned_on=date(2026, 7, 1), replied_on=date(2026, 8, 1), result="A"),
    )
    found = {line.row.title: line.states for line in suggestions.lines(office)}
    waiting = suggestion_states.OPEN
    assert found == {
        "逾期的": (waiting, suggestion_states.LATE),
        "快到期的": (waiting, suggestion_states.SOON),
        "还早的": (waiting,),
        "还没交办的": (waiting,),
        "答复了的": (waiting, suggestion_states.ANSWERED),
    }


def test_an_opinion_that_is_late_is_late_on_the_home_page(office: Desk) -> None:
    opinion(office, "王女士", due_on=date(2026, 11, 1))
    found = overview.home(office, 2026).opinions
    assert (found[opinion_states.OPEN], found[opinion_states.OVERDUE]) == (1, 1)
