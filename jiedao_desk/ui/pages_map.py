"""Which page stands behind each entry of the navigation, and in what order (页面目录)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.ui.navigation import NavigationEntry
from jiedao_desk.ui.place import Place

HOME = "dashboard"

GROUPS = ("", "会议", "代表", "联系群众", "监督与保障", "上报", "系统")


@dataclass(frozen=True)
class PageSpec:
    """One page: where it stands in the navigation, which registers it shows, how it is made."""

    key: str
    label: str
    icon: str
    group: str
    make: Callable[[Place], QWidget]
    registers: tuple[str, ...] = ()
    beneath: str = ""
    """The page in the navigation that it is reached from; empty where it stands there itself."""


def _dashboard(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.dashboard import DashboardPage

    return DashboardPage(place)


def _sessions(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.meetings import MeetingsPage
    from jiedao_desk.ui.sessions.editor import SessionEditor

    return MeetingsPage(place, SessionEditor(place))


def _briefings(place: Place) -> QWidget:
    from jiedao_desk.ui.briefings.editor import BriefingEditor
    from jiedao_desk.ui.pages.meetings import MeetingsPage

    return MeetingsPage(place, BriefingEditor(place))


def _deputies(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.deputies import DeputiesPage

    return DeputiesPage(place)


def _actions(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.actions import ActionsPage

    return ActionsPage(place)


def _suggestions(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.suggestions import SuggestionsPage

    return SuggestionsPage(place)


def _groups(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.groups import GroupsPage

    return GroupsPage(place)


def _activities(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.activities import ActivitiesPage

    return ActivitiesPage(place)


def _duty_reports(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.duty_reports import DutyReportsPage

    return DutyReportsPage(place)


def _trainings(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.trainings import TrainingsPage

    return TrainingsPage(place)


def _funds(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.funds import FundsPage

    return FundsPage(place)


def _supervisions(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.supervisions import SupervisionsPage

    return SupervisionsPage(place)


def _publications(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.publications import PublicationsPage

    return PublicationsPage(place)


def _documents(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.documents import DocumentsPage

    return DocumentsPage(place)


def _staff(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.staff import StaffPage

    return StaffPage(place)


def _submissions(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.submissions import SubmissionsPage

    return SubmissionsPage(place)


def _opinions(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.opinions import OpinionsPage

    return OpinionsPage(place)


def _stations(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.stations import StationsPage

    return StationsPage(place)


def _liaisons(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.liaisons import LiaisonsPage

    return LiaisonsPage(place)


def _receptions(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.receptions import ReceptionsPage

    return ReceptionsPage(place)


def _coverage(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.coverage import CoveragePage

    return CoveragePage(place)


def _elections(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.elections import ElectionsPage

    return ElectionsPage(place)


def _terms(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.terms import TermsPage

    return TermsPage(place)


def _reports(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.reports import ReportsPage

    return ReportsPage(place)


def _points(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.points import PointsPage

    return PointsPage(place)


def _duties(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.duties import DutiesPage

    return DutiesPage(place)


def _article_map(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.article_map import ArticleMapPage

    return ArticleMapPage(place)


def _importing(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.importing import ImportPage

    return ImportPage(place)


def _backups(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.backups import BackupsPage

    return BackupsPage(place)


def _settings(place: Place) -> QWidget:
    from jiedao_desk.ui.pages.settings import SettingsPage

    return SettingsPage(place)


# Pages made by hand; every other register with a place in the navigation has the page all registers share.
BY_HAND: dict[str, Callable[[Place], QWidget]] = {
    "sessions": _sessions,
    "briefings": _briefings,
    "actions": _actions,
    "deputies": _deputies,
    "activities": _activities,
    "suggestions": _suggestions,
    "groups": _groups,
    "duty_reports": _duty_reports,
    "trainings": _trainings,
    "funds": _funds,
    "supervisions": _supervisions,
    "publications": _publications,
    "documents": _documents,
    "staff": _staff,
    "submissions": _submissions,
    "opinions": _opinions,
    "receptions": _receptions,
    "stations": _stations,
    "liaisons": _liaisons,
    "terms": _terms,
    "elections": _elections,
}


# Registers whose page has no place of its own in the navigation, and the page that leads to them.
BENEATH = {
    "point_sets": "points",
    "point_adjustments": "points",
    "district_scores": "points",
    "duty_settings": "duties",
    "holidays": "duties",
    "basis": "article_map",
}


def pages(catalogue: Catalogue) -> tuple[PageSpec, ...]:
    """All pages, in the order of the navigation."""
    found = [PageSpec(HOME, "工作台", "dashboard", "", _dashboard)]
    for entry in catalogue.with_page():
        make = BY_HAND.get(entry.key) or _shared(entry.key)
        found.append(PageSpec(entry.key, entry.title, entry.icon, entry.group or "", make, (entry.key,)))
    found += [
        PageSpec("coverage", "覆盖情况", "check", "代表", _coverage),
        PageSpec("points", "履职积分", "point", "代表", _points),
        PageSpec("reports", "上报中心", "report", "上报", _reports),
        PageSpec("duties", "应尽事项", "check", "上报", _duties),
        PageSpec("article_map", "实施意见对照", "article_map", "上报", _article_map),
        PageSpec("import", "导入", "import", "系统", _importing),
        PageSpec("backups", "备份与恢复", "backup", "系统", _backups),
        PageSpec("settings", "设置", "settings", "系统", _settings),
    ]
    found += [
        PageSpec(entry.key, entry.title, entry.icon, "", _shared(entry.key), (entry.key,), BENEATH[entry.key])
        for entry in catalogue.entries
        if entry.key in BENEATH
    ]
    return tuple(sorted(found, key=lambda page: GROUPS.index(page.group)))


def _shared(key: str) -> Callable[[Place], QWidget]:
    def make(place: Place) -> QWidget:
        from jiedao_desk.ui.register.page import RegisterPage

        return RegisterPage(place, place.desk.catalogue[key])

    return make


def entries(specs: tuple[PageSpec, ...]) -> list[NavigationEntry]:
    """The pages as lines of the navigation."""
    return [NavigationEntry(one.key, one.label, one.icon, one.group) for one in specs if not one.beneath]
