"""The palette: every command that the present screen answers, found by typing."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from mappa_tui.commands import Command, commands

NOT_CALLED = ("open", "keep", "next_field", "back")
"""Keys of lists and forms; the palette has nothing to call for them."""


class MappaCommands(Provider):
    """Feeds the registry to Textual's palette."""

    def _here(self) -> Iterator[tuple[Command, Callable[[], object]]]:
        answered = getattr(self.screen, "answers", ())
        names = (
            *answered,
            *(() if "find" in answered else ("find_everywhere",)),
            "switch_theme",
            "copy_out",
            "lock",
            "hide",
            "leave",
            "help",
        )
        for command in commands(*dict.fromkeys(names)):
            if command.name not in NOT_CALLED:
                yield command, partial(self._call, command.name)

    async def _call(self, name: str) -> None:
        # A key finds the app's own actions by itself; a call by name does not.
        owner = self.screen if hasattr(self.screen, f"action_{name}") else self.app
        await owner.run_action(name)

    async def discover(self) -> Hits:
        """List everything while nothing is typed."""
        for command, call in self._here():
            text = f"{command.title}  {command.shown_key}"
            yield DiscoveryHit(text, call, help=command.help)

    async def search(self, query: str) -> Hits:
        """List what fits the typed text."""
        matcher = self.matcher(query)
        for command, call in self._here():
            score = max(matcher.match(command.title), matcher.match(command.help))
            if score > 0:
                yield Hit(score, command.title, call, help=f"{command.shown_key}  {command.help}")
