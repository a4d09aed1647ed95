"""The disclosure check: each considered person as a tab, the whole form below."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, INSIDE, NOT_DISCLOSE, Disclosure
from mappa_tui.domain.disclosure_rules import decided_anew, is_settled, missing, taken_up
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.screens.meeting.pending import PENDING_HINT, pending_listing
from mappa_tui.widgets.field import Field
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Heading, RecordList
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import ATTENTION, OK, said

PERSON = ("recipient_kind", "recipient", "relation", "address", "protects")
TESTS = ("test_harm", "test_necessary")
DECIDED = ("decision", "reasons", "rebuttal", "defer_to", "defer_who")
TELLING = ("what", "lead", "lead_agency", "helpers", "how", "when", "self_told", "offender_told")
LAW = ("lawful", "necessary", "proportionate", "conditions", "understands")
RISKS = ("risks_made", "risks_met", "route", "dissent", "handling")
GROUPS = (PERSON, TESTS, DECIDED, TELLING, LAW, RISKS)
ONLY = {
    DISCLOSE: {*TELLING, *LAW[3:]},
    DEFER: {"defer_to", "defer_who"},
    NOT_DISCLOSE: {"rebuttal"},
}
"""Fields that stand only under one decision, unless something was written there."""


class DisclosurePane(ItemPane):
    """Item 14."""

    DEFAULT_CSS = """
    DisclosurePane #people { margin-bottom: 1; max-height: 1000; overflow-y: hidden; }
    DisclosurePane #duty { height: auto; margin-bottom: 1; }
    DisclosurePane #person { height: auto; }
    DisclosurePane #check { height: auto; }
    DisclosurePane #nobody { height: auto; }
    """

    def compose_prompts(self) -> ComposeResult:
        """Lay out the prompt alone: the duty stands below the question."""
        for prompt in self.item.prompts_at(self.record.meeting.level)[:1]:
            yield Static(prompt, classes="prompt", markup=False)
        yield Static("", classes="aside", markup=False)

    def compose_item(self) -> ComposeResult:
        """Lay out the question, the people and the form of one of them."""
        if self.record.pending:
            yield RecordList(self.session, pending_listing(self.session))
        with Vertical(id="check"):
            yield Fields(self.session, self.record.meeting, (("child_sex_offender",),))
        yield Static("", id="duty", markup=False)
        self._considered = Heading("Considered")
        yield self._considered
        columns = (Column(width=4), Column(), Column(), Column(width=13))
        yield RowList(*columns, id="people", empty="Nobody yet: ctrl+n begins with a person.")
        yield Vertical(id="person")
        with Vertical(id="nobody"):
            yield Fields(self.session, self.record.meeting, (("no_recipient",),))

    def on_mount(self) -> None:
        """Begin with nobody."""
        self.shown: UUID | None = None
        self._opening = asyncio.Lock()

    async def arrive(self) -> None:
        """Open the first person who lacks something; begin where one of before waits."""
        waiting = [row for row in self.record.pending if not is_settled(self.record, row)]
        for listing in self.query(RecordList):
            listing.rows.go_to(str(waiting[0].id) if waiting else "")
        rows = self.record.considered
        lacking = [row for row in rows if missing(self.record, row)]
        if rows:
            await self.open_person((lacking or rows)[0])

    def aside(self) -> str:
        """Return what to do with those of earlier meetings; the duty stands below the question."""
        return PENDING_HINT if self.record.pending else ""

    def refresh_pane(self) -> None:
        """Show the duty and the people as they are now."""
        super().refresh_pane()
        self.query_one("#duty", Static).update(_duty(self.record.meeting.child_sex_offender))
        rows = self.record.considered
        people = self.query_one("#people", RowList)
        people.show_rows([self._row(row) for row in rows])
        people.go_to(str(self.shown))
        count = f"{len(rows)} considered" if rows else "nobody yet"
        if self.session.locked:
            self._considered.say(count)
        else:
            self._considered.say(f"next person   {count}", "ctrl+n")
        self.query_one("#nobody").display = not rows or bool(self.record.meeting.no_recipient)
        self._show_needed()

    def _row(self, row: Disclosure) -> Row:
        lacking = len(missing(self.record, row))
        state = (f"! {lacking} missing", ATTENTION) if lacking else ("✓ complete", OK)
        name = row.recipient or "who?"
        if row.handling == RESTRICTED:
            name += " (restricted)"
        made = next((a for a in self.record.actions if a.disclosure_id == row.id), None)
        decision = row.decision or "not decided"
        if made and made.is_open:
            decision += f", A{made.number}"
        return Row(str(row.id), (row.letter, name, decision, said(state)))

    async def open_person(self, row: Disclosure, *, is_new: bool = False) -> None:
        """Show the form of one person; one at a time."""
        self.shown = row.id
        async with self._opening:
            await self.session.flush()
            place = self.query_one("#person", Vertical)
            with self.app.batch_update():  # a form half removed cannot be painted
                await place.remove_children()
                await place.mount(Fields(self.session, row, GROUPS, is_new=is_new))
            self.query_one("#people", RowList).go_to(str(row.id))
            self._show_needed()

    def _person_fields(self) -> Fields | None:
        found = [each for each in self.query(Fields) if isinstance(each.record, Disclosure)]
        return found[0] if found else None

    def _show_needed(self) -> None:
        fields = self._person_fields()
        if fields is None:
            return
        decided = fields.field("decision")
        kind = fields.field("recipient_kind")
        decision = decided.text if decided and decided.is_mounted else ""
        sharing = bool(kind and kind.is_mounted and kind.text == INSIDE)
        for field in fields.fields():
            only = [value for value, names in ONLY.items() if field.key in names]
            unwanted = bool(only) and decision not in only
            beyond = sharing and field.key not in (*PERSON, "reasons", "handling")
            field.display = bool(field.is_mounted and field.text) or not (unwanted or beyond)
        fields.close_up()

    @on(Field.Typed)
    def _typed(self, event: Field.Typed) -> None:
        if event.field.key in ("recipient_kind", "decision"):
            self._show_needed()

    @on(OptionList.OptionSelected, "#people")
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        for row in self.record.considered:
            if str(row.id) == event.option_id:
                await self.open_person(row)
                fields = self._person_fields()
                if fields:
                    fields.focus_first()

    @on(OptionList.OptionHighlighted, "#people")
    async def _looked_at(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        rows = {str(row.id): row for row in self.record.considered}
        row = rows.get(event.option_id or "")
        # Where the shown person has no row yet, the list moved by itself.
        if row and row.id != self.shown and str(self.shown) in rows and event.option_list.has_focus:
            await self.open_person(row)

    def list_keys(self) -> str:
        """Return what the people take."""
        return "This is a list: Enter goes into the form below, ctrl+n begins with another person."

    async def new_row(self) -> None:
        """Begin with another person."""
        if self.session.locked:
            return
        record = self.record
        numbers = [row.number for row in record.disclosures]
        row = Disclosure(
            case_id=record.case.id,
            meeting_id=record.meeting.id,
            number=max(numbers, default=0) + 1,
            made_on=record.meeting.date,
        )
        await self.open_person(row, is_new=True)
        fields = self._person_fields()
        if fields:
            fields.focus_first()

    async def on_key(self, event: events.Key) -> None:
        """Decide a disclosure of an earlier meeting anew: its recipient is considered here."""
        for listing in self.query(RecordList):
            row = listing.chosen()
            if event.key == "d" and listing.rows.has_focus and isinstance(row, Disclosure):
                event.stop()
                await self._decide_anew(row)

    async def _decide_anew(self, row: Disclosure) -> None:
        if self.session.locked:
            return
        found = decided_anew(self.record, row)
        if found is None:
            found = taken_up(self.record, row)
            await self.session.write(Put(found))
        await self.open_person(found)
        if fields := self._person_fields():
            fields.focus_field("decision")

    async def mark_in_error(self) -> None:
        """Take the person under the cursor out of the minutes, or back in."""
        for row in self.record.disclosures:
            if row.id == self.shown:
                values = {"in_error": not row.in_error}
                await self.session.write(Set("Disclosure", row.id, values))

    def focus_first(self) -> None:
        """Put the cursor in the question; once that is answered, among the people."""
        if not self._focus_people():
            super().focus_first()

    def come_back(self) -> None:
        """Go on among the people, if there are any."""
        if not self._focus_people():
            super().come_back()

    def _focus_people(self) -> bool:
        goes = bool(self.record.meeting.child_sex_offender and self._person_fields())
        if goes:
            self.query_one("#people", RowList).focus()
        return goes

    async def lead_to(self, record_id: UUID, field: str) -> bool:
        """Open the person and put the cursor in the field."""
        for row in self.record.considered:
            if row.id == record_id and self.shown != row.id:
                await self.open_person(row)
        return await super().lead_to(record_id, field)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Say at each field what is missing."""
        super().show_gaps(gaps)
        self._show_needed()


def _duty(answer: str) -> str:
    if answer == "yes":
        return (
            "So section 327A of the Criminal Justice Act 2003 presumes telling where he or she "
            "may do a child serious harm and telling is necessary to protect the child. A "
            "decision not to tell must answer it in words."
        )
    if answer:
        return "Every meeting considers disclosure: each person, decided with reasons."
    return "Convicted, cautioned or found to have done a sexual offence against a child (s.327B)?"
