"""The vault as one place: who gets in, when it locks, its copies, verifying it, its audit."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList

from mappa_tui.commands import bindings
from mappa_tui.screens.page import PageScreen
from mappa_tui.screens.show import ShowScreen
from mappa_tui.screens.vault.backing_up import ask_backup
from mappa_tui.screens.vault.looks import Looks, look
from mappa_tui.screens.vault.settings_form import SETTINGS, ask_settings
from mappa_tui.screens.vault.vault_rows import COLUMNS, rows
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Row, RowList
from mappa_tui.widgets.say import DANGER, MUTED, said

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

RESTORE = (
    "To go back to it, leave the program and run the command. What is in the vault's place now "
    "is kept beside it, and nothing is lost."
)


class VaultScreen(PageScreen[None]):
    """The list; Enter on a line, or a section's key, does what it is about."""

    BINDINGS = bindings("people", "settings", "back_up", "verify", "audit", "back", "help", "leave")
    title_words = "Vault"
    answers = ("open", "people", "settings", "back_up", "verify", "audit", "lock", "back", "help")
    DEFAULT_CSS = """
    VaultScreen > Vertical { max-width: 120; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._looks: Looks | None = None

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield RowList(*COLUMNS, empty="Reading …")

    def bar_words(self) -> list[tuple[str, str]]:
        """Return who is unlocked."""
        return [("Vault", "bold"), (self._looks.author if self._looks else "", MUTED)]

    async def on_mount(self) -> None:
        """Show how it stands."""
        self.set_interval(1.0, self._show)
        self._show()
        self.query_one(RowList).focus()
        await self.read()
        take_keys(self)

    async def on_screen_resume(self) -> None:
        """Show what was changed meanwhile."""
        if self.ready.is_set():
            await self.read()

    async def read(self) -> None:
        """Read how the vault stands."""
        try:
            self._looks = await self.mappa.store.call(look)
        except StorageError as error:
            failed = Row("", (said((f"! {error.sentence}", DANGER)),))
            self.query_one(RowList).show_rows([failed])
        self._show()

    def _show(self) -> None:
        self.say_time()
        if self._looks is not None:
            shown = rows(self._looks, self.mappa.verification, self.mappa.clock.today())
            self.query_one(RowList).show_rows(shown)
            self.query_one(Heading).say(str(self._looks.folder))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        what, _, which = (event.option_id or "").partition(" ")
        if what == "setting":
            self._ask_settings(which)
        elif what == "backup":
            self._show_backup(Path(which))
        elif what == "people":
            self.action_people()
        elif what == "verify":
            self.action_verify()
        elif what == "audit":
            self.action_audit()

    def action_people(self) -> None:
        """Show who has access."""
        from mappa_tui.screens.vault.people import PeopleScreen

        self.app.push_screen(PeopleScreen())

    def action_audit(self) -> None:
        """Show who did what and when."""
        from mappa_tui.screens.vault.audit import AuditScreen

        self.app.push_screen(AuditScreen())

    def action_verify(self) -> None:
        """Read the vault whole, behind what people do."""
        self.app.run_worker(self.mappa.verification.run(), exit_on_error=False)
        self.call_later(self._show)

    def action_settings(self) -> None:
        """Ask for all settings."""
        self._ask_settings()

    def _ask_settings(self, at: str = "") -> None:
        if self._looks is None:
            return
        values = self._looks.settings

        async def keep(answers: Answers) -> None:
            new = {each.name: answers[each.key].strip() for each in SETTINGS}
            changed = {name: value for name, value in new.items() if value != values[name]}
            await self.mappa.store.call(lambda store: _keep(store, changed))
            await self.mappa.settings_changed()

        self.app.push_screen(ask_settings(values, self._looks.folder, keep, at))

    def action_back_up(self) -> None:
        """Copy the vault into a folder."""
        ask_backup(self.app, self.mappa.store)

    def _show_backup(self, folder: Path) -> None:
        backups = self._looks.backups if self._looks else ()
        for backup in backups:
            if backup.folder == folder:
                names = ", ".join(slot.name for slot in backup.key_file.people)
                lines = [("Folder", str(folder)), ("Opens for", names)]
                lines.append(("Command", f'mappa-tui restore "{folder}"'))
                self.app.push_screen(ShowScreen("A backup", lines, note=RESTORE))


def _keep(store: "Store", changed: dict[str, str]) -> None:
    for name, value in changed.items():
        store.set_setting(name, value)
