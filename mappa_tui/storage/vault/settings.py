"""Settings of this vault, and what it remembers between two starts: a name and a text each."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from mappa_tui.storage.tables import SETTING

IDLE_MINUTES, IDLE_MINUTES_IN_MEETING = "idle minutes", "idle minutes in a meeting"
BACKUP_FOLDER, KEEP_DAYS, REMIND_DAYS = "backup folder", "keep backups days", "remind after days"
LAST_BACKUP_AWAY = "last backup away"
PLACE = "place"
RECOVERY_CONFIRMED = "recovery key confirmed"
AREA, AREA_BEGUN, AGENDA_FILE = "area", "area of meetings begun", "agenda file"

DEFAULTS = {
    IDLE_MINUTES: "5",
    IDLE_MINUTES_IN_MEETING: "20",
    BACKUP_FOLDER: "",
    KEEP_DAYS: "30",
    REMIND_DAYS: "7",
    LAST_BACKUP_AWAY: "",
    PLACE: "",
    RECOVERY_CONFIRMED: "",
    AREA: "",
    AREA_BEGUN: "",
    AGENDA_FILE: "",
}
"""Every setting, with what holds until somebody changes it."""


def read(connection: Connection) -> dict[str, str]:
    """Return all settings."""
    rows = connection.execute(select(SETTING.c.name, SETTING.c.value))
    return DEFAULTS | {row.name: row.value for row in rows}


def write(connection: Connection, name: str, value: str) -> None:
    """Keep a setting; raises KeyError if there is none of that name."""
    DEFAULTS[name]
    statement = insert(SETTING).values(name=name, value=value)
    new = {"value": statement.excluded.value}
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=new))
