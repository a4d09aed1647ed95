"""The settings of a vault: what they ask, and which answers they take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mappa_tui.domain.text import counted
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.guard import MINUTES
from mappa_tui.storage.vault.backup import IN_THE_VAULT
from mappa_tui.storage.vault.settings import (
    BACKUP_FOLDER,
    IDLE_MINUTES,
    IDLE_MINUTES_IN_MEETING,
    KEEP_DAYS,
    REMIND_DAYS,
)
from mappa_tui.widgets.questions import Act

DAYS = (1, 3650)
WHAT = (
    "It locks by itself after so many minutes without a key. The backup folder is for copies off "
    "this computer: a network folder, or a stick that is locked away. Who shares this vault "
    "shares its settings."
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as people see it."""

    name: str
    """One of `storage.settings`."""
    key: str
    """Its name in the form."""
    label: str
    asks: str
    """What the form calls it, where only a number is typed."""
    limits: tuple[int, int] | None = None
    unit: str = ""
    says: str = "{}"
    """What stands on the screen, with the number and its unit in it."""
    hint: str = ""


SETTINGS = (
    Setting(
        IDLE_MINUTES,
        "idle",
        "Locks after",
        "Minutes to lock",
        MINUTES,
        "minute",
        "{} without a key",
        "minutes, 1 to 60",
    ),
    Setting(
        IDLE_MINUTES_IN_MEETING,
        "meeting",
        "In a meeting",
        "… in a meeting",
        MINUTES,
        "minute",
        "{} without a key, while a meeting in progress is open",
        "minutes, 1 to 60",
    ),
    Setting(
        BACKUP_FOLDER, "folder", "Backup folder", "Backup folder", hint="a network folder, a stick"
    ),
    Setting(
        KEEP_DAYS,
        "keep",
        "Copies are kept",
        "Days kept",
        DAYS,
        "day",
        "{}, those beside the vault",
        "days",
    ),
    Setting(
        REMIND_DAYS,
        "remind",
        "Reminder",
        "Days to reminder",
        DAYS,
        "day",
        "when the newest copy off this computer is older than {}",
        "days",
    ),
)


def in_words(setting: Setting, value: str) -> str:
    """Return a setting as it reads on the screen."""
    if setting.limits is None:
        return value or "none: copies stay beside the vault, on this computer"
    amount = counted(int(value), setting.unit) if value.isdigit() else value
    return setting.says.format(amount)


def ask_settings(values: Mapping[str, str], vault: Path, act: Act, at: str = "") -> AskScreen:
    """Return the form with all settings.

    Args:
        values: what they are now, by their names.
        vault: the vault's folder, which is no place for copies.
        act: keeps the answers.
        at: the key of the one where the cursor begins.
    """
    questions = [
        Question(
            each.key,
            each.asks,
            values[each.name],
            whole=each.limits is not None,
            hint=each.hint,
            check=_check(each, vault),
        )
        for each in SETTINGS
    ]
    return AskScreen("Settings of this vault", WHAT, questions, does="Keep", act=act, at=at)


def _check(setting: Setting, vault: Path) -> Callable[[str], str]:
    if setting.limits is None:
        return lambda text: _folder_fault(text, vault)
    lowest, highest = setting.limits

    def check(text: str) -> str:
        typed = text.strip()
        fits = typed.isascii() and typed.isdigit() and len(typed) < 6
        if fits and lowest <= int(typed) <= highest:
            return ""
        return f"A number of {setting.unit}s is needed, from {lowest} to {highest}."

    return check


def _folder_fault(text: str, vault: Path) -> str:
    if not text.strip():
        return ""
    path = Path(text.strip()).expanduser()
    if not path.is_absolute():
        return "The whole path is needed, from the root or the drive on."
    if path.is_relative_to(vault):
        return IN_THE_VAULT
    return ""
