"""Minutes as a Word file where the person wants it."""

from pathlib import Path

from platformdirs import user_documents_path

from mappa_tui.domain.meeting import Version
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import Audience, for_audience
from mappa_tui.exports.files import save_new
from mappa_tui.exports.minutes import draft_status, minutes, signed_status
from mappa_tui.exports.word import write_word


def default_folder() -> Path:
    """Return the folder that is offered for documents: the person's own, if it exists."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def minutes_file(
    record: MeetingRecord, version: Version | None, audience: Audience = "standard"
) -> bytes:
    """Return the minutes as a Word file; a DRAFT where there is no signed `version`."""
    status = signed_status(version) if version else draft_status()
    return write_word(for_audience(minutes(record, status), audience))


def write_minutes(
    record: MeetingRecord, version: Version | None, path: Path, *, overwrite: bool = False
) -> None:
    """Write the standard minutes; raises FileExistsError rather than replace a file unasked."""
    save_new(path, minutes_file(record, version), overwrite=overwrite)


def write_newest(
    record: MeetingRecord,
    signed: tuple[Version, MeetingRecord] | None,
    path: Path,
    *,
    overwrite: bool = False,
) -> None:
    """Write the signed minutes where they are signed, else the DRAFT of the record."""
    state = record.meeting.state
    if signed and state in ("signed off", "issued"):
        write_minutes(signed[1], signed[0], path, overwrite=overwrite)
    else:
        write_minutes(record, None, path, overwrite=overwrite)
