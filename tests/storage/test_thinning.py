"""Which backups stay (备份保留)."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.storage.thinning import DAYS, MONTHS, WEEKS, superfluous

NOW = datetime(2026, 11, 22, 17, 30)

# Every backup of an office that closes its window twice on working days for a while, and after that at times.
TABLE = """
2026-11-22 17:00 keep    today
2026-11-22 09:10 keep    today
2026-11-21 18:00 keep    yesterday
2026-11-21 11:30 keep    yesterday
2026-11-21 08:05 keep    yesterday
2026-11-20 17:40 keep    day 1
2026-11-20 12:00 drop
2026-11-19 17:31 keep    day 2
2026-11-19 08:30 drop
2026-11-18 17:30 keep    day 3
2026-11-18 12:01 drop
2026-11-17 17:30 keep    day 4
2026-11-17 12:01 drop
2026-11-16 17:30 keep    day 5
2026-11-16 12:01 drop
2026-11-16 08:00 drop
2026-11-13 17:30 keep    day 6
2026-11-13 11:00 drop
2026-11-12 17:30 keep    day 7
2026-11-12 11:00 drop
2026-11-11 17:30 keep    day 8
2026-11-11 11:00 drop
2026-11-10 17:30 keep    day 9
2026-11-10 11:00 drop
2026-11-09 17:30 keep    day 10
2026-11-09 11:00 drop
2026-11-06 17:30 keep    day 11
2026-11-06 11:00 drop
2026-11-05 17:30 keep    day 12
2026-11-05 11:00 drop
2026-11-04 17:30 drop    its week has the 6th
2026-11-03 17:30 drop
2026-11-02 17:30 drop    Monday of the same week
2026-11-01 17:30 keep    week 1, a Sunday
2026-10-30 17:30 drop
2026-10-26 17:30 drop
2026-10-24 10:00 keep    week 2
2026-10-19 17:30 drop
2026-10-16 17:30 keep    week 3
2026-10-12 17:30 drop
2026-09-30 17:30 keep    week 4, none in the weeks between
2026-09-29 17:30 drop
2026-09-25 17:30 keep    week 5
2026-09-18 17:30 keep    week 6
2026-09-11 17:30 keep    week 7
2026-09-10 17:30 drop
2026-09-04 17:30 keep    week 8
2026-08-28 17:30 keep    week 9
2026-08-27 17:30 drop
2026-08-21 17:30 keep    week 10
2026-08-14 17:30 drop    its month has the 21st
2026-08-03 17:30 drop
2026-07-31 17:30 keep    month 1
2026-07-15 17:30 drop
2026-06-30 17:30 keep    month 2
2026-06-01 17:30 drop
2026-05-29 17:30 keep    month 3
2026-03-31 17:30 keep    month 4, none in April
2026-03-02 17:30 drop
2026-02-27 17:30 keep    month 5
2026-01-30 17:30 keep    month 6
2026-01-02 17:30 drop
2025-12-31 17:30 keep    month 7
2025-11-28 17:30 keep    month 8
2025-11-22 17:30 drop
2025-10-31 17:30 keep    month 9
2025-09-30 17:30 drop    older than all that is kept
2024-02-29 17:30 drop
"""
ROWS = [line.split()[:3] for line in TABLE.strip().splitlines()]
WANTED = {datetime.fromisoformat(f"{day} {time}"): word for day, time, word in ROWS}


def test_the_table_is_long_enough_to_meet_every_stage() -> None:
    assert len(WANTED) >= 60


def test_of_a_year_of_backups_exactly_these_stay() -> None:
    dropped = superfluous(WANTED, NOW)
    assert sorted(dropped) == sorted(moment for moment, word in WANTED.items() if word == "drop")


def test_a_clock_set_back_by_a_year_deletes_nothing() -> None:
    assert superfluous(WANTED, NOW.replace(year=2025)) == set()


def test_a_single_old_backup_is_the_newest_and_stays() -> None:
    assert superfluous([datetime(2020, 1, 1)], NOW) == set()


def test_nothing_is_not_much_to_thin() -> None:
    assert superfluous([], NOW) == set()


moments = st.lists(
    st.integers(min_value=0, max_value=900 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    max_size=150,
)


@given(moments)
def test_the_newest_and_the_last_two_days_always_stay_and_no_more_than_promised(
    found: list[datetime],
) -> None:
    stay = set(found) - superfluous(found, NOW)
    assert not found or max(found) in stay
    recent = {moment for moment in found if moment.date() >= NOW.date() - timedelta(days=1)}
    assert recent <= stay
    assert len(stay - recent) <= DAYS + WEEKS + MONTHS


@given(moments)
def test_thinning_what_was_thinned_drops_nothing_more(found: list[datetime]) -> None:
    stay = set(found) - superfluous(found, NOW)
    assert superfluous(stay, NOW) == set()
