"""The settings of the area as one list; Enter on a line changes it."""

from typing import ClassVar

from textual import on, work
from textual.widgets import OptionList

from mappa_tui.commands import bindings
from mappa_tui.domain.area_settings import (
    LABELS,
    AreaSettings,
    changed_fields,
    differences,
    program_settings,
)
from mappa_tui.domain.text import counted, one_line
from mappa_tui.domain.word_template import Template
from mappa_tui.screens.area.agencies import AgenciesScreen
from mappa_tui.screens.area.agenda import AgendaScreen
from mappa_tui.screens.area.files import export_area, import_area
from mappa_tui.screens.area.forms import (
    GENERAL,
    INTERVALS,
    LISTS,
    SECTIONS,
    SETTINGS,
    STATEMENTS,
    Setting,
    of_section,
)
from mappa_tui.screens.area.frame import AreaFrame, heading
from mappa_tui.screens.area.template import KEY as TEMPLATE
from mappa_tui.screens.area.template import choose_template, take_out_template, template_row
from mappa_tui.screens.show import ShowScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import MUTED, said

BY_KEY = {setting.key: setting for setting in SETTINGS}
BEGINNING = 130
"""Characters of a wording that the list shows."""


class AreaScreen(AreaFrame):
    """What an area sets for itself."""

    title_words = "MAPPA area"
    COLUMNS: ClassVar[tuple[Column, ...]] = (Column(width=26), Column())
    BINDINGS = bindings("export_area", "import_area", "program_own", "back", "help", "leave")
    answers = ("open", "program_own", "export_area", "import_area", "back", "help")

    def __init__(self) -> None:
        super().__init__()
        self._template: Template | None = None

    async def read(self) -> None:
        """Read what is set, and which Word template there is."""
        try:
            self._template = await self.mappa.store.call(lambda store: store.template())
        except StorageError as error:
            self.notify(error.sentence, title=error.title, severity="error", markup=False)
        await super().read()

    def rows(self, settings: AreaSettings) -> list[Row]:
        """Return the settings in their sections."""
        own = program_settings()
        changed = set(changed_fields(own.area, settings.area))
        if settings.agenda != own.agenda:
            changed.add("agenda")
        found: list[Row] = []
        for section in SECTIONS:
            found += heading(section)[0 if found else 1 :]
            if section == LISTS:
                found += _lists(settings, changed)
            found += [
                _row(each.key, each.label, each.words(settings.area), each.section, changed)
                for each in of_section(section)
            ]
            if section == GENERAL:
                found.append(template_row(self._template))
        return found

    def bar_words(self) -> list[tuple[str, str]]:
        """Return where one is."""
        return [(self.place, "bold"), ("settings", MUTED)]

    def beside(self, settings: AreaSettings) -> str:
        """Return what the area is called."""
        return settings.area.name

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        settings = self.settings
        if settings is None:
            return
        if event.option_id == "agenda":
            self.app.push_screen(AgendaScreen())
        elif event.option_id == "agencies":
            self.app.push_screen(AgenciesScreen())
        elif event.option_id == TEMPLATE:
            self._choose_template()
        elif setting := BY_KEY.get(event.option_id or ""):
            self._ask(setting, settings)

    @work
    async def _choose_template(self) -> None:
        await choose_template(self)

    def _ask(self, setting: Setting, settings: AreaSettings) -> None:
        self.ask(
            setting.label,
            setting.sentence,
            setting.asks(settings.area),
            lambda answers: settings.with_area(**{setting.key: setting.takes(answers)}),
            at=setting.key,
        )

    @work
    async def action_program_own(self) -> None:
        """Put back what the program brings, after showing it."""
        settings, key = self.settings, self.chosen
        if settings is None or not key:
            return
        if key == TEMPLATE:
            await take_out_template(self, self._template)
            return
        own = program_settings()
        names = {"agencies": ("agencies", "invite")}.get(key, (key,))
        if key == "agenda":
            new = AreaSettings(settings.area, own.agenda)
        else:
            new = settings.with_area(**{name: getattr(own.area, name) for name in names})
        lines = [(each.label, each.words) for each in differences(settings, new)]
        if not lines:
            self.notify("It is the program’s own already.", markup=False)
            return
        label = "Agenda" if key == "agenda" else LABELS[key]
        screen = ShowScreen(f"{label}: the program’s own", lines, does="Put it back")
        if await self.app.push_screen_wait(screen):
            await self.try_to_keep(new, key)

    @work
    async def action_export_area(self) -> None:
        """Write all settings to one file."""
        if self.settings is not None:
            await export_area(self, self.settings)

    @work
    async def action_import_area(self) -> None:
        """Take settings from a file, after showing what changes."""
        if self.settings is not None and await import_area(self, self.settings):
            await self.mappa.settings_changed()
            await self.read()


def _lists(settings: AreaSettings, changed: set[str]) -> list[Row]:
    area, agenda = settings.area, settings.agenda
    agencies = f"{len(area.agencies)}; {len(area.invite)} invited to a first meeting"
    if "invite" in changed:
        changed = {*changed, "agencies"}
    minutes = ", ".join(f"Level {level} {agenda.minutes_at(level)} min" for level in ("2", "3"))
    items = f"{agenda.name}: {counted(len(agenda.items), 'item')}, {minutes}"
    return [
        _row("agencies", LABELS["agencies"], agencies, LISTS, changed),
        _row("agenda", "Agenda", items, LISTS, changed),
    ]


def _row(key: str, label: str, words: str, section: str, changed: set[str]) -> Row:
    shown = one_line(words)
    if len(shown) > BEGINNING and section == STATEMENTS:
        shown = f"{shown[:BEGINNING].rpartition(' ')[0]} …"
    remarks = ["area setting"] if section == INTERVALS else []
    remarks += ["changed"] if key in changed else []
    remark = f"   {', '.join(remarks)}" if remarks else ""
    return Row(key, (said((label, MUTED)), said(shown, (remark, MUTED))))
