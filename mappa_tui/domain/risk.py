"""Risks, the assessment of serious harm, and the tools."""

import datetime as dt
from uuid import UUID

from mappa_tui.domain.dates import Year
from mappa_tui.domain.noun import Noun, ask, handling

ROSH_LEVELS = ("low", "medium", "high", "very high", "unknown")
ROSH_GROUPS = ("children", "public", "known_adult", "staff", "prisoners")
LIVE, ENDED = "live", "ended"


def _rosh(label: str) -> str:
    level: str = ask(label, choices=ROSH_LEVELS)
    return level


class Risk(Noun):
    """R1, R2 …: one line of what could happen."""

    case_id: UUID
    meeting_id: UUID | None = None
    number: int = 0
    text: str = ask("What could happen", hint="one line")
    unanswered_reason: str = ask("No answer, why", lines=True)
    status: str = ask("Status", LIVE, choices=(LIVE, ENDED))
    ended_in: UUID | None = None
    handling: str = handling()
    in_error: bool = False


class RiskAssessment(Noun):
    """RoSH by group, in the community and in custody, with its narrative; one a meeting."""

    case_id: UUID
    meeting_id: UUID
    children_community: str = _rosh("Children")
    children_custody: str = _rosh("Children, custody")
    public_community: str = _rosh("Public")
    public_custody: str = _rosh("Public, custody")
    known_adult_community: str = _rosh("Known adult")
    known_adult_custody: str = _rosh("Known adult, custody")
    staff_community: str = _rosh("Staff")
    staff_custody: str = _rosh("Staff, custody")
    prisoners_custody: str = _rosh("Prisoners, custody")
    overall: str = _rosh("Overall")
    who: str = ask("Who is at risk", lines=True)
    nature: str = ask("Nature", lines=True)
    imminence: str = ask("When greatest", lines=True)
    increases: str = ask("What increases it", lines=True, hint="triggers")
    reduces: str = ask("What reduces it", lines=True, hint="protective factors")
    scenarios: str = ask("Scenarios", lines=True, hint="what, to whom, when, how, why")
    assessed: dt.date | None = ask("Assessed on", None, year=Year.LAST)
    assessor: str = ask("Assessor", complete="attendee")
    handling: str = handling()


class Tool(Noun):
    """The result of one assessment tool."""

    case_id: UUID
    tool: str = ask("Tool", complete="tool", hint="OASys, OSP/DC, RSR, ARMS")
    score: str = ask("Score or level")
    on: dt.date | None = ask("Date", None, year=Year.LAST)
    assessor: str = ask("Assessor", complete="attendee")
    agency: str = ask("Agency", complete="agency")
    in_error: bool = False
