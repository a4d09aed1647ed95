"""The referrals of a case: asked for, decided, and the first meeting that follows."""

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from mappa_tui.domain.dates import short_date
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.record import live
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.referral_rules import NOT_IN_MAPPA, first_meeting, judged
from mappa_tui.screens.referral_form.choosing import ask_which
from mappa_tui.widgets.pane import Listing, Pane, RecordList
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.session import Session
from mappa_tui.widgets.verdicts import Verdicts

HINT = """Who asks for Level 2 or 3, and what is decided about it. The tests of the levels are \
judged in the form. An accepted referral sets the level; a declined one is kept, and changes \
nothing. f leads to the form in Word: out, begun from this case, and filled in, back in.
"""


class ReferralList(RecordList):
    """The list, with a key for the form in Word."""

    async def on_key(self, event: events.Key) -> None:
        """Write the form, or read one in."""
        if event.key == "f" and self.rows.has_focus and not self.session.refuses():
            event.stop()
            # What is typed here and not stored yet comes before it.
            await self.session.flush()
            ask_which(self.app, self.session.record.case)


class ReferralsPane(Pane):
    """The list, and by when the first meeting is to be held."""

    def compose(self) -> ComposeResult:
        """Lay out what follows, and the list."""
        yield Static(HINT, classes="aside", markup=False)
        yield ReferralList(self.session, referrals_listing(self.session))
        yield Verdicts()

    def on_mount(self) -> None:
        """Say what follows."""
        self.refresh_pane()

    def refresh_pane(self) -> None:
        """Say what follows from the referrals as they are now."""
        self.query_one(Verdicts).say(_follows(self.session))


def _follows(session: Session) -> list[tuple[str, str]]:
    record = session.record
    words = []
    for row in live(record.referrals):
        first = first_meeting(record, row)
        if first is None:
            continue
        key = " F12 plans it." if first.meeting is None else ""
        if key and first.due and first.due < session.clock.today():
            key = " That is over: F12 plans it as soon as it can be."
        words.append(("!" if key else "✓", f"{first.sentence}{key}"))
    return words


def referrals_listing(session: Session) -> Listing:
    """Return the referrals, in the order in which they came."""

    def row(record: Noun) -> Row:
        assert isinstance(record, Referral)
        came = short_date(record.received, year=True) if record.received else "no date"
        who = ", ".join(name for name in (record.agency, record.referrer) if name) or "who?"
        who += " (restricted)" if record.handling == RESTRICTED else ""
        asked = f"for Level {record.level}" if record.level else "which level?"
        below = [record.reason] if record.reason else []
        if record.decision and not record.holds and not record.in_error:
            below.append("holds once it says why, who decided and when")
        if any(sentence == NOT_IN_MAPPA for _, sentence in judged(session.record, record).words):
            below.append(NOT_IN_MAPPA)
        cells = (came, who, asked, record.decision or "not decided")
        return Row(str(record.id), cells, below=tuple(below))

    return Listing(
        "Referrals",
        (Column(width=11), Column(), Column(width=12), Column(width=20)),
        lambda: sorted(session.record.referrals, key=lambda each: str(each.received or "9999")),
        row,
        lambda: Referral(case_id=session.record.case.id),
        empty="No referral yet.",
        new_key="ctrl+n a new referral",
    )
