from pathlib import Path

from mappa_tui.domain.action import CANCELLED, OPEN
from mappa_tui.domain.disclosure import DISCLOSE, NOT_DISCLOSE
from tests.screens.seeing import RUNNING, WHOLE, Person, in_room, stored, vault

SIZE = (80, 60)


async def test_the_question_of_327b_brings_the_presumption_in_words(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 14, "Disclosure check") as person:
        await person.see("! child sex offender (s.327B): yes, no or unknown?")
        await person.see("Nobody yet: ctrl+n begins with a person.", "Nobody, because")
        await person.press("u")
        await person.see("Every meeting considers disclosure: each person, decided with reasons.")
        await person.press("backspace", "y")
        await person.see("So section 327A of the Criminal Justice Act 2003 presumes telling")
        await person.see_no("child sex offender (s.327B)")
        await person.field("Nobody, because")
        await person.type("Nobody lives near.")
        await person.save()
        await person.see("F5 Missing ! 3")
    meeting = stored(folder).meeting
    assert (meeting.child_sex_offender, meeting.no_recipient) == ("yes", "Nobody lives near.")


async def _decide(person: Person, letter: str) -> None:
    await person.field("Decision")
    await person.press(letter, "tab")


async def test_a_decision_shows_its_fields_and_makes_and_cancels_the_action(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        await person.press("y", "ctrl+n")
        await person.see("▌  member of the public")
        await person.press("m", "tab")
        await person.type("dawn")
        await person.see("▸ Dawn Prior")
        await person.press("tab")
        await person.see("Relation           ▌ partner since late August")
        await person.see("7 Weaver Court, Ripford")
        await person.press("tab")
        await person.see("Address            ▌ 7 Weaver Court, Ripford")
        await person.type("7 Weaver Close")
        await person.see("Address            ▌ 7 Weaver Close")
        await person.field("(a) child at risk")
        await person.press("y", "tab", "y")
        await person.see_no("By whom", "Against presumption", "Deferred to")
        await _decide(person, "d")
        await person.see("By whom", "How", "Conditions", "! how will they be told?")
        await person.field("By whom")
        await person.type("DC Owen Marsh")
        await person.field("How")
        await person.type("in person")
        await person.field("When")
        await person.type("17 Oct")
        await person.press("tab")
        await person.see("Friday 17 October 2025")
        await person.see_row("(a)", "Dawn Prior", "disclose, A6")
        await person.see_no("Against presumption", "Deferred to")
        await _decide(person, "d")
        await person.see("! why not, against the presumption?")
        await person.see_row("(a)", "do not disclose", "missing")
        await person.see_no("disclose, A6")
        await _decide(person, "d")
        await person.see("Deferred to", "Who decides then", "! who decides then?")
    record = stored(folder)
    [row] = record.disclosures
    [made] = [action for action in record.actions if action.disclosure_id == row.id]
    assert made.number == 6
    assert made.status == CANCELLED
    assert row.decision not in (DISCLOSE, NOT_DISCLOSE)


async def test_the_action_of_a_disclosure_is_made_once_it_is_decided(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    async with in_room(folder, 14, "Disclosure check") as person:
        await person.see_row("(a)", "Dawn Prior", "disclose, A6", "✓ complete")
        await person.see_row("(c)", "the manager of Ripford", "defer", "✓ complete")
        await person.see("(restricted)")
        await person.press("down")
        await person.see("Claire Prior", "52 Alport Road, Ripford")
        await person.field("Who is told")
        await person.press("f7", "delete")
        await person.type("Claire Prior and her sister")
        await person.save()
        await person.see_row("(b)", "Claire Prior and her")
    record = stored(folder)
    [action] = [each for each in record.actions if each.number == 8]
    assert action.task.startswith("Disclosure (b): tell Claire Prior and her sister, in person")
    assert action.status == OPEN


async def test_a_mappa_body_asks_only_who_it_is_since_that_is_sharing(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        await person.press("ctrl+n")
        await person.see("▌  member of the public", "Decision", "Lawful")
        await person.press("m", "m")
        await person.see("▸MAPPA body: this is sharing")
        await person.see_no("Lawful", "(a) child at risk")
        await person.press("tab")
        await person.type("Fire and rescue")
        await person.save()
        await person.see_row("(a)", "Fire and rescue", "✓ complete")


async def test_no_gap_is_left_where_a_decision_asks_for_little(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        await person.press("y", "ctrl+n")
        await person.see("MAPPA body: this is sharing", "Lawful")
        await person.wait(lambda: _rows_between(person, "Reasons", "Lawful") == 1, "a gap")
        await person.press("m", "m")
        await person.see_no("Lawful")
        await person.see("1 considered", "Handling")
        await person.wait(lambda: _rows_between(person, "Protects", "Reasons") == 1, "a gap")
        await person.wait(lambda: _rows_between(person, "Reasons", "Handling") == 1, "a gap")
        await person.press("left", "left")
        await person.see("(a) child at risk", "Lawful")


def _rows_between(person: Person, above: str, below: str) -> int:
    lines = person.lines()
    return lines.index(person.row(below)) - lines.index(person.row(above)) - 1


async def test_it_is_said_which_action_another_answer_cancels_and_why(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        await person.see_row("(a)", "Dawn Prior", "disclose, A6")
        await person.field("Kind")
        await person.press("left")
        await person.see("A6 is cancelled.", "the recipient is now a MAPPA body, which is sharing.")
    [action] = [each for each in stored(folder).actions if each.number == 6]
    assert action.cancel_reason == (
        "Disclosure (a): the recipient is now a MAPPA body, which is sharing."
    )
