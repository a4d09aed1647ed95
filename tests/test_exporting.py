"""Documents from a vault to files and into the register, without a screen."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document as open_word
from msoffcrypto.format.ooxml import OOXMLFile
from sqlalchemy import Connection, event

from mappa_tui.demo import DEMO_STARTS
from mappa_tui.domain.change import Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.exported import CHANGED, UNCHANGED, UNKNOWN
from mappa_tui.domain.meeting import PLANNED
from mappa_tui.exports.catalogue import ONE, Copy, paper
from mappa_tui.exports.known import look, sha256
from mappa_tui.screens.documents.documents_rows import FOLDED, rows
from mappa_tui.storage.audit import EXPORT
from mappa_tui.storage.errors import VaultDamaged
from mappa_tui.storage.store import Store
from mappa_tui.widgets.batch import Batch
from mappa_tui.widgets.exporting import Taken, Wanted, check, source_of, write
from mappa_tui.widgets.standing import Standing, standings
from tests.access import let_in
from tests.exports.documents import owed
from tests.exports.house_checker import check as house_check
from tests.storage.steps import ready, sign, signed

MINUTES, RESTRICTED = paper("minutes"), paper("restricted")
LATER = DEMO_STARTS + timedelta(days=40, minutes=7)


@contextmanager
def opened(folder: Path, moment: datetime = DEMO_STARTS) -> Iterator[Store]:
    with closing(Store(folder, Clock(lambda: moment), let_in("L. Cross"))) as store:
        yield store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "vault") as store:
        yield store


def minutes_at(store: Store, meeting: UUID, path: Path, **more: object) -> Path:
    wanted = Wanted(MINUTES, ONE[0], path, **more)  # type: ignore[arg-type]
    return Path(write(store, source_of(store, meeting), wanted).path)


def test_a_file_is_in_the_register_and_in_the_audit(store: Store, tmp_path: Path) -> None:
    meeting = signed(store)
    to = tmp_path / "minutes.docx"
    minutes_at(store, meeting, to)
    [row] = store.exports.of_meeting(meeting)
    assert (row.who, row.paper, row.whom, row.version) == ("L. Cross", "minutes", "", "version 1")
    assert (row.path, row.size, row.has_password) == (str(to), to.stat().st_size, False)
    assert row.sha256 == sha256(to.read_bytes())
    assert row.at == DEMO_STARTS.astimezone(UTC)
    [entry, *_] = store.entries.page()
    assert (entry.action, entry.recipient, entry.reason) == (EXPORT, str(to), "Minutes, version 1")
    assert entry.record_id == meeting
    assert entry.content == store._chain.hashed(row.sha256)
    assert entry.sha256 == row.sha256
    assert not any(line.sha256 for line in store.entries.page()[1:])


def test_the_same_signed_version_gives_the_same_bytes_at_any_time(tmp_path: Path) -> None:
    folder, found = tmp_path / "vault", []
    with opened(folder) as store:
        meeting = signed(store)
        found.append(minutes_at(store, meeting, tmp_path / "a.docx"))
        store.write([])
    with opened(folder, LATER) as store:
        found.append(minutes_at(store, meeting, tmp_path / "b.docx"))
        assert [row.at for row in store.exports.of_meeting(meeting)] == [LATER, DEMO_STARTS]
        restricted = Wanted(RESTRICTED, Copy("DI Priya Nair", 1), tmp_path / "c.docx")
        write(store, source_of(store, meeting), restricted)
    first, second = (path.read_bytes() for path in found)
    assert first == second
    assert (tmp_path / "c.docx").read_bytes() != first
    assert house_check(first) == []


def test_what_a_file_is_is_known_again_wherever_it_lies(store: Store, tmp_path: Path) -> None:
    meeting = signed(store)
    there = minutes_at(store, meeting, tmp_path / "minutes.docx")
    moved = tmp_path / "sent" / "by post.docx"
    moved.parent.mkdir()
    moved.write_bytes(there.read_bytes())
    assert check(store, moved).how == UNCHANGED
    assert "Unchanged since it was written: Minutes, version 1" in check(store, moved).sentence()
    assert "14 October 2025 at 10:42 by L. Cross" in check(store, moved).sentence()
    # Saved by a word processor under another name, it still says what it is.
    document = open_word(str(moved))
    document.add_paragraph("One more line.")
    document.save(str(moved))
    assert check(store, moved).how == CHANGED
    # Whatever has the name of one that was written counts as that one.
    there.write_bytes(b"something else")
    assert check(store, there).how == CHANGED
    other = tmp_path / "other.docx"
    other.write_bytes(b"PK\x03\x04 no package at all")
    assert check(store, other).how == UNKNOWN
    assert "this program did not write it" in check(store, other).sentence()


def test_a_file_that_a_later_version_replaced_says_so(store: Store, tmp_path: Path) -> None:
    meeting = ready(store)
    draft = minutes_at(store, meeting, tmp_path / "draft.docx")
    sign(store, meeting)
    first = minutes_at(store, meeting, tmp_path / "first.docx")
    assert "Version 1 has replaced it." in check(store, draft).sentence()
    assert "replaced" not in check(store, first).sentence()
    store.amend(meeting, "A name was wrong.")
    assert "replaced" not in check(store, first).sentence()
    sign(store, meeting)
    assert check(store, first).how == UNCHANGED
    assert "Version 2 has replaced it." in check(store, first).sentence()
    assert check(store, first).hashes() == [("SHA-256", sha256(first.read_bytes()))]
    written = sha256(first.read_bytes())
    first.write_bytes(b"by hand")
    hashes = [("SHA-256", sha256(b"by hand")), ("SHA-256 as written", written)]
    assert check(store, first).hashes() == hashes


def test_a_file_that_was_edited_by_hand_is_never_replaced(store: Store, tmp_path: Path) -> None:
    meeting = signed(store)
    there = minutes_at(store, meeting, tmp_path / "minutes.docx")
    there.write_bytes(b"by hand")
    for replace in (False, True):
        with pytest.raises(Taken, match="changed by hand") as taken:
            minutes_at(store, meeting, there, replace=replace)
        assert taken.value.offered == tmp_path / "minutes (2).docx"
    mine = tmp_path / "mine.docx"
    mine.write_bytes(b"mine")
    with pytest.raises(Taken, match="none that this program wrote"):
        minutes_at(store, meeting, mine, replace=True)
    assert (there.read_bytes(), mine.read_bytes()) == (b"by hand", b"mine")
    assert len(store.exports.of_meeting(meeting)) == 1


def test_a_file_as_it_was_written_is_replaced_if_that_is_said(store: Store, tmp_path: Path) -> None:
    meeting = ready(store)
    there = minutes_at(store, meeting, tmp_path / "minutes.docx")
    draft = there.read_bytes()
    store.sign(meeting, "DI Priya Nair", "by the chair, here", "L. Cross")
    with pytest.raises(Taken, match="as this program wrote it") as taken:
        minutes_at(store, meeting, there)
    assert (taken.value.offered, there.read_bytes()) == (there, draft)
    minutes_at(store, meeting, there, replace=True)
    assert there.read_bytes() != draft
    assert [row.version for row in store.exports.of_meeting(meeting)] == ["version 1", "DRAFT"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_neither_a_link_nor_a_folder_is_replaced(store: Store, tmp_path: Path) -> None:
    meeting = ready(store)
    there = minutes_at(store, meeting, tmp_path / "minutes.docx")
    link = tmp_path / "link.docx"
    link.symlink_to(there)
    with pytest.raises(Taken):
        minutes_at(store, meeting, link, replace=True)
    with pytest.raises(Taken, match="That is a folder"):
        minutes_at(store, meeting, tmp_path, replace=True)
    assert link.is_symlink()


def test_a_file_that_cannot_be_written_is_not_in_the_register(store: Store, tmp_path: Path) -> None:
    meeting = ready(store)
    entries = store.entries.count()
    with pytest.raises(FileNotFoundError):
        minutes_at(store, meeting, tmp_path / "none" / "minutes.docx")
    assert store.exports.of_meeting(meeting) == []
    assert store.entries.count() == entries
    # The transaction was taken back whole, and the next one works.
    minutes_at(store, meeting, tmp_path / "minutes.docx")
    assert store.entries.count() == entries + 1


def test_a_file_that_cannot_be_noted_does_not_stay(store: Store, tmp_path: Path) -> None:
    meeting, to = ready(store), tmp_path / "minutes.docx"

    def fail(_: Connection) -> None:
        if to.exists():
            raise VaultDamaged

    event.listen(store._engine, "commit", fail)
    with pytest.raises(VaultDamaged):
        minutes_at(store, meeting, to)
    event.remove(store._engine, "commit", fail)
    assert not to.exists()
    assert store.exports.of_meeting(meeting) == []


def test_a_password_seals_the_same_bytes(store: Store, tmp_path: Path) -> None:
    meeting = signed(store)
    plain = minutes_at(store, meeting, tmp_path / "plain.docx").read_bytes()
    password = "otter mild plazas dune clock"
    there = minutes_at(store, meeting, tmp_path / "sealed.docx", password=password)
    sealed, opened_again = OOXMLFile(BytesIO(there.read_bytes())), BytesIO()
    assert sealed.is_encrypted()
    sealed.load_key(password=password)
    sealed.decrypt(opened_again, verify_integrity=True)
    assert opened_again.getvalue() == plain
    row = store.exports.of_meeting(meeting)[0]
    assert row.has_password
    assert check(store, there).how == UNCHANGED
    assert "with a password" in check(store, there).sentence()
    assert look(there) == (row.sha256, "")


def test_neither_vault_nor_audit_keep_the_password(store: Store, tmp_path: Path) -> None:
    meeting = ready(store)
    password = "otter mild plazas dune clock"
    minutes_at(store, meeting, tmp_path / "sealed.docx", password=password)
    with store._reading() as connection:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'findable%'"
        names = list(connection.exec_driver_sql(tables).scalars())
        stored = [
            str(connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()) for name in names
        ]
    assert any("sealed.docx" in text for text in stored)
    assert not any("plazas" in text for text in stored)


def test_a_batch_writes_all_that_is_owed_and_says_what_lies_where(
    store: Store, tmp_path: Path
) -> None:
    meeting = signed(store)
    source, folder = source_of(store, meeting), tmp_path / "out"
    batch = Batch(source, folder, owed(source), replace=False)
    list(batch.writing(store, lambda: False))
    assert batch.progress.ended
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 15
    assert names[:2] == [
        "MAPP meeting 2025-11-25.ics",
        "X482913-3 actions 2025-10-14 v1 Children-s-social-care.docx",
    ]
    written = [each.words for each in batch.outcomes]
    assert sorted(written) == names
    assert written[:4] == [
        "X482913-3 minutes 2025-10-14 v1.docx",
        "X482913-3 minutes RESTRICTED 2025-10-14 v1 copy 1.docx",
        "X482913-3 minutes RESTRICTED 2025-10-14 v1 copy 2.docx",
        "X482913-3 minutes RESTRICTED 2025-10-14 v1 copy 3.docx",
    ]
    assert [each.title for each in batch.outcomes][:2] == [
        "Minutes",
        "Restricted minutes for DI Priya Nair",
    ]
    # Once more: what lies there is the same, and one was changed by hand.
    (folder / written[0]).write_bytes(b"by hand")
    again = Batch(source, folder, owed(source), replace=True)
    list(again.writing(store, lambda: False))
    assert again.outcomes[0].words == "X482913-3 minutes 2025-10-14 v1 (2).docx"
    assert (folder / written[0]).read_bytes() == b"by hand"
    assert len(list(folder.iterdir())) == 16


def test_a_batch_that_is_stopped_keeps_what_was_written(store: Store, tmp_path: Path) -> None:
    source = source_of(store, signed(store))
    batch = Batch(source, tmp_path / "out", owed(source), replace=False)
    for _ in batch.writing(store, lambda: False):
        batch.progress.stopped = batch.progress.done == 2
    assert (batch.progress.done, batch.progress.total, batch.progress.ended) == (2, 15, False)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_batch_goes_on_behind_what_cannot_be_written(store: Store, tmp_path: Path) -> None:
    source = source_of(store, signed(store))
    (tmp_path / "file").write_text("", encoding="utf-8")
    batch = Batch(source, tmp_path / "file" / "out", owed(source), replace=False)
    list(batch.writing(store, lambda: False))
    assert {each.words for each in batch.outcomes} == {"not written: Not a directory"}
    assert not any(each.is_good for each in batch.outcomes)


def test_an_amendment_at_work_is_a_draft_again(store: Store) -> None:
    meeting = signed(store)
    assert MINUTES.version(source_of(store, meeting)) == "version 1"
    store.amend(meeting, "A name was wrong.")
    source = source_of(store, meeting)
    assert MINUTES.version(source) == "DRAFT"
    assert MINUTES.name(source, ONE[0]) == "X482913-3 minutes 2025-10-14 DRAFT.docx"
    assert {each.key for each, _ in owed(source)} == {
        "minutes",
        "restricted",
        "slips",
        "actions",
        "disclosure",
        "calendar",
    }


def standing(store: Store, meeting: UUID, key: str) -> Standing:
    return standings(
        store, source_of(store, meeting), store.exports.of_meeting(meeting), [paper(key)]
    )[0]


def write_first(store: Store, meeting: UUID, key: str, path: Path, **more: object) -> None:
    source = source_of(store, meeting)
    copy = paper(key).copies(source.record)[0]
    write(store, source, Wanted(paper(key), copy, path, **more))  # type: ignore[arg-type]


def ticking() -> Clock:
    seconds = count()
    return Clock(lambda: DEMO_STARTS + timedelta(seconds=next(seconds)))


@pytest.mark.parametrize("password", ["", "otter mild plazas dune clock"])
def test_what_was_written_before_a_change_is_owed_again(tmp_path: Path, password: str) -> None:
    with closing(Store(tmp_path / "vault", ticking(), let_in())) as store:
        _change_after_writing(store, tmp_path, password)


def _change_after_writing(store: Store, tmp_path: Path, password: str) -> None:
    meeting = ready(store)
    store.write([Set("Meeting", meeting, {"state": PLANNED})], meeting)
    assert standing(store, meeting, "invitation").is_wanting
    write_first(store, meeting, "invitation", tmp_path / "a.docx", password=password)
    found = standing(store, meeting, "invitation")
    assert found.is_current
    assert found.last
    assert not store.exports.changed_since(found.last)
    store.write([Set("Meeting", meeting, {"date": date(2025, 10, 21)})], meeting)
    found = standing(store, meeting, "invitation")
    assert found.is_wanting
    assert found.last
    assert found.last.name == "a.docx"


def test_what_does_not_stand_in_a_document_leaves_it_as_it_is(store: Store, tmp_path: Path) -> None:
    meeting = ready(store)
    for key in ("minutes", "invitation"):
        write_first(store, meeting, key, tmp_path / f"{key}.docx")
    store.write([Set("Meeting", meeting, {"level_reason": "Another one."})], meeting)
    assert standing(store, meeting, "invitation").is_current
    assert not standing(store, meeting, "minutes").is_current


def test_a_signed_version_stays_written_and_what_goes_on_does_not(
    store: Store, tmp_path: Path
) -> None:
    meeting = signed(store)
    for key in ("minutes", "disclosure"):
        write_first(store, meeting, key, tmp_path / f"{key}.docx")
    row = source_of(store, meeting).record.disclosures[0]
    assert standing(store, meeting, "disclosure").is_current
    case_id = store.meeting(meeting).case.id
    told = Set("Disclosure", row.id, {"response": "She understood."})
    store.write([told], case_id=case_id)
    assert standing(store, meeting, "minutes").is_current
    assert not standing(store, meeting, "disclosure").is_current
    store.amend(meeting, "A name was wrong.")
    assert standing(store, meeting, "minutes").is_wanting


def test_what_is_wanting_stands_first_and_old_invitations_are_one_row(
    store: Store, tmp_path: Path
) -> None:
    meeting = ready(store)
    write_first(store, meeting, "minutes", tmp_path / "m.docx")
    source = source_of(store, meeting)
    found = rows(source, standings(store, source, store.exports.of_meeting(meeting)), narrow=False)
    keys = [row.key for row in found]
    assert keys[:2] == ["", "restricted/1"]
    assert keys.index("calendar/0") < keys.index("minutes/0") < keys.index("summary/0")
    assert keys[-1] == FOLDED
    assert not [key for key in keys if key.startswith("invitation/")]
    [minutes] = [row for row in found if row.key == "minutes/0"]
    assert minutes.cells[1:] == ("all who get it", "written", "14 Oct 2025 10:42, DRAFT")
    assert "m.docx" in minutes.below
    store.write([Set("Meeting", meeting, {"level_reason": "Another one."})], meeting)
    source = source_of(store, meeting)
    found = rows(
        source,
        standings(store, source, store.exports.of_meeting(meeting)),
        narrow=False,
        unfolded=True,
    )
    assert (found[1].key, found[1].mark) == ("minutes/0", "!")
    assert "The record changed since. m.docx" in found[1].below
    assert "invitation/14" in [row.key for row in found]
