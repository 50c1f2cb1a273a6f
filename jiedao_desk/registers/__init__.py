"""The catalogue: every register of the office, named explicitly and in menu order (登记簿目录)."""

from __future__ import annotations

from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.registers.actions import ACTIONS
from jiedao_desk.registers.activities import ACTIVITIES
from jiedao_desk.registers.activity_attendance import ACTIVITY_ATTENDANCE
from jiedao_desk.registers.agenda import AGENDA
from jiedao_desk.registers.attendance import ATTENDANCE
from jiedao_desk.registers.briefings import BRIEFINGS
from jiedao_desk.registers.carried import CARRIED
from jiedao_desk.registers.deputies import DEPUTIES
from jiedao_desk.registers.district_scores import DISTRICT_SCORES
from jiedao_desk.registers.follow_ups import FOLLOW_UPS
from jiedao_desk.registers.groups import GROUPS
from jiedao_desk.registers.mandates import MANDATES
from jiedao_desk.registers.memberships import MEMBERSHIPS
from jiedao_desk.registers.period_reasons import PERIOD_REASONS
from jiedao_desk.registers.point_adjustments import POINT_ADJUSTMENTS
from jiedao_desk.registers.point_grades import POINT_GRADES
from jiedao_desk.registers.point_rules import POINT_RULES
from jiedao_desk.registers.point_sets import POINT_SETS
from jiedao_desk.registers.sessions import SESSIONS
from jiedao_desk.registers.speeches import SPEECHES
from jiedao_desk.registers.staff import STAFF
from jiedao_desk.registers.suggestion_signers import SUGGESTION_SIGNERS
from jiedao_desk.registers.suggestion_talks import SUGGESTION_TALKS
from jiedao_desk.registers.suggestion_units import SUGGESTION_UNITS
from jiedao_desk.registers.suggestions import SUGGESTIONS
from jiedao_desk.registers.suspensions import SUSPENSIONS
from jiedao_desk.registers.terms import TERMS

CATALOGUE = Catalogue(
    (
        SESSIONS,
        AGENDA,
        SPEECHES,
        CARRIED,
        BRIEFINGS,
        ATTENDANCE,
        ACTIONS,
        FOLLOW_UPS,
        DEPUTIES,
        MANDATES,
        SUSPENSIONS,
        MEMBERSHIPS,
        ACTIVITIES,
        ACTIVITY_ATTENDANCE,
        SUGGESTIONS,
        SUGGESTION_SIGNERS,
        SUGGESTION_UNITS,
        SUGGESTION_TALKS,
        GROUPS,
        TERMS,
        STAFF,
        PERIOD_REASONS,
        POINT_SETS,
        POINT_RULES,
        POINT_GRADES,
        POINT_ADJUSTMENTS,
        DISTRICT_SCORES,
    )
)
