"""All that is missing: each line a question that leads to its field."""

from textual.content import Content

from mappa_tui.domain.dates import long_date
from mappa_tui.domain.deadlines import minutes_due
from mappa_tui.domain.entry import show
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.meeting import IN_PROGRESS, Meeting
from mappa_tui.domain.noun import asked
from mappa_tui.domain.signoff import gaps, stopping
from mappa_tui.screens.leading import LeadingScreen
from mappa_tui.widgets.rows import Row
from mappa_tui.widgets.say import ATTENTION, MUTED, Part, said
from mappa_tui.widgets.session import Session
from mappa_tui.widgets.shapes import SHAPES


class MissingScreen(LeadingScreen[Gap]):
    """What stops sign-off, and apart from it what is worth a look."""

    DEFAULT_CSS = """
    MissingScreen #list > #foot { height: 4; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session, gaps(session.meeting))
        self._stops = stopping([*self.lines])

    def heading(self) -> tuple[str, str]:
        """Say whether the minutes can be signed."""
        running = self.record.meeting.state == IN_PROGRESS
        title = "Missing so far" if running else "Not ready to sign"
        return title if self._stops else "Ready to sign", f"{len(self._stops)} missing"

    def about(self) -> str:
        """Say what that means."""
        if self._stops:
            return "Everything typed is kept; only the signature waits for these."
        return "Nothing stops the signature."

    def rows(self) -> list[Row]:
        """Return what stops sign-off, then what is worth a look."""
        look = [gap for gap in self.lines if not gap.stops]
        count = f"   {len(self._stops)}"
        rows = [Row("", (said(("Stops sign-off", "bold"), (count, MUTED)),))]
        rows += [self._row(gap, "!") for gap in self._stops]
        if look:
            worth = said(("Worth a look", "bold"), ("   does not stop sign-off", MUTED))
            rows += [Row("", ("",)), Row("", (worth,))]
            rows += [self._row(gap, "") for gap in look]
        return rows

    def _row(self, gap: Gap, mark: str) -> Row:
        agenda = self.record.agenda
        item = agenda.item(gap.item)
        question = said(gap.question, (f"\n{gap.why}", MUTED)) if mark else said(gap.question)
        cells = (str(agenda.number(gap.item)), item.name, question)
        return Row(str(self.lines.index(gap)), cells, mark=mark)

    def foot(self) -> Content:
        """Say by when the minutes are due, and what signing does."""
        meeting = self.record.meeting
        lines: list[Part] = []
        if meeting.date:
            due = minutes_due(meeting.date, meeting.level, self.record.area)
            lines += [("Minutes due  ", MUTED), long_date(due), ("  area setting\n", MUTED)]
        lines += [("Signing      ", MUTED), "locks a version; a later change is an amendment"]
        return said(*lines)

    def preview(self, line: Gap) -> Content:
        """Return the record that a gap is of, with its question at its field."""
        item = self.record.agenda.item(line.item)
        parts: list[Part] = [(item.title, "bold"), "\n\n"]
        found = self.record.find(line.noun, line.record_id)
        if found is not None and not isinstance(found, Meeting) and type(found) in SHAPES:
            names = [name for group in SHAPES[type(found)].groups for name in group]
            for name in names:
                value = show(found, name)
                if name == line.field:
                    parts.append(said((f"! {line.question}\n", ATTENTION)))
                elif value:
                    label = asked(type(found), name).label
                    parts.append(said((f"{label}  ", MUTED), f"{value}\n"))
            if line.field not in names:
                parts.append(said((f"! {line.question}\n", ATTENTION)))
        else:
            parts.append(said((f"! {line.question}\n", ATTENTION)))
        parts += ["\n", ("Enter", "bold $m-accent"), " opens the item with the cursor there."]
        return said(*parts)
