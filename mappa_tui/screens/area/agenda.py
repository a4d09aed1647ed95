"""The agenda of an area: its items in their order, with titles, prompts and minutes."""

import re
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.widgets import OptionList

from mappa_tui.commands import bindings
from mappa_tui.domain.agenda import MOST_MINUTES, Agenda, Check, Item, standard_agenda
from mappa_tui.domain.area_rules import Number
from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.domain.text import one_line
from mappa_tui.screens.area.frame import AreaFrame, moved
from mappa_tui.screens.ask import Question, needed
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Column, Row

MINUTES = Number("minutes", 0, MOST_MINUTES)
ADDED = "narrative"
"""The kind of an item that is added here: its own prompts, and notes."""
NOTE = (
    "Meetings that are begun from now on go by it; those that were begun keep the agenda that "
    "they were begun with."
)
PROMPTS = "Prompts: one a line. What is left empty for Level 3 is as at Level 2."


class AgendaScreen(AreaFrame):
    """The items: change, add, take out, move, put back."""

    title_words = "Agenda"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column(width=2, right=True),
        Column("item"),
        Column("Level 2", 8, right=True),
        Column("Level 3", 8, right=True),
        Column(width=9, style="$m-muted"),
    )
    BINDINGS = bindings(
        "new_row", "remove_line", "move_up", "move_down", "program_own", "back", "help", "leave"
    )
    answers = (
        "open",
        "new_row",
        "move_up",
        "move_down",
        "remove_line",
        "program_own",
        "back",
        "help",
    )

    def note(self) -> str:
        """Return which meetings go by it."""
        return NOTE

    def beside(self, settings: AreaSettings) -> str:
        """Return how long it takes."""
        agenda = settings.agenda
        return f"Level 2 {agenda.minutes_at('2')} min, Level 3 {agenda.minutes_at('3')} min"

    def rows(self, settings: AreaSettings) -> list[Row]:
        """Return the items with their minutes by level."""
        own = {item.key: item for item in standard_agenda().items}
        head = Row("", ("", "", "Level 2", "Level 3", ""), style="$m-muted")
        return [
            head,
            *(
                Row(
                    item.key,
                    (
                        str(number),
                        item.title,
                        f"{item.minutes_at('2')} min",
                        f"{item.minutes_at('3')} min",
                        "" if own.get(item.key) == item else "changed",
                    ),
                )
                for number, item in enumerate(settings.agenda.items, 1)
            ),
        ]

    def _at(self) -> int | None:
        keys = [item.key for item in self.settings.agenda.items] if self.settings else []
        return keys.index(self.chosen) if self.chosen in keys else None

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        settings, at = self.settings, self._at()
        if settings is None or at is None:
            return
        item = settings.agenda.items[at]

        def take(answers: Answers) -> AreaSettings:
            items = list(settings.agenda.items)
            items[at] = _changed(item, answers)
            return _with(settings, items)

        self.ask(f"{at + 1} {item.title}", PROMPTS, _questions(item), take, at=item.key)

    def action_new_row(self) -> None:
        """Add an item below the cursor."""
        settings, at = self.settings, self._at()
        if settings is None:
            return
        items = settings.agenda.items
        place = len(items) if at is None else at + 1
        fresh = Item(key="", kind=ADDED, title="")

        def take(answers: Answers) -> AreaSettings:
            item = _changed(fresh, answers)
            key = _free_key(item.title, settings.agenda)
            new = item.model_copy(update={"key": key})
            return _with(settings, [*items[:place], new, *items[place:]])

        sentence = f"It asks its prompts, and has room for notes. {PROMPTS}"
        self.ask("New item", sentence, _questions(fresh), take)

    async def action_remove_line(self) -> None:
        """Take the item under the cursor out, unless every meeting needs it."""
        at = self._at()
        if self.settings and at is not None:
            items = self.settings.agenda.items
            await self.try_to_keep(_with(self.settings, [*items[:at], *items[at + 1 :]]))

    async def action_move_up(self) -> None:
        """Move it up."""
        await self._move(-1)

    async def action_move_down(self) -> None:
        """Move it down."""
        await self._move(1)

    async def _move(self, by: int) -> None:
        at = self._at()
        if self.settings and at is not None:
            items = self.settings.agenda.items
            await self.try_to_keep(_with(self.settings, moved(items, at, by)), items[at].key)

    async def action_program_own(self) -> None:
        """Put back what the program brings for the item under the cursor."""
        at = self._at()
        if self.settings is None or at is None:
            return
        items = list(self.settings.agenda.items)
        own = [item for item in standard_agenda().items if item.key == items[at].key]
        if not own:
            self.notify("The item is the area’s own: the program has none.", markup=False)
        elif own[0] == items[at]:
            self.notify("It is the program’s own already.", markup=False)
        else:
            items[at] = own[0]
            await self.try_to_keep(_with(self.settings, items), own[0].key)


def _with(settings: AreaSettings, items: list[Item]) -> AreaSettings:
    """Return the settings with other items; an agenda that is the program's own again says so."""
    own = standard_agenda()
    if items == own.items:
        return replace(settings, agenda=own)
    name = settings.agenda.name if settings.agenda.name != own.name else "Area’s agenda"
    return replace(settings, agenda=Agenda(name=name, items=items))


def _questions(item: Item) -> list[Question]:
    level_3 = "" if item.level_3_minutes is None else str(item.level_3_minutes)
    found = [
        Question("title", "Title", item.title, check=needed("An item needs a title.")),
        Question("short", "Short title", item.short, hint="where there is little room"),
        Question("minutes", "Minutes", str(item.minutes), check=MINUTES.fault),
        Question(
            "minutes3",
            "… at Level 3",
            level_3,
            hint="as at Level 2",
            check=lambda text: MINUTES.fault(text) if text.strip() else "",
        ),
        Question("prompts", "Prompts", "\n".join(item.prompts), lines=True),
        Question(
            "prompts3",
            "… at Level 3",
            "\n".join(item.level_3_prompts or ()),
            lines=True,
            hint="as at Level 2",
        ),
        Question(
            "group", "Begins a group", "yes" if item.begins_group else "no", choices=("no", "yes")
        ),
    ]
    if item.kind == "checks":
        checks = "\n".join(check.title for check in item.checks)
        found.insert(4, Question("checks", "Checks", checks, lines=True, check=_checks_fault))
    return found


def _changed(item: Item, answers: Answers) -> Item:
    level_3 = answers["minutes3"].strip()
    values: dict[str, object] = {
        "title": one_line(answers["title"]).strip(),
        "short": one_line(answers["short"]).strip(),
        "minutes": MINUTES.read(answers["minutes"]),
        "level_3_minutes": MINUTES.read(level_3) if level_3 else None,
        "prompts": _lines(answers["prompts"]),
        "level_3_prompts": _lines(answers["prompts3"]) or None,
        "begins_group": answers["group"] == "yes",
    }
    if "checks" in answers:
        known = {check.title: check.key for check in item.checks}
        values["checks"] = [
            Check(key=known.get(title) or _slug(title), title=title)
            for title in _lines(answers["checks"])
        ]
    return item.model_copy(update=values)


def _lines(text: str) -> list[str]:
    lines = [one_line(line).strip() for line in text.split("\n")]
    return [line for line in lines if line]


def _checks_fault(text: str) -> str:
    keys = [_slug(line) for line in _lines(text)]
    twice = next((line for line in _lines(text) if keys.count(_slug(line)) > 1), "")
    return f"{twice} is there twice." if twice else ""


def _free_key(title: str, agenda: Agenda) -> str:
    """Return a key for an item with that title, which no other has."""
    key, number = _slug(title), 2
    while agenda.number(key):
        key, number = f"{_slug(title)}_{number}", number + 1
    return key


def _slug(title: str) -> str:
    return re.sub(r"\W+", "_", title.casefold()).strip("_") or "item"
