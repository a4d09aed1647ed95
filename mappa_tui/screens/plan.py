"""Planning a meeting: when, where, who is invited, what is on the agenda and comes along."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Static

from mappa_tui.commands import Command, bindings, commands
from mappa_tui.domain.meeting import CANCELLED, PLANNED, POSTPONED
from mappa_tui.domain.plan_rules import contingencies_in_force, measures_in_force
from mappa_tui.domain.record import live
from mappa_tui.screens.finish import Finish
from mappa_tui.screens.meeting.actions import actions_listing
from mappa_tui.screens.meeting.attendance import AttendancePane
from mappa_tui.screens.meeting.pending import pending_listing
from mappa_tui.screens.walk import WALKED, Stop, WalkScreen
from mappa_tui.widgets.bars import KeyBar, TopBar
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Heading, Pane, RecordList
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import DANGER, MUTED, said

WHEN = (
    ("kind", "level", "number"),
    ("date", "starts", "planned_minutes", "place", "area"),
    ("chair", "minute_taker"),
)


FOOTER = ("next_item", "new_row", "finish", "postpone", "back", "help")
_WHILE_PLANNED = ("finish", "postpone")
CALLED_OFF = "This meeting was called off. F12 in its case plans a new one."


class WhenPane(Pane):
    """When, where and who leads it."""

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        yield Fields(self.session, self.session.meeting.meeting, WHEN)


class InvitedPane(AttendancePane):
    """Who is invited; the same places that attendance marks."""

    def aside(self) -> str:
        """Return what Enter does."""
        rows = live(self.record.invitations)
        return f"{len(rows)} invited. Enter changes a line, Del takes it out, ctrl+n adds one."


class AgendaPane(Pane):
    """The items, as the area has set them for the level."""

    def compose(self) -> ComposeResult:
        """Lay out the items with their minutes."""
        agenda = self.session.meeting.agenda
        yield Heading(agenda.name)
        yield RowList(Column(width=2, right=True), Column(), Column(width=6, right=True))

    def on_mount(self) -> None:
        """Show the items."""
        self.refresh_pane()

    def refresh_pane(self) -> None:
        """Show the items with the minutes of the meeting's level."""
        agenda, level = self.session.meeting.agenda, self.session.meeting.meeting.level
        self.query_one(Heading).say(f"{agenda.minutes_at(level)} min")
        self.query_one(RowList).show_rows(
            [
                Row(item.key, (str(n), item.title, f"{item.minutes_at(level)} min"))
                for n, item in enumerate(agenda.items, 1)
            ]
        )


class AlongPane(Pane):
    """What comes along from the last meeting."""

    def compose(self) -> ComposeResult:
        """Lay out the counts, the open actions, and the disclosures to be heard of."""
        record = self.session.meeting
        counts = (
            f"Measures in force {len(measures_in_force(record))} · "
            f"contingencies {len(contingencies_in_force(record))} · "
            f"risks {len(live(record.risks))} · victims {len(record.victims)} · "
            f"conditions {len(live(record.conditions))}\n"
            "Each is confirmed, reviewed or amended in the meeting.\n"
        )
        yield Static(counts, classes="aside", markup=False)
        yield RecordList(self.session, replace(actions_listing(self.session), new=None))
        yield RecordList(self.session, pending_listing(self.session))


class PlanScreen(WalkScreen):
    """The screen of a planned meeting."""

    BINDINGS = bindings("finish", "postpone", "documents")
    answers = (*FOOTER, "documents", *(name for name in WALKED if name not in FOOTER))

    def stops(self) -> list[Stop]:
        """Return the parts of the plan."""
        titles = {
            "when": "When and where",
            "invited": "Invitations",
            "agenda": "Agenda",
            "along": "What comes along",
        }
        return [Stop(key, title, n) for n, (key, title) in enumerate(titles.items(), 1)]

    def make_pane(self, key: str) -> Pane:
        """Return the pane of a part."""
        item = self.session.meeting.agenda.item(self.session.meeting.agenda.key_of("attendance"))
        if key == "invited":
            return InvitedPane(self.session, item)
        panes = {"when": WhenPane, "agenda": AgendaPane, "along": AlongPane}
        return panes[key](self.session)

    def compose(self) -> ComposeResult:
        """Lay out the frame and the keys."""
        yield from super().compose()
        titles = {"finish": "Begin the meeting", "new_row": "New line"}
        yield KeyBar(self._footer(), titles=lambda: titles)

    @property
    def _called_off(self) -> bool:
        return self.session.meeting.meeting.state in (POSTPONED, CANCELLED)

    def _footer(self) -> list[Command]:
        """Return the keys; a meeting that was called off is neither begun nor put off."""
        names = [name for name in FOOTER if not (self._called_off and name in _WHILE_PLANNED)]
        return [replace(command, footer=True) for command in commands(*names)]

    def refresh_bars(self) -> None:
        """Show what is planned."""
        if not self.is_mounted:
            return
        case, meeting = self.session.record.case, self.session.meeting.meeting
        status = self.session.status
        tone = DANGER if status.startswith("!") else MUTED
        clock = f"{self.session.clock.local():%H:%M}"
        self.query_one(TopBar).say(
            [(case.title, "bold"), (case.crn, ""), (meeting.title, MUTED)],
            [(clock, "bold"), (meeting.state, ""), (status, tone)],
            words=self.session.banner,
        )
        self.query_one(KeyBar).offer(self._footer())
        stop = next(each for each in self.stops() if each.key == self.at)
        of = f" of {len(self.stops())}" if self.narrow else ""
        self.show_title(said((f"{stop.number}{of}  ", MUTED), (stop.title, "bold")), said(""))

    async def action_finish(self) -> None:
        """Begin the meeting: the room opens."""
        await self.session.flush()
        if self.session.meeting.meeting.state != PLANNED:
            self.notify(CALLED_OFF, markup=False)
            return
        self.take_steps(self._begin())

    async def _begin(self) -> None:
        await Finish(self).begin()
        if self.session.meeting.meeting.state != PLANNED:
            from mappa_tui.screens.meeting.room import MeetingRoom

            self.app.switch_screen(MeetingRoom(self.session))

    async def action_documents(self) -> None:
        """List the meeting's documents, to be read and written."""
        await self.show_documents(self.session.meeting.meeting.id)

    def action_postpone(self) -> None:
        """Postpone or cancel it, with a reason."""
        if self._called_off:
            self.notify(CALLED_OFF, markup=False)
            return
        self.take_steps(Finish(self).put_off())
