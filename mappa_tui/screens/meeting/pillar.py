"""A pillar of the plan: its measures, or why there are none."""

from textual.app import ComposeResult

from mappa_tui.domain.dates import DateError, read_date, short_date
from mappa_tui.domain.noun import STANDARD, Noun
from mappa_tui.domain.plan import IN_FORCE, Measure
from mappa_tui.domain.text import named
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Listing, RecordList
from mappa_tui.widgets.rows import Column, Row


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
        cells = (
            f"M{record.number}" if record.number else "M",
            record.what or "what is done?",
            who or "who?",
            self._when(record) or "by when?",
        )
        return Row(str(record.id), cells, below=(" · ".join(below),) if below else ())

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
