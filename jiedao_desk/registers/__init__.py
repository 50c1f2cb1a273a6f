"""The catalogue: every register of the office, named explicitly and in menu order (登记簿目录)."""

from __future__ import annotations

from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.registers.actions import ACTIONS
from jiedao_desk.registers.activities import ACTIVITIES
from jiedao_desk.registers.activity_attendance import ACTIVITY_ATTENDANCE
from jiedao_desk.registers.agenda import AGENDA
from jiedao_desk.registers.attendance import ATTENDANCE
from jiedao_desk.registers.awards import AWARDS
from jiedao_desk.registers.briefings import BRIEFINGS
from jiedao_desk.registers.carried import CARRIED
from jiedao_desk.registers.deputies import DEPUTIES
from jiedao_desk.registers.district_scores import DISTRICT_SCORES
from jiedao_desk.registers.document_versions import DOCUMENT_VERSIONS
from jiedao_desk.registers.documents import DOCUMENTS
from jiedao_desk.registers.duty_report_items import DUTY_REPORT_ITEMS
from jiedao_desk.registers.duty_reports import DUTY_REPORTS
from jiedao_desk.registers.duty_settings import DUTY_SETTINGS
from jiedao_desk.registers.follow_ups import FOLLOW_UPS
from jiedao_desk.registers.fund_subsidies import FUND_SUBSIDIES
from jiedao_desk.registers.funds import FUNDS
from jiedao_desk.registers.groups import GROUPS
from jiedao_desk.registers.holidays import HOLIDAYS
from jiedao_desk.registers.liaison_contacts import LIAISON_CONTACTS
from jiedao_desk.registers.liaisons import LIAISONS
from jiedao_desk.registers.mandates import MANDATES
from jiedao_desk.registers.memberships import MEMBERSHIPS
from jiedao_desk.registers.opinion_voters import OPINION_VOTERS
from jiedao_desk.registers.opinions import OPINIONS
from jiedao_desk.registers.period_reasons import PERIOD_REASONS
from jiedao_desk.registers.point_adjustments import POINT_ADJUSTMENTS
from jiedao_desk.registers.point_grades import POINT_GRADES
from jiedao_desk.registers.point_rules import POINT_RULES
from jiedao_desk.registers.point_sets import POINT_SETS
from jiedao_desk.registers.publication_adoptions import PUBLICATION_ADOPTIONS
from jiedao_desk.registers.publications import PUBLICATIONS
from jiedao_desk.registers.reception_deputies import RECEPTION_DEPUTIES
from jiedao_desk.registers.receptions import RECEPTIONS
from jiedao_desk.registers.sessions import SESSIONS
from jiedao_desk.registers.speeches import SPEECHES
from jiedao_desk.registers.staff import STAFF
from jiedao_desk.registers.station_deputies import STATION_DEPUTIES
from jiedao_desk.registers.stations import STATIONS
from jiedao_desk.registers.submissions import SUBMISSIONS
from jiedao_desk.registers.suggestion_signers import SUGGESTION_SIGNERS
from jiedao_desk.registers.suggestion_talks import SUGGESTION_TALKS
from jiedao_desk.registers.suggestion_units import SUGGESTION_UNITS
from jiedao_desk.registers.suggestions import SUGGESTIONS
from jiedao_desk.registers.supervision_findings import SUPERVISION_FINDINGS
from jiedao_desk.registers.supervision_stages import SUPERVISION_STAGES
from jiedao_desk.registers.supervisions import SUPERVISIONS
from jiedao_desk.registers.suspensions import SUSPENSIONS
from jiedao_desk.registers.terms import TERMS
from jiedao_desk.registers.training_attendance import TRAINING_ATTENDANCE
from jiedao_desk.registers.trainings import TRAININGS

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
        DUTY_REPORTS,
        DUTY_REPORT_ITEMS,
        TRAININGS,
        TRAINING_ATTENDANCE,
        AWARDS,
        TERMS,
        OPINIONS,
        OPINION_VOTERS,
        RECEPTIONS,
        RECEPTION_DEPUTIES,
        STATIONS,
        STATION_DEPUTIES,
        LIAISONS,
        LIAISON_CONTACTS,
        SUPERVISIONS,
        SUPERVISION_STAGES,
        SUPERVISION_FINDINGS,
        PUBLICATIONS,
        PUBLICATION_ADOPTIONS,
        FUNDS,
        FUND_SUBSIDIES,
        DOCUMENTS,
        DOCUMENT_VERSIONS,
        STAFF,
        SUBMISSIONS,
        PERIOD_REASONS,
        DUTY_SETTINGS,
        HOLIDAYS,
        POINT_SETS,
        POINT_RULES,
        POINT_GRADES,
        POINT_ADJUSTMENTS,
        DISTRICT_SCORES,
    )
)
