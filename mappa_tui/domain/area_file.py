"""One file for all that an area sets, so that a unit gives every laptop the same."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from mappa_tui.domain.agenda import Agenda, Check, Item
from mappa_tui.domain.area import Area
from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.domain.text import clean
from mappa_tui.domain.toml_text import Path, line_of, toml_lines, toml_text

SHOWN = 8
"""Reasons that are said of one file."""
_HEAD = """\
# The settings of a MAPPA area, for mappa-tui: import it there, or with
# mappa-tui area import FILE. What a file leaves out stays as it is.

"""
_NEEDED = {
    "string": "a text in quotes is needed",
    "int": "a whole number is needed",
    "bool": "true or false is needed",
    "list": "a list is needed",
    "dict": "a table is needed",
    "model": "a table is needed",
    "missing": "is missing",
    "extra": "there is no such setting",
}


class AreaFileError(ValueError):
    """A file that is not taken in."""

    def __init__(self, reasons: list[str]) -> None:
        more = len(reasons) - SHOWN
        self.reasons = [*reasons[:SHOWN], *([f"And {more} more."] if more > 0 else [])]
        """Each a sentence, with its line where that is known."""
        super().__init__("\n".join(self.reasons))


def area_file(settings: AreaSettings) -> str:
    """Return the file with all settings."""
    area = settings.area.model_dump()
    items = [_item(item) for item in settings.agenda.items]
    agenda = {"name": settings.agenda.name, "item": items}
    return _HEAD + toml_text({"area": area, "agenda": agenda})


def read_area_file(text: str, now: AreaSettings) -> AreaSettings:
    """Return what a file makes of the settings `now`; a file that is an agenda alone is one too.

    Raises:
        AreaFileError: it cannot be used, with all that is wrong with it.
    """
    try:
        data = _tidied(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise AreaFileError([f"It is not valid TOML: {error}."]) from None
    root: Path = ()
    if "item" in data:
        data, root = {"agenda": data}, ("agenda",)
    lines = {(*root, *path): line for path, line in toml_lines(text).items()}
    reasons = [_reason(lines, path, sentence) for path, sentence in _misplaced(data)]
    if all(isinstance(table, Mapping) for table in data.values()):
        made, wrong = _made(data, now)
        reasons += [_reason(lines, path, sentence) for path, sentence in wrong]
        if not reasons:
            return made
    raise AreaFileError(list(dict.fromkeys(reasons)))


def _item(item: Item) -> dict[str, Any]:
    always = {"key": item.key, "kind": item.kind, "title": item.title, "minutes": item.minutes}
    return always | item.model_dump(by_alias=True, exclude_defaults=True)


def _tidied(value: Any) -> Any:
    """Return what a file says with every text as if it were typed."""
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, dict):
        return {key: _tidied(each) for key, each in value.items()}
    return [_tidied(each) for each in value] if isinstance(value, list) else value


def _misplaced(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield the keys that mean nothing, which would be lost without a word."""
    for name, value in data.items():
        if name not in ("area", "agenda"):
            yield (name,), f"{name}: there is no such setting."
        elif not isinstance(value, Mapping):
            yield (name,), f"{name}: a table is needed."
    if not any(isinstance(data.get(name), Mapping) for name in ("area", "agenda")):
        yield (), "It has neither settings of an area nor an agenda."
        return
    area, agenda = data.get("area"), data.get("agenda")
    if isinstance(area, Mapping):
        yield from _unknown(area, Area, ("area",))
    if isinstance(agenda, Mapping):
        yield from _unknown(agenda, Agenda, ("agenda",))
        for at, item in enumerate(_tables(agenda.get("item"))):
            yield from _unknown(item, Item, ("agenda", "item", at))
            for number, check in enumerate(_tables(item.get("check"))):
                yield from _unknown(check, Check, ("agenda", "item", at, "check", number))


def _tables(value: Any) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _unknown(
    table: Mapping[str, Any], model: type[BaseModel], path: Path
) -> Iterator[tuple[Path, str]]:
    known = {info.alias or name for name, info in model.model_fields.items()}
    known = (known - {"items"}) | {"item"} if model is Agenda else known
    for name in table:
        if name not in known:
            yield (*path, name), f"{name}: there is no such setting."


def _made(
    data: Mapping[str, Any], now: AreaSettings
) -> tuple[AreaSettings, list[tuple[Path, str]]]:
    """Return what the tables make of the settings, and all that is wrong with it.

    What is no value of its field stays as it is now, so that the others are judged, too.
    """
    wrong: list[tuple[Path, str]] = []
    area, agenda = now.area, now.agenda
    given, before = data.get("area", {}), now.area.model_dump()
    try:
        area = Area.model_validate(before | given, strict=True)
    except ValidationError as error:
        wrong += _sentences(error, ("area",))
        unfit = {name: before[name] for name in {str(each["loc"][0]) for each in error.errors()}}
        area = Area.model_validate(before | given | unfit, strict=True)
    if "agenda" in data:
        given = {"name": now.agenda.name, "item": [], **data["agenda"]}
        given["items"] = given.pop("item")
        try:
            agenda = Agenda.model_validate(given, strict=True)
        except ValidationError as error:
            wrong += _sentences(error, ("agenda",))
    made = AreaSettings(area, agenda)
    return made, [*wrong, *made.faults()]


def _sentences(error: ValidationError, root: Path) -> Iterator[tuple[Path, str]]:
    for each in error.errors(include_input=False, include_url=False):
        place: Path = tuple("item" if part == "items" else part for part in each["loc"])
        named = [str(part) for part in place if isinstance(part, str)]
        needed = _NEEDED.get(each["type"].split("_")[0], "the value does not fit")
        joined = " " if needed.startswith("is ") else ": "
        yield (*root, *place), f"{named[-1] if named else root[-1]}{joined}{needed}."


def _reason(lines: Mapping[Path, int], path: Path, sentence: str) -> str:
    named = str(path[1]) if len(path) > 1 and path[0] == "area" else ""
    if named and not sentence.startswith(named):
        sentence = f"{named}: {sentence}"
    line = line_of(lines, path)
    return f"Line {line}: {sentence}" if line else sentence
