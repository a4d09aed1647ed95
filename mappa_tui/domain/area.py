"""An area's settings: agencies, wordings, intervals and the protective marking."""

import tomllib
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field

LEVELS = ("2", "3")
"""The levels that hold formal meetings, and so have intervals."""

INDICATORS = {
    "attendance": "Invited agencies that came",
    "reviews": "Reviews held in time",
    "minutes": "Minutes issued in time",
    "disclosure": "Disclosure check on record",
    "actions": "Actions done by their date",
}
"""The indicators that an area may set targets for, by key (area setting)."""


class Area(BaseModel):
    """The settings of one MAPPA area; a signed meeting keeps those it was held with."""

    model_config = ConfigDict(hide_input_in_errors=True)

    name: str
    marking: str
    confidentiality_statement: str
    diversity_statement: str
    purpose: str
    agencies: list[str]
    """All that can be chosen."""
    invite: list[str]
    """Those that a first meeting starts with."""
    tools: list[str]
    review_weeks: dict[str, int]
    """Weeks between reviews, by level (area setting)."""
    minutes_working_days: dict[str, int]
    """Working days until the minutes are issued, by level (area setting)."""
    draft_working_days: dict[str, int] = Field(default_factory=dict)
    """Working days until the chair has the draft, by level (area setting)."""
    referral_working_days: dict[str, int] = Field(default_factory=dict)
    """Working days from a referral to the first meeting, by level (area setting)."""
    report_working_days: dict[str, int] = Field(default_factory=dict)
    """Working days before a meeting on which reports are asked for, by level (area setting)."""
    release_months: int = 6
    """How long before release the level is to be set (area setting)."""
    kpi_targets: dict[str, int] = Field(default_factory=dict)
    """Percent to be reached, by the key of the indicator; one without a target has none."""
    population: dict[str, int] = Field(default_factory=dict)
    """Residents aged 10 and over, by the year in which a reporting year ends."""


def default_area() -> Area:
    """Return the settings that ship with the program."""
    text = (resources.files("mappa_tui.domain") / "area.toml").read_text(encoding="utf-8")
    area = Area.model_validate(tomllib.loads(text))
    wordings = ("confidentiality_statement", "diversity_statement")
    return area.model_copy(update={name: getattr(area, name).strip() for name in wordings})
