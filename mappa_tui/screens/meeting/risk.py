"""Risk assessment: RoSH by group, the risks, the narrative, the tools."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import live
from mappa_tui.domain.risk import ROSH_GROUPS, RiskAssessment
from mappa_tui.domain.sections import Section
from mappa_tui.screens.case_lists import risks_listing, tools_listing
from mappa_tui.screens.meeting.carried import HINT, Carried
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.field import Field
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Heading, RecordList
from mappa_tui.widgets.session import Session

NARRATIVE = (
    ("overall",),
    ("who", "nature", "imminence", "increases", "reduces", "scenarios"),
    ("assessed", "assessor", "handling"),
)


class RoshGrid(Fields):
    """Five groups, in the community and in custody; prisoners in custody only."""

    DEFAULT_CSS = """
    RoshGrid Horizontal { height: auto; }
    RoshGrid .group-name { width: 19; color: $m-muted; }
    RoshGrid .cell { width: 1fr; height: auto; color: $m-muted; padding-left: 2; }
    RoshGrid Field { width: 1fr; }
    RoshGrid Field .label { display: none; }
    """

    def __init__(self, session: Session, record: Noun, *, is_new: bool) -> None:
        super().__init__(session, record, (), is_new=is_new)

    def compose(self) -> ComposeResult:
        """Lay the grid out."""
        with Horizontal():
            yield Static("", classes="group-name")
            yield Static("in the community", classes="cell")
            yield Static("in custody", classes="cell")
        for group in ROSH_GROUPS:
            with Horizontal():
                name = group.replace("_", " ").capitalize()
                yield Static(name, classes="group-name")
                if f"{group}_community" in RiskAssessment.model_fields:
                    yield Field(self.session, self.record, f"{group}_community")
                else:
                    yield Static("–", classes="cell")
                yield Field(self.session, self.record, f"{group}_custody")


class RiskPane(ItemPane):
    """The seventh item."""

    def compose_item(self) -> ComposeResult:
        """Lay out grid, risks, narrative and tools."""
        record = self.record
        known = record.assessment
        yield from self.compose_carried(self._content)
        row = known or RiskAssessment(case_id=record.case.id, meeting_id=record.meeting.id)
        yield Heading("Risk of serious harm")
        yield RoshGrid(self.session, row, is_new=known is None)
        yield Fields(self.session, row, NARRATIVE[:1], is_new=known is None)
        yield RecordList(self.session, risks_listing(self.session, lambda: self.record.meeting.id))
        yield Fields(self.session, row, NARRATIVE[1:], is_new=known is None)
        yield RecordList(self.session, tools_listing(self.session))

    def aside(self) -> str:
        """Return the keys that mark what came along."""
        return HINT if self.query(Carried) else ""

    def _content(self, section: Section) -> object:
        record = self.record
        return record.assessment if section.key == "assessment" else live(record.risks)
