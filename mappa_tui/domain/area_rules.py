"""Which settings an area can have: one rule for what is typed and for what a file says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mappa_tui.domain.area import INDICATORS, LEVELS, Area
from mappa_tui.domain.levels import RESPONSIBLE_AUTHORITY
from mappa_tui.domain.text import one_line
from mappa_tui.domain.toml_text import Path

Fault = tuple[Path, str]
"""Where something is wrong, and what, in a sentence."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number that an area sets."""

    units: str
    lowest: int
    highest: int

    @property
    def sentence(self) -> str:
        """What is needed."""
        return (
            f"A whole number of {self.units} is needed, from {self.lowest:,} to {self.highest:,}."
        )

    def fits(self, number: int) -> bool:
        """Whether an area can set it."""
        return self.lowest <= number <= self.highest

    def read(self, text: str) -> int:
        """Return the number that was typed; raises ValueError with a sentence."""
        typed = text.strip().replace(",", "").replace(" ", "")
        if typed.isascii() and typed.isdigit() and len(typed) < 12 and self.fits(int(typed)):
            return int(typed)
        raise ValueError(self.sentence)

    def fault(self, text: str) -> str:
        """Return what is wrong with what was typed, or nothing."""
        try:
            self.read(text)
        except ValueError as error:
            return str(error)
        return ""


BY_LEVEL = {
    "review_weeks": Number("weeks", 1, 104),
    "referral_working_days": Number("working days", 1, 250),
    "minutes_working_days": Number("working days", 1, 250),
    "draft_working_days": Number("working days", 1, 250),
    "report_working_days": Number("working days", 1, 250),
}
"""The intervals that each level has its own of."""
RELEASE = Number("months", 1, 60)
PERCENT = Number("percent", 0, 100)
RESIDENTS = Number("residents", 1, 100_000_000)
WORDINGS = ("purpose", "confidentiality_statement", "diversity_statement")


def area_faults(area: Area) -> Iterator[Fault]:
    """Yield all that is wrong with settings of the right types."""
    for name in (*WORDINGS, "marking"):
        if not getattr(area, name).strip():
            yield (name,), "It cannot be empty."
    for name in ("name", "marking"):
        if one_line(getattr(area, name)) != getattr(area, name):
            yield (name,), "It stands on one line."
    for name in ("agencies", "tools", "invite"):
        if fault := names_fault(getattr(area, name)):
            yield (name,), fault
    if fault := authority_fault(area.agencies):
        yield ("agencies",), fault
    if strangers := [agency for agency in area.invite if agency not in area.agencies]:
        yield ("invite",), f"{strangers[0]} is not among the agencies."
    yield from _number_faults(area)


def names_fault(names: Sequence[str]) -> str:
    """Return what is wrong with a list of names, or nothing."""
    known: set[str] = set()
    for name in names:
        if not name.strip() or one_line(name).strip() != name:
            return "Each needs a name, on one line."
        if name.casefold() in known:
            return f"{name} is there twice."
        known.add(name.casefold())
    return ""


def authority_fault(agencies: Sequence[str]) -> str:
    """Return which agency of the Responsible Authority is missing, or nothing."""
    for agency in RESPONSIBLE_AUTHORITY:
        if agency not in agencies:
            return f"{agency} is of the Responsible Authority, by which the quorum goes."
    return ""


def _number_faults(area: Area) -> Iterator[Fault]:
    for name, number in BY_LEVEL.items():
        values: dict[str, int] = getattr(area, name)
        for level in LEVELS:
            if level not in values:
                yield (name,), f"Level {level} is missing."
        for level, value in values.items():
            if level not in LEVELS:
                yield (name, level), f"There is an interval for Levels 2 and 3, not for {level}."
            elif not number.fits(value):
                yield (name, level), number.sentence
    if not RELEASE.fits(area.release_months):
        yield ("release_months",), RELEASE.sentence
    for key, target in area.kpi_targets.items():
        if key not in INDICATORS:
            yield ("kpi_targets", key), f"There is no indicator {key}."
        elif not PERCENT.fits(target):
            yield ("kpi_targets", key), PERCENT.sentence
    for year, residents in area.population.items():
        if not is_year(year):
            yield ("population", year), "A year from 2001 to 2099 is needed."
        elif not RESIDENTS.fits(residents):
            yield ("population", year), RESIDENTS.sentence


def is_year(text: str) -> bool:
    """Whether `text` is a year in which a reporting year can end."""
    return len(text) == 4 and text.isascii() and text.isdigit() and "2001" <= text <= "2099"
