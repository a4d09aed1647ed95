"""All that an area sets, in one: its settings and its agenda; as stored, and what differs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mappa_tui.domain.agenda import Agenda, agenda_faults, standard_agenda
from mappa_tui.domain.area import INDICATORS, Area, default_area
from mappa_tui.domain.area_rules import Fault, area_faults

LABELS = {
    "name": "Name",
    "marking": "Marking",
    "purpose": "Purpose",
    "confidentiality_statement": "Confidentiality statement",
    "diversity_statement": "Diversity statement",
    "agencies": "Agencies",
    "invite": "Invited to a first meeting",
    "tools": "Tools",
    "review_weeks": "Between reviews",
    "referral_working_days": "Referral to first meeting",
    "minutes_working_days": "Minutes issued",
    "draft_working_days": "Draft to the chair",
    "report_working_days": "Reports before a meeting",
    "release_months": "Level before release",
    "kpi_targets": "Targets",
    "population": "Residents aged 10 and over",
}
"""What each setting of an area is called."""


@dataclass(frozen=True, slots=True)
class AreaSettings:
    """What an area has set."""

    area: Area
    agenda: Agenda

    def with_area(self, **values: Any) -> "AreaSettings":
        """Return these with some settings of the area changed."""
        return AreaSettings(self.area.model_copy(update=values), self.agenda)

    def faults(self) -> Iterator[Fault]:
        """Yield all that is wrong with them."""
        yield from ((("area", *path), sentence) for path, sentence in area_faults(self.area))
        yield from ((("agenda", *path), sentence) for path, sentence in agenda_faults(self.agenda))


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting that changes."""

    label: str
    words: str
    """What it becomes."""


def program_settings() -> AreaSettings:
    """Return the settings that ship with the program."""
    return AreaSettings(default_area(), standard_agenda())


def as_stored(settings: AreaSettings) -> str:
    """Return what differs from the program's own, as JSON; nothing if nothing does.

    What an area never changed is not kept, so that it follows the program.
    """
    own = program_settings()
    content: dict[str, Any] = {}
    for name in changed_fields(own.area, settings.area):
        content.setdefault("area", {})[name] = getattr(settings.area, name)
    if settings.agenda != own.agenda:
        content["agenda"] = settings.agenda.model_dump(exclude_defaults=True)
    return json.dumps(content, ensure_ascii=False) if content else ""


def from_stored(text: str) -> AreaSettings:
    """Return the settings that `as_stored` gave; raises ValueError if it gave no such text."""
    own = program_settings()
    if not text:
        return own
    content = json.loads(text)
    if not isinstance(content, dict) or not isinstance(content.get("area", {}), dict):
        raise ValueError("These are no settings of an area.")
    agenda = own.agenda
    if "agenda" in content:
        agenda = Agenda.model_validate(content["agenda"])
    area = Area.model_validate(own.area.model_dump() | content.get("area", {}))
    return AreaSettings(area, agenda)


def changed_fields(before: Area, after: Area) -> list[str]:
    """Return the names of the settings that differ, in their order."""
    return [name for name in Area.model_fields if getattr(before, name) != getattr(after, name)]


def differences(before: AreaSettings, after: AreaSettings) -> list[Difference]:
    """Return what changes from `before` to `after`, one line for each setting."""
    found = [
        Difference(
            LABELS[name], _words(name, getattr(before.area, name), getattr(after.area, name))
        )
        for name in changed_fields(before.area, after.area)
    ]
    if before.agenda != after.agenda:
        found.append(Difference("Agenda", _agenda_words(before.agenda, after.agenda)))
    return found


def _words(name: str, before: Any, after: Any) -> str:
    if isinstance(after, list):
        return _list_words(before, after)
    if isinstance(after, Mapping):
        return _table_words(name, before, after)
    if isinstance(after, int):
        return f"{before} becomes {after}"
    return str(after) or "empty"


def _list_words(before: Sequence[str], after: Sequence[str]) -> str:
    new = [each for each in after if each not in before]
    gone = [each for each in before if each not in after]
    parts = [f"new: {'; '.join(new)}" if new else "", f"gone: {'; '.join(gone)}" if gone else ""]
    if [each for each in after if each in before] != [each for each in before if each in after]:
        parts.append("another order")
    return ". ".join(part for part in parts if part)


def _table_words(name: str, before: Mapping[str, int], after: Mapping[str, int]) -> str:
    changed = [key for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
    return ", ".join(
        f"{_key_words(name, key)} {_figure(before.get(key))} becomes {_figure(after.get(key))}"
        for key in changed
    )


def _key_words(name: str, key: str) -> str:
    if name == "kpi_targets":
        return INDICATORS.get(key, key)
    return key if name == "population" else f"Level {key}:"


def _figure(number: int | None) -> str:
    return "none" if number is None else f"{number:,}"


def _agenda_words(before: Agenda, after: Agenda) -> str:
    was = {item.key: item for item in before.items}
    now = {item.key: item for item in after.items}
    new = [item.title for key, item in now.items() if key not in was]
    gone = [item.title for key, item in was.items() if key not in now]
    changed = [item.title for key, item in now.items() if key in was and was[key] != item]
    parts = [
        f"{title}: {'; '.join(items)}"
        for title, items in (("new", new), ("gone", gone), ("changed", changed))
        if items
    ]
    if [key for key in now if key in was] != [key for key in was if key in now]:
        parts.append("another order")
    if before.name != after.name:
        parts.append(f"its name is now {after.name}")
    return ". ".join(parts)
