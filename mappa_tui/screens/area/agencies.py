"""The agencies of an area: all that can be chosen, and those that a first meeting begins with."""

from typing import ClassVar

from textual import on
from textual.widgets import OptionList

from mappa_tui.commands import bindings
from mappa_tui.domain.area_rules import authority_fault, names_fault
from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.domain.text import one_line
from mappa_tui.screens.area.frame import AreaFrame, moved
from mappa_tui.screens.ask import Question
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Column, Row

NOTE = (
    "Offered wherever an agency is typed. ✓ is invited to a first meeting; a review invites those "
    "of the meeting before."
)


INVITED = "invited to a first meeting"


class AgenciesScreen(AreaFrame):
    """The list: add, rename, take out, invite, move."""

    title_words = "Agencies"
    COLUMNS: ClassVar[tuple[Column, ...]] = (Column("agency"), Column(width=30, style="$m-muted"))
    BINDINGS = bindings(
        "invite_agency", "new_row", "remove_line", "move_up", "move_down", "back", "help", "leave"
    )
    answers = (
        "open",
        "new_row",
        "invite_agency",
        "move_up",
        "move_down",
        "remove_line",
        "back",
        "help",
    )

    def note(self) -> str:
        """Return what the list is for."""
        return NOTE

    def beside(self, settings: AreaSettings) -> str:
        """Return how many there are."""
        area = settings.area
        return f"{len(area.agencies)}; {len(area.invite)} invited to a first meeting"

    def rows(self, settings: AreaSettings) -> list[Row]:
        """Return the agencies in their order."""
        invited = settings.area.invite
        return [
            Row(each, (each, INVITED), "✓") if each in invited else Row(each, (each, ""))
            for each in settings.area.agencies
        ]

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option_id and self.settings:
            self._ask(self.settings, event.option_id)

    def action_new_row(self) -> None:
        """Add an agency below the cursor."""
        if self.settings:
            self._ask(self.settings, "")

    def _ask(self, settings: AreaSettings, old: str) -> None:
        agencies = settings.area.agencies
        after = self.chosen

        def renamed(text: str) -> list[str]:
            name = one_line(text).strip()
            if old:
                return [name if each == old else each for each in agencies]
            at = agencies.index(after) + 1 if after in agencies else len(agencies)
            return [*agencies[:at], name, *agencies[at:]]

        def fault(text: str) -> str:
            return names_fault(renamed(text)) or authority_fault(renamed(text))

        def take(answers: Answers) -> AreaSettings:
            name = one_line(answers["name"]).strip()
            invite = [name if each == old else each for each in settings.area.invite]
            return settings.with_area(agencies=renamed(answers["name"]), invite=invite)

        sentence = "What was written with the old name keeps it." if old else ""
        question = Question("name", "Agency", old, check=fault)
        self.ask(old or "New agency", sentence, [question], take, at=old)

    async def action_invite_agency(self) -> None:
        """Invite the agency under the cursor to first meetings, or no longer."""
        if self.settings and self.chosen:
            invite, name = self.settings.area.invite, self.chosen
            new = [each for each in invite if each != name]
            new = new if name in invite else [*invite, name]
            await self.try_to_keep(self.settings.with_area(invite=new), name)

    async def action_remove_line(self) -> None:
        """Take the agency under the cursor out."""
        if self.settings and self.chosen:
            area, name = self.settings.area, self.chosen
            agencies = [each for each in area.agencies if each != name]
            invite = [each for each in area.invite if each != name]
            await self.try_to_keep(self.settings.with_area(agencies=agencies, invite=invite))

    async def action_move_up(self) -> None:
        """Move it up."""
        await self._move(-1)

    async def action_move_down(self) -> None:
        """Move it down."""
        await self._move(1)

    async def _move(self, by: int) -> None:
        if self.settings and self.chosen:
            area, name = self.settings.area, self.chosen
            new = moved(area.agencies, area.agencies.index(name), by)
            await self.try_to_keep(self.settings.with_area(agencies=new), name)
