"""The executive summary that answers a request for a meeting's minutes."""

from uuid import UUID

from mappa_tui.domain.noun import Noun, ask


class Summary(Noun):
    """The text that is written for it.

    It belongs to no version of the minutes: a request may come long after they were signed.
    """

    case_id: UUID
    meeting_id: UUID
    text: str = ask("Text", lines=True, hint="what they may know, in plain words")
