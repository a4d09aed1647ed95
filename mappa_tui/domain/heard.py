"""What a meeting hears: who came to speak, who brought nothing yet, and of which actions."""

from mappa_tui.domain.action import Action
from mappa_tui.domain.record import MeetingRecord, live


def not_heard(record: MeetingRecord) -> list[str]:
    """Return the agencies that came and have brought nothing yet."""
    heard = {row.agency for row in live(record.contributions)}
    return [agency for agency in contributors(record) if agency not in heard]


def contributors(record: MeetingRecord) -> list[str]:
    """Return the agencies that came to speak: not observers, not who takes the minutes."""
    writer = record.meeting.minute_taker
    came = (
        row.agency
        for row in live(record.invitations)
        if row.came and row.part == "member" and not (row.name and row.name == writer)
    )
    return [agency for agency in dict.fromkeys(came) if agency]


def actions_of(record: MeetingRecord) -> list[Action]:
    """Return what was open before the meeting, is open after it, or was made by it, by number."""
    rows = {row.id: row for row in (*record.reviewed, *record.open_actions, *record.made)}
    return sorted(rows.values(), key=lambda row: row.number)
