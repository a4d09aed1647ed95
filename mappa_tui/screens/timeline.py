"""The time line of a case: RoSH from meeting to meeting, what is to come, what has been."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList

from mappa_tui.domain.dates import distance, short_date
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.rosh_history import rosh_history
from mappa_tui.domain.timeline import Moment, Timeline, timeline
from mappa_tui.widgets.pane import Heading, Opened, Pane, RecordList
from mappa_tui.widgets.rosh_chart import RoshChart
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import MUTED, said

EMPTY = (
    "Nothing yet. Referrals, meetings, level changes, disclosures, conditions and dates stand "
    "here once they are entered."
)


class TimelinePane(Pane):
    """The chart and the lines; Enter opens what a line is about."""

    DEFAULT_CSS = "TimelinePane > RowList { max-height: 1000; overflow-y: hidden; }"

    def compose(self) -> ComposeResult:
        """Lay out the chart and the lines."""
        yield Heading("Risk of serious harm, meeting by meeting")
        yield RoshChart()
        columns = (Column(width=11), Column(width=12, style=MUTED), Column())
        yield RowList(*columns, empty=EMPTY)

    def on_mount(self) -> None:
        """Show it."""
        self.refresh_pane()

    def refresh_pane(self) -> None:
        """Show it as it is now."""
        record, today = self.session.record, self.session.clock.today()
        self.query_one(RoshChart).show(rosh_history(record))
        line = timeline(record, today)
        self._moments = {each.key: each for each in (*line.to_come, *line.past, *line.undated)}
        self.query_one(RowList).show_rows(_rows(line, today))

    def list_keys(self) -> str:
        """Return what the lines take."""
        return "This is a list: Enter opens what the line is about."

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        moment = self._moments.get(event.option_id or "")
        if moment:
            self.screen.post_message(RecordList.Open(_opened(moment)))


def _opened(moment: Moment) -> Opened:
    row = moment.about
    if not isinstance(row, Disclosure):
        return Opened(row)
    made_on = short_date(row.made_on, year=True) if row.made_on else ""
    decided = ", ".join(text for text in (row.recipient, row.decision, made_on) if text)
    words = (decided, row.what, row.reasons)
    return Opened(
        row,
        heading=f"What became of disclosure {row.letter}?",
        remark="\n".join(text for text in words if text),
    )


def _rows(line: Timeline, today: dt.date) -> list[Row]:
    rows: list[Row] = []
    for title, moments in (("To come", line.to_come), ("So far", line.past)):
        for year, group in groupby(moments, key=lambda each: each.on.year if each.on else 0):
            rows += _part(f"{title}, {year or 'no day yet'}", list(group), today)
    if line.undated:
        rows += _part("Without a day", line.undated, today)
    return rows[1:]


def _part(title: str, moments: Sequence[Moment], today: dt.date) -> list[Row]:
    count = (f"   {len(moments)}", MUTED)
    head = [Row("", ("",)), Row("", (said((title, "bold"), count),))]
    return [*head, *(_row(each, today) for each in moments)]


def _row(moment: Moment, today: dt.date) -> Row:
    day = short_date(moment.on, year=True) if moment.on else "no date"
    soon = moment.is_soon(today)
    text = moment.text + (" (restricted)" if moment.is_restricted else "")
    if soon and moment.on:
        text += f", {distance(moment.on, today)}"
    below = (moment.detail,) if moment.detail else ()
    return Row(moment.key, (day, moment.kind, text), mark="!" if soon else "", below=below)
