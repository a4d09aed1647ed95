from datetime import date
from pathlib import Path

from mappa_tui.domain.change import Put
from mappa_tui.domain.referral import Referral
from tests.screens.seeing import NOTHING, PANE, WHOLE, WIDE, at_home, opened, vault


async def test_the_thread_of_a_case_is_seen_and_each_line_leads_to_what_it_is_about(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, WHOLE)
    with opened(folder) as store:
        case_id = store.home().cases[0].id
        received = date(2024, 12, 10)
        row = Referral(case_id=case_id, received=received, agency="Police", level="2")
        store.write([Put(row)])
    async with at_home(folder, WIDE) as person:
        await person.see("Open actions")
        await person.press("f")
        await person.see("Whom is the referral about?")
        person.burst(*"x4829", "enter")
        await person.see("New referral", "13 Referrals")
        await person.press("escape")
        await person.see_no("New referral")
        await person.go_to(14, "Time line")
        await person.see_row("29 Apr 2025", "22 Jul 2025", "14 Oct 2025")
        await person.see_row("Children ", "no entry", "▆ high", "█ very high")
        await person.see("To come, 2025", "in 3 days", "(restricted)")
        await person.press("enter")
        await person.see(
            "What became of disclosure (a)?", "Dawn Prior, disclose, 14 Oct 2025", "Done on"
        )
        await person.type("14 oct")
        await person.press("escape")
        await person.see_row("▸", "(b) Claire Prior: to be told by then")
        await person.see("To come, 2025   3")
        await person.press("end")
        await person.see("until further order: Sexual Harm Prevention Order", "Without a day")
        await person.press("enter")
        await person.see("Condition or order")
        await person.press("escape", "up", "up")
        await person.see_row("▸", "10 Dec 2024", "from Police, for Level 2: not decided yet")
        await person.press("enter")
        await person.see("The test for Level 2 is not known yet")
        await person.press("escape", "up", "up")
        await person.see_row("▸", "29 Apr 2025", "Level 2 initial 1, held, on paper")
        await person.press("up", "up", "up")
        await person.see_row("▸", "Meeting", "Level 2 review 3, held, not signed off yet")
        await person.press("enter")
        await person.see(" of 18")
    with opened(folder) as store:
        record = store.case(case_id)
    assert record.disclosures[0].done_on == date(2025, 10, 14)
    assert [each.id for each in record.referrals] == [row.id]


async def test_an_empty_case_says_what_will_stand_there(tmp_path: Path) -> None:
    folder = vault(tmp_path, NOTHING)
    async with at_home(folder, PANE) as person:
        await person.see("Nothing is stored yet.")
        await person.press("c")
        await person.see("Surname            ▌")
        await person.type("Hale")
        await person.go_to(14, "Time line")
        await person.see("RoSH has not been recorded", "Nothing yet. Referrals, meetings")
