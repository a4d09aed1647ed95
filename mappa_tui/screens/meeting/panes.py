"""One table: the pane of each kind of agenda item."""

from mappa_tui.screens.meeting.actions import ActionsPane
from mappa_tui.screens.meeting.actions_review import ActionsReviewPane
from mappa_tui.screens.meeting.attendance import AttendancePane
from mappa_tui.screens.meeting.case_summary import CaseSummaryPane
from mappa_tui.screens.meeting.checks import ChecksPane
from mappa_tui.screens.meeting.close import ClosePane
from mappa_tui.screens.meeting.contingency import ContingencyPane
from mappa_tui.screens.meeting.disclosure import DisclosurePane
from mappa_tui.screens.meeting.information import InformationPane
from mappa_tui.screens.meeting.level import LevelPane
from mappa_tui.screens.meeting.narrative import NarrativePane
from mappa_tui.screens.meeting.opening import OpeningPane
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.screens.meeting.pillar import PillarPane
from mappa_tui.screens.meeting.risk import RiskPane
from mappa_tui.screens.meeting.victims import VictimsPane

PANES: dict[str, type[ItemPane]] = {
    "opening": OpeningPane,
    "attendance": AttendancePane,
    "actions_review": ActionsReviewPane,
    "case": CaseSummaryPane,
    "information": InformationPane,
    "narrative": NarrativePane,
    "risk": RiskPane,
    "victims": VictimsPane,
    "pillar": PillarPane,
    "contingency": ContingencyPane,
    "disclosure": DisclosurePane,
    "checks": ChecksPane,
    "decision": LevelPane,
    "actions": ActionsPane,
    "close": ClosePane,
}
"""The pane of each kind."""
