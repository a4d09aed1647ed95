"""Makes the pictures of the documents from the demonstration, with its clock standing still.

Run it after a change of the screens: `python tools/pictures.py [NAME …]`.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mappa_tui.app import MappaApp
from mappa_tui.demo import DEMO_STARTS, whole_meeting
from mappa_tui.domain.action import Action
from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.screens.meeting.room import MeetingRoom
from mappa_tui.storage.vault.keys.access import Access

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
FONTS = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace'
WIDE, SMALL = (120, 40), (80, 24)
PATIENCE = 60.0
"""Seconds after which a screen that does not come is given up."""

Steps = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: where it is taken, and what is pressed before."""

    name: str
    size: tuple[int, int]
    steps: Steps
    theme: str = "dusk"


async def stay(pilot: Pilot[None]) -> None:
    """Stay where the demonstration opens: item 12, the cursor in the notes."""


async def home(pilot: Pilot[None]) -> None:
    """Go home."""
    await pilot.press("escape", "escape")


async def case(pilot: Pilot[None]) -> None:
    """Open the case at its address."""
    await pilot.press("escape", "escape", "e", "f2", "f2")


async def attendance(pilot: Pilot[None]) -> None:
    """Go to item 2."""
    await pilot.press("ctrl+g", "2", "enter")


async def capture(pilot: Pilot[None]) -> None:
    """Capture an action, up to its date."""
    await pilot.press("f3", *"Safety plan for C1, first for the alternate weekends", "enter")
    await pilot.press(*"Beth", "enter", *"17 oct")


async def disclosure(pilot: Pilot[None]) -> None:
    """Open the disclosure check with three people considered; how (a) is told is empty."""
    await _consider(pilot)
    await pilot.press("ctrl+g", "1", "4", "enter")


async def missing(pilot: Pilot[None]) -> None:
    """Ask what is missing, with the disclosures considered."""
    await _consider(pilot)
    await pilot.press("f5")


async def check(pilot: Pilot[None]) -> None:
    """Check the meeting as an auditor would, the cursor on the lead agency's plan."""
    await _consider(pilot)
    await pilot.press("alt+k", "down", "down")


async def thread(pilot: Pilot[None]) -> None:
    """Look at the golden thread, the cursor on what C1 lacks."""
    await pilot.press("ctrl+t", "end", "right", "right", "right")


PICTURES = (
    Picture("room", WIDE, stay),
    Picture("room-paper", WIDE, stay, theme="paper"),
    Picture("room-80x24", SMALL, stay),
    Picture("attendance", WIDE, attendance),
    Picture("capture", WIDE, capture),
    Picture("disclosure", WIDE, disclosure),
    Picture("missing", WIDE, missing),
    Picture("check", WIDE, check),
    Picture("thread", WIDE, thread),
    Picture("home", WIDE, home),
    Picture("case", WIDE, case),
)


async def _consider(pilot: Pilot[None]) -> None:
    """Put in what item 14 will have considered, and the action that follows (a)."""
    app = pilot.app
    assert isinstance(app, MappaApp)
    session = app.session
    assert session is not None
    later = whole_meeting()
    people = [noun for noun in later if isinstance(noun, Disclosure)]
    first = people[0].model_copy(update={"how": ""})
    strategy = [noun for noun in later if isinstance(noun, Action) and noun.number == 7]
    meeting = session.meeting.meeting
    await session.write(
        Set("Meeting", meeting.id, {"child_sex_offender": "yes"}),
        *(Put(noun) for noun in (first, *strategy, *people[1:])),
    )


async def take(picture: Picture) -> str:
    """Return the picture as SVG."""
    with tempfile.TemporaryDirectory(prefix="mappa-pictures-") as folder:
        clock = Clock(lambda: DEMO_STARTS)
        app = MappaApp(Path(folder), clock, Access.throwaway("Leanne Cross"), demonstration=True)
        app.theme = picture.theme
        async with app.run_test(size=picture.size) as pilot:
            await _opened(pilot)
            await picture.steps(pilot)
            return await _still(pilot)


async def _opened(pilot: Pilot[None]) -> None:
    """Wait for the meeting room with its cursor."""
    for _ in range(int(PATIENCE / 0.1)):
        if isinstance(pilot.app.screen, MeetingRoom) and pilot.app.focused:
            return
        await pilot.pause(0.1)
    raise TimeoutError("the demonstration did not open")


async def _still(pilot: Pilot[None]) -> str:
    """Return the screen once it has stopped changing."""
    last = ""
    for _ in range(int(PATIENCE / 0.5)):
        await pilot.pause(0.5)
        for screen in pilot.app.screen_stack:
            for typed in (*screen.query(TextArea), *screen.query(Input)):
                typed.cursor_blink = False
        now = pilot.app.export_screenshot(title="mappa-tui", simplify=True)
        if now == last:
            return without_hosts(now)
        last = now
    raise TimeoutError("the screen did not come to rest")


def without_hosts(svg: str) -> str:
    """Return the picture with the reader's own fonts: as exported, it would load them."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", FONTS).replace("arial", "sans-serif")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def main(names: list[str]) -> int:
    """Make the pictures `names`, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    unknown = set(names) - {picture.name for picture in PICTURES}
    if unknown:
        print(f"There is no picture {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 1
    for picture in PICTURES:
        if not names or picture.name in names:
            path = FOLDER / f"{picture.name}.svg"
            path.write_text(asyncio.run(take(picture)), encoding="utf-8", newline="\n")
            print(path.relative_to(FOLDER.parents[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
