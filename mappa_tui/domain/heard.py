"""Who came to speak, and who of them has brought nothing yet."""

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
