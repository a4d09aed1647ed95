"""The risk management plan: measures under the four pillars, and the contingency."""

from uuid import UUID

from mappa_tui.domain.noun import Noun, ask, handling

PILLARS = ("supervision", "monitoring", "interventions", "victim_safety")
IN_FORCE, DONE, WITHDRAWN = "in force", "done", "withdrawn"
CONTINUES, CHANGED = "continues", "changed"


class Measure(Noun):
    """M1, M2 …: what is done under a pillar, who delivers it, and how often or by when."""

    case_id: UUID
    meeting_id: UUID | None = None
    number: int = 0
    pillar: str = ""
    what: str = ask("Measure", hint="what is done")
    owner: str = ask("Who", complete="attendee", hint="a person, if known")
    agency: str = ask("Agency", complete="agency")
    helpers: str = ask("With", hint="who helps")
    when: str = ask("By when", hint="a date, or how often", dated=True)
    risks: str = ask("Answers risks", refs="risk", hint="such as R1 R3")
    victims: str = ask("Protects", refs="victim", hint="such as V1 C1")
    status: str = ask("Status", IN_FORCE, choices=(IN_FORCE, DONE, WITHDRAWN))
    status_reason: str = ask("Why it ended")
    ended_in: UUID | None = None
    handling: str = handling()
    in_error: bool = False


class Contingency(Noun):
    """K1, K2 …: when this happens, this is done, by whom."""

    case_id: UUID
    meeting_id: UUID | None = None
    number: int = 0
    trigger: str = ask("Trigger", hint="if this happens")
    response: str = ask("Response", hint="this is done")
    owner: str = ask("Who", complete="attendee")
    agency: str = ask("Agency", complete="agency")
    helpers: str = ask("With", hint="who helps")
    risks: str = ask("Answers risks", refs="risk", hint="such as R1 R3")
    victims: str = ask("Protects", refs="victim", hint="such as V1 C1")
    status: str = ask("Status", IN_FORCE, choices=(IN_FORCE, WITHDRAWN))
    ended_in: UUID | None = None
    handling: str = handling()
    in_error: bool = False


class MeasureReview(Noun):
    """What a meeting heard of a measure that came along from the last one."""

    case_id: UUID
    meeting_id: UUID
    measure_id: UUID
    mark: str = ask("Review", choices=(CONTINUES, CHANGED, DONE, WITHDRAWN))
    reason: str = ask("Why", lines=True, hint="what changed, or what shows it")
