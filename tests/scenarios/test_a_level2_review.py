"""Scenario A played with keys alone, from an empty store to the Word file."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID

from mappa_tui.domain.clock import Clock
from mappa_tui.domain.meeting import Issue, Version
from mappa_tui.domain.record import MeetingRecord, seal
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.make import make_vault
from mappa_tui.storage.vault.settings import RECOVERY_CONFIRMED
from tests.scenarios import a_outcome as outcome
from tests.scenarios import a_steps_after as after
from tests.scenarios import a_steps_before as before
from tests.scenarios import a_steps_close as close
from tests.scenarios import a_steps_meeting as meeting
from tests.scenarios.player import WallClock, sitting
from tests.scenarios.word import Minutes

ROOT = Path(__file__).parents[2]
REFERENCE = "X482913/3"
PASSPHRASE = "four geese over Selby"


async def test_a_level_2_review_is_held_from_an_empty_store_to_the_word_file(
    tmp_path: Path,
) -> None:
    vault, clock = tmp_path / "vault", WallClock("2025-10-13 09:00")
    made, _ = make_vault(vault, Clock(clock.now), "Leanne Cross", "", PASSPHRASE, LOWEST)
    with closing(Store(vault, Clock(clock.now), made)) as store:
        store.set_setting(RECOVERY_CONFIRMED, "yes")
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    await _until_the_program_is_left_in_mid_word(vault, clock, made)
    await _until_the_minutes_are_issued(vault, clock, made, first)
    record, [version], [issue] = _stored(vault, made)

    outcome.numbers_run_in_the_order_of_capture(record)
    outcome.eight_actions_are_open_and_two_came_from_disclosures(record)
    outcome.all_that_was_said_is_there(record)
    assert (version.number, version.sha256) == (1, seal(version.content))
    assert (str(issue.on), len(issue.recipients.splitlines())) == ("2025-10-20", 14)
    minutes = Minutes(first)
    outcome.items_stand_in_order(minutes)
    outcome.restricted_entries_are_left_out_and_said_to_be(minutes)
    outcome.eleven_actions_are_told_of_and_eight_stay_open(minutes)
    outcome.what_runs_beside_mappa_is_printed(minutes)
    outcome.dates_follow_from_the_level(minutes)
    outcome.the_first_version_is_signed_and_no_draft(minutes)

    async with sitting(vault, clock, access=made) as play:
        await after.amend(play)
        await after.sign(play, 2)
        await after.export(play, second)
        await play.leave()
    _, versions, _ = _stored(vault, made)

    assert versions[0] == version
    assert [row.number for row in versions] == [1, 2]
    assert versions[1].reason == after.REASON
    outcome.the_second_version_has_the_amendment(Minutes(second))
    outcome.restricted_entries_are_left_out_and_said_to_be(Minutes(second))
    _exports_the_same_on_the_command_line(vault, second, tmp_path / "third.docx")


async def _until_the_program_is_left_in_mid_word(
    vault: Path, clock: WallClock, made: Access
) -> None:
    async with sitting(vault, clock, access=made) as play:
        await before.enter_case(play)
        await before.enter_lists(play)
        await before.enter_history(play)
        await before.plan_meeting(play)
        await play.leave()
    clock.set("2025-10-14 10:02")
    async with sitting(vault, clock, access=made) as play:
        await meeting.begin(play)
        await meeting.open_and_attend(play)
        await meeting.look_back(play)
        await meeting.share(play)
        await meeting.assess(play)
        await meeting.plan_measures(play)
        await meeting.keep_safe(play)
        await play.leave()


async def _until_the_minutes_are_issued(
    vault: Path, clock: WallClock, made: Access, to: Path
) -> None:
    async with sitting(vault, clock, access=made) as play:
        await meeting.come_back(play)
        await meeting.prepare_for_failure(play)
        await close.check_disclosure(play)
        await close.check_others(play)
        await close.decide(play)
        await close.close(play)
        await after.sign_too_early(play)
        await after.sign_without_control(play)
        await after.answer(play)
        await after.sign(play, 1)
        await after.issue(play)
        await after.export(play, to)
        await play.leave()


def _stored(vault: Path, made: Access) -> tuple[MeetingRecord, list[Version], list[Issue]]:
    """Read the vault after the program has closed it."""
    store = Store(vault, Clock(), made)
    try:
        meeting_id = store.find_meeting(REFERENCE)
        assert isinstance(meeting_id, UUID)
        return store.meeting(meeting_id), store.versions(meeting_id), store.issues(meeting_id)
    finally:
        store.close()


def _exports_the_same_on_the_command_line(vault: Path, same_as: Path, to: Path) -> None:
    command = [sys.executable, "-m", "mappa_tui", "export", REFERENCE, "--to", str(to)]
    settings = os.environ | {"MAPPA_TUI_HOME": str(vault)}
    typed = f"{PASSPHRASE}\n"

    def export() -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command, env=settings, cwd=ROOT, capture_output=True, text=True, input=typed
        )

    done = export()
    assert (done.returncode, done.stderr) == (0, "")
    assert Minutes(to).text == Minutes(same_as).text
    written = to.read_bytes()
    again = export()
    assert again.returncode == 1
    assert "is there already" in again.stderr
    assert to.read_bytes() == written
