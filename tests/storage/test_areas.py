"""What an area sets is kept in the vault, and never changes a meeting that was held."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_tui.domain.agenda import Agenda
from mappa_tui.domain.area_file import area_file
from mappa_tui.domain.area_settings import AreaSettings, program_settings
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Edit, Put, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.meeting import CLOSED, IN_PROGRESS, ItemEntry, Version
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.catalogue import ONE, Source, paper
from mappa_tui.storage.errors import AreaUnusable, VaultReadOnly, VaultUnreadable
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault import settings
from tests.access import let_in
from tests.storage.steps import held, new_case, ready, sign, signed

OpenStore = Callable[[], Store]
WORDING = "We share what we must, and no more."


def without(agenda: Agenda, key: str) -> Agenda:
    return Agenda(name="Ours", items=[item for item in agenda.items if item.key != key])


def ours(now: AreaSettings) -> AreaSettings:
    changed = now.with_area(name="Derwent Vale", confidentiality_statement=WORDING)
    return AreaSettings(changed.area, without(now.agenda, "equality"))


def noted(store: Store) -> list[str]:
    return [line.reason for line in store.entries.page() if line.noun == "area"]


def test_what_is_set_is_there_when_the_vault_is_opened_again(open_store: OpenStore) -> None:
    store = open_store()
    assert store.area_settings == program_settings()
    new = ours(store.area_settings)
    store.set_area(new)
    assert store.area_settings == new
    assert open_store().area_settings == new


def test_the_audit_says_what_was_changed_and_never_the_words(open_store: OpenStore) -> None:
    store = open_store()
    store.set_area(ours(store.area_settings))
    assert noted(store) == ["Agenda", "Confidentiality statement", "Name"]
    line = store.entries.page()[0]
    assert (line.who, line.action, line.what) == ("L. Cross", "administer", "Area")
    store.set_area(store.area_settings)
    assert len(noted(store)) == 3
    store.set_area(store.area_settings.with_area(release_months=9), "from a file")
    assert noted(store)[0] == "Level before release, from a file"


def test_a_case_and_a_planned_meeting_go_by_what_is_set_now(store: Store) -> None:
    case = new_case(store)
    planned = store.plan(case.id)
    store.set_area(ours(store.area_settings))
    record = store.meeting(planned)
    assert record.area.confidentiality_statement == WORDING
    assert record.agenda.number("equality") == 0
    assert store.case(case.id).area.name == "Derwent Vale"
    other = store.write([Put(Case(surname="Osei"))]).records[0]
    assert store.meeting(store.plan(other.id)).meeting.area == "Derwent Vale"


def _minutes(record: MeetingRecord, version: Version) -> bytes:
    return paper("minutes").content(Source(record, (version,)), ONE[0])


def test_what_was_signed_stays_byte_for_byte(open_store: OpenStore) -> None:
    store = open_store()
    meeting_id = signed(store)
    before = store.signed(meeting_id)
    assert before is not None
    document = _minutes(before[1], before[0])
    store.set_area(ours(store.area_settings))
    store = open_store()
    after = store.signed(meeting_id)
    assert after is not None
    assert after[0].content == before[0].content
    assert _minutes(after[1], after[0]) == document
    assert WORDING not in after[0].content
    assert store.meeting(meeting_id).agenda == before[1].agenda


@pytest.mark.parametrize("state", [IN_PROGRESS, CLOSED])
def test_a_meeting_that_was_begun_keeps_what_it_was_begun_with(
    open_store: OpenStore, state: str
) -> None:
    store = open_store()
    meeting_id = held(store)
    entry = ItemEntry(meeting_id=meeting_id, item="equality", opened=True)
    store.write([Put(entry)], meeting_id)
    store.write([Edit("ItemEntry", entry.id, "notes", "He cannot read.")], meeting_id)
    store.write([Set("Meeting", meeting_id, {"state": state})], meeting_id)
    begun_with = store.area_settings
    store.set_area(ours(begun_with))
    store.set_area(store.area_settings.with_area(marking="OFFICIAL"))
    later = held(store, new_case(store, surname="Osei", crn="X1"))
    store.set_area(program_settings())
    for reopen in (False, True):
        opened = open_store() if reopen else store
        record = opened.meeting(meeting_id)
        assert (record.area, record.agenda) == (begun_with.area, begun_with.agenda)
        assert record.agenda.number("equality") > 0
        notes = record.entry("equality")
        assert notes is not None
        assert notes.notes == "He cannot read."
        assert opened.meeting(later).area.marking == "OFFICIAL"
        assert opened.meeting(later).area.confidentiality_statement == WORDING


def test_what_is_written_in_it_later_is_written_with_what_it_was_begun_with(
    store: Store,
) -> None:
    meeting_id = held(store)
    store.set_area(ours(store.area_settings))
    store.write([Edit("Meeting", meeting_id, "needs", "None known")], meeting_id)
    assert store.meeting(meeting_id).agenda.number("equality") > 0
    assert store.meeting(meeting_id).meeting.needs == "None known"


def test_once_it_is_signed_its_minutes_alone_keep_it(open_store: OpenStore) -> None:
    store = open_store()
    meeting_id = ready(store)
    store.set_area(ours(store.area_settings))
    sign(store, meeting_id)
    statement = program_settings().area.confidentiality_statement
    version = store.signed(meeting_id)
    assert version is not None
    assert version[1].area.confidentiality_statement == statement
    store.set_area(store.area_settings.with_area(name="Elsewhere"))
    with store._reading() as connection:
        assert settings.read(connection)[settings.AREA_BEGUN] == ""
    store.amend(meeting_id, "A name was wrong.")
    assert store.meeting(meeting_id).area.confidentiality_statement == statement


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"marking": ""}, "Not changed. Marking: It cannot be empty."),
        ({"agencies": ["Police"]}, "Not changed. Agencies: Probation is of the Responsible"),
    ],
)
def test_settings_that_nobody_could_work_with_are_refused(
    store: Store, values: dict[str, object], sentence: str
) -> None:
    before = store.area_settings
    with pytest.raises(AreaUnusable) as refused:
        store.set_area(before.with_area(**values))
    assert refused.value.sentence.startswith(sentence)
    assert (store.area_settings, noted(store)) == (before, [])


def test_an_agenda_without_what_every_meeting_needs_is_refused(store: Store) -> None:
    before = store.area_settings
    with pytest.raises(AreaUnusable) as refused:
        store.set_area(AreaSettings(before.area, without(before.agenda, "disclosure")))
    assert "leaves out disclosure, which every MAPP meeting needs" in refused.value.sentence
    assert store.area_settings == before


def test_an_agenda_in_the_folder_is_taken_in_once(open_store: OpenStore, tmp_path: Path) -> None:
    store = open_store()
    begun = held(store)
    standard = store.area_settings.agenda
    file = tmp_path / "vault" / "agenda.toml"
    own = without(standard, "equality")
    file.write_text(_agenda_text(own), encoding="utf-8")
    store = open_store()
    assert store.area_settings.agenda == own
    # What was begun before there was a place for it in the vault was begun with the file.
    assert store.meeting(begun).agenda == own
    assert noted(store) == ["Agenda, from agenda.toml"]
    store.set_area(AreaSettings(store.area_settings.area, standard))
    assert open_store().area_settings.agenda == standard
    other = without(standard, "checks")
    file.write_text(_agenda_text(other), encoding="utf-8")
    store = open_store()
    assert store.area_settings.agenda == other
    assert store.meeting(begun).agenda == own
    file.unlink()
    assert open_store().area_settings.agenda == other


def _agenda_text(agenda: Agenda) -> str:
    whole = area_file(AreaSettings(program_settings().area, agenda))
    alone = whole[whole.index("[agenda]") :].removeprefix("[agenda]\n")
    return alone.replace("agenda.item", "item")


def test_a_vault_that_can_only_be_read_goes_by_its_agenda_and_changes_nothing(
    open_store: OpenStore, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    own = without(store.area_settings.agenda, "equality")
    store.close()
    (tmp_path / "vault" / "agenda.toml").write_text(_agenda_text(own), encoding="utf-8")
    monkeypatch.setattr("mappa_tui.storage.opened.is_read_only", lambda folder: True)
    store = Store(tmp_path / "vault", clock, let_in())
    assert store.area_settings.agenda == own
    with pytest.raises(VaultReadOnly):
        store.set_area(ours(store.area_settings))
    assert noted(store) == []
    store.close()


@pytest.mark.parametrize("text", ["{", "[]", '{"area": {"name": 3}}', '{"agenda": 1}'])
def test_settings_that_cannot_be_read_are_said_to_be(open_store: OpenStore, text: str) -> None:
    store = open_store()
    store.set_setting(settings.AREA, text)
    with pytest.raises(VaultUnreadable, match="settings of the area cannot be read"):
        open_store()


def test_what_is_stored_is_what_differs(store: Store) -> None:
    store.set_area(store.area_settings.with_area(name="Derwent Vale"))
    with store._reading() as connection:
        stored = settings.read(connection)[settings.AREA]
    assert json.loads(stored) == {"area": {"name": "Derwent Vale"}}
