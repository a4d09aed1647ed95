"""How a vault stands, as the rows of its screen."""

import datetime as dt
from collections.abc import Iterator

from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import distance, short_date
from mappa_tui.screens.vault.looks import Looks
from mappa_tui.screens.vault.settings_form import SETTINGS, Setting, in_words
from mappa_tui.storage.vault.backup import Backup
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import ATTENTION, DANGER, MUTED, said
from mappa_tui.widgets.verification import Verification

COLUMNS = (Column(width=18), Column())
LOCKING, BACKUPS = SETTINGS[:2], SETTINGS[2:]
NO_BACKUPS = "None yet. One is made by itself on leaving; b makes one now."
UNCONFIRMED = "The recovery key was not typed back yet."


def rows(looks: Looks, verification: Verification, today: dt.date) -> list[Row]:
    """Return all rows; the key of a row says what Enter does with it."""
    return [
        *_access(looks),
        *_section("Locking", "s"),
        *(_setting(each, looks) for each in LOCKING),
        *_section("Backups", "b"),
        *_backups(looks, verification, today),
        *_section("Verification", "y"),
        *_verification(verification),
        *_section("Audit", "a"),
        Row("audit", ("Entries", f"{looks.entries:,}")),
    ]


def _access(looks: Looks) -> Iterator[Row]:
    yield _heading("Access", "w")
    names = [f"{name} (you)" if name == looks.author else name for name in looks.people]
    yield Row("people", ("People", ", ".join(names)))
    if not looks.confirmed:
        yield _remark(UNCONFIRMED)


def _backups(looks: Looks, verification: Verification, today: dt.date) -> Iterator[Row]:
    if looks.due:
        yield _remark(looks.due)
    yield from (_setting(each, looks) for each in BACKUPS)
    for at, backup in enumerate(looks.backups):
        newest = at == 0 and backup.folder.parent == looks.beside
        yield _backup(backup, looks, verification if newest else None, today)
    if not looks.backups:
        yield Row("", ("Newest", said((NO_BACKUPS, MUTED))))


def _backup(backup: Backup, looks: Looks, read: Verification | None, today: dt.date) -> Row:
    at = backup.at.astimezone(LONDON)
    where = (
        "beside the vault" if backup.folder.parent == looks.beside else str(backup.folder.parent)
    )
    found = read.about("backup") if read else []
    wrong = [each for each in found if not each.good]
    whole = "read whole when it was made"
    if wrong:
        whole = "damaged, see below"
    elif found and read and read.ended:
        whole = f"read whole again, {read.ended.astimezone(LONDON):%H:%M}"
    parts = [distance(at.date(), today), whole]
    if backup.key_file.generation < looks.generation:
        parts.append("opens with the passphrases of that day")
    parts.append(where)
    label = f"{short_date(at.date(), year=True)} {at:%H:%M}"
    return Row(f"backup {backup.folder}", (label, ", ".join(parts)), "!" if wrong else "")


def _verification(verification: Verification) -> Iterator[Row]:
    says = verification.says()
    yield Row("verify", ("Verify now", said((says, MUTED))))
    if not verification.is_running:
        for finding in verification.findings:
            tone = "" if finding.good else DANGER
            words = said((finding.words, tone)) if tone else finding.words
            yield Row("", ("", words), "✓" if finding.good else "!")


def _setting(setting: Setting, looks: Looks) -> Row:
    value = in_words(setting, looks.settings[setting.name])
    return Row(f"setting {setting.key}", (setting.label, value))


def _section(title: str, key: str) -> tuple[Row, Row]:
    return Row("", ("",)), _heading(title, key)


def _heading(title: str, key: str) -> Row:
    return Row("", (said((title, "bold"), "   ", (key, "bold $m-accent")),))


def _remark(words: str) -> Row:
    return Row("", ("", said((words, ATTENTION))), "!")
