"""Where one is, as text: kept when the program locks, and gone back to after unlocking."""

import asyncio
import json
from typing import Any, cast
from uuid import UUID

from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from mappa_tui.domain.record import MeetingRecord
from mappa_tui.screens.entry import EntryScreen
from mappa_tui.screens.walk import WalkScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.editor import Editor
from mappa_tui.widgets.field import Field
from mappa_tui.widgets.host import Host
from mappa_tui.widgets.keys import wait_until_ready
from mappa_tui.widgets.pane import Opened
from mappa_tui.widgets.rows import RowList

PATIENCE = 3.0
"""Seconds in which the field has to come; after that the cursor stays where it is."""


def remember(app: App[Any]) -> str:
    """Return where one is, for `go_back`; nothing if that is home, or in front of the vault."""
    walks = [screen for screen in app.screen_stack if isinstance(screen, WalkScreen)]
    if not walks:
        return ""
    walk = walks[-1]
    record = walk.session.record
    is_meeting = isinstance(record, MeetingRecord)
    place: dict[str, object] = {
        "screen": "meeting" if is_meeting else "case",
        "id": str(record.meeting.id if isinstance(record, MeetingRecord) else record.case.id),
        "item": walk.at,
    }
    # A question or a list over it is not gone back to, the form of a record is.
    forms = [s for s in app.screen_stack if isinstance(s, WalkScreen | EntryScreen)]
    return json.dumps(place | _cursor(forms[-1]))


def _cursor(screen: Screen[Any]) -> dict[str, object]:
    focused = screen.focused
    found = _field_of(focused)
    if found is not None:
        editor = found.editor
        at = editor.cursor_location if isinstance(editor, Editor) else (0, 0)
        kind = type(found.noun).__name__
        over = isinstance(screen, EntryScreen)
        record = {"noun": kind, "record": str(found.noun.id), "over": over}
        return record | {"field": found.key, "cursor": list(at)}
    if isinstance(focused, RowList) and focused.chosen and focused.id != "stops":
        return {"row": focused.chosen}
    return {}


def _field_of(widget: Widget | None) -> Field | None:
    above = widget.ancestors if widget else []
    return next((each for each in above if isinstance(each, Field)), None)


async def go_back(app: Host, place: str) -> None:
    """Go where `remember` was called; as far as that is still there."""
    try:
        kept = json.loads(place)
        record_id, item = UUID(kept["id"]), str(kept["item"])
        if kept["screen"] == "meeting":
            await app.open_meeting(record_id)
        else:
            await app.open_case(record_id, item)
        shown = cast(App[Any], app)
        await wait_until_ready(shown)
        if isinstance(shown.screen, WalkScreen):
            await _lead(shown, shown.screen, kept)
    except (StorageError, ValueError, KeyError, TypeError):
        return  # it was a courtesy; home is shown


async def _lead(app: App[Any], walk: WalkScreen, kept: dict[str, Any]) -> None:
    if kept["item"] in [stop.key for stop in walk.stops()] and walk.at != kept["item"]:
        await walk.go(kept["item"])
        await wait_until_ready(app)
    if row := kept.get("row"):
        for rows in walk.query(RowList):
            if rows.id != "stops" and rows.go_to(str(row)):
                rows.focus()
    if not kept.get("field"):
        return
    noun_id, field = UUID(kept["record"]), str(kept["field"])
    record = walk.session.record.find(str(kept["noun"]), noun_id)
    if record is None:
        return
    if kept["over"]:
        walk.open_entry(Opened(record, field=field))
    else:
        await walk.lead_to(walk.at, noun_id, field)
    await _put_cursor(app, noun_id, field, kept["cursor"])


async def _put_cursor(app: App[Any], noun_id: UUID, name: str, at: list[int]) -> None:
    for _ in range(int(PATIENCE / 0.05)):
        await wait_until_ready(app)
        field = _field_of(app.focused)
        if field is not None and (field.noun.id, field.key) == (noun_id, name):
            if isinstance(field.editor, Editor):
                field.editor.move_cursor((int(at[0]), int(at[1])))
            return
        await asyncio.sleep(0.05)
