"""Minutes as a Word file where the person wants it."""

from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_documents_path

from mappa_tui.domain.meeting import Version
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import Audience, for_audience
from mappa_tui.exports.files import save_new
from mappa_tui.exports.minutes import minutes, stamp, status
from mappa_tui.exports.word import write_word


def default_folder() -> Path:
    """Return the folder that is offered for documents: the person's own, if it exists."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def minutes_file(
    record: MeetingRecord, history: Sequence[Version], audience: Audience = "standard"
) -> bytes:
    """Return the minutes as a Word file; a DRAFT where the last of the versions is not signed."""
    return write_word(for_audience(minutes(record, status(history), stamp(history)), audience))


def write_minutes(
    record: MeetingRecord, history: Sequence[Version], path: Path, *, overwrite: bool = False
) -> None:
    """Write the standard minutes; raises FileExistsError rather than replace a file unasked."""
    save_new(path, minutes_file(record, history), overwrite=overwrite)


def write_newest(
    record: MeetingRecord,
    signed: tuple[Version, MeetingRecord] | None,
    history: Sequence[Version],
    path: Path,
    *,
    overwrite: bool = False,
) -> None:
    """Write the signed minutes where they are signed, else the DRAFT of the record."""
    is_signed = record.meeting.state in ("signed off", "issued")
    newest = signed[1] if signed and is_signed else record
    write_minutes(newest, history, path, overwrite=overwrite)
