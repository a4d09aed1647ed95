"""Each setting of an area: how it reads, what its form asks, and what it becomes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mappa_tui.domain.area import INDICATORS, LEVELS, Area
from mappa_tui.domain.area_rules import (
    BY_LEVEL,
    PERCENT,
    RELEASE,
    RESIDENTS,
    is_year,
    names_fault,
)
from mappa_tui.domain.area_settings import LABELS
from mappa_tui.domain.text import clean, counted, one_line
from mappa_tui.screens.ask import Question, needed
from mappa_tui.widgets.questions import Answers

GENERAL, STATEMENTS, LISTS = "General", "Statements", "Lists"
INTERVALS, FIGURES = "Intervals", "Targets and residents"
SECTIONS = (GENERAL, STATEMENTS, LISTS, INTERVALS, FIGURES)
LATER = "Meetings that were begun keep what they were begun with."


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as people see it."""

    key: str
    """The field of the area; what it is called is in `LABELS`."""
    section: str
    words: Callable[[Area], str]
    """How it reads in the list."""
    asks: Callable[[Area], list[Question]]
    takes: Callable[[Answers], Any]
    """The value that the answers give."""
    sentence: str = ""
    """What is said above the form."""

    @property
    def label(self) -> str:
        """What it is called."""
        return LABELS[self.key]


def _line(key: str, section: str, hint: str, *, empty: str = "") -> Setting:
    def asks(area: Area) -> list[Question]:
        check = needed("It cannot be empty.") if not empty else _anything
        return [Question(key, LABELS[key], getattr(area, key), hint=hint, check=check)]

    def takes(answers: Answers) -> str:
        return one_line(answers[key]).strip()

    return Setting(key, section, lambda area: getattr(area, key) or empty, asks, takes, LATER)


def _wording(key: str, label: str) -> Setting:
    def asks(area: Area) -> list[Question]:
        check = needed("It cannot be empty.")
        return [Question(key, label, getattr(area, key), lines=True, check=check)]

    def takes(answers: Answers) -> str:
        return clean(answers[key]).strip()

    return Setting(key, STATEMENTS, lambda area: getattr(area, key), asks, takes, LATER)


def _by_level(key: str) -> Setting:
    number = BY_LEVEL[key]

    def asks(area: Area) -> list[Question]:
        values: dict[str, int] = getattr(area, key)
        return [
            Question(
                f"level{level}",
                f"Level {level}, {number.units}",
                str(values.get(level, "")),
                check=number.fault,
            )
            for level in LEVELS
        ]

    def takes(answers: Answers) -> dict[str, int]:
        return {level: number.read(answers[f"level{level}"]) for level in LEVELS}

    def words(area: Area) -> str:
        values: dict[str, int] = getattr(area, key)
        unit = number.units.removesuffix("s")
        amounts = [(level, values.get(level)) for level in LEVELS]
        parts = [
            f"Level {level}: {counted(amount, unit) if amount else 'not set'}"
            for level, amount in amounts
        ]
        return ", ".join(parts)

    return Setting(key, INTERVALS, words, asks, takes, "An area setting, not a rule of law.")


def _release() -> Setting:
    def asks(area: Area) -> list[Question]:
        now = str(area.release_months)
        return [Question("months", "Months", now, hint=RELEASE.units, check=RELEASE.fault)]

    return Setting(
        "release_months",
        INTERVALS,
        lambda area: f"{counted(area.release_months, 'month')} before",
        asks,
        lambda answers: RELEASE.read(answers["months"]),
        "How long before release the level is to be set. An area setting.",
    )


def _tools() -> Setting:
    def asks(area: Area) -> list[Question]:
        return [
            Question(
                "tools",
                "One a line",
                "\n".join(area.tools),
                lines=True,
                check=lambda text: names_fault(_names(text)),
            )
        ]

    return Setting(
        "tools",
        LISTS,
        lambda area: ", ".join(area.tools) or "none",
        asks,
        lambda answers: _names(answers["tools"]),
        "What a tool's name is completed from. One a line, in the order of your list.",
    )


def _targets() -> Setting:
    def asks(area: Area) -> list[Question]:
        return [
            Question(
                key,
                label,
                str(area.kpi_targets.get(key, "")),
                hint="percent; empty: no target",
                check=lambda text: PERCENT.fault(text) if text.strip() else "",
            )
            for key, label in INDICATORS.items()
        ]

    def takes(answers: Answers) -> dict[str, int]:
        return {key: PERCENT.read(answers[key]) for key in INDICATORS if answers[key].strip()}

    def words(area: Area) -> str:
        parts = [
            f"{label} {area.kpi_targets[key]} %"
            for key, label in INDICATORS.items()
            if key in area.kpi_targets
        ]
        return ", ".join(parts) or "none"

    return Setting("kpi_targets", FIGURES, words, asks, takes, "Percent to be reached.")


def _residents() -> Setting:
    def asks(area: Area) -> list[Question]:
        rows = [f"{year}: {number:,}" for year, number in sorted(area.population.items())]
        hint = "2016: 912,400"
        return [
            Question(
                "population",
                "Year: residents",
                "\n".join(rows),
                lines=True,
                hint=hint,
                check=_residents_fault,
            )
        ]

    def words(area: Area) -> str:
        years = sorted(area.population.items())
        return ", ".join(f"{year}: {number:,}" for year, number in years) or "none yet"

    return Setting(
        "population",
        FIGURES,
        words,
        asks,
        lambda answers: _read_residents(answers["population"]),
        "One line for each year in which a reporting year ends: the year, a colon, and how many "
        "residents were 10 or older.",
    )


SETTINGS = (
    _line("name", GENERAL, "such as Derwent Vale", empty="no name yet"),
    _line("marking", GENERAL, "such as OFFICIAL-SENSITIVE"),
    _wording("purpose", "Purpose"),
    _wording("confidentiality_statement", "Statement"),
    _wording("diversity_statement", "Statement"),
    _tools(),
    _by_level("review_weeks"),
    _by_level("referral_working_days"),
    _by_level("minutes_working_days"),
    _by_level("draft_working_days"),
    _by_level("report_working_days"),
    _release(),
    _targets(),
    _residents(),
)
"""All but agencies and agenda, which have screens of their own."""


def _anything(text: str) -> str:
    return ""


def _names(text: str) -> list[str]:
    lines = [one_line(line).strip() for line in text.split("\n")]
    return [line for line in lines if line]


def _read_residents(text: str) -> dict[str, int]:
    """Return residents by year; raises ValueError with a sentence."""
    found: dict[str, int] = {}
    for line in _names(text):
        year, _, number = line.partition(":")
        if not is_year(year.strip()):
            raise ValueError(
                f"“{line}”: a year, a colon and a number are needed, as 2016: 912,400."
            )
        try:
            residents = RESIDENTS.read(number)
        except ValueError as error:
            raise ValueError(f"{year.strip()}: {error}") from None
        if year.strip() in found:
            raise ValueError(f"{year.strip()} is there twice.")
        found[year.strip()] = residents
    return found


def _residents_fault(text: str) -> str:
    try:
        _read_residents(text)
    except ValueError as error:
        return str(error)
    return ""


def of_section(section: str) -> Sequence[Setting]:
    """Return the settings of a section."""
    return [setting for setting in SETTINGS if setting.section == section]
