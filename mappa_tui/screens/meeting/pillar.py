"""A pillar of the plan: its measures, or why there are none."""

from uuid import UUID

from textual import events
from textual.app import ComposeResult

from mappa_tui.domain import carried
from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.dates import DateError, read_date, short_date
from mappa_tui.domain.noun import STANDARD, Noun
from mappa_tui.domain.plan import (
    CHANGED,
    CONTINUES,
    DONE,
    IN_FORCE,
    WITHDRAWN,
    Measure,
    MeasureReview,
)
from mappa_tui.domain.text import named
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Listing, Opened, RecordList
from mappa_tui.widgets.rows import Column, Row

KEYS = {"c": CONTINUES, "a": CHANGED, "d": DONE, "w": WITHDRAWN, "backspace": ""}
"""What one key says of the measure under the cursor."""
WHY = {CHANGED: "what is different?", DONE: "what shows it?", WITHDRAWN: "why?"}
REASON = (("reason",),)
UNDONE = "Esc with nothing typed takes the mark back."


class PillarPane(ItemPane):
    """Items 9 to 12: supervision, monitoring and control, interventions, victim safety."""

    def compose_item(self) -> ComposeResult:
        """Lay out the measures."""
        columns = (
            Column("ref", 4, "$m-muted"),
            Column("measure"),
            Column("who", 13),
            Column("by", 11),
        )
        yield RecordList(
            self.session,
            Listing(
                "Measures",
                columns,
                lambda: sorted(self._measures(), key=lambda row: row.number),
                self._row,
                self._new,
                empty="No measure yet; if none is needed, say below why.",
                gap_kinds=("victim_unprotected", "pillar_empty"),
            ),
        )
        entry = self.record.entry(self.item.key)
        if entry is not None:
            yield Fields(self.session, entry, (("no_measures",),))

    def aside(self) -> str:
        """Return how many of what came along were reviewed, and the keys that do it."""
        came = [row for row in carried.measures(self.record) if row.pillar == self.item.pillar]
        if not came:
            return ""
        done = sum(carried.is_reviewed(self.record, row) for row in came)
        keys = "c continues · a changed · d done · w withdrawn · backspace takes it back"
        return f"{done} of {len(came)} reviewed; new measures need no review.\n{keys}"

    def _measures(self) -> list[Measure]:
        return [row for row in self.record.measures if row.pillar == self.item.pillar]

    def refresh_pane(self) -> None:
        """Ask for a reason only where there is no measure."""
        super().refresh_pane()
        entry = self.record.entry(self.item.key)
        wanted = not self.record.pillar(self.item.pillar) or bool(entry and entry.no_measures)
        for fields in self.query(Fields):
            if fields.field("no_measures"):
                fields.display = wanted

    def _row(self, record: Noun) -> Row:
        assert isinstance(record, Measure)
        who = named(record.owner or record.agency, "", record.helpers)
        below = [f"answers {record.risks}"] if record.risks else []
        below += [f"protects {record.victims}"] if record.victims else []
        below += [record.handling] if record.handling != STANDARD else []
        if record.status != IN_FORCE:
            below.append(f"{record.status}: {record.status_reason or 'no reason yet'}")
        came = carried.came_along(self.record, record) and not record.in_error
        heard = came and not carried.unreviewed(self.record, record)
        if came and record.status == IN_FORCE:
            below.append(self._review_words(record))
        cells = (
            f"M{record.number}" if record.number else "M",
            record.what or "what is done?",
            who or "who?",
            self._when(record) or "by when?",
        )
        mark = "✓" if heard else ""
        return Row(str(record.id), cells, mark=mark, below=(" · ".join(below),) if below else ())

    def _review_words(self, measure: Measure) -> str:
        review = self.record.review(measure)
        if review and review.mark:
            return review.mark + (f": {review.reason}" if review.reason else "")
        made = (row.date for row in self.record.meetings if row.id == measure.meeting_id)
        today = self.record.day or self.session.clock.today()
        age = carried.age(next(made, None), today)
        return f"{age}: not reviewed yet" if age else "not reviewed yet"

    def _when(self, measure: Measure) -> str:
        """Return a date as short as the column, other words as they are."""
        try:
            day = read_date(measure.when, self.record.day or self.session.clock.today())
        except DateError:
            return measure.when
        return short_date(day, year=True)

    def _new(self) -> Measure:
        record = self.record
        number = max((row.number for row in record.measures), default=0) + 1
        return Measure(
            case_id=record.case.id,
            meeting_id=record.meeting.id,
            pillar=self.item.pillar,
            number=number,
        )

    async def on_key(self, event: events.Key) -> None:
        """Review the measure under the cursor; one that continues leads to the next."""
        listing = self.query_one(RecordList)
        measure, mark = listing.chosen(), KEYS.get(event.key)
        if mark is None or not listing.rows.has_focus or self.session.locked:
            return
        if not isinstance(measure, Measure) or measure.in_error:
            return
        if not carried.came_along(self.record, measure):
            return
        event.stop()
        was = self.record.review(measure)
        review = await self._mark(measure, mark, was)
        if mark == CONTINUES:
            listing.rows.go_on()
        elif mark:
            heading = f"M{measure.number} {mark}: {WHY[mark]}"
            back = Set("MeasureReview", review.id, {"mark": was.mark if was else ""})
            opened = Opened(review, heading=heading, remark=UNDONE, groups=REASON, undo=(back,))
            self.screen.post_message(RecordList.Open(opened))

    async def _mark(
        self, measure: Measure, mark: str, review: MeasureReview | None
    ) -> MeasureReview:
        if review is None:
            review = MeasureReview(
                case_id=measure.case_id,
                meeting_id=self.record.meeting.id,
                measure_id=measure.id,
                mark=mark,
            )
            await self.session.write(Put(review))
        else:
            # What continues, or was not reviewed after all, has no reason.
            reason = review.reason if mark in WHY else ""
            values = {"mark": mark, "reason": reason}
            await self.session.write(Set("MeasureReview", review.id, values))
        return review

    async def lead_to(self, record_id: UUID, field: str) -> bool:
        """Put the cursor on a measure that was not reviewed, else where a field is."""
        rows = self.query_one(RecordList).rows
        if field == carried.REVIEW and rows.go_to(str(record_id)):
            rows.focus()
            return True
        return await super().lead_to(record_id, field)
